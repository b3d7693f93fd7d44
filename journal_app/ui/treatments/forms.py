# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The three forms of the Treatments screen: an infusion, a reaction to it, an event."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journal_app.domain.catalogues import products, reaction_kinds
from journal_app.domain.drafts import EventDraft, InfusionDraft, ReactionDraft
from journal_app.domain.treatments import EventKind, InfusionKind, Severity
from journal_app.ui.today.build import event_kind_words
from journal_app.ui.treatments.state import FormState
from journal_app.ui.treatments.wording import kind_words, severity_words
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import FormRow, choice_field, form_row, note_field, text_field
from journal_app.words import _


def open_form(form: EntryForm, names: Sequence[str], state: FormState) -> None:
    """Put a draft into a form; fields that agree are left alone, and without a ``focus`` so is the focus."""
    if state.draft is None:
        return
    form.set_heading(state.heading)
    texts = asdict(state.draft)
    for name in names:
        if form.text(name) != texts[name]:
            form.set_text(name, texts[name])
    if state.focus:
        field = form.field(state.focus)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()


class InfusionForm(EntryForm):
    """The fields of an ``InfusionDraft``."""

    NAMES = ("product", "brand", "amount", "unit", "kind", "day", "time", "place", "course", "note")

    def __init__(self) -> None:
        super().__init__(_("Add an infusion"), _("Save"), _("Close"))
        self.product = text_field()
        kinds = [("", _("not said")), *((kind.value, kind_words(kind)) for kind in InfusionKind)]
        self.add_line(
            [
                ("product", form_row(_("Product"), self.product, _("By its name or brand"), width_px=320)),
                ("brand", form_row(_("Brand"), text_field(), width_px=176)),
                ("amount", form_row(_("Amount"), text_field(), width_px=112)),
                ("unit", form_row(_("Unit"), text_field(), width_px=96)),
                ("kind", form_row(_("Kind"), choice_field(kinds), width_px=208)),
            ]
        )
        self.add_line(
            [
                ("day", form_row(_("Day given"), text_field(_("YYYY-MM-DD")), width_px=160)),
                ("time", form_row(_("Time"), text_field(_("HH:MM")), width_px=112)),
                ("place", form_row(_("Place"), text_field(), width_px=272)),
                ("course", form_row(_("Course"), text_field(), width_px=176)),
            ]
        )
        self.add_line([("note", form_row(_("Note"), note_field(), width_px=576))])
        self.add_buttons()
        Finder(self.product, product_suggestions())

    def draft(self) -> InfusionDraft:
        """What stands in the fields now."""
        return InfusionDraft(**{name: self.text(name) for name in self.NAMES})


class ReactionForm(EntryForm):
    """The fields of a ``ReactionDraft``; whose infusion it was is not asked, it was chosen."""

    NAMES = ("kind", "onset_day", "lasted", "severity", "note")

    def __init__(self) -> None:
        super().__init__(_("Add a reaction"), _("Save"), _("Close"))
        self._blank = ReactionDraft()
        kind = text_field()
        onset = form_row(_("Days after the infusion"), text_field(), _("0 is the day itself"), width_px=208)
        severities = choice_field([(severity.value, severity_words(severity)) for severity in Severity])
        self.add_line(
            [
                ("kind", form_row(_("What was felt"), kind, _("From the list or in your words"), width_px=320)),
                ("onset_day", onset),
                ("lasted", form_row(_("How long"), text_field(), width_px=160)),
                ("severity", form_row(_("How severe"), severities, width_px=160)),
            ]
        )
        self.add_line([("note", form_row(_("Note"), note_field(), width_px=576))])
        self.add_buttons()
        names = [_(known.name) for known in reaction_kinds()]
        Finder(kind, [Suggestion(name, name) for name in names])

    def begin(self, blank: ReactionDraft) -> None:
        """Remember whose infusion this is about."""
        self._blank = blank

    def draft(self) -> ReactionDraft:
        """What stands in the fields now."""
        return replace(self._blank, **{name: self.text(name) for name in self.NAMES})


class EventForm(EntryForm):
    """The fields of an ``EventDraft``."""

    NAMES = ("kind", "title", "first_on", "last_on", "note")

    def __init__(self) -> None:
        super().__init__(_("Add an event"), _("Save"), _("Close"))
        kinds = choice_field([("", _("choose")), *((kind.value, event_kind_words(kind)) for kind in EventKind)])
        rows: list[tuple[str, FormRow]] = [
            ("kind", form_row(_("What happened"), kinds, width_px=272)),
            ("title", form_row(_("In a few words"), text_field(), width_px=320)),
            ("first_on", form_row(_("First day"), text_field(_("YYYY-MM-DD")), width_px=160)),
            ("last_on", form_row(_("Last day"), text_field(_("YYYY-MM-DD")), _("If more than one"), width_px=160)),
        ]
        self.add_line(rows)
        self.add_line([("note", form_row(_("Note"), note_field(), width_px=576))])
        self.add_buttons()

    def draft(self) -> EventDraft:
        """What stands in the fields now."""
        return EventDraft(**{name: self.text(name) for name in self.NAMES})


def product_suggestions() -> list[Suggestion]:
    """Every product by its name and by each brand; a brand goes into the field as such and is sorted out afterwards."""
    found: list[Suggestion] = []
    for product in products():
        found.append(Suggestion(product.inn, product.inn))
        found += [
            Suggestion(_("{brand} ({product})").format(brand=brand.name, product=product.inn), brand.name)
            for brand in product.brands
        ]
    return found
