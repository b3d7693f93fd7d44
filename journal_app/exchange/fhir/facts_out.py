# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Blood results, infusions and what was felt after them as FHIR resources (domain notes, section 6).

Hides where FHIR keeps the parts of a result that laboratories print, and that what FHIR has no place for (how a value
was spelled, product and brand apart) stands in extensions, so that our own reader gets back what was there.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from journal_app.domain.catalogues import analytes
from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.treatments import Infusion, InfusionKind, Reaction
from journal_app.exchange.fhir import own
from journal_app.exchange.fhir.parts import (
    Resource,
    Subject,
    address_of,
    category,
    happened,
    head,
    notes,
    own_concept,
    quantity,
    resource_id,
    text_of,
    without_empty,
)
from journal_app.exchange.files.json_out import JsonOut
from journal_app.exchange.files.json_text import is_printable_number
from journal_app.exchange.own.exporting import was_doubted

# Codes of HL7's table for a laboratory's flag that our own readers give back as they stand.
_FLAG_SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_FLAGS = frozenset({"H", "HH", "L", "LL", "N", "A", "AA"})
_ATC = {"system": "http://www.whocc.no/atc", "code": "B03AC", "display": "Iron, parenteral preparations"}


def observation_of_result(result: LabResult, subject: Subject) -> Resource:
    """A blood result as an Observation."""
    identity = resource_id(Kind.LAB_RESULT, result.id)
    laboratory = text_of(result.laboratory)
    patient: Resource = {"reference": subject.reference}
    return head("Observation", identity, result) | without_empty(
        {
            "contained": _specimen(result),
            "extension": _as_printed(result),
            "status": "final",
            "category": category("laboratory"),
            "code": _analyte(result),
            "subject": patient,
            **happened("effective", result.collected_on, result.collected_time),
            "performer": [{"type": "Organization", "display": laboratory} if laboratory else patient],
            **_value(result),
            "interpretation": _flag(result),
            "note": notes(result.note),
            "specimen": {"reference": "#specimen"} if result.fasting is not None else None,
            "referenceRange": _range(result),
        }
    )


def administration_of(infusion: Infusion, subject: Subject) -> Resource:
    """An infusion as a MedicationAdministration."""
    identity = resource_id(Kind.INFUSION, infusion.id)
    product, brand = text_of(infusion.product), text_of(infusion.brand)
    named = f"{product} ({brand})" if product and brand else product or brand or "?"
    coding: JsonOut = [_ATC] if infusion.kind is InfusionKind.IRON else None
    return head("MedicationAdministration", identity, infusion) | without_empty(
        {
            "extension": [_infusion(infusion)],
            "status": "completed",
            "medicationCodeableConcept": without_empty({"coding": coding, "text": named}),
            "subject": {"reference": subject.reference},
            **happened("effective", infusion.given_on, infusion.given_time),
            "note": notes(infusion.note),
            "dosage": _dosage(infusion),
        }
    )


def observation_of_reaction(reaction: Reaction, infusion: Infusion, subject: Subject) -> Resource:
    """What was felt after an infusion as an Observation that is part of it: no word of what brought it about."""
    identity = resource_id(Kind.REACTION, reaction.id)
    parts: Mapping[str, str] = {"severity": reaction.severity.value, "lasted": reaction.lasted}
    return head("Observation", identity, reaction) | without_empty(
        {
            "extension": _onset(reaction),
            "partOf": [{"reference": address_of(resource_id(Kind.INFUSION, infusion.id))}],
            "status": "final",
            "category": category("survey"),
            "code": own_concept(own.FELT, "Felt after an infusion"),
            "subject": {"reference": subject.reference},
            **happened("effective", _later(infusion.given_on, reaction.onset_day)),
            "valueString": text_of(reaction.kind) or "?",
            "note": notes(reaction.note),
            "component": [
                {"code": {"text": name}, "valueString": kept} for name, text in parts.items() if (kept := text_of(text))
            ],
        }
    )


def _analyte(result: LabResult) -> JsonOut:
    """The LOINC code that fits the unit, by its official name, and the name in our own catalogue."""
    analyte = analytes().get(result.analyte)
    if analyte is None:
        return {"text": text_of(result.analyte) or "?"}
    loinc = analyte.loinc_for(result.unit_code)
    coding = {"system": "http://loinc.org", "code": loinc.code, "display": loinc.long_name} if loinc else None
    return without_empty({"coding": [coding] if coding else None, "text": analyte.name})


def _value(result: LabResult) -> Resource:
    if not is_printable_number(result.value):
        return {"valueString": text_of(f"{result.printed_value or result.value} {result.unit}") or "?"}
    value = quantity(result.value, result.unit, result.unit_code)
    return {"valueQuantity": without_empty({**value, "comparator": result.comparator.value})}


def _as_printed(result: LabResult) -> JsonOut:
    """How the value was spelled, where that is not how it stands as a number, or where it was doubted and kept."""
    plain = f"{result.comparator.value}{result.value:f}"
    printed = text_of(result.printed_value) or plain
    if printed == plain and not was_doubted(result):
        return None
    return [{"url": own.AS_PRINTED, "valueString": printed}]


def _flag(result: LabResult) -> JsonOut:
    flag = text_of(result.flag)
    if not flag:
        return None
    coding: JsonOut = [{"system": _FLAG_SYSTEM, "code": flag}] if flag in _FLAGS else None
    return [without_empty({"coding": coding, "text": flag})]


def _range(result: LabResult) -> JsonOut:
    bounds = {"low": result.range_low, "high": result.range_high}
    limits = {
        side: quantity(bound, result.unit, result.unit_code)
        for side, bound in bounds.items()
        if bound is not None and is_printable_number(bound)
    }
    found = without_empty({**limits, "text": text_of(result.range_text)})
    return [found] if found else None


def _specimen(result: LabResult) -> JsonOut:
    if result.fasting is None:
        return None
    code = next(code for code, fasting in own.FASTING.items() if fasting is result.fasting)
    status = {"coding": [{"system": own.FASTING_SYSTEM, "code": code}]}
    return [{"resourceType": "Specimen", "id": "specimen", "collection": {"fastingStatusCodeableConcept": status}}]


def _dosage(infusion: Infusion) -> JsonOut:
    """The elemental iron given where that is known, else the amount as it was given."""
    if infusion.iron_mg is not None and is_printable_number(infusion.iron_mg):
        dose = quantity(infusion.iron_mg, "mg elemental iron", "mg")
    elif infusion.amount is not None and is_printable_number(infusion.amount):
        dose = quantity(infusion.amount, infusion.unit, infusion.unit)
    else:
        return None  # FHIR takes no dosage without a dose or a rate
    return {"route": {"text": "Intravenous"}, "dose": dose}


def _infusion(infusion: Infusion) -> Resource:
    """What our own reader needs to make the same infusion again."""
    texts = {
        "id": infusion.id,
        "kind": infusion.kind.value,
        "product": infusion.product,
        "brand": infusion.brand,
        "unit": infusion.unit,
        "place": infusion.place,
        "course": infusion.course,
    }
    numbers = {"amount": infusion.amount, "iron_mg": infusion.iron_mg}
    parts: list[JsonOut] = [
        {"url": name, "valueString": kept} for name, text in texts.items() if (kept := text_of(text))
    ]
    parts += [
        {"url": name, "valueDecimal": number}
        for name, number in numbers.items()
        if number is not None and is_printable_number(number)
    ]
    if infusion.observed is not None:
        parts.append({"url": "observed", "valueBoolean": infusion.observed})
    return {"url": own.INFUSION, "extension": parts}


def _onset(reaction: Reaction) -> JsonOut:
    return [{"url": own.ONSET, "valueInteger": reaction.onset_day}] if reaction.onset_day is not None else None


def _later(day: date, days: int | None) -> date:
    """The day so many days later; the day itself where there is no such day."""
    try:
        return day + timedelta(days=days or 0)
    except OverflowError:
        return day
