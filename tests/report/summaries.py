# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reports of small journals, as values, as text and as pages."""

from collections.abc import Sequence

from journal_app.analysis.findings.finding import Finding
from journal_app.report.appointment.asked import Asked
from journal_app.report.appointment.compose import compose, texts
from journal_app.report.appointment.dates import Dates, dates_of
from journal_app.report.appointment.document import Document, Grid, Section
from journal_app.report.appointment.render import make_report
from journal_app.report.pages import Pages
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, ago


def these_days(days: int = 90) -> Dates:
    """The days up to the tests' today."""
    return Dates(first=ago(days), last=TODAY)


def asked_of(journal: Journal, **more: object) -> Asked:
    """What is asked for when nobody says more, as of the tests' today."""
    given: dict[str, object] = {"dates": dates_of(journal.facts, today=TODAY)}
    return Asked(**(given | more))  # type: ignore[arg-type]


def a_summary(journal: Journal, *, found: Sequence[Finding] | None = (), **more: object) -> Document:
    """The report of a journal as values, without findings unless some are given or None asks for all of them."""
    return compose(journal.facts, asked_of(journal, **more), found=found)


def printed(journal: Journal, *, found: Sequence[Finding] | None = (), **more: object) -> Pages:
    """The report of a journal as pages."""
    asked = asked_of(journal, **more)
    return make_report(compose(journal.facts, asked, found=found), paper=asked.paper, last=asked.dates.last)


def said(section: Section | Document) -> str:
    """All that is written in a section, a line each."""
    return "\n".join(texts(section))


def rows_of(section: Section) -> list[list[str]]:
    """The cells of all tables of a section, each as one line."""
    return [
        [" ".join((cell.text, *cell.more)) for cell in row]
        for block in section.blocks
        if isinstance(block, Grid)
        for row in (block.headers, *block.rows)
    ]
