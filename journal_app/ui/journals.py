# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which journal is in the window: the first one, another person's, a new one, or the example.

Hides that the one shown stays open until the next one is, so that there is always a way back, and that the places of
journals are remembered on this machine while the names in them are known to this window alone.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journal_app.errors import JournalError, StorageFailed
from journal_app.files import is_there
from journal_app.store.journal import Journal
from journal_app.ui.beginnings import Beginnings
from journal_app.ui.desk import Failed, JournalInfo, KnownJournal
from journal_app.ui.locking import Locking, LockWords
from journal_app.ui.messages import Message
from journal_app.ui.opening import Ahead, Opening
from journal_app.ui.preferences import Preferences, change_preferences, read_preferences, with_recent
from journal_app.ui.rescuing import has_backup
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.starting import Start
from journal_app.ui.upkeep import Upkeep
from journal_app.ui.work import Work
from journal_app.words import _

SHOWN_LETTERS = 24  # of a name on a button, which has to fit where words are large
SETTLING_MS = 100  # from the first screen being painted to what nobody waits for


class Journals(QObject):
    """Lives with its window; ``settled`` is called once, when the first journal can be used.

    Invariant: ``shown`` is how the journal in the window was opened, None while there is none.
    """

    def __init__(self, window: MainWindow, settled: Callable[[], None] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._settled = settled
        self._start: Start | None = None
        self._upkeep: Upkeep | None = None
        self._settling = QTimer(self, interval=SETTLING_MS, singleShot=True)
        self._settling.timeout.connect(self._on_settled)
        self.shown: Opening | None = None
        self._beginnings = Beginnings(window, self)
        self._locking = Locking(window, self)
        self._known: dict[str, KnownJournal] = {}
        self._secret: set[str] = set()  # of these, those with a passphrase
        window.shows_names = lambda: read_preferences().shows_names
        window.journals = self.known
        window.open_journal = self.open_journal
        window.untucked.connect(self._on_untucked)
        window.spoken_anew.connect(self._on_spoken_anew)
        window.closed.connect(self._on_closed)

    def begin(self, opening: Opening, ahead: Ahead | None = None) -> None:
        """Open the first journal, which may be under way ``ahead``, or the page that makes it where there is none."""
        if ahead is not None or is_there(opening.path) or has_backup(opening.path):
            self.bring(opening, opener=ahead)
        else:
            self._beginnings.ask(opening)

    def known(self) -> tuple[KnownJournal, ...]:
        """The journals opened on this machine, newest first."""
        self._note_shown()
        kept = read_preferences()
        nameless = set() if kept.shows_names else self._secret
        named = {path: known for path, known in self._known.items() if path not in nameless}
        return tuple(named.get(path) or KnownJournal(path=Path(path)) for path in kept.recent)

    def open_journal(self, path: Path | None) -> None:
        """Put another journal into the window; without a path, the page that makes a new one."""
        if not self._window.save_pending():
            return
        if path is None:
            self._beginnings.ask(None)
        elif self._locking.is_locked(path.absolute()):
            self._locking.show_page()
        elif self.shown is not None and path.absolute() == self.shown.path:
            if self._window.desk is not None:
                self._window.desk.say(_("This journal is open already."))
        else:
            self.bring(Opening(path=path.absolute()), self._beginnings.drop_page)

    def bring(
        self,
        opening: Opening,
        then: Callable[[], None] = lambda: None,
        opener: Callable[[], Journal] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Open a journal beside the one shown; ``then`` is called once it has taken its place, ``failed`` if not."""
        self._start_with(opening, then, opener, failed).open()

    def ask(self, opening: Opening, words: LockWords, then: Callable[[], None]) -> None:
        """Let a page stand in the window on which the passphrase of a journal is typed; ``then`` as with ``bring``."""
        self._start_with(opening, then).ask(words.title, words.detail, words.hint)

    def put_away(self) -> None:
        """Let go of the journal in the window and of all that is known of it; a page is shown next.

        ``save_pending`` was asked before.
        """
        self._give_up()
        self._note_shown()
        if self._upkeep is not None:
            self._upkeep.rest()
            self._upkeep = None
        self._window.detach()
        self._window.set_banner(None)
        self._beginnings.forget()
        self.shown = None

    def _start_with(
        self,
        opening: Opening,
        then: Callable[[], None],
        opener: Callable[[], Journal] | None = None,
        failed: Failed | None = None,
    ) -> Start:
        self._give_up()
        window = self._window
        work = window.work if window.desk is None else Work()

        def on_opened(start: Start, info: JournalInfo) -> None:
            self._on_opened(start, info)
            then()
            self._locking.on_opened(info)

        way_out = self._way_out(opening.path)
        self._start = Start(window, work, opening, on_opened, way_out=way_out, opener=opener, failed=failed)
        return self._start

    def rescue(self, error: JournalError) -> None:
        """Put the journal in the window away, which is damaged, and say what can be done about it."""
        opening = self.shown
        if opening is None:
            return
        self._window.save_pending()  # what the damaged file refuses stays a draft, or is on the way out anyway
        self.put_away()
        self._start_with(opening, lambda: None).tell(error)

    def home(self) -> Opening | None:
        """How the journal with a passphrase was opened that one goes back to from the example; None without one."""
        return self._beginnings.home

    def _way_out(self, path: Path) -> tuple[str, Callable[[], None]]:
        if self._beginnings.is_asking and not self._window.shows_journal:
            return _("Back"), partial(self._give_up, self._beginnings.show_page)
        if self._window.desk is not None:
            return self.back_words(), partial(self._give_up, self._window.show_journal)
        if not is_there(path) and not self._window.shows_journal:
            return _("Make a new journal"), partial(self._beginnings.ask, Opening(path=path))
        return self._locking.way_out(path) or (_("Close"), self._close)

    def back_words(self) -> str:
        """Where one goes back to; empty where there is no journal."""
        desk = self._window.desk
        if desk is None or self.shown is None:
            return ""
        person = desk.info.person if desk.info.path is None or self._may_name(desk.info) else ""
        short = person if len(person) <= SHOWN_LETTERS else f"{person[: SHOWN_LETTERS - 1]}…"
        return _("Back to {name}").format(name=short) if short else _("Back to the journal")

    def _give_up(self, then: Callable[[], None] = lambda: None) -> None:
        """Have nothing come of what is being tried, if anything is."""
        if self._start is not None:
            self._start.give_up()
            if self._start.work is not self._window.work:
                self._start.work.close()
            self._start = None
        then()

    def _on_closed(self) -> None:
        self._settling.stop()
        self._locking.rest()
        self._window.hide()  # a backup of what was entered last may take a moment, and nobody is to wait for it
        if self._upkeep is not None:
            self._upkeep.rest()
            self._upkeep = None
        self._give_up()
        self._beginnings.drop_example()

    def _on_spoken_anew(self) -> None:
        if self._window.desk is not None:
            self._window.set_banner(_banner_of(self._window.desk.info))

    def _close(self) -> None:
        self._window.close()

    def _on_opened(self, start: Start, info: JournalInfo) -> None:
        self._note_shown()
        if self._upkeep is not None:
            self._upkeep.rest()
        self._window.attach(info, start.work)
        self._window.set_banner(_banner_of(info))
        self._beginnings.drop_example()
        is_new = start.opening.new is not None
        self.shown, self._start = start.opening.again(), None
        desk = self._window.desk
        # In order behind what the first screen has asked for, so that the first frame is a whole one.
        start.work.glance(lambda _facts: None, lambda _nothing: self._on_ready(is_new=is_new), self._window.say_refused)
        if desk is not None and info.path is not None:
            self._upkeep = Upkeep(start.work, desk, self.shown.to_look_at(), self._window, self.rescue)

    def _on_ready(self, *, is_new: bool) -> None:
        self._window.show()
        gc.freeze()
        gc.enable()
        desk = self._window.desk
        if is_new and desk is not None:
            made = _("A new journal was made at {path}.").format(path=desk.info.path)
            bring = partial(self._window.go_to, "import")
            desk.messages.show_message(Message(text=made, action=_("Import files…"), act=bring))
        # What begins in the event loop begins behind the painting, however slow the machine is.
        QTimer.singleShot(0, self, self._on_painted)

    def _on_painted(self) -> None:
        self._settling.start()

    def _on_settled(self) -> None:
        """What can wait until the first screen is seen."""
        if self._upkeep is not None:
            self._upkeep.look_once()
        settled, self._settled = self._settled, None
        if settled is not None:
            settled()
        self._remember()

    def _remember(self) -> None:
        desk = self._window.desk
        if self.shown is None or desk is None or desk.info.made_up:
            return
        path = self.shown.path.absolute()
        kept = read_preferences()
        if with_recent(kept, path) != kept:
            self._change(partial(with_recent, path=path))

    def _note_shown(self) -> None:
        desk = self._window.desk
        if desk is None or self.shown is None:
            return
        path = self.shown.path.absolute()
        (self._secret.add if desk.info.has_passphrase else self._secret.discard)(str(path))
        if self._may_name(desk.info):
            self._known[str(path)] = KnownJournal(path=path, person=desk.info.person, colour=desk.info.colour)
        else:
            self._known.pop(str(path), None)

    def _may_name(self, info: JournalInfo) -> bool:
        """Whether a journal may be called by the name of its person where it is not the one in view."""
        return not info.has_passphrase or read_preferences().shows_names

    def _on_untucked(self, key: str) -> None:
        def with_opened(kept: Preferences) -> Preferences:
            return replace(kept, opened_screens=(*kept.opened_screens, key))

        self._change(with_opened)

    def _change(self, change: Callable[[Preferences], Preferences]) -> None:
        try:
            change_preferences(change)
        except StorageFailed as error:
            self._window.say_refused(error)


def _banner_of(info: JournalInfo) -> QWidget | None:
    if info.pack is None:
        return None
    from journal_app.ui.shell.banner import banner_of  # few journals are packs

    return banner_of(info.pack)
