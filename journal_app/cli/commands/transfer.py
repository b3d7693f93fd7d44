# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files from elsewhere read in.

Hides that a first import makes the journal, and that several files are looked at before the first of them is read in.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import say_json
from journal_app.cli.import_answers import ImportWish, planned, progress, require_answer
from journal_app.cli.import_words import report_of, tell_plan
from journal_app.cli.options import FilePath, as_json, example
from journal_app.cli.session import Session, for_reading, for_writing, newly_made
from journal_app.files import is_there
from journal_app.words import _

if TYPE_CHECKING:  # these are heavy, and --help does without them
    from journal_app.store.journal import Journal


@click.command(
    "import",
    epilog=example(
        "iron-journal import observation.json",
        "iron-journal import --dry-run daylio_export.csv",
        "iron-journal import portal.json --whose anna",
        'iron-journal import labs.csv --take "line 4, column Result=2" --leave "line 7"',
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FilePath(path_type=Path))
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    default=None,
    help="What the files are, such as fhir or daylio; else each file tells. Any other word lists the formats.",
)
@click.option(
    "--map",
    "names",
    type=FilePath(path_type=Path),
    metavar="FILE",
    help="A table (CSV) of words of the files, such as your Daylio mood names, and the number each stands for.",
)
@click.option(
    "--answers",
    "said",
    type=FilePath(path_type=Path),
    metavar="FILE",
    help='What the names, columns and days in the files mean: "asks" as --dry-run --json prints it, filled in.',
)
@click.option(
    "--whose",
    metavar="WORDS",
    default="",
    help="Whose records to take where a file is asked about: the person's name as printed, or any part of it.",
)
@click.option(
    "--days",
    type=click.Choice(["day-first", "month-first"]),
    default=None,
    help="How days such as 3/4/2026 are meant.",
)
@click.option(
    "--encoding", metavar="NAME", default="", help="How the text is kept, such as cp1252; else the file tells."
)
@click.option(
    "--take",
    multiple=True,
    metavar="WHERE=NUMBER",
    help='Do what stands behind [NUMBER] with one line, as in "line 4=2". May be given several times, for one file.',
)
@click.option(
    "--leave",
    multiple=True,
    metavar="WHERE",
    help='Leave one line out, as in "line 7". May be given several times, for one file.',
)
@click.option("--dry-run", is_flag=True, help="Show what would be done with each line, and do nothing.")
@as_json
@click.pass_obj
def import_files(
    session: Session,
    files: Sequence[Path],
    form: str | None,
    names: Path | None,
    said: Path | None,
    whose: str,
    days: str | None,
    encoding: str,
    take: tuple[str, ...],
    leave: tuple[str, ...],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read files in from elsewhere.

    Blood results and infusions of portals (FHIR, C-CDA, HL7, tables), diaries of other apps, Apple Health and our own
    tables are known by what is in them. Each file is one change that one undo takes back. What is here already is not
    added twice, and what cannot be kept is named with its line and the reason. What you changed or deleted here since
    it was read in stays as it is. The journal is made if there is none. With --json, several files give a list. An
    archive (export --as archive) is a whole journal, and is read into a new one only.
    """
    from journal_app.cli.commands.archives import is_asked_for, take_in
    from journal_app.exchange import importing

    if len(files) > 1 and (take or leave):
        raise click.UsageError(_("--take and --leave are about one file."))
    wish = ImportWish.typed(
        form=form or "", names=names, said=said, whose=whose, days=days, encoding=encoding, take=take, leave=leave
    )
    if len(files) > 1 and form is None:
        for file in files:
            if not is_asked_for(file, form):
                importing.sniff(file)  # so that none is read in when one of them cannot be
        files = importing.in_order(files)
    reports: list[dict[str, object]] = []
    with _target(session, dry_run=dry_run) as journal:
        try:
            for file in files:
                if is_asked_for(file, form):
                    reports += take_in(journal, file, whose=whose, dry_run=dry_run, as_json=as_json)
                    continue
                with _stopped_in_words(journal, file), progress(file) as tell:
                    plan = planned(journal, file, wish, tell)
                    if not dry_run:
                        require_answer(plan.question, file)
                        importing.run(journal, plan, tell)
                if as_json:
                    reports.append(report_of(plan, dry_run=dry_run))
                else:
                    tell_plan(file, plan, dry_run=dry_run)
        finally:
            if reports:
                say_json(reports[0] if len(files) == 1 else reports)


@contextmanager
def _stopped_in_words(journal: "Journal", file: Path) -> Iterator[None]:
    """Say what a Ctrl-C has left: nothing of the file, unless it came when all of it was kept."""
    before = journal.facts.change_number()
    try:
        yield
    except KeyboardInterrupt:
        if journal.facts.change_number() == before:
            click.echo(_("Stopped. Nothing of {file} was read in.").format(file=file.name), err=True)
        else:
            click.echo(_("{file} was read in before it was stopped.").format(file=file.name), err=True)
        raise


@contextmanager
def _target(session: Session, *, dry_run: bool) -> "Iterator[Journal]":
    """The journal to import into; where there is none yet it is made, or only imagined for a dry run."""
    from journal_app.store.journal import Journal

    if is_there(session.path):
        with for_reading(session) if dry_run else for_writing(session) as journal:
            yield journal
    elif dry_run:
        with Journal.create(None) as journal:
            yield journal
    else:
        with newly_made(session) as journal:
            yield journal
        click.echo(_("A new journal is at {path}").format(path=session.path), err=True)
