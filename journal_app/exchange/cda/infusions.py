# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Iron that a clinical document says was given into a vein, as infusions.

Hides which statements of medicines and procedures say that something was given on one day, and which only that it was
prescribed, taken over a time, or planned. No dose is ever computed.
"""

from datetime import date

from journal_app.domain.quantities import read_exact
from journal_app.domain.treatments import Infusion
from journal_app.errors import EntryRefused
from journal_app.exchange.cda import document as cda
from journal_app.exchange.cda.tree import Element
from journal_app.exchange.fhir import infusions, names
from journal_app.exchange.files.json_text import Json, Node
from journal_app.exchange.hl7.times import is_said, read_hl7_moment
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import _

_STATEMENTS = {"substanceAdministration", "procedure", "act"}
_ATC = f"urn:oid:{cda.ATC}"


def is_of_iron(statement: Element, document: cda.Document) -> bool:
    """Whether a statement speaks of iron that is given into a vein."""
    return statement.name in _STATEMENTS and infusions.is_iron_for_a_vein(_medicine(statement, document))


def read_infusion(statement: Element, document: cda.Document, *, today: date) -> Infusion:
    """The infusion; LineSkipped when it was not given, LineRefused when it does not plainly say what was given when."""
    _require_given(statement)
    concept = _medicine(statement, document)
    product = infusions.iron_product(concept)
    infusions.require_vein(_concept(statement.child("routeCode"), document))
    moment = read_hl7_moment(_only_day(statement), today=today)
    given = infusions.dose(_quantity(statement.child("doseQuantity")))
    return infusions.iron_infusion(product, names.words_of(concept), moment, given, today=today)


def _require_given(statement: Element) -> None:
    if statement.get("moodCode") != "EVN":
        raise LineSkipped(_("It is planned or ordered; it does not say that anything was given."))
    if statement.get("negationInd") == "true":
        raise LineSkipped(_("It says that it was not given."))
    status = statement.child("statusCode").get("code")
    if status.lower() != "completed":
        raise LineSkipped(
            _("Its status is {status}; it does not say that it was given.").format(status=status[:40])
            if status
            else _("It does not say that it was given.")
        )


def _only_day(statement: Element) -> str:
    """The day it was given on as printed; LineRefused where it is a span of days, or a rhythm."""
    times = list(statement.children("effectiveTime"))
    if any(one.get("type").rpartition(":")[2] in {"PIVL_TS", "EIVL_TS"} for one in times):
        raise LineRefused(_("It is a prescription over a time; it does not say on which day it was given."))
    printed = [
        text
        for one in times
        for text in (one.get("value"), one.child("low").get("value"), one.child("high").get("value"))
        if is_said(text)
    ]
    days = {text[:8] for text in printed}
    if not days:
        raise LineRefused(_("It does not say when it was given."))
    is_begun_only = not any(one.get("value") or one.child("high").get("value") for one in times)
    if len(days) > 1 or is_begun_only:
        raise LineRefused(_("It was given over a time; it does not say on which day."))
    return printed[0]


def _medicine(statement: Element, document: cda.Document) -> Node:
    """The concept that names what was given: the product's, or the statement's own for a procedure."""
    material = statement.child("consumable", "manufacturedProduct", "manufacturedMaterial")
    if not material:
        return _concept(statement.child("code"), document)
    return _concept(material.child("code"), document, material.child("name").text)


def _concept(code: Element, document: cda.Document, *more: str) -> Node:
    """A coded element in the shape in which medicines are looked up."""
    classes, _names = cda.codes_of(document, code, cda.ATC)
    _codes, said = cda.codes_of(document, code)
    codings: list[Json] = [{"system": _ATC, "code": one} for one in classes]
    codings += [{"code": one} for one in filter(None, [code.get("code")]) if one not in classes]
    codings += [{"display": one} for one in (*said, *filter(None, more))]
    whole: Json = {"coding": codings}
    return Node(whole, "")


def _quantity(dose: Element) -> Node:
    """The dose in the shape in which amounts are read; a span of doses is none."""
    printed = dose.get("value")
    if not printed and dose.child("low").get("value") == dose.child("high").get("value"):
        dose = dose.child("low")
        printed = dose.get("value")
    if not printed:
        return Node(None, "")
    try:
        number: Json = read_exact(printed)
    except EntryRefused:
        number = printed
    return Node({"value": number, "unit": dose.get("unit")}, "")
