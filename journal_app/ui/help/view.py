# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The help as widgets: a field for words, a list of pages, and the page.

Hides how a heading in a page is found.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.help.page_text import PageText
from journal_app.ui.help.presenter import HelpState
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import being_filled, choice_field, form_row, is_being_filled, text_field
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Page, heading_line, label
from journal_app.words import _

FIELD_PX = 320
WIDTH_PX = 860
LEAST_PX = 300


class HelpView(QWidget):
    """Shows a ``HelpState``.

    Signals ``words_wanted(words)``, ``page_wanted(key)``, ``link_followed(address)`` for a link to another page, and
    ``guide_wanted(path)`` for the file to write the quick guide to.
    """

    words_wanted = Signal(str)
    page_wanted = Signal(str)
    link_followed = Signal(str)
    guide_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(self)
        self.words = text_field()
        self.pages = choice_field([])
        self.said = label("", "soft", self)
        self.text = PageText(self)
        self.guide = secondary_button(_("Save the quick guide…"))
        self.guide.setAccessibleDescription(_("Two pages to print, as a PDF"))
        self.text.setAccessibleName(_("Help page"))
        self._lay_out()
        self.words.textChanged.connect(self.words_wanted)
        self.pages.currentIndexChanged.connect(self._on_page)
        self.text.anchorClicked.connect(self._on_link)
        self.guide.clicked.connect(self._on_guide)

    def set_state(self, state: HelpState) -> None:
        """Show a page and what can be chosen beside it."""
        if self.words.text() != state.words:
            with being_filled(self.words):
                self.words.setText(state.words)
        with being_filled(self.pages):
            self.pages.clear()
            for page in state.pages:
                self.pages.addItem(page.title, page.key)
            if state.shown is not None:
                self.pages.setCurrentIndex(self.pages.findData(state.shown.key))
        self.pages.setEnabled(bool(state.pages))
        if self.said.text() != state.said:
            self.said.setText(state.said)
            announce(self.said, state.said)
        self.said.setVisible(bool(state.said))
        self.text.show_page(state.shown)
        self._begin_at(state.heading)

    def take_focus(self) -> None:
        """The page, which is read with the arrows."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.text, lambda: self._page.ensureWidgetVisible(self.text, 0, 0))

    def _begin_at(self, heading: str) -> None:
        block = self.text.document().firstBlock()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and block.text().casefold() == heading.casefold():
                self.text.setTextCursor(QTextCursor(block))
                bar = self.text.verticalScrollBar()
                bar.setValue(bar.value() + self.text.cursorRect().top())
                return
            block = block.next()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_page(self) -> None:
        if not is_being_filled(self.pages):
            self.page_wanted.emit(str(self.pages.currentData()))

    def _on_link(self, address: QUrl) -> None:
        self.link_followed.emit(address.toString())

    def _on_guide(self) -> None:
        # Translators: "quick-guide.pdf": name proposed for a file; its ending stays
        path = ask_where_to_write(self, _("Save the quick guide"), _("quick-guide.pdf"), _("PDF files (*.pdf)"))
        if path is not None:
            self.guide_wanted.emit(path)

    def _lay_out(self) -> None:
        sizes = current().sizes
        fields = Flow()
        # Translators: label of a field: words to be found; & stands before the letter that goes to it with Alt
        fields.addWidget(form_row(_("Loo&k for"), self.words, width_px=FIELD_PX))
        # Translators: label of a list: pages of the help; & stands before the letter that goes to it with Alt
        fields.addWidget(form_row(_("&Page"), self.pages, width_px=FIELD_PX))
        body = self._page.body
        body.addLayout(heading_line(_("Help"), [self.guide]))
        body.addLayout(fields)
        body.addWidget(self.said)
        body.addWidget(self.text, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self.text.setMinimumHeight(sizes.px(LEAST_PX))
        self.text.document().setDocumentMargin(sizes.px(8))
        self.text.setMaximumWidth(sizes.reading_width(WIDTH_PX))
