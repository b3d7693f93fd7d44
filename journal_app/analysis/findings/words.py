# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A finding in words, made from its numbers by rules: no cause, no advice, no verdict on a value.

Hides which kind of question is worded where, and what is said beside every question that is one of many.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from journal_app.analysis.findings.blank_words import words_of_blanks
from journal_app.analysis.findings.blanks import BlankFinding
from journal_app.analysis.findings.draw_words import words_of_draws
from journal_app.analysis.findings.draws import DrawsFinding
from journal_app.analysis.findings.finding import Finding, Words
from journal_app.analysis.findings.result_pairs import ResultsFinding
from journal_app.analysis.findings.result_words import words_of_results
from journal_app.analysis.findings.start_words import words_of_start
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.findings.trend import TrendFinding
from journal_app.analysis.findings.trend_words import words_of_trend
from journal_app.analysis.findings.wearing import WearingFinding
from journal_app.analysis.findings.wearing_words import words_of_wearing
from journal_app.analysis.findings.weekday_words import words_of_weekdays
from journal_app.analysis.findings.weekdays import WeekdayFinding
from journal_app.words import _

_WORDED: Mapping[type[Finding], Callable[[Any], Words]] = {
    StartFinding: words_of_start,
    WearingFinding: words_of_wearing,
    DrawsFinding: words_of_draws,
    ResultsFinding: words_of_results,
    TrendFinding: words_of_trend,
    WeekdayFinding: words_of_weekdays,
    BlankFinding: words_of_blanks,
}


def words_of(finding: Finding) -> Words:
    """What is asked, the answer, what weakens it, what always stands beside it, and how it was worked out."""
    said = _WORDED[type(finding)](finding)
    return replace(said, caveats=(*said.caveats, *_among_many(finding)))


def _among_many(finding: Finding) -> Iterator[str]:
    if finding.p is not None and not finding.is_primary:
        words = _("One of {count} questions asked at once. A side is taken with that allowed for; the range is not.")
        yield words.format(count=finding.comparisons)
