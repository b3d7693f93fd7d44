# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of the end of cycles against their beginning. Nothing is said of why, and nothing of what to do.

Hides in which order cycles that do not count are named.
"""

from collections.abc import Iterator
from datetime import date

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.cycle_words import anchor_words
from journal_app.analysis.findings.count_words import hangs_words, missing_words, still_words, unsteady_words
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.size_words import held_back_words, meaning_words, points_words, range_words
from journal_app.analysis.findings.wearing import FIRST_DAY, LeftOut, WearingFinding
from journal_app.analysis.statistics.thirds import FEWEST_OF_THIRD
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.analysis.statistics.wearing_off import FEWEST_CYCLES, TURNS, LastAgainstFirst
from journal_app.words import _, day_text, ngettext, with_semicolons


def words_of_wearing(finding: WearingFinding) -> Words:
    """Everything that is said of the end of cycles against their beginning."""
    return Words(
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=tuple(_caveats(finding)),
        always=_always() if finding.has_answer else (),
        how=tuple(_how(finding)),
    )


def question_words(finding: WearingFinding) -> str:
    """What is asked: Fatigue at the end of a cycle and at its beginning: iron infusion (Ferinject)."""
    words = _("{tracker} at the end of a cycle and at its beginning: {anchor}")
    return words.format(tracker=_(finding.tracker.name), anchor=anchor_words(finding.anchor))


def sentence(finding: WearingFinding) -> str:
    """The answer with its range and the cycles it counts; of fewer than three, how many there are."""
    size, count = finding.size, len(finding.stretches)
    if size is not None:
        said = f"{_answer(finding, size)} {range_words(size.low, size.high, finding.tracker)}."
        return f"{_wave()} {said}" if finding.may_be_a_wave else said
    if finding.is_still:
        return still_words()
    words = _("Not enough yet: {count} of {needed} cycles.").format(count=count, needed=FEWEST_CYCLES)
    if finding.earliest is None:
        return words
    day = day_text(date.fromordinal(finding.earliest))
    later = _("It can be looked at when the cycle that runs now is over, on {day} at the latest.")
    return f"{words} {later.format(day=day)}"


def _answer(finding: WearingFinding, size: LastAgainstFirst) -> str:
    count, tracker = len(finding.stretches), finding.tracker
    match finding.verdict:
        case Verdict.LOWER | Verdict.HIGHER:
            words = (
                _("{tracker} was {size} less in the last third of {count} cycles than in the first third: {meaning}.")
                if size.estimate < 0
                else _(
                    "{tracker} was {size} more in the last third of {count} cycles than in the first third: {meaning}."
                )
            )
            large = abs(size.estimate)
            return words.format(
                count=count,
                tracker=_(tracker.name),
                size=points_words(large, tracker),
                meaning=meaning_words(large, tracker),
            )
        case Verdict.ABOUT_THE_SAME:
            words = _("{tracker} was about the same in the last third of {count} cycles as in the first third.")
            return words.format(count=count, tracker=_(tracker.name))
        case _ if finding.is_held_back:
            return held_back_words(finding)
        case _ if finding.is_unsteady:
            return hangs_words()
        case _:
            words = _("Can't tell yet: over {count} cycles the diary can't tell more from less.")
            return words.format(count=count)


def _wave() -> str:
    return _("With under 270 days of cycles, a slow wave over the year cannot be told from wearing off.")


def _caveats(finding: WearingFinding) -> Iterator[str]:
    if finding.is_unsteady:
        yield unsteady_words()
    for reason in LeftOut:
        count = finding.not_counted.count(reason)
        if count:
            yield _left_out_words(reason, count)
    yield from missing_words(finding)


def _left_out_words(reason: LeftOut, count: int) -> str:
    match reason:
        case LeftOut.RUNNING:
            return _("The cycle that runs now counts when it is over.")
        case LeftOut.TOO_SHORT:
            words = ngettext(
                "{count} cycle is too short to be divided into thirds.",
                "{count} cycles are too short to be divided into thirds.",
                count,
            )
        case LeftOut.OTHER_PRODUCT:
            words = ngettext(
                "In {count} cycle another product of the same kind was given, so it does not count.",
                "In {count} cycles another product of the same kind was given, so they do not count.",
                count,
            )
        case LeftOut.FEW_ENTRIES:
            words = ngettext(
                "{count} cycle does not count: each third takes entries on half of its days, and {least} at least.",
                "{count} cycles do not count: each third takes entries on half of its days, and {least} at least.",
                count,
            )
    return words.format(count=count, least=FEWEST_OF_THIRD)


def _always() -> tuple[str, ...]:
    return (
        _("A score can change within a cycle for other reasons; from one diary nobody can tell why it did."),
        _("Where cycles begin at the same time of each year, the season would look the same."),
        _("Only days from day {first} on are compared.").format(first=FIRST_DAY),
    )


def _how(finding: WearingFinding) -> Iterator[str]:
    figures, size = finding.figures, finding.size
    if not finding.stretches:
        return
    words = _("First thirds: {first} entries. Last thirds: {last} entries on {days} days.")
    yield words.format(first=figures.n_before, last=figures.n_after, days=figures.days_possible)
    if size is None:
        return
    each = with_semicolons(value_text(round(one, 1)) for one in size.each)
    yield _("Last third minus first third, cycle by cycle: {each}. The difference is their mean.").format(each=each)
    words = _(
        "What chance makes of it: the days of each cycle are turned round as on a drum, each cycle by another number "
        "of days, {turns} times. The range holds every straight drift that leaves no more than the turns do."
    )
    yield words.format(turns=TURNS)
    # Translators: how alike one day and the next are; {rho} is a number from -1 to 1
    yield _("Day-to-day correlation {rho}.").format(rho=value_text(round(size.rho, 2)))
    if round(size.wider, 2) > 1:
        words = _("The ends of a cycle are further apart than its turns, so the range was made {wider} times as wide.")
        yield words.format(wider=value_text(round(size.wider, 2)))
