# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Page one alone, as soon as it can be had.

Hides that it is tried in ample room first, which is nearly always enough, and written out in the others only if not.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal_app.analysis.findings.finding import Finding
from journal_app.report.appointment.asked import Asked
from journal_app.report.appointment.compose import compose
from journal_app.report.appointment.document import Document
from journal_app.report.appointment.render import sheet_of
from journal_app.report.appointment.room import AMPLE
from journal_app.report.pages import draw_pages
from journal_app.store.queries import Facts


def page_one(facts: Facts, asked: Asked, found: Sequence[Finding], *, dots: float) -> tuple[Document, bytes]:
    """The report, and its page one as PNG with so many dots to the inch; nothing is said of how many pages follow."""
    document = compose(facts, asked, found=found, rooms=(AMPLE,))
    pages = _drawn(document, asked, dots)
    if len(pages) > 1:
        document = compose(facts, asked, found=found)
        pages = _drawn(document, asked, dots)
    return document, pages[0]


def _drawn(document: Document, asked: Asked, dots: float) -> tuple[bytes, ...]:
    sheet = sheet_of(replace(document, parts=(), names=()), asked.paper, asked.dates.last)
    return draw_pages(replace(sheet, printed=replace(sheet.printed, is_whole=False)), dots=dots)
