# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long after its day a score was given. Knows no Qt.

Hides how an instant becomes a day of the journal, and that what came from a file was not recalled by anybody: when it
was read in says nothing of when it was felt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from journal_app.domain.days import DAY_ENDS, days_between, journal_day
from journal_app.domain.facts import TYPED
from journal_app.domain.scores import Score
from journal_app.ui.today.state import RowState
from journal_app.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """``now`` is a local instant; ``day_ends`` the journal's setting, empty when it was never changed."""

    now: datetime
    day_ends: str = ""

    def days_later(self, score: Score) -> int:
        """Whole days from a score's day to the one it was entered on; 0 when that is not known or not later."""
        if score.recorded_at is None or score.source != TYPED:
            return 0
        ends = time.fromisoformat(self.day_ends) if self.day_ends else DAY_ENDS
        return max(0, days_between(score.day, journal_day(self._local(score.recorded_at), ends)))

    def words(self, score: Score) -> str:
        """How long afterwards a score was recalled, nothing when it was given on its day."""
        days = self.days_later(score)
        return (
            ngettext("recalled {count} day later", "recalled {count} days later", days).format(count=days)
            if days
            else ""
        )

    def _local(self, at: datetime) -> datetime:
        """An instant on the clock that was shown then: the system's, which knows of summer time, where it is ours."""
        system = at.astimezone()
        return system if self.now.astimezone().utcoffset() == self.now.utcoffset() else at.astimezone(self.now.tzinfo)


def recalled_words(rows: Sequence[RowState]) -> str:
    """What of a day was recalled later, by tracker where it was not all at once."""
    scored = [row for row in rows if row.value is not None]
    later = [row for row in scored if row.recalled]
    if not later:
        return ""
    if len(later) == len(scored) and len({row.recalled for row in later}) == 1:
        return later[0].recalled
    return ", ".join(_("{tracker} {recalled}").format(tracker=row.name, recalled=row.recalled) for row in later)
