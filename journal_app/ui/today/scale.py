# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The buttons of one row, with the words at both ends and the direction between them.

Hides that the buttons are one choice for a screen reader (radio buttons) and yet can be all unchosen again, and that
they stand in two lines where eleven do not fit side by side.
"""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.state import Face, RowState
from journal_app.ui.widgets.answer_button import AnswerButton
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

GAP_PX = 6
YES_NO_PX = 320
BESIDE = "\N{NO-BREAK SPACE}" * 2  # a number stays with its words


class ScoreButton(AnswerButton):
    """One number, as wide as there is room for."""

    def __init__(self, number: int, words: str, parent: QWidget) -> None:
        super().__init__(number, words, parent)
        self.setProperty("look", "score")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(current().sizes.target)


class Scale(QWidget):
    """Signal ``pressed(number)`` when a button is pressed."""

    pressed = Signal(int)

    def __init__(self, state: RowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = state.face
        self._buttons = {step: self._button(step) for step in state.steps}
        self._grid = QGridLayout()
        self._grid.setSpacing(current().sizes.px(GAP_PX))
        self._columns = 0
        self._low = label("", "soft", self)
        self._direction = label("", "soft", self)
        self._direction.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._high = label("", "soft", self)
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._low.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._ends = QGridLayout()
        self._ends.setHorizontalSpacing(current().sizes.px(12))
        self._ends.setVerticalSpacing(0)
        self._ends.setColumnStretch(0, 1)
        self._ends.setColumnStretch(2, 1)
        self._ends.addWidget(self._low, 0, 0)
        self._ends.addWidget(self._direction, 0, 1)
        self._ends.addWidget(self._high, 0, 2)
        self._is_narrow = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(4))
        layout.addLayout(self._grid)
        layout.addLayout(self._ends)
        # Without a least width of its own the eleven side by side would be the least, and the line could not break.
        self.setMinimumWidth(3 * current().sizes.target)
        if state.face is Face.YES_NO:
            self.setMaximumWidth(current().sizes.px(YES_NO_PX))
        self._place(len(self._buttons))

    def set_words(self, state: RowState) -> None:
        """Say what both ends mean and which way is better, and name the buttons."""
        first, last = state.steps[0], state.steps[-1]
        is_scale = state.face is Face.BUTTONS
        self._low.setText(f"{first}{BESIDE}{state.low_words}" if state.low_words and is_scale else "")
        self._high.setText(f"{state.high_words}{BESIDE}{last}" if state.high_words and is_scale else "")
        self._direction.setText(state.direction)
        for part in (self._low, self._direction, self._high):
            part.setVisible(is_scale)
        for step, button in self._buttons.items():
            words = {first: state.low_words, last: state.high_words}.get(step, "") if is_scale else ""
            button.setAccessibleName(self._spoken(state.name, step))
            button.setAccessibleDescription(words)
        self._fit_ends(self.width())

    def set_value(self, value: Decimal | None) -> None:
        """Show the button of ``value`` as chosen; none when it is None or lies between two buttons."""
        chosen = self._buttons.get(int(value)) if value is not None and value == int(value) else None
        for button in self._buttons.values():
            if button.isChecked() and button is not chosen:
                button.setAutoExclusive(False)  # the last chosen of an exclusive group could not be unchosen
                button.setChecked(False)
                button.setAutoExclusive(True)
        if chosen is not None:
            chosen.setChecked(True)

    def words_of(self, step: int) -> str:
        """What a button says."""
        return (_("Yes") if step else _("No")) if self._face is Face.YES_NO else str(step)

    def buttons(self) -> list[ScoreButton]:
        """The buttons in their order."""
        return list(self._buttons.values())

    def _spoken(self, name: str, step: int) -> str:
        """What a button is called for those who hear it: the tracker, and a number or an answer."""
        if self._face is Face.YES_NO:
            return _("{name}: {what}").format(name=name, what=self.words_of(step))
        return f"{name} {self.words_of(step)}"

    def move_focus(self, step: int) -> None:
        """Move the focus to the next button on one side; from outside, to the chosen one or the nearest end."""
        buttons = self.buttons()
        focused = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        if focused is None:
            chosen = next((index for index, button in enumerate(buttons) if button.isChecked()), None)
            target = chosen if chosen is not None else (0 if step > 0 else len(buttons) - 1)
        else:
            target = min(max(focused + step, 0), len(buttons) - 1)
        buttons[target].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where there is no room for all."""
        super().resizeEvent(event)
        sizes = current().sizes
        least = max(sizes.target, self.buttons()[-1].minimumSizeHint().width())
        room = (event.size().width() + sizes.px(GAP_PX)) // (least + sizes.px(GAP_PX))
        count = len(self._buttons)
        lines = -(-count // max(1, room))
        self._place(-(-count // lines))
        self._fit_ends(event.size().width())

    def _fit_ends(self, width: int) -> None:
        """Which way is better stands below the words of the ends where the three do not fit side by side."""
        parts = (self._low, self._direction, self._high)
        low, between, high = (part.fontMetrics().horizontalAdvance(part.text()) for part in parts)
        is_narrow = width < between + 2 * max(low, high) + 3 * current().sizes.px(12)
        self._ends.setColumnStretch(0, low if is_narrow else 1)
        self._ends.setColumnStretch(2, high if is_narrow else 1)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._ends.addWidget(self._direction, 1, 0, 1, 3)
        else:
            self._ends.addWidget(self._direction, 0, 1)

    def _button(self, step: int) -> ScoreButton:
        button = ScoreButton(step, self.words_of(step), self)
        button.clicked.connect(lambda: self.pressed.emit(step))
        return button

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, index // columns, index % columns)
