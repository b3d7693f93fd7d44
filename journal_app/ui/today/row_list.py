# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The rows of a day, one below the other.

Hides when a row can stay and when it must be made anew, and that the focus stays in its row when others come or go.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.today.draft import TypedNumber
from journal_app.ui.today.row import Row
from journal_app.ui.today.state import RowState
from journal_app.ui.widgets.surfaces import EmptyState
from journal_app.words import _


class RowList(QWidget):
    """All rows of a day.

    Signals: ``entered(tracker, number)``, ``text_entered(tracker, text)``, ``cleared(tracker)``, ``typed()``, and
    ``left(step)`` when the focus wants to go above the first row or below the last.
    """

    entered = Signal(str, int)
    text_entered = Signal(str, str)
    cleared = Signal(str)
    typed = Signal()
    left = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self._page = parent
        self._nothing = EmptyState(
            _("Nothing to score yet."), _("No tracker is in use. A note and events can still be kept."), self
        )
        self._nothing.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(current().sizes.px(12))
        self._box.addWidget(self._nothing)

    def set_rows(self, rows: tuple[RowState, ...], *, can_change: bool) -> None:
        """Show these rows; what is being typed stays."""
        wanted = [row.tracker for row in rows]
        faces = {row.tracker: (row.face, row.steps) for row in rows}
        are_new = list(self.rows) != wanted or any(self.rows[key].shape() != faces[key] for key in wanted)
        if are_new:
            self._make(rows)
        for row in rows:
            self.rows[row.tracker].setEnabled(can_change)
            if not (are_new and can_change):  # those just made show their state already
                self.rows[row.tracker].set_state(row)
        self._nothing.setVisible(not rows)

    def take_focus(self) -> bool:
        """Put the focus on the first row; whether there is one that takes it."""
        first = next(iter(self.rows.values()), None)
        if first is None or not first.isEnabled():
            return False
        first.set_marked(is_marked=True)  # at the start, before it is dressed: once is enough
        first.take_focus()
        return True

    def with_focus(self) -> Row | None:
        """The row that has the focus somewhere inside."""
        return next((row for row in self.rows.values() if row.has_focus()), None)

    def hand_over(self) -> None:
        """Hand over what was typed into fields."""
        for row in self.rows.values():
            row.hand_over()

    def typed_numbers(self) -> tuple[TypedNumber, ...]:
        """What stands in fields and was not taken yet."""
        texts = {key: row.typed_text() for key, row in self.rows.items()}
        return tuple(TypedNumber(tracker=key, text=text) for key, text in texts.items() if text is not None)

    def bring_back(self, numbers: tuple[TypedNumber, ...]) -> None:
        """Put into their fields what was once typed there."""
        for number in numbers:
            if number.tracker in self.rows:
                self.rows[number.tracker].bring_back(number.text)

    def _make(self, rows: tuple[RowState, ...]) -> None:
        focused = next((key for key, row in self.rows.items() if row.has_focus()), None)
        for old in self.rows.values():
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {state.tracker: self._row(state) for state in rows}
        put_in_reading_order(self._page)
        if focused is not None and rows:
            self.rows.get(focused, self.rows[rows[0].tracker]).take_focus()

    def _row(self, state: RowState) -> Row:
        row = Row(state, self)
        row.entered.connect(partial(self.entered.emit, state.tracker))
        row.text_entered.connect(partial(self.text_entered.emit, state.tracker))
        row.cleared.connect(partial(self.cleared.emit, state.tracker))
        row.typed.connect(self.typed)
        row.moved.connect(partial(self._move, state.tracker))
        self._box.addWidget(row)
        if self.isVisible():  # else it is laid out once, when all of the screen is shown
            row.show()
        return row

    def _move(self, tracker: str, step: int) -> None:
        keys = list(self.rows)
        target = keys.index(tracker) + step
        if 0 <= target < len(keys):
            self.rows[keys[target]].take_focus()
        else:
            self.left.emit(step)
