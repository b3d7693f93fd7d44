# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days as laboratories print them, read in one way or refused with both.

Hides names of months in nine languages, years of two digits, times and offsets behind a day, and how a file tells
whether 3/4/2026 is in March or in April: by another of its days that can be read in one way only, else by the answer.
"""

import re
from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise

from journal_app.domain.days import read_day, read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import tidy
from journal_app.domain.remembering import remembered
from journal_app.domain.spelling import plain, shortened
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.asks import DayOrderAsk
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _, with_semicolons

_YEAR_FIRST = re.compile(r"(?P<year>[12][0-9]{3})([-/. ]?)(?P<month>[0-9]{2}|(?<=[-/. ])[0-9])\2(?P<day>[0-9]{1,2})\.?")
_NUMBERS = re.compile(
    r"(?P<one>[0-9]{1,2}) ?(?P<sign>[-/.]) ?(?P<other>[0-9]{1,2}) ?(?P=sign) ?(?P<year>[0-9]{4}|[0-9]{2})\.?"
)
_NAMED = re.compile(
    r"(?:[^\W\d]+\.?,? )?(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|º|°)?\.?[-/ ]*(?:de |of )?(?P<month>[^\W\d]{3,})\.?"
    r"|(?P<month2>[^\W\d]{3,})\.?[- ]*(?P<day2>[0-9]{1,2})(?:st|nd|rd|th)?)"
    r"(?:,?[-/ ]+|,)(?:de |del )?(?P<year>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})[:.h](?P<minute>[0-9]{2})(?:[:.][0-9]{2}(?:[.,][0-9]+)?)? ?(?P<half>[ap]\.? ?m\.?)? ?"
    r"(?:uhr|h|hrs|z|utc|gmt|[ecmp][sd]t|ces?t|[-+][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_LONGEST = 100  # letters; what is longer is no day, and looking at it would take as long as its square
_NOON, _MONTHS, _CENTURY = 12, 12, 100
_EITHER_SIGN = frozenset("/-")
# January to December: English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish and Danish, Polish.
_MONTH_NAMES = (
    "january januar janner janvier enero gennaio januari janeiro stycznia",
    "february februar feber fevrier febrero febbraio februari fevereiro lutego",
    "march marz maerz mars marzo maart mrt marco marts marca",
    "april avril abril aprile kwietnia",
    "may mai mayo maggio mei maio maj maja",
    "june juni juno juin junio giugno junho czerwca",
    "july juli julei juillet julio luglio julho lipca",
    "august aout agosto augustus augusti sierpnia",
    "september septembre septiembre setiembre settembre setembro sept wrzesnia",
    "october oktober octobre octubre ottobre outubro pazdziernika",
    "november novembre noviembre novembro listopada",
    "december dezember decembre diciembre dicembre dezembro grudnia",
)


@frozen
class Moment:
    """A local day, and the time on it where one is printed."""

    day: date
    at: time | None = None


class UnclearDay(LineRefused):
    """A day that can be read in two ways; ``days`` are both, the readings name them."""

    def __init__(self, printed: str, moments: tuple[Moment, ...]) -> None:
        named = [moment.day.isoformat() for moment in moments]
        words = _("“{text}” can be read in two ways: {readings}.")
        super().__init__(words.format(text=shortened(printed), readings=with_semicolons(named)), *named)
        self.moments = moments


def read_moment(printed: str, *, today: date, order: DayOrder | None = None) -> Moment:
    """The day of a cell, and the time where one stands behind it.

    UnclearDay where it can be read in two ways, EntryRefused for what is no day, or lies ahead.
    """
    day, clock = _parted(printed)
    at = _time(clock) if clock else None
    readings = _readings(day, today, order)
    if not readings:
        raise EntryRefused(
            _("“{text}” is not a day.").format(text=shortened(printed))
            if printed.strip()
            else _("The day is missing."),
            _("Write it as year, month and day, such as 2024-11-21."),
        )
    found = [read_day(reading, today=today) for reading in readings] if len(readings) == 1 else _past(readings, today)
    if len(readings) > 1:
        raise UnclearDay(printed, tuple(Moment(day=one, at=at) for one in found))
    return Moment(day=found[0], at=at)


def is_day(text: str) -> bool:
    """Whether a text is a day, whichever way it is read."""
    day, _clock = _parted(text)
    return bool(_readings(day, date.max, None))


def day_in(head: str) -> str:
    """The day that stands in the head of a column, alone or with a word ("Result 3/4/2026"), as printed; or nothing."""
    even = tidy(head)
    if is_day(even):
        return even
    words = even.split(" ") if len(even) <= 2 * _LONGEST else []
    for first, last in ((0, -1), (1, len(words)), *pairwise(range(len(words) + 1))):
        part = " ".join(words[first:last] if last != -1 else words[:-1]).strip("()[],:")
        if part and is_day(part):
            return part
    return ""


def clock_time(text: str) -> time:
    """A time of day as printed, on a clock of 12 or 24 hours; EntryRefused for anything else."""
    return _time(tidy(text))


def order_in(days: Iterable[str], answered: DayOrder | None) -> tuple[DayOrder | None, DayOrderAsk | None]:
    """How the days of a file are meant, and what is to be asked of it; both None where no day leaves it open."""
    told: dict[DayOrder, str] = {}
    example = ""
    for printed in days:
        match = _NUMBERS.fullmatch(_parted(printed)[0])
        if match is None or match["sign"] not in _EITHER_SIGN or _may_begin_with_year(match):
            continue
        orders = _orders(int(match["one"]), int(match["other"]))
        if len(orders) == 1:
            told.setdefault(orders[0], printed)
        elif match["one"] != match["other"]:
            example = example or printed
    by_file = next(iter(told)) if len(told) == 1 else None
    order = answered or by_file
    if not example:
        return order, None
    told_by = told[by_file] if by_file is not None and order is by_file else ""
    return order, DayOrderAsk(example=example.strip(), order=order, told_by=told_by.strip())


@remembered
def _parted(printed: str) -> tuple[str, str]:
    """The day and the time of a text, each as printed; the time is empty where none stands there."""
    even = tidy(printed)
    if len(even) > _LONGEST:
        return even, ""
    if "T" in even[8:11] and even[:4].isdigit():
        day, _sign, clock = even.partition("T")
        return day, clock
    for match in re.finditer(r"[ ,]+(?=[0-9]{1,2}[:.h][0-9]{2})", even):
        if _CLOCK.fullmatch(even[match.end() :]):
            return even[: match.start()].strip(), even[match.end() :]
    return even.strip(), ""


def _time(clock: str) -> time:
    match = _CLOCK.fullmatch(clock)
    if match is None:
        return read_time(clock)
    hour = int(match["hour"])
    if match["half"]:
        hour = hour if hour > _NOON else hour % _NOON + (_NOON if match["half"].lower().startswith("p") else 0)
    return read_time(f"{hour}:{match['minute']}")


def _readings(day: str, today: date, order: DayOrder | None) -> list[str]:
    """The days meant by a text, as year-month-day; none for what is no day, two where it is unclear."""
    if match := _YEAR_FIRST.fullmatch(day):
        return _whole([(match["year"], match["month"], match["day"])])
    if match := _NUMBERS.fullmatch(day):
        return _of_numbers(match, today, order)
    match = _NAMED.fullmatch(day)
    month = _month(match["month"] or match["month2"]) if match else 0
    if match is None or not month:
        return []
    return _whole([(_full_year(match["year"], today), str(month), match["day"] or match["day2"])])


def _of_numbers(match: re.Match[str], today: date, order: DayOrder | None) -> list[str]:
    one, other, year = match["one"], match["other"], _full_year(match["year"], today)
    day_first, month_first = (year, other, one), (year, one, other)
    if match["sign"] == ".":
        return _whole([day_first])
    if order is DayOrder.DAY_FIRST:
        return _whole([day_first])
    if order is DayOrder.MONTH_FIRST:
        return _whole([month_first])
    either = [day_first, month_first]
    if _may_begin_with_year(match):
        either.append((_full_year(one, today), other, match["year"]))
    return _whole(either)


def _may_begin_with_year(match: re.Match[str]) -> bool:
    """Whether it is one like 24-03-04, which tells nothing of how other days are meant."""
    return match["sign"] == "-" and len(match["year"]) == len(match["one"]) == len("26")


def _whole(parts: list[tuple[str, str, str]]) -> list[str]:
    """Those of the days that exist, each once."""
    found: dict[str, None] = {}
    for year, month, day in parts:
        try:
            found[date(int(year), int(month), int(day)).isoformat()] = None
        except ValueError:
            continue
    return list(found)


def _past(readings: list[str], today: date) -> list[date]:
    days = [date.fromisoformat(reading) for reading in readings]
    return sorted(day for day in days if day <= today) or sorted(days)


def _full_year(year: str, today: date) -> str:
    """A year of two digits as the last one that ended so."""
    if len(year) == len("2026"):
        return year
    this = min(today.year, 2100) - int(year)
    return str(int(year) + this // _CENTURY * _CENTURY)


def _orders(one: int, other: int) -> list[DayOrder]:
    possible = {DayOrder.DAY_FIRST: other, DayOrder.MONTH_FIRST: one}
    return [order for order, month in possible.items() if 1 <= month <= _MONTHS]


def _month(name: str) -> int:
    """The month that a name, or the beginning of one, means in one language or in several; 0 for none or for two."""
    folded = plain(name)
    found = {
        number
        for number, names in enumerate(_MONTH_NAMES, start=1)
        if any(one.startswith(folded) for one in names.split())
    }
    return found.pop() if len(found) == 1 else 0
