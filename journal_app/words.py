# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Words for the reader: translation, and dates and numbers as their language writes them.

Hides gettext and Babel, and what a language that is read from right to left asks for. Strings are translated when they
are shown, never when a module is imported, so a change of language needs no restart. A leaf but for ``places``.
"""

import gettext as _gettext
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from locale import getlocale, locale_alias

from journal_app import places

DOMAIN = "iron-journal"
ENGLISH = "en_GB"
WHOLE = 100
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_locale = ENGLISH
COVERED = "x-covered"
"""The line in the head of a catalogue that holds how much of it is translated, in whole per cent; made with it."""
ENOUGH = 80
"""How much of it a language has to say, in per cent, to be spoken without having been chosen.

A screen in two languages is harder to read than one in a foreign language. Whoever likes it can choose it.
"""
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ks", "mzn", "ps", "sd", "ug", "ur", "yi"))
"""The languages that the CLDR has written from right to left in whatever region they are spoken."""
_ISOLATE, _END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_ISOLATE_WORDS = "\N{RIGHT-TO-LEFT ISOLATE}"
# Patterns that only a language read from the right needs: words for ``re``, which compiles and keeps them at first use.
_LETTERS_FROM_THE_RIGHT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_FROM_THE_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
_LATIN_COMMAS = frozenset(("he", "yi"))
"""Those of them that write the comma of Latin letters; all others have the Arabic one."""
_BEGINS_IN_LATIN = r"[\W\d_]*[A-Za-z\u00c0-\u02af\u0370-\u052f]"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_KEPT_WHOLE = (
    rf"{_NUMBER}(?:\s?[–-]\s?{_NUMBER})+"  # 15–150, 2026-11-20
    rf"|[<>≤≥]=?\s?{_NUMBER}(?:\s[A-Za-zµ%]+(?:/\w+)?)?"  # <5 ug/l
    rf"|(?<![\w+\N{{FIRST STRONG ISOLATE}}])[-−+]{_NUMBER}"  # -1
    r"|(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Za-z0-9]+|[←-⇿])"  # Alt+↑, Ctrl+Shift+Z
)
_PART = re.compile(r"'[^']*'|([A-Za-z])\1*")
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


def languages() -> dict[str, str]:
    """The languages there is a catalogue for, and English first, each with its name in itself."""
    from babel import Locale

    others = {code: str(Locale.parse(code).get_display_name(code)) for code in _catalogues()}
    return {ENGLISH: "English", **dict(sorted(others.items(), key=lambda other: other[1].casefold()))}


def is_spoken(language: str) -> bool:
    """Whether there is a catalogue to speak a language from, or it is English."""
    return language == ENGLISH or bool(_catalogue_of(language))


def covered(language: str) -> int:
    """How much of what there is to say a language says, in whole per cent, rounded down; English says all."""
    known = dict(_translations(language).info())
    return int(known.get(COVERED, 0)) if _catalogue_of(language) else WHOLE


def of_this_region(language: str) -> str:
    """A language as it is written where the system says the reader is, if it is spoken there; else itself."""
    here = _language_here(least=0)
    return here if here.partition("_")[0] == language.partition("_")[0] else language


def language_of_the_system() -> str:
    """The language the system is set to where most of it is translated, with its region; else English.

    It is looked for as gettext does: LANGUAGE, LC_ALL, LC_MESSAGES, LANG, and then what the system itself says.
    """
    return _language_here(least=ENOUGH)


def _language_here(*, least: int) -> str:
    """The language the system is set to, if a catalogue says at least that much of it; else English."""
    named = next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), None)
    for wanted in (named or _told_by_the_system()).split(":"):
        code = re.split(r"[.@]", wanted)[0].replace("-", "_")
        spoken = code.partition("_")[0]
        if _catalogue_of(code) and covered(code) >= least:
            return code
        if spoken == "en":
            # Asked of Python, which has its list in memory, where Babel would take a part of every start.
            return code if code != spoken and code.lower() in locale_alias else ENGLISH
    return ENGLISH


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


def territory() -> str:
    """The region of the language spoken now, as ISO 3166 has it; empty where none is said."""
    return next((part for part in language().split("_")[1:] if len(part) == len("GB")), "")


def is_right_to_left() -> bool:
    """Whether the language spoken now is written from right to left."""
    return language().partition("_")[0] in _RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """A number with its unit, a range, a path or a name, kept whole where the words around it run from right to left.

    There the rules of Unicode would show "15–150" as "150–15" and "-3" as "3-". In other languages it stays as it is.
    """
    if not text or not is_right_to_left():
        return text
    return f"{_ISOLATE_WORDS if re.search(_LETTERS_FROM_THE_RIGHT, text) else _ISOLATE}{text}{_END_OF_ISOLATE}"


def plainly(text: str) -> str:
    """A text without the signs of ``isolated``, for files and wherever its letters are counted or compared."""
    return text.translate(dict.fromkeys(map(ord, (_ISOLATE, _ISOLATE_WORDS, _END_OF_ISOLATE, _FROM_THE_RIGHT))))


def _(message: str) -> str:
    """The sentence in the language spoken now; nothing for nothing, which gettext keeps for a catalogue's head."""
    return _sentence(_spoken().gettext(message)) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a sentence that fits ``count``."""
    return _sentence(_spoken().ngettext(singular, plural, count))


def pgettext(context: str, message: str) -> str:
    """A translation that depends on where the word stands."""
    return _sentence(_spoken().pgettext(context, message))


def N_(message: str) -> str:  # noqa: N802 -- the name gettext tools look for
    """Mark a string for translation that is shown later through ``_``."""
    return message


def said_everywhere(message: str) -> tuple[str, ...]:
    """What a name is in every language there is a catalogue for: entries outlive the language they were written in."""
    found = (each.gettext(message) for each in _every_catalogue())
    return tuple(dict.fromkeys(name for name in found if name != message))


def in_one_line(parts: Iterable[str]) -> str:
    """What there is to say, side by side; an empty part says nothing, and each keeps its own direction."""
    line = " · ".join(isolated(part) for part in parts if part)
    return f"{_FROM_THE_RIGHT}{line}" if line and is_right_to_left() else line


def with_commas(parts: Iterable[str]) -> str:
    """Parts one after the other with the language's comma between them; each keeps its own direction."""
    return ("، " if _has_arabic_commas() else ", ").join(map(isolated, parts))


def with_semicolons(parts: Iterable[str]) -> str:
    """As ``with_commas``, for parts that may hold commas themselves."""
    return ("؛ " if _has_arabic_commas() else "; ").join(map(isolated, parts))


def day_text(day: date, pattern: str = "d MMM y") -> str:
    """A day in words, by a CLDR pattern, which other languages than English order in their way: 21. Nov. 2024."""
    return _day_written(day, pattern, language())


def is_day_first() -> bool:
    """Whether a date begins with its day, so that of two days in one month the first can do without: 1 – 7 May."""
    return _ordered("d MMM", language()).startswith("d")


def weekday_text(day: date) -> str:
    """The name of a day's weekday, whole."""
    return day_text(day, "EEEE")


def time_text(moment: datetime | time) -> str:
    """A time of day as HH:MM."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def number_text(number: Decimal) -> str:
    """A number with every digit it was kept with, in the language's decimal mark, without grouping."""
    whole, mark, rest = format(number, "f").partition(".")
    return f"{whole}{_decimal_mark(language())}{rest}" if mark else whole


@cache
def _decimal_mark(language: str) -> str:
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(language))


@lru_cache(maxsize=1024)
def _day_written(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, _ordered(pattern, language), locale=language))


@cache
def _ordered(pattern: str, language: str) -> str:
    """The parts of a pattern, as wide as they are there, in the order and with the signs of the language."""
    from babel import Locale

    wanted = {part[1].replace("L", "M"): part[0] for part in _PART.finditer(pattern)}
    if wanted.keys() in ({"y"}, {"M"}, {"E"}):
        return pattern
    known = Locale.parse(language).datetime_skeletons
    if language.startswith("en") and known["MMMd"].pattern.startswith("d"):
        return pattern  # as in Britain; in America the month stands first
    if wanted.keys() == {"d"}:
        return re.split(r"\s*['ML]", known["MMMd"].pattern)[0] or pattern
    months = ("MMMM", "MMM") if "MMMM" in wanted.values() or "LLLL" in wanted.values() else ("MMM",)
    skeletons = ("".join(part for part in ("y", month, "E", "d") if part[0] in wanted) for month in months)
    found = next((known[skeleton].pattern for skeleton in skeletons if skeleton in known), pattern)
    return _PART.sub(lambda part: _as_wide(part[0], wanted), found)


def _as_wide(part: str, wanted: dict[str, str]) -> str:
    """A part of the language's own pattern, as wide as it is wanted; numbers and quoted signs stay."""
    is_worded = part[0] in "Ec" or (part[0] in "ML" and len(part) > len("MM"))
    return part[0] * len(wanted[part[0].replace("L", "M").replace("c", "E")]) if is_worded else part


def _translations(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, places.resources() / "locale", languages=[language], fallback=True)


@cache
def _every_catalogue() -> tuple[_gettext.NullTranslations, ...]:
    return tuple(map(_translations, sorted(_catalogues())))


def _catalogue_of(language: str) -> str:
    """The name of the catalogue that a language is read from; empty where there is none."""
    return next((name for name in (language, language.partition("_")[0]) if name in _catalogues()), "")


def _catalogues() -> frozenset[str]:
    """The languages whose catalogue is here."""
    found = (places.resources() / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return frozenset(path.parents[1].name for path in found)


def _told_by_the_system() -> str:
    """What a system that does not set those variables says; nothing where it says nothing that can be read."""
    if sys.platform == "win32":
        from ctypes import windll
        from locale import windows_locale

        return windows_locale.get(windll.kernel32.GetUserDefaultUILanguage(), "")
    try:
        return getlocale()[0] or ""
    except ValueError:
        return ""


def _has_arabic_commas() -> bool:
    return is_right_to_left() and language().partition("_")[0] not in _LATIN_COMMAS


class _Sentence(str):
    """A sentence of a language that is read from right to left: whatever is filled in is isolated from its words."""

    __slots__ = ()

    def format(self, *parts: object, **named: object) -> str:
        """The sentence with its places filled in, and its own direction where it begins with one of them."""
        kept = {name: isolated(part) if isinstance(part, str) else part for name, part in named.items()}
        said = str.format(self, *parts, **kept)
        return f"{_FROM_THE_RIGHT}{said}" if said[:1] in {_ISOLATE, _ISOLATE_WORDS} else said


def _sentence(text: str) -> str:
    """What is said as the reader's language has it; one read from the right begins there, with a Latin name too."""
    if not is_right_to_left():
        return text
    kept = re.sub(_KEPT_WHOLE, lambda span: isolated(span[0]), text)
    is_turned = re.match(_BEGINS_IN_LATIN, text) is not None and re.search(_LETTERS_FROM_THE_RIGHT, text) is not None
    return _Sentence(f"{_FROM_THE_RIGHT}{kept}" if is_turned else kept)


def _spoken() -> _gettext.NullTranslations:
    apart = _apart.get()
    return apart[0] if apart else _catalogue
