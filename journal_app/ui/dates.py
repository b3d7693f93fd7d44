# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days in words, for widgets that show them from the first moment.

Hides that these come from Qt's copy of the CLDR, which is in memory already, where Babel's would be read from disk
first (40 ms of every start). The words are the same; everything but the screen uses ``words``.
"""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from journal_app.words import N_, _, language

# Translators: the parts of a date as Qt names them: dddd and ddd weekday, d day, MMMM and MMM month, yyyy year. Put
# them in the order, and with the dots and commas, in which your language writes a date; use the same letters.
WHOLE = N_("dddd d MMMM yyyy")
_OTHERS = (N_("dddd d MMMM"), N_("ddd d MMM"), N_("ddd d MMM yyyy"), N_("d MMM"), N_("d MMM yyyy"), N_("MMMM yyyy"))


def day_in_words(day: date, pattern: str = WHOLE) -> str:
    """A day by a pattern of Qt, in the order and words of the language spoken now."""
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), _(pattern))


def weekday_in_words(day: date) -> str:
    """The name of a day's weekday, whole."""
    return day_in_words(day, "dddd")


def first_weekday() -> int:
    """The day weeks begin with, 0 for Monday."""
    return QLocale(language()).firstDayOfWeek().value - 1
