# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One item of a questionnaire: the authors' words, and its answers as large buttons.

Hides that the row is one stop for the Tab key with keys of its own, that a screen reader hears a group of radio
buttons, and that an answer can be taken back: any item may be skipped.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.questionnaires import Answer, Item
from journal_app.ui.focus import onward
from journal_app.ui.theme import current
from journal_app.ui.widgets.answer_button import AnswerButton
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look
from journal_app.words import _

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class ItemRow(QGroupBox):
    """Signals: ``changed()`` when the reader answers or takes an answer back, ``moved(step)`` for Up and Down."""

    changed = Signal()
    moved = Signal(int)

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.item = item
        self.value: int | None = None
        self.buttons = [AnswerButton(answer.value, _words(item, answer), self) for answer in item.answers]
        for button in self.buttons:
            button.clicked.connect(lambda _checked=False, value=button.value: self._choose(value))
        # Translators: a button: takes an answer, a score or the words in a field away
        self._clear = quiet_button(_("Clear"), self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Backspace is its key; it would only be one more stop
        self._clear.clicked.connect(lambda: self._choose(None))
        self._lay_out()
        self.set_value(None)

    def set_value(self, value: int | None) -> None:
        """Show an answer as chosen, or none."""
        self.value = value
        for button in self.buttons:
            if button.isChecked() and button.value != value:
                button.setAutoExclusive(False)  # the last chosen of an exclusive group could not be unchosen
                button.setChecked(False)
                button.setAutoExclusive(True)
            elif button.value == value:
                button.setChecked(True)
        self._clear.setVisible(value is not None)
        self.setAccessibleName(_("Question {number}").format(number=self.item.number))
        self.setAccessibleDescription(
            " ".join(part for part in (self.item.text, self.item.question, self._chosen_words()) if part)
        )

    def set_marked(self, is_marked: bool) -> None:
        """Ring the row that has the focus somewhere inside."""
        set_look(self, "marked", is_marked)

    def has_focus(self) -> bool:
        """Whether the keyboard is at the row or at one of its buttons."""
        return self.hasFocus() or any(button.hasFocus() for button in self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers, Backspace takes back, Up and Down go on, Left and Right lead to the buttons."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _SIDES:
            self._move_focus(onward(self, _SIDES[key]))
        elif key in _CLEARING:
            if self.value is not None:
                self._choose(None)
        elif not self._answered(event.text()):
            super().keyPressEvent(event)

    def _answered(self, text: str) -> bool:
        """Whether the key is one of the answers' numbers."""
        if not (text.isascii() and text.isdigit()):
            return False
        if int(text) in {button.value for button in self.buttons}:
            self._choose(int(text))
        return True

    def _choose(self, value: int | None) -> None:
        has_moved = value != self.value
        self.set_value(value)
        if has_moved:
            self.changed.emit()
            announce(self, self._chosen_words())

    def _chosen_words(self) -> str:
        chosen = next((button.text() for button in self.buttons if button.value == self.value), "")
        # Translators: "{answer} chosen.": read out: which answer was chosen
        return _("{answer} chosen.").format(answer=chosen) if chosen else _("Not answered.")

    def _move_focus(self, step: int) -> None:
        """To the next button on one side; from the row itself, to the chosen one or the nearest end."""
        focused = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        if focused is None:
            chosen = next((place for place, button in enumerate(self.buttons) if button.isChecked()), None)
            target = chosen if chosen is not None else (0 if step > 0 else len(self.buttons) - 1)
        else:
            target = min(max(focused + step, 0), len(self.buttons) - 1)
        self.buttons[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        sizes = current().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.px(12))
        head.addWidget(label(f"{self.item.number}.  {self.item.text}", "label", self), 1)
        head.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        answers = Flow(gap=sizes.px(8))
        for button in self.buttons:
            answers.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.px(18), sizes.px(8), sizes.px(18), sizes.px(14))
        layout.setSpacing(sizes.px(8))
        layout.addLayout(head)
        if self.item.question:
            layout.addWidget(label(self.item.question, "soft", self))
        layout.addLayout(answers)


def _words(item: Item, answer: Answer) -> str:
    """What a button says: the number, where the authors print one, and their words."""
    return f"{answer.value}  {answer.words}" if item.numbered else answer.words
