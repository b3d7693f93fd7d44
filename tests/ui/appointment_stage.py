# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the tests of the Appointment screen share: a view that keeps what it is told."""

from journal_app.store.journal import Journal
from journal_app.ui.appointment.presenter import Presenter
from journal_app.ui.appointment.state import AppointmentState, FormState, Part
from journal_app.ui.fields import FieldProblem
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.treatments_stage import NoViewer


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = AppointmentState()
        self.form = FormState()
        self.problems: dict[str, FieldProblem] = {}
        self.shown: list[tuple[Part, str]] = []

    def set_state(self, state: AppointmentState) -> None:
        self.state = state

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem for problem in problems}

    def show_row(self, part: Part, fact_id: str) -> None:
        self.shown.append((part, fact_id))


def a_sitting(journal: Journal) -> tuple[Presenter, SeenView, KeptMessages]:
    """The screen as it is after a start."""
    desk, messages = a_desk(journal)
    view = SeenView()
    presenter = Presenter(desk, view, NoViewer())
    presenter.refresh()
    presenter.form.bring_back()
    return presenter, view, messages
