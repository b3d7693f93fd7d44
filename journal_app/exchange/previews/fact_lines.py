# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Facts of any kind of one file set against what is already in the journal.

Hides when two facts are the same one: all that was entered is equal, whoever entered it, when, and under which id. What
our own export wrote is also known by its id and by what it is about, though it was changed since.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from journal_app.analysis.past_words import names_in
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.treatments import CourseDay
from journal_app.exchange.previews.differences import difference_words, taking
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.exchange.previews.sameness import IDENTITIES
from journal_app.store import rows
from journal_app.store.queries import Facts
from journal_app.words import _

F = TypeVar("F", bound=Fact)
# What stays as it is here where the file's content is taken: not its source, which is then the file.
_KEPT = ("id", "entered_by", "recorded_at", "position")
# Where something stands in a list is no part of what it says.
_LEFT_OUT = frozenset(field.name for field in dataclasses.fields(Fact)) | {"position"}


class FactLines:
    """The facts of one file, in its order. Invariant: nothing is added that is here already or came before."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._present: dict[type[Fact], dict[Hashable, Fact]] = {}
        self._earlier: dict[Hashable, tuple[str, Fact]] = {}
        self._entries: list[Entry] = []
        self._own: dict[type[Fact], _Own] = {}
        self._matched: set[str] = set()
        self._names = names_in(facts)
        self._course_days: dict[Hashable, tuple[str, Fact]] = {}
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

    def offer_own(self, where: str, fact: F, kept_as: str = "") -> F:
        """Take a fact that our own export wrote, ``kept_as`` the id it had; where it is here otherwise it is left out.

        Gives the one there is then, as ``offer`` does.
        """
        known = self._known(type(fact)).get(_said(fact)) or self._like(fact, kept_as)
        if known is None:
            return self._offer_once(where, fact)
        self._matched.add(known.id)
        if _without_blanks(known) == _without_blanks(fact):
            self.skip(where, _("Already here."), rows.kind_of(type(fact)))
        else:
            self.leave_to_choose(where, known, fact)
        return known

    def leave_to_choose(self, where: str, here: F, there: F) -> None:
        """Leave out what is here otherwise, with both values and the choice to take what the file says."""
        stamp = {name: getattr(here, name) for name in _KEPT if hasattr(here, name)}
        taken = replace(there, **stamp)
        reason = f"{_('It is here otherwise.')} {difference_words(here, taken, self._names)}".strip()
        kind = rows.kind_of(type(here))
        self._close(Entry(action=Action.SKIP, where=where, kind=kind, reason=reason, options=(taking(taken),)))

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

    def _offer_once(self, where: str, fact: F) -> F:
        """Take a fact that is not here; of two for one day of a course, where one can be kept, the first."""
        if isinstance(fact, CourseDay):
            first, earlier = self._course_days.setdefault((self.whose, fact.course, fact.day), (where, fact))
            if _said(earlier) != _said(fact):
                self.reject(
                    where, _("{place} says otherwise about the same day.").format(place=first), (), Kind.COURSE_DAY
                )
                return fact
        return self.offer(where, fact)

    def _like(self, fact: F, kept_as: str) -> F | None:
        """The fact here that may be the same one, changed since: by its id, else by what it is about."""
        if type(fact) not in self._own:
            self._own[type(fact)] = _Own(self._facts.every(type(fact)))
        own = self._own[type(fact)]
        found = own.by_id.get(kept_as) or next(
            (one for one in own.by_about[_about(fact)] if one.id not in self._matched), None
        )
        return found if isinstance(found, type(fact)) else None

    def _close(self, entry: Entry) -> None:
        self._entries.append(replace(entry, whose=self.whose) if self.whose else entry)

    def _known(self, fact_type: type[F]) -> dict[Hashable, F]:
        if fact_type not in self._present:
            self._present[fact_type] = {_said(fact): fact for fact in self._facts.every(fact_type)}
        return self._present[fact_type]  # type: ignore[return-value]


class _Own:
    """The facts of one kind that are here, to be found by their id and by what they are about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.by_id: dict[str, Fact] = {}
        self.by_about: defaultdict[Hashable, list[Fact]] = defaultdict(list)
        for fact in facts:
            self.by_id[fact.id] = fact
            self.by_about[_about(fact)].append(fact)


def _about(fact: Fact) -> Hashable:
    """What a fact is about; for kinds of which nothing is said there, all that was entered of it."""
    known = IDENTITIES.get(type(fact))
    about: Hashable = known[2](fact) if known is not None else _said(fact)
    return about


def _said(fact: Fact) -> Hashable:
    """All that was entered of a fact."""
    return tuple(getattr(fact, field.name) for field in dataclasses.fields(fact) if field.name not in _LEFT_OUT)


def _without_blanks(fact: Fact) -> Hashable:
    """All that was entered of a fact, without the blanks around it, which no export keeps."""
    said = (getattr(fact, field.name) for field in dataclasses.fields(fact) if field.name not in _LEFT_OUT)
    return tuple(value.strip() if type(value) is str else value for value in said)
