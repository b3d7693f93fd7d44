# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Appointment screen as the shell knows it: view and presenter joined."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.ui.appointment.presenter import Presenter
from journal_app.ui.appointment.printing import QtPrinters
from journal_app.ui.appointment.report_data import ReportData
from journal_app.ui.appointment.report_presenter import ReportPresenter
from journal_app.ui.appointment.report_state import Printers
from journal_app.ui.appointment.state import Part
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.appointment.wallet import WalletCard
from journal_app.ui.attaching import Viewer
from journal_app.ui.desk import Desk
from journal_app.ui.private_files import private_files
from journal_app.ui.screen import Screen
from journal_app.words import _


class AppointmentScreen(Screen):
    """Changes with questions and visits, and with all that a report tells of: that is everything but drafts."""

    kinds = frozenset(Kind)

    def __init__(self, desk: Desk, viewer: Viewer | None = None, printers: Printers | None = None) -> None:
        view = AppointmentView()
        presenter = Presenter(desk, view, viewer or private_files())
        self.widget = view
        self._view = view
        self._presenter = presenter
        self._report = ReportPresenter(desk, view.report, printers or QtPrinters(view))
        self._data = ReportData(desk, lambda: self._report.dates)
        self._wallet = WalletCard(desk, view.report.open_file)
        self._is_new = True
        self._connect_form()
        self._connect_report()
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
        self._report.refresh()
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
        # Translators: the line of keys at the foot of a screen: a key, then what it does; the single letters are the
        # keys themselves and stay, names such as Alt and Del are written as on keyboards
        return _("Keys: Q question · A answered · V visit · R report · Alt+↑ Alt+↓ move · Enter change · Del delete")

    def _connect_form(self) -> None:
        view, form = self._view, self._presenter.form
        view.add_requested.connect(form.start)
        view.answer_requested.connect(form.answer)
        view.edit_requested.connect(form.edit)
        view.save_requested.connect(form.save)
        view.close_requested.connect(form.close)
        view.edited.connect(form.hold)

    def _connect_report(self) -> None:
        panel, report = self._view.report, self._report
        panel.wish_changed.connect(report.want)
        panel.more_notes_wanted.connect(report.show_more_notes)
        panel.options_opened.connect(lambda is_open: report.open_options(is_open=is_open))
        panel.pages_opened.connect(lambda is_open: report.open_pages(is_open=is_open))
        panel.turned.connect(report.turn)
        panel.save_requested.connect(lambda path: report.save(Path(path)))
        panel.print_requested.connect(report.print)
        panel.wallet_requested.connect(lambda path: self._wallet.write(Path(path), report.paper, report.language))
        panel.data_requested.connect(lambda form, path: self._data.write(form, Path(path)))


def make_screen(desk: Desk) -> Screen:
    """The Appointment screen at a desk."""
    return AppointmentScreen(desk)
