# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Records of a moment or an hour, put together into one number a day.

Hides how two devices that saw the same are not counted twice. Sleep is counted once wherever records overlap, whichever
device wrote them. Steps are added up device by device, and the device with the most of a day gives the day's number.
The resting pulse and the variability of the pulse are the mean of the day's records.

A night belongs to the day of waking: sleep is one as long as nobody is awake for more than three hours in it, and all
of it, naps too, counts for the day on which it ends. That gap is this project's own choice: it keeps a night whole for
somebody who lies awake, and a nap after lunch apart from it.
"""

from array import array
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

_AWAKE_S = 3 * 3600
_HOUR_S = Decimal(3600)
_HUNDREDTH, _TENTH = Decimal("0.01"), Decimal("0.1")

DayNumber = tuple[date, Decimal]


class Sleep:
    """Times asleep, as they come. Invariant: each ends on the local day that is kept with it."""

    def __init__(self) -> None:
        self._numbers = array("q")  # begin and end in seconds, ordinal of the day it ends on: 24 bytes a record

    def add(self, begin: datetime, end: datetime) -> None:
        """Take a time asleep; both instants say their offset."""
        self._numbers.extend((int(begin.timestamp()), int(end.timestamp()), end.toordinal()))

    def days(self) -> Iterator[DayNumber]:
        """The hours asleep of each day that sleep ends on, to a hundredth."""
        seconds: dict[int, int] = {}
        for day, asleep in self._nights():
            seconds[day] = seconds.get(day, 0) + asleep
        for day, asleep in sorted(seconds.items()):
            yield date.fromordinal(day), (asleep / _HOUR_S).quantize(_HUNDREDTH).normalize() + 0

    def _nights(self) -> Iterator[tuple[int, int]]:
        """Each sleep: the day it ends on, and the seconds asleep in it."""
        numbers = self._numbers
        asleep, until, day = 0, None, 0
        for begin, end, ends_on in sorted(zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True)):
            if until is None or begin > until + _AWAKE_S:
                if until is not None:
                    yield day, asleep
                asleep, until, day = 0, begin, ends_on
            if end > until:
                asleep += end - max(begin, until)
                until, day = end, ends_on
        if until is not None:
            yield day, asleep


class Sums:
    """Numbers to be added up day by day. Invariant: those of two devices are never added to each other."""

    def __init__(self) -> None:
        self._by_day: dict[date, dict[str, Decimal]] = {}

    def add(self, day: date, device: str, number: Decimal) -> None:
        """Take a number that a device has for some of a day."""
        devices = self._by_day.setdefault(day, {})
        devices[device] = devices.get(device, 0) + number

    def days(self) -> Iterator[DayNumber]:
        """The sum of each day: that of the device with the most."""
        for day in sorted(self._by_day):
            yield day, max(self._by_day[day].values())


class Means:
    """Numbers of which a day has the mean."""

    def __init__(self) -> None:
        self._by_day: dict[date, tuple[Decimal, int]] = {}

    def add(self, day: date, _device: str, number: Decimal) -> None:
        """Take a number of a day."""
        total, count = self._by_day.get(day, (Decimal(0), 0))
        self._by_day[day] = (total + number, count + 1)

    def days(self) -> Iterator[DayNumber]:
        """The mean of each day, to a tenth; a number that stands alone keeps its digits."""
        for day in sorted(self._by_day):
            total, count = self._by_day[day]
            yield day, total if count == 1 else (total / count).quantize(_TENTH).normalize() + 0
