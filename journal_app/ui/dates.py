# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days in words, for widgets that show them from the first moment.

Hides that these come from Qt's copy of the CLDR, which is in memory already, where Babel's would be read from disk
first (40 ms of every start). The words are the same, and so are the digits: 0 to 9 in every language, as laboratories
print them. Everything but the screen uses ``words``.
"""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from journal_app.words import N_, _, language

# Translators: the parts of a date as Qt names them: dddd and ddd weekday, d day, MMMM and MMM month, yyyy year. Put
# them in the order, and with the dots and commas, in which your language writes a date; use the same letters.
WHOLE = N_("dddd d MMMM yyyy")
# Translators: the parts of a date as Qt names them: dddd and ddd weekday, d day, MMMM and MMM month, yyyy year. Put
# them in the order of the language, with its signs between them
_OTHERS = (N_("dddd d MMMM"), N_("ddd d MMM"), N_("ddd d MMM yyyy"), N_("d MMM"), N_("d MMM yyyy"), N_("MMMM yyyy"))


_DAY_AND_MONTH = re.compile(r"\bd (M+)( yyyy)?")


def day_in_words(day: date, pattern: str = WHOLE) -> str:
    """A day by a pattern of Qt, in the order and words of the language spoken now."""
    locale, wanted = QLocale(language()), str(_(pattern))
    if wanted == pattern and is_month_first(locale):
        wanted = _with_month_first(wanted)
    written = locale.toString(QDate(day.year, day.month, day.day), wanted)
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in written)


def is_month_first(locale: QLocale) -> bool:
    """Whether the month stands before the day where this is spoken, as in Nov 21."""
    written = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    return 0 <= written.find("M") < written.find("d")


def _with_month_first(pattern: str) -> str:
    """The order of English in America: a comma after the weekday, and one before the year."""
    turned = _DAY_AND_MONTH.sub(lambda found: f"{found[1]} d{',' if found[2] else ''}{found[2] or ''}", pattern)
    return re.sub(r"^(d{3,4}) ", r"\1, ", turned)


def weekday_in_words(day: date) -> str:
    """The name of a day's weekday, whole."""
    return day_in_words(day, "dddd")


def first_weekday() -> int:
    """The day weeks begin with, 0 for Monday."""
    return QLocale(language()).firstDayOfWeek().value - 1
