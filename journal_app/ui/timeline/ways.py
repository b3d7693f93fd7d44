# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Timeline's four ways to look at a journal, one at a time: over time, days since, two at once, by week.

Hides that each is a screen of its own, made on its first visit and read again only while it is the one in view.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import N_, _


def _over_time(desk: Desk) -> Screen:
    from journal_app.ui.timeline.screen import make_screen

    return make_screen(desk)


def _days_since(desk: Desk) -> Screen:
    from journal_app.ui.cycles.screen import make_screen

    return make_screen(desk)


def _two_at_once(desk: Desk) -> Screen:
    from journal_app.ui.pairs.screen import make_screen

    return make_screen(desk)


def _by_week(desk: Desk) -> Screen:
    from journal_app.ui.by_week.screen import make_screen

    return make_screen(desk)


@frozen
class Way:
    """One way to look; ``title`` is translated when shown."""

    key: str
    title: str
    make: Callable[[Desk], Screen]


# Translators: ways to look at the timeline: tabs
WAYS = (
    Way(key="time", title=N_("Over time"), make=_over_time),
    # Translators: a tab: days counted from an infusion, a relapse or the start of a treatment
    Way(key="since", title=N_("Days since"), make=_days_since),
    # Translators: a tab: a score and a blood value in one picture
    Way(key="pairs", title=N_("Two at once"), make=_two_at_once),
    Way(key="weeks", title=N_("By week"), make=_by_week),
)


class TimelineWays(Screen):
    """The Timeline in the rail. Whatever has a date changes it."""

    kinds = frozenset(
        {
            Kind.TRACKER,
            Kind.SCORE,
            Kind.DAY,
            Kind.LAB_RESULT,
            Kind.INFUSION,
            Kind.EVENT,
            Kind.COURSE,
            Kind.APPOINTMENT,
            Kind.EXCLUSION,
            Kind.CARD,
            Kind.CARD_MARK,
        }
    )

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.widget = QWidget()
        self._screens: dict[str, Screen] = {}
        self._key = WAYS[0].key
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self.widget)
        self.buttons = {way.key: self._button(way) for way in WAYS}
        self._lay_out()

    def refresh(self) -> None:
        """Read the journal again for the way in view; the others do when they are shown."""
        self._screen(self._key).refresh()

    def take_focus(self) -> None:
        """The chart where there is one."""
        self._screen(self._key).take_focus()

    def show(self, what: str) -> None:
        """Look in the way with this key."""
        self.show_way(what)

    def place(self) -> str:
        """The way in view."""
        return self._key

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return self._screen(self._key).key_hints()

    def leave(self) -> None:
        """Nothing is ever pending here but what the ways say."""
        for screen in self._screens.values():
            screen.leave()

    def show_way(self, key: str) -> None:
        """Look in another way."""
        self._key = key
        self.buttons[key].setChecked(True)
        screen = self._screen(key)
        screen.refresh()
        self._stack.setCurrentWidget(screen.widget)
        self._desk.say_keys(screen.key_hints())

    def _screen(self, key: str) -> Screen:
        if key not in self._screens:
            made = next(way for way in WAYS if way.key == key).make(self._desk)
            self._screens[key] = made
            self._stack.addWidget(made.widget)
        return self._screens[key]

    def _button(self, way: Way) -> Button:
        button = choice_button(_(way.title))
        button.clicked.connect(partial(self._on_way, way.key))
        self._group.addButton(button)
        return button

    def _on_way(self, key: str) -> None:
        self.show_way(key)

    def _lay_out(self) -> None:
        px = current().sizes.px
        bar, buttons = QWidget(), QWidget()
        bar.setProperty("look", "page")
        around = QVBoxLayout(bar)
        around.setContentsMargins(px(32), px(16), px(32), 0)
        around.addWidget(buttons)
        row = Flow(buttons, gap=px(8))
        for button in self.buttons.values():
            row.addWidget(button)
        self.buttons[self._key].setChecked(True)
        layout = QVBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._stack, 1)


def make_screen(desk: Desk) -> Screen:
    """The Timeline at a desk, in all its ways."""
    return TimelineWays(desk)
