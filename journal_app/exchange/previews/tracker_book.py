# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The trackers a file may speak of: those of the journal, and those it could have.

Hides how a tracker is found by its name, and that one which is on offer is added by the import that needs it.
"""

from collections.abc import Iterable
from dataclasses import replace

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.scores import Tracker
from journal_app.domain.spelling import plain
from journal_app.errors import NotFound
from journal_app.store.queries import Facts
from journal_app.words import _, with_commas


class TrackerBook:
    """Trackers by key and by name; the journal's own come first."""

    def __init__(self, facts: Facts, of_source: Iterable[Tracker] = ()) -> None:
        """``of_source`` are those that a file or format brings; they go before the ones on offer to everybody."""
        self._own = {tracker.key: tracker for tracker in facts.trackers(archived=True)}
        offered = [*(offer.tracker for offer in offered_trackers()), *of_source]
        self._offered = {tracker.key: tracker for tracker in offered if tracker.key not in self._own}
        self._by_spelling: dict[str, Tracker] = {}
        for tracker in (*self._own.values(), *self._offered.values()):
            self._by_spelling.setdefault(plain(tracker.key), tracker)
        for tracker in (*self._own.values(), *self._offered.values()):
            self._by_spelling.setdefault(plain(tracker.name), tracker)

    def find(self, name: str) -> Tracker:
        """The tracker with this key or name; NotFound names those there are."""
        found = self._own.get(name) or self._by_spelling.get(plain(name))
        if found is None:
            raise NotFound(
                _("There is no tracker called {name} in this journal.").format(name=name[:60])
                if name
                else _("The tracker is missing."),
                _("The trackers here: {known}.").format(known=with_commas(self._own)),
                _("Add the tracker first, then import again."),
            )
        return found

    def missing(self, keys: Iterable[str]) -> tuple[Tracker, ...]:
        """Those of the trackers that the journal does not have yet, to stand after the ones it has."""
        wanted = [self._offered[key] for key in sorted(keys) if key in self._offered]
        after = max((tracker.position for tracker in self._own.values()), default=-1) + 1
        return tuple(replace(tracker, position=after + place) for place, tracker in enumerate(wanted))
