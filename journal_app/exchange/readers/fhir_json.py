# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR in JSON.

Hides how the parts of a FHIR file are put together into one plan.
"""

from journal_app.exchange.fhir import records
from journal_app.exchange.fhir.scores import ScoreReader
from journal_app.exchange.fhir.shelf import read_shelf
from journal_app.exchange.opened import Opened
from journal_app.exchange.plan import ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.exchange.result_lines import ResultLines
from journal_app.exchange.tracker_book import TrackerBook

FORMAT = "fhir"


def sniff(file: Opened) -> bool:
    """Whether it may be JSON; whether it is FHIR shows when it is read."""
    return file.beginning.startswith(("{", "["))


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the results, infusions and scores of the file would do."""
    shelf = read_shelf(file.source)
    person = records.whose(shelf)
    book = TrackerBook(ground.facts)
    scores = ScoreReader(ground.facts.scores(), book.find, ground.today)
    entries = records.read(shelf, ResultLines(ground.facts), scores, today=ground.today)
    trackers = book.missing(scores.added_trackers())
    remarks = records.remarks(shelf, entries)
    return ImportPlan(format=FORMAT, person=person, entries=entries, trackers=trackers, remarks=remarks)
