# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One tracker on the Today screen: its name, its number, and the words at both ends.

Hides how keys and clicks become a number, and how a screen reader hears the row: one group to stop at, that says its
question, its ends and what is chosen, and inside it one named button for each number.
"""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.keys import RowKeys
from journal_app.ui.today.scale import Scale
from journal_app.ui.today.state import Face, RowState
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look
from journal_app.words import _

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_FIELD_PX = 260


class Row(QGroupBox):
    """One tracker's row.

    Signals: ``entered(number)`` by button or key, ``text_entered(text)`` from a field, ``cleared()``, and
    ``moved(step)`` when Up or Down asks for another row.
    """

    entered = Signal(int)
    text_entered = Signal(str)
    cleared = Signal()
    moved = Signal(int)

    def __init__(self, state: RowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._state = state
        self._keys = RowKeys()
        self._value: Decimal | None = None
        self._told = 0  # how often the row was told what to show
        self._name = label("", "heading", self)
        self._name.setWordWrap(False)
        self._question = label("", "soft", self)
        self._clear = quiet_button(_("Clear"), self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Backspace is its key; it would only be one more stop
        self._clear.clicked.connect(self.clear)
        self._aside = label("", "soft", self)
        self._problem = label("", "problem", self)
        self.scale = Scale(state, self) if state.face is not Face.FIELD else None
        self.field = QLineEdit(self) if state.face is Face.FIELD else None
        self._lay_out()
        self._take_part()
        self.set_state(state)

    def shape(self) -> tuple[Face, tuple[int, ...]]:
        """What the row was made for; another shape needs another row."""
        return self._state.face, self._state.steps

    def set_state(self, state: RowState) -> None:
        """Show what was scored; a field that is being typed in keeps its text."""
        self._state = state
        self._told += 1
        self._name.setText(state.name)
        self._question.setText(state.question if state.question != state.name else "")
        self._aside.setText(state.aside)
        self._aside.setVisible(bool(state.aside))
        if self.scale is not None:
            self.scale.set_words(state)
        if self.field is not None:
            self.field.setPlaceholderText(state.field_hint)
        if self.field is not None and not self.is_typing():
            self.field.setText(state.value_text)
            self.field.setModified(False)
        self._show_value(state.value)

    def set_problem(self, message: str) -> None:
        """Say beside the field what is wrong, or nothing."""
        self._problem.setText(message)
        self._problem.setVisible(bool(message))
        if self.field is not None:
            set_look(self.field, "problem", bool(message))
            self.field.setModified(self.field.isModified() and bool(message))
            self.field.setAccessibleDescription(message or self._description())
        if message:
            announce(self, message)

    def set_marked(self, is_marked: bool) -> None:
        """Ring the row that has the focus somewhere inside; a key pressed before that is forgotten elsewhere."""
        set_look(self, "marked", is_marked)
        if not is_marked:
            self._keys.forget()

    def is_typing(self) -> bool:
        """Whether the field holds text that was not handed over yet."""
        return self.field is not None and self.field.isModified()

    def hand_over(self) -> None:
        """Hand over what was typed into the field."""
        if self.field is not None and self.is_typing():
            self.text_entered.emit(self.field.text())

    def clear(self) -> None:
        """Take the number back."""
        if self._value is None and not self.is_typing():
            return
        if self.field is not None:
            self.field.clear()
            self.field.setModified(False)
        self._show_value(None)
        self.cleared.emit()

    def has_focus(self) -> bool:
        """Whether the focus is on this row or on something in it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def take_focus(self) -> None:
        """Put the focus on this row."""
        (self.field or self).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and x score, Backspace clears, arrows move; every other key belongs to the screen."""
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not is_plain or not self._took(key, event.text()):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stay on the group itself; the base class would pass the focus on to a button."""
        QWidget.focusInEvent(self, event)

    def _took(self, key: Qt.Key, text: str) -> bool:
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif self.scale is None:
            return False
        elif key in _SIDES:
            self._keys.forget()
            self.scale.move_focus(_SIDES[key])
        elif key in _CLEARING:
            self._keys.forget()
            self.clear()
        else:
            return self._scored(text)
        return True

    def _scored(self, text: str) -> bool:
        """Whether the key was one that scores, or would on another scale."""
        number = self._keys.read(text, self._state.steps, self._value)
        if number is not None:
            self._enter(number)
        return number is not None or text.isdigit()

    def _enter(self, number: int) -> None:
        """Hand the number over first, so that it is being kept while the row is dressed."""
        told = self._told
        self.entered.emit(number)
        if told == self._told:  # else the journal has already said what to show, which may be the number before
            self._show_value(Decimal(number))

    def _on_pressed(self, number: int) -> None:
        self._keys.forget()
        self._enter(number)

    def _show_value(self, value: Decimal | None) -> None:
        has_moved = value != self._value
        self._value = value
        self._clear.setVisible(value is not None and self.isEnabled())
        if self.scale is not None:
            self.scale.set_value(value)
        self.setAccessibleName(self._state.name)
        self.setAccessibleDescription(self._description())
        if self.field is not None:
            self.field.setAccessibleName(self._state.name)
            self.field.setAccessibleDescription(self._description())
        if has_moved and self.isVisible() and self.hasFocus():
            announce(self, self._chosen_words())

    def _chosen_words(self) -> str:
        if self._value is None:
            return _("Nothing entered.")
        chosen = self.scale.words_of(int(self._value)) if self.scale is not None else self._state.value_text
        return _("{number} chosen.").format(number=chosen)

    def _description(self) -> str:
        """What a screen reader says of the row: question, ends, direction, and what is chosen."""
        state = self._state
        ends = ""
        if state.low_words and state.high_words and state.steps:
            ends = _("{low} is {low_words}, {high} is {high_words}.").format(
                low=state.steps[0], low_words=state.low_words, high=state.steps[-1], high_words=state.high_words
            )
        direction = f"{state.direction}." if state.direction else ""
        parts = (state.question, ends, direction, self._chosen_words(), state.aside)
        return " ".join(part for part in parts if part)

    def _take_part(self) -> None:
        """Join the parts that this kind of row has."""
        if self.scale is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.scale.pressed.connect(self._on_pressed)
        if self.field is not None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.field.setMaximumWidth(current().sizes.px(_FIELD_PX))
            self.field.editingFinished.connect(self.hand_over)
            self.field.textEdited.connect(self._on_text_edited)

    def _on_text_edited(self) -> None:
        self.set_problem("")
        if self.field is not None:
            self.field.setModified(True)

    def _lay_out(self) -> None:
        sizes = current().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.px(12))
        head.addWidget(self._name)
        head.addWidget(self._question, 1)
        head.addWidget(self._clear)
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.px(18), sizes.px(4), sizes.px(18), sizes.px(12))
        layout.setSpacing(sizes.px(4))
        layout.addLayout(head)
        if self.scale is not None:
            layout.addWidget(self.scale)
        if self.field is not None:
            layout.addWidget(self.field)
        layout.addWidget(self._problem)
        layout.addWidget(self._aside)
        self._problem.hide()
