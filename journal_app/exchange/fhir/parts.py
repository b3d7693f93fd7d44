# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pieces that FHIR resources are built of: ids, references, days, quantities, texts.

Hides what FHIR does not take: an empty text or object, a control character, an id that is no id.
"""

import hashlib
import re
import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.units import UnknownUnit, read_unit
from journal_app.exchange.fhir import own
from journal_app.exchange.files.json_out import JsonOut
from journal_app.exchange.files.json_text import UNPRINTABLE

Resource = dict[str, JsonOut]
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")


@frozen
class Subject:
    """Whose records these are: the name, and the reference by which each record points to it."""

    name: str
    reference: str


def resource_id(kind: Kind | str, fact_id: str) -> str:
    """The id of a fact's resource, the same every time."""
    name = f"{str(kind).replace('_', '-')}-{fact_id}"
    if _ID.fullmatch(name):
        return name
    return f"{str(kind).replace('_', '-')}-{hashlib.sha256(fact_id.encode('utf-8', 'replace')).hexdigest()[:32]}"


def address_of(identity: str) -> str:
    """The full URL of a resource in a Bundle, by its id."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own.BASE}/{identity}')}"


def text_of(text: str) -> str:
    """A text as FHIR takes it: without control characters and outer blanks."""
    return UNPRINTABLE.sub("", text).strip()


def without_empty(parts: Mapping[str, JsonOut]) -> Resource:
    """An element without what is not there; FHIR takes neither null nor an empty text, list or object."""
    return {name: part for name, part in parts.items() if part is not None and part not in ("", [], {})}


def instant(at: datetime) -> str:
    """An instant as FHIR writes it."""
    return at.isoformat(timespec="milliseconds")


def head(kind: str, identity: str, fact: Fact) -> Resource:
    """How every resource of a fact begins."""
    meta = {"lastUpdated": instant(fact.recorded_at)} if fact.recorded_at else None
    return without_empty({"resourceType": kind, "id": identity, "meta": meta})


def happened(stem: str, day: date, at: time | None = None) -> Resource:
    """The local day something happened on, its clock time beside it."""
    when: Resource = {f"{stem}DateTime": day.isoformat()}
    if at is not None:
        local: Resource = {"url": own.LOCAL_TIME, "valueTime": at.strftime("%H:%M:%S")}
        when[f"_{stem}DateTime"] = {"extension": [local]}
    return when


def period(first: date, last: date | None) -> Resource:
    """From a day to a day; open where there is no last one."""
    return without_empty({"start": first.isoformat(), "end": last.isoformat() if last else None})


def own_concept(code: str, words: str, *others: Resource) -> Resource:
    """A code of ours and what it means, after the codes that others have for it."""
    shown = text_of(words) or code
    return {"coding": [*others, {"system": own.SYSTEM, "code": code, "display": shown}], "text": shown}


def category(code: str) -> JsonOut:
    """The category of an Observation."""
    return [
        {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": code}]},
    ]


def quantity(value: Decimal, unit: str, code: str = "") -> Resource:
    """A number and its unit; a code only where it is one of UCUM that this journal knows."""
    is_known = _is_unit(code)
    return without_empty(
        {
            "value": value,
            "unit": text_of(unit) or (code if is_known else ""),
            "system": own.UCUM if is_known else "",
            "code": code if is_known else "",
        }
    )


def notes(*texts: str) -> JsonOut:
    """Annotations, one for each text that says something."""
    return [{"text": kept} for text in texts if (kept := text_of(text))]


def _is_unit(code: str) -> bool:
    try:
        return bool(code) and read_unit(code).code == code
    except UnknownUnit:
        return False
