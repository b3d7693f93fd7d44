# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The History screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.history.presenter import Presenter
from journal_app.ui.history.view import HistoryView
from journal_app.ui.screen import Screen
from journal_app.words import _


class HistoryScreen(Screen):
    """Changes with every change there is."""

    kinds = frozenset(Kind)

    def __init__(self, desk: Desk) -> None:
        view = HistoryView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.words_wanted.connect(presenter.look_for)
        view.operation_wanted.connect(presenter.choose_operation)
        view.person_wanted.connect(presenter.choose_person)
        view.day_wanted.connect(presenter.choose_day)
        view.page_wanted.connect(presenter.turn)
        view.opened.connect(presenter.open)
        view.change.undo_requested.connect(presenter.undo)
        view.change.redo_requested.connect(presenter.redo)
        view.change.way_requested.connect(presenter.go_to)
        view.forgetting.age_chosen.connect(presenter.forgetting.choose_age)
        view.forgetting.asked.connect(presenter.forgetting.ask)
        view.forgetting.agreed.connect(presenter.forgetting.agree)
        view.forgetting.kept.connect(presenter.forgetting.refresh)
        view.forgetting.backups_wanted.connect(lambda: desk.go_to("settings", "backups"))

    def refresh(self) -> None:
        """Read the changes again and show them."""
        self._presenter.refresh()
        self._presenter.forgetting.refresh()

    def take_focus(self) -> None:
        """The newest change."""
        self._view.take_focus()

    def show(self, what: str) -> None:
        """Show one change by its id."""
        self._presenter.go_to(what)

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does; the single letters are the
        # keys themselves and stay
        return _("Keys: ↑ ↓ from change to change · U undo it · G go to the one it depends on · Ctrl+F look for")


def make_screen(desk: Desk) -> Screen:
    """The History screen at a desk."""
    return HistoryScreen(desk)
