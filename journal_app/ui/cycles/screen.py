# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The days-since view as the Timeline knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.cycles.presenter import Presenter
from journal_app.ui.cycles.view import CyclesView
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.words import _


class CyclesScreen(Screen):
    """Changes with whatever it draws."""

    kinds = frozenset({Kind.TRACKER, Kind.SCORE, Kind.DAY, Kind.INFUSION, Kind.EVENT, Kind.COURSE, Kind.EXCLUSION})

    def __init__(self, desk: Desk) -> None:
        view = CyclesView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.anchor_wanted.connect(presenter.choose_anchor)
        view.tracker_wanted.connect(presenter.choose_tracker)
        view.cycle_toggled.connect(presenter.toggle_cycle)
        view.table_wanted.connect(lambda wanted: presenter.show_table(as_table=wanted))

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def take_focus(self) -> None:
        """The picture where there is one."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _("Keys: arrows to read points · + and - to zoom")


def make_screen(desk: Desk) -> Screen:
    """The days-since view at a desk."""
    return CyclesScreen(desk)
