# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Findings screen. Knows no Qt.

Hides that all questions are answered at once on the reader lane, so that choosing among them asks the journal nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from journal_app.analysis.counting import CountedDays, counted_days
from journal_app.analysis.finding_picture import finding_picture
from journal_app.analysis.finding_words import always_words, caveat_words, how_words, question_words, sentence
from journal_app.analysis.findings import Finding, WindowName, findings
from journal_app.analysis.tables import table_of
from journal_app.analysis.verdicts import Verdict
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.findings.state import FindingsState, FindingState, Picture
from journal_app.ui.options import Option
from journal_app.words import N_, _, ngettext

A_FEW = 10
ALL = ""
_WINDOWS = {
    WindowName.PRIMARY: N_("Days 28 to 56, the main question"),
    WindowName.LATER: N_("Days 57 to 84"),
    WindowName.EARLY: N_("Days 8 to 27"),
}


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: FindingsState) -> None:
        """Show the questions, or why there are none."""

    def set_picture(self, picture: Picture) -> None:
        """Show the picture of one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Every question with its answer, and the days of each tracker that they were answered from."""

    findings: tuple[Finding, ...] = ()
    days: Mapping[str, CountedDays] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be seen: of one tracker (by key, empty for all), one window, and those without an answer too."""

    tracker: str = ALL
    window: WindowName = WindowName.PRIMARY
    shows_all: bool = False
    most: int = A_FEW


class Presenter:
    """The intents of the screen. Invariant: what is shown are answers to the journal as it was read last."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._answered = Answered()
        self._wish = Wish()

    def refresh(self) -> None:
        """Ask everything again, and show it."""
        today = self._desk.today()
        task = Task(_("Looking through the diary"))
        self._desk.read(lambda facts: answered(facts, today), self._on_answered, task=task)

    def choose_tracker(self, key: str) -> None:
        """Show the questions about one tracker."""
        self._wished(replace(self._wish, tracker=key, most=A_FEW))

    def choose_window(self, name: str) -> None:
        """Show the questions about other days."""
        self._wished(replace(self._wish, window=WindowName(name), most=A_FEW))

    def show_all(self, *, shows_all: bool) -> None:
        """Show those that cannot be answered yet too."""
        self._wished(replace(self._wish, shows_all=shows_all))

    def show_more(self) -> None:
        """Show as many again."""
        self._wished(replace(self._wish, most=self._wish.most + A_FEW))

    def draw(self, finding_id: str) -> None:
        """Show the picture of one finding."""
        for each in self._answered.findings:
            if each.id == finding_id:
                spec = finding_picture(each, self._answered.days[each.tracker.key])
                self._view.set_picture(Picture(id=finding_id, spec=spec, table=table_of(spec)))

    def _wished(self, wish: Wish) -> None:
        self._wish = wish
        self._view.set_state(build_state(self._answered, wish))

    def _on_answered(self, found: Answered) -> None:
        self._answered = found
        self._wished(self._wish)


def answered(facts: Facts, today: date) -> Answered:
    """Every question a journal can be asked, answered."""
    days = {tracker.key: counted_days(facts, tracker.key) for tracker in facts.trackers()}
    return Answered(findings=findings(facts, today=today), days=days)


def build_state(found: Answered, wish: Wish) -> FindingsState:
    """The questions to be seen; which they are does not depend on an answer, but on there being one."""
    asked = [each for each in found.findings if each.window is wish.window and wish.tracker in {ALL, each.tracker.key}]
    shown = [each for each in asked if wish.shows_all or each.is_primary or each.answer.size is not None]
    names = {each.tracker.key: each.tracker.name for each in found.findings}
    count = ngettext("{count} question", "{count} questions", len(shown)).format(count=len(shown))
    left = len(asked) - len(shown)
    waiting = _("{count} more cannot be answered yet").format(count=left) if left else ""
    return FindingsState(
        said=" · ".join(filter(None, (count if asked else "", waiting))),
        trackers=(
            Option(key=ALL, words=_("Everything scored"), is_on=wish.tracker == ALL),
            *(Option(key=key, words=_(name), is_on=wish.tracker == key) for key, name in names.items()),
        ),
        windows=tuple(Option(key=name, words=_(words), is_on=name is wish.window) for name, words in _WINDOWS.items()),
        shows_all=wish.shows_all,
        findings=tuple(map(_state, shown[: wish.most])),
        more=max(0, len(shown) - wish.most),
        heading="" if asked else _("Nothing to ask yet"),
        hint=""
        if asked
        else _("Once there are scores and an infusion or a course, what changed after it stands here."),
    )


def _state(finding: Finding) -> FindingState:
    has_answer = finding.answer.size is not None or finding.answer.verdict is Verdict.PICTURE_ONLY
    always = always_words(finding) if has_answer else ()
    return FindingState(
        id=finding.id,
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=(*caveat_words(finding), *always),
        how=how_words(finding),
        is_primary=finding.is_primary,
    )
