# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files from elsewhere read in.

Hides how a plan is told to a person and to a program, and that a first import makes the journal.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import fact_words, printable, say_json
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_reading, for_writing, is_there, newly_made
from journal_app.words import _

if TYPE_CHECKING:  # these are heavy, and --help does without them
    from journal_app.exchange.plan import Entry, ImportPlan
    from journal_app.store.journal import Journal


@click.command(
    "import", epilog=example("iron-journal import observation.json", "iron-journal import --dry-run daylio_export.csv")
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    default=None,
    help="fhir, daylio, scores-csv, labs-csv or archive; else the file tells.",
)
@click.option(
    "--map",
    "names",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table (CSV) of your Daylio mood names and the number each stands for.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be done with each line, and do nothing.")
@as_json
@click.pass_obj
def import_files(
    session: Session, files: Sequence[Path], form: str | None, names: Path | None, *, dry_run: bool, as_json: bool
) -> None:
    """Read files in from elsewhere.

    FHIR lab results and infusions, Daylio, and our own scores.csv and labs.csv are known by what is in them. Each
    file is one change that one undo takes back. What is here already is not added twice, and what cannot be kept is
    named with its line and the reason. The journal is made if there is none. With --json, several files give a list.
    An archive (export --as archive) is a whole journal, and is read into a new one only.
    """
    from journal_app.cli.commands.archives import is_asked_for, take_in
    from journal_app.exchange import importing
    from journal_app.exchange.answers import Answers

    words = importing.read_mapping(names) if names else {}
    answers = Answers(format=form or "", words=words)
    if len(files) > 1 and form is None:
        for file in files:
            if not is_asked_for(file, form):
                importing.sniff(file)  # so that none is read in when one of them cannot be
    reports: list[dict[str, object]] = []
    with _target(session, dry_run=dry_run) as journal:
        try:
            for file in files:
                if is_asked_for(file, form):
                    reports += take_in(journal, file, dry_run=dry_run, as_json=as_json)
                    continue
                plan = importing.preview(file, journal.facts, answers=answers, today=journal.today())
                if not dry_run:
                    importing.run(journal, plan)
                if as_json:
                    reports.append(report_of(plan, dry_run=dry_run))
                else:
                    tell_plan(file, plan, dry_run=dry_run)
        finally:
            if reports:
                say_json(reports[0] if len(files) == 1 else reports)


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


def report_of(plan: "ImportPlan", *, dry_run: bool) -> dict[str, object]:
    """What became of a file, for a program to read."""
    from journal_app.exchange.plan import Action

    counts = plan.counts()
    report: dict[str, object] = {
        "format": plan.format,
        "person": plan.person,
        "added": counts[Action.ADD],
        "changed": counts[Action.CHANGE],
        "skipped": counts[Action.SKIP],
        "rejected": counts[Action.REJECT],
        "rows": [_row(entry) for entry in plan.entries],
    }
    return report | {"dry_run": True} if dry_run else report


def _row(entry: "Entry") -> dict[str, object]:
    return {
        "action": entry.action.value,
        "where": entry.where,
        "kind": entry.kind.value if entry.kind else None,
        "reason": entry.reason,
        "readings": list(entry.readings),
    }


def tell_plan(file: Path, plan: "ImportPlan", *, dry_run: bool) -> None:
    """Say what became of a file: in numbers, then what could not be kept, line by line."""
    click.echo(_summary(file, plan, dry_run=dry_run))
    if plan.person:
        click.echo(printable(_("The file says it is about {person}.").format(person=plan.person)))
    for tracker in plan.trackers:
        click.echo(_("{tracker} is a new tracker in this journal.").format(tracker=_(tracker.name)))
    for remark in plan.remarks:
        click.echo(printable(remark))
    for line in _every_line(plan) if dry_run else _telling_lines(plan):
        click.echo(printable(f"  {line}"))


def _summary(file: Path, plan: "ImportPlan", *, dry_run: bool) -> str:
    from journal_app.exchange.plan import Action

    counts = plan.counts()
    if dry_run:
        words = _(
            "{file} ({format}): {added} to add, {changed} to change, {skipped} to pass over, {rejected} not to keep."
        )
    else:
        words = _("{file} ({format}): {added} added, {changed} changed, {skipped} passed over, {rejected} not kept.")
    said = words.format(
        file=file.name,
        format=plan.format,
        added=counts[Action.ADD],
        changed=counts[Action.CHANGE],
        skipped=counts[Action.SKIP],
        rejected=counts[Action.REJECT],
    )
    return said if plan.changes_anything else f"{said} {_('Nothing in it is new.')}"


def _every_line(plan: "ImportPlan") -> Iterator[str]:
    """Everything a dry run shows: each line of the file and what would become of it."""
    for entry in plan.entries:
        fact = fact_words(entry.fact) if entry.fact else ""
        yield f"{entry.where}: {' '.join(part for part in (entry.action.value, fact, _why(entry)) if part)}"


def _telling_lines(plan: "ImportPlan") -> Iterator[str]:
    """What was not kept line by line; what was passed over is summed up where many share a reason."""
    from journal_app.exchange.plan import Action

    passed: dict[str, list[Entry]] = {}
    for entry in plan.entries.of(Action.REJECT, Action.SKIP):
        if entry.action is Action.REJECT:
            yield f"{entry.where}: {_why(entry)}"
        else:
            passed.setdefault(_why(entry), []).append(entry)
    for reason, entries in passed.items():
        where = _("{count} times").format(count=len(entries)) if len(entries) > 1 else entries[0].where
        yield f"{where}: {reason}"


def _why(entry: "Entry") -> str:
    """The reason in words, with the readings it does not name itself."""
    unsaid = [reading for reading in entry.readings if reading not in entry.reason]
    readings = _("It may be {readings}.").format(readings="; ".join(entry.readings)) if unsaid else ""
    return " ".join(part for part in (entry.reason, readings) if part)
