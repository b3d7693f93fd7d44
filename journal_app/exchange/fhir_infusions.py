# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR MedicationAdministrations of iron as infusions.

Hides how a medicine is named (in place, contained, by reference; in STU3, R4 and R5) and how iron into a vein is
recognised: by its ATC class or by a name of the product list. No dose is ever computed.
"""

from datetime import date

from journal_app.domain.catalogues import Product, find_product
from journal_app.domain.drafts import InfusionDraft, check_infusion
from journal_app.domain.quantities import UnknownUnit, read_unit
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.exchange import fhir_days, fhir_names
from journal_app.exchange.cells import number_cell
from journal_app.exchange.fhir_shelf import Resource, Shelf
from journal_app.exchange.json_text import Node, is_printable_number
from journal_app.exchange.lab_checks import required
from journal_app.exchange.plan import LineRefused, LineSkipped
from journal_app.words import _

_ATC_SYSTEMS = ("http://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73", "http://fhir.de/codesystem/bfarm/atc")
_PARENTERAL_IRON = "B03AC"
_GIVEN = {"completed"}


def read_infusion(resource: Resource, shelf: Shelf, *, today: date) -> Infusion:
    """The infusion; LineSkipped when it was not given, LineRefused when it is not iron or cannot be taken."""
    node = resource.node
    _require_given(node)
    concept = _medicine(node, shelf)
    product = _iron_product(concept)
    moment = fhir_days.moment_of(node, "effective", today=today) or fhir_days.moment_of(
        node, "occurrence" if "occurrenceDateTime" in node.names() else "occurence", today=today
    )
    if moment is None:
        raise LineRefused(_("It does not say when it was given."))
    amount, unit = _dose(node.child("dosage").first("dose", "quantity"))
    words = fhir_names.words_of(concept)
    draft = InfusionDraft(
        product=product.inn if product else words,
        brand=_brand(product, words),
        kind=InfusionKind.IRON.value,
        amount=amount,
        unit=unit,
        day=moment.day.isoformat(),
        time=moment.at.strftime("%H:%M") if moment.at else "",
        note="\n".join(text for note in node.items("note") if (text := note.text("text"))),
    )
    return required(check_infusion(draft, today=today))


def _require_given(node: Node) -> None:
    status = node.text("status")
    if status == "stopped":
        raise LineSkipped(_("It was stopped before its end, so the amount given is not certain; add it by hand."))
    if status and status not in _GIVEN:
        raise LineSkipped(_("Its status is {status}.").format(status=status[:40]))
    # STU2 and STU3 have a mark of their own for what was planned and not given.
    if not status or node.child("notGiven").value is True or node.child("wasNotGiven").value is True:
        raise LineSkipped(_("It does not say that it was given."))


def _medicine(node: Node, shelf: Shelf) -> Node:
    """The concept that names the medicine; an empty one when none does."""
    concept = node.first("medicationCodeableConcept").value or node.child("medication").child("concept").value
    if concept is not None:
        return Node(concept, node.path)
    reference = node.child("medicationReference") or node.child("medication").child("reference")
    found = shelf.resolve(reference, node)
    if found is not None:
        return found.child("code")
    return Node({"text": reference.text("display")}, node.path)


def _iron_product(concept: Node) -> Product | None:
    """The product as listed, or None for iron by class alone; LineRefused for anything else."""
    codes = [
        coding.text("code")
        for coding in concept.items("coding")
        if coding.text("system").lower().rstrip("/") in _ATC_SYSTEMS
    ]
    by_class = [code for code in codes if code.startswith(_PARENTERAL_IRON)]
    product = _listed(concept)
    name = fhir_names.words_of(concept) or _("It names no product and")
    if product is not None and (product.kind is InfusionKind.IRON) != bool(by_class) and codes:
        readings = (
            _("the class {code}").format(code=codes[0]),
            _('the name "{name}": {product}').format(name=name, product=product.inn),
        )
        reason = _("Its class and its name contradict each other: {readings}.")
        raise LineRefused(reason.format(readings="; ".join(readings)), *readings)
    if product is not None and product.kind is InfusionKind.IRON:
        return product
    if by_class and product is None:
        return None
    raise LineRefused(_("{name} is not iron given into a vein.").format(name=name))


def _listed(concept: Node) -> Product | None:
    names = (concept.text("text"), *(coding.text("display") for coding in concept.items("coding")))
    return next((product for name in names if name and (product := find_product(name)) is not None), None)


def _brand(product: Product | None, words: str) -> str:
    if product is None:
        return ""
    parts = {plain(part) for part in words.replace(")", "(").split("(")}
    return next((brand.name for brand in product.brands if plain(brand.name) in parts), "")


def _dose(quantity: Node) -> tuple[str, str]:
    """The amount given as text and its unit, both empty where none is said; iron is kept in milligrams or grams."""
    number = quantity.number("value")
    if number is None:
        return "", ""
    words, code = quantity.text("unit"), quantity.text("code")
    if not is_printable_number(number):
        raise LineRefused(_("{number} is not an amount.").format(number=str(number)[:60]))
    unit = next((known for text in (code, words) if (known := _mass(text))), "")
    if not unit:
        shown = words or code or _("no unit")
        raise LineRefused(
            _("The amount, {number} {unit}, does not say the milligrams of iron.").format(number=number, unit=shown)
        )
    return number_cell(number), unit


def _mass(text: str) -> str:
    """The UCUM code when a text is milligrams or grams, also as "mg elemental iron"; else nothing."""
    for part in (text, *text.split(maxsplit=1)[:1]):
        try:
            code = read_unit(part).code
        except UnknownUnit:
            continue
        if code in {"mg", "g"}:
            return code
    return ""
