# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Lab results and infusions of one file set against what is already in the journal.

Hides when two records mean the same draw or the same infusion: day, analyte or product, comparator, value and unit are
equal, and so is the time where both have one (a value typed from paper seldom has).
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace
from typing import Any, TypeVar

from journal_app.domain.catalogues import find_product
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Infusion
from journal_app.exchange.previews.plan import Action, Entries, Entry, Option
from journal_app.store.queries import Facts
from journal_app.words import _, number_text, with_commas

F = TypeVar("F", bound=Fact)

# What a later file may add to, or correct in, a result that is recognised by its value.
_DETAILS = ("range_low", "range_high", "range_text", "flag", "laboratory", "fasting", "note")


class ResultLines:
    """The records of one file, in its order. Invariant: nothing is added that is here already or came before."""

    def __init__(self, facts: Facts, *, corrects: bool = False) -> None:
        """``corrects``: a recognised result takes over the details that the file gives otherwise."""
        self._corrects = corrects
        self._labs: defaultdict[Hashable, list[LabResult]] = defaultdict(list)
        self._draws: defaultdict[Hashable, list[LabResult]] = defaultdict(list)
        for result in facts.lab_results():
            self._labs[lab_identity(result)].append(result)
            self._draws[result.collected_on, result.analyte].append(result)
        self._infusions: defaultdict[Hashable, list[Infusion]] = defaultdict(list)
        for infusion in facts.infusions():
            self._infusions[infusion_identity(infusion)].append(infusion)
        self._entries: list[Entry] = []
        self._earlier: defaultdict[Hashable, list[tuple[str, LabResult | Infusion]]] = defaultdict(list)
        self._added: dict[str, int] = {}
        self._recognised: set[str] = set()
        self._whose = ""

    def offer_lab(self, where: str, result: LabResult, remark: str = "", whose: str = "") -> None:
        """Take a lab result to be added, changed or skipped.

        ``remark`` is what is unusual about it, ``whose`` the key of its person where the file speaks of several.
        """
        self._whose = whose
        identity = lab_identity(result)
        known = [other for other in self._labs[identity] if same_moment(other.collected_time, result.collected_time)]
        if known:
            self._recognise(where, result, known)
        elif not self._is_repeated(where, Kind.LAB_RESULT, identity, result):
            reason = " ".join(part for part in (remark, self._beside(result)) if part)
            self._close(Action.ADD, where, Kind.LAB_RESULT, reason, result)

    def offer_infusion(self, where: str, infusion: Infusion, whose: str = "") -> Infusion:
        """Take an infusion to be added or skipped, ``whose`` as above; gives the one that stands for it then."""
        self._whose = whose
        identity = infusion_identity(infusion)
        here = self._infusions[identity]
        known = next((other for other in here if same_moment(other.given_time, infusion.given_time)), None)
        if known is not None:
            self._close(Action.SKIP, where, Kind.INFUSION, _("Already here."))
            return known
        before = [other for _place, other in self._earlier[whose, Kind.INFUSION, identity]]
        if self._is_repeated(where, Kind.INFUSION, identity, infusion):
            infusions = (other for other in before if isinstance(other, Infusion))
            return next(other for other in infusions if same_moment(other.given_time, infusion.given_time))
        self._close(Action.ADD, where, Kind.INFUSION, "", infusion)
        return infusion

    def offer_withheld(self, where: str, result: LabResult, reason: str, option: str, whose: str = "") -> None:
        """Take a lab result that is added only if the reader picks it: ``reason`` is why, ``option`` what they pick."""
        self._whose = whose
        here = self._labs[lab_identity(result)]
        if any(same_moment(other.collected_time, result.collected_time) for other in here):
            self._close(Action.SKIP, where, Kind.LAB_RESULT, _("Already here."))
            return
        self._close(Action.SKIP, where, Kind.LAB_RESULT, reason)
        options = (Option(words=option, action=Action.ADD, fact=result),)
        self._entries[-1] = replace(self._entries[-1], options=options)

    def skip(self, where: str, reason: str, kind: Kind | None = None, whose: str = "") -> None:
        """Leave a record out that says itself that it does not count."""
        self._whose = whose
        self._close(Action.SKIP, where, kind, reason)

    def reject(
        self,
        where: str,
        reason: str,
        readings: tuple[str, ...] = (),
        kind: Kind | None = None,
        *,
        options: tuple[Option, ...] = (),
        whose: str = "",
    ) -> None:
        """Refuse a record for a reason in whole sentences; ``options`` are the readings that can be kept.

        One that was picked before is here already.
        """
        if any(self._is_here(option.fact) for option in options):
            self.skip(where, _("Already here, in one of its readings."), kind, whose)
            return
        refused = Entry(action=Action.REJECT, where=where, kind=kind, reason=reason, readings=readings, whose=whose)
        self._entries.append(replace(refused, options=options) if options else refused)

    def entries(self) -> Entries:
        """The plan's lines."""
        return Entries(self._entries)

    def _is_here(self, fact: Fact | None) -> bool:
        if not isinstance(fact, LabResult):
            return False
        known = self._labs[lab_identity(fact)]
        return any(same_moment(other.collected_time, fact.collected_time) for other in known)

    def _recognise(self, where: str, result: LabResult, known: list[LabResult]) -> None:
        """Take a result that is here; of several lines that speak of one, the first alone may correct it."""
        left = [other for other in known if other.id not in self._recognised] or known
        meant = next((other for other in left if not _beyond(result, other)), left[0])
        differing = _beyond(result, meant)
        if not self._corrects or not differing or meant.id in self._recognised:
            self._recognised.add(meant.id)
            self._close(Action.SKIP, where, Kind.LAB_RESULT, _("Already here."))
            return
        self._recognised.add(meant.id)
        reason = _("Already here; the file says otherwise about: {names}.").format(names=with_commas(differing))
        self._close(Action.CHANGE, where, Kind.LAB_RESULT, reason, replace(meant, **differing))

    def _is_repeated(self, where: str, kind: Kind, identity: Hashable, fact: LabResult | Infusion) -> bool:
        moment = _moment(fact)
        earlier = self._earlier[self._whose, kind, identity]
        same = next(
            (index for index, (_place, other) in enumerate(earlier) if same_moment(_moment(other), moment)), None
        )
        if same is None:
            self._added[where] = len(self._entries)
            earlier.append((where, fact))
            return False
        self._fill(earlier[same][0], fact)
        self._close(Action.SKIP, where, kind, _("The same as {place}.").format(place=earlier[same][0]))
        return True

    def _fill(self, place: str, again: LabResult | Infusion) -> None:
        """Give an earlier line what a later one of the same result says beyond it: nothing that was printed is lost."""
        index = self._added[place]
        earlier = self._entries[index].fact
        if isinstance(earlier, LabResult) and isinstance(again, LabResult):
            missing = {name: value for name, value in _beyond(again, earlier).items() if not getattr(earlier, name)}
            self._entries[index] = replace(self._entries[index], fact=replace(earlier, **missing))

    def _beside(self, result: LabResult) -> str:
        """What to say of another value that the journal has for the same draw."""
        others = [
            f"{other.comparator}{number_text(other.value)} {other.unit}"
            for other in self._draws[result.collected_on, result.analyte]
            if same_moment(other.collected_time, result.collected_time)
        ]
        if not others:
            return ""
        return _("The journal also has {values} for this day.").format(values=with_commas(others))

    def _close(self, action: Action, where: str, kind: Kind | None, reason: str, fact: Fact | None = None) -> None:
        self._entries.append(Entry(action=action, where=where, kind=kind, fact=fact, reason=reason, whose=self._whose))


def _beyond(result: LabResult, other: LabResult) -> dict[str, Any]:
    """The details that one record of a result gives otherwise than the other; what it leaves out takes nothing away."""
    given = {name: getattr(result, name) for name in _DETAILS}
    return {name: value for name, value in given.items() if value not in {None, ""} and value != getattr(other, name)}


def lab_identity(result: LabResult) -> Hashable:
    """What two records of one result have in common, beside the time where both have one."""
    unit = result.unit_code or plain(result.unit)
    return result.collected_on, result.analyte, result.comparator.value, result.value, unit


def infusion_identity(infusion: Infusion) -> Hashable:
    """What two records of one infusion have in common, beside the time where both have one."""
    product = find_product(infusion.product)
    name = product.inn if product else plain(infusion.product)
    return infusion.given_on, name, infusion.amount, plain(infusion.unit)


def _moment(fact: LabResult | Infusion) -> Hashable:
    return fact.collected_time if isinstance(fact, LabResult) else fact.given_time


def same_moment(one: Hashable, other: Hashable) -> bool:
    """Whether two times speak of one moment; a value typed from paper seldom has one."""
    return one is None or other is None or one == other
