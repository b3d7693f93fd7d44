# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The tables of Settings: the house's table of rows, fitted to the width there is, so that nothing lies out of sight.

The list of trackers moves one with Alt and the arrows.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.rows import Row
from journal_app.ui.settings.state import RememberedState, TrackerState
from journal_app.ui.theme import current
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.words import _, in_one_line

MOST_ROWS = 8
NAME_PX, QUESTION_PX, UNIT_PX, RANGE_PX, EDGE_PX = 208, 312, 112, 160, 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FittedTable(RowsTable):
    """``columns`` are titles with their widths at 100 %; the widths shrink to what is there, and words wrap."""

    def __init__(self, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        self._wanted_px = [width for _title, width in columns]
        super().__init__(name, columns, parent)

    def _fit_columns(self) -> None:
        """Each as wide as it was asked to be where there is room, else its share; the last takes what is left."""
        room = self.viewport().width()
        wanted = [current().sizes.reading_width(width) for width in self._wanted_px]
        shares = [min(width, room * width // sum(wanted)) for width in wanted]
        for place, width in enumerate([*shares[:-1], room - sum(shares[:-1])]):
            self.setColumnWidth(place, width)
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        """As high as its rows, up to a few; more are scrolled to."""
        self.resizeRowsToContents()
        shown = sum(self.rowHeight(row) for row in range(min(MOST_ROWS, self.rows.rowCount())))
        head = self.horizontalHeader().sizeHint().height()
        return head + max(current().sizes.target, shown) + 2 * self.frameWidth() + EDGE_PX


class RememberedTable(FittedTable):
    """What one laboratory printed last for each blood value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [(_("Blood value"), NAME_PX), (_("Unit"), UNIT_PX), (_("Range"), RANGE_PX)]
        super().__init__(_("Units and ranges offered for this laboratory"), columns, parent)

    def set_remembered(self, remembered: tuple[RememberedState, ...]) -> None:
        """Show these; the focus stays on the blood value it was on."""
        self.set_rows(
            tuple(
                Row(
                    id=one.id,
                    cells=(one.analyte, one.unit, one.range),
                    details=in_one_line((one.analyte, one.unit, one.range)),
                )
                for one in remembered
            )
        )


class TrackersTable(FittedTable):
    """``move_requested`` carries -1 for up and 1 for down, and is about the current row."""

    move_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("What you score, in your order"), [(_("Name"), NAME_PX), (_("Question"), QUESTION_PX)], parent
        )
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the tracker."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)
