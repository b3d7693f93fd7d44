# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Words for the reader: translation, and dates and numbers as their language writes them.

Hides gettext and Babel. Strings are translated when they are shown, never when a module is imported, so a change
of language needs no restart. A leaf but for ``places``.
"""

import gettext as _gettext
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from decimal import Decimal

from journal_app import places

DOMAIN = "iron-journal"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_locale = "en_GB"
_apart: ContextVar[tuple[_gettext.NullTranslations, str] | None] = ContextVar("_apart", default=None)


def set_language(language: str) -> None:
    """Speak ``language`` (such as "de" or "en_GB") from now on; English where no translation exists."""
    global _catalogue, _locale
    _catalogue, _locale = _translations(language), language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while, such as that of a report; whoever works beside it hears nothing of it."""
    token = _apart.set((_translations(language), language))
    try:
        yield
    finally:
        _apart.reset(token)


def is_language(language: str) -> bool:
    """Whether there is a language of this name, so that its dates and numbers can be written."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def language() -> str:
    """The language now spoken, as Babel and gettext name it."""
    apart = _apart.get()
    return apart[1] if apart else _locale


def _(message: str) -> str:
    """The sentence in the language spoken now."""
    return _spoken().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a sentence that fits ``count``."""
    return _spoken().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A translation that depends on where the word stands."""
    return _spoken().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 -- the name gettext tools look for
    """Mark a string for translation that is shown later through ``_``."""
    return message


def in_one_line(parts: Iterable[str]) -> str:
    """What there is to say, side by side; an empty part says nothing."""
    return " · ".join(part for part in parts if part)


def day_text(day: date, pattern: str = "d MMM y") -> str:
    """A day in words, by a CLDR pattern: 21 Nov 2024."""
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=language()))


def weekday_text(day: date) -> str:
    """The name of a day's weekday, whole."""
    return day_text(day, "EEEE")


def time_text(moment: datetime | time) -> str:
    """A time of day as HH:MM."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def number_text(number: Decimal) -> str:
    """A number with every digit it was kept with, in the language's decimal mark, without grouping."""
    from babel.numbers import get_decimal_symbol

    return format(number, "f").replace(".", str(get_decimal_symbol(language())))


def _translations(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, places.resources() / "locale", languages=[language], fallback=True)


def _spoken() -> _gettext.NullTranslations:
    apart = _apart.get()
    return apart[0] if apart else _catalogue
