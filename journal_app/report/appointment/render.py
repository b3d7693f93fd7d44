# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From a report to pages.

Hides how a document becomes what the template reads: charts are drawn apart and named by their number, and the only
instant in the file is noon of the last day told of, so that the same journal and days give the same bytes.
"""

from dataclasses import fields
from datetime import UTC, date, datetime, time
from typing import assert_never

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.domain.frozen import frozen
from journal_app.report.appointment.document import (
    Block,
    Cell,
    Document,
    FrontPage,
    Grid,
    Items,
    Labelled,
    Paragraph,
    Picture,
    Section,
)
from journal_app.report.chart_svg import chart_svg
from journal_app.report.estimates_svg import estimates_svg
from journal_app.report.pages import Data, Pages, Paper, Printed, Sheet, draw_pages, make_pages, pages_reached
from journal_app.report.pairs_svg import pairs_svg

_NOON = time(12, tzinfo=UTC)


def make_report(document: Document, *, paper: Paper, last: date) -> Pages:
    """The pages of a report whose last day is ``last``."""
    return make_pages(sheet_of(document, paper, last))


def draw_report(document: Document, *, paper: Paper, last: date, dots: float) -> tuple[bytes, ...]:
    """The same pages to look at, each as PNG with so many dots to the inch."""
    return draw_pages(sheet_of(document, paper, last), dots=dots)


def look_at(document: Document, *, paper: Paper, last: date, dots: float) -> "tuple[tuple[bytes, ...], Extent]":
    """The pages to look at and where each part begins, its charts drawn once for both."""
    sheet = sheet_of(document, paper, last)
    return draw_pages(sheet, dots=dots), _extent(sheet)


@frozen
class Extent:
    """How many pages a report has, and on which of them each of its parts begins."""

    pages: int
    starts: tuple[int, ...]


def extent_of(document: Document, *, paper: Paper, last: date) -> Extent:
    """What the parts of a report cost in pages, without making them."""
    return _extent(sheet_of(document, paper, last))


def _extent(sheet: Sheet) -> Extent:
    reached = pages_reached(sheet)
    return Extent(
        pages=max(page for _what, page in reached), starts=tuple(page for what, page in reached if what == "part")
    )


def sheet_of(document: Document, paper: Paper, last: date) -> Sheet:
    """What the template reads of a report, its charts drawn."""
    reading = _Reading()
    values: dict[str, Data] = {
        "heading": document.heading,
        "who": document.who,
        "fronts": [reading.front(front) for front in (document.front, *document.shorter)],
        "parts": [reading.section(part) for part in document.parts],
    }
    return Sheet(
        template="appointment",
        printed=Printed(
            title=document.title, foot=document.foot, paper=paper, created_at=datetime.combine(last, _NOON)
        ),
        values=values,
        pictures=reading.pictures,
    )


class _Reading:
    """Reads a document from its start. Invariant: each chart it meets is drawn once, and named by its number."""

    def __init__(self) -> None:
        self.pictures: list[bytes] = []
        self._numbers: dict[int, int] = {}

    def front(self, front: FrontPage) -> Data:
        """Page one, its sections by their names."""
        return {each.name: self.section(getattr(front, each.name)) for each in fields(front)}

    def section(self, section: Section) -> Data:
        """A section, or nothing where it is empty."""
        if section.is_empty:
            return None
        inner = [self.section(each) for each in section.sections]
        return {
            "heading": section.heading,
            "blocks": [self._block(block) for block in section.blocks],
            "sections": [each for each in inner if each is not None],
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph():
                return {"kind": "paragraph", "text": block.text, "voice": block.voice.value}
            case Items():
                return {"kind": "items", "texts": block.texts, "is_counted": block.is_counted}
            case Labelled():
                return {"kind": "labelled", "rows": [{"label": row.label, "text": row.text} for row in block.rows]}
            case Grid():
                return _grid(block)
            case Picture():
                return {"kind": "picture", "number": self._number(block), "alt": block.alt}
            case _:
                assert_never(block)

    def _number(self, picture: Picture) -> int:
        # The document holds its pictures for as long as it is read, so what they are known by here stays theirs.
        known = self._numbers.setdefault(id(picture), len(self.pictures))
        if known == len(self.pictures):
            self.pictures.append(_svg(picture))
        return known


def _svg(picture: Picture) -> bytes:
    match picture.spec:
        case ChartSpec():
            return chart_svg(picture.spec)
        case PairsSpec():
            return pairs_svg(picture.spec)
        case EstimatesSpec():
            return estimates_svg(picture.spec)


def _grid(grid: Grid) -> Data:
    return {
        "kind": "grid",
        "widths": grid.widths,
        "headers": [_cell(cell) for cell in grid.headers],
        "rows": [[_cell(cell) for cell in row] for row in grid.rows],
    }


def _cell(cell: Cell) -> Data:
    return {"text": cell.text, "more": cell.more}
