# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When the reader has changed something in a form, however they did it.

Hides that a screen reader sets text as a program does, without Qt's word for typing; hence every change counts but
those that the form makes itself, through ``set_field_text``. A burst of typing is one change.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from journal_app.ui.widgets.forms import is_being_filled

QUIET_MS = 400


class Edits(QObject):
    """Watches the fields of ``form``.

    Signal ``edited`` comes 400 ms after the last change, and at once when the form is hidden or its window closes.
    """

    edited = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.edited)
        form.installEventFilter(self)

    def watch(self, field: QWidget) -> None:
        """Count changes of one more field: a line, a note, a choice or a box to tick."""
        match field:
            case QLineEdit() | QPlainTextEdit():
                field.textChanged.connect(lambda *_text: self._on_changed(field))
            case QComboBox():
                field.currentIndexChanged.connect(lambda *_index: self._on_changed(field))
                field.editTextChanged.connect(lambda *_text: self._on_changed(field))
            case QCheckBox():
                field.toggled.connect(lambda *_state: self._on_changed(field))
            case _:
                raise TypeError(field)

    def flush(self) -> None:
        """Tell of a change that is still waiting, now."""
        if self._quiet.isActive():
            self._quiet.stop()
            self.edited.emit()

    def touch(self) -> None:
        """Count a change that the fields did not tell of."""
        self._quiet.start()

    def forget(self) -> None:
        """Do not tell of a change that is still waiting: it was saved, or the reader has closed the form."""
        self._quiet.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Flush when the form goes out of sight, and before its window closes: then there is still a journal."""
        if event.type() is QEvent.Type.Show:
            self._form.window().installEventFilter(self)
        elif event.type() in {QEvent.Type.Hide, QEvent.Type.Close}:
            self.flush()
        return super().eventFilter(watched, event)

    def _on_changed(self, field: QWidget) -> None:
        if self._form.isVisible() and not is_being_filled(field):  # nobody types where nothing is to be seen
            self._quiet.start()
