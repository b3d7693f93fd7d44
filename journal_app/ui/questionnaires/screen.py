# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Questionnaires screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.questionnaires.presenter import Presenter
from journal_app.ui.questionnaires.view import QuestionnairesView
from journal_app.ui.screen import Screen
from journal_app.words import _


class QuestionnairesScreen(Screen):
    """Changes with answers, and with the settings that name the reader's country and contact."""

    kinds = frozenset({Kind.ANSWER_SET, Kind.SETTING})

    def __init__(self, desk: Desk) -> None:
        view = QuestionnairesView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.fill_in_requested.connect(presenter.start)
        view.edit_requested.connect(presenter.edit)
        view.delete_requested.connect(presenter.delete)
        view.save_requested.connect(presenter.save)
        view.close_requested.connect(presenter.close)
        view.sheet_edited.connect(presenter.hold)
        view.country_chosen.connect(presenter.choose_country)

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def take_focus(self) -> None:
        """The open sheet, else the first questionnaire."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _("Keys in a sheet: digits answer · ↓ next · ⌫ take back · Esc close")

    def leave(self) -> None:
        """The contacts shown after a sheet was saved are not there at the next visit."""
        self._view.set_contacts_shown(shown=False)


def make_screen(desk: Desk) -> Screen:
    """The Questionnaires screen at a desk."""
    return QuestionnairesScreen(desk)
