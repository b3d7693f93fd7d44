# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Page one as it was when somebody last looked at it.

``python -m tests.report.golden`` draws it anew; look at it before keeping it.
"""

from pathlib import Path

from journal_app.domain.records import Appointment, Question
from journal_app.report.appointment.asked import Part
from journal_app.report.appointment.render import draw_report
from journal_app.report.pages import Paper
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_year, ago, keep
from tests.plugins.clock import FrozenClock
from tests.report.summaries import a_summary, these_days

KEPT = Path(__file__).parents[1] / "data" / "snapshots" / "report-page-one.png"
DOTS = 50


def page_one() -> bytes:
    """Page one of a year like that of the look pictures, without findings, as PNG."""
    with Journal.create(None, clock=FrozenClock(), seed=1) as journal:
        keep(journal, *a_year(), Question(text="Why?"), Appointment(day=ago(-9), with_whom="Dr Sample"))
        document = a_summary(journal, parts=frozenset[Part](), dates=these_days(364))
        (page,) = draw_report(document, paper=Paper.A4, last=TODAY, dots=DOTS)
    return page


if __name__ == "__main__":
    KEPT.write_bytes(page_one())
