# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Cards and notes as they stand in the list, each with one button that opens it.

Hides how words that were found are made to stand out: in bold and underlined, never by colour alone.
"""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.ui.research.state import Line, NoteLine, Said
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _, in_one_line


class ReadRow(QWidget):
    """Words, and beside them the ``button`` that opens what they are about."""

    def __init__(self, words: Iterable[QWidget], button: Button) -> None:
        super().__init__()
        self.button = button
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().sizes.px(12))
        column = QVBoxLayout()
        column.setSpacing(current().sizes.px(4))
        for part in words:
            column.addWidget(part)
        line.addLayout(column, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class LineCard(Card):
    """A card in the list. Signal ``opened()``, by its button or a click anywhere on it."""

    opened = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        about = in_one_line((line.about, line.marks))
        self.setAccessibleName(line.headline)
        self.button = read_button(line.headline)
        self.button.setAccessibleDescription(in_one_line((about, plain_words(line.found))))
        self.button.clicked.connect(self.opened)
        words = [label(line.headline, "label"), label(about, "soft")]
        self.body.addWidget(ReadRow([*words, *([found_label(line.found)] if line.found else [])], self.button))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card opens it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()


class NoteCard(Card):
    """A note of the journal. Signal ``opened()`` when its day is wanted."""

    opened = Signal()

    def __init__(self, line: NoteLine) -> None:
        super().__init__()
        where = in_one_line((line.day_words, line.where))
        self.setAccessibleName(where)
        self.button = quiet_button(_("Open the day"))
        # Translators: for a screen reader: a button that goes to a day; {day} is a date
        self.button.setAccessibleName(_("Open {day}").format(day=line.day_words))
        self.button.setAccessibleDescription(plain_words(line.found))
        self.button.clicked.connect(self.opened)
        self.body.addWidget(ReadRow([label(where, "soft"), found_label(line.found)], self.button))


class LineList(QWidget):
    """Some cards below each other. Signal ``opened(key)``; the same lines again are left as they are."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[Line, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().sizes.px(8))

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these cards, and only what is new of them is made."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        kept = len(self._shown) if lines[: len(self._shown)] == self._shown else 0
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        if not kept:
            clear(self._column)
            self.buttons = {}
        self._shown = lines
        for line in lines[kept:]:
            card = LineCard(line)
            card.opened.connect(lambda key=line.key: self.opened.emit(key))
            self.buttons[line.key] = card.button
            self._column.addWidget(card)
            card.show()
        if focused in self.buttons:
            self.buttons[focused].setFocus()


def read_button(headline: str) -> Button:
    """The button that opens a card."""
    button = quiet_button(_("Read"))
    button.setAccessibleName(_("Read: {headline}").format(headline=headline))
    return button


def plain_words(pieces: Iterable[Said]) -> str:
    """A text without marks."""
    return "".join(piece.text for piece in pieces)


def found_label(pieces: Sequence[Said]) -> QLabel:
    """A text in which the words that were found stand out."""
    made = label("")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText("".join(_marked(piece) for piece in pieces))
    made.setAccessibleName(plain_words(pieces))
    return made


def _marked(piece: Said) -> str:
    text = escape(piece.text)
    return f"<b><u>{text}</u></b>" if piece.is_found else text
