# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The main window: rail, pages, foot, and the one road by which a change reaches the screens.

Hides that there may be no journal yet (it is being made or opened, or will not open), that another one may take the
place of the one shown, and how everything is put away at the end.
"""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from journal_app.domain.facts import Kind
from journal_app.errors import JournalError
from journal_app.ui.actions import REDO, UNDO, Command, add_commands, set_commands
from journal_app.ui.desk import Desk, JournalInfo, KnownJournal, Rekey, describe
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.keyboard import sit_down
from journal_app.ui.screens import SCREENS, ScreenEntry
from journal_app.ui.shell.dropping import Dropping
from journal_app.ui.shell.foot import Foot
from journal_app.ui.shell.middle import Middle
from journal_app.ui.shell.pages import Pages
from journal_app.ui.shell.rail import Rail
from journal_app.ui.work import Work
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.shell.start_page import StartPage

APP_NAME = "Iron Journal"


class MainWindow(QMainWindow):
    """The window on one journal at a time. ``desk`` and ``pages`` are there once ``attach`` was called.

    Signal ``closed()`` once it is, ``untucked(key)`` when a screen has left "More", ``spoken_anew()`` once all that it
    shows is said in another language.

    ``opened`` are the keys of screens that have left "More" on this machine; ``untucked`` tells of others that do.
    ``journals``, ``open_journal`` and ``rekey`` are what screens get at their desk, see there; ``lock_journal`` is what
    the key for it does, ``shows_names`` whether the title may name whose a journal with a passphrase is. Whoever knows
    sets them first.
    """

    closed = Signal()
    untucked = Signal(str)
    spoken_anew = Signal()

    def __init__(self, work: Work, entries: tuple[ScreenEntry, ...] = SCREENS, opened: Collection[str] = ()) -> None:
        super().__init__()
        self.work = work
        self.desk: Desk | None = None
        self.pages: Pages | None = None
        self.is_quitting = False  # closing alone may leave the window waiting in the tray
        self.journals: Callable[[], tuple[KnownJournal, ...]] = tuple
        self.open_journal: Callable[[Path | None], None] = lambda _path: None
        self.lock_journal: Callable[[], None] = lambda: None
        self.rekey: Rekey = lambda _old, _new: None
        self.shows_names: Callable[[], bool] = lambda: False
        self._entries = entries
        centre = QWidget(self)  # the parent from the beginning: what moves to another one is dressed anew
        self.rail = Rail(entries, opened, centre)
        self.foot = Foot(self)
        self._start_page: StartPage | None = None
        self._middle = Middle(self.foot, centre)
        self._lay_out(centre)
        self._begin_rail()
        self.foot.history_requested.connect(partial(self.go_to, "history"))
        self._listen_to(work)
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(720, 480)
        self.resize(1280, 800)
        self._dropping = Dropping(self)
        add_commands(self, self._commands())

    def attach(self, info: JournalInfo, work: Work | None = None) -> None:
        """Put an open journal into the window, with the ``work`` that owns it, and show the first screen.

        The one that was there is closed; ``save_pending`` was asked before.
        """
        self._let_go(work or self.work)
        self.desk = Desk(self.work, self.foot, info, self.go_to, self.journals, self.open_journal)
        self.desk.say_keys = self.foot.set_key_hints
        self.desk.rekey, self.desk.names_changed = self.rekey, self._on_names
        self.desk.speak = self.speak
        self.pages = Pages(self._entries, self.desk, self)
        self._middle.show_screens(self.pages, self.desk)
        self._drop_start_page()
        self._set_info(info)
        self.rail.set_usable(is_usable=True)
        self.go_to(self._entries[0].key)

    def speak(self, chosen: str) -> bool:
        """Say everything in the language chosen, or as the system does; False when what is pending cannot be saved.

        Day, section and focus stay where they are, and what is being typed comes back with its form.
        """
        from journal_app.ui.speech import code_of, speak  # a language is chosen once, and not at the start

        if not self.save_pending():
            return False
        speak(code_of(chosen))
        self._say_anew()
        self.spoken_anew.emit()
        return True

    def _say_anew(self) -> None:
        former, centre = self.rail, self.centralWidget()
        self.rail = Rail(self._entries, former.opened(), centre)
        self._row.replaceWidget(former, self.rail)
        former.hide()
        former.deleteLater()
        self._begin_rail()
        self.foot.say_anew()
        self._dropping.say_anew()
        set_commands(self, self._commands())
        if self.pages is not None and self.desk is not None:
            self._middle.make_asking_anew(self.desk)
            self.pages.make_anew()
            self.rail.set_usable(is_usable=True)
            self._set_info(self.desk.info)
            self.rail.set_place(self.pages.key)
            self.foot.set_key_hints(self.pages.screen_of(self.pages.key).key_hints())

    def _begin_rail(self) -> None:
        self.rail.set_usable(is_usable=False)
        self.rail.place_requested.connect(self.go_to)
        self.rail.untucked.connect(self.untucked)
        self.rail.keyboard.chosen.connect(self._on_seated)
        self.rail.lock_requested.connect(self._on_lock)

    def detach(self) -> None:
        """Let go of the journal and of everything that was shown of it; a page is shown next.

        ``save_pending`` was asked before.
        """
        self._let_go(Work())
        self.desk = self.pages = None
        self.rail.forget()
        self.setWindowTitle(APP_NAME)

    def place(self) -> tuple[str, str]:
        """Which screen is shown, and what ``go_to`` is to show of it to come back to what is in view."""
        return (self.pages.key, self.pages.place()) if self.pages is not None else ("", "")

    @property
    def shows_journal(self) -> bool:
        """Whether a journal's screens are in view, and no page stands before them."""
        return self._middle.shows(self.pages)

    def go_to(self, key: str, what: str = "", /) -> None:
        """Show a screen by its key, and one thing of it where it is told which."""
        if self.pages is None or not self.shows_journal:
            return
        self.rail.set_place(key)
        screen = self.pages.open(key)
        if what:
            screen.show(what)
        self.foot.set_key_hints(screen.key_hints())

    def say_refused(self, error: JournalError) -> None:
        """Show a failure calmly, with or without a journal."""
        if self.desk is not None:
            self.desk.say_refused(error)
        elif self._start_page is not None and self._start_page.is_asking:
            self._start_page.say_aside(error)
        else:
            self.start_page().say_problem(error, [])

    def start_page(self) -> "StartPage":
        """The page that stands here while there is no journal; made when asked for, as most starts never need it."""
        from journal_app.ui.shell.start_page import StartPage

        if self._start_page is None:
            self._start_page = StartPage(self)
        self.show_page(self._start_page)
        return self._start_page

    def _drop_start_page(self) -> None:
        """It goes with all that was typed on it."""
        page, self._start_page = self._start_page, None
        if page is not None:
            page.forget()
            self._middle.drop(page)

    def show_page(self, page: QWidget) -> None:
        """Let a page stand before the screens, or where there are none yet."""
        self._middle.show_only(page)
        put_in_reading_order(self)
        self.rail.set_usable(is_usable=False)
        self.foot.clear()
        self.setWindowTitle(APP_NAME)

    def drop_page(self, page: QWidget) -> None:
        """A page has served."""
        self._middle.drop(page)

    def show_journal(self) -> None:
        """Go back to the screens of the journal that is open."""
        if self.pages is None or self.desk is None:
            return
        self._middle.show_only(self.pages)
        self.rail.set_usable(is_usable=True)
        self._set_info(self.desk.info)
        self.go_to(self.pages.key)

    def set_banner(self, banner: QWidget | None) -> None:
        """Let something be said above every screen, in place of what was said there."""
        self._middle.set_banner(banner)

    def save_pending(self) -> bool:
        """Save what is pending on the screen shown; False when that was refused, which is said in the foot."""
        if self.pages is None:
            return True
        was_said = self.foot.message()
        self.pages.leave()
        _keep_drafts(self)
        self.work.drain()
        return not (self.foot.is_refusal() and self.foot.message() is not was_said)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is pending first. If that is refused, the window stays, with the words on it; once."""
        if not self.save_pending():
            event.ignore()
            return
        if self.pages is not None:
            self.pages.hide()  # what goes out of sight keeps its drafts, for which the journal has to be open
        self.work.close()
        self.closed.emit()
        _remove_copies()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        self._dropping.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They were taken away again."""
        self._dropping.end()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """They are looked at, and nothing is kept of them yet."""
        self._dropping.drop(event)

    def _let_go(self, work: Work) -> None:
        """Close the journal that is open, if one is, and hear of ``work`` from now on."""
        if self.pages is not None:
            self._middle.drop(self.pages)
        if work is not self.work:
            former, self.work = self.work, work
            former.close()
            _remove_copies()
            former.changed.disconnect(self._on_changed)
            former.progressed.disconnect(self.foot.set_task)
            former.deleteLater()
            self._listen_to(work)
        self.foot.clear()

    def _listen_to(self, work: Work) -> None:
        work.changed.connect(self._on_changed)
        work.progressed.connect(self.foot.set_task)

    def _lay_out(self, centre: QWidget) -> None:
        self._row = row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._middle, 1)
        self.setCentralWidget(centre)

    def _commands(self) -> list[Command]:
        places = [
            Command(
                words=_(entry.title),
                keys=(QKeySequence(f"Ctrl+{entry.number or entry.letter}"),),
                run=partial(self.go_to, entry.key),
            )
            for entry in self._entries
            if entry.number or entry.letter
        ]
        return [
            *places,
            Command(words=_("Undo"), keys=UNDO, run=self._on_undo),
            Command(words=_("Redo"), keys=REDO, run=self._on_redo),
            Command(words=_("Lock"), keys=(QKeySequence("Ctrl+L"),), run=self._on_lock),
            Command(words=_("Help"), keys=(QKeySequence("F1"),), run=self._on_help),
            Command(words=_("What a word means"), keys=(QKeySequence("Shift+F1"),), run=self._on_word),
            Command(words=_("Full screen"), keys=(QKeySequence("F11"),), run=self._on_full_screen),
            Command(words=_("Quit"), keys=(QKeySequence("Ctrl+Q"),), run=self._on_quit),
        ]

    def _on_help(self) -> None:
        """The page about the screen that is shown; from the help itself, its first one."""
        from journal_app.ui.help.pages import page_for

        if self.pages is not None:
            self.go_to("help", page_for(self.pages.key))

    def _on_word(self) -> None:
        """What the help says of the word that the keyboard is at; all its words where it is at none of them."""
        from journal_app.ui.help.asked_about import link_at

        if self.pages is not None:
            self.go_to("help", link_at(QApplication.focusWidget()))

    def follow_link(self, link: str) -> None:
        """Show what a link to a word of the help leads to, wherever in the window it is followed."""
        if self.pages is not None:
            self.go_to("help", link)

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
        if not self.shows_journal:
            return
        self.rail.set_info(info)
        self._say_title(info)

    def _on_names(self) -> None:
        if self.desk is not None and self.shows_journal:
            self._say_title(self.desk.info)

    def _say_title(self, info: JournalInfo) -> None:
        """Name the journal: by its file where it has a passphrase, as titles are read by other programs too."""
        is_named = not info.has_passphrase or info.path is None or self.shows_names()
        name = info.person if is_named or info.path is None else info.path.stem
        names = [name, _("made up") if info.made_up else "", _("to look at only") if info.read_only else ""]
        self.setWindowTitle(" · ".join([*(name for name in names if name), APP_NAME]))

    def _on_lock(self) -> None:
        self.lock_journal()

    def _on_seated(self, name: str) -> None:
        if self.desk is not None:
            self.desk.save(lambda journal: sit_down(journal, name))

    def _on_undo(self) -> None:
        if self.desk is not None and self.shows_journal:
            self.desk.undo()

    def _on_redo(self) -> None:
        if self.desk is not None and self.shows_journal:
            self.desk.redo()

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_quit(self) -> None:
        self.is_quitting = True
        self.is_quitting = self.close()


def _keep_drafts(window: QWidget) -> None:
    """What was typed in forms within the last moment is a draft as well, while there is a journal to keep it in."""
    from journal_app.ui.widgets.edits import Edits  # no form is open at the start

    for edits in window.findChildren(Edits):
        edits.flush()


def _remove_copies() -> None:
    """The copies of letters that other programs show go with the journal they are from."""
    from journal_app.ui.private_files import private_files  # kept off the start path

    private_files().remove_all()
