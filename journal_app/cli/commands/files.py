# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands about a journal as a whole: making it, looking at whether it is sound, dumps, an example.

Hides the dialect of a dump.
"""

import json
import sys
from datetime import date
from pathlib import Path

import click

from journal_app.cli.display import say_bytes, say_json
from journal_app.cli.options import FilePath, as_json, example
from journal_app.cli.session import Session, command_for, for_reading, for_writing, newly_made
from journal_app.domain.days import journal_day, local_now, read_any_day
from journal_app.errors import FileNotUnderstood, JournalUnreadable, WrongPassphrase
from journal_app.files import is_there
from journal_app.words import _, ngettext

_DUMP_FILE = FilePath(path_type=Path, allow_dash=True)
# A made-up life of fifty years has to begin after the first day a journal takes.
_FIRST_END, _LAST_END = 1960, 2100


def _within_reach(ctx: click.Context, param: click.Parameter, typed: str) -> date | None:
    del ctx, param
    until = read_any_day(typed, today=journal_day(local_now())) if typed else None
    if until is not None and not _FIRST_END <= until.year <= _LAST_END:
        raise click.BadParameter(
            _("The last day has to lie between {first} and {last}.").format(first=_FIRST_END, last=_LAST_END)
        )
    return until


@click.command(
    epilog=example("iron-journal new --person Anna", "iron-journal --journal anna.ironjournal new --encrypt")
)
@click.option("--person", metavar="NAME", default="", help="Whose journal it is.")
@click.option("--encrypt", is_flag=True, help="Ask for a passphrase and encrypt the file with it.")
@click.pass_obj
def new(session: Session, person: str, *, encrypt: bool) -> None:
    """Make a new, empty journal.

    A file that is there already is left alone. A passphrase from --passphrase-file or IRON_JOURNAL_PASSPHRASE is used
    without asking.
    """
    with newly_made(session, person=person, encrypt=encrypt):
        click.echo(_("A new journal is at {path}").format(path=session.path))
    # Translators: a hint: type this command
    click.echo(_("Try: {command}").format(command=command_for(session, "log fatigue=7 mood=4")))


@click.command(epilog=example("iron-journal check", "iron-journal check --json"))
@as_json
@click.pass_obj
def check(session: Session, *, as_json: bool) -> None:
    """Say whether the journal is sound.

    Reads every entry and changes nothing. Entries are also held against the newest good backup, which tells of
    damage that the file itself does not show.
    """
    from journal_app.cli.commands.backups import newest_words, opens_a_backup
    from journal_app.store.inspection import CheckReport
    from journal_app.store.spoiled import spoiled

    try:
        with for_reading(session) as journal:
            report = journal.check()
            if report.ok:
                problems = spoiled(journal.facts, session.path)
                report = CheckReport(ok=not problems, problems=tuple(problems), remarks=report.remarks)
    except JournalUnreadable as error:
        if not is_there(session.path):
            raise
        raise JournalUnreadable(error.title, error.detail, newest_words(session)) from error
    except WrongPassphrase as error:
        if not opens_a_backup(session):
            raise
        title = _("This journal is damaged, or was given another passphrase.")
        raise JournalUnreadable(title, error.detail, newest_words(session)) from error
    for remark in report.remarks:
        click.echo(remark, err=True)
    if as_json:
        say_json({"ok": report.ok, "problems": list(report.problems)})
    elif report.ok:
        click.echo(_("Every entry of {path} can be read. Nothing is wrong with it.").format(path=session.path))
    if not report.ok:
        raise JournalUnreadable(
            _("This journal is damaged."),
            "\n".join(report.problems),
            newest_words(session),
        )


@click.command(epilog=example("iron-journal dump > journal.json"))
@click.pass_obj
def dump(session: Session) -> None:
    """Print the whole journal as JSON.

    The same entries give the same bytes. Numbers stand as the text that was kept.
    """
    with for_reading(session) as journal:
        document = journal.dump()
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    say_bytes((text + "\n").encode("utf-8", "surrogatepass"))


@click.command(epilog=example("iron-journal --journal copy.ironjournal load journal.json"))
@click.argument("file", metavar="FILE", type=_DUMP_FILE)
@click.pass_obj
def load(session: Session, file: Path) -> None:
    """Read a dump, or an archive, back into a journal.

    The journal is made if there is none. One that holds entries already is left alone. FILE is - for standard input.
    """
    from journal_app.exchange.files.sources import require_file
    from journal_app.exchange.own.archive import is_archive, read_archive

    if str(file) != "-" and file.exists():  # what is not there is refused in the words of a dump
        require_file(file)
    archive = read_archive(file) if str(file) != "-" and is_archive(file) else None
    source = archive.dump if archive else _read_dump(file)
    is_new = not is_there(session.path)
    with newly_made(session) if is_new else for_writing(session) as journal:
        rows = journal.load(source, archive.contents() if archive else ())
    if is_new:
        click.echo(_("A new journal is at {path}").format(path=session.path))
    click.echo(ngettext("{count} row was loaded.", "{count} rows were loaded.", rows).format(count=rows))


@click.command(
    epilog=example(
        "iron-journal demo example.ironjournal",
        "iron-journal --journal example.ironjournal lab list --analyte ferritin",
    )
)
@click.argument("file", metavar="FILE", type=FilePath(path_type=Path))
@click.option(
    "--years", type=click.IntRange(1, 50), default=3, show_default=True, metavar="N", help="How many years it covers."
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Another number, another person.")
@click.option(
    "--until",
    callback=_within_reach,
    metavar="DAY",
    default="",
    help="The last day it holds. Without it, one fixed day.",
)
def demo(file: Path, years: int, seed: int, until: date | None) -> None:
    """Make the journal of a made-up person, to look around in.

    The same numbers give the same journal every time.
    """
    from journal_app.example import make_example

    make_example(file, years=years, seed=seed, until=until)
    click.echo(_("The journal of a made-up person is at {path}").format(path=file))
    click.echo(_("Try: {command}").format(command=command_for(Session(file), "lab list --analyte ferritin")))


def _not_json(error: Exception) -> str:
    """Where a dump stops being JSON; its words are the reader's, not the parser's."""
    if not isinstance(error, json.JSONDecodeError):
        return _("It is not JSON.")
    return _("It is not JSON: line {line}, character {column} is not as it has to be.").format(
        line=error.lineno, column=error.colno
    )


def _read_dump(file: Path) -> dict[str, object]:
    """The object in a dump's file; its numbers are text already, so nothing passes through float."""
    title = _("The dump {path} cannot be loaded.").format(path=file)
    safe = _("Nothing was changed.")
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        document = json.loads(content)
    except OSError as error:
        raise FileNotUnderstood(title, error.strerror or "", safe) from error
    except (ValueError, RecursionError) as error:
        raise FileNotUnderstood(title, _not_json(error), safe) from error
    if not isinstance(document, dict):
        raise FileNotUnderstood(title, _("It is JSON, but not an object of tables."), safe)
    return document
