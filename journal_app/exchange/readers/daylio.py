# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Daylio's CSV export.

Hides its three generations of headers, its clock of 12 or 24 hours within one file, and how an entry becomes a score:
the five moods Daylio begins with are 5 to 1 on a tracker of their own, everything else said with them is the note.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from journal_app.domain.days import read_time
from journal_app.domain.scores import Better, DayRule, Part, Tracker, TrackerKind
from journal_app.errors import EntryRefused
from journal_app.exchange.cells import day_cell, said_by
from journal_app.exchange.opened import Opened
from journal_app.exchange.plan import Entries, ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.exchange.score_lines import ScoreLines
from journal_app.exchange.sources import Source, refusal
from journal_app.exchange.tables import short_of, table, too_long
from journal_app.exchange.tracker_book import TrackerBook
from journal_app.words import _

FORMAT = "daylio"
TRACKER = "daylio_mood"
MOODS = {
    "rad": Decimal(5),
    "good": Decimal(4),
    "meh": Decimal(3),
    "bad": Decimal(2),
    "awful": Decimal(1),
}

_LOWEST, _HIGHEST = Decimal(1), Decimal(5)
_NOON = 12
# Some exports put a narrow no-break space before am and pm, others dots into them.
_TWELVE_HOURS = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})\s*([ap])\.?\s?m\.?", re.IGNORECASE)
# 20.15 in Finland and Denmark, 20h15 in France
_OTHER_CLOCK = re.compile(r"^([0-9]{1,2})[.h]([0-9]{2})$")
_WRITTEN_DATE = re.compile(r"(?:([0-9]{1,2})\.? ([^\W\d]+)\.?|([^\W\d]+)\.? ([0-9]{1,2}))(?:,? ([0-9]{4}))?")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Not from the calendar module, whose names change with the language of the machine.
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORTEST_MONTH = 3


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of a Daylio export, of any generation."""
    names = set(file.header.names) if file.header is not None else set()
    return {"mood", "time", "activities"} <= names and bool(names & {"full_date", "date"})


def mood_tracker(position: int = 0) -> Tracker:
    """The tracker that Daylio's moods are kept on."""
    return Tracker(
        key=TRACKER,
        name=_("Daylio mood"),
        question=_("How was your mood, as kept in Daylio?"),
        kind=TrackerKind.SCALE,
        low=_LOWEST,
        high=_HIGHEST,
        low_words=_("awful"),
        high_words=_("rad"),
        better=Better.HIGHER,
        day_rule=DayRule.MEAN,
        position=position,
    )


def _checked(words: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The numbers given for mood names; FileNotUnderstood for one outside 1 to 5."""
    for mood, number in words.items():
        if not _LOWEST <= number <= _HIGHEST:
            raise refusal(
                _("The mood names cannot be read."),
                _('"{mood}" is given {number}; a mood is a number from 1 to 5.').format(mood=mood, number=number),
            )
    return words


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the moods of a diary would do; the words answered give each mood its number from 1 to 5."""
    lines = ScoreLines(ground.facts.scores(tracker=TRACKER))
    entries = _entries(file.source, lines, today=ground.today, moods={**MOODS, **_checked(ground.answers.words)})
    trackers = TrackerBook(ground.facts, [mood_tracker()]).missing(lines.added_trackers())
    return ImportPlan(format=FORMAT, entries=entries, trackers=trackers)


def _entries(source: Source, lines: ScoreLines, *, today: date, moods: Mapping[str, Decimal]) -> Entries:
    with table(source) as (header, rows):
        for number, row in rows:
            cells = short_of(row, header)
            if len(cells) > len(header.names):
                lines.reject(number, too_long(cells, header))
                continue
            try:
                entry = _entry(dict(zip(header.names, cells, strict=True)), moods, today)
            except EntryRefused as error:
                lines.reject(number, said_by(error))
            else:
                group = lines.group(TRACKER, Part.DAY, entry.at)
                lines.offer(group, (number, entry.day, TRACKER, entry.value, Part.DAY, entry.at, entry.note))
    return lines.entries()


@dataclass(frozen=True, slots=True, kw_only=True)
class _DiaryEntry:
    day: date
    at: time | None
    value: Decimal
    note: str


def _entry(cells: Mapping[str, str], moods: Mapping[str, Decimal], today: date) -> _DiaryEntry:
    return _DiaryEntry(
        day=_day(cells, today),
        at=_time(cells["time"]),
        value=_mood(cells["mood"], moods),
        note=_note(cells),
    )


def _mood(name: str, moods: Mapping[str, Decimal]) -> Decimal:
    value = moods.get(name.strip().lower())
    if value is None:
        raise EntryRefused(
            _('"{mood}" is not a mood with a known number.').format(mood=name.strip())
            if name.strip()
            else _("The mood is missing."),
            _("Known are: {moods}.").format(moods=", ".join(moods)),
        )
    return value


def _day(cells: Mapping[str, str], today: date) -> date:
    """The day as printed; older exports have no full date, and a few of them a year of its own."""
    if full := cells.get("full_date", "").strip():
        return day_cell(full, today=today)
    printed = cells.get("date", "").strip()
    match = _WRITTEN_DATE.fullmatch(printed)
    if match is None:
        return day_cell(printed, today=today)
    year = match[5] or cells.get("year", "").strip()
    if not year:
        raise EntryRefused(_('"{date}" names no year.').format(date=printed))
    month = _month(match[2] or match[3])
    return day_cell(f"{year}-{month}-{match[1] or match[4]}", today=today)


def _month(name: str) -> int:
    folded = name.lower()
    found = [place for place, month in enumerate(_MONTHS, start=1) if month.startswith(folded)]
    if len(folded) < _SHORTEST_MONTH or not found:
        raise EntryRefused(_('"{month}" is not a month in English, so the day cannot be read.').format(month=name))
    return found[0]


def _time(printed: str) -> time | None:
    if not printed.strip():
        return None
    match = _TWELVE_HOURS.fullmatch(printed.strip())
    if match is None:
        return read_time(_OTHER_CLOCK.sub(r"\1:\2", printed.strip()))
    hour, minute = int(match[1]), match[2]
    if not 1 <= hour <= _NOON:
        raise EntryRefused(_('"{time}" is not a time of day.').format(time=printed.strip()))
    afternoon = _NOON if match[3].lower() == "p" else 0
    return read_time(f"{hour % _NOON + afternoon}:{minute}")


def _note(cells: Mapping[str, str]) -> str:
    """Everything said with a mood, each part on lines of its own."""
    parts = (cells.get(name, "").strip() for name in ("note_title", "note", "activities", "scales"))
    return "\n".join(_LINE_BREAK.sub("\n", part) for part in parts if part)
