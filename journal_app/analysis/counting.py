# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which days count towards a mean.

Hides the two ways a day is taken out: it was marked "not tracked", or the reader left it out. A day marked "too ill to
log" is never taken out: it is missing for a reason, and its count stands beside every mean.
"""

from collections.abc import Sequence
from datetime import date

from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day, Mark
from journal_app.store.queries import Facts


def uncounted_days(facts: Facts, tracker: str) -> frozenset[int]:
    """The days, as ordinals, that count in no mean of the tracker with this key."""
    left_out = (day for one in facts.every(Exclusion) if one.tracker in {"", tracker} for day in days_left_out(one))
    return frozenset(marked_days(facts.days(), Mark.NOT_TRACKED)).union(left_out)


def marked_days(days: Sequence[Day], mark: Mark) -> list[int]:
    """The days with a mark, as ordinals in order."""
    return [day.day.toordinal() for day in days if day.mark is mark]


def days_left_out(exclusion: Exclusion) -> range:
    """The days of an exclusion, as ordinals."""
    return range(exclusion.first_on.toordinal(), exclusion.last_on.toordinal() + 1)


def too_ill_days(facts: Facts) -> list[int]:
    """The days marked too ill to log on which indeed nothing was scored, as ordinals in order."""
    scored = set(facts.scored_days())
    return [day for day in marked_days(facts.days(), Mark.TOO_ILL) if date.fromordinal(day) not in scored]
