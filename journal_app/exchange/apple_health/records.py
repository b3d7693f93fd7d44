# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The records of an export as they go by: four kinds are put together day by day, all others are counted.

Hides how a record is written: its parts as attributes or as elements inside it, its instants with dashes or (iOS 8)
without, and that a record inside a correlation stands outside it once more. The kinds and values are those of Apple's
HealthKit (HKQuantityTypeIdentifier, HKCategoryValueSleepAnalysis). This runs for each of ten million records: what is
not kept costs a look into a dictionary.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import IO

from journal_app.domain.days import read_day
from journal_app.errors import EntryRefused, FileNotUnderstood
from journal_app.exchange.apple_health.days import Means, Sleep, Sums
from journal_app.exchange.files.sources import Tell, refusal
from journal_app.exchange.files.xml_stream import DEEPEST, XmlStream, too_deep
from journal_app.exchange.previews.cells import said_by
from journal_app.words import _

SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
RESTING = "HKQuantityTypeIdentifierRestingHeartRate"
VARIABILITY = "HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
STEPS = "HKQuantityTypeIdentifierStepCount"
UNITS = {RESTING: "count/min", VARIABILITY: "ms", STEPS: "count"}

_SLEEP_VALUE = "HKCategoryValueSleepAnalysis"
_ASLEEP = {
    f"{_SLEEP_VALUE}{stage}" for stage in ("Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM")
}
_NOT_ASLEEP = {f"{_SLEEP_VALUE}{stage}" for stage in ("InBed", "Awake")}
_BORN = "HKCharacteristicTypeIdentifierDateOfBirth"
_ROOT, _RECORD = "HealthData", 2  # the outermost element, and how deep the records stand in it
_INSTANT = re.compile(
    r"(?P<day>[0-9]{4}-?[0-9]{2}-?[0-9]{2})[ T]?(?P<time>[0-9]{2}:?[0-9]{2}:?[0-9]{2})"
    r" ?(?P<offset>[+-][0-9]{2}:?[0-9]{2}|Z)"
)
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,30})?(?:[eE]-?[0-9]{1,2})?")
_LONGEST_SLEEP = timedelta(hours=24)
# More than any export has: of kinds HealthKit knows a few hundred, and nobody has a thousand devices.
_MOST_KINDS, _MOST_DEVICES, _MOST_TOLD = 5_000, 1_000, 200


class Gathered:
    """What stands in one export. Invariant: a record is in one of the days, counted, or refused, and never in two."""

    def __init__(self, today: date) -> None:
        self.born = ""
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.sleep = Sleep()
        self.numbers: dict[str, Means | Sums] = {RESTING: Means(), VARIABILITY: Means(), STEPS: Sums()}
        self.refused: list[tuple[int, str, str]] = []
        self.refused_beyond: defaultdict[str, int] = defaultdict(int)
        self._days = _Days(today)
        self._devices: set[str] = set()
        self._takers = {SLEEP: self._asleep} | {kind: self._taker(kind) for kind in self.numbers}
        self._within: list[str] = []  # the elements that are open, in no order but as many as there are
        # Called for each end of an element, so without a function of ours in between.
        self._stream = XmlStream(self._starter(), self._within.remove)

    def read(self, raw: IO[bytes], size: int, tell: Tell) -> None:
        """Take every record in ``raw``, which has ``size`` bytes; FileNotUnderstood where it is refused as a whole."""

        def told(done: int, whole: int) -> None:
            if len(self.counts) > _MOST_KINDS or len(self._devices) > _MOST_DEVICES:
                raise _no_export(_("It has more kinds of records, or more devices, than anybody has."))
            tell(done, whole)

        self._stream.read(raw, size, told)

    def _starter(self) -> Callable[[str, dict[str, str]], None]:
        """What is told of each element as it begins; with plain variables, since there are so many."""
        within, enter, counts, takers = self._within, self._within.append, self.counts, self._takers

        def start(name: str, attributes: dict[str, str]) -> None:
            enter(name)
            depth = len(within)
            if depth == _RECORD:
                if name != "Record":
                    self._other(name, attributes)
                elif (kind := attributes.get("type")) is None:
                    self._read_elements(attributes)
                elif (take := takers.get(kind)) is None:
                    counts[kind] += 1
                else:
                    self._take(kind, take, attributes)
            elif depth == 1:
                _require_root(name)
            elif depth > DEEPEST:
                raise too_deep()

        return start

    def _take(self, kind: str, take: Callable[[Mapping[str, str]], None], record: Mapping[str, str]) -> None:
        """Take a record of a kind that is put together day by day; one that cannot be read is refused by its line."""
        try:
            take(record)
        except EntryRefused as error:
            if len(self.refused) < _MOST_TOLD:
                self.refused.append((self._stream.line, kind, said_by(error)))
            else:
                self.refused_beyond[kind] += 1

    def _taker(self, kind: str) -> Callable[[Mapping[str, str]], None]:
        """What takes a record of a number; the day is that on which it begins, as some last until the next midnight."""
        add, unit, days, devices = self.numbers[kind].add, UNITS[kind], self._days, self._devices

        def take(record: Mapping[str, str]) -> None:
            device = record.get("sourceName", "")
            if record.get("unit") != unit:
                raise _other_unit(record.get("unit", ""), unit)
            add(days[record.get("startDate", "")[:10]], device, _number(record.get("value", "")))
            devices.add(device)

        return take

    def _asleep(self, record: Mapping[str, str]) -> None:
        value = record.get("value", "")
        if value in _NOT_ASLEEP:
            self.counts[value] += 1
            return
        if value not in _ASLEEP:
            raise EntryRefused(_('"{value}" is no kind of sleep known here.').format(value=value[:60]))
        begin, end = _instant(record.get("startDate", "")), _instant(record.get("endDate", ""))
        if end < begin:
            raise EntryRefused(_("It ends before it begins."))
        if end - begin > _LONGEST_SLEEP:
            raise EntryRefused(_("It is longer than a day."))
        self._days[record["endDate"][:10]]
        self.sleep.add(begin, end)

    def _other(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take what is no record: who it is about, or something to be counted."""
        if name == "Me":
            self.born = attributes.get(_BORN, "").strip()[:40]
        elif name != "ExportDate":
            self.counts[name] += 1

    def _read_elements(self, record: dict[str, str]) -> None:
        """Take a record whose parts are written as elements, until it is over."""
        stream, within = self._stream, self._within

        def said(piece: str) -> None:
            if len(within) > _RECORD and within[-1] != "MetadataEntry":
                record[within[-1]] = record.get(within[-1], "") + piece

        def ended(_name: str) -> None:
            within.pop()
            if len(within) < _RECORD:
                stream.hear(ended=within.remove, text=None)
                whole = {name: text.strip() for name, text in record.items()}
                kind = whole.get("type", "Record")
                if take := self._takers.get(kind):
                    self._take(kind, take, whole)
                else:
                    self.counts[kind] += 1

        stream.hear(ended=ended, text=said)


class _Days(dict[str, date]):
    """The local day of the first ten letters of an instant: HealthKit writes it in the zone of the export's phone."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def __missing__(self, written: str) -> date:
        digits = written if written[4:5] == "-" else f"{written[:4]}-{written[4:6]}-{written[6:8]}"
        found = self[written] = read_day(digits, today=self._today)
        return found


def _instant(printed: str) -> datetime:
    match = _INSTANT.fullmatch(printed)
    if match is None:
        raise EntryRefused(_("“{text}” is no instant with its distance from UTC.").format(text=printed[:40]))
    day, at = match["day"].replace("-", ""), match["time"].replace(":", "")
    try:
        return datetime.fromisoformat(f"{day}T{at}{match['offset'].replace(':', '')}")
    except ValueError as error:
        raise EntryRefused(_("“{text}” is no day and time.").format(text=printed[:40])) from error


@lru_cache(maxsize=1 << 16)
def _number(printed: str) -> Decimal:
    if not _NUMBER.fullmatch(printed):
        raise EntryRefused(_("“{text}” is no number that can be kept.").format(text=printed[:40]))
    return Decimal(printed)


def _other_unit(printed: str, unit: str) -> EntryRefused:
    return EntryRefused(_('Its unit is "{unit}", not "{usual}".').format(unit=printed[:20], usual=unit))


def _require_root(name: str) -> None:
    if name != _ROOT:
        raise _no_export(_("It begins with {name}, not with {root}.").format(name=name[:60], root=_ROOT))


def _no_export(detail: str) -> FileNotUnderstood:
    return refusal(_("This is no export of Apple Health."), detail)
