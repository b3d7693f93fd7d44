# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of the days of the week.

Hides that no weekday is named as unlike the others unless that is told from chance among seven.
"""

from collections.abc import Iterator
from datetime import date

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.findings.count_words import missing_words, still_words, why_words
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.size_words import held_back_words, meaning_words, points_words, range_words
from journal_app.analysis.findings.weekdays import DAYS, WeekdayFinding
from journal_app.analysis.statistics.turn_of_week import FEWEST_OF_A_WEEKDAY, WeekdayDifference
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.words import _, day_text, weekday_text, with_commas, with_semicolons

_MONDAY = 1  # the ordinal 1, 1 January of year 1, is a Monday


def words_of_weekdays(finding: WeekdayFinding) -> Words:
    """Everything that is said of the days of the week."""
    return Words(
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=tuple(_caveats(finding)),
        always=(why_words(),) if finding.seven else (),
        how=tuple(_how(finding)),
    )


def weekday_name(weekday: int) -> str:
    """The name of a weekday, 0 for Monday."""
    return weekday_text(date.fromordinal(_MONDAY + weekday))


def question_words(finding: WeekdayFinding) -> str:
    """What is asked: fatigue by day of the week."""
    words = _("{tracker} on each day of the week, {days} days to {day}")
    day = day_text(date.fromordinal(finding.last))
    return words.format(tracker=_(finding.tracker.name), days=DAYS, day=day)


def sentence(finding: WeekdayFinding) -> str:
    """The answer with its range and the days it counts, or what is missing."""
    furthest = finding.furthest
    if furthest is None:
        return _lack_words(finding) if finding.verdict is Verdict.NOT_ENOUGH_YET else still_words()
    counted = _("{count} of {days} days counted").format(count=sum(finding.counts), days=DAYS)
    lies = range_words(furthest.low, furthest.high, finding.tracker)
    return f"{_answer_words(finding, furthest)} {with_semicolons((lies, counted))}."


def _answer_words(finding: WeekdayFinding, furthest: WeekdayDifference) -> str:
    day, tracker = weekday_name(furthest.weekday), finding.tracker
    match finding.verdict:
        case Verdict.LOWER | Verdict.HIGHER:
            # Translators: {tracker} is the name of a score, {size} such as: 1.4 points, {side} is: less, or: more,
            # {meaning} such as: a clear difference
            words = _("{tracker} on a {weekday} was {size} {side} than the mean of all seven days: {meaning}.")
            return words.format(
                tracker=_(tracker.name),
                weekday=day,
                size=points_words(abs(furthest.difference), tracker),
                side=_("less") if furthest.difference < 0 else _("more"),
                meaning=meaning_words(abs(furthest.difference), tracker),
            )
        case Verdict.ABOUT_THE_SAME:
            said = _("{tracker} was about the same on all days of the week.").format(tracker=_(tracker.name))
        case _ if finding.is_held_back:
            said = held_back_words(finding)
        case _:
            said = _("Can't tell any day of the week from another.")
    return f"{said} {_('{weekday} lies furthest from the mean of all seven.').format(weekday=day)}"


def _lack_words(finding: WeekdayFinding) -> str:
    fewest = min(finding.counts)
    words = _(
        "Not enough yet: it takes {needed} entries on each day of the week, and on a {weekday} there are {count}."
    )
    weekday = weekday_name(finding.counts.index(fewest))
    said = words.format(needed=FEWEST_OF_A_WEEKDAY, weekday=weekday, count=fewest)
    if finding.earliest is None:
        return said
    day = day_text(date.fromordinal(finding.earliest))
    return f"{said} {_('With an entry on each day it can be looked at from {day} on.').format(day=day)}"


def _caveats(finding: WeekdayFinding) -> Iterator[str]:
    if finding.seven:
        yield _("The one of the seven that lies furthest is spoken of; a side is taken with that allowed for.")
    yield from missing_words(finding)


def _how(finding: WeekdayFinding) -> Iterator[str]:
    counts = with_commas(
        # Translators: in a list: how many entries a day of the week has, such as: Monday 12
        _("{weekday} {count}").format(weekday=weekday_name(day), count=count)
        for day, count in enumerate(finding.counts)
    )
    yield _("Days with an entry: {counts}.").format(counts=counts)
    furthest = finding.furthest
    if furthest is None:
        return
    yield _(
        "Seven weekdays in one fit by generalised least squares, with days that depend on the day before (first-order "
        "autocorrelation over calendar gaps, by restricted maximum likelihood); each is held against the mean of all."
    )
    yield _("Day-to-day correlation {rho}.").format(rho=value_text(round(furthest.rho, 2)))
    yield _(
        "The range is Student's t with {freedom} degrees of freedom and not adjusted for there being seven."
    ).format(freedom=sum(finding.counts) - len(finding.counts))
    yield _("Methods: Holm 1979 (Scand J Statist 6:65); Patterson & Thompson 1971 (Biometrika 58:545).")
