# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be set for one journal: the keys it is kept under, and what each holds.

Hides how a choice is written as text. Empty text, or none, is the first choice of each; what belongs to a machine is no
setting of a journal.
"""

from collections.abc import Iterable
from datetime import time

from journal_app.domain.days import DAY_ENDS

PERSON, MADE_UP = "person", "made_up"
"""Whose journal it is, and YES where nobody lived what it tells."""
DAY_ENDS_AT = "day_ends"
"""HH:MM; until then it is still the day before."""
PARTS_OF_DAY, PARTS_TOLD = "parts_of_day", "parts_told"
"""YES once morning, midday, evening and night are scored apart; YES once the words on mixing them were said."""
YESTERDAY = "yesterday"
"""NEVER where the value of the day before is not shown, not even beside one that is given."""
COUNTRY, CONTACT_NAME, CONTACT_NUMBER = "country", "contact_name", "contact_number"
"""Whom to turn to in a crisis: an ISO 3166 code, never guessed, and a contact of the reader's own."""
KEYBOARD_NAME, KEYBOARD_NAMES = "keyboard_name", "keyboard_names"
"""Who enters instead of the journal's person, and everybody who may, a line each."""
COLOUR = "journal_colour"
"""The name of the colour by which the journal is told from others."""
REPORT_FINDINGS = "report_findings"
"""The ids of the findings that the reader put into the report, a line each, in the order they were put there."""
TREND_DAYS = "trend_days"
"""Over how many days a trend is asked for; a year where nothing was chosen."""
YES, NO, NEVER = "yes", "no", "never"


def shown_unit_of(analyte: str) -> str:
    """The key under which the unit of an analyte is kept: a UCUM code, empty for the unit that was printed."""
    return f"unit:{analyte}"


def kept_lines(texts: Iterable[str]) -> str:
    """Texts without line breaks as one setting keeps them."""
    return "\n".join(texts)


def lines_kept(kept: str) -> tuple[str, ...]:
    """The texts that one setting keeps."""
    return tuple(kept.split("\n")) if kept else ()


def day_end(kept: str) -> time:
    """When a journal's day ends, by what is kept under DAY_ENDS_AT; what is no time was never chosen by anybody."""
    try:
        return time.fromisoformat(kept) if kept else DAY_ENDS
    except ValueError:
        return DAY_ENDS
