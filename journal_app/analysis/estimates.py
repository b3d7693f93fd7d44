# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""EstimatesSpec: the one description of how sure results are, for every renderer and for the table beside it.

Plain data, like ``charts``: no pixel and no colour. Every word in it was translated when it was built, and no word
says whether a result is good, bad, true or false. A result has a mark where it gives a size and a line where it gives
an interval, or where one can be worked out; else words say that there is none.
"""

from collections.abc import Iterator
from enum import StrEnum

from journal_app.analysis.estimate_axes import EstimateAxis
from journal_app.analysis.tables import Table
from journal_app.domain.frozen import frozen
from journal_app.words import _, pgettext


class IntervalFrom(StrEnum):
    """Who says how far an interval reaches."""

    SOURCE = "source"
    HERE = "here"
    NOBODY = "nobody"


@frozen
class EstimateRow:
    """One result. ``name`` tells of which study it is where several stand together, else it is empty.

    ``estimate`` is None where there is nothing to draw, ``low`` and ``high`` where there is no interval. ``cells`` are
    what the table holds of it, under the headers of ``estimates_table``; ``alt`` is a whole sentence.
    """

    name: str
    what: str
    numbers: str
    remark: str
    estimate: float | None
    low: float | None
    high: float | None
    interval_from: IntervalFrom
    cells: tuple[str, ...]
    alt: str


@frozen
class EstimatePanel:
    """Results on one scale, or without any: then there is no ``axis`` and the rows are words.

    ``below`` and ``above`` say what lies on either side of no difference; both are empty where that cannot be said
    of all rows alike.
    """

    caption: str
    axis: EstimateAxis | None
    none_words: str
    below: str
    above: str
    rows: tuple[EstimateRow, ...]


@frozen
class EstimatesSpec:
    """What a picture of estimates shows: lines below each other, in each of them panels side by side."""

    title: str
    lines: tuple[tuple[EstimatePanel, ...], ...]
    note: str
    alt: str

    @property
    def rows(self) -> Iterator[EstimateRow]:
        """Every result, in the order it is read."""
        return (row for line in self.lines for panel in line for row in panel.rows)


def estimates_table(spec: EstimatesSpec) -> Table:
    """The same results as a table, one a row."""
    headers = (
        # Translators: heading of columns: what a study looked at; what was done in a change; what was infused
        _("What"),
        # Translators: heading of a column: which people of a study were compared with which
        _("Who, against whom"),
        # Translators: heading of a column and label of a field: how many people took part in a study
        pgettext("in a study", "People"),
        # Translators: heading of a column: how large a difference or an association in a study is
        pgettext("of an effect", "Size"),
        # Translators: heading of a column: the confidence interval of a number
        _("Interval"),
        # Translators: heading of a column and label of a field: the p value of statistics
        _("P"),
        # Translators: heading of a column: what Iron Journal computed from the numbers of a study
        _("Worked out here"),
    )
    return Table(headers=headers, rows=tuple(row.cells for row in spec.rows))
