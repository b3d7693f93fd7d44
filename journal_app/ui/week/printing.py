# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the Week screen to a sheet on paper. Knows no Qt."""

from datetime import date, datetime, timedelta
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.report.pages import Paper, write_pages
from journal_app.report.week_sheet import DAYS, WeekSheet, make_week_sheet
from journal_app.store.queries import Facts
from journal_app.ui.desk import JournalInfo
from journal_app.ui.week.state import SheetDates


@frozen
class SheetWish:
    """What the reader chose for the sheet."""

    dates: SheetDates = SheetDates.SHOWN
    paper: Paper = Paper.A4


@frozen
class PrintedSheet:
    """A sheet that was written; ``replaced`` counts the signs no font of ours has."""

    path: Path
    replaced: int


def print_sheet(
    facts: Facts, *, path: Path, wish: SheetWish, first: date, info: JournalInfo, now: datetime
) -> PrintedSheet:
    """Write the sheet of the trackers in use; the reader has chosen ``path`` and agreed to replace what is there."""
    starts = {SheetDates.SHOWN: first, SheetDates.NEXT: first + timedelta(days=DAYS), SheetDates.BLANK: None}
    sheet = WeekSheet(
        trackers=tuple(facts.trackers()),
        first=starts[wish.dates],
        person=info.person,
        made_up=info.made_up,
        paper=wish.paper,
    )
    pages = make_week_sheet(sheet, created_at=now)
    write_pages(pages, path, replace=True)
    return PrintedSheet(path=path, replaced=pages.replaced)
