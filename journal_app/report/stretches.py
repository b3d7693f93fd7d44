# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A stretch of days as short as it can be said: 16 – 22 Nov 2026."""

from datetime import date

from journal_app.words import _, day_text, is_day_first


def stretch_words(first: date, last: date) -> str:
    """From when to when, month and year once where both ends share them; of one day the day."""
    if first == last:
        return day_text(first)
    is_same_year = first.year == last.year
    is_same_month = is_same_year and first.month == last.month and is_day_first()
    pattern = "d" if is_same_month else "d MMM" if is_same_year else "d MMM y"
    return _("{first} – {last}").format(first=day_text(first, pattern), last=day_text(last))
