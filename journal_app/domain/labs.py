# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Laboratory results as they were printed."""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen


class Comparator(StrEnum):
    """The sign a laboratory prints before a value it could not put a number to."""

    NONE = ""
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


@frozen
class LabResult(Fact):
    """One value of one draw, kept exactly as printed.

    ``analyte`` is a catalogue key; ``unit`` stands as entered and ``unit_code`` is the UCUM code it was read as.
    A switch of unit on screen never changes a stored result.
    """

    collected_on: date
    analyte: str
    value: Decimal
    unit: str
    unit_code: str = ""
    comparator: Comparator = Comparator.NONE
    printed_value: str = ""
    collected_time: time | None = None
    range_low: Decimal | None = None
    range_high: Decimal | None = None
    range_text: str = ""
    flag: str = ""
    laboratory: str = ""
    fasting: bool | None = None
    note: str = ""
