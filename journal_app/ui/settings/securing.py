# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do about the passphrase of this journal. Knows no Qt.

Hides that the old passphrase is tried on the file before anything begins, with the same growing pause as everywhere,
and that a change of it is handed to the window, which closes the journal for it and opens it again.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from journal_app.domain.settings import PERSON
from journal_app.errors import JournalError, WrongPassphrase
from journal_app.store import remembered
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.store.strength import Strength, known_of, strength
from journal_app.ui.desk import Desk, Task
from journal_app.ui.patience import patience, pause_words
from journal_app.ui.preferences import Preferences
from journal_app.ui.settings.state import SafetyState, TypedPassphrase, Want
from journal_app.words import _

OLD, NEW, REPEATED = range(3)
"""The lines of the form."""


class SafetyView(Protocol):
    """What this needs of the screen."""

    def set_safety(self, state: SafetyState) -> None:
        """Show whether there is a passphrase and how the journal is locked."""

    def open_passphrase_form(self, want: Want) -> None:
        """Show the empty form for what is wanted, with the focus in it."""

    def close_passphrase_form(self) -> None:
        """Put the form away with all that was typed in it."""

    def say_passphrase_problem(self, line: int, words: str) -> None:
        """Say beside a line of the form what is wrong; nothing is wrong any more when the words are empty."""

    def set_strength(self, words: str) -> None:
        """Say how strong the new passphrase is."""


class Securing:
    """The intents. Invariant: ``_want`` is what the open form is for, None while it is closed."""

    def __init__(self, desk: Desk, view: SafetyView) -> None:
        self._desk = desk
        self._view = view
        self._want: Want | None = None
        self._kept = Preferences()
        self._weighed = 0
        self._is_trying = False
        self._keyring = (False, False)

    def show_kept(self, kept: Preferences) -> None:
        """Show what is kept on this machine, which is told by whoever keeps it."""
        is_named_anew = kept.shows_names != self._kept.shows_names
        self._kept = kept
        self._show()
        if is_named_anew:
            self._desk.names_changed()

    def look_at_keyring(self) -> None:
        """See whether there is a keyring, which takes a while, once the section is in view."""
        path = self._desk.info.path
        if path is not None and self._desk.info.has_passphrase:
            self._desk.read(lambda _facts: _keyring_of(path), self._on_keyring)

    def start(self, want: Want) -> None:
        """Open the form."""
        self._want = want
        self._view.open_passphrase_form(want)

    def close(self) -> None:
        """Change nothing after all."""
        self._want = None
        self._weighed += 1
        self._view.close_passphrase_form()

    def weigh(self, passphrase: str) -> None:
        """Say how strong a new passphrase is, unless it was changed again meanwhile."""
        self._weighed += 1
        number, path = self._weighed, self._desk.info.path or Path()

        def weighed(facts: Facts) -> Strength:
            return strength(passphrase, known_of(path, facts.setting(PERSON)))

        def show(found: Strength) -> None:
            if number == self._weighed:
                self._view.set_strength(found.words)

        self._desk.read(weighed, show)

    def save(self, typed: TypedPassphrase) -> None:
        """Do what the form is for, or say what is in the way."""
        path, want = self._desk.info.path, self._want
        if path is None or want is None or self._is_trying:
            return
        for line in (OLD, NEW, REPEATED):
            self._view.say_passphrase_problem(line, "")
        line, words = _problem(typed, want) or self._pause(path, want)
        if words:
            self._view.say_passphrase_problem(line, words)
        elif want is Want.SET:
            self._rekey(None, typed.new)
        else:
            new = typed.new if want is Want.CHANGE else None
            self._try(path, typed.old, lambda: self._rekey(typed.old, new))

    def write_sheet(self, file: Path) -> None:
        """Write the page on which the passphrase can be written by hand."""
        path, now = self._desk.info.path, self._desk.now()
        if path is None:
            return

        def write(_facts: Facts) -> None:
            from journal_app.report.pages import write_pages  # what prints is slow to come
            from journal_app.report.recovery_sheet import RecoverySheet, make_recovery_sheet

            write_pages(make_recovery_sheet(RecoverySheet(path=path.absolute()), created_at=now), file, replace=True)

        def done(_nothing: None) -> None:
            self._desk.say(_("Written: {path}").format(path=file))

        self._desk.read(write, done, task=Task(_("Writing the recovery sheet")))

    def set_remembers(self, is_on: bool) -> None:
        """Let the system's keyring keep the passphrase, or forget it."""
        path = self._desk.info.path
        if path is None:
            return

        def done(_value: object) -> None:
            self._desk.say(_("The keyring keeps the passphrase.") if is_on else _("The keyring has forgotten it."))
            self.look_at_keyring()

        def refused(error: JournalError) -> None:
            self._desk.say_refused(error)
            self._show()

        def put(journal: Journal) -> None:
            if is_on:
                journal.remember_passphrase()
            else:
                remembered.forget(path)

        self._desk.lanes.write(put, done, refused)

    def _try(self, path: Path, old: str, then: Callable[[], None]) -> None:
        """Try the old passphrase on the file, as it was typed."""
        self._is_trying = True

        def right(_nothing: None) -> None:
            self._is_trying = False
            patience().note_right(path)
            then()

        def wrong(error: JournalError) -> None:
            self._is_trying = False
            if not isinstance(error, WrongPassphrase):
                self._desk.say_refused(error)
                return
            patience().note_wrong(path)
            words = [error.title, pause_words(patience().seconds_left(path))]
            self._view.say_passphrase_problem(OLD, " ".join(part for part in words if part))

        self._desk.read(lambda _facts: Journal.open(path, passphrase=old, read_only=True).close(), right, wrong)

    def _pause(self, path: Path, want: Want) -> tuple[int, str]:
        return OLD, pause_words(patience().seconds_left(path)) if want is not Want.SET else ""

    def _rekey(self, old: str | None, new: str | None) -> None:
        self.close()
        self._desk.rekey(old, new)

    def _on_keyring(self, found: tuple[bool, bool]) -> None:
        self._keyring = found
        self._show()

    def _show(self) -> None:
        info = self._desk.info
        can_remember, remembers = self._keyring
        self._view.set_safety(
            SafetyState(
                words=safety_words(has_passphrase=info.has_passphrase, is_file=info.path is not None),
                has_passphrase=info.has_passphrase,
                can_change=info.path is not None and not info.read_only,
                lock_minutes=self._kept.lock_minutes,
                locks_on_sleep=self._kept.locks_on_sleep,
                shows_names=self._kept.shows_names,
                can_remember=can_remember,
                remembers=remembers,
            )
        )


def safety_words(*, has_passphrase: bool, is_file: bool) -> str:
    """Who can read this journal."""
    if not is_file:
        return _("This journal is in memory only and ends with the program.")
    if has_passphrase:
        return _("This journal has a passphrase. Without it, nobody can read the file.")
    return _("This journal has no passphrase. Whoever can open its file can read it. With one, nobody can without it.")


def _problem(typed: TypedPassphrase, want: Want) -> tuple[int, str] | None:
    """What is wrong with what was typed, before anything is tried."""
    if want is not Want.SET and not typed.old:
        return OLD, _("Type the passphrase the journal has now.")
    if want is Want.REMOVE:
        return None
    if not typed.new:
        return NEW, _("A passphrase needs at least one character.")
    if typed.new != typed.repeated:
        return REPEATED, _("The two are not the same. Type the new passphrase once more.")
    return None


def _keyring_of(path: Path) -> tuple[bool, bool]:
    return remembered.can_remember(), remembered.is_remembered(path)
