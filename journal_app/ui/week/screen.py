# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Week screen as the shell knows it: view and presenter joined."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.report.pages import Paper
from journal_app.ui.dates import first_weekday
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.week.presenter import Presenter
from journal_app.ui.week.printing import SheetWish
from journal_app.ui.week.state import SheetDates
from journal_app.ui.week.view import WeekView
from journal_app.words import _


class WeekScreen(Screen):
    """A week as a grid."""

    kinds = frozenset({Kind.TRACKER, Kind.SCORE, Kind.DAY, Kind.SETTING})

    def __init__(self, desk: Desk) -> None:
        self.view = WeekView()
        self.widget = self.view
        self.presenter = Presenter(desk, self.view, first_weekday())
        view, table, presenter = self.view, self.view.table, self.presenter
        view.stepped.connect(presenter.step)
        view.this_week_wanted.connect(presenter.go_to_this_week)
        view.marked.connect(presenter.toggle_mark)
        view.paper.print_requested.connect(self._on_print)
        table.scored.connect(presenter.enter)
        table.refused.connect(presenter.refuse)
        table.entered.connect(presenter.enter_text)
        table.cleared.connect(presenter.clear)
        table.typed.connect(presenter.hold_text)
        table.put_away.connect(presenter.stop_typing)

    def refresh(self) -> None:
        """Read the week again."""
        self.presenter.refresh()

    def take_focus(self) -> None:
        """The grid, so that the next key scores."""
        self.view.take_focus()

    def key_hints(self) -> str:
        """What the keys do here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does; the single letters are the
        # keys themselves and stay; x gives a score of 10, Y and N answer yes and no
        return _("Keys: 0–9 score · x ten · Y N · T too ill · U not tracked · PgUp PgDn week · Esc to the buttons")

    def leave(self) -> None:
        """Keep what is still being typed."""
        self.view.hand_over()

    def _on_print(self, path: str, dates: str, paper: str) -> None:
        self.presenter.print_sheet(Path(path), SheetWish(dates=SheetDates(dates), paper=Paper(paper)))


def make_screen(desk: Desk) -> Screen:
    """The Week screen on the journal of ``desk``."""
    return WeekScreen(desk)
