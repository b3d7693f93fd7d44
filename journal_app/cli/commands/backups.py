# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands about backups: making one, listing them, going back to one.

Hides that going back is an ordinary change of a sound journal, and that a copy takes the place of a damaged or missing
one.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import say_json, say_table
from journal_app.cli.options import FilePath, as_json, example
from journal_app.cli.session import (
    Session,
    command_for,
    for_reading,
    for_writing,
    has_terminal,
    passphrase_of,
    unlocked,
)
from journal_app.domain.backup_words import contents_words, missing_words, when_words
from journal_app.domain.days import local_now
from journal_app.errors import EntryRefused, JournalError, JournalUnreadable, NotFound, WrongPassphrase
from journal_app.files import is_there
from journal_app.words import _

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.backups import Backup
    from journal_app.store.journal import Journal
    from journal_app.store.rescue import Rescue
    from journal_app.store.restoring import Difference

_NEWEST = "newest"


@click.command(epilog=example("iron-journal backup", "iron-journal backup /media/stick"))
@click.argument("folder", metavar="[DIR]", required=False, type=FilePath(path_type=Path, file_okay=False))
@click.pass_obj
def backup(session: Session, folder: Path | None) -> None:
    """Keep a verified copy of the journal.

    It is named by day and time and goes into DIR, else to the other backups in your data folder. It was read through
    before it took its name, and opens like any journal, with the same passphrase.
    """
    from journal_app.store import backup_places
    from journal_app.store.backups import Reason, make_backup

    with for_reading(session) as journal:
        now = journal.clock()
        if folder is not None:
            made = make_backup(journal, folder, Reason.BY_HAND, now)
        else:
            made = backup_places.back_up(journal, session.path, Reason.BY_HAND, now)
    click.echo(_("A copy was made and read through: {path}").format(path=made.path))


@click.command(epilog=example("iron-journal backups", "iron-journal backups --json"))
@as_json
@click.pass_obj
def backups(session: Session, *, as_json: bool) -> None:
    """List the backups of the journal, the newest first.

    Each with when and why it was made, its size and what is in it. One that cannot be read is said to be so.
    """
    from journal_app.store.backup_places import every_backup, folder_of, is_second_there, read_choices

    read = [_read(session, each) for each in every_backup(session.path)]
    if as_json:
        say_json([_row(each, problem) for each, problem in read])
        return
    second = read_choices().second_place
    if second is not None and not is_second_there():
        click.echo(_("The second place, {path}, is not there now.").format(path=second), err=True)
    if not read:
        where = folder_of(session.path)
        click.echo(_("There is no backup of this journal yet. They would be in {path}").format(path=where))
        return
    # Translators: headings of the columns in a list of backups
    say_table(
        # Translators: "Why": heading of a column and label of a field: for what reason
        # Translators: "Size": heading of a column: how large a file is
        # Translators: "File": heading of columns: the name of a file
        [_("When"), _("Why"), _("Size"), _("What is in it"), _("File")],
        [(*_cells(each), problem or _contents_words(each), str(each.path)) for each, problem in read],
    )


@click.command(
    epilog=example("iron-journal restore newest --dry-run", "iron-journal restore 2026-11-21T191400.000Z --yes")
)
@click.argument("name", metavar="BACKUP")
@click.option("--dry-run", is_flag=True, help="Show what would change, and do nothing.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option(
    "--backup-passphrase-file",
    type=FilePath(path_type=Path),
    metavar="FILE",
    help="A file whose first line is the passphrase the journal had when the backup was made, if that was another.",
)
@click.pass_obj
def restore(session: Session, name: str, *, dry_run: bool, yes: bool, backup_passphrase_file: Path | None) -> None:
    """Go back to a backup.

    BACKUP is a file, a name or its beginning from the list of backups, or the word newest. What would change is shown
    before. It is one change, which one undo takes back. A damaged journal is put aside, and a copy of the backup takes
    its place.
    """
    from journal_app.passphrases import given_passphrase

    passphrase = given_passphrase(backup_passphrase_file) if backup_passphrase_file else None
    damaged = _damage(session)
    if damaged is not None:
        _put_in_place(session, name, damaged, dry_run=dry_run, yes=yes)
        return
    with for_reading(session) if dry_run else for_writing(session) as journal:
        path = _found(session, name).path
        found, key = _difference(journal, path, passphrase)
        _tell(found, path)
        if dry_run or found.is_none:
            return
        _confirm(_("Go back to this backup?"), yes=yes)
        _go_back(session, journal, path, key)


def newest_words(session: Session) -> str:
    """What to do about a damaged journal, as a hint: the newest good backup, if there is one."""
    from journal_app.store import rescue

    aside = _("The file was not changed. Copy it as it is before anything else.")
    try:
        found = rescue.newest_good(session.path, passphrase_of(session))
    except WrongPassphrase:
        found = None
    if found is None:
        return f"{aside} {_('There is no good backup of it in the data folder.')}"
    told = _("The newest good backup is of {when}. {missing} To go back to it: {command}").format(
        when=when_words(found.backup.made_at),
        missing=_missing_words(found),
        command=command_for(session, "restore newest"),
    )
    return f"{aside} {told}"


def opens_a_backup(session: Session) -> bool:
    """Whether the passphrase given opens a backup of the journal, though not the journal: that is damaged then."""
    from journal_app.store.rescue import is_passphrase_of_backup

    passphrase = passphrase_of(session)
    return passphrase is not None and is_passphrase_of_backup(session.path, passphrase)


def _damage(session: Session) -> JournalError | None:
    """Why the journal cannot be gone on with; None when it is sound."""
    if not is_there(session.path):
        return JournalUnreadable(_("There is no journal at {path}.").format(path=session.path))
    try:
        with for_reading(session) as journal:
            report = journal.check()
    except JournalUnreadable as error:
        return error
    except WrongPassphrase:
        if not opens_a_backup(session):
            raise
        return JournalUnreadable(_("This journal is damaged, or was given another passphrase."))
    if report.ok:
        return None
    return JournalUnreadable(_("This journal is damaged."), "\n".join(report.problems))


def _put_in_place(session: Session, name: str, damaged: JournalError, *, dry_run: bool, yes: bool) -> None:
    from journal_app.store import rescue

    click.echo(damaged, err=True)
    passphrase = passphrase_of(session)
    good = rescue.newest_good(session.path, passphrase) if name == _NEWEST else None
    path = good.backup.path if good is not None else _found(session, name).path
    click.echo(_("A copy of the backup would take its place: {path}").format(path=path))
    if good is not None:
        click.echo(_missing_words(good))
    if dry_run:
        return
    _confirm(_("Put a copy of this backup in its place? The damaged file is kept."), yes=yes)
    aside = unlocked(session, lambda given: rescue.put_in_place(session.path, path, given or passphrase, local_now))
    click.echo(_("The backup is in place: {path}").format(path=session.path))
    if aside is not None:
        click.echo(_("The damaged file was kept as {path}").format(path=aside))


def _difference(journal: "Journal", path: Path, passphrase: str | None) -> "tuple[Difference, str | None]":
    """What would change, and the passphrase that opened the backup, which is asked for where it is another one."""
    from journal_app.store.restoring import difference

    try:
        return difference(journal, path, passphrase), passphrase
    except WrongPassphrase:
        if passphrase is not None or not has_terminal():
            raise
    asked = str(click.prompt(_("Passphrase that the journal had then"), hide_input=True, err=True))
    return difference(journal, path, asked), asked


def _go_back(session: Session, journal: "Journal", path: Path, passphrase: str | None) -> None:
    from journal_app.store.backup_places import keep_before
    from journal_app.store.backups import Reason
    from journal_app.store.restoring import restore as go_back

    keep_before(journal, Reason.RESTORE)
    if journal.unbacked is not None:
        click.echo(journal.unbacked.title, err=True)
    go_back(journal, path, passphrase)
    click.echo(
        _("The journal is as it was in the backup. To take that back: {command}").format(
            command=command_for(session, "undo")
        )
    )


def _tell(found: "Difference", path: Path) -> None:
    from journal_app.domain.differences import days_words, difference_lines

    click.echo(_("The backup: {path}").format(path=path))
    if found.is_none:
        click.echo(_("The journal is as it is in this backup. There is nothing to bring back."))
        return
    for line in difference_lines(found.kinds):
        click.echo(line)
    if found.days:
        click.echo(days_words(found.days))


def _confirm(question: str, *, yes: bool) -> None:
    if yes:
        return
    if not has_terminal():
        raise EntryRefused(
            _("Nobody is here to be asked."), _("Nothing was changed."), _("To do it without being asked, add --yes.")
        )
    click.confirm(question, abort=True, err=True)


def _found(session: Session, name: str) -> "Backup":
    """The backup that was named: a file, one in the list by the beginning of its name, or the newest."""
    from journal_app.store.backup_places import every_backup
    from journal_app.store.backups import unnamed

    known = every_backup(session.path)
    if name == _NEWEST and known:
        return known[0]
    named = [each for each in known if name and each.path.name.startswith(name)]
    if len(named) == 1:
        return named[0]
    path = Path(name)
    if is_there(path) and path.is_file():
        return unnamed(path)
    raise NotFound(
        _("There is no backup called {name}.").format(name=name[:120])
        if not named
        else _("Several backups begin with {name}.").format(name=name[:120]),
        _("Nothing was changed."),
        _("They are listed with: {command}").format(command=command_for(session, "backups")),
    )


def _read(session: Session, each: "Backup") -> "tuple[Backup, str]":
    """The backup with what is in it, or why that cannot be read."""
    from journal_app.store.backups import with_contents

    try:
        return with_contents(each, passphrase_of(session)), ""
    except WrongPassphrase:
        return each, _("locked with a passphrase that was not given")
    except JournalError as error:
        return each, error.title


def _row(each: "Backup", problem: str) -> dict[str, object]:
    contents = each.contents
    return {
        "path": str(each.path),
        "made_at": each.made_at.isoformat(),
        "reason": each.reason.value,
        "size": each.size,
        "entries": {kind.value: count for kind, count in contents.counts.items()} if contents else None,
        "first_on": contents.first_on.isoformat() if contents and contents.first_on else None,
        "last_on": contents.last_on.isoformat() if contents and contents.last_on else None,
        "change": contents.change if contents else None,
        "problem": problem,
    }


def _cells(each: "Backup") -> tuple[str, str, str]:
    from journal_app.domain.sizes import size_words

    return when_words(each.made_at), each.reason.words(), size_words(each.size)


def _contents_words(each: "Backup") -> str:
    contents = each.contents
    return contents_words(contents.counts, contents.first_on, contents.last_on) if contents is not None else ""


def _missing_words(found: "Rescue") -> str:
    return missing_words(found.contents.changed_at, found.backup.made_at, found.missing)
