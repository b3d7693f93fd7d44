# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Who is at the keyboard, said and switched in the rail.

Hides itself while only the person of the journal enters: whoever is alone with it is not asked who they are.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from journal_app.errors import EntryRefused
from journal_app.ui.keyboard import Keyboard, read_name
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row, text_field
from journal_app.ui.widgets.list_button import ListButton
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.tips import plain_tip
from journal_app.words import _

SHOWN_LETTERS = 14
FIELD_PX = 200


class KeyboardSwitch(QWidget):
    """Signal ``chosen(name)`` when somebody sits down; an empty name is the person of the journal."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyboard = Keyboard()
        self._person = ""
        self._is_usable = False
        self._form: NameForm | None = None
        self.button = ListButton(self)
        self.button.setProperty("look", "rail")
        self.menu = QMenu(self)
        self.button.setMenu(self.menu)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self.button)
        self.hide()

    def set_state(self, keyboard: Keyboard, person: str, *, can_change: bool = True) -> None:
        """Show who sits there, and offer the others."""
        self._keyboard, self._person = keyboard, person
        self.button.setEnabled(can_change)
        called = self._called(keyboard.name)
        short = called if len(called) <= SHOWN_LETTERS else f"{called[: SHOWN_LETTERS - 1]}…"
        # Translators: a button: whose name stands beside what is typed now
        self.button.setText(_("Entered by:\n{name}").format(name=short.replace("&", "&&")))
        self.button.setAccessibleName(_("Entered by: {name}").format(name=called))
        self.button.setToolTip(plain_tip(self.button.accessibleName()))
        self._fill_menu()
        self._show_what_is_there()

    def set_usable(self, *, is_usable: bool) -> None:
        """Whether there is a journal to enter in."""
        self._is_usable = is_usable
        self._show_what_is_there()

    def forget(self) -> None:
        """Know nobody by name any more."""
        if self._form is not None:
            self._body.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self.set_state(Keyboard(), "", can_change=False)

    def is_shared(self) -> bool:
        """Whether somebody else was ever named, so that it stands here without being asked for."""
        return self._keyboard.is_shared

    def ask(self) -> None:
        """Ask for the name of somebody who was not named yet."""
        if self._form is None:
            self._form = NameForm(self)
            self._form.given.connect(self._on_given)
            self._form.given_up.connect(self._on_given_up)
            self._body.addWidget(self._form)
        self._form.open()
        self._show_what_is_there()
        self._form.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _called(self, name: str) -> str:
        return name or self._person or _("whose journal it is")

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.setAccessibleName(_("Who is at the keyboard"))
        for name in ("", *self._keyboard.names):
            action = self.menu.addAction(self._called(name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._keyboard.name)
            action.triggered.connect(partial(self._on_chosen, name))
        self.menu.addSeparator()
        # Translators: a button: another person types from now on
        self.menu.addAction(_("Somebody else…")).triggered.connect(self.ask)

    def _on_chosen(self, name: str) -> None:
        if name != self._keyboard.name:
            self.chosen.emit(name)
        else:
            self._fill_menu()  # what was chosen before stays ticked

    def _on_given(self, text: str) -> None:
        if self._form is None:
            return
        try:
            name = read_name(text, self._person)
        except EntryRefused as refused:
            self._form.refuse(refused.title)
            return
        self._close()
        self._on_chosen(name)

    def _on_given_up(self) -> None:
        self._close()

    def _close(self) -> None:
        if self._form is not None:
            self._form.hide()
        self._show_what_is_there()
        following = self.button if self.is_shared() else self.nextInFocusChain()
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_what_is_there(self) -> None:
        is_asking = self._form is not None and not self._form.isHidden()
        self.button.setVisible(self.is_shared())
        self.setVisible(self._is_usable and (self.is_shared() or is_asking))


class NameForm(QWidget):
    """Asks for a name. Signals ``given(text)``, ``given_up()``."""

    given = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = text_field()
        self._row = form_row(_("Who enters from now on?"), self.field, width_px=FIELD_PX)
        self._use = secondary_button(_("Use this name"), self)
        self._close = secondary_button(_("Close"), self)
        buttons = Flow(gap=current().sizes.px(4))
        buttons.addWidget(self._use)
        buttons.addWidget(self._close)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, current().sizes.px(8), 0, 0)
        body.addWidget(self._row)
        body.addLayout(buttons)
        self.field.returnPressed.connect(self._on_given)
        self._use.clicked.connect(self._on_given)
        self._close.clicked.connect(self.given_up)

    def open(self) -> None:
        """Show an empty field."""
        self.field.clear()
        self._row.set_problem("")
        self.show()

    def refuse(self, words: str) -> None:
        """Say beside the name what is wrong with it."""
        self._row.set_problem(words)
        announce(self.field, words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _on_given(self) -> None:
        self.given.emit(self.field.text())
