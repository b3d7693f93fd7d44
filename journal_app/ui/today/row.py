# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One tracker on the Today screen: its name, its number, and the words at both ends.

Hides how keys and clicks become a number, and how a screen reader hears the row: one group to stop at, that says its
question, its ends and what is chosen, and inside it one named button for each number.
"""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QVBoxLayout, QWidget

from journal_app.ui.focus import onward
from journal_app.ui.theme import current
from journal_app.ui.today.keys import RowKeys
from journal_app.ui.today.number import NumberField
from journal_app.ui.today.row_head import RowHead
from journal_app.ui.today.row_words import chosen_words, row_description
from journal_app.ui.today.scale import Scale
from journal_app.ui.today.state import Face, RowState
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_FIELD_PX = 280


class Row(QGroupBox):
    """One tracker's row.

    Signals: ``entered(number)`` by button or key, ``text_entered(text)`` from a field, ``cleared()``, ``typed()`` when
    the text of the field changes, and ``moved(step)`` when Up or Down asks for another row.
    """

    entered = Signal(int)
    text_entered = Signal(str)
    cleared = Signal()
    typed = Signal()
    moved = Signal(int)

    def __init__(self, state: RowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setProperty("marked", False)  # noqa: FBT003 -- dressed as it is from the beginning, not a second time
        self._state = state
        self._keys = RowKeys()
        self._value: Decimal | None = None
        self._told = 0  # how often the row was told what to show
        self.head = RowHead(self)
        self.head.clear_pressed.connect(self.clear)
        self._aside = label("", "soft", self)
        self._problem = label("", "problem", self)
        self.scale = Scale(state, self) if state.face is not Face.FIELD else None
        self.field = NumberField(self) if state.face is Face.FIELD else None
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
        self.head.set_state(state)
        self._aside.setText(state.aside)
        self._aside.setVisible(bool(state.aside))
        if self.scale is not None:
            self.scale.set_words(state)
        if self.field is not None:
            self.field.setPlaceholderText(state.field_hint)
            self.field.show_text(state.value_text)
        self._show_value(state.value)

    def set_problem(self, message: str) -> None:
        """Say beside the field what is wrong with what was handed over; nothing when it was taken."""
        if self.field is not None and not message:
            self.field.settle()
        self._show_problem(message)
        if message:
            announce(self, message)

    def set_marked(self, is_marked: bool) -> None:
        """Ring the row that has the focus somewhere inside; a key pressed before that is forgotten elsewhere."""
        set_look(self, "marked", is_marked)
        if not is_marked:
            self._keys.forget()

    def typed_text(self) -> str | None:
        """What stands in the field and was not taken yet; None when that is nothing."""
        return self.field.text() if self.field is not None and self.field.is_typing() else None

    def bring_back(self, text: str) -> None:
        """Put into the field what was once typed there."""
        if self.field is not None:
            self.field.bring_back(text)

    def hand_over(self) -> None:
        """Hand over what was typed into the field."""
        if self.field is not None:
            self.field.hand_over()

    def clear(self) -> None:
        """Take the number back."""
        if self._value is None and self.typed_text() is None:
            return
        if self.field is not None:
            self.field.empty()
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
            self.scale.move_focus(onward(self, _SIDES[key]))
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
        self.head.set_can_clear(can_clear=value is not None and self.isEnabled())
        if self.scale is not None:
            self.scale.set_value(value)
        self._describe(self)
        if self.field is not None:
            self._describe(self.field)
        if has_moved and self.isVisible() and self.hasFocus():
            announce(self, chosen_words(self._chosen()))

    def _show_problem(self, message: str) -> None:
        self._problem.setText(message)
        self._problem.setVisible(bool(message))
        if self.field is not None:
            set_look(self.field, "problem", bool(message))
            self._describe(self.field)

    def _describe(self, widget: QWidget) -> None:
        widget.setAccessibleName(self._state.name)
        widget.setAccessibleDescription(self._problem.text() or row_description(self._state, self._chosen()))

    def _chosen(self) -> str:
        if self._value is None:
            return ""
        return self.scale.words_of(int(self._value)) if self.scale is not None else self._state.value_text

    def _take_part(self) -> None:
        """Join the parts that this kind of row has."""
        if self.scale is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.scale.pressed.connect(self._on_pressed)
        if self.field is not None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.field.setMaximumWidth(current().sizes.reading_width(_FIELD_PX))
            self.field.handed.connect(self.text_entered)
            self.field.typed.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._show_problem("")
        self.typed.emit()

    def _lay_out(self) -> None:
        sizes = current().sizes
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.px(18), sizes.px(4), sizes.px(18), sizes.px(12))
        layout.setSpacing(sizes.px(4))
        layout.addWidget(self.head)
        for part in (self.scale, self.field):
            if part is not None:
                layout.addWidget(part)
        layout.addWidget(self._problem)
        layout.addWidget(self._aside)
        self._problem.hide()
