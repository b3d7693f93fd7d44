# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Facts of any kind of one file set against what is already in the journal.

Hides when two facts are the same one: all that was entered is equal, whoever entered it, when, and under which id.
"""

import dataclasses
from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import TypeVar

from journal_app.domain.facts import Fact, Kind
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store import rows
from journal_app.store.queries import Facts
from journal_app.words import _

F = TypeVar("F", bound=Fact)
# Where something stands in a list is no part of what it says.
_LEFT_OUT = frozenset(field.name for field in dataclasses.fields(Fact)) | {"position"}


class FactLines:
    """The facts of one file, in its order. Invariant: nothing is added that is here already or came before."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._present: dict[type[Fact], dict[Hashable, Fact]] = {}
        self._earlier: dict[Hashable, tuple[str, Fact]] = {}
        self._entries: list[Entry] = []
        self.whose = ""
        """The key of the person whose records are offered now, where the file speaks of several."""

    def offer(self, where: str, fact: F, reason: str = "") -> F:
        """Take a fact to be added or skipped; gives the one there is then: here, earlier in the file, or itself."""
        kind, said = rows.kind_of(type(fact)), _said(fact)
        known = self._known(type(fact)).get(said)
        if known is not None:
            self.skip(where, _("Already here."), kind)
            return known
        if (self.whose, kind, said) in self._earlier:
            place, earlier = self._earlier[self.whose, kind, said]
            self.skip(where, _("The same as {place}.").format(place=place), kind)
            return earlier if isinstance(earlier, type(fact)) else fact
        self._earlier[self.whose, kind, said] = where, fact
        self._close(Entry(action=Action.ADD, where=where, kind=kind, fact=fact, reason=reason))
        return fact

    def change(self, where: str, fact: Fact, reason: str) -> None:
        """Take a fact that is here already to be kept as it is given now."""
        kind = rows.kind_of(type(fact))
        self._close(Entry(action=Action.CHANGE, where=where, kind=kind, fact=fact, reason=reason))

    def skip(self, where: str, reason: str, kind: Kind | None = None) -> None:
        """Leave a record out that says itself that it does not count, or that is here."""
        self._close(Entry(action=Action.SKIP, where=where, kind=kind, reason=reason))

    def reject(self, where: str, reason: str, readings: tuple[str, ...] = (), kind: Kind | None = None) -> None:
        """Refuse a record for a reason in whole sentences."""
        self._close(Entry(action=Action.REJECT, where=where, kind=kind, reason=reason, readings=readings))

    def entries(self) -> Iterator[Entry]:
        """The plan's lines."""
        yield from self._entries

    def _close(self, entry: Entry) -> None:
        self._entries.append(replace(entry, whose=self.whose) if self.whose else entry)

    def _known(self, fact_type: type[F]) -> dict[Hashable, F]:
        if fact_type not in self._present:
            self._present[fact_type] = {_said(fact): fact for fact in self._facts.every(fact_type)}
        return self._present[fact_type]  # type: ignore[return-value]


def _said(fact: Fact) -> Hashable:
    """All that was entered of a fact."""
    return tuple(getattr(fact, field.name) for field in dataclasses.fields(fact) if field.name not in _LEFT_OUT)
