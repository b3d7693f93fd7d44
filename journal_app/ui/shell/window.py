# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The main window: rail, pages, foot, and the one road by which a change reaches the screens.

Hides that there may be no journal yet (it is being opened, or will not open) and how everything is put away at the end.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.facts import Kind
from journal_app.errors import JournalError
from journal_app.ui.actions import REDO, UNDO, Command, add_commands
from journal_app.ui.desk import Desk, JournalInfo, describe
from journal_app.ui.screens import SCREENS, ScreenEntry
from journal_app.ui.shell.foot import Foot
from journal_app.ui.shell.pages import Pages
from journal_app.ui.shell.rail import Rail
from journal_app.ui.theme import current
from journal_app.ui.work import Work
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.shell.start_page import StartPage

APP_NAME = "Iron Journal"


class MainWindow(QMainWindow):
    """The window on one journal. ``desk`` and ``pages`` are there once ``attach`` was called."""

    def __init__(self, work: Work, entries: tuple[ScreenEntry, ...] = SCREENS) -> None:
        super().__init__()
        self.work = work
        self.desk: Desk | None = None
        self.pages: Pages | None = None
        self._entries = entries
        self.rail = Rail(entries, self)
        self.foot = Foot(self)
        self._start_page: StartPage | None = None
        self._ground = QStackedWidget(self)
        self._lay_out()
        self.rail.set_usable(is_usable=False)
        self.rail.place_requested.connect(self.go_to)
        work.changed.connect(self._on_changed)
        work.progressed.connect(self.foot.set_task)
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(720, 480)
        self.resize(1280, 800)
        add_commands(self, self._commands())

    def attach(self, info: JournalInfo) -> None:
        """Put an open journal into the window and show the first screen."""
        self.desk = Desk(self.work, self.foot, info, self.go_to)
        self.pages = Pages(self._entries, self.desk, self)
        self._ground.addWidget(self.pages)
        self._ground.setCurrentWidget(self.pages)
        self._set_info(info)
        self.rail.set_usable(is_usable=True)
        self.go_to(self._entries[0].key)

    def go_to(self, key: str) -> None:
        """Show a screen by its key."""
        if self.pages is None:
            return
        self.rail.set_place(key)
        screen = self.pages.open(key)
        self.foot.set_key_hints(screen.key_hints())

    def say_refused(self, error: JournalError) -> None:
        """Show a failure calmly, with or without a journal."""
        if self.desk is None:
            self.start_page().say_problem(error, [])
        else:
            self.desk.say_refused(error)

    def start_page(self) -> "StartPage":
        """The page that stands here while there is no journal; made when asked for, as most starts never need it."""
        from journal_app.ui.shell.start_page import StartPage

        if self._start_page is None:
            self._start_page = StartPage(self)
            self._ground.addWidget(self._start_page)
        self._ground.setCurrentWidget(self._start_page)
        return self._start_page

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is pending first. If that is refused, the window stays, with the words on it; once."""
        if self.pages is not None:
            was_said = self.foot.message()
            self.pages.leave()
            self.work.drain()
            if self.foot.is_refusal() and self.foot.message() is not was_said:
                event.ignore()
                return
        self.work.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(current().sizes.px(0))
        column.addWidget(self._ground, 1)
        column.addWidget(self.foot)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)

    def _commands(self) -> list[Command]:
        places = [
            Command(
                words=_(entry.title),
                keys=(QKeySequence(f"Ctrl+{number}"),),
                run=partial(self.go_to, entry.key),
            )
            for number, entry in enumerate(self._entries, start=1)
            if not entry.is_at_foot
        ]
        return [
            *places,
            Command(words=_("Undo"), keys=UNDO, run=self._on_undo),
            Command(words=_("Redo"), keys=REDO, run=self._on_redo),
            Command(words=_("Full screen"), keys=(QKeySequence("F11"),), run=self._on_full_screen),
            Command(words=_("Quit"), keys=(QKeySequence("Ctrl+Q"),), run=self._on_quit),
        ]

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if self.pages is None:
            return
        if Kind.SETTING in kinds:
            self.work.write(describe, self._set_info, self.say_refused)
        self.pages.on_changed(kinds)

    def _set_info(self, info: JournalInfo) -> None:
        if self.desk is None:
            return
        self.desk.info = info
        self.rail.set_info(info)
        names = [info.person, _("made up") if info.made_up else "", _("to look at only") if info.read_only else ""]
        self.setWindowTitle(" · ".join([*(name for name in names if name), APP_NAME]))

    def _on_undo(self) -> None:
        if self.desk is not None:
            self.desk.undo()

    def _on_redo(self) -> None:
        if self.desk is not None:
            self.desk.redo()

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_quit(self) -> None:
        self.close()
