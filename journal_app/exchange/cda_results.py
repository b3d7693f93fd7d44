# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Observations of a clinical document as lab results.

Hides the types a value comes in (a quantity, a bare number, a span with one end, a text, nothing with a reason), and
where its day, range, flag, laboratory and note stand: in the observation, or in what gathers it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import Reading, read_exact, unit_shown
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.errors import EntryRefused
from journal_app.exchange import cda
from journal_app.exchange.cda_tree import Element
from journal_app.exchange.crosscheck import Said, is_one_size, read_lab, read_printed
from journal_app.exchange.fhir.days import Moment
from journal_app.exchange.hl7_times import is_said, read_hl7_moment
from journal_app.exchange.json_text import is_printable_number
from journal_app.exchange.plan import LineRefused, LineSkipped
from journal_app.words import N_, _

_FINAL = {"completed", "final", "normal"}
_NOT_FINAL = {"active", "new", "held", "suspended", "preliminary"}
_WITHDRAWN = {"aborted", "cancelled", "nullified", "obsolete", "entered-in-error"}
# HL7 v3, null flavours: why there is no value.
_ABSENT = {
    "NI": N_("no information"),
    "NA": N_("not applicable"),
    "UNK": N_("unknown"),
    "NASK": N_("not asked"),
    "ASKU": N_("asked, and not known"),
    "NAV": N_("not available yet"),
    "NAVU": N_("not available"),
    "MSK": N_("kept back"),
    "NP": N_("not present"),
    "OTH": N_("other"),
    "TRC": N_("a trace"),
    "QS": N_("enough"),
    "UNC": N_("not coded"),
    "NINF": N_("below everything"),
    "PINF": N_("above everything"),
}
_TEXTS = {"ST", "ED", "SC", "STRUCDOC.TEXT"}
_NUMBERS = {"PQ", "REAL", "INT", "MO", "RTO"}
_COMMENT, _UNITS = "48767-8", "246514001"
_MOST_SHOWN = 60
_LONGEST_UNIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An observation, and what gathers it, the innermost first."""

    observation: Element
    holders: tuple[Element, ...] = ()


def results_in(entry: Element, *, everywhere: bool) -> Iterator[Result]:
    """The results of an entry; outside a section of results only those that name the template of one."""
    yield from _results(entry, (), everywhere=everywhere)


def _results(statement: Element, holders: tuple[Element, ...], *, everywhere: bool) -> Iterator[Result]:
    is_result = statement.name == "observation"
    if is_result and (everywhere or cda.has_template(statement, cda.RESULT)):
        yield Result(observation=statement, holders=holders)
    inner = [one for link in statement.children("component", "entryRelationship") for one in link.children()]
    for one in inner:
        if one.get("classCode") or one.get("moodCode"):
            # Within an observation stand remarks on it (how severe, at what age) unless they say they are results.
            yield from _results(one, (statement, *holders), everywhere=everywhere and not is_result)


def read_result(result: Result, document: cda.Document, *, today: date) -> tuple[LabResult, str]:
    """The lab result and what is unusual about it; LineSkipped when it does not count, LineRefused when unclear."""
    observation = result.observation
    status_remark = _require_counting(result)
    readings, units = _value_of(observation, document)
    units = units or _unit_beside(observation, document)
    moment, day_remark = _drawn(result, today=today)
    draft = LabDraft(
        day=moment.day.isoformat(),
        time=moment.at.strftime("%H:%M") if moment.at else "",
        flag=_flag(observation, document),
        laboratory=_laboratory(result),
        note=_note(observation, document),
    )

    def whole(read: LabResult) -> LabResult:
        limits = _range_of(observation, document, read)
        return replace(read, range_low=limits.low, range_high=limits.high, range_text=limits.text)

    codes, names = cda.codes_of(document, observation.child("code"))
    said = Said(
        codes=codes, names=names, units=units, readings=readings, upper=_upper(observation, document), draft=draft
    )
    read, remark = read_lab(said, today=today, whole=whole)
    return read, " ".join(part for part in (remark, status_remark, day_remark) if part)


def _require_counting(result: Result) -> str:
    """A remark about the status; LineSkipped or LineRefused where it does not count."""
    observation = result.observation
    mood = observation.get("moodCode")
    if mood not in {"", "EVN"}:
        raise LineSkipped(_("It is planned or ordered, not a result."))
    if observation.get("negationInd") == "true":
        raise LineSkipped(_("It says that it was not done, or not found."))
    if any(one.child("subject", "relatedSubject") for one in (observation, *result.holders)):
        raise LineRefused(_("It is a result of somebody else, such as a relative."))
    own = observation.child("statusCode").get("code")
    said = (own, *(holder.child("statusCode").get("code") for holder in result.holders))
    for status in said:
        if status.lower() in _WITHDRAWN:
            raise LineSkipped(_("Its status is {status}.").format(status=status))
    status = own or next((one for one in said if one), "")
    if status.lower() in _NOT_FINAL:
        raise LineSkipped(_("Its status is {status}: it is not final.").format(status=status))
    if status and status.lower() not in _FINAL:
        raise LineRefused(_('Its status, "{status}", is not one a result can have.').format(status=status[:40]))
    return "" if status else _("It does not say whether it is final.")


def _value_of(observation: Element, document: cda.Document) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """The value in each way it can be read, and the texts that say its unit; LineRefused says why there is none."""
    values = [one for one in observation.children("value") if one.attributes or one.inside]
    if not values:
        raise LineRefused(_("It has no value."))
    if len(values) > 1:
        raise LineRefused(_("It has more than one value."))
    value = values[0]
    kind = value.get("type").rpartition(":")[2].upper()
    if kind.startswith("IVL"):
        return _from_span(value)
    if kind in _NUMBERS or (not kind and value.get("value")):
        return _from_number(value)
    if kind in _TEXTS or not kind:
        return _from_text(document.text_of(value), value)
    if kind in {"CD", "CE", "CV", "CO", "CS"}:
        return _from_text(document.text_of(value.child("originalText")) or value.get("displayName"), value)
    raise LineRefused(_("Its value is not a number but of another kind ({name}).").format(name=kind[:_MOST_SHOWN]))


def _from_number(value: Element) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    unit = value.get("unit")[:_LONGEST_UNIT]
    printed = value.get("value")
    if not printed and (other := _translated(value)):
        return _from_number(other)
    if not printed:
        raise LineRefused(_absent(value))
    readings, behind = _exact(printed)
    return readings, tuple(filter(None, (unit or behind,)))


def _translated(value: Element) -> Element:
    """The quantity in the laboratory's own unit, where that is none of UCUM and stands in words beside the number."""
    found = next((one for one in value.children("translation") if one.get("value")), None)
    if found is None:
        return value.child("translation", "value")
    unit = found.get("unit") or found.child("originalText").text or found.get("displayName") or found.get("code")
    return Element(found.name, found.line, {"value": found.get("value"), "unit": unit})


def _unit_beside(observation: Element, document: cda.Document) -> tuple[str, ...]:
    """The unit in an observation of its own (SNOMED CT 246514001), beside a value that is words."""
    for beside in observation.all("entryRelationship", "observation"):
        if beside.child("code").get("code") == _UNITS:
            unit = beside.child("value")
            text = unit.get("code") or document.text_of(unit.child("originalText")) or unit.text
            return (text[:_LONGEST_UNIT],) if text else ()
    return ()


def _upper(observation: Element, document: cda.Document) -> Decimal | None:
    """The upper bound of the only range printed, where it has no unit that could be another than the value's."""
    ranges = list(observation.all("referenceRange", "observationRange"))
    if len(ranges) != 1:
        return None
    high = ranges[0].child("value", "high")
    try:
        if high.get("value"):
            return read_exact(high.get("value")) if high.get("unit") in {"", "1"} else None
        return read_range(document.text_of(ranges[0].child("text"))).high
    except EntryRefused:
        return None


def _from_span(value: Element) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """A span with one end is a bound ("<5"); one with both is no single number."""
    ends = {side: end for side in ("low", "high") if (end := value.child(side)).get("value")}
    if len(ends) != 1:
        centre = value.child("center")
        if not ends and (centre.get("value") or value.get("value")):
            return _from_number(centre if centre.get("value") else value)
        raise LineRefused(_("It is a span of values, not one number.") if ends else _absent(value))
    ((side, end),) = ends.items()
    is_open = end.get("inclusive") == "false"
    signs = {"low": (Comparator.AT_LEAST, Comparator.ABOVE), "high": (Comparator.AT_MOST, Comparator.BELOW)}
    sign = signs[side][is_open]
    readings, behind = _exact(end.get("value"))
    unit = (end.get("unit") or value.get("unit") or behind)[:_LONGEST_UNIT]
    return (Reading(sign, readings[0].number, f"{sign}{end.get('value')}"),), tuple(filter(None, (unit,)))


def _from_text(text: str, value: Element) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    if not text:
        raise LineRefused(_absent(value))
    readings, behind = read_printed(text)
    return readings, tuple(filter(None, (behind or value.get("unit"),)))


def _exact(printed: str) -> tuple[tuple[Reading, ...], str]:
    """A number as machines write it, never read in two ways; systems put a text such as "<5" there too."""
    try:
        number = read_exact(printed)
    except EntryRefused:
        return read_printed(printed)
    if not is_printable_number(number):
        raise LineRefused(_("{number} is not a number a laboratory prints.").format(number=printed[:_MOST_SHOWN]))
    return (Reading(Comparator.NONE, number, printed),), ""


def _absent(value: Element) -> str:
    reason = _ABSENT.get(value.get("nullFlavor"))
    if reason is None:
        return _("It has no value.")
    return _("It has no value; the reason given is: {reason}.").format(reason=_(reason))


def _drawn(result: Result, *, today: date) -> tuple[Moment, str]:
    """When the blood was drawn: as the observation says, or what gathers it; else when it was written down."""
    for one in (result.observation, *result.holders):
        printed = cda.time_of(one)
        if is_said(printed):
            return read_hl7_moment(printed, today=today), ""
    for one in (result.observation, *result.holders):
        printed = one.child("author", "time").get("value")
        if is_said(printed):
            remark = _("The day is when the result was written down; no day of the draw is given.")
            return read_hl7_moment(printed, today=today), remark
    raise LineRefused(_("It does not say when the blood was drawn."))


def _flag(observation: Element, document: cda.Document) -> str:
    """The laboratory's own flag, as printed: its code, else its words."""
    said = observation.children("interpretationCode")
    flags = (one.get("code") or one.get("displayName") or document.text_of(one.child("originalText")) for one in said)
    return ", ".join(flag for flag in flags if flag)


def _laboratory(result: Result) -> str:
    for one in (result.observation, *result.holders):
        for organisation in one.all("performer", "assignedEntity", "representedOrganization"):
            if name := organisation.child("name").text:
                return name
    return ""


def _note(observation: Element, document: cda.Document) -> str:
    """What is remarked beside a result, as a comment of its own."""
    links = observation.all("entryRelationship", "act")
    notes = (document.text_of(act.child("text")) for act in links if act.child("code").get("code") == _COMMENT)
    return "\n".join(dict.fromkeys(filter(None, notes)))


def _range_of(observation: Element, document: cda.Document, read: LabResult) -> PrintedRange:
    """The range as printed; bounds in another unit than the value stay words."""
    ranges = list(observation.all("referenceRange", "observationRange"))
    usual = [one for one in ranges if one.child("interpretationCode").get("code") in {"", "N"}]
    texts = [text for one in ranges if (text := document.text_of(one.child("text")) or _worded(one.child("value")))]
    if len(usual) != 1:
        return PrintedRange(text="; ".join(dict.fromkeys(texts)))
    text, value = document.text_of(usual[0].child("text")), usual[0].child("value")
    low, high = (_end(value.child(side)) for side in ("low", "high"))
    try:
        bounds = [read_exact(end.get("value")) if end.get("value") else None for end in (low, high)]
    except EntryRefused:
        return PrintedRange(text=text or _worded(value))
    if bounds == [None, None]:
        return _from_words(text or value.text, read)
    units = [end.get("unit") or value.get("unit") for end in (low, high) if end.get("value")]
    analyte = analytes()[read.analyte]
    if not all(not unit or is_one_size(unit, read.unit_code, analyte) for unit in units):
        return PrintedRange(text=text or _worded(value))
    if None not in bounds and bounds[0] > bounds[1]:  # type: ignore[operator] -- neither is None
        return PrintedRange(text=text or _worded(value))
    return PrintedRange(bounds[0], bounds[1], text)


def _end(bound: Element) -> Element:
    return bound if bound.get("value") else _translated(bound) or bound


def _from_words(text: str, read: LabResult) -> PrintedRange:
    for unit in dict.fromkeys((read.unit, unit_shown(read.unit_code))):
        try:
            found = read_range(text, unit)
        except EntryRefused:
            continue
        if found.low is not None or found.high is not None:
            return found
    return PrintedRange(text=text)


def _worded(value: Element) -> str:
    ends = (value.child(side) for side in ("low", "high"))
    low, high = (" ".join(filter(None, (end.get("value"), end.get("unit")))) for end in ends)
    if low and high:
        return f"{low} - {high}"
    return f">= {low}" if low else f"<= {high}" if high else ""
