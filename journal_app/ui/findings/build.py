# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Findings screen shows of all that was asked. Knows no Qt.

Hides which questions are in view at first sight. Which they are, and what the research beside them is about, depends on
what the journal holds and on the reader's wish, never on an answer; but one without an answer may be put away.
"""

from collections.abc import Sequence
from datetime import date

from journal_app.analysis.findings.draws import DrawsFinding
from journal_app.analysis.findings.finding import About, Finding
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import PictureName, picture_names
from journal_app.analysis.findings.starts import StartFinding, WindowName
from journal_app.analysis.findings.trend import TrendDays, days_chosen
from journal_app.analysis.findings.words import words_of
from journal_app.domain.frozen import frozen
from journal_app.domain.settings import REPORT_FINDINGS, lines_kept
from journal_app.store.queries import Facts
from journal_app.ui.findings.state import FindingsState, FindingState
from journal_app.ui.findings.topics import topics_asked
from journal_app.ui.options import Option
from journal_app.words import N_, _, ngettext

A_FEW = 10
ALL, FIRST_LOOK = "", "first look"
_WINDOWS = {
    WindowName.PRIMARY: N_("Days 28 to 56, the main question"),
    WindowName.LATER: N_("Days 57 to 84"),
    WindowName.EARLY: N_("Days 8 to 27"),
}
# Translators: over how many days a trend is looked for, in a list
_SPANS = {
    TrendDays.QUARTER: N_("Three months"),
    TrendDays.HALF_YEAR: N_("Half a year"),
    TrendDays.YEAR: N_("A year"),
}
_ABOUT = {
    About.BEFORE_AFTER: N_("What changed after something"),
    About.WEARING_OFF: N_("Whether it wears off"),
    About.DRAWS: N_("A score beside blood results"),
    # Translators: a kind of question: do two results differ
    About.RESULTS: N_("Two blood results"),
    About.TREND: N_("Whether there is a trend"),
    About.WEEKDAYS: N_("Days of the week"),
    About.BLANK_DAYS: N_("Days without an entry"),
}
# Translators: "Picture": a button: draws the picture of a finding
# Translators: "At other dates": a button: draws the same comparison at other dates
_PICTURES = {PictureName.PICTURE: N_("Picture"), PictureName.OTHER_DATES: N_("At other dates")}


@frozen
class Wish:
    """What is to be seen: of one tracker or analyte (by key), of one kind of question, and those without an answer too.

    Of the questions before and after a start, those of one window.
    """

    outcome: str = ALL
    about: str = FIRST_LOOK
    window: WindowName = WindowName.PRIMARY
    shows_all: bool = False
    most: int = A_FEW


@frozen
class Asked:
    """Every finding of the journal, and the ids of those that the reader put into the report, in that order.

    ``trend_days`` are those that a trend was asked over.
    """

    findings: tuple[Finding, ...] = ()
    reported: tuple[str, ...] = ()
    trend_days: TrendDays = TrendDays.YEAR


def ask(facts: Facts, today: date) -> Asked:
    """Every question of the page, and which findings the reader put into the report."""
    return Asked(
        findings=findings(facts, today=today),
        reported=lines_kept(facts.setting(REPORT_FINDINGS)),
        trend_days=days_chosen(facts),
    )


def build_state(known: Asked, wish: Wish) -> FindingsState:
    """The questions to be seen; which they are does not depend on an answer, but on there being one."""
    found = known.findings
    wished, is_first_look = [each for each in found if is_wished(each, wish)], wish.about == FIRST_LOOK
    asked = _first_look(wished) if is_first_look else wished
    has_all = wish.shows_all or is_first_look
    shown = [each for each in asked if has_all or each.is_primary or each.has_answer]
    return FindingsState(
        said=_said(len(shown), len(asked), len(found) if is_first_look else 0),
        abouts=_abouts(found, wish),
        outcomes=_outcomes(found, wish),
        windows=tuple(Option(key=name, words=_(words), is_on=name is wish.window) for name, words in _WINDOWS.items()),
        has_windows=wish.about in {ALL, About.BEFORE_AFTER},
        spans=tuple(
            Option(key=str(days.value), words=_(words), is_on=days is known.trend_days)
            for days, words in _SPANS.items()
        ),
        has_spans=wish.about in {ALL, About.TREND},
        reported=frozenset(known.reported),
        shows_all=wish.shows_all,
        has_all=is_first_look,
        findings=tuple(map(_state, shown[: wish.most])),
        in_view=topics_asked(asked[: wish.most]),
        more=max(0, len(shown) - wish.most),
        heading="" if asked else _("Nothing to ask yet"),
        hint=""
        if asked
        else _("Once there are scores and an infusion or a course, what changed after it stands here."),
    )


def _said(shown: int, asked: int, of_all: int) -> str:
    """How many questions are in view, and how many are not."""
    if not asked:
        return ""
    count = ngettext("{count} question", "{count} questions", shown).format(count=shown)
    if of_all > shown:
        # Translators: {questions} is such as: 12 questions, {all} a number
        return _("{questions} of {all}, one of each kind").format(questions=count, all=of_all)
    left = asked - shown
    return _("{questions} · {count} more cannot be answered yet").format(questions=count, count=left) if left else count


def is_wished(finding: Finding, wish: Wish) -> bool:
    """Whether a question is among those wished for, answered or not."""
    is_about = wish.about in {ALL, FIRST_LOOK, finding.about}
    analyte = finding.analyte if isinstance(finding, DrawsFinding) else finding.outcome
    is_of = wish.outcome in {ALL, finding.outcome, analyte}
    is_when = not isinstance(finding, StartFinding) or finding.window is wish.window
    return is_about and is_of and is_when


def _first_look(wished: Sequence[Finding]) -> list[Finding]:
    """The first question of each kind, answered or not; the primary one is the first of its kind."""
    first = {each.about: each for each in reversed(wished)}
    return [each for each in wished if first[each.about] is each]


def _abouts(found: Sequence[Finding], wish: Wish) -> tuple[Option, ...]:
    kinds = dict.fromkeys(each.about for each in found)
    return (
        Option(key=FIRST_LOOK, words=_("One of each kind"), is_on=wish.about == FIRST_LOOK),
        # Translators: in a list: questions of every kind are shown
        Option(key=ALL, words=_("Every question"), is_on=wish.about == ALL),
        *(Option(key=kind, words=_(_ABOUT[kind]), is_on=wish.about == kind) for kind in kinds),
    )


def _outcomes(found: Sequence[Finding], wish: Wish) -> tuple[Option, ...]:
    names = {each.outcome: each.name for each in found}
    return (
        # Translators: in a list: questions about every score and blood value
        Option(key=ALL, words=_("Everything kept"), is_on=wish.outcome == ALL),
        *(Option(key=key, words=_(name), is_on=wish.outcome == key) for key, name in names.items()),
    )


def _state(finding: Finding) -> FindingState:
    words = words_of(finding)
    return FindingState(
        id=finding.id,
        question=words.question,
        sentence=words.sentence,
        caveats=(*words.caveats, *words.always),
        how=words.how,
        pictures=tuple(Option(key=name, words=_(_PICTURES[name])) for name in picture_names(finding)),
        is_primary=finding.is_primary,
    )
