# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One button for the data beside the report: it opens a list of forms, and each asks for its place.

Hides which form is a file and which a folder.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journal_app.ui.appointment.report_data import CSV, FHIR, XLSX
from journal_app.ui.widgets.ask_file import ask_for_folder, ask_where_to_write
from journal_app.ui.widgets.list_button import ListButton
from journal_app.words import N_, _

# Translators: what the data can be saved as, in a menu; the letters in brackets stay
_FORMS = {
    XLSX: N_("Workbook (XLSX)…"),
    CSV: N_("Tables (CSV)…"),
    FHIR: N_("For other health programs (FHIR)…"),
}


class DataButton(ListButton):
    """``wanted(form, path)``: the data is wanted there."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The same data as…"), parent)
        self.setProperty("look", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(_("Opens a list: as a workbook, as tables, or for other health programs."))
        menu = QMenu(self)
        menu.setAccessibleName(self.text())
        self.forms = {form: menu.addAction(_(words)) for form, words in _FORMS.items()}
        for form, action in self.forms.items():
            action.triggered.connect(partial(self._on_chosen, form))
        self.setMenu(menu)

    def _on_chosen(self, form: str, _is_checked: bool = False) -> None:
        place = self._ask(form)
        if place is not None:
            self.wanted.emit(form, str(place))

    def _ask(self, form: str) -> Path | None:
        """Where to; None when they thought better of it."""
        if form == CSV:
            return ask_for_folder(self, _("A folder for the tables. They are not encrypted."))
        title = _("Save the data. The file is not encrypted.")
        if form == XLSX:
            # Translators: "journal.xlsx": name proposed for a file; its ending stays
            # Translators: "Workbooks (*.xlsx)": kind of file in a dialog; what stands in brackets stays
            return ask_where_to_write(self, title, _("journal.xlsx"), _("Workbooks (*.xlsx)"))
        # Translators: "journal.json": name proposed for a file; its ending stays
        # Translators: "FHIR files (*.json)": kind of file in a dialog; what stands in brackets stays
        return ask_where_to_write(self, title, _("journal.json"), _("FHIR files (*.json)"))
