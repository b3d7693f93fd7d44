# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Chart specs as they were when somebody last looked at them.

``python -m tests.analysis.snapshots`` writes them anew; look at what changed before keeping it.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from journal_app.analysis.anchors import Anchor, AnchorKind
from journal_app.analysis.charts import ChartSpec, to_json
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.timeline import Choice, timeline_spec
from journal_app.domain.facts import Fact
from journal_app.domain.treatments import InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_few_weeks, a_score, keep
from tests.plugins.clock import FrozenClock

FOLDER = Path(__file__).parents[1] / "data" / "snapshots"
ALL_TOGETHER = Choice(
    trackers=frozenset({"fatigue", "mood"}),
    analytes=frozenset({"ferritin", "tsat", "crp", "phosphate"}),
    log=frozenset({"ferritin"}),
)


def spec_of(*facts: Fact, choice: Choice | None = None) -> ChartSpec:
    """The timeline of a journal with these facts and no others."""
    with Journal.create(None, clock=FrozenClock()) as journal:
        keep(journal, *facts)
        return timeline_spec(journal.facts, today=TODAY, choice=choice)


def cycles_of(*facts: Fact) -> ChartSpec:
    """Fatigue in the days since each iron infusion, of a journal with these facts."""
    with Journal.create(None, clock=FrozenClock(), seed=1) as journal:
        keep(journal, *facts)
        iron = Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.IRON)
        return cycles_spec(journal.facts, today=TODAY, anchor=iron, tracker="fatigue")


SNAPSHOTS: dict[str, Callable[[], ChartSpec]] = {
    "timeline_nothing": spec_of,
    "timeline_one_point": lambda: spec_of(a_score(3, 7)),
    "timeline_weeks": lambda: spec_of(*a_few_weeks()),
    "timeline_all_together": lambda: spec_of(*a_few_weeks(), choice=ALL_TOGETHER),
    "cycles_of_iron": lambda: cycles_of(*a_few_weeks()),
}


def path_of(name: str) -> Path:
    """Where a snapshot is kept."""
    return FOLDER / f"{name}.json"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in SNAPSHOTS.items():
        path_of(name).write_text(to_json(make()) + "\n", encoding="utf-8")
        sys.stdout.write(f"{path_of(name)}\n")
