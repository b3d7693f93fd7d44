# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said, and where, when results of one draw do not fit together. Knows no Qt."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from journal_app.domain.consistency import IRON, RELATED, SATURATION, Saturation
from journal_app.domain.labs import LabResult
from journal_app.ui.labs.amounts import analyte_name
from journal_app.words import _, number_text


def saturation_line(lines: Sequence[Sequence[LabResult]]) -> int | None:
    """The line the sentence stands below: the last of transferrin saturation, else of what it is calculated from."""
    named = [(number, result.analyte) for number, results in enumerate(lines) for result in results]
    own = [number for number, analyte in named if analyte == SATURATION]
    related = [number for number, analyte in named if analyte in RELATED]
    return next(iter(reversed(own or related)), None)


def saturation_words(found: Saturation) -> str:
    """A calm sentence: both numbers, where the second comes from, and that both may be right."""
    return _(
        "{saturation} is {printed} here; {iron} and {partner} of this draw give {calculated}. Laboratories calculate "
        "in more than one way, so both may stand as they are; a look at the sheet would show a slip."
    ).format(
        saturation=analyte_name(SATURATION),
        printed=percent_words(found.printed),
        iron=analyte_name(IRON),
        partner=analyte_name(found.partner),
        calculated=percent_words(found.calculated),
    )


def percent_words(number: Decimal) -> str:
    """A saturation to a tenth of a per cent, without a nought behind the mark."""
    rounded = number.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return _("{number} %").format(number=number_text(whole if whole == rounded else rounded))
