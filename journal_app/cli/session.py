# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which journal a run is about, how it is unlocked, and how it is opened or made.

Hides where a passphrase comes from (a file, the environment, the keyring, a prompt; never an argument) and what is said
when there is no journal yet.
"""

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from journal_app import places
from journal_app.cli.failures import note_kept
from journal_app.domain.frozen import frozen
from journal_app.errors import JournalUnreadable, WrongPassphrase
from journal_app.files import is_there
from journal_app.passphrases import given_passphrase
from journal_app.words import _, in_one_line

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal

_TRIES = 3
T = TypeVar("T")


@frozen(kw_only=False)
class Session:
    """The journal of this run, and the file its passphrase is in, if one was named.

    ``is_named`` tells that --journal was typed, rather than the usual journal taken.
    """

    path: Path
    passphrase_file: Path | None = None
    is_named: bool = False


def session_for(journal: Path | None, passphrase_file: Path | None) -> Session:
    """The session of a run, by what was typed before the command."""
    return Session(places.journal_at(journal), passphrase_file, is_named=journal is not None)


def for_reading(session: Session) -> "Journal":
    """The journal, to look at only; works while the window has it open."""
    return _opened(session, read_only=True)


@contextmanager
def for_writing(session: Session) -> Iterator["Journal"]:
    """The journal, to change it; what was changed is backed up when it is closed."""
    with _opened(session, read_only=False) as journal:
        before = journal.facts.change_number()
        if journal.unbacked is not None:
            click.echo(journal.unbacked.title, err=True)
        try:
            yield journal
        except OSError:  # what was done could not be said, and is done
            _settle(session, journal, before)
            raise
        _settle(session, journal, before)


def _settle(session: Session, journal: "Journal", before: int) -> None:
    """What follows when a command has changed a journal that stood at the change ``before``."""
    if journal.facts.change_number() != before:
        note_kept(command_for(session, "history"))
        _back_up(session, journal)


def _back_up(session: Session, journal: "Journal") -> None:
    """A backup of what a command changed; one that cannot be made stands in nobody's way."""
    from journal_app.store import backup_places
    from journal_app.store.backups import Reason

    if not backup_places.is_kept(journal):
        return
    error = backup_places.before(journal.facts, session.path, Reason.CHANGES, journal.clock())
    if error is not None:
        click.echo(in_one_line([error.title, error.detail]), err=True)


@contextmanager
def newly_made(session: Session, *, person: str = "", encrypt: bool = False) -> Iterator["Journal"]:
    """A new journal, gone again if what it is made for fails before anything is kept. A passphrase given is used."""
    from journal_app.store.journal import Journal

    passphrase = given_passphrase(session.passphrase_file)
    if encrypt and passphrase is None:
        passphrase = chosen_passphrase(session, None, person)
    journal = Journal.create(session.path, person=person, passphrase=passphrase)
    try:
        yield journal
    except BaseException:
        is_unused = not journal.history(limit=1)
        if not is_unused:
            note_kept(command_for(session, "history"))
        journal.close()
        if is_unused:
            session.path.unlink(missing_ok=True)
        raise
    _settle(session, journal, 0)
    journal.close()


def command_for(session: Session, command: str) -> str:
    """The line to type for a command on this session's journal."""
    named = session.path != places.default_journal()
    where = f" --journal {shlex.quote(str(session.path))}" if named else ""
    return f"iron-journal{where} {command}"


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def refuse_missing(session: Session) -> None:
    """Refuse a session without a journal, and say how one is made."""
    if not is_there(session.path):
        raise JournalUnreadable(
            _("There is no journal at {path} yet.").format(path=session.path),
            hint=_("Make one with: {command}").format(command=command_for(session, "new")),
        )


def unlocked(session: Session, open_with: Callable[[str | None], T], *, by_keyring: bool = True) -> T:
    """What ``open_with`` gives for the passphrase: the one given, else the keyring's, else the one typed when asked."""
    given = given_passphrase(session.passphrase_file)
    try:
        return open_with(given)
    except WrongPassphrase:
        if given is not None:
            raise
        kept = _kept(session) if by_keyring else None
        if kept is None and not has_terminal():
            raise
    if kept is None:
        return _by_asking(open_with)
    try:
        return open_with(kept)
    except WrongPassphrase:
        if not has_terminal():
            raise
        return _by_asking(open_with)


def unlocked_apart(path: Path, file: Path | None, open_with: Callable[[str], T]) -> T:
    """What ``open_with`` gives for the passphrase of another file than the journal: from ``file``, else typed.

    One that is not locked needs none; what is no journal at all is refused before anybody is asked.
    """
    from journal_app.store.vault import read_header

    if not read_header(path).is_encrypted:
        return open_with("")
    given = given_passphrase(file) if file is not None else None
    if given is not None:
        return open_with(given)
    if not has_terminal():
        raise WrongPassphrase(
            _("This file is locked with a passphrase of its own."),
            _("There is no terminal here to ask for it. Nothing was changed."),
            _("Give it in a file, with --pack-passphrase-file."),
        )
    return _by_asking(lambda typed: open_with(typed or ""))


def chosen_passphrase(session: Session, file: Path | None, person: str, *, may_be_given: bool = False) -> str:
    """A new passphrase for the journal: from a file, with ``may_be_given`` from the environment, else typed twice.

    What it is worth against somebody who knows the person's name and the file's is said.
    """
    from journal_app.store.strength import known_of, strength

    given = given_passphrase(file) if file is not None or may_be_given else None
    chosen = given if given is not None else _typed_twice()
    click.echo(strength(chosen, known_of(session.path, person)).words)
    return chosen


def _opened(session: Session, *, read_only: bool) -> "Journal":
    from journal_app.store.journal import Journal

    refuse_missing(session)
    journal = unlocked(
        session, lambda passphrase: Journal.open(session.path, passphrase=passphrase, read_only=read_only)
    )
    if read_only:
        _say_left_beside(session)
    if journal.made_up:
        # Beside the output and not in it, so that what a program reads stays one document.
        click.echo(_("This is the journal of a made-up person."), err=True)
    if journal.pack is not None:
        from journal_app.domain.pack_words import pack_words  # few journals are packs

        click.echo(pack_words(journal.pack), err=True)
    return journal


def passphrase_of(session: Session) -> str | None:
    """The passphrase that needs no asking: the one given with the run, else the one in the system's keyring."""
    return given_passphrase(session.passphrase_file) or _kept(session)


def _say_left_beside(session: Session) -> None:
    """Files that a killed change of passphrase left may be in clear."""
    from journal_app.store.leftovers import left_beside

    for path in left_beside(session.path):
        click.echo(_("A change of passphrase was cut short and left {path}.").format(path=path), err=True)
        click.echo(_("It goes the next time the journal is opened to be changed."), err=True)


def _kept(session: Session) -> str | None:
    from journal_app.store.remembered import remembered

    return remembered(session.path)


def _by_asking(open_with: Callable[[str | None], T]) -> T:
    for _attempt in range(_TRIES - 1):
        try:
            return open_with(_asked())
        except WrongPassphrase as error:
            click.echo(error.title, err=True)
    return open_with(_asked())


def _asked() -> str:
    # Translators: asked in a terminal, where a colon is put behind it; also the label of a field and a heading
    return str(click.prompt(_("Passphrase"), hide_input=True, err=True))


def _typed_twice() -> str:
    if not has_terminal():
        raise WrongPassphrase(
            _("A new passphrase is needed to encrypt the journal."),
            _("There is no terminal here to ask for it. Nothing was changed."),
            _("Give it in a file, with --new-passphrase-file, or --passphrase-file for a new journal."),
        )
    click.echo(_("Nobody can open the journal without its passphrase. A lost one cannot be recovered."), err=True)
    return str(click.prompt(_("New passphrase"), hide_input=True, confirmation_prompt=True, err=True))
