# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What every screen works at: read, save, undo, and a line to say something on. Knows no Qt.

Hides how work reaches the journal (two lanes, or at once in tests) and how its outcome reaches the reader: a saved
change always says "Saved 20:14 · Undo", a refusal always appears in the same calm place.
"""

from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime, time
from pathlib import Path
from typing import Protocol, TypeVar

from journal_app.domain.days import DAY_ENDS, journal_day
from journal_app.domain.facts import Clock
from journal_app.domain.frozen import frozen
from journal_app.domain.packs import Pack
from journal_app.domain.settings import COLOUR, PERSON
from journal_app.domain.subjects import Subject
from journal_app.errors import CannotUndo, JournalError
from journal_app.store.journal import Changed, Journal
from journal_app.store.queries import Facts
from journal_app.ui.keyboard import Keyboard, seated
from journal_app.ui.messages import Message, MessageKind
from journal_app.words import _, time_text

T = TypeVar("T")
RECENT = 100  # changes looked through for the name of one to undo; an older one is undone without its name


class Cancelled(Exception):
    """Raised by ``Task.check`` once the reader has cancelled; the lanes end such work without a word."""


class Task:
    """A piece of long work that can say how far it is and be cancelled. Safe to share between threads."""

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.done = 0
        self.total = 0
        self.is_cancelled = False

    def step(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` steps are behind us; raises Cancelled when the reader has had enough."""
        self.done, self.total = done, total
        self.check()

    def check(self) -> None:
        """Raise Cancelled when the reader has cancelled this work."""
        if self.is_cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to end; it does at its next step."""
        self.is_cancelled = True


Failed = Callable[[JournalError], None]
Rekey = Callable[[str | None, str | None], None]


class Lanes(Protocol):
    """The two lanes of work. ``done`` and ``failed`` are called on the main thread; a bug is raised there.

    A JournalError nobody waits for is raised like a bug; screens go through a ``Desk``, which shows it.
    """

    def read(
        self,
        query: Callable[[Facts], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        """Run a query on the reader lane, which never holds up a save; what it sees is committed."""

    def glance(self, query: Callable[[Facts], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run a small query ahead of anything slow: on the writer's connection, in order with the saves."""

    def write(
        self,
        action: Callable[[Journal], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        """Run an action on the writer lane."""


class GoTo(Protocol):
    """The way to another screen."""

    def __call__(self, key: str, what: str = "", /) -> None:
        """Show the screen ``key``, and one thing of it where it is told which: a day, a card."""


class Messages(Protocol):
    """Where a message to the reader appears."""

    def show_message(self, message: Message) -> None:
        """Show ``message`` in place of the last one."""


@frozen
class JournalInfo:
    """Whose journal is open, and how; with ``has_passphrase`` it is encrypted, and a ``pack`` is a part of one."""

    path: Path | None
    person: str
    made_up: bool
    read_only: bool
    clock: Clock
    has_passphrase: bool = False
    pack: Pack | None = None
    day_ends: time = DAY_ENDS
    colour: str = ""
    keyboard: Keyboard = field(default_factory=Keyboard)


@frozen
class KnownJournal:
    """A journal that was opened on this machine. Person and colour are empty until it was open in this window."""

    path: Path
    person: str = ""
    colour: str = ""


class Desk:
    """What a screen is given. ``info`` is replaced by the shell when a setting changes; the rest stays.

    ``journals()`` are those opened on this machine, newest first; ``open_journal(path)`` puts another one into the
    window, ``open_journal(None)`` the page on which a new one is made.
    """

    def __init__(
        self,
        lanes: Lanes,
        messages: Messages,
        info: JournalInfo,
        go_to: GoTo = lambda _key, _what="": None,
        journals: Callable[[], tuple[KnownJournal, ...]] = tuple,
        open_journal: Callable[[Path | None], None] = lambda _path: None,
    ) -> None:
        self.lanes = lanes
        self.messages = messages
        self.info = info
        self.go_to = go_to
        self.journals = journals
        self.open_journal = open_journal
        self.backup_problem: JournalError | None = None  # why the last backup that nobody asked for was not made
        self.say_keys: Callable[[str], None] = lambda _keys: None  # a screen's keys have changed while it is shown
        self.ask: Callable[[Subject, str], None] = lambda _subject, _words: None  # put a question about something
        self.rekey: Rekey = lambda _old, _new: None  # give the journal another passphrase, or none, and open it again
        self.names_changed: Callable[[], None] = lambda: None  # who may be named, and where, was chosen anew
        self.speak: Callable[[str], bool] = lambda _chosen: False  # say everything in another language, if it can be

    def now(self) -> datetime:
        """The local instant by the journal's clock."""
        return self.info.clock()

    def today(self) -> date:
        """The day the journal calls today: until the day ends (04:00) it is still yesterday."""
        return journal_day(self.now(), self.info.day_ends)

    def read(
        self,
        query: Callable[[Facts], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        """Ask the journal something that may take a while; ``done`` gets the answer on the main thread."""
        self.lanes.read(query, done, failed or self.say_refused, task=task)

    def glance(self, query: Callable[[Facts], T], done: Callable[[T], None]) -> None:
        """Ask the journal something small (a day, a setting) ahead of anything slow."""
        self.lanes.glance(query, done, self.say_refused)

    def save(
        self,
        action: Callable[[Journal], Changed[T]],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        """Make one change, say "Saved 20:14 · Undo", then call ``done`` with its value.

        ``action`` is a call of a verb: ``lambda journal: verbs.add_event(journal, event)``. A refusal goes to
        ``failed`` when given (to stand beside a field), else to the message line.
        """

        def on_done(changed: Changed[T]) -> None:
            self.say_saved(changed.change)
            if done is not None:
                done(changed.value)

        self.lanes.write(action, on_done, failed or self.say_refused, task=task)

    def say(self, text: str) -> None:
        """Say something in the message line, in a whole sentence."""
        self.messages.show_message(Message(text=text))

    def say_saved(self, change: str | None) -> None:
        """Say that a change is on disk, with its Undo; a change that changed nothing is not announced."""
        if change is None:
            return
        # Translators: at the foot of the window: at which time of day the last entry was saved
        text = _("Saved {time}").format(time=time_text(self.now()))
        self.messages.show_message(
            Message(text=text, kind=MessageKind.SAVED, action=_("Undo"), act=lambda: self.undo(change))
        )

    def say_refused(self, error: JournalError) -> None:
        """Show an expected failure calmly: what happened, what is safe, what can be done."""
        self.messages.show_message(
            Message(text=error.title, detail=error.detail, hint=error.hint, kind=MessageKind.REFUSED)
        )

    def undo(self, change: str | None = None) -> None:
        """Take back one change, by default the latest in force; says what it was, or why it cannot be."""
        self.lanes.write(lambda journal: _taken_back(journal, change), self._on_undone, self._on_not_undone)

    def redo(self) -> None:
        """Do the last undone change again."""
        self.lanes.write(lambda journal: journal.redo(), self._on_redone, self.say_refused)

    def _on_not_undone(self, error: JournalError) -> None:
        """Say why, and lead to the change that is in the way where one is."""
        way = error.in_the_way if isinstance(error, CannotUndo) else ""
        if not way:
            self.say_refused(error)
            return
        self.messages.show_message(
            Message(
                text=error.title,
                detail=error.detail,
                hint=error.hint,
                kind=MessageKind.REFUSED,
                action=_("Show that change"),
                act=lambda: self.go_to("history", way),
            )
        )

    def _on_undone(self, what: str) -> None:
        # Translators: "Undone: {what}": {what} is what was done in a change, such as: log scores
        text = _("Undone: {what}").format(what=what) if what else _("Undone")
        # Translators: a button and a command: makes again what was undone
        self.messages.show_message(Message(text=text, kind=MessageKind.SAVED, action=_("Redo"), act=self.redo))

    def _on_redone(self, _changed: object) -> None:
        self.messages.show_message(
            # Translators: "Done again": a message: what was undone was made again
            Message(text=_("Done again"), kind=MessageKind.SAVED, action=_("Undo"), act=self.undo)
        )


def describe(journal: Journal) -> JournalInfo:
    """Whose journal this is, how it is open and who enters in it from now on; asked where the journal lives."""
    kept = journal.facts.setting
    journal.person = kept(PERSON)
    return JournalInfo(
        path=journal.path,
        person=journal.person,
        made_up=journal.made_up,
        read_only=journal.read_only,
        clock=journal.clock,
        has_passphrase=journal.has_passphrase,
        pack=journal.pack,
        day_ends=journal.facts.day_ends(),
        colour=kept(COLOUR),
        keyboard=seated(journal),
    )


def _taken_back(journal: Journal, change: str | None) -> str:
    """Undo a change and give the words for what it was."""
    if change is not None:
        journal.undo(change)
        return journal.facts.past().change(change).operation.words()
    in_force = (record for record in journal.history(RECENT) if record.can_undo)
    what = next((record.operation.words() for record in in_force), "")
    journal.undo()
    return what
