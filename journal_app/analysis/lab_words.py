# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a blood result, its range and its panel are said on a chart. Whatever is said, no value is judged."""

from collections.abc import Sequence
from decimal import Decimal

from journal_app.analysis.chart_words import listed
from journal_app.analysis.charts import RangeStep
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.ranges import limit_words
from journal_app.words import _, day_text, in_one_line, isolated, ngettext, number_text, time_text

SIGNS = {
    Comparator.NONE: "",
    Comparator.BELOW: "<",
    Comparator.AT_MOST: "≤",
    Comparator.ABOVE: ">",
    Comparator.AT_LEAST: "≥",
}
MOST_RANGES = 3
"""A title names at most this many printed ranges; beyond that the bands speak and each readout names its own."""


def value_words(number: Decimal, comparator: Comparator) -> str:
    """A number with the sign it was printed with: <5."""
    return SIGNS[comparator] + number_text(number)


def range_words(low: Decimal | None, high: Decimal | None, printed: str = "") -> str:
    """A range as a laboratory prints it: 15–150, ≥ 30 or < 5; ``printed`` is its text, in whatever unit."""
    if low is None or high is None:
        return isolated(limit_words(low, high, printed))
    return isolated(f"{number_text(low)}–{number_text(high)}")


def laboratory_words(laboratory: str) -> str:
    """The laboratory that found a result, where there are several."""
    return laboratory or _("laboratory not noted")


def title_words(name: str, unit: str, ranges: Sequence[RangeStep], *, is_log: bool) -> str:
    """What a panel is called: its analyte, unit and printed ranges."""
    # Translators: a blood value or a line of a chart with its unit
    title = _("{name} ({unit})").format(name=name, unit=unit) if unit else name
    if is_log:
        # Translators: {title} is a blood value with its unit
        title = _("{title}, logarithmic scale").format(title=title)
    different = list(dict.fromkeys(step.words for step in ranges))
    if not different:
        return title
    if len(different) > MOST_RANGES:
        return _("{title}, printed ranges as bands").format(title=title)
    # Translators: {ranges} is what laboratories print beside a value, such as 15-150
    form = ngettext("{title}, printed range {ranges}", "{title}, printed ranges {ranges}", len(different))
    return form.format(title=title, ranges=listed(different))


def point_readout(name: str, result: LabResult, *, drawn: str, reason: str) -> str:
    """Everything there is to read at a point, the value first and as it was entered.

    ``drawn`` is the value in the unit of the panel where that is another number, else empty.
    """
    entered = f"{result.printed_value or value_words(result.value, result.comparator)} {result.unit}".strip()
    day = day_text(result.collected_on)
    when = f"{day}, {time_text(result.collected_time)}" if result.collected_time else day
    printed = result.range_text or range_words(result.range_low, result.range_high)
    said = [
        f"{name} {entered}",
        # Translators: where a result such as <5 is drawn in a chart
        _("drawn as {value}").format(value=drawn) if drawn else "",
        when,
        # Translators: the range that the laboratory printed beside a value, such as 15-150
        _("printed range {range}").format(range=printed) if printed else "",
        # Translators: a sign that the laboratory printed beside a value, such as H or *
        _("flag as printed: {flag}").format(flag=result.flag) if result.flag else "",
        result.laboratory,
        # Translators: said of a blood draw: the person had not eaten before
        _("fasting") if result.fasting else "",
        reason,
        result.note,
        _("entered by {name}").format(name=result.entered_by) if result.entered_by else "",
    ]
    return in_one_line(said)
