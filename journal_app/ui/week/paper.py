# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The part of the Week screen about paper: which days, which paper, and where the file goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.report.pages import Paper
from journal_app.ui.theme import current
from journal_app.ui.week.state import SheetDates
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

CHOICE_PX = 240


class PaperCard(Card):
    """Signal ``print_requested(path, dates, paper)`` once the reader has named a file."""

    print_requested = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("On paper"), parent)
        self.dates = choice_field(
            [
                (SheetDates.SHOWN, _("The week shown")),
                (SheetDates.NEXT, _("The week after it")),
                (SheetDates.BLANK, _("No dates")),
            ]
        )
        self.paper = choice_field([(Paper.A4, _("A4")), (Paper.LETTER, _("US Letter"))])
        self.print = secondary_button(_("Print a week sheet…"))
        self.print.clicked.connect(self._on_print)
        for field, name in ((self.dates, _("Days on the sheet")), (self.paper, _("Paper"))):
            field.setAccessibleName(name)
            field.setAccessibleDescription(name)  # on Linux the name of a choice is what is chosen
        words = _("For days without a screen: the same scales to mark with a pen, in the order of this grid.")
        self.body.addWidget(label(words, "soft", self))
        line = Flow(gap=current().sizes.px(16))
        line.addWidget(form_row(_("Days on the sheet"), self.dates, width_px=CHOICE_PX))
        line.addWidget(form_row(_("Paper"), self.paper, width_px=CHOICE_PX))
        line.addWidget(self.print)
        self.body.addLayout(line)

    def _on_print(self) -> None:
        # Translators: "week-sheet.pdf": name proposed for a file; its ending stays
        path = ask_where_to_write(self, _("Print a week sheet"), _("week-sheet.pdf"), _("PDF files (*.pdf)"))
        if path is not None:
            self.print_requested.emit(str(path), field_text(self.dates), field_text(self.paper))
