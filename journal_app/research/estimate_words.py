# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said about one result beside its mark: size, interval, P, how many people, and what lies on either side.

Hides the wording, and that a comparison on a card ("one group against another") is taken apart only where it is
nothing but that. Numbers are written as printed; what was worked out here says so.
"""

from decimal import Decimal

from journal_app.analysis.estimates import IntervalFrom
from journal_app.domain.cards import Higher, Measure, Result
from journal_app.research.recompute import Interval
from journal_app.words import N_, _, in_one_line, ngettext, number_text, with_commas

MOST_DIGITS = 12
_AGAINST = " against "
# Translators: what a number of a study is, where a line begins: Odds ratio 1.8
_NAMES = {
    Measure.ODDS_RATIO: N_("Odds ratio"),
    Measure.RISK_RATIO: N_("Risk ratio"),
    Measure.HAZARD_RATIO: N_("Hazard ratio"),
    Measure.MEAN_DIFFERENCE: N_("Mean difference"),
    Measure.STANDARDISED_MEAN_DIFFERENCE: N_("Standardised mean difference"),
    Measure.WEIGHTED_MEAN_DIFFERENCE: N_("Weighted mean difference"),
    Measure.MEAN_CHANGE: N_("Mean change"),
    Measure.CORRELATION: N_("Correlation"),
    Measure.PARTIAL_CORRELATION: N_("Partial correlation"),
    Measure.PERCENTAGE: N_("Percentage"),
    Measure.PERCENTAGE_DIFFERENCE: N_("Difference"),
}
_CAPTIONS = {
    Measure.ODDS_RATIO: N_("Odds ratio: 1 is no difference, 2 is twice the odds."),
    Measure.RISK_RATIO: N_("Risk ratio: 1 is no difference, 2 is twice as often."),
    Measure.HAZARD_RATIO: N_("Hazard ratio: 1 is no difference, 2 is twice as often at any time."),
    Measure.STANDARDISED_MEAN_DIFFERENCE: N_("Standardised mean difference, counted in standard deviations."),
    Measure.CORRELATION: N_("Correlation: 0 is no relation, 1 and −1 are a straight line."),
    Measure.PARTIAL_CORRELATION: N_("Partial correlation, with other things held constant: 0 is no relation."),
    # Translators: beside an axis: its numbers are percentages
    Measure.PERCENTAGE: N_("In per cent."),
    Measure.PERCENTAGE_DIFFERENCE: N_("Difference in per cent."),
}
"""What a scale is; of all others their name and unit say it."""
_DIRECTIONS = {
    (True, Higher.BETTER): N_("More often is better."),
    (True, Higher.WORSE): N_("More often is worse."),
    # Translators: beside an axis: a larger number of a study is better
    (False, Higher.BETTER): N_("More is better."),
    # Translators: beside an axis: a larger number of a study is worse
    (False, Higher.WORSE): N_("More is worse."),
}
_OF_ONE_GROUP = {Measure.PERCENTAGE, Measure.MEAN_CHANGE}


def capital(text: str) -> str:
    """A text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def caption_words(result: Result) -> str:
    """What a scale is, and which way is better where the card says so."""
    if result.measure in _CAPTIONS:
        words = _(_CAPTIONS[result.measure])
    else:
        name, unit = _(_NAMES[result.measure]), result.unit
        # Translators: "{name}, in {unit}.": {name} is what a number of a study is, such as: Mean difference
        # Translators: "{name}.": {name} is what a number of a study is, such as: Odds ratio
        words = _("{name}, in {unit}.").format(name=name, unit=unit) if unit else _("{name}.").format(name=name)
    direction = _DIRECTIONS.get((result.measure.is_ratio, result.higher_is), "")
    return f"{words} {_(direction)}" if direction else words


def none_words(measure: Measure) -> str:
    """What is written where there is no difference; nothing on a scale that has no such place."""
    if measure is Measure.PERCENTAGE:
        return ""
    if measure.is_correlation:
        # Translators: beside the middle of an axis: two things have nothing to do with each other
        return _("no relation")
    # Translators: "no change": beside the middle of an axis
    # Translators: "no difference": beside the middle of an axis
    return _("no change") if measure is Measure.MEAN_CHANGE else _("no difference")


def sides_of(result: Result) -> tuple[str, str]:
    """What lies below and above no difference; two empty texts where the card does not say it plainly enough."""
    if result.measure.is_correlation:
        return _("more of one, less of the other"), _("more of one, more of the other")
    if result.measure is Measure.MEAN_CHANGE:
        return _("less than before"), _("more than before")
    first, against, second = result.comparison.partition(_AGAINST)
    is_plain = against and _AGAINST not in second and not set(result.comparison) & set(":;,")
    if result.measure is Measure.PERCENTAGE or not is_plain:
        return "", ""
    # Translators: "more often: {group}": an end of an axis: something happened more often in this group of people
    # Translators: "more: {group}": an end of an axis: this group of people had more of something
    words = _("more often: {group}") if result.measure.is_ratio else _("more: {group}")
    return words.format(group=second), words.format(group=first)


def people_words(n: int) -> str:
    """How many people stand behind a result; nothing where that is not known."""
    return ngettext("{count} person", "{count} people", n).format(count=n) if n else ""


def size_words(result: Result) -> str:
    """The estimate with its unit, as printed; empty where there is none."""
    if result.estimate is None:
        return ""
    return _with_unit(_number(result.estimate), result.unit)


def interval_words(result: Result, here: Interval | None) -> str:
    """From where to where: as on the card, else as worked out here; empty where there is neither."""
    words = _("{low} to {high}")
    if result.low is not None and result.high is not None:
        return words.format(low=_number(result.low), high=_number(result.high))
    if here is None:
        return ""
    low, high = (_number(Decimal(f"{end:.2f}")) for end in (here.low, here.high))
    return words.format(low=low, high=high)


def row_numbers(result: Result, interval: str, *, is_drawn: bool) -> str:
    """The line of numbers beside a mark, or why there is none."""
    size = size_words(result) or _("no size given")
    said = _level_words(result, interval) if interval else "" if result.estimate is None else _("no interval given")
    # Translators: behind a number of a study: the picture has no room for it
    beyond = "" if is_drawn or not (result.estimate is not None or interval) else _("not drawn")
    return in_one_line((with_commas(part for part in (size, said) if part), _p_words(result), beyond))


def row_remark(result: Result, interval_from: IntervalFrom, *, is_drawn: bool) -> str:
    """The softer line below: who against whom, how many, what was worked out, and its note where it needs one."""
    worked_out = _on_one_line(_("interval worked out here")) if interval_from is IntervalFrom.HERE else ""
    return in_one_line(
        (
            result.comparison,
            people_words(result.n),
            worked_out,
            result.note.rstrip(".") if _needs_note(result, is_drawn=is_drawn) else "",
        )
    )


def row_cells(result: Result, name: str, interval: str, interval_from: IntervalFrom) -> tuple[str, ...]:
    """What a table holds of a result."""
    what, size = capital(result.what), size_words(result)
    return (
        # Translators: {name} is a short name of a study or a score, {what} what it says
        _("{name}: {what}").format(name=name, what=what) if name else what,
        result.comparison,
        str(result.n) if result.n else "",
        # Translators: "{name} {size}": {name} is what a number of a study is: Odds ratio 1.8
        _("{name} {size}").format(name=_(_NAMES[result.measure]), size=size) if size else _("no size given"),
        _level_words(result, interval) if interval else _("no interval given"),
        result.p,
        # Translators: what was worked out here and is not printed in a study: its confidence interval
        _("the interval") if interval_from is IntervalFrom.HERE else "",
    )


def row_alt(result: Result, name: str, interval: str, interval_from: IntervalFrom) -> str:
    """A result as one sentence, for whoever cannot see its mark."""
    size, measure = size_words(result), _(_NAMES[result.measure])
    said_interval = _level_words(result, interval) if interval else _("no interval given")
    if interval_from is IntervalFrom.HERE:
        said_interval = _("{interval}, worked out here").format(interval=said_interval)
    said = (
        _("{name} {size}").format(name=measure, size=size) if size else _("{name} without a size").format(name=measure),
        said_interval,
        _p_words(result),
        people_words(result.n),
        result.comparison,
    )
    what = capital(result.what)
    words = with_commas(part for part in said if part)
    # Translators: {what} is what a study looked at, {words} the numbers
    sentence = _("{what}: {words}.").format(what=what, words=words)
    note = result.note if _needs_note(result, is_drawn=result.estimate is not None) else ""
    # Translators: {name} is the short name of a study, before what it found
    return " ".join(part for part in (_("{name}:").format(name=name) if name else "", sentence, note) if part)


def _needs_note(result: Result, *, is_drawn: bool) -> bool:
    """What has no mark, and a P beside one group alone, which belongs to a comparison that only the note names."""
    return not is_drawn or bool(result.p and result.measure in _OF_ONE_GROUP)


def _level_words(result: Result, interval: str) -> str:
    # Translators: a percentage; the blank before the sign is kept or not as the language has it
    level = _on_one_line(_("{number} %").format(number=result.level))
    # Translators: the confidence interval of a study: 95 % interval 1.2 to 2.7; {level} is such as: 95 %
    return _("{level} interval {interval}").format(level=level, interval=interval)


def _p_words(result: Result) -> str:
    # Translators: the p value of statistics: P 0.03, P < 0.001
    return _on_one_line(_("P {p}").format(p=result.p)) if result.p else ""


def _number(number: Decimal) -> str:
    """A number as printed, with a minus that is one; one that is too long to write out by its power of ten."""
    text = number_text(number) if abs(number.adjusted()) < MOST_DIGITS else f"{number:.2E}".lower()
    return text.replace("-", "−")


def _with_unit(text: str, unit: str) -> str:
    if unit == "%":
        return _on_one_line(_("{number} %").format(number=text))
    # Translators: a number of a study with its unit
    return _("{number} {unit}").format(number=text, unit=unit) if unit else text


def _on_one_line(text: str) -> str:
    """The same words, not to be parted where a line ends."""
    return text.replace(" ", "\u00a0")
