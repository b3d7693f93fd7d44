# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A list of the Appointment screen. Hides how its rows are moved, and how its columns share the width there is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.ui.theme import current
from journal_app.ui.widgets.row_section import KeyedTable, RowSection

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ListTable(KeyedTable):
    """A table that fits its columns to the width there is, as far as no word is cut.

    Signal ``move_requested``: -1 for up and 1 for down, with Alt.
    """

    move_requested = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the row."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        """In the proportions asked for, none narrower than its words; wider than the page only where they need it."""
        asked = [current().sizes.reading_width(width) for width in self._widths_px]
        room = self.viewport().width() - sum(self._words)
        wanted = [max(0, width - least) for width, least in zip(asked, self._words, strict=True)]
        if room < 0 or not all(self._words) or not sum(wanted):
            super()._fit_columns()
            return
        shares = [room * more // sum(wanted) for more in wanted]
        shares[-1] += room - sum(shares)
        for place, (least, more) in enumerate(zip(self._words, shares, strict=True)):
            self.setColumnWidth(place, least + more)


class ListSection(RowSection):
    """A list whose rows can be moved."""

    table_class = ListTable
    table: ListTable
