# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files dragged onto the window: where they may be dropped, a calm hint while they are over it, and where they go.

Hides that a field of text would take a dropped file for words, so that while files are dragged over the window its
fields are passed over; only what takes files itself, as a letter's place does, keeps them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMainWindow, QPlainTextEdit, QTextEdit, QVBoxLayout

from journal_app.ui.destinations import is_journal, way_of
from journal_app.ui.theme import current
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.shell.window import MainWindow

_OVER = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class Dropping(QObject):
    """Lives with its window, which hands its events on. ``hint`` is there from the first time on."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.hint: DropHint | None = None
        window.setAcceptDrops(True)

    def enter(self, event: QDragEnterEvent) -> None:
        """Let files of this computer in, and nothing else."""
        if not self._may_drop(local_files(event)):
            event.ignore()
            return
        event.acceptProposedAction()
        self.hint = self.hint or DropHint(self._window)
        self.hint.setGeometry(self._window.rect())
        self.hint.show()
        self.hint.raise_()
        _application().installEventFilter(self)

    def say_anew(self) -> None:
        """The sentence in the language spoken now, once files come again."""
        if self.hint is not None:
            self.hint.deleteLater()
            self.hint = None

    def end(self) -> None:
        """No file is over the window any more."""
        if self.hint is not None:
            self.hint.hide()
        _application().removeEventFilter(self)

    def drop(self, event: QDropEvent) -> None:
        """Take files to the screen that looks at them; without a journal, one that is a journal is opened."""
        self.end()
        files = local_files(event)
        if not self._may_drop(files):
            event.ignore()
            return
        event.acceptProposedAction()
        if self._window.shows_journal:
            self._window.go_to(*way_of(files))
        else:
            self._window.open_journal(files[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While files are over the window, its fields of text let them pass."""
        if event.type() not in _OVER:
            return False
        is_text = isinstance(watched, _TEXTS) or isinstance(watched.parent(), _TEXTS)
        if is_text and isinstance(event, QDragMoveEvent | QDropEvent) and local_files(event):
            event.ignore()
            return True
        if event.type() == QEvent.Type.Drop and watched is not self._window:
            self.end()  # whoever takes it, it is over
        return False

    def _may_drop(self, files: Sequence[Path]) -> bool:
        """Whether these can be taken now: without a journal, only one that is to be opened."""
        return bool(files) and (self._window.shows_journal or (len(files) == 1 and is_journal(files[0])))


class DropHint(QFrame):
    """An outline around the window with a sentence in it; nothing moves."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setProperty("look", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        told = _("Drop the files to see what is in them. Nothing is added before you say so.")
        self.setAccessibleName(told)
        words = label(told, "notice", self)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMargin(current().sizes.px(16))
        body = QVBoxLayout(self)
        body.addStretch(1)
        body.addWidget(words)
        body.addStretch(1)


def local_files(event: QDropEvent) -> tuple[Path, ...]:
    """The files of this computer that are dragged; folders and addresses of elsewhere are none."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 -- for the type checker: there is one where windows are
    return app
