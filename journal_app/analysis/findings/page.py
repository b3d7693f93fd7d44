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

from journal_app.analysis.findings import draws, result_pairs, starts, wearing
from journal_app.analysis.findings.diaries import kept_diaries
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.statistics.many_questions import holm
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.store.queries import Facts

ONE_IN_TWENTY = 0.05
SIDES = frozenset({Verdict.LOWER, Verdict.HIGHER})


def findings(facts: Facts, *, today: date) -> tuple[Finding, ...]:
    """Every question this journal can be asked, with its answer; the primary one first, then by what is asked."""
    kept = kept_diaries(facts)
    return counted(
        (
            *starts.ask(facts, kept, today),
            *wearing.ask(facts, kept, today),
            *draws.ask(facts, kept),
            *result_pairs.ask(facts),
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
    return tuple(sorted(told, key=lambda each: not each.is_primary))


def _explored(finding: Finding, adjusted: float) -> Finding:
    if finding.verdict in SIDES and adjusted >= ONE_IN_TWENTY:
        return replace(finding, verdict=Verdict.CANNOT_TELL, is_held_back=True)
    return finding
