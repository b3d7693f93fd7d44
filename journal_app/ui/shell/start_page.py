# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands in the window while there is no journal in it: why, what is safe, and what can be done.

Hides how the next try at a passphrase waits; what each choice does is given by whoever shows the page.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.domain.frozen import frozen
from journal_app.errors import JournalError
from journal_app.ui.patience import pause_words
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.passphrase_field import PassphraseFields
from journal_app.ui.widgets.surfaces import Page, label
from journal_app.words import _

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


@frozen
class Choice:
    """Something the reader can do about it; ``words`` are translated."""

    words: str
    run: Callable[[], None]


class StartPage(Page):
    """Says why no journal is shown, and asks for a passphrase where one is needed: at opening and after a lock alike.

    While the next try has to wait, the field stays usable and only the button does not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current().sizes.px
        self._title = label("", "title", self)
        self._detail = label("", "", self)
        self._hint = label("", "", self)
        # Translators: a button: opens the journal with its passphrase
        self._open = primary_button(_("Unlock"), self)
        self._open.clicked.connect(self._on_passphrase)
        self._passphrase = PassphraseFields([_("Passphrase")], [self._open], self)
        self._field = self._passphrase.lines[0]
        self._passphrase.entered.connect(self._on_passphrase)
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._on_waited)
        self._choices = QWidget(self)
        self._row = Flow(self._choices)
        self._buttons: list[QPushButton] = []
        self._unlock: Callable[[str], None] | None = None
        for part in (self._title, self._detail, self._hint):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(part)
        self.body.addSpacing(px(8))
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._choices)
        self.body.addStretch(1)

    @property
    def is_asking(self) -> bool:
        """Whether a passphrase is asked for."""
        return self._unlock is not None

    def say_opening(self) -> None:
        """Say that the journal is being opened; nothing can be chosen meanwhile."""
        self.say_working(_("Opening the journal…"))

    def say_working(self, title: str, detail: str = "") -> None:
        """Say what is being done; nothing can be chosen meanwhile."""
        self._unlock = None
        self._fill(title, detail, "", asks=False)
        self._offer([])
        announce(self, self.words())

    def say_problem(
        self,
        error: JournalError,
        choices: list[Choice],
        unlock: Callable[[str], None] | None = None,
        seconds: int = 0,
    ) -> None:
        """Say what is in the way, and offer what can be done; with ``unlock``, that a passphrase is typed for it.

        The next try has to wait for ``seconds``.
        """
        self._unlock = unlock
        self._fill(error.title, error.detail, error.hint, asks=unlock is not None)
        self._offer(choices)
        self._wait(seconds)
        first = self._field if unlock is not None else next(iter(self._buttons), None)
        if first is not None:
            first.setFocus()

    def say_aside(self, error: JournalError) -> None:
        """Say something else that went wrong; the passphrase is still asked for."""
        self._hint.setText(_breakable(" ".join(str(error).splitlines())))
        self._hint.show()
        announce(self, self._hint.text())

    def words(self) -> str:
        """Everything the page says, for a screen reader."""
        parts = (self._title, self._detail, self._hint, self._passphrase.said)
        said = " ".join(part.text() for part in parts if part.text())
        return said.replace(ZERO_WIDTH_SPACE, "")

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self._unlock = None
        self._waiting.stop()
        self._passphrase.forget()

    def _fill(self, title: str, detail: str, hint: str, *, asks: bool) -> None:
        for part, text in ((self._title, title), (self._detail, detail), (self._hint, hint)):
            part.setText(_breakable(text))
            part.setVisible(bool(text))
        self._passphrase.setVisible(asks)
        self._passphrase.forget()
        self._wait(0)
        self.setAccessibleName(title)

    def _wait(self, seconds: int) -> None:
        """Let the next try wait, in words that stay true while nothing moves."""
        self._passphrase.say(pause_words(seconds))
        self._open.setEnabled(not seconds)
        self._waiting.stop()
        if seconds:
            self._waiting.start(seconds * 1000)
        self.setAccessibleDescription(self.words())
        self._field.setAccessibleDescription(self.words())

    def _on_waited(self) -> None:
        self._wait(0)
        announce(self._field, _("The next try can be made now."))

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
        if self._field.text() and self._unlock is not None and self._open.isEnabled():
            self._unlock(self._field.text())


def _breakable(text: str) -> str:
    """A text whose paths can go on in the next line."""
    return re.sub(r"(?<=\w)([/\\_.-])(?=\w)", rf"\1{ZERO_WIDTH_SPACE}", text)
