# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reminders, and what else belongs to this machine but its look: put on at once, with an Undo in the message line.

Hides that none of it is in the journal, so that none of it is in the journal's own undo.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Protocol

from journal_app.domain.days import journal_day, read_time
from journal_app.domain.reminding import due_day
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.ui.desk import Desk
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.preferences import FIRST_LOCK_MINUTES, Preferences
from journal_app.ui.settings.state import RemindersState
from journal_app.words import _, ngettext, time_text

FIRST_TIME = "20:00"


class Machine(Protocol):
    """What this machine keeps and can do."""

    def preferences(self) -> Preferences:
        """What is kept now."""

    def change(self, change: Callable[[Preferences], Preferences]) -> None:
        """Keep other preferences; raises StorageFailed when that cannot be done."""

    def has_tray(self) -> bool:
        """Whether the desktop has a tray."""

    def can_start_at_login(self) -> bool:
        """Whether it can be told to start the program."""

    def starts_at_login(self) -> bool:
        """Whether it was told to."""

    def start_at_login(self, journal: Path | None, *, is_on: bool) -> None:
        """Tell it to, or not to any more; raises StorageFailed when that cannot be kept."""


class RemindersView(Protocol):
    """What the reminders need of the screen."""

    def set_reminders(self, state: RemindersState) -> None:
        """Show what is chosen on this machine."""

    def set_time_problem(self, message: str) -> None:
        """Say what is wrong with the typed time; nothing when the message is empty."""


class MachineChoices:
    """The intents for what belongs to this machine. ``then`` is told of what is kept whenever it is shown."""

    def __init__(
        self,
        desk: Desk,
        view: RemindersView,
        machine: Machine,
        then: Callable[[Preferences], None] = lambda _kept: None,
    ) -> None:
        self._desk = desk
        self._view = view
        self._machine = machine
        self._then = then

    def refresh(self) -> None:
        """Show what is chosen."""
        machine = self._machine
        kept = machine.preferences()
        self._view.set_reminders(
            RemindersState(
                time=kept.reminder_time,
                stays_in_tray=kept.stays_in_tray,
                starts_at_login=machine.can_start_at_login() and machine.starts_at_login(),
                has_tray=machine.has_tray(),
                can_start_at_login=machine.can_start_at_login(),
                words=reminder_words(kept.reminder_time, has_tray=machine.has_tray()),
            )
        )
        self._then(kept)

    def set_reminding(self, is_on: bool) -> None:
        """Remind from now on, at eight in the evening until another time is typed, or not any more."""
        self._view.set_time_problem("")
        self._set_time(FIRST_TIME if is_on else "")

    def set_time(self, typed: str) -> None:
        """Remind at this time; an emptied field turns reminders off."""
        try:
            wanted = time_text(read_time(typed)) if typed.strip() else ""
        except EntryRefused as refused:
            self._view.set_time_problem(" ".join(part for part in (refused.title, refused.detail) if part))
            return
        self._view.set_time_problem("")
        self._set_time(wanted)

    def set_stays_in_tray(self, is_on: bool) -> None:
        """Keep running when the window is closed, or not."""
        words = _("A closed window waits in the tray.") if is_on else _("Closing the window ends the program.")
        self._keep(lambda kept: replace(kept, stays_in_tray=is_on), words)

    def set_remembers_recent(self, is_on: bool) -> None:
        """Remember the journals opened here, or forget them all now and remember none."""
        words = _("Journals opened here are remembered.") if is_on else _("The list of journals was emptied.")
        self._keep(lambda kept: replace(kept, remembers_recent=is_on, recent=kept.recent if is_on else ()), words)

    def set_locks_when_idle(self, is_on: bool) -> None:
        """Lock when nobody has been there for a while, a quarter of an hour at first, or not."""
        self.set_lock_minutes(str(FIRST_LOCK_MINUTES if is_on else 0))

    def set_lock_minutes(self, minutes: str) -> None:
        """Lock after so many minutes; 0 is never."""
        self._keep(lambda kept: replace(kept, lock_minutes=int(minutes)), lock_words(int(minutes)))

    def set_locks_on_sleep(self, is_on: bool) -> None:
        """Lock when the computer sleeps, or not."""
        words = _("Sleep locks the journal.") if is_on else _("Sleep does not lock the journal.")
        self._keep(lambda kept: replace(kept, locks_on_sleep=is_on), words)

    def set_shows_names(self, is_on: bool) -> None:
        """Let window title and lists name whose a journal with a passphrase is, or not."""
        words = _("The window title names the person.") if is_on else _("The window title names the file.")
        self._keep(lambda kept: replace(kept, shows_names=is_on), words)

    def set_start_at_login(self, is_on: bool) -> None:
        """Start with the computer, or not."""
        if is_on == self._machine.starts_at_login():
            self.refresh()
            return
        words = _("It starts with the computer.") if is_on else _("It does not start with the computer.")
        self._do(
            lambda: self._machine.start_at_login(self._desk.info.path, is_on=is_on),
            words,
            lambda: self.set_start_at_login(not is_on),
        )

    def _set_time(self, wanted: str) -> None:
        words = _("Reminders are off.")
        if wanted:
            words = _("You will be reminded at {time}, if the day is empty then.").format(time=wanted)
        self._keep(lambda kept: self._at(kept, wanted), words)

    def _at(self, kept: Preferences, wanted: str) -> Preferences:
        """Reminders at another time; one that is over for today begins tomorrow."""
        now, ends = self._desk.now(), self._desk.info.day_ends
        is_over = bool(wanted) and due_day(now, time.fromisoformat(wanted), day_ends=ends) is not None
        reminded_on = journal_day(now, ends).isoformat() if is_over else kept.reminded_on
        return replace(kept, reminder_time=wanted, reminded_on=reminded_on)

    def _keep(self, change: Callable[[Preferences], Preferences], words: str) -> None:
        before = self._machine.preferences()
        changed = change(before)
        if changed == before:
            self.refresh()
            return

        def put_back() -> None:
            self._keep(lambda kept: _with_those_of(before, kept), _("It is as it was before."))

        self._do(lambda: self._machine.change(lambda _kept: changed), words, put_back)

    def _do(self, act: Callable[[], None], words: str, back: Callable[[], None]) -> None:
        try:
            act()
        except StorageFailed as error:
            self._desk.say_refused(error)
        else:
            said = Message(text=words, kind=MessageKind.SAVED, action=_("Undo"), act=back)
            self._desk.messages.show_message(said)
        self.refresh()


def _with_those_of(before: Preferences, kept: Preferences) -> Preferences:
    """The preferences with all that can be chosen here as it was; looks and journals opened meanwhile stay."""
    return replace(
        kept,
        reminder_time=before.reminder_time,
        reminded_on=before.reminded_on,
        stays_in_tray=before.stays_in_tray,
        remembers_recent=before.remembers_recent,
        recent=before.recent if before.remembers_recent else kept.recent,
        lock_minutes=before.lock_minutes,
        locks_on_sleep=before.locks_on_sleep,
        shows_names=before.shows_names,
    )


def lock_words(minutes: int) -> str:
    """When a journal is locked by itself, because nobody is there."""
    if not minutes:
        return _("The journal is not locked by itself while the computer is on.")
    words = ngettext(
        "The journal is locked after {count} minute without a key or the mouse.",
        "The journal is locked after {count} minutes without a key or the mouse.",
        minutes,
    )
    return words.format(count=minutes)


def reminder_words(at: str, *, has_tray: bool) -> str:
    """When and how a reminder comes."""
    if not at:
        return _("Off: nothing is ever shown.")
    when = _(
        "Once a day at {time}, or when the program is next open after it, and only if the day has no score, no mark"
        " and no note. It says that today is still empty, never a value, and leads to Today."
    ).format(time=at)
    if has_tray:
        return when
    where = _("This desktop has no tray, so it stands in the line at the foot of this window while the window is open.")
    return f"{when} {where}"
