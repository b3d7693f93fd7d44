# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A value of a laboratory printed as words, such as "<5 ug/L".

Hides where the number ends and its unit begins.
"""

import re

from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import AmbiguousNumber, Reading, read_value
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _

_NUMBER_THEN_UNIT = re.compile(r"(?P<value>[^0-9]*[0-9](?:[0-9.,'\u2019 ]*[0-9])?)\s*(?P<unit>[^0-9\s].*)?", re.DOTALL)
_LONGEST_VALUE = 120
_MOST_SHOWN = 60


def read_printed(text: str) -> tuple[tuple[Reading, ...], str]:
    """The value of a printed text such as "<5 ug/L" in each way it can be read, and the unit behind it.

    LineRefused when it is no number.
    """
    match = _NUMBER_THEN_UNIT.fullmatch(text.strip()) if len(text) <= _LONGEST_VALUE else None
    refused = LineRefused(_("“{text}” is not a number.").format(text=text[:_MOST_SHOWN]))
    if match is None:
        raise refused
    try:
        reading = read_value(match["value"])
    except AmbiguousNumber as error:
        readings = tuple(Reading(Comparator.NONE, number, text.strip()) for number in error.readings)
    except EntryRefused as error:
        raise refused from error
    else:
        readings = (Reading(reading.comparator, reading.number, text.strip()),)
    return readings, (match["unit"] or "").strip()
