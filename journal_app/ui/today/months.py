# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was kept of each day of a month, for the calendar. Knows no Qt.

Hides what counts as all of a day: a score for every tracker that is shown today.
"""

from collections import defaultdict
from datetime import date

from journal_app.domain.scores import Mark
from journal_app.store.queries import Facts
from journal_app.ui.today.state import Coverage, DayCoverage
from journal_app.words import N_, _, ngettext

# Translators: read out for a day in the calendar: what was entered
_WORDS = {
    Coverage.ALL: N_("all scored"),
    Coverage.SOME: N_("some scored"),
    Coverage.TOO_ILL: N_("too ill to log"),
    Coverage.NOT_TRACKED: N_("not tracked"),
    Coverage.NOTHING: N_("nothing kept"),
}
_MARKS = {Mark.TOO_ILL: Coverage.TOO_ILL, Mark.NOT_TRACKED: Coverage.NOT_TRACKED, Mark.NONE: Coverage.NOTHING}


def coverage_words(coverage: Coverage) -> str:
    """What a shape of the calendar means."""
    return _(_WORDS[coverage])


def month_coverage(facts: Facts, first: date, last: date) -> tuple[DayCoverage, ...]:
    """The days from ``first`` to ``last`` with a score or a mark, in order."""
    shown = {tracker.key for tracker in facts.trackers()}
    scored: defaultdict[date, set[str]] = defaultdict(set)
    for score in facts.scores(first, last):
        scored[score.day].add(score.tracker)
    marks = {day.day: day.mark for day in facts.days(first, last) if day.mark is not Mark.NONE}
    days = sorted({*scored, *marks})
    return tuple(_day(day, scored.get(day, set()), shown, marks.get(day, Mark.NONE)) for day in days)


def _day(day: date, scored: set[str], shown: set[str], mark: Mark) -> DayCoverage:
    marked = _MARKS[mark]
    if not scored:
        return DayCoverage(day=day, coverage=marked, words=coverage_words(marked))
    coverage = Coverage.ALL if shown <= scored else Coverage.SOME
    words = coverage_words(coverage) if coverage is Coverage.ALL else _some(len(scored & shown), len(shown))
    if mark is not Mark.NONE:
        # Translators: {scored} is such as: some scored; {mark}: too ill to log
        words = _("{scored}, marked as {mark}").format(scored=words, mark=coverage_words(marked))
    return DayCoverage(day=day, coverage=coverage, words=words)


def _some(scored: int, shown: int) -> str:
    # Translators: how many of the days of a month have scores
    return ngettext("{scored} of {count} scored", "{scored} of {count} scored", shown).format(
        scored=scored, count=shown
    )
