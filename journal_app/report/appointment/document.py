# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A report as values: what stands in it, in reading order, in the words that are printed.

Knows no paper, no typesetting and no journal. Every word was translated when it was put in.
"""

from dataclasses import fields
from enum import StrEnum
from typing import TypeAlias

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.domain.frozen import frozen


class Voice(StrEnum):
    """How loud a paragraph is."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"


@frozen(kw_only=False)
class Paragraph:
    """Text on its own; line ends in it stay."""

    text: str
    voice: Voice = Voice.PLAIN


@frozen(kw_only=False)
class Items:
    """Things of one kind below each other; ``is_counted`` where their order counts."""

    texts: tuple[str, ...]
    is_counted: bool = False


@frozen(kw_only=False)
class Row:
    """What is told, and what is to be told of it."""

    label: str
    text: str


@frozen(kw_only=False)
class Labelled:
    """Facts below each other, each behind its label."""

    rows: tuple[Row, ...]


@frozen(kw_only=False)
class Cell:
    """One field of a table: what is read first, and what stands softer behind it."""

    text: str = ""
    more: tuple[str, ...] = ()


@frozen
class Grid:
    """A table. The first column names its rows; ``widths`` say how wide columns are beside each other."""

    headers: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


@frozen(kw_only=False)
class Picture:
    """A chart, and the words for whoever cannot see it."""

    spec: ChartSpec | EstimatesSpec | PairsSpec
    alt: str


Block: TypeAlias = Paragraph | Items | Labelled | Grid | Picture


@frozen
class Section:
    """A heading with what stands below it, and the sections within it. Without blocks or sections it is not printed."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def lines(self) -> int:
        """How many lines it takes at least: its heading, what stands below each other, and the lanes of a chart."""
        inner = sum(section.lines for section in self.sections)
        return 0 if self.is_empty else 1 + sum(map(_lines, self.blocks)) + inner

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return not self.blocks and all(section.is_empty for section in self.sections)


def _lines(block: Block) -> int:
    match block:
        case Items():
            return len(block.texts)
        case Labelled():
            return sum(1 + row.text.count("\n") for row in block.rows)
        case Grid():
            return 1 + len(block.rows)
        case Picture():
            return sum(1 + lane.rows for lane in block.spec.lanes) if isinstance(block.spec, ChartSpec) else 1
        case Paragraph():
            return 1


@frozen
class FrontPage:
    """What a clinician reads in a minute, in this order."""

    serious: Section
    glance: Section
    changed: Section
    panel: Section
    timeline: Section
    infusions: Section
    before_after: Section
    spells: Section
    questions: Section
    quality: Section

    def sections(self) -> "tuple[Section, ...]":
        """All of it in reading order."""
        return tuple(getattr(self, each.name) for each in fields(self))


@frozen
class Document:
    """A report. ``title`` is what a viewer shows of it and names nobody; ``who`` are lines below the heading.

    ``shorter`` is page one again, each time for less room: the first of them that is one page is printed, where
    ``front`` is not. ``names`` are those by which its parts were asked for, one to each.
    """

    title: str
    heading: str
    who: tuple[str, ...]
    front: FrontPage
    parts: tuple[Section, ...]
    foot: str
    shorter: tuple[FrontPage, ...] = ()
    names: tuple[str, ...] = ()
