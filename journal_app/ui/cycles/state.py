# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the days-since view shows, as values. Knows no Qt and no journal."""

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.tables import Table
from journal_app.domain.frozen import frozen
from journal_app.research.topics import Topic
from journal_app.ui.options import Option


@frozen
class CyclesState:
    """A chart or its table, or why there is neither; what it can count from, of what, and which cycles."""

    spec: ChartSpec | None = None
    table: Table | None = None
    anchors: tuple[Option, ...] = ()
    trackers: tuple[Option, ...] = ()
    cycles: tuple[Option, ...] = ()
    heading: str = ""
    hint: str = ""
    in_view: frozenset[Topic] = frozenset()
