# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The range printed beside an observation of a clinical document.

Hides that there may be several, in numbers or in words, in a unit of their own, or in the narrative alone.
"""

from decimal import Decimal

from journal_app.domain.catalogues import analytes
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import read_exact, unit_shown
from journal_app.domain.ranges import PrintedRange, read_range
from journal_app.errors import EntryRefused
from journal_app.exchange.cda import document as cda
from journal_app.exchange.cda.tree import Element
from journal_app.exchange.cda.values import translated
from journal_app.exchange.labs.crosscheck import is_one_size


def range_of(observation: Element, document: cda.Document, read: LabResult) -> PrintedRange:
    """The range as printed; bounds in another unit than the value stay words."""
    ranges = list(observation.all("referenceRange", "observationRange"))
    usual = [one for one in ranges if one.child("interpretationCode").get("code") in {"", "N"}]
    texts = [text for one in ranges if (text := document.text_of(one.child("text")) or _worded(one.child("value")))]
    if len(usual) != 1:
        return PrintedRange(text="; ".join(dict.fromkeys(texts)))
    text, value = document.text_of(usual[0].child("text")), usual[0].child("value")
    low, high = (_end(value.child(side)) for side in ("low", "high"))
    if not low.get("value") and not high.get("value"):
        return _from_words(text or value.text, read)
    found = _bounds(low, high, value.get("unit"), read)
    return PrintedRange(text=text or _worded(value)) if found is None else PrintedRange(*found, text)


def _bounds(low: Element, high: Element, unit: str, read: LabResult) -> tuple[Decimal | None, Decimal | None] | None:
    """The two ends, each None where it is open; None where they are no numbers in the unit of the value."""
    try:
        least, most = (read_exact(end.get("value")) if end.get("value") else None for end in (low, high))
    except EntryRefused:
        return None
    analyte = analytes()[read.analyte]
    units = filter(None, (end.get("unit") or unit for end in (low, high) if end.get("value")))
    is_turned = least is not None and most is not None and least > most
    is_same = all(is_one_size(one, read.unit_code, analyte) for one in units)
    return (least, most) if is_same and not is_turned else None


def upper_of(observation: Element, document: cda.Document) -> Decimal | None:
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


def _end(bound: Element) -> Element:
    return bound if bound.get("value") else translated(bound) or bound


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
