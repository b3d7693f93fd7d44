# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands that make single sheets to print.

Hides which days a sheet is for when none are named; what makes pages is loaded only when some are made.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.options import FilePath, example
from journal_app.cli.printing import in_language, printing_in, say_written
from journal_app.cli.session import Session, for_reading
from journal_app.domain.days import local_now, read_any_day
from journal_app.words import _

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal

_DAYS = 7


@click.command(
    "week-sheet",
    epilog=example(
        "iron-journal week-sheet next-week.pdf --from 2026-11-23", "iron-journal week-sheet any.pdf --blank"
    ),
)
@click.argument("file", metavar="FILE.pdf", type=FilePath(path_type=Path, dir_okay=False))
@click.option(
    "--from",
    "first",
    metavar="DAY",
    default="",
    help="The first of its seven days, as 2026-11-23. Without it, this week.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The paper it is for.",
)
@in_language
@click.option("--blank", is_flag=True, help="Leave the dates to be written in.")
@click.pass_obj
def week_sheet(session: Session, file: Path, first: str, paper: str, language: str, *, blank: bool) -> None:
    """Make a week to fill in with a pen, as a PDF.

    It asks for what you track, with the same scales as on screen. The Week screen takes it back by keyboard. No file
    is ever replaced.
    """
    if blank and first:
        raise click.UsageError(_("Give --from or --blank, not both."))
    with for_reading(session) as journal, printing_in(language):
        replaced = _write(journal, file, _first_day(journal, first, blank=blank), paper)
    say_written(file, replaced)


@click.command("wallet-card", epilog=example("iron-journal wallet-card card.pdf --paper letter"))
@click.argument("file", metavar="FILE.pdf", type=FilePath(path_type=Path, dir_okay=False))
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The paper it is for."
)
@in_language
@click.option("--replace", "replaces", is_flag=True, help="Replace a file that is there.")
@click.pass_obj
def wallet_card(session: Session, file: Path, paper: str, language: str, *, replaces: bool) -> None:
    """Make a card for the wallet, as a PDF.

    It holds the last infusions, the reactions recorded, and the contact of your own from the settings, to cut out and
    fold.
    """
    with for_reading(session) as journal, printing_in(language):
        replaced = _write_card(journal, file, paper, replaces=replaces)
    say_written(file, replaced)


@click.command(
    "quick-guide",
    epilog=example("iron-journal quick-guide guide.pdf", "iron-journal quick-guide anleitung.pdf --language de"),
)
@click.argument("file", metavar="FILE.pdf", type=FilePath(path_type=Path, dir_okay=False))
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The paper it is for."
)
@in_language
@click.option("--replace", "replaces", is_flag=True, help="Replace a file that is there.")
def quick_guide(file: Path, paper: str, language: str, *, replaces: bool) -> None:
    """Make two pages about the program, as a PDF.

    They hold the first day, the daily way and the keys, to lie beside the keyboard. No journal is needed.
    """
    from journal_app.report.pages import Paper, write_pages
    from journal_app.report.quick_guide import make_quick_guide

    with printing_in(language):
        pages = make_quick_guide(paper=Paper(paper), created_at=local_now())
    write_pages(pages, file, replace=replaces)
    say_written(file, pages.replaced)


def _write_card(journal: "Journal", file: Path, paper: str, *, replaces: bool) -> int:
    """Write the card of a journal; gives how many characters no font of ours has."""
    from journal_app.report.pages import Paper, write_pages
    from journal_app.report.wallet_card import make_wallet_card

    pages = make_wallet_card(journal.facts, today=journal.today(), paper=Paper(paper))
    write_pages(pages, file, replace=replaces)
    return pages.replaced


def _first_day(journal: "Journal", first: str, *, blank: bool) -> date | None:
    from journal_app.report.week_sheet import week_start

    if blank:
        return None
    if not first:
        return week_start(journal.today())
    day = read_any_day(first, today=journal.today())
    if day > date.max - timedelta(days=_DAYS):
        raise click.UsageError(_("There is no such week."))
    return day


def _write(journal: "Journal", file: Path, first: date | None, paper: str) -> int:
    """Write the sheet of a journal; gives how many characters no font of ours has."""
    from journal_app.report.pages import Paper, write_pages
    from journal_app.report.week_sheet import WeekSheet, make_week_sheet

    sheet = WeekSheet(
        trackers=tuple(journal.facts.trackers()),
        first=first,
        person=journal.person,
        made_up=journal.made_up,
        paper=Paper(paper),
    )
    pages = make_week_sheet(sheet, created_at=journal.clock())
    write_pages(pages, file)
    return pages.replaced
