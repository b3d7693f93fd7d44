# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Daylio's CSV export.

Hides its three generations of headers, its clock of 12 or 24 hours within one file, names of months and weekdays in
the language of the phone, and how an entry becomes scores: the five moods Daylio begins with are 5 to 1, other names
of moods are asked for, each scale has a name of its own, and everything else said with them is the note.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal

from journal_app.domain.scores import Better, TrackerKind
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.daylio_cells import Scale, scales_in, text_in
from journal_app.exchange.diaries.days import DiaryDays, order_in, read_clock
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import Cells, cells_by_column, once
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import refusal
from journal_app.exchange.previews.asks import WordAsk
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.words import _, with_commas

FORMAT = "daylio"
MOODS = {
    "rad": Decimal(5),
    "good": Decimal(4),
    "meh": Decimal(3),
    "bad": Decimal(2),
    "awful": Decimal(1),
}
_SOURCE = "Daylio"
_LOWEST, _HIGHEST = Decimal(1), Decimal(5)


def sniff(file: Opened) -> bool:
    """Whether the first row names the columns of a Daylio export, of any generation."""
    names = set(file.header.names) if file.header is not None else set()
    return {"mood", "activities"} <= names and bool(names & {"full_date", "date"})


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the entries of a diary would do; the words answered give each mood its number from 1 to 5."""
    moods = {**MOODS, **_checked(ground.answers.words)}
    values = NamedValues(ground, _SOURCE)
    rows = list(cells_by_column(file.source, ground.tell, values.reject))
    order, ask = order_in((_printed_day(cells) for _number, cells in rows), ground.answers.day_order)
    days, tops = DiaryDays(today=ground.today, order=order), dict[str, Decimal]()

    def read_day(printed: tuple[str, str, str]) -> date:
        return days.read(*printed)

    day_of, time_of = once(read_day), once(read_clock)
    for number, cells in rows:
        try:
            day = day_of((_printed_day(cells), cells.get("year", ""), cells.get("weekday", "")))
            at = time_of(cells.get("time", ""))
            mood = _mood(cells["mood"], moods)
        except EntryRefused as error:
            values.refuse(number, error)
        else:
            scales, unread = scales_in(cells.get("scales", ""))
            _offer(values, number, day, at, mood, cells, unread)
            for scale in scales:
                values.offer(number, _scale_name(scale, tops), day, scale.value, printed=scale.printed, at=at)
    return values.plan(FORMAT, words=tuple(_asks((cells["mood"] for _number, cells in rows), moods)), day_order=ask)


def _offer(
    values: NamedValues, number: int, day: date, at: time | None, mood: Decimal, cells: Cells, unread: str
) -> None:
    said = (text_in(cells.get(name, "")) for name in ("note_title", "note", "activities"))
    note = "\n".join(part for part in (*said, unread) if part)
    values.offer(number, _mood_name(), day, mood, printed=cells["mood"], at=at, note=note)


def _mood_name() -> SourceName:
    return SourceName(
        name="Mood",
        kind=TrackerKind.SCALE,
        low=_LOWEST,
        high=_HIGHEST,
        # Translators: what the low end of a scale of moods means, as the app Daylio names it
        low_words=_("awful"),
        # Translators: what the high end of a scale of moods means, as the app Daylio names it: great
        high_words=_("rad"),
        better=Better.HIGHER,
        question=_("How was your mood, as kept in Daylio?"),
    )


def _scale_name(scale: Scale, tops: dict[str, Decimal]) -> SourceName:
    """The name of a scale; values of another length under the same name are something else."""
    if scale.is_hours:
        return SourceName(name=scale.name, kind=TrackerKind.DURATION)
    if scale.top is None:
        return SourceName(name=scale.name, unit=scale.unit)
    is_first = tops.setdefault(scale.name, scale.top) == scale.top
    name = scale.name if is_first else f"{scale.name} (0\N{EN DASH}{scale.top})"
    # Points are out of so many, and none of them is none.
    return SourceName(name=name, kind=TrackerKind.SCALE, low=Decimal(0), high=scale.top)


def _checked(words: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The numbers given for mood names; FileNotUnderstood for one outside 1 to 5."""
    for mood, number in words.items():
        if not _LOWEST <= number <= _HIGHEST:
            raise refusal(
                _("The mood names cannot be read."),
                _('"{mood}" is given {number}; a mood is a number from 1 to 5.').format(mood=mood, number=number),
            )
    return words


def _asks(printed: Iterable[str], moods: Mapping[str, Decimal]) -> Iterable[WordAsk]:
    """Each mood of the file in the order in which it comes, with the number it is known by."""
    words: dict[str, str] = {}
    times: Counter[str] = Counter()
    for mood in printed:
        if folded := mood.strip().lower():
            words.setdefault(folded, mood.strip())
            times[folded] += 1
    for folded, word in words.items():
        yield WordAsk(word=word, times=times[folded], low=_LOWEST, high=_HIGHEST, number=moods.get(folded))


def _mood(name: str, moods: Mapping[str, Decimal]) -> Decimal:
    value = moods.get(name.strip().lower())
    if value is None:
        raise EntryRefused(
            _('"{mood}" is not a mood with a known number.').format(mood=name.strip())
            if name.strip()
            else _("The mood is missing."),
            # Translators: {moods} are names of moods from a file
            _("Known are: {moods}.").format(moods=with_commas(moods)),
        )
    return value


def _printed_day(cells: Cells) -> str:
    """The day as printed; older exports have no full date, and a few of them a year of its own."""
    return cells.get("full_date", "").strip() or cells.get("date", "").strip()
