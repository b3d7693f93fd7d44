# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research cards beside a screen: a headline each, and on a press what was found and what it cannot say."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.beside.state import Block, CardBeside
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.scroll_area import ScrollArea
from journal_app.ui.widgets.surfaces import Card, clear, hairline, label
from journal_app.words import _


class ReadButton(Button):
    """Read, or Close while its card lies open: as wide as the wider of the two, so that its neighbour stays."""

    def __init__(self, parent: QWidget) -> None:
        # Translators: a button: opens a text below it, to be read now
        super().__init__(_("Read"), parent)
        self.setProperty("look", "quiet")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words that stand there now, and what the others take more."""
        hint = super().sizeHint()
        # Translators: "Close": a button: closes a form, a text or a journal
        more = max(self._width(_("Read")), self._width(_("Close"))) - self._width(self.text())
        return QSize(hint.width() + more, hint.height())

    def _width(self, words: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()


class CardLine(QWidget):
    """One card: its headline, why it is here, and below its buttons what it says while it lies open."""

    read = Signal(str)
    opened = Signal(str)
    asked = Signal(str)

    def __init__(self, card: CardBeside) -> None:
        super().__init__()
        self.key = card.key
        self.reading = ReadButton(self)
        self.whole = quiet_button(_("Open in Research"), self)
        self.whole.setAccessibleName(_("Open in Research: {headline}").format(headline=card.headline))
        self.ask = quiet_button(_("Ask about this"), self)
        # Translators: hint on a button: {key} is the key on the keyboard that does the same
        self.ask.setToolTip(_("Key {key}").format(key="Q"))
        self.ask.setAccessibleName(_("Ask about: {headline}").format(headline=card.headline))
        self.words = QWidget(self)
        self._card = card
        self._lay_out()
        self.reading.clicked.connect(lambda: self.read.emit(self.key))
        self.whole.clicked.connect(lambda: self.opened.emit(self.key))
        self.ask.clicked.connect(lambda: self.asked.emit(self.key))
        self.set_open(is_open=False)

    def set_open(self, *, is_open: bool) -> None:
        """Show what the card says, or its headline alone."""
        if is_open and self.words.layout() is None:
            self._fill()
        self.words.setVisible(is_open)
        self.reading.setText(_("Close") if is_open else _("Read"))
        # Translators: "Close: {headline}": for a screen reader: a button that closes the text of a research card
        # Translators: "Read: {headline}": for a screen reader: a button that opens the text of a research card
        spoken = _("Close: {headline}") if is_open else _("Read: {headline}")
        self.reading.setAccessibleName(spoken.format(headline=self._card.headline))

    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed, in reading order."""
        return self.reading, self.whole, self.ask

    def turn_in_focus(self) -> int:
        """Which of them the keyboard is at, by its turn."""
        return next((turn for turn, button in enumerate(self.buttons()) if button.hasFocus()), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Q asks about the card that the keyboard is at."""
        if event.key() == Qt.Key.Key_Q and not event.modifiers():
            self.asked.emit(self.key)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = current().sizes.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        buttons = Flow(gap=px(8))
        for button in self.buttons():
            buttons.addWidget(button)
        column.addWidget(label(self._card.headline, "label"))
        column.addWidget(label(f"{self._card.kind} · {self._card.reason}", "soft"))
        column.addLayout(buttons)
        column.addWidget(self.words)

    def _fill(self) -> None:
        """Put the words in, which few cards are ever asked for."""
        px = current().sizes.px
        said = QVBoxLayout(self.words)
        said.setContentsMargins(0, 0, 0, px(8))
        said.setSpacing(px(4))
        for text, look in _said_by(self._card):
            if text:
                said.addWidget(label(text, look))


class ResearchBeside(Card):
    """One card lies open at most; which one stays while others come into view. Hidden while there is none.

    ``way`` is a button for the head of the page, which leads here: research stands below what the reader works with.
    """

    card_wanted = Signal(str)
    ask_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Research on what is in view"))
        self._blocks: tuple[Block, ...] = ()
        self.lines: dict[str, CardLine] = {}
        self.open_key = ""
        # Translators: a button: goes down to the research cards on this screen
        self.way = quiet_button(_("Research below"))
        self.way.setEnabled(False)
        self.way.clicked.connect(self._on_way)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.hide()

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show these, or nothing at all; the focus stays on its card."""
        self.setVisible(bool(blocks))
        self.way.setEnabled(bool(blocks))
        if blocks == self._blocks:
            return
        focused = next((key for key, line in self.lines.items() if holds_focus(line)), "")
        turn = self.lines[focused].turn_in_focus() if focused else 0
        self._blocks = blocks
        self.lines = {}
        every = self._laid_out(blocks)
        clear(self._list)
        self._list.addWidget(every)
        every.show()  # at once: a layout in view shows what it is given only when Qt comes round to it
        area = self._area()
        if area is not None:
            put_in_reading_order(area)  # made late, they would be the last stops of the window
        if focused and self.lines:
            line = self.lines.get(focused) or next(iter(self.lines.values()))
            line.buttons()[turn if line.key == focused else 0].setFocus()

    def _laid_out(self, blocks: tuple[Block, ...]) -> QWidget:
        """All blocks on one widget, so that they find their place in one go."""
        every = QWidget()
        column = QVBoxLayout(every)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().sizes.px(12))
        for block in blocks:
            column.addWidget(self._block(block))
        return every

    def _block(self, block: Block) -> QWidget:
        """A card alone, or several that are set in a little under the words that say why they are together."""
        px = current().sizes.px
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(hairline())
        if block.words:
            column.addWidget(label(block.words, "soft"))
        inner = QVBoxLayout()
        inner.setContentsMargins(px(24) if block.words else 0, 0, 0, 0)
        inner.setSpacing(px(8))
        for card in block.cards:
            inner.addWidget(self._line(card))
        column.addLayout(inner)
        return made

    def _line(self, card: CardBeside) -> CardLine:
        line = CardLine(card)
        line.set_open(is_open=card.key == self.open_key)
        line.read.connect(self._on_read)
        line.opened.connect(self.card_wanted)
        line.asked.connect(self.ask_wanted)
        self.lines[card.key] = line
        return line

    def _on_way(self) -> None:
        """Go to the first card, with the heading at the top of the window where there is room."""
        next(iter(self.lines.values())).reading.setFocus()
        area = self._area()
        ground = area.widget() if area is not None else None
        if area is not None and ground is not None:
            area.verticalScrollBar().setValue(self.mapTo(ground, QPoint()).y() - current().sizes.px(16))

    def _area(self) -> ScrollArea | None:
        """What the page scrolls in."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, ScrollArea):
            area = area.parentWidget()
        return area

    def _on_read(self, key: str) -> None:
        self.open_key = "" if key == self.open_key else key
        for known, line in self.lines.items():
            line.set_open(is_open=known == self.open_key)


def _said_by(card: CardBeside) -> tuple[tuple[str, str], ...]:
    """What stands in an open card, in order, and its look."""
    return (
        (card.found, ""),
        (_("What it cannot say: {words}").format(words=card.cannot_say) if card.cannot_say else "", ""),
        (card.others, ""),
        (_("Who paid, who sells: {words}").format(words=card.conflicts) if card.conflicts else "", "soft"),
        (f"{card.source} · {card.checked}" if card.source else card.checked, "soft"),
    )
