# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days in words, for widgets that show them from the first moment.

Hides that these come from Qt's copy of the CLDR, which is in memory already, where Babel's would be read from disk
first (40 ms of every start). The words are the same; everything but the screen uses ``words``.
"""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from journal_app.words import language


def day_in_words(day: date, pattern: str = "dddd d MMMM yyyy") -> str:
    """A day by a pattern of Qt, in the language spoken now."""
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), pattern)


def weekday_in_words(day: date) -> str:
    """The name of a day's weekday, whole."""
    return day_in_words(day, "dddd")


def first_weekday() -> int:
    """The day weeks begin with, 0 for Monday."""
    return QLocale(language()).firstDayOfWeek().value - 1
