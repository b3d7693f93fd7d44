# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was changed or deleted by hand since it was read in, kept from being overwritten or brought back by a file.

Hides how a line of a file is known for something that stands here otherwise now, or no more: by what the journal said
when it was read in. Such a line is offered with both values and not done; whichever format it came in.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import fields, replace
from datetime import date

from journal_app.analysis.past_words import names_in
from journal_app.domain.facts import Fact
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.records import Card, CardMark, Exclusion, Expectation, Laboratory, Setting
from journal_app.domain.scores import Score, Tracker
from journal_app.domain.treatments import Infusion
from journal_app.exchange.previews.differences import difference_words, taking
from journal_app.exchange.previews.plan import Action, Entry, Option
from journal_app.exchange.previews.result_lines import infusion_identity, lab_identity, same_moment
from journal_app.exchange.previews.sameness import IDENTITIES
from journal_app.store.by_hand import HandChange
from journal_app.store.queries import Facts
from journal_app.words import _

_STAMPED = frozenset(field.name for field in fields(Fact))
_NAMED_BY: dict[type[Fact], tuple[str, ...]] = {
    Tracker: ("key",),
    Exclusion: ("first_on", "last_on", "tracker"),
    Expectation: ("tracker", "kind", "size"),
    Card: ("key",),
    CardMark: ("card",),
    Laboratory: ("name", "analyte"),
    Setting: ("key",),
}
"""What makes two facts the same one, for those that nobody sends on."""


class ByHand:
    """What was changed here by hand. Invariant: no line it has decided on touches any of that by itself."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._names = names_in(facts)
        self._by_id: dict[str, HandChange] = {}
        self._by_identity: defaultdict[Hashable, list[HandChange]] = defaultdict(list)
        self._brought_back: set[str] = set()
        for change in facts.changed_by_hand():
            self._by_id[change.was.id] = change
            self._by_identity[_identity(change.was)].append(change)

    @property
    def days(self) -> frozenset[date]:
        """The days of the scores among them."""
        everything = (change.was for changes in self._by_identity.values() for change in changes)
        return frozenset(was.day for was in everything if isinstance(was, Score))

    def __call__(self, entry: Entry) -> Entry:
        """The line as it is, or offered and not done where it speaks of something changed by hand."""
        if entry.fact is None or entry.action not in {Action.ADD, Action.CHANGE}:
            return entry
        change = self._found(entry.fact)
        if change is None:
            return entry
        if entry.action is Action.CHANGE:
            return self._offered(entry, change, entry.fact)
        if change.now is not None:
            return self._offered(entry, change, _taking(change.now, entry.fact))
        return self._offered(entry, change, self._again(change, entry.fact))

    def _found(self, fact: Fact) -> HandChange | None:
        if fact.id:
            known = self._by_id.get(fact.id)
            # One may stand for a day as a whole: what was typed in place of a deleted one is not overwritten either.
            return known or (self._of_same(fact) if isinstance(fact, Score) else None)
        return self._of_same(fact)

    def _of_same(self, fact: Fact) -> HandChange | None:
        moment = _moment(fact)
        changes = self._by_identity.get(_identity(fact), ())
        return next((change for change in changes if same_moment(_moment(change.was), moment)), None)

    def _again(self, change: HandChange, fact: Fact) -> Fact:
        """A deleted fact as it would come back: under its old id, which tells the journal that this was answered."""
        if change.was.id in self._brought_back:
            return fact
        self._brought_back.add(change.was.id)
        return replace(fact, id=change.was.id)

    def _offered(self, entry: Entry, change: HandChange, taken: Fact) -> Entry:
        """The line with its fact as an option; what a reader of files said of it goes on where it still holds."""
        if entry.action is Action.ADD and change.now is None:
            reason = " ".join(part for part in (_("It was deleted here after it was read in."), entry.reason) if part)
            option = Option(words=_("Take it in again."), action=Action.ADD, fact=taken)
        else:
            reason = f"{_('It was changed here by hand after it was read in.')} {self._differences(taken)}".strip()
            option = taking(taken)
        return replace(entry, action=Action.SKIP, fact=None, reason=reason, options=(option, *entry.options))

    def _differences(self, taken: Fact) -> str:
        return difference_words(self._facts.get(type(taken), taken.id), taken, self._names)


def _identity(fact: Fact) -> Hashable:
    match fact:
        case LabResult():
            return LabResult, lab_identity(fact)
        case Infusion():
            return Infusion, infusion_identity(fact)
    known = IDENTITIES.get(type(fact))
    if known is not None:
        return type(fact), known[2](fact)
    names = _NAMED_BY.get(type(fact), ("id",))
    return type(fact), *(getattr(fact, name) for name in names)


def _moment(fact: Fact) -> Hashable:
    match fact:
        case LabResult():
            return fact.collected_time
        case Infusion():
            return fact.given_time
        case _:
            return None


def _taking(here: Fact, there: Fact) -> Fact:
    """The fact here as the file has it; what the file does not say stays, but for the sign, which is of the value."""
    said = {
        field.name: value
        for field in fields(there)
        if field.name not in _STAMPED and ((value := getattr(there, field.name)) not in {None, ""} or _is_sign(value))
    }
    return replace(here, **said)


def _is_sign(value: object) -> bool:
    return isinstance(value, Comparator)
