# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A finding in words, made from its numbers by rules: no cause, no advice, no verdict on a value.

Hides which kind of question is worded where, and what is said beside every question that is one of many.
"""

from collections.abc import Iterator
from dataclasses import replace

from journal_app.analysis.findings.draw_words import words_of_draws
from journal_app.analysis.findings.draws import DrawsFinding
from journal_app.analysis.findings.finding import Finding, Words
from journal_app.analysis.findings.result_pairs import ResultsFinding
from journal_app.analysis.findings.result_words import words_of_results
from journal_app.analysis.findings.start_words import words_of_start
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.findings.wearing import WearingFinding
from journal_app.analysis.findings.wearing_words import words_of_wearing
from journal_app.words import _


def words_of(finding: Finding) -> Words:
    """What is asked, the answer, what weakens it, what always stands beside it, and how it was worked out."""
    said = _words(finding)
    return replace(said, caveats=(*said.caveats, *_among_many(finding)))


def _words(finding: Finding) -> Words:
    match finding:
        case StartFinding():
            return words_of_start(finding)
        case WearingFinding():
            return words_of_wearing(finding)
        case DrawsFinding():
            return words_of_draws(finding)
        case ResultsFinding():
            return words_of_results(finding)
        case _:
            raise TypeError(finding)


def _among_many(finding: Finding) -> Iterator[str]:
    if finding.p is not None and not finding.is_primary:
        words = _("One of {count} questions asked at once. A side is taken with that allowed for; the range is not.")
        yield words.format(count=finding.comparisons)
