# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The view of two at once as the Timeline knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.pairs.presenter import Presenter
from journal_app.ui.pairs.view import PairsView
from journal_app.ui.screen import Screen
from journal_app.words import _


class PairsScreen(Screen):
    """Changes with whatever it draws."""

    kinds = frozenset({Kind.TRACKER, Kind.SCORE, Kind.DAY, Kind.LAB_RESULT, Kind.INFUSION, Kind.EXCLUSION})

    def __init__(self, desk: Desk) -> None:
        view = PairsView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.analyte_wanted.connect(presenter.choose_analyte)
        view.tracker_wanted.connect(presenter.choose_tracker)
        view.log_wanted.connect(lambda wanted: presenter.choose_scale(is_log=wanted))
        view.table_wanted.connect(lambda wanted: presenter.show_table(as_table=wanted))

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def take_focus(self) -> None:
        """The picture where there is one."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _("Keys: arrows to go from draw to draw")


def make_screen(desk: Desk) -> Screen:
    """The view of two at once at a desk."""
    return PairsScreen(desk)
