# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One try to bring a journal into the window, and what is offered while that does not go well.

Hides that it happens beside the window, that nothing is said of it unless it takes a while, and every way on: once
more, with a passphrase (after a pause, where it was wrong too often), to look at only, or back to where one came from.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal_app.errors import JournalError, JournalInUse, JournalReadOnly, JournalUnreadable, WrongPassphrase
from journal_app.store.journal import Journal
from journal_app.ui.desk import Failed, JournalInfo
from journal_app.ui.opening import Ahead, Opening
from journal_app.ui.patience import patience
from journal_app.ui.rescuing import PutInPlace, found_for, rescue_words
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.work import PATIENCE_MS, Work
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.store.rescue import Rescue

Opened = Callable[["Start", JournalInfo], None]


class Start(QObject):
    """Opens a journal with ``work`` and calls ``opened`` once it is; the reader may leave by ``way_out`` instead.

    ``opening`` is what is tried, and once it is open, how it was. ``opener`` stands in for it where it takes more, and
    ``failed`` for what is said and offered here.
    """

    def __init__(
        self,
        window: MainWindow,
        work: Work,
        opening: Opening,
        opened: Opened,
        *,
        way_out: tuple[str, Callable[[], None]],
        opener: Callable[[], Journal] | None = None,
        failed: Failed | None = None,
    ) -> None:
        super().__init__(window)
        self.work = work
        self.opening = opening
        self._window = window
        self._opener = opener
        self._opened = opened
        self._failed = failed
        self._way_out = way_out
        self._is_over = self._is_trying = False
        self._impatient = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._impatient.timeout.connect(self._on_slow)

    def open(self) -> None:
        """Try it beside the window, which shows itself once there is something to see."""
        self._is_trying = True
        if self._failed is None:
            self._impatient.start()
        self.work.open(self._opener or self.opening, self._on_opened, self._on_failed)

    def unlock(self, passphrase: str) -> None:
        """Try it with a passphrase that was typed, unless that has to wait."""
        if self._is_trying or patience().seconds_left(self.opening.path):
            return
        self.opening = self.opening.with_passphrase(passphrase)
        self.open()

    def ask(self, title: str, detail: str, hint: str) -> None:
        """Ask for the passphrase before anything is tried."""
        self._show_page(WrongPassphrase(title, detail, hint))

    def tell(self, error: JournalError) -> None:
        """Say why the journal is not in the window, and look for a backup that can take its place."""
        self._show_page(error)
        self._look_for_backup(self.opening, error)

    def give_up(self) -> None:
        """Have nothing come of it any more."""
        self._is_over = True
        self._impatient.stop()
        self.deleteLater()

    def _on_opened(self, info: JournalInfo) -> None:
        if not self._is_over:
            self.give_up()
            patience().note_right(self.opening.path)
            self._opened(self, info)
            if isinstance(self._opener, PutInPlace) and self._window.desk is not None:
                self._window.desk.say(self._opener.words())

    def _on_slow(self) -> None:
        gc.enable()
        self._window.start_page().say_opening()
        self._window.show()

    def _on_failed(self, error: JournalError) -> None:
        if self._is_over:
            return
        gc.enable()
        self._impatient.stop()
        self._is_trying = False
        if self._failed is not None:
            self.give_up()
            self._failed(error)
            return
        tried = self.opening
        if isinstance(self._opener, PutInPlace | Ahead):
            self._opener = None
        if isinstance(error, WrongPassphrase) and self.opening.passphrase is not None:
            patience().note_wrong(self.opening.path)
            self.opening = replace(self.opening, passphrase=None)
            error = WrongPassphrase(error.title, error.hint)  # says only that
        self._show_page(error)
        self._window.show()
        self._look_for_backup(tried, error)

    def _look_for_backup(self, tried: Opening, error: JournalError) -> None:
        if isinstance(error, JournalUnreadable | WrongPassphrase):
            self.work.reckon(lambda: found_for(tried, error), partial(self._on_found, tried, error))

    def _on_found(self, tried: Opening, error: JournalError, found: "Rescue | WrongPassphrase | None") -> None:
        if self._is_over or self._is_trying or found is None:
            return
        if isinstance(found, WrongPassphrase):  # the backups are locked, and the damaged file did not show that it was
            self._show_page(found, lambda passphrase: self._look_for_backup(tried.with_passphrase(passphrase), error))
            return
        self._show_page(rescue_words(error, found), found=partial(self._put_in_place, tried, found))

    def _put_in_place(self, tried: Opening, found: "Rescue") -> None:
        self.opening = tried
        self._opener = PutInPlace(tried, found.backup)
        self.open()

    def _show_page(
        self,
        error: JournalError,
        unlock: Callable[[str], None] | None = None,
        found: Callable[[], None] | None = None,
    ) -> None:
        from journal_app.ui.shell.start_page import Choice

        is_locked = isinstance(error, WrongPassphrase)
        choices = [] if is_locked else [Choice(words=_("Try again"), run=self.open)]
        if isinstance(error, JournalInUse | JournalReadOnly):
            choices.insert(0, Choice(words=_("Look at it without changing it"), run=self._look))
        if found is not None:
            choices.insert(0, Choice(words=_("Put this backup in its place"), run=found))
        words, leave = self._way_out
        choices.append(Choice(words=words, run=leave))
        seconds = patience().seconds_left(self.opening.path) if is_locked else 0
        self._window.start_page().say_problem(error, choices, (unlock or self.unlock) if is_locked else None, seconds)

    def _look(self) -> None:
        self.opening = self.opening.to_look_at()
        self.open()
