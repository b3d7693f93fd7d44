# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own ``scores.csv``.

Hides which trackers such a table may speak of.
"""

from journal_app.exchange.files.opened import Opened
from journal_app.exchange.own import tidy
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.previews.score_lines import ScoreLines
from journal_app.exchange.previews.tracker_book import TrackerBook
from journal_app.exchange.reading import Ground

FORMAT = "scores-csv"


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of our scores."""
    return file.header is not None and tidy.are_scores(file.header)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the scores of the table would do."""
    book, lines = TrackerBook(ground.facts), ScoreLines(ground.facts.scores())
    remarks = tidy.unknown_columns(file.source, tidy.SCORE_COLUMNS)
    entries = tidy.read_scores(file.source, lines, book.find, today=ground.today, tell=ground.tell)
    trackers = book.missing(lines.added_trackers())
    return ImportPlan(format=FORMAT, entries=entries, trackers=trackers, remarks=remarks)
