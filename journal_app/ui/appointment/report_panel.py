# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The report on the Appointment screen: what it is about, its pages, and the ways out.

Hides that choices and pages are made only once somebody opens them, so that the screen is there at once.
"""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.appointment.data_button import DataButton
from journal_app.ui.appointment.pages_view import PagesView
from journal_app.ui.appointment.report_options import ReportOptions
from journal_app.ui.appointment.report_state import PagesState, ReportState
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _


class ReportPanel(QWidget):
    """Signals are what the reader wants; ``set_report`` and ``set_pages`` are all it is told.

    ``top_wanted()`` asks that the top of the pages comes into view, as another page is there.
    """

    wish_changed = Signal(object)
    more_notes_wanted = Signal()
    options_opened = Signal(bool)
    pages_opened = Signal(bool)
    turned = Signal(int)
    save_requested = Signal(str)
    print_requested = Signal()
    data_requested = Signal(str, str)
    wallet_requested = Signal(str)
    top_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("", "", self)
        self.choose = choice_button(_("Choose days and parts"), self)
        self.show_pages = choice_button(_("Show the pages"), self)
        self.save = secondary_button(_("Save as PDF…"), self)
        # Translators: a button; asks for a printer
        self.print = secondary_button(_("Print…"), self)
        self.data = DataButton(self)
        self.wallet = secondary_button(_("Wallet card…"), self)
        self.options: ReportOptions | None = None
        self.pages: PagesView | None = None
        self._state = ReportState()
        self._place = QVBoxLayout()
        self._lay_out()
        self.choose.clicked.connect(self._on_choose)
        self.show_pages.clicked.connect(self._on_pages)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self.print_requested)
        self.data.wanted.connect(self.data_requested)
        self.wallet.clicked.connect(self._on_wallet)

    def set_report(self, state: ReportState) -> None:
        """Show what the report is about and what can be chosen."""
        self._state = state
        self.said.setText(state.said)
        if self.options is not None:
            self.options.set_state(state)

    def set_pages(self, state: PagesState) -> None:
        """Show a page."""
        if self.pages is not None:
            self.pages.set_state(state)

    def open_file(self, path: Path) -> None:
        """Show a file in the system's viewer."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def take_focus(self) -> None:
        """The first of its buttons."""
        self.choose.setFocus()

    def _on_choose(self) -> None:
        is_open = self.choose.isChecked()
        if self.options is None and is_open:
            self.options = ReportOptions()
            self.options.set_state(self._state)
            self.options.wish_changed.connect(self.wish_changed)
            self.options.more_notes_wanted.connect(self.more_notes_wanted)
            self._place.insertWidget(0, self.options)
            put_in_reading_order(self)
        if self.options is not None:
            self.options.setVisible(is_open)
        self.options_opened.emit(is_open)

    def _on_pages(self) -> None:
        is_open = self.show_pages.isChecked()
        if self.pages is None and is_open:
            self.pages = PagesView()
            self.pages.turned.connect(self._on_turned)
            self._place.addWidget(self.pages)
            put_in_reading_order(self)
        if self.pages is not None:
            self.pages.setVisible(is_open)
        self.pages_opened.emit(is_open)

    def _on_turned(self, step: int) -> None:
        self.turned.emit(step)
        self.top_wanted.emit()

    def _on_save(self) -> None:
        # Translators: "appointment.pdf": name proposed for a file; its ending stays
        # Translators: "PDF files (*.pdf)": kind of file in a dialog; what stands in brackets stays
        path = ask_where_to_write(self, _("Save the report"), _("appointment.pdf"), _("PDF files (*.pdf)"))
        if path is not None:
            self.save_requested.emit(str(path))

    def _on_wallet(self) -> None:
        # Translators: "wallet-card.pdf": name proposed for a file; its ending stays
        path = ask_where_to_write(self, _("Save the wallet card"), _("wallet-card.pdf"), _("PDF files (*.pdf)"))
        if path is not None:
            self.wallet_requested.emit(str(path))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().sizes.px(12))
        column.addWidget(label(_("The report"), "heading", self))
        column.addWidget(self.said)
        line = Flow(gap=current().sizes.px(12))
        for button in (self.choose, self.show_pages, self.save, self.print, self.data, self.wallet):
            line.addWidget(button)
        column.addLayout(line)
        self._place.setSpacing(current().sizes.px(12))
        column.addLayout(self._place)
