# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands about what opens a journal: its passphrase, the keyring that may keep it, and a page to write it on.

Hides in which order a reader is asked: for the passphrase that opens, then for the new one. No passphrase is ever an
argument, and none is ever printed.
"""

from dataclasses import field
from pathlib import Path

import click

from journal_app.cli.options import FilePath, example
from journal_app.cli.session import (
    Session,
    chosen_passphrase,
    command_for,
    has_terminal,
    refuse_missing,
    unlocked,
)
from journal_app.domain.days import local_now
from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.words import _

_NEW = click.option(
    "--new-passphrase-file",
    type=FilePath(path_type=Path),
    metavar="FILE",
    help="A file whose first line is the new passphrase. Without it you are asked, twice.",
)


@frozen(kw_only=False)
class _Opened:
    """What opened a journal, None where nothing was needed, and whose it is."""

    passphrase: str | None = field(repr=False)
    person: str


@click.command(epilog=example("iron-journal encrypt", "iron-journal passphrase --remember"))
@_NEW
@click.pass_obj
def encrypt(session: Session, new_passphrase_file: Path | None) -> None:
    """Lock the journal with a passphrase.

    The file is encrypted from then on. A lost passphrase cannot be recovered: nobody can open the journal without it.
    A passphrase from --passphrase-file or IRON_JOURNAL_PASSPHRASE is used without asking. The file as it was is
    written over and removed; a solid-state disk, a snapshot or a synced folder may still keep old bytes of it.
    """
    _refuse_unless(session, is_locked=False)
    person = _look(session, None).person
    new = chosen_passphrase(session, new_passphrase_file or session.passphrase_file, person, may_be_given=True)
    _set(session, None, new, _("{path} is encrypted now. It opens with the passphrase only."))
    click.echo(_("A page to keep the passphrase on: {command}").format(command=_sheet_command(session)))


@click.command(epilog=example("iron-journal decrypt"))
@click.option("--yes", is_flag=True, help="Do not ask whether this is meant.")
@click.pass_obj
def decrypt(session: Session, *, yes: bool) -> None:
    """Take the passphrase away.

    Whoever gets hold of the file can read it from then on.
    """
    _refuse_unless(session, is_locked=True)
    opened = _opened(session)
    if not yes:
        _confirm()
    _set(session, opened.passphrase, None, _("{path} has no passphrase any more. Whoever gets the file can read it."))


@click.command(
    epilog=example("iron-journal passphrase", "iron-journal passphrase --remember", "iron-journal passphrase --forget")
)
@_NEW
@click.option("--remember", "remembers", is_flag=True, help="Let the keyring of this computer keep the passphrase.")
@click.option("--forget", "forgets", is_flag=True, help="Let the keyring forget it.")
@click.pass_obj
def passphrase(session: Session, new_passphrase_file: Path | None, *, remembers: bool, forgets: bool) -> None:
    """Change the passphrase, or let a keyring keep it.

    A lost passphrase cannot be recovered. While the keyring keeps it, whoever uses this account can open the journal.
    """
    if remembers + forgets + (new_passphrase_file is not None) > 1:
        raise click.UsageError(_("Give --remember, --forget or a new passphrase, not several."))
    if forgets:
        _forget(session)
        return
    _refuse_unless(session, is_locked=True)
    if remembers:
        _remember(session)
        return
    opened = _opened(session)
    new = chosen_passphrase(session, new_passphrase_file, opened.person)
    _set(session, opened.passphrase, new, _("{path} opens with the new passphrase only."))


@click.command("recovery-sheet", epilog=example("iron-journal recovery-sheet sheet.pdf --paper letter"))
@click.argument("file", metavar="FILE.pdf", type=FilePath(path_type=Path, dir_okay=False))
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The paper it is for."
)
@click.pass_obj
def recovery_sheet(session: Session, file: Path, paper: str) -> None:
    """Make a page to write the passphrase on by hand, as a PDF.

    It says where the journal is and how it is opened. The passphrase is not printed on it. No file is ever replaced.
    """
    from journal_app.report.pages import Paper, write_pages
    from journal_app.report.recovery_sheet import RecoverySheet, make_recovery_sheet

    _refuse_unless(session, is_locked=True)
    sheet = RecoverySheet(path=session.path.absolute(), paper=Paper(paper))
    write_pages(make_recovery_sheet(sheet, created_at=local_now()), file)
    click.echo(_("Written: {path}").format(path=file))


def _refuse_unless(session: Session, *, is_locked: bool) -> None:
    """Refuse a journal that is not there, or has a passphrase where it may have none, or the other way round."""
    from journal_app.store.vault import read_header

    refuse_missing(session)
    if read_header(session.path).is_encrypted == is_locked:
        return
    if is_locked:
        raise EntryRefused(
            _("This journal has no passphrase."),
            _("{path} was left as it is.").format(path=session.path),
            _("Set one with: {command}").format(command=command_for(session, "encrypt")),
        )
    raise EntryRefused(
        _("This journal has a passphrase already, or it is not a journal."),
        _("{path} was left as it is.").format(path=session.path),
        _("Change it with: {command}").format(command=command_for(session, "passphrase")),
    )


def _opened(session: Session) -> _Opened:
    """Who proved able to open the journal, with what; nothing of it is changed by that."""
    return unlocked(session, lambda given: _look(session, given))


def _look(session: Session, given: str | None) -> _Opened:
    from journal_app.store.journal import Journal

    with Journal.open(session.path, passphrase=given, read_only=True) as journal:
        return _Opened(given, journal.person)


def _set(session: Session, old: str | None, new: str | None, done: str) -> None:
    """Let another passphrase open the journal, say that it is ``done``, and what goes with it."""
    from journal_app.store.keys import set_passphrase
    from journal_app.store.remembered import is_remembered

    was_remembered = is_remembered(session.path)
    left = set_passphrase(session.path, old, new)
    click.echo(done.format(path=session.path))
    if was_remembered:
        click.echo(_("The keyring keeps no passphrase for it any more."))
    if left is not None:
        said = _("The file as it was could not be removed: {path}. The next opening tries again.")
        click.echo(said.format(path=left))
    click.echo(_("Copies and backups made before open as they did before."))


def _confirm() -> None:
    question = _("Whoever gets hold of the file can read it without a passphrase. Take the passphrase away?")
    if not has_terminal():
        raise EntryRefused(
            question, _("There is no terminal here to ask. Nothing was changed."), _("Say it with --yes.")
        )
    if not click.confirm(question, err=True):
        raise EntryRefused(_("The passphrase stays."), _("Nothing was changed."))


def _remember(session: Session) -> None:
    from journal_app.store.remembered import remember

    typed = unlocked(session, lambda given: _look(session, given), by_keyring=False).passphrase
    remember(session.path, typed or "")
    click.echo(_("The keyring of this computer keeps the passphrase. Whoever uses this account can open the journal."))


def _forget(session: Session) -> None:
    from journal_app.store.remembered import forget

    if not forget(session.path):
        raise StorageFailed(
            _("The keyring did not answer."),
            _("It may still keep the passphrase."),
            _("See whether the keyring is unlocked, and try again."),
        )
    click.echo(_("The keyring keeps no passphrase for {path}.").format(path=session.path))


def _sheet_command(session: Session) -> str:
    return command_for(session, "recovery-sheet sheet.pdf")
