# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Findings screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.findings.asking_before import AskingBefore
from journal_app.ui.findings.presenter import Presenter
from journal_app.ui.findings.view import FindingsView
from journal_app.ui.screen import Screen
from journal_app.words import _


class FindingsScreen(Screen):
    """Changes with everything that a question is asked of; the research beside it with the reader's cards and marks."""

    kinds = frozenset(
        {
            Kind.TRACKER,
            Kind.SCORE,
            Kind.DAY,
            Kind.LAB_RESULT,
            Kind.INFUSION,
            Kind.EVENT,
            Kind.COURSE,
            Kind.EXCLUSION,
            Kind.SETTING,
            Kind.CARD,
            Kind.CARD_MARK,
            Kind.EXPECTATION,
        }
    )

    def __init__(self, desk: Desk) -> None:
        view = FindingsView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.about_wanted.connect(presenter.choose_about)
        view.outcome_wanted.connect(presenter.choose_outcome)
        view.window_wanted.connect(presenter.choose_window)
        view.span_wanted.connect(presenter.choose_trend_days)
        view.all_wanted.connect(lambda wanted: presenter.show_all(shows_all=wanted))
        view.more_wanted.connect(presenter.show_more)
        view.research.card_wanted.connect(presenter.beside.open_card)
        view.research.ask_wanted.connect(presenter.beside.ask)
        view.picture_wanted.connect(presenter.draw)
        view.ask_wanted.connect(presenter.ask)
        view.report_wanted.connect(lambda finding_id, wanted: presenter.report(finding_id, is_wanted=wanted))
        self._asking = AskingBefore(desk, view.before)
        self._connect_before()

    def refresh(self) -> None:
        """Ask everything again."""
        self._presenter.refresh()
        self._asking.refresh()

    def show(self, what: str) -> None:
        """Go to the finding with this id."""
        self._presenter.show_finding(what)

    def take_focus(self) -> None:
        """What opens the lists of questions, or the first of them."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen; Choose questions and Picture are buttons
        return _("Keys: Space on Choose questions opens the lists · Space on Picture draws it · Q asks about a finding")

    def _connect_before(self) -> None:
        before, asking = self._view.before, self._asking
        before.start_requested.connect(asking.start)
        before.save_requested.connect(asking.save)
        before.close_requested.connect(asking.close)
        before.edited.connect(asking.hold)
        before.answered.connect(asking.answer)
        before.withdraw_requested.connect(asking.withdraw)


def make_screen(desk: Desk) -> Screen:
    """The Findings screen at a desk."""
    return FindingsScreen(desk)
