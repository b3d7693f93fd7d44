# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Appointment screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.appointment.presenter import Presenter
from journal_app.ui.appointment.state import Part
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.attaching import Viewer
from journal_app.ui.desk import Desk
from journal_app.ui.private_files import private_files
from journal_app.ui.screen import Screen
from journal_app.words import _


class AppointmentScreen(Screen):
    """Changes with questions and visits, and with what questions are about, which is named beside them."""

    kinds = frozenset(
        {
            Kind.QUESTION,
            Kind.APPOINTMENT,
            Kind.ATTACHMENT,
            Kind.TRACKER,
            Kind.INFUSION,
            Kind.EVENT,
            Kind.COURSE,
            Kind.CARD,
        }
    )

    def __init__(self, desk: Desk, viewer: Viewer | None = None) -> None:
        view = AppointmentView()
        presenter = Presenter(desk, view, viewer or private_files())
        self.widget = view
        self._view = view
        self._presenter = presenter
        self._is_new = True
        self._connect_form()
        view.reopen_requested.connect(presenter.reopen)
        view.move_requested.connect(presenter.move)
        view.subject_wanted.connect(presenter.show_subject)
        view.delete_requested.connect(lambda part, fact: presenter.delete(Part(part), fact))
        view.attach_requested.connect(presenter.attach)
        view.letter_opened.connect(presenter.letters.open)
        view.letter_removed.connect(presenter.letters.remove)

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()
        if self._is_new:
            self._is_new = False
            self._presenter.form.bring_back()

    def show(self, what: str) -> None:
        """Choose the visit that a pointer leads to."""
        self._presenter.show_visit(what)

    def take_focus(self) -> None:
        """The questions where there are any, else the button that begins them."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _("Keys: Q question · A answered · V visit · Alt+↑ Alt+↓ move · Enter change · Del delete")

    def _connect_form(self) -> None:
        view, form = self._view, self._presenter.form
        view.add_requested.connect(form.start)
        view.answer_requested.connect(form.answer)
        view.edit_requested.connect(form.edit)
        view.save_requested.connect(form.save)
        view.close_requested.connect(form.close)
        view.edited.connect(form.hold)


def make_screen(desk: Desk) -> Screen:
    """The Appointment screen at a desk."""
    return AppointmentScreen(desk)
