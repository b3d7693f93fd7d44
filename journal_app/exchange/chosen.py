# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What of a journal is to go out: which days, and which trackers.

Hides how a fact that lasts is held against days, and how a million scores are read without holding them all.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Score, Tracker
from journal_app.errors import EntryRefused
from journal_app.store.queries import Facts
from journal_app.words import _, day_text

Check = Callable[[], None]
"""Asked again and again while something is written; whatever it raises ends the work, and nothing is left of it."""


def go_on() -> None:
    """Nobody wants to stop."""


@frozen
class Chosen:
    """Days, both ends included and open where None, and the keys of trackers, where none means all."""

    first: date | None = None
    last: date | None = None
    trackers: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.first or self.last or self.trackers)

    def holds(self, first: date, last: date | None = None) -> bool:
        """Whether any of these days is chosen; ``last`` is None for one day."""
        return (self.last is None or first <= self.last) and (self.first is None or (last or first) >= self.first)

    def lasts_into(self, first: date, last: date | None) -> bool:
        """The same for something that is not over yet where ``last`` is None."""
        return self.holds(first, last or date.max)

    def takes(self, tracker: str) -> bool:
        """Whether the tracker with this key is chosen."""
        return not self.trackers or tracker in self.trackers


EVERYTHING = Chosen()


def chosen_of(facts: Facts, first: date | None, last: date | None, trackers: Iterable[str] = ()) -> Chosen:
    """The choice; EntryRefused where the first day comes after the last, NotFound for a tracker that is not there."""
    if first is not None and last is not None and first > last:
        raise EntryRefused(
            _("The first day, {first}, comes after the last, {last}.").format(
                first=day_text(first), last=day_text(last)
            ),
            _("Nothing was written."),
        )
    return Chosen(first=first, last=last, trackers=frozenset(facts.tracker(key).key for key in trackers))


def trackers_in(facts: Facts, chosen: Chosen) -> list[Tracker]:
    """The chosen trackers, put away or not, in the reader's order."""
    return [tracker for tracker in facts.trackers(archived=True) if chosen.takes(tracker.key)]


def scores_in(facts: Facts, chosen: Chosen) -> Iterator[Score]:
    """The chosen scores by day, tracker and time; no more than a year of them is held at a time."""
    span = facts.span()
    if span is None:
        return
    first, last = max(span[0], chosen.first or span[0]), min(span[1], chosen.last or span[1])
    for year in range(first.year, last.year + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        yield from (score for score in facts.scores(begin, end) if chosen.takes(score.tracker))
