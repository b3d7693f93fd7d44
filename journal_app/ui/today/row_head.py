# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The first line of a row: what is scored, what is asked, the value of the day before, and ways to clear and to ask.

Hides that nothing moves when a score is given, as the room for what appears then is kept free before, and that the
question, and the link below it, stand below the name where there is no room beside it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal_app.ui.help.entries import OF_TRACKERS
from journal_app.ui.help.term_link import lead_to, term_link
from journal_app.ui.theme import current
from journal_app.ui.today.state import Face, RowState
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

LEAST_QUESTION_PX = 160


class RowHead(QWidget):
    """Signal ``clear_pressed()``."""

    clear_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = label("", "heading", self)
        self._name.setWordWrap(False)
        self._question = label("", "soft", self)
        self._day_before = label("", "soft", self)
        self._day_before.setWordWrap(False)
        self._day_before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clear = quiet_button(_("Clear"), self)
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Backspace is its key; it would only be one more stop
        self.clear.clicked.connect(self.clear_pressed)
        self.what = term_link(self)
        self.what.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Shift+F1 is its key
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().sizes.px(12))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._question, 0, 1)
        self._grid.addWidget(self._day_before, 0, 2)
        self._grid.addWidget(self.what, 0, 3)
        self._grid.addWidget(self.clear, 0, 4)
        self._is_narrow = False
        # Without a least width of its own the name in one line would be the least, and the line could not break.
        self.setMinimumWidth(3 * current().sizes.target)

    def set_state(self, state: RowState) -> None:
        """Show the words of a row."""
        self._name.setText(state.name)
        lead_to(self.what, OF_TRACKERS.get(state.tracker, ""), state.name)
        # Translators: for a screen reader: a button that takes the score away
        self.clear.setAccessibleName(_("Clear {tracker}").format(tracker=state.name))
        self._question.setText(state.question if state.question != state.name else "")
        self._day_before.setText(state.day_before)
        widest = {Face.YES_NO: _("Yes"), Face.FIELD: "00.00"}.get(state.face, "00")
        sentences = (_("yesterday: {value}"), _("day before: {value}")) if state.has_day_before else ()
        letters = self._day_before.fontMetrics()
        room = [letters.horizontalAdvance(sentence.format(value=widest)) for sentence in sentences]
        self._day_before.setMinimumWidth(max(room, default=0))
        self._fit(self.width())

    def set_can_clear(self, *, can_clear: bool) -> None:
        """Whether there is something to clear."""
        self.clear.setVisible(can_clear)

    def day_before(self) -> str:
        """What is said of the day before now."""
        return self._day_before.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where there is no room for all."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        sizes = current().sizes
        beside = (
            max(self._day_before.minimumWidth(), self._day_before.sizeHint().width())
            + self.clear.sizeHint().width()
            + (0 if self.what.isHidden() else self.what.sizeHint().width() + sizes.px(12))
        )
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        is_narrow = width < name + beside + sizes.reading_width(LEAST_QUESTION_PX) + 3 * sizes.px(12)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._name.setWordWrap(is_narrow)
        if is_narrow:
            self._grid.addWidget(self._name, 0, 0, 1, 2)
            self._grid.addWidget(self._question, 1, 0, 1, 5)
            self._grid.addWidget(self.what, 2, 0, 1, 5, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._name, 0, 0)
            self._grid.addWidget(self._question, 0, 1)
            self._grid.addWidget(self.what, 0, 3)
