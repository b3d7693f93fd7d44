# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The observations of HL7 version 2 as lab results.

Hides in which field each thing stands (HL7 2.5.1, chapter 7), what the status of an observation means, and in which
order the places of a day are believed: the observation's own, the draw of its order, its specimen, then the report's.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journal_app.domain.drafts import LabDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import Reading, read_exact
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.domain.units import unit_code
from journal_app.errors import EntryRefused
from journal_app.exchange.files.json_text import is_printable_number
from journal_app.exchange.hl7.text import Segment, part_of
from journal_app.exchange.hl7.times import is_said, read_hl7_moment
from journal_app.exchange.labs import names as lab_names
from journal_app.exchange.labs.crosscheck import Said, read_lab
from journal_app.exchange.labs.printed_values import read_printed
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import N_, _, with_semicolons

_LOINC_SYSTEMS = {"LN", "LOINC", "2.16.840.1.113883.6.1", "HTTP://LOINC.ORG"}
FINAL = {"F", "C", "A", "B", "U", "V"}
WITHDRAWN = {"D", "W", "X"}
_NOT_FINAL = {
    "P": N_("Its status is P: it is preliminary."),
    "R": N_("Its status is R: nobody has verified it yet."),
    "S": N_("Its status is S: it is a part of a result."),
    "I": N_("Its status is I: it is pending."),
    "O": N_("Its status is O: it only orders a test."),
    "N": N_("Its status is N: nobody asked for it."),
    "D": N_("Its status is D: the laboratory deleted it."),
    "W": N_("Its status is W: the laboratory withdrew it as wrong."),
    "X": N_("Its status is X: it could not be obtained."),
}
_OTHER_KINDS = {
    **dict.fromkeys(("ED", "RP"), N_("Its value is not a number but a document.")),
    **dict.fromkeys(("DT", "TM", "TS", "DTM", "DR"), N_("Its value is not a number but a date or time.")),
    **dict.fromkeys(("XPN", "XCN", "XAD", "XTN", "XON", "EI", "CX"), N_("Its value is not a number but a name.")),
}
_CODED = {"CE", "CWE", "CNE", "CF"}
_SIGNS = {"": Comparator.NONE, "=": Comparator.NONE} | {sign.value: sign for sign in Comparator}
_MOST_SHOWN = 60
_LONGEST_UNIT = 120


@frozen
class Observation:
    """One observation, with the order it answers, the specimens of that order and what was noted beside both."""

    obx: Segment
    order: Segment | None = None
    specimens: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """The status as printed, the order's where the observation has none."""
        return self.obx.text(11) or (self.order.text(25) if self.order else "")

    @property
    def identity(self) -> tuple[str, ...]:
        """What a correction of it has in common with it; empty where the order has no number."""
        if self.order is None or not (number := self.order.text(3) or self.order.text(2)):
            return ()
        when = self.obx.text(14) or self.order.text(7)
        return (number, self.obx.text(3), self.obx.text(3, 2), self.obx.text(4), when)


def read_result(observation: Observation, *, today: date) -> tuple[LabResult, str]:
    """The lab result and what is unusual about it; LineSkipped when it does not count, LineRefused when unclear."""
    obx, order = observation.obx, observation.order
    status_remark = _require_final(observation)
    readings, behind = _value_of(obx)
    units = tuple(_units_of(obx)) or ((behind,) if behind else ())
    moment, day_remark = _drawn(observation, today=today)
    limits = _range_of(obx.whole(7), units[0] if units else "")
    draft = LabDraft(
        day=moment.day.isoformat(),
        time=moment.at.strftime("%H:%M") if moment.at else "",
        flag=", ".join(flag for flag in (part_of(one, 1) for one in obx.all(8)) if flag),
        laboratory=obx.text(23) or obx.text(15, 2) or obx.text(15),
        note="\n".join(dict.fromkeys(observation.notes)),
    )

    def whole(result: LabResult) -> LabResult:
        return replace(result, range_low=limits.low, range_high=limits.high, range_text=limits.text)

    codes, names = _concept(obx)
    said = Said(codes=codes, names=names, units=units, readings=readings, upper=limits.high, draft=draft)
    result, remark = read_lab(said, today=today, whole=whole)
    return result, " ".join(
        part for part in (remark, status_remark, day_remark, _two_days(order, moment, today)) if part
    )


def _require_final(observation: Observation) -> str:
    """A remark about the status; LineSkipped or LineRefused where the result does not count."""
    status = observation.status.upper()
    if status in FINAL:
        return ""
    if status in _NOT_FINAL:
        raise LineSkipped(_(_NOT_FINAL[status]))
    if status:
        raise LineRefused(_('Its status, "{status}", is not one a result can have.').format(status=status[:40]))
    return _("It does not say whether it is final.")


def _value_of(obx: Segment) -> tuple[tuple[Reading, ...], str]:
    """The value in each way it can be read, and a unit printed behind it."""
    kind = obx.text(2).upper()
    if kind in _OTHER_KINDS:
        raise LineRefused(_(_OTHER_KINDS[kind]))
    values = obx.all(5)
    if not values:
        raise LineRefused(_("It has no value."))
    if len(values) > 1:
        raise LineRefused(
            _("It has more than one value: {values}.").format(values=with_semicolons(map(part_one, values)))
        )
    # Systems put a bare number there too, or one with its sign, where two parts belong.
    if kind == "SN" and any(values[0][1:]):
        return (_structured(values[0]),), ""
    text = (part_of(values[0], 2) or part_of(values[0], 9) or values[0][0]) if kind in _CODED else obx.whole(5)
    return _exact(text) if kind in {"NM", "SN"} else read_printed(text)


def part_one(components: list[str]) -> str:
    """A value for a sentence about it."""
    return "".join(components)[:20]


def _exact(text: str) -> tuple[tuple[Reading, ...], str]:
    """A number as machines write it, never read in two ways; systems put a text such as "<5" there too."""
    try:
        number = read_exact(text)
    except EntryRefused:
        return read_printed(text)
    if not is_printable_number(number):
        raise LineRefused(_("{number} is not a number a laboratory prints.").format(number=text[:_MOST_SHOWN]))
    return (Reading(Comparator.NONE, number, text.strip()),), ""


def _structured(components: list[str]) -> Reading:
    """A structured number: a sign and one number; ranges, ratios and grades are none."""
    sign, first, separator, second = (part_of(components, place) for place in range(1, 5))
    shown = f"{sign}{first}{separator}{second}"
    if separator or second:
        raise LineRefused(
            _("“{text}” is a range, a ratio or a grade, not one number.").format(text=shown[:_MOST_SHOWN])
        )
    if sign not in _SIGNS:
        raise LineRefused(_('"{sign}" is not a sign a result can have.').format(sign=sign[:_MOST_SHOWN]))
    readings, _behind = _exact(first)
    return Reading(_SIGNS[sign], readings[0].number, shown)


def _units_of(obx: Segment) -> Iterator[str]:
    """The ways in which the unit is said: its code as printed, then every other one that is known here."""
    said = next(iter(obx.all(6)), [])
    printed = [unit[:_LONGEST_UNIT] for place in (1, 2, 4, 5) if (unit := part_of(said, place))]
    yield from printed[:1]
    for unit in printed[1:]:
        if unit_code(unit) is not None:  # a refusal would look for units of a like name
            yield unit


def _concept(obx: Segment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The LOINC codes, and the names; a code of the laboratory's own is a name where no other is printed."""
    said = next(iter(obx.all(3)), [])
    pairs = [(part_of(said, place), part_of(said, place + 2).upper()) for place in (1, 4)]
    codes = [code for code, system in pairs if system in _LOINC_SYSTEMS or (not system and lab_names.is_loinc(code))]
    names = [name for place in (2, 5, 9) if (name := part_of(said, place))]
    own = [code for code, _system in pairs if code and code not in codes]
    return tuple(codes), tuple(names or own)


def _drawn(observation: Observation, *, today: date) -> tuple[Moment, str]:
    """When the blood was drawn, and a remark where only another time is known."""
    obx, order = observation.obx, observation.order
    draws = [
        obx.text(14),
        *_of_order(order, 7),
        *(one.text(17) for one in observation.specimens),
        *_of_order(order, 14),
    ]
    for printed in draws:
        if is_said(printed):
            return read_hl7_moment(printed, today=today), ""
    remarks = (
        (obx.text(19), N_("The day is when the laboratory worked on it; no day of the draw is given.")),
        (*_of_order(order, 22), N_("The day is when the result was issued; no day of the draw is given.")),
    )
    for *printed_at, remark in remarks:
        if printed_at and is_said(printed_at[0]):
            return read_hl7_moment(printed_at[0], today=today), _(remark)
    raise LineRefused(_("It does not say when the blood was drawn."))


def _of_order(order: Segment | None, field: int) -> tuple[str, ...]:
    return (order.text(field),) if order is not None else ()


def _two_days(order: Segment | None, moment: Moment, today: date) -> str:
    """What to say where the order names another day than the observation."""
    printed = order.text(7) if order is not None else ""
    if not is_said(printed):
        return ""
    try:
        other = read_hl7_moment(printed, today=today).day
    except EntryRefused:
        return ""
    sentence = _("The order gives another day for the draw: {day}.")
    return sentence.format(day=other.isoformat()) if other != moment.day else ""


def _range_of(text: str, unit: str) -> PrintedRange:
    try:
        return read_range(text, unit)
    except EntryRefused:
        return PrintedRange(text=text)
