# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What other ways of looking at a before and after say. None of them has a say in the answer, which is the sharper one.

The same days are turned round as on a drum; the fortnight before is held against the usual; each of the days before is
held against each of the days after. They are worked out when somebody reads them.

Hides that the drum takes no side where more than 1 in 20 places hold as much, and how blunt that is: of 1,000 made-up
diaries a cell, 300 days before, phi .3/.5/.7, it takes a side in .05/.04/.04 with nothing changed, beside .03/.03/.03
of the answer, and finds a true -1.5 in .53/.44/.33, beside .87/.71/.45: the places next to day 0 hold the same days.
"""

from collections.abc import Iterator

from journal_app.analysis.findings.size_words import points_words
from journal_app.analysis.findings.starts import WINDOWS, StartFinding
from journal_app.analysis.statistics.before_after import LEAST_BEFORE
from journal_app.analysis.statistics.drift import Drift, drift_after
from journal_app.analysis.statistics.overlap import Pairs, pairs
from journal_app.analysis.statistics.sensitivity import Turns, turns
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.scores import Better
from journal_app.words import _, ngettext

ONE_IN = 20
_SIDES = {Verdict.LOWER, Verdict.HIGHER}


def turned(finding: StartFinding) -> Turns | None:
    """At how many places the same days, turned round, differ as much; None where there is no answer or no place."""
    if finding.figures.estimate is None or finding.diary is None:
        return None
    start, answer = finding.start, finding.answer
    found = turns(finding.diary, start.day - answer.days_before, start.day, WINDOWS[finding.window])
    return found if found.places else None


def drift_before(finding: StartFinding) -> Drift | None:
    """How much worse than usual the fortnight before was; None where it hardly was, or nobody says which way is."""
    ahead, better = finding.answer.ahead, finding.tracker.better
    if finding.figures.estimate is None or finding.diary is None or ahead is None or better is Better.NEITHER:
        return None
    return drift_after(finding.diary, finding.start.day, ahead.fit, is_higher_worse=better is Better.LOWER)


def turned_caveats(finding: StartFinding) -> Iterator[str]:
    """How the same days look turned round, and, where a side is taken, that this way does not take it."""
    found = turned(finding)
    if found is None:
        return
    words = ngettext(
        "Turned round like a drum, the same days hold a difference as large at {count} of {places} place.",
        "Turned round like a drum, the same days hold a difference as large at {count} of {places} places.",
        found.places,
    )
    yield words.format(count=found.as_large, places=found.places)
    if finding.verdict in _SIDES and found.as_large * ONE_IN > found.places:
        yield _(
            "That is more than 1 in 20, so the two ways of looking do not agree. Turning round is the blunter way: it "
            "misses about half of the changes it was tried on."
        )


def checks_how(finding: StartFinding) -> Iterator[str]:
    """Each other way in one or two sentences."""
    found, drift = turned(finding), drift_before(finding)
    if found is not None:
        words = _(
            "Turned round: the days from the first before to the last after go round a day at a time. At {count} of "
            "{places} places with enough entries the mean after lies at least as far from the mean before."
        )
        yield words.format(count=found.as_large, places=found.places)
    if drift is not None:
        words = _(
            "Drift back: the fortnight before was {worse} worse than usual in this diary. With nothing done, "
            "fortnights at least as bad drift back by {back} on the mean (Barnett 2005, Int J Epidemiol 34:215). "
            "What was expected here holds such drift."
        )
        worse, back = (points_words(size, finding.tracker) for size in (drift.worse, drift.back))
        yield words.format(worse=worse, back=back)
    yield from _overlap_how(finding)


def _overlap_how(finding: StartFinding) -> Iterator[str]:
    diary, day, window = finding.diary, finding.start.day, WINDOWS[finding.window]
    if finding.figures.estimate is None or diary is None:
        return
    before, after = (
        diary.values[diary.between(first, last)]
        for first, last in ((day - LEAST_BEFORE, day - 1), (day + window.first, day + window.last))
    )
    if not len(before):
        return
    across = pairs(before, after)
    words = _(
        "Overlap: of 100 pairs of a day in the four weeks before and a day after, {less} were less after and {more} "
        "were more (Parker 2011, Behav Ther 42:284). This does not know how much a day resembles the one before it."
    )
    yield words.format(less=_in_100(across.less, across), more=_in_100(across.more, across))


def _in_100(count: int, of: Pairs) -> int:
    return round(100 * count / of.count)
