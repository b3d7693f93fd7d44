# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be said of a day besides its scores: too ill to log, a crash, an event, a note.

Hides when a note is kept: on leaving the field, after a pause in typing, and when the day or the screen changes.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.treatments import EventKind
from journal_app.ui.theme import current, text_font
from journal_app.ui.today.state import TodayState
from journal_app.ui.widgets.buttons import Button, primary_button, quiet_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import note_field
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look
from journal_app.words import _

PAUSE_MS = 3000


class Note(QWidget):
    """The note of the day. Signal ``kept(text)`` when it is to be kept, ``left()`` on Escape."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = note_field()
        self.field.setAccessibleName(_("Note"))
        self.field.installEventFilter(self)
        self._kept = ""
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.hand_over)
        self.field.textChanged.connect(self._on_text_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(4))
        layout.addWidget(label(_("Note"), "label", self))
        layout.addWidget(self.field)

    def set_text(self, text: str) -> None:
        """Show the note as kept; what is being typed stays."""
        is_typing = self.is_typing()
        self._kept = text
        if not is_typing and self.field.toPlainText().strip() != text:
            self.field.setPlainText(text)
            self._pause.stop()

    def is_typing(self) -> bool:
        """Whether something was typed that has not been handed over."""
        return self.field.toPlainText().strip() != self._kept

    def hand_over(self) -> None:
        """Hand over what was typed, if anything was."""
        self._pause.stop()
        if self.is_typing():
            self._kept = self.field.toPlainText().strip()
            self.kept.emit(self._kept)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the note when its field is left; Escape leaves it."""
        if event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        if event.type() == QEvent.Type.KeyPress and is_escape(event):
            self.left.emit()
            return True
        return False

    def _on_text_changed(self) -> None:
        if self.is_typing():
            self._pause.start()


class EventForm(QWidget):
    """A kind and a few words. Signals ``added(kind, title)`` and ``left()``."""

    added = Signal(str, str)
    left = Signal()

    def __init__(self, kinds: tuple[tuple[EventKind, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox(self)
        for kind, words in kinds:
            self.kind.addItem(words, kind.value)
        self.kind.setAccessibleName(_("What happened"))
        self.kind.setAccessibleDescription(_("What happened"))  # on Linux the name of a choice is what is chosen
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(_("In your own words, if you like"))
        self.title.setAccessibleName(_("In your own words"))
        self.title.returnPressed.connect(self._on_added)
        self._problem = label("", "problem", self)
        add = primary_button(_("Add"), self)
        add.clicked.connect(self._on_added)
        cancel = quiet_button(_("Cancel"), self)
        cancel.clicked.connect(self.left)
        for part in (self.kind, self.title, add, cancel):
            part.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(current().sizes.px(12))
        line.addWidget(self.kind)
        line.addWidget(self.title, 1)
        line.addWidget(add)
        line.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        self._problem.hide()

    def set_problem(self, message: str) -> None:
        """Say beside the field what is missing."""
        self._problem.setText(message)
        self._problem.setVisible(bool(message))
        set_look(self.title, "problem", bool(message))
        self.title.setAccessibleDescription(message)
        if message:
            announce(self, message)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape puts the form away."""
        if event.type() == QEvent.Type.KeyPress and is_escape(event):
            self.left.emit()
            return True
        return False

    def _on_added(self) -> None:
        self.added.emit(self.kind.currentData(), self.title.text())


class MarkButton(Button):
    """A button for something the day can be marked as. It is as wide unmarked as marked, so that nothing moves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._words = ""
        self.setProperty("look", "secondary")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_mark(self, words: str, *, is_set: bool) -> None:
        """Show whether the day is marked: by a tick in words too, not by colour alone."""
        self._words = words
        self.setChecked(is_set)
        self.setText(_marked(words) if is_set else words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the tick and the heavier letters of the mark."""
        heavy = text_font(weight=QFont.Weight.DemiBold)
        width = QFontMetrics(heavy).horizontalAdvance(_marked(self._words)) + 2 * (current().sizes.px(18) + 1)
        return super().sizeHint().expandedTo(QSize(width, 0))


def _marked(words: str) -> str:
    return f"✓  {words}"


class DayActions(QWidget):
    """The four buttons below the rows. Signals are named after them."""

    too_ill_pressed = Signal()
    crash_pressed = Signal()
    event_pressed = Signal()
    note_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.too_ill = MarkButton(self)
        self.crash = MarkButton(self)
        self.event_button = secondary_button(_("Add an event"), self)
        self.note = secondary_button(_("Add a note"), self)
        keys = ((self.too_ill, "T"), (self.crash, "C"), (self.event_button, "E"), (self.note, "N"))
        flow = Flow(self)
        for button, key in keys:
            button.setAccessibleDescription(_("Key {key}").format(key=key))
            button.setToolTip(_("Key {key}").format(key=key))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the focus from the row
            flow.addWidget(button)
        self.too_ill.clicked.connect(self.too_ill_pressed)
        self.crash.clicked.connect(self.crash_pressed)
        self.event_button.clicked.connect(self.event_pressed)
        self.note.clicked.connect(self.note_pressed)

    def set_state(self, state: TodayState) -> None:
        """Show what the day is marked as; a mark shows by a tick in words too, not by colour alone."""
        marks = (
            (self.too_ill, state.is_too_ill, state.too_ill_words),
            (self.crash, state.has_crash, state.crash_words),
        )
        for button, is_set, words in marks:
            button.set_mark(words, is_set=is_set)
        self.note.setText(_("Change the note") if state.note else _("Add a note"))
        self.note.setAccessibleName(self.note.text())


def is_escape(event: QEvent) -> bool:
    """Whether a key event is of the Escape key."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
