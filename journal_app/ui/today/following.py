# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The ground of the Today screen, that follows the focus from row to row.

Hides what is scrolled into view, and when: the row in focus, with the date above the first one as far as there is room
for both, and what has just grown.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.row_list import RowList
from journal_app.ui.widgets.surfaces import Page


class FollowingPage(Page):
    """A page with the rows of a day; put them into ``body`` with the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_list = RowList(self)
        self.row_list.entered.connect(self._on_entered)

    def keep_grown_in_view(self, part: QWidget) -> None:
        """Scroll to a part that has just come into sight, or grown by what is said in it."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._keep_in_view(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row with the focus in view when the foot of the window has more to say."""
        super().resizeEvent(event)
        focused = self.row_list.with_focus()
        if focused is not None:
            self._keep_in_view(focused)

    def _on_entered(self, tracker: str, _number: int) -> None:
        """Show a row that was scored by a key while it was out of sight; one in sight stays where it is."""
        row = self.row_list.rows[tracker]
        if row.visibleRegion().isEmpty():
            self._keep_in_view(row)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if self.row_list.with_focus() is None:
            super()._on_focus_changed(before, now)
        for index, row in enumerate(self.row_list.rows.values()):
            row.set_marked(row.has_focus())
            if row.has_focus() and index == 0:
                self.verticalScrollBar().setValue(0)  # the date belongs to the first row
            if row.has_focus():
                self._keep_in_view(row)

    def _keep_in_view(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part, 0, current().sizes.px(16))
