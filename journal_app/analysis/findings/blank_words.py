# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of days with and without an entry.

Hides that the counts come with every answer, also where nothing can be told of the days before a blank one.
"""

from collections.abc import Iterator
from datetime import date

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.findings.blanks import BlankFinding
from journal_app.analysis.findings.count_words import missing_words, still_words
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.findings.size_words import held_back_words, meaning_words, points_words, range_words
from journal_app.analysis.statistics.blank_days import FEWEST_OF_A_KIND, BlankDifference
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.scores import Better
from journal_app.words import _, day_text, ngettext, with_semicolons


def words_of_blanks(finding: BlankFinding) -> Words:
    """Everything that is said of days with and without an entry."""
    return Words(
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=tuple(_caveats(finding)),
        always=(_("Why a day is blank cannot be told from the days around it."),) if finding.answer else (),
        how=tuple(_how(finding)),
    )


def question_words(finding: BlankFinding) -> str:
    """What is asked: whether blank days follow other days than the rest."""
    words = _("{tracker}: days with an entry, and the days right before a blank one, to {day}")
    return words.format(tracker=_(finding.tracker.name), day=day_text(date.fromordinal(finding.last)))


def sentence(finding: BlankFinding) -> str:
    """How many days have an entry, and the answer or what is missing."""
    answer = finding.answer
    if not finding.logged:
        return _("Not enough yet: no day of the last year has an entry that counts.")
    if answer is None:
        missing = still_words() if finding.compared.is_enough else _lack_words(finding)
        return f"{coverage_words(finding)} {missing}"
    lies = range_words(answer.low, answer.high, finding.tracker)
    # Translators: how many days right before a blank day were compared with how many other days; both are numbers
    counted = _("{before} days against {others}").format(
        before=len(finding.compared.before), others=len(finding.compared.others)
    )
    return f"{coverage_words(finding)} {_answer_words(finding, answer)} {with_semicolons((lies, counted))}."


def coverage_words(finding: BlankFinding) -> str:
    """Of how many days since the first entry there is one, and how many are blank."""
    words = ngettext(
        "{logged} of {days} day since {first} has an entry; {blank} blank.",
        "{logged} of {days} days since {first} have an entry; {blank} blank.",
        finding.days,
    )
    first = day_text(date.fromordinal(finding.first))
    return words.format(logged=finding.logged, days=finding.days, first=first, blank=len(finding.blank))


def _answer_words(finding: BlankFinding, answer: BlankDifference) -> str:
    tracker = finding.tracker
    match finding.verdict:
        case Verdict.LOWER | Verdict.HIGHER:
            # Translators: {tracker} is the name of a score, {size} such as: 1.4 points, {side} is: less, or: more,
            # {meaning} such as: a clear difference
            words = _("{tracker} was {size} {side} on days right before a blank day than on others: {meaning}.")
            return words.format(
                tracker=_(tracker.name),
                size=points_words(abs(answer.difference), tracker),
                # Translators: "less": {side} of a finding, as in: Fatigue was 1.4 points less on ... than ...; also the
                # end of an axis
                # Translators: "more": {side} of a finding, as in: Fatigue was 1.4 points more on ... than ...; also the
                # end of an axis
                side=_("less") if answer.difference < 0 else _("more"),
                meaning=meaning_words(abs(answer.difference), tracker),
            )
        case Verdict.ABOUT_THE_SAME:
            words = _("{tracker} was about the same on days right before a blank day as on others.")
            return words.format(tracker=_(tracker.name))
        case _ if finding.is_held_back:
            return held_back_words(finding)
        case _:
            return _("Can't tell whether blank days follow days unlike the others.")


def _lack_words(finding: BlankFinding) -> str:
    before, others = len(finding.compared.before), len(finding.compared.others)
    if before <= others:
        words = _("Not enough yet to say more: {count} of {needed} days right before a blank day.")
        return words.format(count=before, needed=FEWEST_OF_A_KIND)
    words = _("Not enough yet to say more: {count} of {needed} days whose next day has an entry too.")
    return words.format(count=others, needed=FEWEST_OF_A_KIND)


def _caveats(finding: BlankFinding) -> Iterator[str]:
    if finding.answer and finding.verdict in {Verdict.LOWER, Verdict.HIGHER}:
        yield _means_words(finding, finding.answer)
    yield from missing_words(finding)


def _means_words(finding: BlankFinding, answer: BlankDifference) -> str:
    better = finding.tracker.better
    if better is Better.NEITHER:
        return _("If blank days are like those right before them, means leave out more of such times.")
    if (answer.difference > 0) == (better is Better.LOWER):
        return _("If blank days are like those right before them, means leave out more of the bad times.")
    return _("If blank days are like those right before them, means leave out more of the good times.")


def _how(finding: BlankFinding) -> Iterator[str]:
    words = _("{before} days right before a blank day, {others} whose next day has an entry too.")
    yield words.format(before=len(finding.compared.before), others=len(finding.compared.others))
    yield _("A day right before one that was too ill to log, or left out, is neither.")
    answer = finding.answer
    if answer is None:
        return
    yield _(
        "The difference of the two means; its range allows for days that depend on the day before (first-order "
        "autocorrelation over calendar gaps, by restricted maximum likelihood)."
    )
    words = _("Day-to-day correlation {rho}; standard deviation of a day {sigma}.")
    yield words.format(rho=value_text(round(answer.rho, 2)), sigma=value_text(round(answer.sigma, 2)))
    yield _("The range is Student's t with {freedom} degrees of freedom.").format(freedom=round(answer.freedom))
    yield _("Methods: Patterson & Thompson 1971 (Biometrika 58:545).")
