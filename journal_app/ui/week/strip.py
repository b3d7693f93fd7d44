# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The answers of the focused cell as buttons, for hands on a mouse or a finger on a screen.

Hides that they are no stops for the Tab key: whoever has a keyboard types into the grid itself.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import current
from journal_app.ui.week.state import CellState, ColumnState, Face
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import _


class AnswerStrip(QWidget):
    """Signals: ``answered(number)``, and ``write_wanted()`` for a cell that is written into."""

    answered = Signal(int)
    write_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[int, Button] = {}
        # Translators: a button: opens a field to type in
        self.write = self._button(_("Type…"))
        self.write.setCheckable(False)
        self.write.clicked.connect(self.write_wanted)
        self._line = Flow(self, gap=current().sizes.px(6))
        self._line.addWidget(self.write)
        self._shown: tuple[Face, tuple[int, ...]] | None = None

    def set_cell(self, column: ColumnState, cell: CellState) -> None:
        """Offer what a cell takes; nothing where nothing can be entered."""
        shape = (column.face, column.steps)
        if shape != self._shown:
            self._shown = shape
            self._make(column)
        for number, button in self.buttons.items():
            button.setChecked(cell.value == number)
            # Translators: for a screen reader: a button of a score in the grid of a week
            button.setAccessibleName(_("{answer}, {where}").format(answer=button.text(), where=cell.where))
        self.write.setVisible(column.face in {Face.FIELD, Face.NOTE})
        # Translators: for a screen reader: a button that opens a field to type in
        self.write.setAccessibleName(_("Type: {where}").format(where=cell.where))
        self.setEnabled(cell.is_open)

    def _make(self, column: ColumnState) -> None:
        for old in self.buttons.values():
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        words = {0: _("No"), 1: _("Yes")} if column.face is Face.YES_NO else {step: str(step) for step in column.steps}
        self.buttons = {number: self._button(answer) for number, answer in words.items()}
        for number, button in self.buttons.items():
            button.clicked.connect(partial(self.answered.emit, number))
            self._line.addWidget(button)
            button.show()

    def _button(self, words: str) -> Button:
        button = choice_button(words, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumSize(current().sizes.target, current().sizes.target)
        return button
