# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The report for an appointment, from the command line.

Hides that notes are ticked by their day here, and that a language is spoken for the report alone.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journal_app.cli.options import FilePath, example
from journal_app.cli.printing import in_language, printing_in, say_written
from journal_app.cli.session import Session, for_reading
from journal_app.domain.days import read_day
from journal_app.words import _

if TYPE_CHECKING:  # the store and what makes pages are heavy, and --help does without them
    from journal_app.report.appointment.asked import Asked
    from journal_app.store.journal import Journal

_NAMES = ("labs", "cycles", "findings", "treatments", "questionnaires", "cards", "scales")


@click.command(
    epilog=example(
        "iron-journal report visit.pdf",
        "iron-journal report summer.pdf --from 2026-06-01 --with labs --with cards --paper letter --language en_US",
    )
)
@click.argument("file", metavar="FILE.pdf", type=FilePath(path_type=Path, dir_okay=False))
@click.option(
    "--from",
    "first",
    metavar="DAY",
    default="",
    help="The first day. Without it, the last appointment, or a year back where none is noted.",
)
@click.option("--to", "last", metavar="DAY", default="", help="The last day; else today.")
@in_language
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The paper it is for."
)
@click.option(
    "--with",
    "parts",
    multiple=True,
    type=click.Choice(_NAMES),
    help="What follows page one; may be given several times. Without it: all but questionnaires and cards.",
)
@click.option("--page-one", is_flag=True, help="Make page one alone.")
@click.option("--note", "note_days", multiple=True, metavar="DAY", help="Print the notes of this day; else none is.")
@click.option("--born", metavar="TEXT", default="", help="A date of birth to print, as typed.")
@click.option("--number", metavar="TEXT", default="", help="A clinic's number to print, as typed.")
@click.option("--replace", "replaces", is_flag=True, help="Replace a file that is there.")
@click.pass_obj
def report(
    session: Session,
    /,
    file: Path,
    language: str,
    *,
    page_one: bool,
    replaces: bool,
    **typed: Any,
) -> None:
    """Make the report for an appointment, as a PDF.

    Page one is for a clinician with a minute; what follows is for whoever wants more. Notes stay private unless their
    day is named.
    """
    if page_one and typed["parts"]:
        raise click.UsageError(_("Give --page-one or --with, not both."))
    with for_reading(session) as journal, printing_in(language):
        replaced = _write(journal, file, _asked(journal, page_one=page_one, **typed), replaces=replaces)
    say_written(file, replaced)


def _asked(
    journal: "Journal",
    *,
    first: str,
    last: str,
    paper: str,
    parts: tuple[str, ...],
    note_days: tuple[str, ...],
    born: str,
    number: str,
    page_one: bool,
) -> "Asked":
    """What was typed, as a report is asked for. Days named for their notes bring the part of notes with them."""
    from journal_app.report.appointment.asked import USUAL, Asked, Part
    from journal_app.report.appointment.dates import dates_of
    from journal_app.report.appointment.findings import findings_kept
    from journal_app.report.pages import Paper

    today = journal.today()
    days = [read_day(text, today=today) if text else None for text in (first, last)]
    ticked = {read_day(text, today=today) for text in note_days}
    wanted = frozenset({Part.QUESTIONS, *map(Part, parts)}) if parts else frozenset() if page_one else USUAL
    return Asked(
        dates=dates_of(journal.facts, today=today, first=days[0], last=days[1]),
        parts=wanted | {Part.NOTES} if ticked else wanted,
        paper=Paper(paper),
        birth_date=born,
        clinic_number=number,
        notes=frozenset(note.id for note in journal.facts.notes() if note.day in ticked),
        findings=findings_kept(journal.facts),
    )


def _write(journal: "Journal", file: Path, asked: "Asked", *, replaces: bool) -> int:
    """Write the report; gives how many characters no font of ours has."""
    from journal_app.report.appointment.compose import compose
    from journal_app.report.appointment.render import make_report
    from journal_app.report.pages import write_pages

    pages = make_report(compose(journal.facts, asked), paper=asked.paper, last=asked.dates.last)
    write_pages(pages, file, replace=replaces)
    return pages.replaced
