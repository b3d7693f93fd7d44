# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every screen as a picture, on a made-up person's journal or a copy of one's own: what the README shows.

Hides that nothing appears on a display, and that the clock stands at an evening of the story, so that the same pictures
come out on any day.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import words
from journal_app.domain.frozen import frozen
from journal_app.errors import StorageFailed
from journal_app.store.journal import Journal
from journal_app.ui.desk import describe
from journal_app.ui.opening import Opening
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.speech import speak
from journal_app.ui.theme import apply_theme, current, new_application
from journal_app.ui.tour_stops import Stop, hard_stops, stops
from journal_app.ui.work import Work
from journal_app.words import _

EVENING = time(20, 14)
ROUNDS = 12  # a line that breaks makes a page higher, which makes room for a bar, which breaks another line


@frozen
class Drawing:
    """How the pictures look. ``size`` is every window's width and height in pixels; else each stop has its own.

    ``is_hard`` adds the Timeline of journals that are hard to draw. With ``only`` the stops of these names are drawn.
    """

    theme: str = "light"
    language: str = "en_GB"
    text_percent: int = 100
    size: tuple[int, int] | None = None
    is_hard: bool = False
    only: frozenset[str] = frozenset()


AS_USUAL = Drawing()


def make_tour(folder: Path, how: Drawing = AS_USUAL, opening: Opening | None = None) -> list[Path]:
    """Draw every screen of the example journal into ``folder``, in one theme and language; gives the pictures' paths.

    With ``opening`` they show a copy of that journal, on the evening of its last day. Makes the QApplication when
    there is none. Raises NotFound for an unknown theme, StorageFailed when the folder cannot be written.
    """
    app = _application()
    before = current(), words.language()
    apply_theme(app, how.theme, how.text_percent)
    speak(how.language)
    try:
        return _pictures(folder, how, opening)
    finally:
        speak(before[1])
        sizes = before[0].sizes
        apply_theme(app, before[0].tokens.name, sizes.text_percent, sizes.interface_percent)


def _pictures(folder: Path, how: Drawing, opening: Opening | None) -> list[Path]:
    with _told_plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _copied(opening) if opening else _example() as journal:
        drawn = [
            _picture(journal, replace(stop, size=how.size or stop.size), folder / f"{stop.name}-{how.theme}.png")
            for stop in stops()
            if stop.name in how.only or not how.only
        ]
    return [*drawn, *(_hard_pictures(folder, how) if how.is_hard else ())]


def _hard_pictures(folder: Path, how: Drawing) -> Iterator[Path]:
    from journal_app.example.hard import HARD, hard_journal
    from journal_app.example.making import LAST_DAY

    for name in HARD:
        with hard_journal(name) as journal:
            journal.clock = lambda: _evening(LAST_DAY)
            for stop in hard_stops():
                path = folder / f"hard-{name}-{stop.name}-{how.theme}.png"
                yield _picture(journal, replace(stop, size=how.size or stop.size), path)


def _example() -> Journal:
    from journal_app.example.making import LAST_DAY, told

    journal = told(until=LAST_DAY)
    journal.clock = lambda: _evening(LAST_DAY)
    return journal


def _copied(opening: Opening) -> Journal:
    """A copy in memory, which the tour may write in."""
    with opening() as original:
        source, span = original.dump(), original.facts.span()
    copy = Journal.create(None)
    copy.load(source)
    if span is not None:
        copy.clock = lambda: _evening(span[1])
    return copy


def _picture(journal: Journal, stop: Stop, path: Path) -> Path:
    """Draw one stop on a window of its own, and leave the journal as it was."""
    changes = len(journal.history())
    with _window(journal, stop.size) as window:
        window.go_to(stop.screen)
        _settle()
        if stop.first is not None:
            stop.first(window)
            _settle()
        drawn = _drawn(window)
    for _change in range(len(journal.history()) - changes):
        journal.undo()
    with _told_plainly(path):
        if not drawn.save(str(path)):
            raise OSError(0, _("the picture could not be written"))
    return path


def _drawn(window: MainWindow) -> QPixmap:
    """The window with whatever is open over it."""
    drawn = window.grab()
    painter = QPainter(drawn)
    for popup in window.findChildren(QWidget):
        if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
            painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
    painter.end()
    return drawn


@contextmanager
def _window(journal: Journal, size: tuple[int, int]) -> Iterator[MainWindow]:
    window = MainWindow(Work.inline(journal))
    window.attach(describe(journal))
    window.resize(*size)
    if QGuiApplication.platformName() != "offscreen":
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _settle() -> None:
    """Let layouts and paintings that wait in the queue happen."""
    for _round in range(ROUNDS):
        QCoreApplication.processEvents()


def _evening(day: date) -> datetime:
    return datetime.combine(day, EVENING, tzinfo=UTC)


def _application() -> QApplication:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_said_by_qt)
    return new_application("iron-journal")


def _said_by_qt(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what a window without a display cannot do: the tour needs none of it."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(
            _("The pictures could not be written."),
            f"{path}: {error.strerror}",
            _("Choose a folder that you may write to and that has room."),
        ) from error
