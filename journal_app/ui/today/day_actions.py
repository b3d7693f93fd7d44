# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The buttons below the rows: what else a day can be marked as or hold.

Hides how a mark shows (by a tick in words too, not by colour alone), and that nothing moves when it does.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme import current, text_font
from journal_app.ui.today.state import TodayState
from journal_app.ui.widgets.buttons import Button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import _


class MarkButton(Button):
    """A button for something the day can be marked as. It is as wide unmarked as marked, so that nothing moves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._words = ""
        self.setProperty("look", "secondary")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._dress)  # at once, before anything is on disk

    def set_mark(self, words: str, *, is_set: bool) -> None:
        """Show whether the day is marked."""
        self._words = words
        self.setChecked(is_set)
        self._dress()
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the tick and the heavier letters of the mark."""
        heavy = text_font(weight=QFont.Weight.DemiBold)
        width = QFontMetrics(heavy).horizontalAdvance(_marked(self._words)) + 2 * (current().sizes.px(18) + 1)
        return super().sizeHint().expandedTo(QSize(width, 0))

    def _dress(self) -> None:
        self.setText(_marked(self._words) if self.isChecked() else self._words)


class DayActions(QWidget):
    """What can be done with a day. Signals are named after the buttons."""

    too_ill_pressed = Signal()
    not_tracked_pressed = Signal()
    crash_pressed = Signal()
    event_pressed = Signal()
    note_pressed = Signal()
    questionnaires_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.too_ill = MarkButton(self)
        self.not_tracked = MarkButton(self)
        self.crash = MarkButton(self)
        self.event_button = secondary_button(_("Add an event"), self)
        self.note = secondary_button(_("Add a note"), self)
        self.questionnaires = secondary_button(_("Questionnaires"), self)
        self._changing = (self.too_ill, self.not_tracked, self.crash, self.event_button, self.note)
        wiring = (
            (self.too_ill, "T", self._on_too_ill),
            (self.not_tracked, "U", self._on_not_tracked),
            (self.crash, "C", self.crash_pressed),
            (self.event_button, "E", self.event_pressed),
            (self.note, "N", self.note_pressed),
            (self.questionnaires, "Q", self.questionnaires_pressed),
        )
        flow = Flow(self)
        for button, key, run in wiring:
            button.setAccessibleDescription(_("Key {key}").format(key=key))
            button.setToolTip(_("Key {key}").format(key=key))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the focus from the row
            button.clicked.connect(run)
            flow.addWidget(button)

    def set_state(self, state: TodayState) -> None:
        """Show what the day is marked as."""
        self.too_ill.set_mark(state.too_ill_words, is_set=state.is_too_ill)
        self.not_tracked.set_mark(state.not_tracked_words, is_set=state.is_not_tracked)
        self.crash.set_mark(state.crash_words, is_set=state.has_crash)
        self.note.setText(_("Change the note") if state.note else _("Add a note"))
        self.note.setAccessibleName(self.note.text())
        for button in self._changing:
            button.setEnabled(state.can_change)

    def _on_too_ill(self) -> None:
        self.not_tracked.setChecked(False)  # a day is one or the other
        self.too_ill_pressed.emit()

    def _on_not_tracked(self) -> None:
        self.too_ill.setChecked(False)
        self.not_tracked_pressed.emit()


def _marked(words: str) -> str:
    return f"✓  {words}"
