# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR MedicationAdministrations of iron as infusions.

Hides how a medicine is named (in place, contained, by reference; in STU3, R4 and R5) and how iron into a vein is
recognised: by its ATC class or by a name of the product list. No dose is ever computed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journal_app.domain.catalogues import Product, find_product, products
from journal_app.domain.drafts import InfusionDraft, check_infusion
from journal_app.domain.quantities import UnknownUnit, read_unit
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.exchange.fhir import days, names, own
from journal_app.exchange.fhir.shelf import Resource, Shelf
from journal_app.exchange.files.json_text import Node, is_printable_number
from journal_app.exchange.labs.checks import required
from journal_app.exchange.previews.cells import number_cell
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import _, with_semicolons

_ATC_SYSTEMS = ("http://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73", "http://fhir.de/codesystem/bfarm/atc")
_PARENTERAL_IRON = "B03AC"
_MOST_SHOWN = 120
_GIVEN = {"completed"}
# What says that a medicine went elsewhere than into a vein: SNOMED CT's and HL7's codes, and words.
_OTHER_ROUTES = {"26643006", "78421000", "34206005", "po", "im", "sc", "sq"}
_OTHER_ROUTE_WORDS = ("oral", "mouth", "peros", "peroral", "intramuscular", "intramuskul", "subcut", "subkut")
# A name with one of these is of something swallowed, whatever else it says.
_SWALLOWED = ("tablet", "capsul", "kapsel", "comprim", "oral", "syrup", "sirup", "saft", "drops", "tropfen")
_SHORTEST_NAME = 5


def read_infusion(resource: Resource, shelf: Shelf, *, today: date) -> Infusion:
    """The infusion; LineSkipped when it was not given, LineRefused when it is not iron or cannot be taken."""
    node = resource.node
    _require_given(node)
    ours = own.extension(node, own.INFUSION)
    if ours:
        return _our_own(node, ours, today=today)
    concept = medicine(node, shelf)
    product = iron_product(concept)
    # R4 and STU3, DSTU2, R5 and its spelling.
    stems = ("effective", "effectiveTime", "occurrence", "occurence")
    moment = next((found for stem in stems if (found := days.moment_of(node, stem, today=today))), None)
    if moment is None:
        raise LineRefused(_("It does not say when it was given."))
    dosage = next(node.items("dosage"), Node(None, node.path))
    require_vein(dosage.child("route"))
    amount, unit = dose(dosage.first("dose", "quantity"))
    words = names.words_of(concept)
    note = "\n".join(text for said in (*node.items("note"), dosage) if (text := said.text("text")))
    return iron_infusion(product, words, moment, (amount, unit), note=note, today=today)


def iron_infusion(
    product: Product | None, words: str, moment: Moment, given: tuple[str, str], *, note: str = "", today: date
) -> Infusion:
    """Iron as a record says it was given: product, its words, when, and its ``dose`` as printed; else LineRefused."""
    draft = InfusionDraft(
        product=product.inn if product else words,
        brand=brand(product, words),
        kind=InfusionKind.IRON.value,
        amount=given[0],
        unit=given[1],
        day=moment.day.isoformat(),
        time=moment.at.strftime("%H:%M") if moment.at else "",
        note=note,
    )
    return required(check_infusion(draft, today=today))


def _our_own(node: Node, ours: Node, *, today: date) -> Infusion:
    """The infusion as our own export describes it, of any kind."""
    said = {part.text("url"): part for part in ours.items("extension")}

    def text(name: str) -> str:
        return said[name].text("valueString") if name in said else ""

    def number(name: str) -> str:
        found = said[name].number("valueDecimal") if name in said else None
        return number_cell(found) if found is not None and is_printable_number(found) else ""

    moment = days.moment_of(node, "effective", today=today)
    observed = said["observed"].child("valueBoolean").value if "observed" in said else None
    draft = InfusionDraft(
        product=text("product"),
        brand=text("brand"),
        kind=text("kind"),
        amount=number("amount"),
        unit=text("unit"),
        iron_mg=number("iron_mg"),
        place=text("place"),
        course=text("course"),
        observed={True: "yes", False: "no"}.get(observed, "") if isinstance(observed, bool) else "",
        day=moment.day.isoformat() if moment else "",
        time=moment.at.strftime("%H:%M") if moment and moment.at else "",
        note="\n".join(kept for note in node.items("note") if (kept := note.text("text"))),
    )
    return replace(required(check_infusion(draft, today=today)), id=text("id"))


def _require_given(node: Node) -> None:
    status = node.text("status")
    if status == "stopped":
        raise LineSkipped(_("It was stopped before its end, so the amount given is not certain; add it by hand."))
    if status and status not in _GIVEN:
        raise LineSkipped(_("Its status is {status}.").format(status=status[:40]))
    # STU2 and STU3 have a mark of their own for what was planned and not given.
    if not status or node.child("notGiven").value is True or node.child("wasNotGiven").value is True:
        raise LineSkipped(_("It does not say that it was given."))


def medicine(node: Node, shelf: Shelf) -> Node:
    """The concept that names the medicine; an empty one when none does."""
    concept = node.first("medicationCodeableConcept").value or node.child("medication").child("concept").value
    if concept is not None:
        return Node(concept, node.path)
    reference = node.child("medicationReference") or node.child("medication").child("reference")
    found = shelf.resolve(reference, node)
    if found is not None:
        return found.child("code")
    return Node({"text": reference.text("display")}, node.path)


def iron_product(concept: Node) -> Product | None:
    """The product as listed, or None for iron by class alone; LineRefused for anything else."""
    codes = atc_codes(concept)
    by_class = [code for code in codes if code.startswith(_PARENTERAL_IRON)]
    product = _listed(concept)
    name = names.words_of(concept)
    if product is not None and (product.kind is InfusionKind.IRON) != bool(by_class) and codes:
        readings = (
            # Translators: how an infusion was known to be one: by its code in a list of medicines
            _("the class {code}").format(code=codes[0]),
            _('the name "{name}": {product}').format(name=name, product=_(product.inn)),
        )
        reason = _("Its class and its name contradict each other: {readings}.")
        raise LineRefused(reason.format(readings=with_semicolons(readings)), *readings)
    if product is not None and product.kind is InfusionKind.IRON:
        return product
    if by_class and product is None:
        return None
    if not name:
        raise LineRefused(_("It names no product and is not known here as iron given into a vein."))
    raise LineRefused(_("{name} is not known here as iron given into a vein.").format(name=name[:_MOST_SHOWN]))


def atc_codes(concept: Node) -> list[str]:
    """The classes of ATC that a concept names."""
    return [
        coding.text("code")
        for coding in concept.items("coding")
        if coding.text("system").lower().rstrip("/") in _ATC_SYSTEMS
    ]


def is_iron_for_a_vein(concept: Node) -> bool:
    """Whether a concept is of iron given into a vein, by its class or by a name of the product list."""
    product = _listed(concept)
    by_class = any(code.startswith(_PARENTERAL_IRON) for code in atc_codes(concept))
    return by_class or (product is not None and product.kind is InfusionKind.IRON)


def _listed(concept: Node) -> Product | None:
    spoken = (concept.text("text"), *(coding.text("display") for coding in concept.items("coding")))
    found = next((product for name in spoken if name and (product := find_product(name)) is not None), None)
    if found is not None:
        return found
    within = {product.inn: product for name in spoken for product in _iron_within(name)}
    return next(iter(within.values())) if len(within) == 1 else None


def _iron_within(name: str) -> Iterator[Product]:
    """The listed irons whose names stand, as whole words, in a longer name such as "Ferinject 50 mg/mL injection"."""
    if any(word in plain(name) for word in _SWALLOWED):
        return
    words = _spaced(name)
    for product in products():
        spellings = (_spaced(spelling) for spelling in product.spellings if len(spelling) >= _SHORTEST_NAME)
        if product.kind is InfusionKind.IRON and any(spelling in words for spelling in spellings):
            yield product


def _spaced(name: str) -> str:
    """The words of a name in one spelling, each between blanks."""
    return "".join((" ", *(f"{plain(word)} " for word in re.findall(r"[^\W_]+", name))))


def brand(product: Product | None, words: str) -> str:
    """The brand that a name speaks of, or nothing."""
    if product is None:
        return ""
    return next((known.name for known in product.brands if _spaced(known.name) in _spaced(words)), "")


def require_vein(route: Node) -> None:
    """Raise LineRefused for what says that it went elsewhere than into a vein."""
    codes = {coding.text("code").lower() for coding in route.items("coding")}
    said = [text for text in (route.text("text"), *(one.text("display") for one in route.items("coding"))) if text]
    is_other = any(word in plain(text) for text in said for word in _OTHER_ROUTE_WORDS)
    if is_other or codes & _OTHER_ROUTES or {plain(text) for text in said} & _OTHER_ROUTES:
        name = next(iter((*said, *sorted(codes))))
        raise LineRefused(_("It was given in another way than into a vein: {route}.").format(route=name[:_MOST_SHOWN]))


def dose(quantity: Node) -> tuple[str, str]:
    """The amount given as text and its unit, both empty where none is said; iron is kept in milligrams or grams."""
    number = quantity.number("value")
    if number is None:
        if quantity.child("value"):
            raise LineRefused(_("Its amount is not a number."))
        return "", ""
    words, code = quantity.text("unit")[:_MOST_SHOWN], quantity.text("code")[:_MOST_SHOWN]
    if not is_printable_number(number):
        raise LineRefused(_("{number} is not an amount.").format(number=str(number)[:_MOST_SHOWN]))
    shown = f"{quantity.text('comparator')}{number} {words or code}".strip()
    units = {known for text in (words, code) if (known := _known_unit(text))}
    if len(units) > 1:
        readings = (f"{number} {words}", f"{number} {code}")
        reason = _("The unit of the amount is said in two ways that differ: {readings}.")
        raise LineRefused(reason.format(readings=with_semicolons(readings)), *readings)
    if quantity.text("comparator") or not units <= {"mg", "g"} or not units:
        raise LineRefused(_("The amount, {amount}, does not say the milligrams of iron.").format(amount=shown))
    return number_cell(number), units.pop()


def _known_unit(text: str) -> str:
    """The UCUM code of a unit, also of "mg elemental iron"; nothing when it is none. "mg iron/mL" is no mass."""
    for part in (text, *([] if "/" in text else text.split(maxsplit=1)[:1])):
        try:
            return read_unit(part).code
        except UnknownUnit:
            continue
    return ""
