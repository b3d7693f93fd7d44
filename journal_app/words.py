# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Words for the reader: translation, and dates and numbers as their language writes them.

Hides gettext and Babel. Strings are translated when they are shown, never when a module is imported, so a change
of language needs no restart. A leaf but for ``places``.
"""

import gettext as _gettext
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from journal_app import places

DOMAIN = "iron-journal"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_locale = "en_GB"


def set_language(language: str) -> None:
    """Speak ``language`` (such as "de" or "en_GB") from now on; English where no translation exists."""
    global _catalogue, _locale  # noqa: PLW0603 -- one language for the whole program, set here alone
    folder = places.resources() / "locale"
    _catalogue = _gettext.translation(DOMAIN, folder, languages=[language], fallback=True)
    _locale = language


def language() -> str:
    """The language now spoken, as Babel and gettext name it."""
    return _locale


def _(message: str) -> str:
    """The sentence in the language spoken now."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a sentence that fits ``count``."""
    return _catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A translation that depends on where the word stands."""
    return _catalogue.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 -- the name gettext tools look for
    """Mark a string for translation that is shown later through ``_``."""
    return message


def in_one_line(parts: Iterable[str]) -> str:
    """What there is to say, side by side; an empty part says nothing."""
    return " · ".join(part for part in parts if part)


def day_text(day: date, pattern: str = "d MMM y") -> str:
    """A day in words, by a CLDR pattern: 21 Nov 2024."""
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=_locale))


def weekday_text(day: date) -> str:
    """The name of a day's weekday, whole."""
    return day_text(day, "EEEE")


def time_text(moment: datetime | time) -> str:
    """A time of day as HH:MM."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def number_text(number: Decimal) -> str:
    """A number with every digit it was kept with, in the language's decimal mark, without grouping."""
    from babel.numbers import get_decimal_symbol

    return format(number, "f").replace(".", str(get_decimal_symbol(_locale)))
