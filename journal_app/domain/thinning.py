# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which backups stay, and which have served.

Hides the ladder: those of the last hours, then one an hour, a day, a week, a month, each as far back as it goes.
A pure function of when each was made, what it was made for, its size and the time now: the same answer every time,
whatever the clock did meanwhile. A clock that was wrong costs no backup: each step of the ladder counts the hours or
days that have one, not those that went by.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from journal_app.domain.frozen import frozen

LAST_HOURS = timedelta(hours=3)
LAST_FEW = 30
"""How many of the last hours stay however close together they are; of the others one a minute."""
HOURS, DAYS, WEEKS, MONTHS = 24, 14, 8, 24
KEPT_LONGER = 10
"""How many of those made before something large was done stay, however old they are."""


@frozen
class Made:
    """A backup as far as thinning goes. ``number`` tells those of one instant apart, later ones are larger.

    ``is_marked``: it was made before something large was done, or by hand.
    """

    at: datetime
    size: int
    number: int = 0
    is_marked: bool = False


def kept(backups: Sequence[Made], now: datetime, most_bytes: int) -> frozenset[int]:
    """The places in ``backups`` of those that stay; together at most ``most_bytes``, but the newest always stays.

    Newest is the last one made by a clock that did not run ahead of ``now``, or the last of all where there is none.
    """
    staying: dict[int, None] = {}
    room = most_bytes
    for place in _in_order_of_worth(backups, now):
        if place not in staying and (not staying or backups[place].size <= room):
            staying[place] = None
            room -= backups[place].size
    return frozenset(staying)


def _in_order_of_worth(backups: Sequence[Made], now: datetime) -> Iterator[int]:
    """Those that the ladder keeps, the dearest first; a place may come more than once."""
    newest_first = sorted(range(len(backups)), key=lambda place: _newness(backups[place], now), reverse=True)
    yield from newest_first[:1]
    marked = [place for place in newest_first if backups[place].is_marked][:KEPT_LONGER]
    yield from marked[:1]
    steps = [_step(backups, newest_first, key)[:most] for key, most in _LADDER]
    for turn in range(max(most for _key, most in _LADDER)):
        yield from (step[turn] for step in steps if turn < len(step))
    yield from marked
    recent = [place for place in newest_first if abs(now - backups[place].at) <= LAST_HOURS]
    yield from recent[:LAST_FEW]
    yield from (place for place in recent if backups[place].is_marked)
    yield from _step(backups, recent, _minute)


def _newness(made: Made, now: datetime) -> tuple[bool, datetime, int]:
    """What is dated ahead of now comes after all the rest: a clock was wrong then, or is now."""
    return made.at <= now, made.at, made.number


def _step(backups: Sequence[Made], newest_first: Sequence[int], key: Callable[[datetime], object]) -> list[int]:
    """The newest of each hour (or day, week, month) that has one, newest first."""
    first: dict[object, int] = {}
    for place in newest_first:
        first.setdefault(key(backups[place].at.astimezone(UTC)), place)
    return list(first.values())


def _minute(at: datetime) -> object:
    return at.replace(second=0, microsecond=0)


def _hour(at: datetime) -> object:
    return at.replace(minute=0, second=0, microsecond=0)


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month


_LADDER = ((_day, DAYS), (_week, WEEKS), (_month, MONTHS), (_hour, HOURS))
