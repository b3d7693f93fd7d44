# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The timeline over time: view and presenter joined."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.timeline.presenter import Presenter
from journal_app.ui.timeline.view import TimelineView
from journal_app.words import _


class TimelineScreen(Screen):
    """Everything with a date is drawn here."""

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
        view = TimelineView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.range_wanted.connect(presenter.show_range)
        view.moved.connect(presenter.show_days)
        view.toggled.connect(presenter.toggle)
        view.arranged.connect(presenter.arrange)
        view.leave_out_wanted.connect(presenter.leave_out)
        view.count_wanted.connect(presenter.count_again)
        view.picture_wanted.connect(self._on_picture)
        view.numbers_wanted.connect(presenter.save_numbers)
        view.research.card_wanted.connect(presenter.beside.open_card)
        view.research.ask_wanted.connect(presenter.beside.ask)
        view.ask_wanted.connect(lambda subject: desk.ask(subject, ""))
        view.table_wanted.connect(lambda wanted: presenter.show_table(as_table=wanted))

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def take_focus(self) -> None:
        """The chart where there is one."""
        self._view.take_focus()

    def leave(self) -> None:
        """Keep what is shown for the next visit."""
        self._presenter.leave()

    def _on_picture(self, path: Path) -> None:
        """Lines and words are drawn anew for print; a picture of pixels is taken from the screen."""
        if path.suffix.casefold() == ".png":
            self._presenter.save_pixels(path, self._view.png())
        else:
            self._presenter.save_picture(path)

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen; the letter is the key itself and stays
        return _("Keys: arrows to read points · Q ask about one · + and - to zoom · Shift with an arrow to move along")


def make_screen(desk: Desk) -> Screen:
    """The Timeline at a desk."""
    return TimelineScreen(desk)
