# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a column of a table of lab results can hold, and how that is said to the reader.

Hides that one list of roles tells all three shapes of such tables: a result a row has a column of values; a column a
day has several whose heads are days; a row a day has several whose heads are tests.
"""

from enum import StrEnum

from journal_app.words import N_, _


class Role(StrEnum):
    """What stands in a column."""

    NONE = ""
    DAY = "day"
    TIME = "time"
    TEST = "test"
    CODE = "code"
    SIGN = "sign"
    VALUE = "value"
    OF_DAY = "of-day"
    OF_TEST = "of-test"
    UNIT = "unit"
    RANGE = "range"
    LOW = "low"
    HIGH = "high"
    FLAG = "flag"
    STATUS = "status"
    LABORATORY = "laboratory"
    FASTING = "fasting"
    NOTE = "note"
    PERSON = "person"
    BORN = "born"
    NUMBER = "number"


# Translators: what a column of a table of blood results holds, in a list to choose from
_WORDS = {
    Role.NONE: N_("not read"),
    Role.DAY: N_("day of the draw"),
    Role.TIME: N_("time of the draw"),
    Role.TEST: N_("name of the test"),
    Role.CODE: N_("LOINC code"),
    Role.SIGN: N_("sign before the value, such as <"),
    Role.VALUE: N_("value"),
    Role.OF_DAY: N_("values of the day at its head"),
    Role.OF_TEST: N_("values of the test at its head"),
    Role.UNIT: N_("unit"),
    Role.RANGE: N_("range of the laboratory"),
    Role.LOW: N_("where the range begins"),
    Role.HIGH: N_("where the range ends"),
    Role.FLAG: N_("flag of the laboratory"),
    Role.STATUS: N_("whether the result is final"),
    Role.LABORATORY: N_("laboratory"),
    Role.FASTING: N_("whether fasting"),
    Role.NOTE: N_("note"),
    Role.PERSON: N_("name of the person"),
    Role.BORN: N_("day of birth"),
    Role.NUMBER: N_("number of the person"),
}
ROLES = tuple(_WORDS)
"""Every role, in the order in which a form offers them."""
SEVERAL = frozenset({Role.NONE, Role.OF_DAY, Role.OF_TEST, Role.NOTE})
"""The roles that more than one column of a table can have."""


def words_of(role: str) -> str:
    """What a column with this role holds, in words."""
    return _(_WORDS[Role(role)])
