# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of a before and after. Nothing is said of why, and nothing of what to do.

Hides how a difference is told in its direction, and in which order what is missing is named.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from journal_app.analysis.anchors import AnchorKind
from journal_app.analysis.chart_words import value_text
from journal_app.analysis.findings.count_words import hangs_words, missing_words, unsteady_words, why_words
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.size_words import held_back_words, meaning_words, points_words, range_words
from journal_app.analysis.findings.start_checks import checks_how, turned_caveats
from journal_app.analysis.findings.starts import WINDOWS, Meanwhile, StartFinding, WindowName
from journal_app.analysis.findings.written_words import written_caveats, written_words
from journal_app.analysis.statistics.verdicts import Caveat, Estimate, Lack, Verdict
from journal_app.domain.treatments import InfusionKind
from journal_app.words import N_, _, day_text, with_commas, with_semicolons

_CAVEATS = {
    Caveat.SLOW_WAVE: N_("With under 270 days before, a slow wave over the year cannot be told from a step."),
    Caveat.SHORT_DIARY: N_("With under 90 days before, the drift back to usual after bad weeks is not taken out."),
    Caveat.TOO_SHORT_FOR_A_SIDE: N_("With under 56 days before, no side is taken."),
    Caveat.FEW_EARLIER_DATES: N_("The diary is too short to see how far the same comparison jumps at other dates."),
    Caveat.WIDENED: N_("The same comparison jumps about at other dates of this diary, so the range was made wider."),
}
_LACKS = {
    # Translators: why there is no answer: days with an entry that are needed before the infusion
    Lack.DAYS_BEFORE: N_("it takes 28 days before it"),
    # Translators: why there is no answer: entries that are needed before the infusion
    Lack.ENTRIES_BEFORE: N_("it takes 14 entries before it"),
    Lack.WOBBLE: N_("the scores before it hardly differ, so nobody knows how far they move on their own"),
}


def words_of_start(finding: StartFinding) -> Words:
    """Everything that is said of a before and after."""
    return Words(
        question=question_words(finding),
        sentence=" ".join(filter(None, (sentence(finding), written_words(finding)))),
        caveats=(*written_caveats(finding), *caveat_words(finding)),
        always=always_words(finding) if finding.has_answer else (),
        how=how_words(finding),
    )


def question_words(finding: StartFinding) -> str:
    """What is asked: fatigue after Monofer 1000 mg (23 Feb 2026), days 28 to 56."""
    window = WINDOWS[finding.window]
    return _("{tracker} after {start} ({day}), days {first} to {last}").format(
        tracker=_(finding.tracker.name),
        start=finding.start.label,
        day=day_text(date.fromordinal(finding.start.day)),
        first=window.first,
        last=window.last,
    )


def sentence(finding: StartFinding) -> str:
    """The answer in a few plain sentences, with its range and the days it counts.

    Where a slow wave cannot be told from a step, that is said before anything else.
    """
    answer = finding.answer
    if answer.lacks:
        return _lack_words(finding)
    if answer.size is None or finding.verdict is Verdict.PICTURE_ONLY:
        return _("The day was itself chosen by how it felt, so only the picture is shown.")
    # Translators: on how many of the days there was something to count
    counted = _("{count} of {days} days counted").format(count=answer.n_after, days=answer.days_possible)
    size = answer.size
    lies = range_words(size.low, size.high, finding.tracker)
    said = f"{_answer_words(finding, size)} {with_semicolons((lies, counted))}."
    return f"{_(_CAVEATS[Caveat.SLOW_WAVE])} {said}" if Caveat.SLOW_WAVE in answer.caveats else said


def caveat_words(finding: StartFinding) -> tuple[str, ...]:
    """Everything that weakens the answer, the weightiest first."""
    return tuple(_caveats(finding))


def always_words(finding: StartFinding) -> tuple[str, ...]:
    """What stands beside every answer: what no diary can tell, and how people fare after an infusion anyway."""
    drift = _("People get an infusion when things are at their worst, and scores drift back to usual anyway.")
    placebo = _(
        "In trials of iron, fatigue fell by 0.7 to 0.85 points in those given no iron too, and 47 to 53 in 100 of them "
        "counted as having responded (Krayenbühl 2011, Verdon 2003, PREFER 2014, Keller 2020)."
    )
    why = why_words()
    if finding.anchor.kind is not AnchorKind.INFUSION:
        return (why,)
    return (drift, placebo, why) if finding.anchor.of == InfusionKind.IRON else (drift, why)


def _answer_words(finding: StartFinding, size: Estimate) -> str:
    match finding.verdict:
        case Verdict.LOWER | Verdict.HIGHER:
            # Translators: {tracker} is the name of a score, {size} such as: 1.4 points, {side} is: less, or: more,
            # {meaning} such as: a clear difference
            words = _("{tracker} came out {size} {side} than this diary's own past led to expect: {meaning}.")
            side = _("less") if size.estimate < 0 else _("more")
            return words.format(
                tracker=_(finding.tracker.name),
                size=points_words(abs(size.estimate), finding.tracker),
                side=side,
                meaning=meaning_words(abs(size.estimate), finding.tracker),
            )
        case Verdict.ABOUT_THE_SAME:
            return _("{tracker} came out about as this diary's own past led to expect.").format(
                tracker=_(finding.tracker.name)
            )
        case _ if finding.is_held_back:
            return held_back_words(finding)
        case _ if finding.is_unsteady:
            return hangs_words()
        case _:
            return _("Can't tell yet: the diary can't tell more from less.")


def _lack_words(finding: StartFinding) -> str:
    answer = finding.answer
    if Lack.WINDOW_NOT_OVER in answer.lacks and answer.earliest is not None:
        return _waiting_words(answer.n_after, answer.needed, day_text(date.fromordinal(answer.earliest)))
    both = {Lack.DAYS_BEFORE, Lack.ENTRIES_BEFORE}
    if both <= set(answer.lacks):
        return _("Not enough to tell: it takes 28 days before it, 14 of them with an entry.")
    reasons = with_commas(_(_LACKS[lack]) for lack in answer.lacks if lack in _LACKS)
    if reasons:
        return _("Not enough to tell: {reasons}.").format(reasons=reasons)
    words = _("Not enough to tell: {count} of the {needed} days that it takes.")
    return words.format(count=answer.n_after, needed=answer.needed)


def _waiting_words(count: int, needed: int, day: str) -> str:
    if count >= needed:
        return _("Can't tell yet: these days are not over. It can be looked at from {day} on.").format(day=day)
    words = _("Can't tell yet: {count} of {needed} days so far. It can be looked at from {day} on.")
    return words.format(count=count, needed=needed, day=day)


def _by_name(others: Sequence[Meanwhile]) -> Iterator[str]:
    """Each thing once, with its day, or how often it was there and from when on."""
    days: dict[str, list[int]] = {}
    for each in others:
        days.setdefault(each.label, []).append(each.day)
    for label, found in days.items():
        day = day_text(date.fromordinal(found[0]))
        if len(found) == 1:
            # Translators: {thing} is something that happened near an infusion: another infusion, a relapse, a treatment
            # begun
            yield _("{thing} ({day})").format(thing=label, day=day)
        else:
            yield _("{thing} ({count} times from {day} on)").format(thing=label, count=len(found), day=day)


def _caveats(finding: StartFinding) -> Iterator[str]:
    yield from (_(_CAVEATS[caveat]) for caveat in finding.answer.caveats if caveat is not Caveat.SLOW_WAVE)
    if finding.is_unsteady:
        yield unsteady_words()
    yield from turned_caveats(finding)
    yield from missing_words(finding)
    if finding.window is WindowName.EARLY and finding.anchor.of == InfusionKind.IRON:
        yield _("These days hold the reactions and the weeks in which phosphate falls furthest.")
    if finding.meanwhile:
        others = with_semicolons(_by_name(finding.meanwhile))
        yield _("Meanwhile: {others}. Any of it may have moved the score as well.").format(others=others)


def how_words(finding: StartFinding) -> tuple[str, ...]:
    """How an answer was worked out: method, days, numbers and where the method is from."""
    return tuple(_how(finding))


def _how(finding: StartFinding) -> Iterator[str]:
    answer, size = finding.answer, finding.answer.size
    words = _("Before: {count} of {days} days have an entry. After: {after} of {possible}.")
    yield words.format(
        count=answer.n_before, days=answer.days_before, after=answer.n_after, possible=answer.days_possible
    )
    if size is None:
        return
    yield _(
        "All earlier days, up to a year, give a level and how much a day resembles the one before it (first-order "
        "autocorrelation over calendar gaps, by restricted maximum likelihood); from these follows what days after "
        "were to be expected, drift back to usual included. The difference is the mean of the days after minus that."
    )
    words = _("Expected {expected}; day-to-day correlation {rho}; standard deviation of a day {sigma}.")
    yield words.format(
        expected=value_text(round(size.expected, 2)),
        rho=value_text(round(size.rho, 2)),
        sigma=value_text(round(size.sigma, 2)),
    )
    words = _("The range is Student's t with {freedom} degrees of freedom, widened {widening} times by earlier dates.")
    yield words.format(freedom=value_text(round(size.freedom, 1)), widening=value_text(round(size.widening, 2)))
    yield from checks_how(finding)
    yield _("Methods: Cheang & Reinsel 2000 (JASA 95:1173); Patterson & Thompson 1971 (Biometrika 58:545).")
