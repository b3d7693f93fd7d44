# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Joins the Today screen's view and presenter, and lets time pass for them."""

from datetime import date

from PySide6.QtCore import QTimer

from journal_app.domain.facts import Kind
from journal_app.domain.kinds import event_name
from journal_app.domain.scores import Part
from journal_app.domain.treatments import EventKind
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.today.presenter import Presenter
from journal_app.ui.today.view import TodayView
from journal_app.words import _

TICK_MS = 30_000


class TodayScreen(Screen):
    """Today, or another day."""

    kinds = frozenset({Kind.TRACKER, Kind.SCORE, Kind.DAY, Kind.EVENT, Kind.SETTING})

    def __init__(self, desk: Desk) -> None:
        self.view = TodayView(tuple((kind, event_name(kind)) for kind in EventKind))
        self.widget = self.view
        self.presenter = Presenter(desk, self.view)
        view, presenter = self.view, self.presenter
        view.entered.connect(presenter.enter)
        view.text_entered.connect(presenter.enter_text)
        view.cleared.connect(presenter.clear)
        view.stepped.connect(self._on_stepped)
        view.day_typed.connect(presenter.jump)
        view.today_wanted.connect(presenter.go_to_today)
        view.month_shown.connect(presenter.cover)
        view.part_chosen.connect(self._on_part_chosen)
        view.heard.connect(presenter.heard)
        view.too_ill_toggled.connect(presenter.toggle_too_ill)
        view.not_tracked_toggled.connect(presenter.toggle_not_tracked)
        view.crash_toggled.connect(presenter.toggle_crash)
        view.event_added.connect(self._on_event_added)
        view.note_kept.connect(presenter.keep_note)
        view.typed_on.connect(presenter.hold_typed)
        view.place_wanted.connect(desk.go_to)
        self._today = desk.today
        self._clock = QTimer(view, interval=TICK_MS)
        self._clock.timeout.connect(presenter.tick)
        self._clock.start()
        view.attended.connect(presenter.tick)

    def refresh(self) -> None:
        """Read the day again."""
        self.presenter.refresh()

    def take_focus(self) -> None:
        """The first row, so that the next key scores."""
        self.view.take_focus()

    def show(self, what: str) -> None:
        """Show the day written as YYYY-MM-DD."""
        self.presenter.show_day(date.fromisoformat(what))

    def place(self) -> str:
        """The day, where it is another than today: after midnight one comes back to the new one."""
        day = self.presenter.day
        return "" if day == self._today() else day.isoformat()

    def key_hints(self) -> str:
        """What the keys do here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does; the single letters are the
        # keys themselves and stay; x gives a score of 10
        return _("Keys: 0–9 score · x ten · ↓ next · T too ill · U not tracked · C crash · N note")

    def leave(self) -> None:
        """Keep what is still being typed."""
        self.view.hand_over()
        self.view.stop_waiting()
        self.presenter.hold_typed()

    def _on_stepped(self, step: int) -> None:
        if step < 0:
            self.presenter.go_back()
        else:
            self.presenter.go_on()

    def _on_part_chosen(self, part: str) -> None:
        self.presenter.choose_part(Part(part))

    def _on_event_added(self, kind: str, title: str) -> None:
        self.presenter.add_event(EventKind(kind), title)


def make_screen(desk: Desk) -> Screen:
    """The Today screen on the journal of ``desk``."""
    return TodayScreen(desk)
