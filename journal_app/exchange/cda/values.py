# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The value of an observation of a clinical document.

Hides the types it comes in: a quantity, one in a unit of the laboratory's own, a bare number, a span with one end, a
text, a word, or nothing with a reason.
"""

from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import Reading, read_exact
from journal_app.errors import EntryRefused
from journal_app.exchange.cda import document as cda
from journal_app.exchange.cda.tree import NOTHING, Element
from journal_app.exchange.files.json_text import is_printable_number
from journal_app.exchange.labs.printed_values import read_printed
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import N_, _, pgettext

Value = tuple[tuple[Reading, ...], tuple[str, ...]]
"""A number in each way it can be read, and the texts that say its unit."""
# HL7 v3, null flavours: why there is no value.
# Translators: why a document gives no value, put into: It has no value; the reason given is: {reason}.
_ABSENT = {
    "NI": N_("no information"),
    # Translators: why a document gives no value: none can be given here
    "NA": N_("not applicable"),
    "UNK": N_("unknown"),
    "NASK": N_("not asked"),
    "ASKU": N_("asked, and not known"),
    "NAV": N_("not available yet"),
    "NAVU": N_("not available"),
    # Translators: why a document gives no value: it is known and not told
    "MSK": N_("kept back"),
    "NP": N_("not present"),
    # Translators: why a document gives no value: too little to be measured
    "TRC": N_("a trace"),
    # Translators: why a document gives no value: a sufficient amount
    "QS": N_("enough"),
    "UNC": N_("not coded"),
    "NINF": N_("below everything"),
    "PINF": N_("above everything"),
}
_TEXTS = {"ST", "ED", "SC", "STRUCDOC.TEXT"}
_NUMBERS = {"PQ", "REAL", "INT"}
_UNITS = "246514001"
_MOST_SHOWN = 60
_LONGEST_UNIT = 120


def value_of(observation: Element, document: cda.Document) -> Value:
    """The value in each way it can be read, and the texts that say its unit; LineRefused says why there is none."""
    readings, units = _said(observation, document)
    return readings, units or _unit_beside(observation, document)


def _said(observation: Element, document: cda.Document) -> Value:
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


def _from_number(value: Element) -> Value:
    unit = value.get("unit")[:_LONGEST_UNIT]
    printed = value.get("value")
    if not printed and (other := translated(value)):
        return _from_number(other)
    if not printed:
        raise LineRefused(_absent(value))
    readings, behind = _exact(printed)
    return readings, tuple(filter(None, (unit or behind,)))


def translated(value: Element) -> Element:
    """The quantity in the laboratory's own unit, where that is none of UCUM and stands in words beside the number."""
    found = next((one for one in value.children("translation") if one.get("value")), None)
    if found is None:
        return NOTHING
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


def _from_span(value: Element) -> Value:
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


def _from_text(text: str, value: Element) -> Value:
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
    flavour = value.get("nullFlavor")
    # Translators: why a document gives no value: for another reason; put into: the reason given is: {reason}.
    reason = pgettext("a reason", "other") if flavour == "OTH" else _(_ABSENT.get(flavour, ""))
    if not reason:
        return _("It has no value.")
    return _("It has no value; the reason given is: {reason}.").format(reason=reason)
