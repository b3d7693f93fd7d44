# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The list of trackers: the house's table of rows, with Alt and the arrows to move one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.rows import Row
from journal_app.ui.settings.state import TrackerState
from journal_app.ui.theme import current
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.words import _

MOST_ROWS = 8
NAME_PX, EDGE_PX = 208, 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TrackersTable(RowsTable):
    """``move_requested`` carries -1 for up and 1 for down, and is about the current row."""

    move_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What you score, in your order"), [(_("Name"), NAME_PX), (_("Question"), NAME_PX)], parent)
        self._trackers: dict[str, TrackerState] = {}

    def set_trackers(self, trackers: tuple[TrackerState, ...]) -> None:
        """Show these; the focus stays on the tracker it was on."""
        self._trackers = {tracker.key: tracker for tracker in trackers}
        self.set_rows(
            tuple(
                Row(id=tracker.key, cells=(tracker.name, tracker.question), details=tracker.details)
                for tracker in trackers
            )
        )

    def current_tracker(self) -> TrackerState | None:
        """The tracker in focus, or None."""
        row = self.current_row()
        return self._trackers.get(row.id) if row else None

    def go_to(self, key: str) -> bool:
        """Make a tracker the current one; False when it is not in the list."""
        index = self.rows.find(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def _fit_columns(self) -> None:
        """Share the width between both columns, so that words wrap and nothing lies out of sight."""
        width = self.viewport().width()
        name = min(current().sizes.reading_width(NAME_PX), width * 2 // 5)
        self.setColumnWidth(0, name)
        self.setColumnWidth(1, width - name)
        self.setFixedHeight(self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the tracker."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def _height(self) -> int:
        """As high as its rows, up to a few; more are scrolled to."""
        self.resizeRowsToContents()
        shown = sum(self.rowHeight(row) for row in range(min(MOST_ROWS, self.rows.rowCount())))
        head = self.horizontalHeader().sizeHint().height()
        return head + max(current().sizes.target, shown) + 2 * self.frameWidth() + EDGE_PX
