# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the tests of the report on the Appointment screen share: a journal, and stand-ins for view and printer."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from journal_app.domain.records import Appointment, Question
from journal_app.report.pages import Paper
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.appointment.report_presenter import ReportPresenter
from journal_app.ui.appointment.report_state import PagesState, ReportState
from tests.builders import a_lab_result, a_score
from tests.ui.desks import AtOnce, KeptMessages, a_desk

TODAY = date(2026, 11, 21)
VISIT = date(2026, 9, 1)


def fill(journal: Journal) -> None:
    """Two scores, a result, a question, notes before and after a visit."""
    verbs.add_visit(journal, Appointment(day=VISIT, with_whom="Dr Example"))
    verbs.add_question(journal, Question(text="Why so tired?"))
    verbs.add_lab_results(journal, [a_lab_result(collected_on=date(2026, 10, 5))])
    for days in (1, 2):
        verbs.log_score(journal, a_score(day=TODAY - timedelta(days=days)))
    for day, note in ((date(2026, 8, 1), "before the visit"), (date(2026, 10, 1), "the stairs")):
        verbs.note_day(journal, day, note)


class SeenReport:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = ReportState()
        self.pages = PagesState()
        self.all_pages: list[PagesState] = []
        self.opened: list[Path] = []

    def set_report(self, state: ReportState) -> None:
        self.state = state

    def set_pages(self, state: PagesState) -> None:
        self.pages = state
        self.all_pages.append(state)

    def open_file(self, path: Path) -> None:
        self.opened.append(path)

    def problems(self) -> dict[str, str]:
        return {problem.field: problem.words for problem in self.state.problems}


class AnyPrinter:
    """A machine with a printer, or none, that remembers what was printed."""

    def __init__(self, *, is_there: bool = True, takes: bool = True, is_chosen: bool = True) -> None:
        self.is_there = is_there
        self.takes = takes
        self.is_chosen = is_chosen
        self.asked: list[Paper] = []
        self.printed: list[bytes] = []

    def are_there(self) -> bool:
        return self.is_there

    def ask(self, paper: Paper) -> "AnyPrinter | None":
        self.asked.append(paper)
        return self if self.is_chosen else None

    def put(self, pages: Sequence[bytes]) -> bool:
        self.printed.extend(pages if self.takes else ())
        return self.takes


def a_report(
    journal: Journal, printer: AnyPrinter | None = None, lanes: AtOnce | None = None
) -> tuple[ReportPresenter, SeenReport, KeptMessages]:
    """The report as it is after a start."""
    desk, messages = a_desk(journal, lanes)
    view = SeenReport()
    presenter = ReportPresenter(desk, view, printer or AnyPrinter())
    presenter.refresh()
    return presenter, view, messages
