# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""All questions asked of a journal at once, and what asking so many at once does to the answers.

One question is the primary one and its answer stands as it is. All others are explored: their P are adjusted for one
another (Holm), and where that takes a side away, the answer is that nobody can tell. Intervals are never adjusted.
Which questions there are, and which comes first, depends on what the journal holds and on today, never on an answer.

Hides who asks what, and the order in which it is shown.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journal_app.analysis.anchors import AnchorKind
from journal_app.analysis.findings import blanks, draws, result_pairs, starts, trend, wearing, weekdays
from journal_app.analysis.findings.diaries import kept_diaries
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.statistics.many_questions import holm
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.treatments import InfusionKind
from journal_app.store.queries import Facts

ONE_IN_TWENTY = 0.05
_KINDS = (AnchorKind.INFUSION, AnchorKind.COURSE, AnchorKind.EVENT)
SIDES = frozenset({Verdict.LOWER, Verdict.HIGHER})


def findings(facts: Facts, *, today: date, trend_days: trend.TrendDays | None = None) -> tuple[Finding, ...]:
    """Every question this journal can be asked, with its answer; the primary one first, then by what is asked.

    A trend is asked over ``trend_days``, else over those that were chosen for the journal.
    """
    kept, over = kept_diaries(facts), trend_days or trend.days_chosen(facts)
    return counted(
        (
            *starts.ask(facts, kept, today),
            *wearing.ask(facts, kept, today),
            *draws.ask(facts, kept),
            *result_pairs.ask(facts),
            *trend.ask(kept, today, over),
            *weekdays.ask(kept, today),
            *blanks.ask(facts, kept, today),
        )
    )


def counted(asked: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same findings, each knowing how many were asked, and none taking a side that it owes to their number."""
    compared = sum(each.has_answer and each.verdict is not Verdict.PICTURE_ONLY for each in asked)
    explored = [each for each in asked if not each.is_primary]
    tested = [each.p for each in explored if each.p is not None]
    adjusted = iter(holm(tested))
    told = [
        replace(each, comparisons=compared)
        if each.is_primary or each.p is None
        else _explored(replace(each, comparisons=compared), next(adjusted))
        for each in asked
    ]
    return tuple(sorted(told, key=_place))


def _place(finding: Finding) -> tuple[bool, int, int]:
    """The primary question first, then those about a start: iron, other infusions, courses, events, newest first."""
    if not isinstance(finding, StartFinding):
        return True, len(AnchorKind) + 1, 0
    is_iron = finding.anchor.of == InfusionKind.IRON
    return not finding.is_primary, 0 if is_iron else 1 + _KINDS.index(finding.anchor.kind), -finding.start.day


def _explored(finding: Finding, adjusted: float) -> Finding:
    if finding.verdict in SIDES and adjusted >= ONE_IN_TWENTY:
        return replace(finding, verdict=Verdict.CANNOT_TELL, is_held_back=True)
    return finding
