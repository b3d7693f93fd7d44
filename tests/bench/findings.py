# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long the whole page of findings takes, and that none of what it needs is loaded at the start.

Ten years of the made-up journal with its six trackers and all its results, once with twenty of its infusions and no
other happening, which is what is promised, and once with everything in it.
"""

from pathlib import Path
from statistics import median

from journal_app.domain.labs import LabResult
from journal_app.domain.scores import Day, Score
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.bench.ground import example, folder, printed_number
from tests.bench.rows import Row, at_most, milliseconds

YEARS, TRACKERS, INFUSIONS = 10, 6, 20
REPEATS = 5
BAR_S = 1


def rows() -> list[Row]:
    """Seconds for the page, and modules of scipy that are loaded when Today is up."""
    promised, everything = _with_twenty_infusions(example(YEARS)), example(YEARS)
    taken, longer = ([_seconds(path) for _repeat in range(REPEATS)] for path in (promised, everything))
    how = (
        f"{YEARS} years, {TRACKERS} trackers, {INFUSIONS} infusions, in a process that asked nothing before:"
        f" medians of {REPEATS}, {milliseconds(min(taken))}-{milliseconds(max(taken))};"
        f" with every infusion, course and event of the made-up journal {milliseconds(median(longer))}"
    )
    loaded = printed_number(["-m", "tests.bench.children.loaded", str(everything)])
    return [
        at_most("findings: the whole page", median(taken), BAR_S, how, unit="s"),
        at_most("findings: of scipy at the start", loaded, 0, "modules loaded when Today is up", unit="files"),
    ]


def _seconds(path: Path) -> float:
    return printed_number(["-m", "tests.bench.children.findings", str(path)])


def _with_twenty_infusions(source: Path) -> Path:
    """The trackers, scores, marked days and results of a journal, and twenty of its infusions, spread out."""
    path = folder() / "twenty-infusions.ironjournal"
    with Journal.open(source, read_only=True) as whole, Journal.create(None) as journal:
        facts = whole.facts
        known = {tracker.key for tracker in journal.facts.trackers()}
        trackers, infusions = facts.trackers(), facts.infusions()
        assert len(trackers) == TRACKERS
        wanted = [
            *(tracker for tracker in trackers if tracker.key not in known),
            *(one for kind in (Score, Day, LabResult) for one in facts.every(kind)),
            *(infusions[place * len(infusions) // INFUSIONS] for place in range(INFUSIONS)),
        ]
        journal.change(Operation.IMPORT, lambda edit: edit.add_many(wanted))
        journal.backup_to(path)
    return path
