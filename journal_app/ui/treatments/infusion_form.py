# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of an infusion. Hides which fields are asked: elemental iron of iron alone."""

from journal_app.domain.catalogues import products
from journal_app.domain.drafts import InfusionDraft
from journal_app.domain.kinds import infusion_name
from journal_app.domain.treatments import InfusionKind
from journal_app.ui.treatments.draft_form import DraftForm
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.forms import choice_field, form_row, note_field, text_field
from journal_app.words import _, pgettext


class InfusionForm(DraftForm):
    """The fields of an ``InfusionDraft``."""

    NAMES = (
        "product",
        "brand",
        "amount",
        "unit",
        "kind",
        "day",
        "time",
        "place",
        "course",
        "observed",
        "iron_mg",
        "note",
    )

    def __init__(self) -> None:
        super().__init__(_("Add an infusion"), InfusionDraft())
        self.product = text_field()
        place = text_field()
        self.kind = choice_field([("", _("not said")), *((kind.value, infusion_name(kind)) for kind in InfusionKind)])
        observed = choice_field(
            [("", _("not said")), ("yes", _("yes, 30 minutes or more")), ("no", _("no"))],
        )
        self.add_line(
            [
                ("product", form_row(_("Product"), self.product, _("By its name or brand"), width_px=256)),
                ("brand", form_row(_("Brand"), text_field(), width_px=152)),
                # Translators: "As given": below the field for the amount: as it was infused
                ("amount", form_row(_("Amount"), text_field(), _("As given"), width_px=112)),
                ("unit", form_row(_("Unit"), text_field(), width_px=96)),
                ("kind", form_row(_("Kind"), self.kind, width_px=208)),
            ]
        )
        self.add_line(
            [
                ("day", form_row(_("Day given"), text_field(_("YYYY-MM-DD")), width_px=160)),
                ("time", form_row(_("Time"), text_field(_("HH:MM")), width_px=112)),
                ("place", form_row(_("Place"), place, width_px=208)),
                (
                    "course",
                    form_row(
                        # Translators: "Course": label of a field: which of a series of infusions it was, such as 2 of 3
                        pgettext("a series of infusions", "Course"),
                        text_field(),
                        _("Such as 2 of 3"),
                        width_px=144,
                    ),
                ),
                ("observed", form_row(_("Observed afterwards"), observed, width_px=240)),
            ]
        )
        iron = form_row(_("Elemental iron, mg"), text_field(), _("Where it is not the amount"), width_px=224)
        self.add_line([("note", form_row(_("Note"), note_field(), width_px=576)), ("iron_mg", iron)])
        self.finish()
        Finder(self.product, product_suggestions())
        self._places = Finder(place, ())
        self.watch_name(self.product)
        self.kind.currentIndexChanged.connect(self._fit_kind)
        self._fit_kind()

    def offer_places(self, places: tuple[str, ...]) -> None:
        """Offer the places that were typed before."""
        self._places.set_suggestions([Suggestion(place, place) for place in places])

    def _fit_kind(self) -> None:
        self._rows["iron_mg"].setVisible(self.text("kind") == InfusionKind.IRON)


def product_suggestions() -> list[Suggestion]:
    """Every product by its names and by each brand; a brand goes into the field as such and is sorted out later."""
    found: list[Suggestion] = []
    for product in products():
        found.append(Suggestion(product.inn, product.inn, product.aliases))
        found += [
            # Translators: the name a substance is sold under, and the substance
            Suggestion(_("{brand} ({product})").format(brand=brand.name, product=_(product.inn)), brand.name)
            for brand in product.brands
        ]
    return found
