# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Locking a journal with a passphrase, and giving it another one: the window lets go of it, and takes it up again.

Hides when it locks by itself, that nothing of the journal is left in the window, the clipboard or this program's hands
while it is locked, and how one comes back to the place where one was. What was being typed is a draft in the journal.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QToolTip, QWidget

from journal_app.domain import remembering
from journal_app.domain.frozen import frozen
from journal_app.errors import JournalError
from journal_app.store.journal import Journal
from journal_app.ui.desk import Desk, Failed, JournalInfo
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.opening import Opening
from journal_app.ui.shell.window import MainWindow
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.clipboard import ClipboardKeeper
    from journal_app.ui.watching import Watch

SETTINGS, SECTION = "settings", "passphrase"


@frozen
class LockWords:
    """What the page says on which the passphrase is typed."""

    title: str
    detail: str
    hint: str


@frozen
class Locked:
    """The journal that is locked: how it is tried again, and where its reader was. Nothing of what is in it."""

    opening: Opening
    words: LockWords
    place: tuple[str, str]


class Shelf(Protocol):
    """What takes journals out of the window and brings them back; see ``ui.journals``."""

    shown: Opening | None

    def home(self) -> Opening | None:
        """How the journal with a passphrase was opened that one goes back to from the example; None without one."""

    def put_away(self) -> None:
        """Let go of the journal in the window and of all that is known of it."""

    def ask(self, opening: Opening, words: LockWords, then: Callable[[], None]) -> None:
        """Let a page stand in the window on which the passphrase of a journal is typed."""

    def bring(
        self,
        opening: Opening,
        then: Callable[[], None] = lambda: None,
        opener: Callable[[], Journal] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Open a journal; ``then`` is called once it is in the window, ``failed`` if it could not be."""

    def open_journal(self, path: Path | None) -> None:
        """Put another journal into the window."""


class Locking(QObject):
    """Lives with its window. Invariant: while ``_locked`` is set, no journal is open in the window."""

    def __init__(self, window: MainWindow, shelf: Shelf) -> None:
        super().__init__(window)
        self._window = window
        self._shelf = shelf
        self._locked: Locked | None = None
        self._watch: Watch | None = None
        self._clipboard: ClipboardKeeper | None = None
        window.lock_journal = self.lock
        window.rekey = self.rekey

    def is_locked(self, path: Path) -> bool:
        """Whether this is the journal that is locked."""
        return self._locked is not None and self._locked.opening.path == path

    def on_opened(self, info: JournalInfo) -> None:
        """A journal is in the window: watch over it if it has a passphrase."""
        self._locked = None
        self.rest()
        if not info.has_passphrase and not self._hides_a_home():
            return
        from journal_app.ui.clipboard import ClipboardKeeper  # most journals need neither this nor the watch

        self._clipboard = ClipboardKeeper(self)
        QTimer.singleShot(0, self, self._begin_watching)

    def rest(self) -> None:
        """There is nothing to watch over any more; what was copied out of it goes."""
        if self._clipboard is not None:
            self._clipboard.rest()
            self._clipboard = None
        if self._watch is not None:
            self._watch.rest()

    def lock(self) -> None:
        """Lock the journal in the window, or say why there is nothing to lock it with."""
        desk, opening = self._window.desk, self._shelf.home() or self._shelf.shown
        if desk is None or opening is None:
            return
        if not desk.info.has_passphrase and not self._hides_a_home():
            self._say_open(desk)
            return
        _close_what_stands_before(self._window)
        if not self._window.save_pending():
            return
        place = self._window.place() if self._shelf.home() is None else ("", "")
        words = self._words(desk.info if self._shelf.home() is None else None, opening.path)
        self._locked = Locked(opening=opening.without_passphrase(), words=words, place=place)
        self.rest()
        self._shelf.put_away()
        self.show_page()
        QTimer.singleShot(0, self, _sweep)

    def show_page(self) -> None:
        """Show the page that asks for the passphrase of the locked journal."""
        locked = self._locked
        if locked is not None:
            self._shelf.ask(locked.opening, locked.words, partial(self._come_back, locked.place))

    def way_out(self, path: Path) -> tuple[str, Callable[[], None]] | None:
        """Where one can go from a page that asks about the journal at ``path``; None while none is locked."""
        if self._locked is None:
            return None
        return (
            (_("Open another journal…"), self._ask_for_another) if self.is_locked(path) else (_("Back"), self.show_page)
        )

    def rekey(self, old: str | None, new: str | None) -> None:
        """Give the journal in the window another passphrase, or none, and open it again where it was."""
        shown = self._shelf.shown
        if shown is None or not self._window.save_pending():
            return
        self.rest()
        self._shelf.put_away()
        page = self._window.start_page()
        page.say_working(
            _rekeying_title(old, new), _("A whole copy is written, compared and put in place of the file.")
        )
        after = replace(shown.without_passphrase(), passphrase=new)
        attempt = Rekeying(before=shown, after=after, old=old, new=new)
        done = partial(self._on_rekeyed, attempt, _rekeyed_words(old, new))
        self._shelf.bring(after, done, attempt, partial(self._on_not_rekeyed, attempt))

    def _on_rekeyed(self, attempt: "Rekeying", words: str) -> None:
        self._come_back((SETTINGS, SECTION))
        more = _("The file as it was could not be removed: {path}. The next opening tries again.")
        left = more.format(path=attempt.left) if attempt.left is not None else ""
        self._say(Message(text=words, detail=left, kind=MessageKind.SAVED))

    def _on_not_rekeyed(self, attempt: "Rekeying", error: JournalError) -> None:
        self._shelf.bring(attempt.opening, partial(self._on_put_back, error))

    def _on_put_back(self, error: JournalError) -> None:
        self._come_back((SETTINGS, SECTION))
        if self._window.desk is not None:
            self._window.desk.say_refused(error)

    def _say(self, message: Message) -> None:
        if self._window.desk is not None:
            self._window.desk.messages.show_message(message)

    def _come_back(self, place: tuple[str, str]) -> None:
        key, what = place
        if key:
            self._window.go_to(key, what)

    def _begin_watching(self) -> None:
        if self._clipboard is None:
            return
        if self._watch is None:
            from journal_app.ui.watching import Watch

            self._watch = Watch(self)
            self._watch.away.connect(self.lock)
        self._watch.begin()

    def _hides_a_home(self) -> bool:
        """Whether the example stands before a journal whose passphrase is at hand for the way back."""
        return self._shelf.home() is not None

    def _words(self, info: JournalInfo | None, path: Path) -> LockWords:
        name = info.person if info is not None and self._window.shows_names() else ""
        return locked_words(name or path.name)

    def _say_open(self, desk: Desk) -> None:
        words = _("This journal has no passphrase, so there is nothing to lock it with.")
        act = partial(self._window.go_to, SETTINGS, SECTION)
        desk.messages.show_message(Message(text=words, action=_("Set a passphrase…"), act=act))

    def _ask_for_another(self) -> None:
        from journal_app.ui.widgets.ask_file import ask_for_journal

        ask_for_journal(self._window, _("Open another journal"), lambda path: self._shelf.open_journal(Path(path)))


class Rekeying:
    """Sets another passphrase on a journal that nobody has open, and opens it; called on the writer lane.

    ``opening`` is how it opens now, whatever has failed; ``left`` the file with its old bytes that could not go yet.
    """

    def __init__(self, *, before: Opening, after: Opening, old: str | None, new: str | None) -> None:
        self.opening = before
        self.left: Path | None = None
        self._after = after
        self._keys = (old, new)

    def __call__(self) -> Journal:
        """The journal, open with its new passphrase, which the keyring is told if it remembered the old one."""
        from journal_app.store import remembered  # both are kept off the start path
        from journal_app.store.keys import set_passphrase

        path, (old, new) = self.opening.path, self._keys
        was_remembered = remembered.is_remembered(path)
        self.left = set_passphrase(path, old, new)
        self.opening = self._after
        if was_remembered and new is not None:
            with suppress(JournalError):  # it has forgotten the old one, and the passphrase is asked for
                remembered.remember(path, new)
        return self.opening()


def locked_words(name: str) -> LockWords:
    """What the page says of a locked journal; ``name`` is its file's, or its person's where that may be shown."""
    return LockWords(
        title=_("This journal is locked."),
        detail=name,
        hint=_("What was saved is safe in the file, and what was being typed waits there."),
    )


def _close_what_stands_before(window: MainWindow) -> None:
    """Dialogs, menus and tips of the window go first: they may show something, and some wait for an answer."""
    QToolTip.hideText()
    for thing in window.findChildren(QWidget):
        if thing.isWindow() and thing.isVisible():
            thing.close()


def _sweep() -> None:
    """Let Python let go of what is held by itself alone; ``ui.journals`` had put it beyond its reach."""
    QPixmapCache.clear()
    remembering.forget()
    gc.unfreeze()
    gc.collect()


def _rekeying_title(old: str | None, new: str | None) -> str:
    if new is None:
        return _("Removing the passphrase…")
    # Translators: "Setting the passphrase…": at the foot of the window while it is worked on
    return _("Setting the passphrase…") if old is None else _("Changing the passphrase…")


def _rekeyed_words(old: str | None, new: str | None) -> str:
    if new is None:
        return _("The passphrase is removed. Anybody who has the file can read it.")
    return _("The passphrase is set. It is asked for from now on.") if old is None else _("The passphrase is changed.")
