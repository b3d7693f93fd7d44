# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the report as it is wished for: its days, its pages to look at, what its parts cost. Knows no Qt.

Hides that what composes and typesets is heavy and comes only when a page is to be made, beside the window.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.domain.days import read_day
from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused
from journal_app.report.appointment.asked import Asked, Part
from journal_app.report.appointment.dates import MONTHS_OF_YEAR, Dates, dates_of, months_before
from journal_app.store.queries import Facts
from journal_app.ui.appointment.report_state import Page, ReportWish, Since
from journal_app.ui.desk import Task
from journal_app.ui.fields import FieldProblem
from journal_app.words import _, in_one_line, language, speaking

if TYPE_CHECKING:
    from journal_app.analysis.findings.finding import Finding
    from journal_app.report.appointment.document import Document, Section

DOTS, PRINTED_DOTS = 144, 300
"""To the inch: sharp on a screen where a page is as wide as the column, and on paper."""
_MONTHS = {Since.QUARTER: 3, Since.HALF_YEAR: 6, Since.YEAR: MONTHS_OF_YEAR}


@frozen
class Drawn:
    """Pages, how many there are in all (0 while that is not known), and the findings they were made with."""

    pages: tuple[Page, ...]
    found: "tuple[Finding, ...]"
    total: int = 0


@frozen
class Costs:
    """What each part costs in pages, 0 for part of a page; a part that is not named has nothing to print."""

    pages: dict[Part, int]
    found: "tuple[Finding, ...]"


@frozen
class Written:
    """A report that was written; ``replaced`` counts the signs no font of ours has."""

    path: Path
    replaced: int


def dates_wished(facts: Facts, wish: ReportWish, today: date) -> tuple[Dates | None, tuple[FieldProblem, ...]]:
    """The days that are wished for, or what is wrong with them as they were typed."""
    if wish.since is Since.LAST:
        return dates_of(facts, today=today), ()
    if wish.since is not Since.OWN:
        return dates_of(facts, today=today, first=months_before(today, _MONTHS[wish.since])), ()
    days: dict[str, date] = {}
    problems = []
    for field in ("first", "last"):
        try:
            days[field] = read_day(getattr(wish, field), today=today)
        except EntryRefused as error:
            problems.append(_problem(field, error))
    if problems:
        return None, tuple(problems)
    try:
        return dates_of(facts, today=today, **days), ()
    except EntryRefused as error:
        return None, (_problem("first", error),)


def asked_for(facts: Facts, wish: ReportWish, dates: Dates) -> Asked:
    """What is wished for as a report is asked for; a ticked note outside its days is not printed."""
    from journal_app.report.appointment.findings import findings_kept

    notes = wish.notes & {note.id for note in facts.notes() if dates.holds(note.day)}
    return Asked(
        dates=dates,
        parts=wish.parts | {Part.NOTES} if notes else wish.parts - {Part.NOTES},
        paper=wish.paper,
        birth_date=wish.birth_date,
        clinic_number=wish.clinic_number,
        notes=notes,
        findings=findings_kept(facts),
    )


class Drawing:
    """One report on its way to pages: what is wished for, the findings if somebody has them, and a way to stop."""

    def __init__(self, wish: ReportWish, dates: Dates, found: "Sequence[Finding] | None", task: Task) -> None:
        self._wish = wish
        self._dates = dates
        self._found = found
        self._task = task

    def page_one(self, facts: Facts) -> Drawn:
        """Page one alone, which is soon there; what follows it is not drawn."""
        from journal_app.report.appointment.preview import page_one

        with self._speaking():
            found = self._findings(facts)
            whole, page = page_one(facts, asked_for(facts, self._wish, self._dates), found, dots=DOTS)
            self._task.check()
        # Translators: name of a picture of a page, for a screen reader
        return Drawn(pages=(Page(content=page, name=_("Page 1"), words=_front_words(whole)),), found=found)

    def every_page(self, facts: Facts) -> Drawn:
        """All pages, each with the headings that stand on it."""
        from journal_app.report.appointment.render import look_at

        with self._speaking():
            found = self._findings(facts)
            document = self._document(facts, self._wish, found)
            drawn, extent = look_at(document, paper=self._wish.paper, last=self._dates.last, dots=DOTS)
        pages = tuple(
            Page(
                content=content,
                name=_("Page {number} of {total}").format(number=number, total=len(drawn)),
                words=_page_words(document, extent.starts, number),
            )
            for number, content in enumerate(drawn, start=1)
        )
        return Drawn(pages=pages, found=found, total=len(pages))

    def costs(self, facts: Facts) -> Costs:
        """What every part would cost, ticked or not; of notes only those that are ticked."""
        from journal_app.report.appointment.render import extent_of

        with self._speaking():
            found = self._findings(facts)
            document = self._document(facts, replace(self._wish, parts=frozenset(Part)), found)
            extent = extent_of(document, paper=self._wish.paper, last=self._dates.last)
        ends = (*extent.starts[1:], extent.pages)
        parts = zip(document.names, extent.starts, ends, strict=True)
        return Costs(pages={Part(name): end - start for name, start, end in parts}, found=found)

    def for_printer(self, facts: Facts) -> tuple[bytes, ...]:
        """The pages as a printer is given them."""
        from journal_app.report.appointment.render import draw_report

        with self._speaking():
            document = self._document(facts, self._wish, self._findings(facts))
            return draw_report(document, paper=self._wish.paper, last=self._dates.last, dots=PRINTED_DOTS)

    def write(self, facts: Facts, path: Path) -> Written:
        """Write the report; the reader has chosen ``path`` and agreed to replace what is there."""
        from journal_app.report.appointment.render import make_report
        from journal_app.report.pages import write_pages

        with self._speaking():
            document = self._document(facts, self._wish, self._findings(facts))
            pages = make_report(document, paper=self._wish.paper, last=self._dates.last)
        write_pages(pages, path, replace=True)
        return Written(path=path, replaced=pages.replaced)

    def _speaking(self) -> AbstractContextManager[None]:
        """The language of the pages; what is said about them is said in that of the screen."""
        return speaking(self._wish.language or language())

    def _findings(self, facts: Facts) -> "tuple[Finding, ...]":
        from journal_app.analysis.findings.page import findings

        self._task.check()
        found = tuple(findings(facts, today=self._dates.last) if self._found is None else self._found)
        self._task.check()
        return found

    def _document(self, facts: Facts, wish: ReportWish, found: "Sequence[Finding]") -> "Document":
        from journal_app.report.appointment.compose import compose

        document = compose(facts, asked_for(facts, wish, self._dates), found=found)
        self._task.check()
        return document


def _problem(field: str, error: EntryRefused) -> FieldProblem:
    return FieldProblem(field=field, words=" ".join(part for part in (error.title, error.detail) if part))


def _front_words(document: "Document") -> str:
    """The headings of page one, as they follow each other."""
    sections: Iterator[Section] = iter(document.front.sections())
    headings = (section.heading for section in sections if not section.is_empty)
    return in_one_line((document.heading, *headings))


def _page_words(document: "Document", starts: Sequence[int], number: int) -> str:
    """What begins on a page; where nothing does, what goes on."""
    if number == 1:
        return _front_words(document)
    begun = [part.heading for part, start in zip(document.parts, starts, strict=True) if start == number]
    before = [part.heading for part, start in zip(document.parts, starts, strict=True) if start < number]
    # Translators: heading of a page on which something goes on
    return in_one_line(begun) if begun else _("{heading}, continued").format(heading=before[-1]) if before else ""
