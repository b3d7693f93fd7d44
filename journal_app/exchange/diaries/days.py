# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days and times of day as the apps of the world print them, read in one way or refused.

Hides the order of day, month and year, ordinal endings ("22nd Sep 2020"), names in many languages, the clock of 12
hours, and how a file tells whether 3/4/2020 is in March or in April: by another of its days, else by the answer.
"""

import re
from collections.abc import Iterable
from datetime import date, time

from journal_app.domain.days import read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import tidy
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.words import is_afternoon, months_named, weekdays_named
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.asks import DayOrderAsk
from journal_app.exchange.previews.cells import day_cell
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _, with_semicolons

_EITHER_FIRST = re.compile(r"(?P<one>[0-9]{1,2})([/-])(?P<other>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_IDEOGRAPHS = re.compile(r"(?:(?P<year>[0-9]{4})[年년] ?)?(?P<month>[0-9]{1,2})[月월] ?(?P<day>[0-9]{1,2})[日일]")
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")
_AFTER_A_NUMBER = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "º", "ª", "a", "o"})
# The last two stand for "year" in Russian and in Ukrainian.
_BETWEEN = frozenset(
    {"of", "de", "del", "di", "den", "der", "d", "the", "\N{CYRILLIC SMALL LETTER GHE}", "\N{CYRILLIC SMALL LETTER ER}"}
)
_INSTANT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<time>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r" ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}(?::[0-9]{2})?)?(?:\[[^\]]*\])?"
)
_CLOCK = re.compile(r"(?P<before>[^0-9]*)(?P<hour>[0-9]{1,2})[:.h](?P<minute>[0-9]{2})(?::[0-9]{2})?(?P<after>[^0-9]*)")
_HOUR_WORDS = frozenset({"", "uhr", "h", "hrs", "kl"})
_NOON, _MONTHS, _YEAR_DIGITS, _DAY_DIGITS = 12, 12, 4, 2


@frozen
class DiaryDays:
    """How the days of one file are read. ``order`` is how days such as 3/4/2020 are meant, None while unknown."""

    today: date
    order: DayOrder | None = None

    def read(self, printed: str, year: str = "", weekday: str = "") -> date:
        """The day of a cell; EntryRefused where it is none, with both readings where there are two.

        ``year`` and ``weekday`` are what other cells say; the weekday tells between two months of one name.
        """
        even = tidy(printed)
        if match := _EITHER_FIRST.fullmatch(even):
            return self._of_numbers(even, match)
        if match := _IDEOGRAPHS.fullmatch(even):
            return self._of_parts(printed, match["year"] or year, frozenset({int(match["month"])}), match["day"], "")
        words = _PIECE.findall(even)
        if not any(word.isalpha() for word in words):
            return day_cell(even, today=self.today)
        return self._of_words(printed, words, year, weekday)

    def _of_numbers(self, printed: str, match: re.Match[str]) -> date:
        one, other, year = match["one"], match["other"], match["year"]
        if self.order is DayOrder.MONTH_FIRST:
            one, other = other, one
        if self.order is not None:
            return day_cell(f"{year}-{other}-{one}", today=self.today)
        return day_cell(printed.replace("-", "/"), today=self.today)

    def _of_words(self, printed: str, words: list[str], year: str, weekday: str) -> date:
        """A day with the name of its month, whatever the order of the parts."""
        months: frozenset[int] = frozenset()
        numbers: list[str] = []
        for place, word in enumerate(words):
            if word.isdigit():
                numbers.append(word)
            elif not _is_filling(word, words[:place]):
                months = months | (named := months_named(word))
                if not named:
                    raise _no_day(printed)
        years = [number for number in numbers if len(number) == _YEAR_DIGITS]
        days = [number for number in numbers if len(number) <= _DAY_DIGITS]
        if not months or len(days) != 1 or len(years) > 1 or len(years) + len(days) != len(numbers):
            raise _no_day(printed)
        return self._of_parts(printed, years[0] if years else year, months, days[0], weekday)

    def _of_parts(self, printed: str, year: str, months: frozenset[int], day: str, weekday: str) -> date:
        if not year.strip():
            raise EntryRefused(_('"{date}" names no year.').format(date=shortened(printed)))
        readings = [f"{year.strip()}-{month:02d}-{day:>02}" for month in sorted(months)]
        if len(readings) > 1:
            fitting = [reading for reading in readings if _is_on(reading, weekday)]
            readings = fitting or readings
        if len(readings) > 1:
            words = _("“{text}” can be read in two ways: {readings}.")
            raise LineRefused(words.format(text=shortened(printed), readings=with_semicolons(readings)), *readings)
        return day_cell(readings[0], today=self.today)


def order_in(days: Iterable[str], answered: DayOrder | None) -> tuple[DayOrder | None, DayOrderAsk | None]:
    """How the days of a file are meant, and what is to be asked of it; both None where no day leaves it open."""
    example = ""
    told: dict[DayOrder, str] = {}
    for printed in dict.fromkeys(days):
        match = _EITHER_FIRST.fullmatch(tidy(printed))
        if match is None or match["one"].lstrip("0") == match["other"].lstrip("0"):
            continue
        if int(match["other"]) > _MONTHS:
            told.setdefault(DayOrder.MONTH_FIRST, printed.strip())
        elif int(match["one"]) > _MONTHS:
            told.setdefault(DayOrder.DAY_FIRST, printed.strip())
        else:
            example = example or printed.strip()
    by_file = next(iter(told)) if len(told) == 1 else None
    order = answered or by_file
    if not example:
        return order, None
    told_by = told[by_file] if by_file is not None and order is by_file else ""
    return order, DayOrderAsk(example=example, order=order, told_by=told_by)


def read_instant(printed: str, days: DiaryDays) -> tuple[date, time | None]:
    """The local day and time that stand there, in the offset that stands there; a day alone has no time."""
    match = _INSTANT.fullmatch(printed.strip())
    if match is None:
        return days.read(printed), None
    return days.read(match["day"]), read_time(match["time"])


def read_clock(printed: str) -> time | None:
    """A time of day on a clock of 12 or 24 hours, None for nothing; EntryRefused for anything else."""
    if not printed.strip():
        return None
    match = _CLOCK.fullmatch(tidy(printed).lower())
    if match is None:
        return read_time(printed)
    beside = (match["before"] + match["after"]).strip(" .")
    half = is_afternoon(beside)
    if half is None:
        return read_time(f"{match['hour']}:{match['minute']}" if beside in _HOUR_WORDS else printed)
    hour = int(match["hour"])
    if not 1 <= hour <= _NOON:
        raise EntryRefused(_('"{time}" is not a time of day.').format(time=shortened(printed)))
    return read_time(f"{hour % _NOON + (_NOON if half else 0)}:{match['minute']}")


def _is_filling(word: str, before: list[str]) -> bool:
    """Whether a word says nothing of the day: a weekday, an ordinal's ending, a word between the parts."""
    folded = word.lower()
    is_ending = folded in _AFTER_A_NUMBER and bool(before) and before[-1].isdigit()
    return is_ending or folded in _BETWEEN or (bool(weekdays_named(word)) and not months_named(word))


def _is_on(reading: str, weekday: str) -> bool:
    """Whether a day is on the day of the week that a word names."""
    try:
        return date.fromisoformat(reading).weekday() in weekdays_named(weekday)
    except ValueError:
        return False


def _no_day(printed: str) -> EntryRefused:
    return EntryRefused(
        _("“{text}” is not a day.").format(text=shortened(printed)),
        _("No month of a language known here is named in it."),
    )
