# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How large a difference is, in words.

Sizes are worded as domain experts would for a scale of 0 to 10: under 0.5 about the same; up to 1 a small difference,
of a size that diaries have by themselves; up to 2 about what people in studies call a little better or worse; from 2 on
a clear difference.

Hides that a point of another scale is a tenth of it, and that a number without a scale has no such words.
"""

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.findings.diaries import point_of
from journal_app.analysis.findings.finding import Finding
from journal_app.domain.scores import Tracker
from journal_app.words import _, isolated, ngettext

ABOUT_THE_SAME, SMALL, A_LITTLE = 0.5, 1.0, 2.0


def held_back_words(finding: Finding) -> str:
    """Why an answer that alone would take a side takes none."""
    words = _("Can't tell: among {count} questions asked at once, a difference like this turns up by chance.")
    return words.format(count=finding.comparisons)


def range_words(low: float, high: float, tracker: Tracker) -> str:
    """The interval of a difference: between -1.2 and +0.4 points (95 % range)."""
    words = _("The difference lies between {low} and {high} (95 % range)")
    return words.format(low=signed(low), high=f"{signed(high)} {unit_words(2, tracker)}".strip())


def meaning_words(size: float, tracker: Tracker) -> str:
    """What a difference of ``size``, nought or more, is called on the scale of a tracker."""
    point = point_of(tracker)
    if point is None:
        # Translators: {meaning}, after the colon in: {tracker} was {size} {side} on ...: {meaning}.
        return _("how much that is on this scale, no study here tells")
    points = size / point
    if points < ABOUT_THE_SAME:
        # Translators: {meaning}, after the colon in: {tracker} was {size} {side} on ...: {meaning}.
        return _("about the same")
    if points < SMALL:
        # Translators: {meaning}, after the colon in: {tracker} was {size} {side} on ...: {meaning}.
        return _("a small difference, of a size that diaries have by themselves")
    if points < A_LITTLE:
        # Translators: {meaning}, after the colon in: {tracker} was {size} {side} on ...: {meaning}.
        return _("about the size that people in studies call a little better or a little worse")
    # Translators: {meaning}, after the colon in: {tracker} was {size} {side} on ...: {meaning}.
    return _("a clear difference")


def points_words(size: float, tracker: Tracker) -> str:
    """A size with its unit: 1.4 points."""
    return f"{value_text(round(size, 1))} {unit_words(size, tracker)}".strip()


def unit_words(size: float, tracker: Tracker) -> str:
    """Point or points, by the size; nothing for a number without a scale."""
    if point_of(tracker) is None:
        return ""
    # Translators: unit of a score, put behind a number such as 1.4; the form for 2 stands for every number but 1
    return ngettext("point", "points", 1 if round(abs(size), 1) == 1 else 2)


def signed(number: float) -> str:
    """A number to one digit with its sign, nought without; a minus, since a hyphen is not always read aloud."""
    rounded = round(number, 1)
    return isolated(f"+{value_text(rounded)}" if rounded > 0 else value_text(rounded).replace("-", "−"))
