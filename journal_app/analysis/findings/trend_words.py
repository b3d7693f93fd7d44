# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of a trend.

Hides in which order: where a slow wave over the year could look the same, that comes before anything else.
"""

from collections.abc import Iterator
from datetime import date

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.findings.count_words import (
    hangs_words,
    missing_words,
    still_words,
    unsteady_words,
    why_words,
)
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.size_words import held_back_words, meaning_words, points_words, signed, unit_words
from journal_app.analysis.findings.trend import TrendFinding
from journal_app.analysis.statistics.trends import DATES_FOR_A_SIDE, Trend
from journal_app.analysis.statistics.verdicts import Lack, Verdict
from journal_app.words import _, day_text, ngettext


def words_of_trend(finding: TrendFinding) -> Words:
    """Everything that is said of a trend."""
    return Words(
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=tuple(_caveats(finding)),
        always=tuple(_always()) if finding.answer else (),
        how=tuple(_how(finding)),
    )


def question_words(finding: TrendFinding) -> str:
    """What is asked: whether fatigue went up or down over 365 days."""
    words = _("{tracker}: up or down over {days} days, to {day}")
    day = day_text(date.fromordinal(finding.last))
    return words.format(tracker=_(finding.tracker.name), days=finding.days, day=day)


def sentence(finding: TrendFinding) -> str:
    """The answer with its range and the days it counts, or what is missing."""
    answer = finding.answer
    if answer is None:
        return still_words() if finding.lack is Lack.WOBBLE else _lack_words(finding)
    range_words = _("The change lies between {low} and {high} (95 % range); {count} of {days} days counted.").format(
        low=signed(answer.low),
        high=f"{signed(answer.high)} {unit_words(answer.high, finding.tracker)}".strip(),
        count=finding.n,
        days=finding.days,
    )
    said = f"{_answer_words(finding, answer)} {range_words}"
    return said if answer.is_told_from_waves else f"{_wave_words()} {said}"


def _wave_words() -> str:
    return _("With so little diary before these days, a slow wave over the year cannot be told from a trend.")


def _answer_words(finding: TrendFinding, answer: Trend) -> str:
    match finding.verdict:
        case Verdict.LOWER | Verdict.HIGHER:
            return _sized(finding, answer)
        case Verdict.ABOUT_THE_SAME:
            words = _("{tracker} was about the same at the end of these days as at their beginning.")
            return words.format(tracker=_(finding.tracker.name))
        case _ if finding.is_held_back:
            return held_back_words(finding)
        case _ if finding.is_unsteady:
            return hangs_words()
        case _ if not answer.is_told_from_waves:
            return _yet_words(finding)
        case _:
            return _("Can't tell: the diary can't tell up from down.")


def _yet_words(finding: TrendFinding) -> str:
    if finding.earliest is None:
        return _("Can't tell: there are too few earlier days, or too many gaps in them.")
    words = _("Can't tell yet: a side can be taken from {day} on.")
    return words.format(day=day_text(date.fromordinal(finding.earliest)))


def _sized(finding: TrendFinding, answer: Trend) -> str:
    down = _("{tracker} went down by about {size} over {days} days: {meaning}.")
    up = _("{tracker} went up by about {size} over {days} days: {meaning}.")
    words, size = (down if answer.change < 0 else up), abs(answer.change)
    return words.format(
        tracker=_(finding.tracker.name),
        size=points_words(size, finding.tracker),
        days=finding.days,
        meaning=meaning_words(size, finding.tracker),
    )


def _lack_words(finding: TrendFinding) -> str:
    words = _("Not enough yet: {count} of {days} days have an entry. It takes half of them, early ones and late ones.")
    said = words.format(count=finding.n, days=finding.days)
    if finding.earliest is None:
        return said
    day = day_text(date.fromordinal(finding.earliest))
    return f"{said} {_('With an entry on each day it can be looked at from {day} on.').format(day=day)}"


def _caveats(finding: TrendFinding) -> Iterator[str]:
    answer = finding.answer
    if answer and not answer.has_earlier:
        yield _("The diary is too short to see how far the same trend jumps about at other dates.")
    if answer and answer.widening > 1:
        yield _("The same trend jumps about at other dates of this diary, so the range was made wider.")
    if finding.is_unsteady:
        yield unsteady_words()
    yield from missing_words(finding)


def _always() -> Iterator[str]:
    yield _("A straight line is laid through days that may have gone another way.")
    yield _("A score that wanders slowly by itself can look like a trend: up to 1 in 7 made-up ones that wander did.")
    yield why_words()


def _how(finding: TrendFinding) -> Iterator[str]:
    yield _("{count} of {days} days have an entry.").format(count=finding.n, days=finding.days)
    answer = finding.answer
    if answer is None:
        return
    yield _(
        "A straight line by generalised least squares, with days that depend on the day before (first-order "
        "autocorrelation over calendar gaps, by restricted maximum likelihood). The change is the line's last day "
        "minus its first."
    )
    words = _("Day-to-day correlation {rho}; standard deviation of a day {sigma}.")
    yield words.format(rho=value_text(round(answer.rho, 2)), sigma=value_text(round(answer.sigma, 2)))
    words = _("The range is Student's t with {freedom} degrees of freedom, widened {widening} times by earlier dates.")
    yield words.format(freedom=value_text(round(answer.freedom, 1)), widening=value_text(round(answer.widening, 2)))
    words = ngettext(
        "There was {count} earlier date, each 14 days from the next; to take a side it takes {needed}.",
        "There were {count} earlier dates, each 14 days from the next; to take a side it takes {needed}.",
        len(answer.earlier),
    )
    yield words.format(count=len(answer.earlier), needed=DATES_FOR_A_SIDE)
    yield _("Methods: Cheang & Reinsel 2000 (JASA 95:1173); Patterson & Thompson 1971 (Biometrika 58:545).")
