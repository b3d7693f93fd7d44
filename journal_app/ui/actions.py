# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The keys that work everywhere in the window, and who gets Ctrl+Z first.

Hides Qt's order of dispatch: a text field claims Ctrl+Z even when it has nothing to undo. Here the field in focus gets
it while it has something of its own to take back, and the journal otherwise.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from journal_app.domain.frozen import frozen

UNDO = (QKeySequence("Ctrl+Z"),)
REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))


@frozen
class Command:
    """Something a key does anywhere in the window; ``words`` are translated."""

    words: str
    keys: tuple[QKeySequence, ...]
    run: Callable[[], None]


def add_commands(window: QWidget, commands: list[Command]) -> None:
    """Give a window its keys, and text fields their right to Ctrl+Z."""
    set_commands(window, commands)
    TextFirst(window)


def set_commands(window: QWidget, commands: list[Command]) -> None:
    """Give a window other keys, or the same by other words."""
    for former in window.actions():
        window.removeAction(former)
        former.deleteLater()
    for command in commands:
        action = QAction(command.words, window)
        action.setShortcuts(list(command.keys))
        action.triggered.connect(_without_argument(command.run))
        window.addAction(action)


def _without_argument(run: Callable[[], None]) -> Callable[[], None]:
    """Qt would pass the action's checked state to whatever takes an argument."""

    def on_triggered() -> None:
        run()

    return on_triggered


class TextFirst(QObject):
    """Watches the text fields that have had the focus for the undo and redo keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming a key it has no use for; the window's shortcut then gets it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if (pressed in UNDO and not _has_undo(watched)) or (pressed in REDO and not _has_redo(watched)):
                event.ignore()
                return True
        return False

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)  # a second time only moves it to the front


def _has_undo(widget: QObject) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isUndoAvailable()


def _has_redo(widget: QObject) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isRedoAvailable()
