# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How much healthy people's results differ by themselves, in words: for two results, and why not for two others.

Hides that this is a printed fact about an analyte and the time between two draws: the same sentences stand whatever the
two results are. Only the span beside the earlier one is worked out from it.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal

from journal_app.analysis.amounts import Amount, analyte_name
from journal_app.domain.catalogues import Analyte, Figure, Spread
from journal_app.domain.labs import LabResult
from journal_app.domain.variation import IRON_DAYS, Obstacle, Variation, reach_days
from journal_app.words import N_, _, day_text, in_one_line, ngettext, number_text

SPAN_DIGITS = Context(prec=3, rounding=ROUND_HALF_EVEN)
FINE_BELOW = 10
"""Per cents from here on are said without a digit behind the mark."""
WEEKS_A_YEAR, WEEKS_OF_MONTHS = 52, {26: 6}
_REASONS = {
    Obstacle.OTHER_ANALYTE: N_("They are results of two different blood values."),
    Obstacle.NO_SOURCE: N_("For {analyte} no study could be read that says it."),
    Obstacle.SIGN: N_("A sign such as < was printed with one of them, which leaves open how much it was."),
    Obstacle.UNITS: N_("Their units are not exchanged for {analyte}."),
    Obstacle.LABORATORY_UNSAID: N_("The laboratory is not noted with both of them; it holds for one laboratory only."),
    Obstacle.OTHER_LABORATORY: N_("They come from two laboratories; it holds for one laboratory only."),
    Obstacle.SAME_DAY: N_("They were drawn on one day; the studies looked at draws on different days."),
    Obstacle.ACROSS_IRON: N_("An iron infusion lies between them."),
    Obstacle.SOON_AFTER_IRON: N_("One of them was drawn less than {days} days after an iron infusion."),
}


def result_words(result: LabResult, amount: Amount) -> str:
    """A result with its day and laboratory."""
    said = [f"{analyte_name(result.analyte)} {amount.words}", day_text(result.collected_on), result.laboratory]
    return in_one_line(said)


def fact_words(variation: Variation, analyte: Analyte, first: Amount) -> str:
    """The fact: how far apart two results of healthy people lie in about 19 of 20 pairs."""
    begin = _("Healthy people’s results, taken twice, differ by up to this much in about 19 of 20 pairs:")
    limits = variation.limits
    if analyte.varies_by_factor:
        factor = number_text(Decimal(round(limits.factor)))
        either_way = _("\N{MULTIPLICATION SIGN}{factor} or \N{DIVISION SIGN}{factor}.").format(factor=factor)
        return f"{begin} {either_way}"
    low, high = (number_text(_rounded(bound)) for bound in limits.span(first.number))
    return " ".join(
        (
            begin,
            _("{rise} % more or {fall} % less than the earlier one.").format(
                rise=percent_words(limits.rise_percent), fall=percent_words(limits.fall_percent)
            ),
            _("Beside {value} that is from {low} to {high}.").format(
                value=first.words, low=low, high=f"{high} {first.unit}".strip()
            ),
        )
    )


def note_words(variation: Variation, analyte: Analyte) -> tuple[str, ...]:
    """What the fact stands on and how far it goes, a paragraph each."""
    return (*basis_words(variation, analyte), *beside_words())


def basis_words(variation: Variation, analyte: Analyte) -> tuple[str, ...]:
    """What the fact stands on."""
    notes = [
        " ".join(filter(None, (within_words(variation.within), reach_words(variation.within, analyte)))),
        laboratory_words(variation.analytical),
    ]
    if variation.is_beyond_study:
        notes.append(_("The draws of the study lay closer together; over a longer time results may differ by more."))
    if not analyte.varies_by_factor:
        percent = percent_words(variation.limits.symmetric_percent)
        notes.append(
            _("Papers call this the reference change value and often print it alike both ways: ±{percent} %.").format(
                percent=percent
            )
        )
    return tuple(note for note in notes if note)


def beside_words() -> tuple[str, str]:
    """What stands beside the fact whatever the two results are."""
    return (
        _(
            "It holds for one laboratory and one method, and while nothing else changes; the method is not noted here. "
            "Ill people’s results differ by more than those of healthy people."
        ),
        _(
            "One pair was chosen. Whoever looks at many pairs finds some further apart than this by chance alone. "
            "It does not say why two results differ."
        ),
    )


def within_words(within: Spread) -> str:
    """The figure for one person, where it comes from and what it was found in."""
    name = (
        _("Within one healthy person, laboratory included") if within.has_laboratory else _("Within one healthy person")
    )
    percent = number_text(within.value.normalize())
    if within.people:
        found = ngettext(
            "{people} person, draws over {time}", "{people} people, draws over {time}", within.people
        ).format(people=within.people, time=time_words(within.weeks))
    else:
        # Translators: what a study looked at: blood drawn again within {time}, such as: 4 weeks
        found = _("draws over {time}").format(time=time_words(within.weeks))
    sentence = _("{name}: {percent} % ({found}).").format(name=name, percent=percent, found=found)
    return " ".join(part for part in (sentence, _(within.note) if within.note else "", source_words(within)) if part)


def reach_words(within: Spread, analyte: Analyte) -> str:
    """For draws how far apart a figure stands, where there is another one for those that lie otherwise."""
    short, long = analyte.within_person_cv_short, analyte.within_person_cv_long
    if short is None or long is None:
        return ""
    time = time_words(reach_days(short) // 7)
    if within is short:
        return _("It is used for draws up to {time} apart.").format(time=time)
    return _("It is used for draws more than {time} apart.").format(time=time)


def laboratory_words(analytical: Figure | None) -> str:
    """The figure of the laboratory alone and where it comes from; nothing where it is in the other one."""
    if analytical is None:
        return ""
    percent = number_text(analytical.value.normalize())
    return _("The laboratory’s own: {percent} %. {source}").format(percent=percent, source=source_words(analytical))


def source_words(figure: Figure) -> str:
    """Where a figure was read."""
    source = figure.source
    if source.doi:
        # Translators: a source: {cite} is names, year and journal
        return _("{cite}, doi {doi}.").format(cite=_(source.cite), doi=source.doi)
    # Translators: a source: {cite} is names, year and journal, {address} is one on the web
    return _("{cite}, {address}.").format(cite=_(source.cite), address=source.address)


def time_words(weeks: int) -> str:
    """How long the draws of a study went on."""
    months = WEEKS_OF_MONTHS.get(weeks)
    if months:
        # Translators: put into: draws over {time}
        return ngettext("{count} month", "{count} months", months).format(count=months)
    years, rest = divmod(weeks, WEEKS_A_YEAR)
    if years and not rest:
        # Translators: put into: draws over {time}
        return ngettext("{count} year", "{count} years", years).format(count=years)
    # Translators: put into: draws over {time}
    return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)


def reason_words(obstacle: Obstacle, analyte: str) -> str:
    """Why nothing is said of two results."""
    return _(_REASONS[obstacle]).format(analyte=analyte_name(analyte), days=IRON_DAYS)


def percent_words(percent: float) -> str:
    """A number of per cents, from ten on without a digit behind the mark."""
    exact = Decimal(repr(percent))
    return number_text(exact.quantize(Decimal("0.1") if exact < FINE_BELOW else Decimal(1)))


def _rounded(number: Decimal) -> Decimal:
    """Three digits, without noughts behind the mark; whole digits are never rounded away."""
    if number and number.adjusted() >= SPAN_DIGITS.prec - 1:
        return number.quantize(Decimal(1))
    rounded = SPAN_DIGITS.plus(number)
    return Decimal(format(rounded, "f").rstrip("0").rstrip(".")) if "." in format(rounded, "f") else rounded
