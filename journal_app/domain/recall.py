# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long after its day a score was given.

Hides how an instant becomes a day of the journal, and that what came from a file was not recalled by anybody: when it
was read in says nothing of when it was felt.
"""

from datetime import datetime, time

from journal_app.domain.days import DAY_ENDS, days_between, journal_day
from journal_app.domain.facts import TYPED
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Score
from journal_app.words import ngettext


@frozen
class Recall:
    """``now`` is a local instant, ``day_ends`` when the journal's days end."""

    now: datetime
    day_ends: time = DAY_ENDS

    def days_later(self, score: Score) -> int:
        """Whole days from a score's day to the one it was entered on; 0 when that is not known or not later."""
        if score.recorded_at is None or score.source != TYPED:
            return 0
        return max(0, days_between(score.day, journal_day(self._local(score.recorded_at), self.day_ends)))

    def words(self, score: Score) -> str:
        """How long afterwards a score was recalled, nothing when it was given on its day."""
        return later_words(self.days_later(score))

    def _local(self, at: datetime) -> datetime:
        """An instant on the clock that was shown then: the system's, which knows of summer time, where it is ours."""
        system = at.astimezone()
        return system if self.now.astimezone().utcoffset() == self.now.utcoffset() else at.astimezone(self.now.tzinfo)


def later_words(days: int) -> str:
    """That something was recalled so many days later; nothing for none."""
    if not days:
        return ""
    # Translators: said of a score that was entered some days after its day
    return ngettext("recalled {count} day later", "recalled {count} days later", days).format(count=days)
