# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of two results of one analyte: a fact about healthy people's results, and on which side of it they lie.

Hides where the newest two are not the two that are compared.
"""

from collections.abc import Iterator

from journal_app.analysis.amounts import analyte_name, as_shown, side_by_side
from journal_app.analysis.difference_words import (
    basis_words,
    beside_words,
    fact_words,
    percent_words,
    reason_words,
    result_words,
)
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.result_pairs import ResultsFinding
from journal_app.analysis.findings.size_words import held_back_words
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.labs import LabResult
from journal_app.words import _, day_text


def words_of_results(finding: ResultsFinding) -> Words:
    """Everything that is said of the newest two results of an analyte that can be compared."""
    variation, analyte = finding.variation, finding.analyte
    is_told = variation is not None and analyte is not None
    return Words(
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=tuple(_caveats(finding)),
        always=beside_words() if is_told else (),
        how=(*_formula(), *basis_words(variation, analyte)) if variation and analyte else (),
    )


def question_words(finding: ResultsFinding) -> str:
    """What is asked: the newest two results of Ferritin."""
    return _("The newest two results of {analyte}").format(analyte=_(finding.name))


def sentence(finding: ResultsFinding) -> str:
    """Both results with their days, how far apart they are, and how far apart those of healthy people are."""
    if finding.earlier is None or finding.later is None:
        return _lack_words(finding)
    variation, analyte, change = finding.variation, finding.analyte, finding.figures.estimate
    if variation is None or analyte is None or change is None:
        return _lack_words(finding)
    first, _second = side_by_side(finding.earlier, finding.later, finding.code)
    both = _both(finding, finding.earlier, finding.later, change)
    return f"{both} {_side(finding)} {fact_words(variation, analyte, first)}"


def _both(finding: ResultsFinding, earlier: LabResult, later: LabResult, change: float) -> str:
    if not change:
        words = _("{analyte} was {first} on {day} and {second} on {later}.")
    elif change < 0:
        words = _("{analyte} was {first} on {day} and {second} on {later}, {percent} % less.")
    else:
        words = _("{analyte} was {first} on {day} and {second} on {later}, {percent} % more.")
    first, second = side_by_side(earlier, later, finding.code)
    return words.format(
        analyte=analyte_name(finding.outcome),
        first=first.words,
        day=day_text(earlier.collected_on),
        second=second.words,
        later=day_text(later.collected_on),
        percent=percent_words(abs(change)),
    )


def _side(finding: ResultsFinding) -> str:
    match finding.verdict:
        case Verdict.LOWER | Verdict.HIGHER:
            return _("They lie further apart than about 19 of 20 pairs of healthy people’s results.")
        case _ if finding.is_held_back:
            return held_back_words(finding)
        case _:
            return _("Can't tell: healthy people’s results differ by as much with nothing changed.")


def _lack_words(finding: ResultsFinding) -> str:
    if finding.results == 1:
        (only,) = finding.newest
        words = _("Not enough yet: 1 of 2 results, {result}.")
        return words.format(result=result_words(only, as_shown(only, finding.code)))
    if finding.in_the_way:
        reasons = " ".join(reason_words(reason, finding.outcome) for reason in finding.in_the_way)
        return _(
            "Can't tell: no two results that follow one another can be compared. Of the newest two: {reasons}"
        ).format(reasons=reasons)
    return _("Can't tell: no two results that follow one another can be compared.")


def _caveats(finding: ResultsFinding) -> Iterator[str]:
    if finding.variation is None:
        return
    yield _("About 1 in 20 pairs passes this line by wobble alone.")
    if finding.in_the_way:
        reasons = " ".join(reason_words(reason, finding.outcome) for reason in finding.in_the_way)
        yield _("The newest two results are not the ones compared here. {reasons}").format(reasons=reasons)
    if finding.variation.is_beyond_study:
        yield _("The draws of the study lay closer together; over a longer time results may differ by more.")


def _formula() -> tuple[str, ...]:
    return (
        _(
            "Limits: e to the power of \N{PLUS-MINUS SIGN}1.96 times the root of 2 times s, with s squared the sum of "
            "ln(1 + CV\N{SUPERSCRIPT TWO}) of the person and of the laboratory (Fokkema 2006, Clin Chem 52:1602)."
        ),
    )
