# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of scores beside blood results: how far they go together, and why that tells so little.

Hides in which order draws that do not count are named.
"""

from collections.abc import Iterator

from journal_app.analysis.around_draws import LEAST, REACH
from journal_app.analysis.chart_words import value_text
from journal_app.analysis.findings.draws import FEWEST_PAIRS, DrawsFinding, Uncounted
from journal_app.analysis.findings.finding import Words
from journal_app.analysis.statistics.associations import Association
from journal_app.domain.variation import IRON_DAYS
from journal_app.words import _, ngettext


def words_of_draws(finding: DrawsFinding) -> Words:
    """Everything that is said of a score beside an analyte."""
    return Words(
        question=question_words(finding),
        sentence=sentence(finding),
        caveats=tuple(_caveats(finding)),
        always=_always() if finding.has_answer else (),
        how=tuple(_how(finding)),
    )


def question_words(finding: DrawsFinding) -> str:
    """What is asked: Fatigue beside Ferritin, draw by draw."""
    words = _("{tracker} beside {analyte}, draw by draw")
    return words.format(tracker=_(finding.tracker.name), analyte=_(finding.analyte_name))


def sentence(finding: DrawsFinding) -> str:
    """The answer: how many draws there are, and from six on how far the two go together."""
    if finding.association is not None:
        return _together(finding.association)
    if finding.is_even:
        return _("Can't tell: over {count} draws one of the two is always the same.").format(count=finding.pairs)
    if not finding.pairs:
        return _("Not enough yet: no draw that counts has {least} days logged around it.").format(least=LEAST)
    words = ngettext(
        "{count} draw, so only the picture is shown; from {needed} on there is more to say.",
        "{count} draws, so only the picture is shown; from {needed} on there is more to say.",
        finding.pairs,
    )
    return words.format(count=finding.pairs, needed=FEWEST_PAIRS)


def _together(found: Association) -> str:
    words = _(
        "Can't tell whether they belong together: over {count} draws their rank correlation is {rho} (95 % range "
        "{low} to {high}; 0 is not at all, 1 and -1 are in step). The range holds only for draws that have nothing to "
        "do with one another."
    )
    return words.format(
        count=found.n,
        rho=value_text(round(found.correlation, 2)),
        low=value_text(round(found.low, 2)),
        high=value_text(round(found.high, 2)),
    )


def _caveats(finding: DrawsFinding) -> Iterator[str]:
    if finding.infusions:
        words = ngettext(
            "{count} iron infusion lies between the first draw and the last. Both move after an infusion; that alone "
            "makes them look linked.",
            "{count} iron infusions lie between the first draw and the last. Both move after an infusion; that alone "
            "makes them look linked.",
            finding.infusions,
        )
        yield words.format(count=finding.infusions)
    for reason, count in finding.uncounted:
        yield _uncounted_words(reason, count)
    if finding.too_ill:
        words = ngettext(
            "{count} day around these draws was too ill to log.",
            "{count} days around these draws were too ill to log.",
            finding.too_ill,
        )
        yield words.format(count=finding.too_ill)


def _uncounted_words(reason: Uncounted, count: int) -> str:
    match reason:
        case Uncounted.SIGN:
            words = ngettext(
                "{count} result was printed with a sign such as <, so it does not count.",
                "{count} results were printed with a sign such as <, so they do not count.",
                count,
            )
        case Uncounted.SOON_AFTER_IRON:
            words = ngettext(
                "{count} result was drawn less than {days} days after an iron infusion, so it does not count.",
                "{count} results were drawn less than {days} days after an iron infusion, so they do not count.",
                count,
            )
        case Uncounted.OTHER_UNIT:
            words = ngettext(
                "{count} result is in a unit that is not exchanged, so it does not count.",
                "{count} results are in units that are not exchanged, so they do not count.",
                count,
            )
        case Uncounted.SAME_DAY:
            words = ngettext(
                "{count} result is the second of its day, so it does not count.",
                "{count} results are the second of their days, so they do not count.",
                count,
            )
        case Uncounted.FEW_SCORES:
            words = ngettext(
                "{count} draw has fewer than {least} days logged around it, so it does not count.",
                "{count} draws have fewer than {least} days logged around them, so they do not count.",
                count,
            )
    return words.format(count=count, days=IRON_DAYS, least=LEAST)


def _always() -> tuple[str, ...]:
    return (
        _("Two things that each drift look linked by chance, and draws of one person follow one another."),
        _("Which came first, and why, cannot be told from such a picture."),
    )


def _how(finding: DrawsFinding) -> Iterator[str]:
    words = _(
        "{count} of {draws} draws count, each with the mean of the scores from {reach} days before to {reach} days "
        "after it, of {least} days at least."
    )
    yield words.format(count=finding.pairs, draws=finding.draws, reach=REACH, least=LEAST)
    if finding.association is None:
        return
    yield _(
        "Spearman's rank correlation, with the interval of Bonett & Wright 2000 (Psychometrika 65:23). No P value is "
        "given: of series that have nothing to do with each other, the usual tests call 8 to 51 in 100 linked."
    )
