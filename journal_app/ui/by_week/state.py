# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the view by week shows, as values. Knows no Qt and no journal."""

from journal_app.analysis.tables import Table
from journal_app.analysis.week_map import WeekMap
from journal_app.domain.frozen import frozen
from journal_app.research.topics import Topic
from journal_app.ui.options import Option


@frozen
class ByWeekState:
    """A picture or its table, or why there is neither; which tracker, and which year it ends with."""

    spec: WeekMap | None = None
    table: Table | None = None
    trackers: tuple[Option, ...] = ()
    years: tuple[Option, ...] = ()
    heading: str = ""
    hint: str = ""
    in_view: frozenset[Topic] = frozenset()
