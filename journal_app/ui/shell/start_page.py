# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands in the window while there is no journal in it: why, what is safe, and what can be done.

Hides nothing but a layout; what each choice does is given by whoever shows the page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from journal_app.errors import JournalError
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.surfaces import Page, label
from journal_app.words import _

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something the reader can do about it; ``words`` are translated."""

    words: str
    run: Callable[[], None]


class StartPage(Page):
    """Says why no journal is shown, and asks for a passphrase where one is needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current().sizes.px
        self._title = label("", "title", self)
        self._detail = label("", "", self)
        self._hint = label("", "", self)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.returnPressed.connect(self._on_passphrase)
        self._passphrase = form_row(_("Passphrase"), self._field)
        self._open = primary_button(_("Open"), self)
        self._open.clicked.connect(self._on_passphrase)
        self._choices = QWidget(self)
        self._row = Flow(self._choices)
        self._buttons: list[QPushButton] = []
        self._unlock: Callable[[str], None] | None = None
        for part in (self._title, self._detail, self._hint):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(part)
        self.body.addSpacing(px(8))
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._choices)
        self.body.addStretch(1)

    def say_opening(self) -> None:
        """Say that the journal is being opened; nothing can be chosen meanwhile."""
        self._fill(_("Opening the journal…"), "", "", asks=False)
        self._offer([])

    def say_problem(
        self, error: JournalError, choices: list[Choice], unlock: Callable[[str], None] | None = None
    ) -> None:
        """Say what is in the way, and offer what can be done; with ``unlock``, that a passphrase is typed for it."""
        self._unlock = unlock
        self._fill(error.title, error.detail, error.hint, asks=unlock is not None)
        self._offer(choices)
        first = self._field if unlock is not None else next(iter(self._buttons), None)
        if first is not None:
            first.setFocus()

    def words(self) -> str:
        """Everything the page says, for a screen reader."""
        said = " ".join(part.text() for part in (self._title, self._detail, self._hint) if part.text())
        return said.replace(ZERO_WIDTH_SPACE, "")

    def _fill(self, title: str, detail: str, hint: str, *, asks: bool) -> None:
        for part, text in ((self._title, title), (self._detail, detail), (self._hint, hint)):
            part.setText(_breakable(text))
            part.setVisible(bool(text))
        self._passphrase.setVisible(asks)
        self._open.setVisible(asks)
        self._field.clear()
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.words())

    def _offer(self, choices: list[Choice]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons.clear()
        for choice in choices:
            button = secondary_button(choice.words, self._choices)
            button.clicked.connect(choice.run)
            button.setAccessibleDescription(self.words())
            self._row.addWidget(button)
            self._buttons.append(button)
            button.show()

    def _on_passphrase(self) -> None:
        if self._field.text() and self._unlock is not None:
            self._unlock(self._field.text())


def _breakable(text: str) -> str:
    """A text whose paths can go on in the next line."""
    return re.sub(r"(?<=\w)([/\\_.-])(?=\w)", rf"\1{ZERO_WIDTH_SPACE}", text)
