# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Blood results that two sources print of one draw, offered to be kept as one.

Hides when two results may be one (the same analyte and value within a day, in one unit or after the other is
exchanged), what one adds to the other, and how it is remembered that they were made one: the second is then known when
its file is read again, though it stands nowhere by itself.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from journal_app.domain import records
from journal_app.domain.catalogues import analytes
from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.units import NoConversion, convert
from journal_app.exchange.previews.plan import Action, Entry, Option
from journal_app.exchange.previews.result_lines import lab_identity, same_moment
from journal_app.store.queries import Facts
from journal_app.words import _, day_text

FORMAT = "same-result"
"""The format under which results that were made one with another are remembered as mappings."""
_DAYS = (timedelta(0), timedelta(-1), timedelta(1))
_LIMITS = ("range_low", "range_high", "range_text")
_DETAILS = ("collected_time", "flag", "laboratory", "fasting", "note")


class Twins:
    """Sets each result that would be added beside those within a day of it, here and earlier in the file."""

    def __init__(self, facts: Facts) -> None:
        self._here: defaultdict[tuple[str, date], list[LabResult]] = defaultdict(list)
        for result in facts.lab_results():
            self._here[result.analyte, result.collected_on].append(result)
        self._in_file: defaultdict[tuple[str, str, date], list[tuple[str, LabResult]]] = defaultdict(list)
        self._made_one = {mapping.name for mapping in facts.mappings(FORMAT)}

    def __call__(self, entry: Entry) -> Entry:
        """The line with what can be done with it beside adding it."""
        if entry.kind is not Kind.LAB_RESULT:
            return entry
        if entry.action is Action.REJECT:
            return self._read_before(entry)
        if entry.action is not Action.ADD or not isinstance(entry.fact, LabResult):
            return entry
        return self._set_beside(entry, entry.fact)

    def _set_beside(self, entry: Entry, result: LabResult) -> Entry:
        if self._made_one and _name(result) in self._made_one:
            option = Option(words=_("Add it as a result of its own."), action=Action.ADD, fact=result)
            reason = _("You kept it as one with another result.")
            return replace(entry, action=Action.SKIP, fact=None, reason=reason, options=(option, *entry.options))
        here = next((one for one in self._near(result) if _are_alike(one, result)), None)
        earlier = self._earlier(entry.whose, result)
        self._in_file[entry.whose, result.analyte, result.collected_on].append((entry.where, result))
        if here is not None:
            said, option = _said_of(here, result), _kept_as_one(here, result)
        elif earlier is not None:
            said, option = _said_of(earlier[1], result, earlier[0]), _left_to(result)
        else:
            return entry
        reason = " ".join(part for part in (said, entry.reason) if part)
        return replace(entry, reason=reason, options=(*entry.options, option))

    def _read_before(self, entry: Entry) -> Entry:
        """A line that can be read in two ways, and was: the reading that was taken is here."""
        for option in entry.options:
            result = option.fact
            if isinstance(result, LabResult) and any(_are_one(one, result) for one in self._on(result)):
                return replace(entry, action=Action.SKIP, reason=_("Already here."), readings=(), options=())
        return entry

    def _on(self, result: LabResult) -> list[LabResult]:
        return self._here.get((result.analyte, result.collected_on), [])

    def _near(self, result: LabResult) -> Iterator[LabResult]:
        for days in _days_around(result.collected_on):
            yield from self._here.get((result.analyte, days), ())

    def _earlier(self, whose: str, result: LabResult) -> tuple[str, LabResult] | None:
        for day in _days_around(result.collected_on):
            for where, other in self._in_file.get((whose, result.analyte, day), ()):
                if _are_alike(other, result):
                    return where, other
        return None


def _days_around(day: date) -> Iterator[date]:
    for apart in _DAYS:
        if date.min < day < date.max:
            yield day + apart


def _are_one(one: LabResult, other: LabResult) -> bool:
    return lab_identity(one) == lab_identity(other) and same_moment(one.collected_time, other.collected_time)


def _are_alike(one: LabResult, other: LabResult) -> bool:
    """Whether two results say the same, each as exactly as it was printed."""
    if one.comparator is not other.comparator:
        return False
    if _is_same_unit(one, other):
        return one.value == other.value
    return _is_rounded(one, other) or _is_rounded(other, one)


def _is_same_unit(one: LabResult, other: LabResult) -> bool:
    return (one.unit_code or one.unit) == (other.unit_code or other.unit)


def _is_rounded(exact: LabResult, printed: LabResult) -> bool:
    """Whether the value of one, exchanged into the unit of the other, is rounded to the value of that."""
    analyte = analytes().get(exact.analyte)
    if analyte is None or not exact.unit_code or not printed.unit_code:
        return False
    try:
        exchanged = convert(exact.value, exact.unit_code, printed.unit_code, analyte)
    except NoConversion:
        return False
    half = Decimal(5).scaleb(int(printed.value.as_tuple().exponent) - 1)
    return abs(exchanged - printed.value) <= half


def _said_of(other: LabResult, result: LabResult, where: str = "") -> str:
    """Why two results may be one, in words."""
    place = where or other.laboratory
    names = {"day": day_text(other.collected_on), "place": place}
    if _is_same_unit(other, result):
        if where:
            return _("It has the same value as {place}, of {day}: both may be one result.").format(**names)
        if place:
            return _("The journal has the same value from {place}, {day}: both may be one result.").format(**names)
        return _("The journal has the same value, {day}: both may be one result.").format(**names)
    if where:
        return _("It has the same value as {place}, of {day}, in another unit: both may be one result.").format(**names)
    if place:
        words = _("The journal has the same value in another unit from {place}, {day}: both may be one result.")
        return words.format(**names)
    return _("The journal has the same value in another unit, {day}: both may be one result.").format(**names)


def _kept_as_one(here: LabResult, result: LabResult) -> Option:
    """The choice to keep what is here, with what the file says beyond it."""
    missing = {
        name: value
        for name in _DETAILS
        if (value := getattr(result, name)) not in {None, ""} and getattr(here, name) in {None, ""}
    }
    if _is_same_unit(here, result) and not any(getattr(here, name) not in {None, ""} for name in _LIMITS):
        missing |= {name: value for name in _LIMITS if (value := getattr(result, name)) not in {None, ""}}
    if not missing:
        return _left_to(result)
    words = _("Keep one: the one here, with what the file says beyond it.")
    return Option(words=words, action=Action.CHANGE, fact=replace(here, **missing), keeps=(_memory(result),))


def _left_to(result: LabResult) -> Option:
    """The choice to leave a result out, since the other one says the same."""
    return Option(words=_("Keep one: leave this one out."), action=Action.SKIP, keeps=(_memory(result),))


def _memory(result: LabResult) -> records.Mapping:
    said = {"analyte": result.analyte, "day": result.collected_on.isoformat()}
    return records.Mapping(format=FORMAT, name=_name(result), content=json.dumps(said))


def _name(result: LabResult) -> str:
    """A fingerprint of a result as its file prints it."""
    said = (*map(str, _parts(result)), str(result.collected_time or ""))
    return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()


def _parts(result: LabResult) -> tuple[object, ...]:
    return (
        result.collected_on,
        result.analyte,
        result.comparator.value,
        format(result.value.normalize(), "f"),
        result.unit_code or result.unit,
    )
