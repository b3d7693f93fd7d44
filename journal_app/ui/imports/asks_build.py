# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader of files asks about one, as the fields of the forms that answer it. Knows no Qt."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from journal_app.domain.scores import Tracker
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.carrying_over import Carrier
from journal_app.exchange.lab_tables.roles import ROLES, words_of
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.asks import ColumnAsk, DayOrderAsk, TrackerAsk, WordAsk
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.ui.fields import FieldProblem
from journal_app.ui.imports.answering import between
from journal_app.ui.imports.state import (
    LEFT_OUT,
    NEW,
    Choices,
    ColumnField,
    ColumnsState,
    NameField,
    NamesState,
    QuestionState,
    WordField,
)
from journal_app.words import _, day_text, in_one_line, ngettext, number_text, with_commas

LONGEST = 60
_CENTURY, _LAST_OF_THIS = 100, 69
_WRITTEN = re.compile(r"\s*([0-9]{1,2})\D+([0-9]{1,2})\D+([0-9]{2,4})")


def word_field(ask: WordAsk, problems: dict[str, str]) -> WordField:
    """A word and its number."""
    times = ngettext("{count} time in the file.", "{count} times in the file.", ask.times).format(count=ask.times)
    return WordField(
        word=ask.word,
        said=f"{times} {between(ask.low, ask.high)}",
        number=number_text(ask.number) if ask.number is not None else "",
        problem=problems.get(ask.word, ""),
    )


def names_state(
    asks: Sequence[TrackerAsk], plan: ImportPlan, trackers: Sequence[Tracker], problems: dict[str, str]
) -> NamesState:
    """The names of the source, and where each can go."""
    if not asks:
        return NamesState()
    known = {tracker.key: tracker for tracker in (*trackers, *plan.trackers)}
    known |= {ask.reading.new.key: ask.reading.new for ask in asks if ask.reading.new is not None}
    here = {tracker.key for tracker in trackers}
    return NamesState(
        fields=tuple(_name_field(ask, known, here, problems) for ask in asks),
        places=(
            # Translators: a choice: something of a file is not read in
            (LEFT_OUT, _("Leave it out")),
            (NEW, _("A new tracker of its own")),
            *((tracker.key, _(tracker.name)) for tracker in trackers if not tracker.archived),
        ),
    )


def table_state(ask: ColumnAsk, problems: dict[str, str]) -> ColumnsState:
    """The columns of a table, with what stands in the first rows of each."""
    reading = ask.reading
    fields = tuple(
        ColumnField(
            # Translators: in place of the name of a column of a file
            name=name or _("column {number}").format(number=place + 1),
            sample=_sample(ask.rows, place),
            role=reading.roles[place] if place < len(reading.roles) else "",
        )
        for place, name in enumerate(ask.names)
    )
    wrong = next((name for name in ("day", "header_line") if problems.get(f"{ask.name}:{name}")), "")
    return ColumnsState(
        name=ask.name,
        title=ask.title,
        fields=fields,
        roles=_roles(),
        laboratory=reading.laboratory,
        day=reading.day,
        decimal_mark=reading.decimal_mark,
        header_line=str(reading.header_line or ""),
        missing=ask.missing,
        problem=FieldProblem(field=wrong, words=problems[f"{ask.name}:{wrong}"]) if wrong else None,
    )


def day_order_state(ask: DayOrderAsk) -> QuestionState:
    """How a day such as 3/4/2026 is meant, written both ways."""
    words = _("Days in this file are written such as {example}. Which day is that?").format(example=ask.example)
    first, second = _written_both_ways(ask.example)
    choices = (
        (DayOrder.DAY_FIRST.value, _("{day}: the day comes first").format(day=first or "–")),
        (DayOrder.MONTH_FIRST.value, _("{day}: the month comes first").format(day=second or "–")),
    )
    told = _("The file itself tells: {day} can be read in one way only.").format(day=ask.told_by) if ask.told_by else ""
    return QuestionState(words=words, choices=choices, chosen=ask.order.value if ask.order else "", why=told)


def _name_field(ask: TrackerAsk, known: dict[str, Tracker], here: set[str], problems: dict[str, str]) -> NameField:
    reading = ask.reading
    tracker, goes = known.get(reading.tracker), reading.tracker
    if reading.new is not None and reading.new.key == reading.tracker:
        tracker = reading.new
    if goes and goes not in here:
        goes = NEW
    return NameField(
        name=ask.name,
        said=_name_said(ask),
        goes=goes,
        low=_number(reading.low),
        high=_number(reading.high),
        is_reversed=reading.is_reversed,
        becomes=_becomes(ask, tracker),
        problem=problems.get(ask.name, ""),
    )


def _name_said(ask: TrackerAsk) -> str:
    times = ngettext("{count} time", "{count} times", ask.times).format(count=ask.times)
    span = ""
    if ask.least is not None and ask.most is not None:
        span = _("from {low} to {high}").format(low=_number(ask.least), high=_number(ask.most))
    # Translators: numbers or words that stand in a file
    examples = _("such as {examples}").format(examples=with_commas(ask.examples[:3])) if ask.examples else ""
    return in_one_line([ask.group, times, span, _short(examples)])


def _becomes(ask: TrackerAsk, tracker: Tracker | None) -> str:
    """What the largest number in the file turns into."""
    if tracker is None or ask.most is None:
        return ""
    try:
        became = Carrier(source="", tracker=tracker, reading=ask.reading).carry(ask.most, _number(ask.most)).value
    except EntryRefused as refused:
        return " ".join(part for part in (refused.title, refused.detail) if part)
    # Translators: what a number in a file turns into on the scale of a score
    words = _("{value} becomes {number} on {tracker}.")
    if tracker.low is not None and tracker.high is not None:
        words = _("{value} becomes {number} on {tracker}, which goes from {low} to {high}.")
    return words.format(
        value=_number(ask.most),
        number=_number(became),
        tracker=_(tracker.name),
        low=_number(tracker.low),
        high=_number(tracker.high),
    )


def _number(number: Decimal | None) -> str:
    return number_text(number) if number is not None else ""


def _roles() -> Choices:
    return tuple((role.value, words_of(role)) for role in ROLES)


def _sample(rows: Sequence[Sequence[str]], place: int) -> str:
    cells = dict.fromkeys(row[place].strip() for row in rows if place < len(row) and row[place].strip())
    return with_commas(_short(cell) for cell in list(cells)[:3])


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= LONGEST else f"{one[:LONGEST]}…"


def _written_both_ways(example: str) -> tuple[str, str]:
    """A day with the day first, and with the month first; empty where it is none."""
    match = _WRITTEN.match(example)
    if match is None:
        return "", ""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if year < _CENTURY:
        year += 2000 if year <= _LAST_OF_THIS else 1900
    return _day(year, second, first), _day(year, first, second)


def _day(year: int, month: int, day: int) -> str:
    try:
        return day_text(date(year, month, day))
    except ValueError:
        return ""
