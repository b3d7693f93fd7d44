# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Lab results in separated text (CSV, TSV) of any shape.

Hides nothing of how such a table is read; it stands last among the readers, since many formats are tables, and takes
those alone in which a blood value known here is named.
"""

from journal_app.exchange.files.opened import Opened
from journal_app.exchange.lab_tables.grid import grid_of, grid_of_text
from journal_app.exchange.lab_tables.reading import LabTables, holds_results
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.reading import Ground

FORMAT = "lab-table"
_LONGEST_LINE = 1 << 15


def sniff(file: Opened) -> bool:
    """Whether a value stands beside a test that is known here."""
    text = file.beginning
    if not text or text.startswith(("{", "[", "<", "MSH|")) or max(map(len, text.splitlines())) > _LONGEST_LINE:
        return False
    grid = grid_of_text(text, is_cut=file.size > len(file.head))
    return grid is not None and holds_results(grid)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the results of the table would do."""
    tables = LabTables(ground, ResultLines(ground.facts), file.size)
    tables.read(grid_of(file.source))
    people = tuple(tables.people.values())
    return ImportPlan(
        format=FORMAT,
        person=people[0].words if people else "",
        people=people,
        asks=tables.asked(),
        entries=tables.lines.entries(),
        remarks=tuple(tables.remarks),
    )
