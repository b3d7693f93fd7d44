# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Findings screen shows, as values. Knows no Qt and no journal."""

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.analysis.tables import Table
from journal_app.domain.frozen import frozen
from journal_app.research.topics import Topic
from journal_app.ui.options import Option


@frozen
class FindingState:
    """One question: its answer in a sentence, what weakens it, and how it was worked out."""

    id: str
    question: str
    sentence: str
    caveats: tuple[str, ...]
    how: tuple[str, ...]
    pictures: tuple[Option, ...] = ()
    is_primary: bool = False


@frozen
class FindingsState:
    """The questions in view. ``said`` tells how many there are; ``more`` is how many more could be shown.

    ``has_all``: those without an answer are shown in any case. ``reported`` are the ids of those in the report.
    """

    said: str = ""
    abouts: tuple[Option, ...] = ()
    outcomes: tuple[Option, ...] = ()
    windows: tuple[Option, ...] = ()
    has_windows: bool = True
    spans: tuple[Option, ...] = ()
    has_spans: bool = False
    shows_all: bool = False
    has_all: bool = False
    reported: frozenset[str] = frozenset()
    findings: tuple[FindingState, ...] = ()
    more: int = 0
    in_view: frozenset[Topic] = frozenset()
    heading: str = ""
    hint: str = ""


@frozen
class Picture:
    """A picture of one finding by its name, and the same as a table."""

    id: str
    name: str
    spec: ChartSpec | PairsSpec | EstimatesSpec
    table: Table
