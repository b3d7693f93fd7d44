# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own ``labs.csv``.

Hides that it may correct what is in the journal: it is what the journal itself wrote, changed by hand.
"""

from journal_app.exchange.files.opened import Opened
from journal_app.exchange.own import tidy
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.reading import Ground

FORMAT = "labs-csv"


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of our blood results."""
    return file.header is not None and tidy.are_labs(file.header)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the results of the table would do."""
    remarks = tidy.unknown_columns(file.source, tidy.LAB_COLUMNS)
    entries = tidy.read_labs(
        file.source, ResultLines(ground.facts, corrects=True), today=ground.today, tell=ground.tell
    )
    return ImportPlan(format=FORMAT, entries=entries, remarks=remarks)
