# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The view by week as the Timeline knows it: view and presenter joined."""

from journal_app.ui.by_week.presenter import Presenter
from journal_app.ui.by_week.view import ByWeekView
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.timeline.way import WayScreen
from journal_app.words import N_


def make_screen(desk: Desk) -> Screen:
    """The view by week at a desk."""
    view = ByWeekView()
    presenter = Presenter(desk, view)
    view.tracker_wanted.connect(presenter.choose_tracker)
    view.year_wanted.connect(presenter.choose_year)
    view.research.card_wanted.connect(presenter.beside.open_card)
    view.research.ask_wanted.connect(presenter.beside.ask)
    view.ask_wanted.connect(lambda subject: desk.ask(subject, ""))
    view.table_wanted.connect(lambda wanted: presenter.show_table(as_table=wanted))
    # Translators: the line of keys at the foot of a screen; the letter is the key itself and stays
    return WayScreen(
        view, presenter, view.take_focus, N_("Keys: arrows to go from day to day and week to week · Q ask about one")
    )
