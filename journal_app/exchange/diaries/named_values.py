# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The values of a diary kept elsewhere, gathered under the names of that diary, and what they become here.

Hides that nothing is decided before the whole file was looked at: what a name is proposed to be depends on all its
values. Every reader of symptom apps offers its values here, line by line, and takes the finished plan.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Part
from journal_app.errors import EntryRefused, NotFound
from journal_app.exchange.diaries.carrying_over import Carried, Carrier
from journal_app.exchange.diaries.source_names import Proposals, Seen, SourceName
from journal_app.exchange.previews.answers import TrackerReading
from journal_app.exchange.previews.asks import Asks, DayOrderAsk, TrackerAsk, WordAsk
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.plan import Action, Entries, Entry, ImportPlan, line_name
from journal_app.exchange.previews.score_lines import ScoreLines
from journal_app.exchange.previews.tracker_book import TrackerBook
from journal_app.exchange.reading import Ground
from journal_app.words import _

_LET_STOP_EVERY = 4096


class _Given(NamedTuple):
    number: int
    name: str
    day: date
    value: Decimal
    printed: str
    part: Part
    at: time | None
    note: str


class NamedValues:
    """The lines of one file, in its order. Invariant: each becomes at least one entry of the plan."""

    def __init__(self, ground: Ground, source: str, named: Callable[[int], str] = line_name) -> None:
        """``source`` is the name of the app or format, as shown; it also begins the keys of new trackers.

        ``named`` says where in the file the line with a number stands.
        """
        self._ground = ground
        self._source = source
        self._named = named
        self._seen: dict[str, Seen] = {}
        self._lines: list[tuple[int, _Given | Entry]] = []

    def offer(
        self,
        number: int,
        source: SourceName,
        day: date,
        value: Decimal,
        *,
        printed: str = "",
        part: Part = Part.DAY,
        at: time | None = None,
        note: str = "",
    ) -> None:
        """Take a value of a line; ``printed`` is how it stands there. A line may give several."""
        shown = printed.strip() or format(value, "f")
        seen = self._seen.get(source.name)
        if seen is None:
            seen = self._seen[source.name] = Seen(source)
        elif source.group and source.group not in seen.source.group.split(", "):
            seen.source = replace(seen.source, group=f"{seen.source.group}, {source.group}")
        seen.add(value, shown)
        self._let_stop(len(self._lines))
        self._lines.append((number, _Given(number, source.name, day, value, shown, part, at, note)))

    def put(self, entry: Entry, number: int | None = None) -> None:
        """Take an entry that is decided already, such as the note of a day; without a number it stands at the end."""
        self._lines.append((sys.maxsize if number is None else number, entry))

    def skip(self, number: int, reason: str, kind: Kind | None = None) -> None:
        """Leave a line out, for a reason in whole sentences."""
        self.put(Entry(action=Action.SKIP, where=self._named(number), kind=kind, reason=reason), number)

    def reject(self, number: int, reason: str, readings: tuple[str, ...] = ()) -> None:
        """Refuse a line, for a reason in whole sentences."""
        where = self._named(number)
        entry = Entry(action=Action.REJECT, where=where, kind=Kind.SCORE, reason=reason, readings=readings)
        self.put(entry, number)

    def refuse(self, number: int, error: EntryRefused) -> None:
        """Refuse a line for the reason that an error tells, with the readings it names."""
        readings = getattr(error, "readings", ())
        self.reject(number, said_by(error), tuple(str(reading) for reading in readings))

    def plan(
        self,
        name: str,
        *,
        words: tuple[WordAsk, ...] = (),
        day_order: DayOrderAsk | None = None,
        remarks: tuple[str, ...] = (),
    ) -> ImportPlan:
        """The plan of the file in the format ``name``, with everything that can be answered about it."""
        proposals = Proposals(self._ground.facts, self._source)
        proposed = {key: proposals.reading_of(seen) for key, seen in self._seen.items()}
        answered = self._ground.answers.trackers
        readings = {key: _said(answered.get(key), proposed[key]) for key in self._seen}
        book = TrackerBook(self._ground.facts, [reading.new for reading in readings.values() if reading.new])
        readings = {key: reading if _is_known(reading, book) else proposed[key] for key, reading in readings.items()}
        lines = ScoreLines(self._ground.facts.scores(), self._named)
        entries = self._entries(lines, {name: self._target(reading, book) for name, reading in readings.items()})
        in_order = sorted(self._seen.values(), key=lambda seen: seen.source.is_left_out)
        asks = tuple(_ask(seen, readings[seen.source.name]) for seen in in_order)
        return ImportPlan(
            format=name,
            entries=entries,
            asks=Asks(words=words, trackers=asks, day_order=day_order),
            trackers=book.missing(lines.added_trackers()),
            remarks=remarks,
        )

    def _let_stop(self, count: int) -> None:
        """Let a long reading be stopped, after the whole file was looked at, too."""
        if count % _LET_STOP_EVERY == 0:
            self._ground.tell(1, 1)

    def _target(self, reading: TrackerReading, book: TrackerBook) -> "_Target":
        """Where the values of one name go."""
        if not reading.tracker:
            return _Target(None)
        return _Target(Carrier(source=self._source, tracker=book.find(reading.tracker), reading=reading))

    def _entries(self, lines: ScoreLines, targets: "dict[str, _Target]") -> Entries:
        for place, (_number, line) in enumerate(sorted(self._lines, key=itemgetter(0))):
            self._let_stop(place)
            if isinstance(line, Entry):
                lines.put(line)
                continue
            target = targets[line.name]
            if target.carrier is None:
                lines.put(self._left_out(line))
                continue
            try:
                carried = target.carry(line.value, line.printed)
            except EntryRefused as error:
                lines.reject(line.number, said_by(error))
            else:
                key = target.carrier.tracker.key
                note = "\n".join(part for part in (line.note, carried.original) if part)
                group = lines.group(key, line.part, line.at)
                lines.offer(group, (line.number, line.day, key, carried.value, line.part, line.at, note))
        return self._placed(lines.entries())

    def _left_out(self, line: _Given) -> Entry:
        reason = _("{name} is left out, as no tracker is chosen for it.").format(name=line.name)
        return Entry(action=Action.SKIP, where=self._named(line.number), kind=Kind.SCORE, reason=reason)

    def _placed(self, entries: Entries) -> Entries:
        """The entries, each with its place; a score that is added names itself by its number, whatever the file is."""
        if self._named is line_name:
            return entries
        places = {line_name(number): self._named(number) for number, line in self._lines if isinstance(line, _Given)}
        return Entries(replace(entry, where=places.get(entry.where, entry.where)) for entry in entries)


class _Target:
    """Where the values of one name go; ``carrier`` is None where they are left out. A value is carried over once."""

    def __init__(self, carrier: Carrier | None) -> None:
        self.carrier = carrier
        self._known: dict[tuple[Decimal, str], Carried] = {}

    def carry(self, value: Decimal, printed: str) -> Carried:
        """As ``Carrier.carry``."""
        if (known := self._known.get((value, printed))) is not None:
            return known
        if self.carrier is None:
            return Carried(value=value)
        carried = self._known[value, printed] = self.carrier.carry(value, printed)
        return carried


def _said(answered: TrackerReading | None, proposed: TrackerReading) -> TrackerReading:
    """What holds of a name; the tracker that would be made for it comes along, whether or not it is the one chosen.

    A scale that the format itself tells holds where the answer names none: no value of it is written as one of another.
    """
    if answered is None:
        return proposed
    whole = answered if answered.new is not None else replace(answered, new=proposed.new)
    if answered.low is None and answered.high is None:
        return replace(whole, low=proposed.low, high=proposed.high)
    return whole


def _is_known(reading: TrackerReading, book: TrackerBook) -> bool:
    """Whether the tracker of an answer is there; one that was saved may be gone by now."""
    if not reading.tracker:
        return True
    try:
        book.find(reading.tracker)
    except NotFound:
        return False
    return True


def _ask(seen: Seen, reading: TrackerReading) -> TrackerAsk:
    return TrackerAsk(
        name=seen.source.name,
        times=seen.times,
        reading=reading,
        group=seen.source.group,
        least=seen.least,
        most=seen.most,
        examples=seen.examples,
    )
