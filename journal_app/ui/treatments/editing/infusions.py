# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How an infusion is typed. Hides what the product list fills in, and that it never overwrites what was typed."""

from dataclasses import replace

from journal_app.domain.catalogues import find_product
from journal_app.domain.drafts import InfusionDraft, check_infusion
from journal_app.domain.frozen import frozen
from journal_app.domain.spelling import plain
from journal_app.domain.treatment_drafts import milligrams
from journal_app.domain.treatments import Infusion
from journal_app.store import verbs
from journal_app.ui.treatments.editing.editor import Editor, day_typed, number_typed
from journal_app.ui.treatments.state import Part
from journal_app.words import N_

_YES_OR_NO = {None: "", True: "yes", False: "no"}


def draft_of(infusion: Infusion) -> InfusionDraft:
    """A kept infusion as its form shows it; elemental iron stands there only where it is not the amount."""
    is_amount = infusion.iron_mg == milligrams(infusion.amount, infusion.unit)
    return InfusionDraft(
        product=infusion.product,
        amount=number_typed(infusion.amount),
        unit=infusion.unit,
        kind=infusion.kind,
        brand=infusion.brand,
        day=day_typed(infusion.given_on),
        time=infusion.given_time.strftime("%H:%M") if infusion.given_time else "",
        place=infusion.place,
        course=infusion.course,
        note=infusion.note,
        iron_mg="" if is_amount else number_typed(infusion.iron_mg),
        observed=_YES_OR_NO[infusion.observed],
        changes=infusion.id,
    )


INFUSIONS = Editor(
    part=Part.INFUSION,
    fact=Infusion,
    draft=InfusionDraft,
    adding=N_("Add an infusion"),
    changing=N_("Change an infusion"),
    focus="product",
    blank=lambda today: InfusionDraft(day=day_typed(today)),
    draft_of=draft_of,
    check=lambda draft, today: check_infusion(draft, today=today),
    add=verbs.add_infusion,
    names=lambda draft: (draft.product, draft.brand),
)


@frozen(kw_only=False)
class Filled:
    """The kind and unit that the product list put into the form; they go when another product is named."""

    kind: str = ""
    unit: str = ""


def fill_in(draft: InfusionDraft, before: Filled, *, is_named: bool) -> tuple[InfusionDraft, Filled]:
    """The draft with kind and unit of its product, where nothing else was typed, and what was filled in.

    With ``is_named`` the product has been typed to its end, and a brand typed as the product goes where it belongs.
    """
    product = find_product(draft.product)
    if product is None:
        return draft, before
    kind = product.kind if draft.kind in {"", before.kind} else draft.kind
    unit = product.unit if draft.unit.strip() in {"", before.unit} else draft.unit
    filled = replace(draft, kind=kind, unit=unit)
    return (with_brand(filled) if is_named else filled), Filled(product.kind, product.unit)


def with_brand(draft: InfusionDraft) -> InfusionDraft:
    """The draft with a brand that was typed as the product put where it belongs."""
    product = find_product(draft.product)
    brands = product.brands if product and not draft.brand.strip() else ()
    brand = next((known.name for known in brands if plain(known.name) == plain(draft.product)), "")
    return replace(draft, product=product.inn, brand=brand) if product and brand else draft
