# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Workbooks (XLSX): lab results on sheets of any shape, and the workbook that our own export writes.

Hides that each sheet is a table by itself, and that one with the columns of our own is read as these.
"""

from collections.abc import Iterator
from itertools import islice

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Tell, refusal
from journal_app.exchange.lab_tables.grid import Grid
from journal_app.exchange.lab_tables.reading import LabTables
from journal_app.exchange.own import kinds as own_kinds
from journal_app.exchange.own.kinds import OwnTable, Place, table_of
from journal_app.exchange.own.workbook_in import Sheet, is_workbook, sheets_of
from journal_app.exchange.previews.plan import Entries, ImportPlan
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.reading import Ground, told_rows
from journal_app.words import _

FORMAT = "lab-workbook"


def sniff(file: Opened) -> bool:
    """Whether it is a workbook."""
    return is_workbook(file)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the sheets would do; one on which nothing is found is named."""
    tables = LabTables(ground, ResultLines(ground.facts), file.size)
    own: list[OwnTable] = []
    remarks: list[str] = []
    with sheets_of(file) as sheets:
        for sheet in sheets:
            if sheet.is_hidden:
                remarks.append(_("The sheet “{name}” is hidden and was not read.").format(name=sheet.title))
            elif (found := _own_table(sheet, file.size, ground.tell)) is not None:
                own.append(found)
            else:
                remarks += _read(sheet, tables)
        lines = own_kinds.read(own, ground.facts)
        entries = [*lines.entries, *tables.lines.entries()]
    if not entries and not tables.asks:
        nothing = _("None of its sheets names a blood value that is known here.")
        raise refusal(_("No blood results were found in this workbook."), " ".join(remarks) or nothing)
    people = (*lines.people, *tables.people.values())
    return ImportPlan(
        format=FORMAT,
        person=people[0].words if people else "",
        people=people,
        made_up=lines.made_up,
        asks=tables.asked(),
        entries=Entries(entries),
        remarks=(*remarks, *tables.remarks),
    )


def _read(sheet: Sheet, tables: LabTables) -> Iterator[str]:
    grid = Grid(rows=sheet.rows, place=_place(sheet.title), title=sheet.title)
    if next(grid.rows(), None) is None:
        return
    try:
        tables.read(grid)
    except FileNotUnderstood as refused:
        yield _("The sheet “{name}” was not read: {reason}").format(name=sheet.title, reason=refused.detail)


def _own_table(sheet: Sheet, size: int, tell: Tell) -> OwnTable | None:
    first = next(sheet.rows(), None)
    names = tuple(cell.strip().lower() for cell in first[1]) if first is not None else ()
    table = table_of(names)
    if table is None:
        return None
    rows = told_rows(islice(sheet.own_rows(), 1, None), size, tell)
    return OwnTable(table=table, names=names, rows=rows, place=_place(sheet.title))


def _place(title: str) -> Place:
    def place(number: int, column: str) -> str:
        if column:
            return _("sheet {sheet}, row {number}, column {column}").format(sheet=title, number=number, column=column)
        return _("sheet {sheet}, row {number}").format(sheet=title, number=number)

    return place
