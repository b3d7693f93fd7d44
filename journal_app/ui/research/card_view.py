# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One card on a page of its own: what was found, how sure, what it cannot say, who paid, and the reader's marks.

Hides that the reader's marks are kept as they are pressed, and a note a moment after the last key.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.records import CardMark
from journal_app.ui.research.lines import ReadRow, read_button
from journal_app.ui.research.marks import MarkRow
from journal_app.ui.research.parts import QuestionPanel, quotation_card, section_card, sure_card, text_label
from journal_app.ui.research.state import BrowserQuestion, CardPage, Link, Way
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, secondary_button
from journal_app.ui.widgets.edits import Edits
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import field_text, form_row, note_field, set_field_text
from journal_app.ui.widgets.surfaces import Card, Page, clear, label
from journal_app.words import _


class CardView(QWidget):
    """Signals are what the reader wants; ``set_page`` and ``set_question`` are all it is told."""

    closed = Signal()
    opened = Signal(str)
    marked = Signal(CardMark)
    ask_wanted = Signal(str)
    followed = Signal(Link)
    browser_wanted = Signal(Link)
    browser_unwanted = Signal()
    remove_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Page(self)
        self._card: CardPage | None = None
        self.back = secondary_button(_("Back to the list"))
        self.ask = secondary_button(_("Ask about this"))
        self.marks = MarkRow()
        self.note = note_field()
        self.ways: list[Button] = []
        self.links: list[Button] = []
        self._edits = Edits(self)
        self._title = label("", "title")
        self._about = label("", "soft")
        self._text = QVBoxLayout()
        self._text.setSpacing(current().sizes.px(12))
        self._question_place = QVBoxLayout()
        self._own = QWidget()
        self._note_row = form_row(_("Your own note"), self.note)
        self._lay_out()
        self._connect()

    def set_page(self, page: CardPage) -> None:
        """Show a card; the same one again is left where it is, but for the marks."""
        before = self._card
        if before is not None and before.key != page.key:
            self._edits.flush()  # what was noted on the one before is kept with that one
        self._card = page
        self.marks.set_mark(page.mark, can_change=page.can_change)
        self.note.setReadOnly(not page.can_change)
        if before is None or before.key != page.key or not self.note.hasFocus():
            set_field_text(self.note, page.mark.note)
        if before is not None and replace(before, mark=page.mark) == page:
            return
        self._title.setText(page.headline)
        self._about.setText(page.about)
        self.setAccessibleName(page.headline)
        self.ask.setVisible(page.can_change)
        self._own.setVisible(page.is_own and page.can_change)
        self._fill(page)
        if before is None or before.key != page.key:
            self.set_question(None)
            self.page.verticalScrollBar().setValue(0)

    def set_question(self, question: BrowserQuestion | None) -> None:
        """Ask before the first link is opened, or ask no more."""
        clear(self._question_place)
        if question is None:
            return
        panel = QuestionPanel(question)
        panel.wanted.connect(lambda: self.browser_wanted.emit(question.link))
        panel.unwanted.connect(self.browser_unwanted)
        self._question_place.addWidget(panel)
        panel.show()
        panel.stay.setFocus()

    def take_focus(self) -> None:
        """The way back, which stands first."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list and Q asks about the card; the keys that scroll a page scroll this one."""
        bar = self.page.verticalScrollBar()
        steps = {Qt.Key.Key_Down: bar.singleStep() * 3, Qt.Key.Key_Up: -bar.singleStep() * 3}
        steps |= {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Q and not event.modifiers():
            self._on_ask()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        body = self.page.body
        head = Flow()
        head.addWidget(self.back)
        head.addWidget(self.ask)
        body.addLayout(head)
        for part in (self._title, self._about, self.marks):
            body.addWidget(part)
        body.addLayout(self._text)
        body.addLayout(self._question_place)
        body.addWidget(self._note_row)
        own = Flow(self._own)
        self.edit = secondary_button(_("Change this card"), self._own)
        self.remove = secondary_button(_("Take off the shelf"), self._own)
        own.addWidget(self.edit)
        own.addWidget(self.remove)
        body.addWidget(self._own)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.ask.clicked.connect(self._on_ask)
        self.marks.pressed.connect(self._on_mark)
        self._edits.watch(self.note)
        self._edits.edited.connect(self._on_mark)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self._key()))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._key()))

    def _key(self) -> str:
        return self._card.key if self._card is not None else ""

    def _on_ask(self) -> None:
        if self._card is not None:
            self.ask_wanted.emit(self._card.key)

    def _on_mark(self) -> None:
        if self._card is not None and self._card.can_change:
            self.marked.emit(self.marks.mark(self._card.mark, field_text(self.note)))

    def _fill(self, page: CardPage) -> None:
        clear(self._text)
        self.ways, self.links = [], []
        for sections, estimates in ((page.found, page.sure), (page.limits, page.compared), (page.further, ())):
            for section in sections:
                self._add(section_card(section))
            for sure in estimates:
                self._add(sure_card(sure))
        if page.quotation[0]:
            self._add(quotation_card(*page.quotation))
        if page.otherwise:
            self._add_ways(_("Others found something else"), page.otherwise)
        if page.related:
            self._add_ways(_("Read beside it"), page.related)
        self._add(self._citation(page))

    def _add(self, part: QWidget) -> None:
        self._text.addWidget(part)
        part.show()  # made late, it would wait for Qt to come round to it

    def _add_ways(self, heading: str, ways: Iterable[Way]) -> None:
        card = Card(heading)
        for way in ways:
            button = read_button(way.words)
            button.clicked.connect(partial(self.opened.emit, way.key))
            card.body.addWidget(ReadRow([label(way.words)], button))
            self.ways.append(button)
        self._add(card)

    def _citation(self, page: CardPage) -> QWidget:
        card = Card(_("Where it stands"))
        for line in page.cited:
            card.body.addWidget(text_label(line))
        row = Flow()
        for link in page.links:
            button = secondary_button(link.words, card)
            button.setAccessibleDescription(link.address)
            button.clicked.connect(partial(self.followed.emit, link))
            row.addWidget(button)
            self.links.append(button)
        card.body.addLayout(row)
        return card
