# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form for something that happened on a day.

Hides its layout, and that Enter adds and Escape puts it away.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.treatments import EventKind
from journal_app.ui.theme import current
from journal_app.ui.today.draft import TypedEvent
from journal_app.ui.today.note import is_escape
from journal_app.ui.widgets.buttons import primary_button, quiet_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label, set_look
from journal_app.words import _

_TITLE_PX = 560


class EventForm(QWidget):
    """A kind and a few words. Signals ``added(kind, title)``, ``typed()`` and ``left()``."""

    added = Signal(str, str)
    typed = Signal()
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
        self.title.textChanged.connect(self.typed)
        self.kind.currentIndexChanged.connect(self.typed)
        self._lay_out(add, cancel)

    def open(self, event: TypedEvent | None = None) -> None:
        """Show an empty form, or one with what was once typed into it."""
        self.title.setText(event.title if event else "")
        self.kind.setCurrentIndex(max(0, self.kind.findData(event.kind.value) if event else 0))
        self.set_problem("")
        self.show()

    def typed_event(self) -> TypedEvent | None:
        """What was typed or chosen and not added; None when nothing was."""
        title = self.title.text()
        if self.isHidden() or not (title.strip() or self.kind.currentIndex() > 0):
            return None
        return TypedEvent(kind=EventKind(self.kind.currentData()), title=title)

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

    def _lay_out(self, *buttons: QWidget) -> None:
        sizes = current().sizes
        self.title.setMaximumWidth(sizes.reading_width(_TITLE_PX))
        ends = Flow()
        for button in buttons:
            ends.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.px(8))
        layout.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.title)
        layout.addWidget(self._problem)
        layout.addLayout(ends)
        self._problem.hide()
