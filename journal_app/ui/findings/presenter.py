# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Findings screen. Knows no Qt.

Hides that all questions are answered at once on the reader lane, so that choosing among them asks the journal nothing.
"""

from dataclasses import replace
from typing import Protocol

from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.pictures import Drawn, PictureName, picture_of
from journal_app.analysis.findings.starts import StartFinding, WindowName
from journal_app.analysis.findings.words import words_of
from journal_app.domain.settings import REPORT_FINDINGS, TREND_DAYS, kept_lines, lines_kept
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.beside.reading import Beside
from journal_app.ui.beside.state import Block
from journal_app.ui.desk import Desk, Task
from journal_app.ui.findings.build import A_FEW, Asked, Wish, ask, build_state, is_wished
from journal_app.ui.findings.state import FindingsState, Picture
from journal_app.words import _


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: FindingsState) -> None:
        """Show the questions, or why there are none."""

    def set_picture(self, picture: Picture) -> None:
        """Show the picture of one of them."""

    def show_finding(self, finding_id: str) -> None:
        """Go to the card of one of them."""

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is asked in view."""


class Presenter:
    """The intents of the screen. Invariant: what is shown are answers to the journal as it was read last."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._asked = Asked()
        self.beside = Beside(desk, view.set_cards)
        self._wish = Wish()
        self._wanted = ""

    def refresh(self) -> None:
        """Ask everything again, and show it."""
        today = self._desk.today()
        task = Task(_("Looking through the diary"))
        self._desk.read(lambda facts: ask(facts, today), self._on_answered, task=task)
        self.beside.refresh()

    def choose_outcome(self, key: str) -> None:
        """Show the questions about one tracker or analyte."""
        self._wished(replace(self._wish, outcome=key, most=A_FEW))

    def choose_about(self, about: str) -> None:
        """Show the questions of one kind."""
        self._wished(replace(self._wish, about=about, most=A_FEW))

    def choose_window(self, name: str) -> None:
        """Show the questions about other days."""
        self._wished(replace(self._wish, window=WindowName(name), most=A_FEW))

    def choose_trend_days(self, days: str) -> None:
        """Ask for trends over other days, from now on."""
        self._desk.save(lambda journal: verbs.set_setting(journal, TREND_DAYS, days))

    def show_all(self, *, shows_all: bool) -> None:
        """Show those that cannot be answered yet too."""
        self._wished(replace(self._wish, shows_all=shows_all))

    def show_more(self) -> None:
        """Show as many again."""
        self._wished(replace(self._wish, most=self._wish.most + A_FEW))

    def draw(self, finding_id: str, name: str) -> None:
        """Show a picture of one finding."""
        for each in self._asked.findings:
            if each.id == finding_id:
                self._read_picture(each, PictureName(name))

    def report(self, finding_id: str, *, is_wanted: bool) -> None:
        """Put a finding into the report for the appointment, or take it out."""

        def keep(journal: Journal) -> Changed[None]:
            others = [one for one in lines_kept(journal.facts.setting(REPORT_FINDINGS)) if one != finding_id]
            picked = [*others, finding_id] if is_wanted else others
            return verbs.set_setting(journal, REPORT_FINDINGS, kept_lines(picked))

        self._desk.save(keep)

    def ask(self, finding_id: str) -> None:
        """Put a question about a finding among those for the appointment."""
        for each in self._asked.findings:
            if each.id == finding_id:
                self._desk.ask(Subject(kind=SubjectKind.FINDING, key=finding_id), words_of(each).question)

    def show_finding(self, finding_id: str) -> None:
        """Go to one finding among those of its kind, as soon as there are answers."""
        self._wanted = finding_id
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        for each in self._asked.findings:
            if each.id == self._wanted:
                self._wanted = ""
                window = each.window if isinstance(each, StartFinding) else self._wish.window
                wish = Wish(outcome=each.outcome, about=each.about, window=window, shows_all=True)
                place = [one.id for one in self._asked.findings if is_wished(one, wish)].index(each.id)
                self._wished(replace(wish, most=max(A_FEW, place + 1)))
                self._view.show_finding(each.id)

    def _read_picture(self, finding: Finding, name: PictureName) -> None:
        today = self._desk.today()

        def on_drawn(drawn: Drawn) -> None:
            self._view.set_picture(Picture(id=finding.id, name=name, spec=drawn.spec, table=drawn.table))

        self._desk.read(lambda facts: picture_of(facts, finding, name, today=today), on_drawn)

    def _wished(self, wish: Wish) -> None:
        self._wish = wish
        state = build_state(self._asked, wish)
        self._view.set_state(state)
        self.beside.look_at(state.in_view, {key.key: key.words for key in state.outcomes})

    def _on_answered(self, found: Asked) -> None:
        self._asked = found
        self._wished(self._wish)
        self._go_to_wanted()
