# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The names of months, of weekdays and of the halves of a day in the languages that diaries are exported in.

Hides Babel and the CLDR, where the names come from, and that one name may stand for two months: "listopad" is November
in Czech and October in Croatian.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from journal_app.domain.spelling import plain

LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "ru"),
    *("uk", "el", "hr", "sl", "bg", "ca", "et", "lv", "lt", "id"),
)
HALVES_ONLY = ("ja", "ko", "zh")
"""Languages of which only the words beside a time of day are read."""
_SHORTEST = 3


def months_named(name: str) -> frozenset[int]:
    """The months, from 1, that a name or its beginning can mean; more than one where languages disagree."""
    folded = plain(name)
    exact = _months().get(folded)
    if exact is not None or len(folded) < _SHORTEST:
        return exact or frozenset()
    return frozenset().union(*(months for whole, months in _months().items() if whole.startswith(folded)))


def weekdays_named(name: str) -> frozenset[int]:
    """The days of the week, Monday as 0, that a name can mean; none for any other word."""
    return _weekdays().get(plain(name), frozenset())


def is_afternoon(words: str) -> bool | None:
    """Whether what stands beside a time of day says the second half of the day; None where it says neither half."""
    return _halves().get(plain(words))


@cache
def _months() -> Mapping[str, frozenset[int]]:
    from babel.dates import get_month_names

    found: defaultdict[str, set[int]] = defaultdict(set)
    for language in _known(LANGUAGES):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    if not name.isdigit():
                        found[plain(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _weekdays() -> Mapping[str, frozenset[int]]:
    from babel.dates import get_day_names

    found: defaultdict[str, set[int]] = defaultdict(set)
    for language in _known(LANGUAGES):
        for width in ("wide", "abbreviated"):
            for number, name in get_day_names(width, "format", language).items():
                found[plain(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _halves() -> Mapping[str, bool]:
    from babel.dates import get_period_names

    halves = {"am": False, "pm": True, "a": False, "p": True}
    for language in _known((*LANGUAGES, *HALVES_ONLY)):
        for width in ("abbreviated", "wide"):
            for half, name in get_period_names(width, "format", language).items():
                if half in {"am", "pm"}:
                    halves.setdefault(plain(name), half == "pm")
    return halves


def _known(languages: Iterable[str]) -> Iterator[str]:
    """Those that are there: a package for one system may bring fewer than Babel has."""
    return (language for language in languages if _is_there(language))


def _is_there(language: str) -> bool:
    from babel.localedata import exists, load

    try:
        return exists(language) and bool(load(language))
    except FileNotFoundError:  # one that this one builds upon was left out
        return False
