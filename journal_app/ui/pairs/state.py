# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the view of two at once shows, as values. Knows no Qt and no journal."""

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.tables import Table
from journal_app.domain.frozen import frozen
from journal_app.research.topics import Topic
from journal_app.ui.options import Option


@frozen
class PairsState:
    """A picture or its table, or why there is neither; and which two things it can be of."""

    spec: PairsSpec | None = None
    table: Table | None = None
    analytes: tuple[Option, ...] = ()
    trackers: tuple[Option, ...] = ()
    is_log: bool = False
    heading: str = ""
    hint: str = ""
    in_view: frozenset[Topic] = frozenset()
