# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form for results: the draw first, then one analyte after the other, as they stand on the printed sheet.

Hides by which names an analyte is found: its own, its synonyms and its LOINC codes.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.ui.labs.state import FormState
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import choice_field, form_row, note_field, text_field
from journal_app.words import _

FIELDS = ("day", "time", "laboratory", "fasting", "analyte", "value", "unit", "range", "flag", "note")


class LabForm(EntryForm):
    """The fields of a ``LabDraft``."""

    def __init__(self) -> None:
        super().__init__(_("Add results"), _("Save"), _("Close"))
        self.analyte = text_field()
        self.laboratory = text_field()
        fasting = choice_field([("", _("not said")), ("yes", _("yes")), ("no", _("no"))])
        self.add_line(
            [
                ("day", form_row(_("Day drawn"), text_field(_("YYYY-MM-DD")), width_px=160)),
                ("time", form_row(_("Time"), text_field(_("HH:MM")), width_px=112)),
                ("laboratory", form_row(_("Laboratory"), self.laboratory, width_px=272)),
                ("fasting", form_row(_("Fasting"), fasting, width_px=144)),
            ]
        )
        self.add_line(
            [
                ("analyte", form_row(_("Blood value"), self.analyte, width_px=288)),
                ("value", form_row(_("Value"), text_field(), width_px=128)),
                ("unit", form_row(_("Unit"), text_field(), width_px=128)),
                ("range", form_row(_("Printed range"), text_field(), width_px=160)),
                ("flag", form_row(_("Printed flag"), text_field(), width_px=128)),
            ]
        )
        self.add_line([("note", form_row(_("Note"), note_field(), width_px=576))])
        self.add_buttons()
        Finder(self.analyte, suggestions())

    def draft(self) -> LabDraft:
        """What stands in the fields now."""
        return LabDraft(
            day=self.text("day"),
            time=self.text("time"),
            laboratory=self.text("laboratory"),
            fasting=self.text("fasting"),
            analyte=self.text("analyte"),
            value=self.text("value"),
            unit=self.text("unit"),
            range=self.text("range"),
            flag=self.text("flag"),
            note=self.text("note"),
        )

    def open(self, form: FormState) -> None:
        """Show a draft with the focus where it is to begin."""
        self.set_heading(form.heading)
        for name in FIELDS:
            self.set_text(name, getattr(form.draft, name))
        field = self.field(form.focus)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def suggest(self, unit: str, printed_range: str) -> None:
        """Fill in a unit and a range, each where nothing was typed."""
        for name, text in (("unit", unit), ("range", printed_range)):
            if not self.text(name).strip():
                self.set_text(name, text)

    def offer_laboratories(self, names: tuple[str, ...]) -> None:
        """Offer the laboratories that were typed before."""
        Finder(self.laboratory, [Suggestion(name, name) for name in names])


def suggestions() -> list[Suggestion]:
    """Every analyte, found by any of its names and codes."""
    found: list[Suggestion] = []
    for analyte in analytes().values():
        name = _(analyte.name)
        codes = tuple(row.code for row in analyte.loinc)
        found.append(Suggestion(name, name, (analyte.key, analyte.name, *analyte.synonyms, *codes)))
    return found
