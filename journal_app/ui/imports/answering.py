# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is typed into the forms of a preview, and the answers it makes. Knows no Qt.

Hides that what cannot be read is said beside its field and answers nothing, so that the preview stays as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from journal_app.domain.days import read_any_day
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import read_number
from journal_app.domain.scores import Better, Tracker, TrackerKind
from journal_app.domain.tracker_drafts import key_for, next_position
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.answers import Answers, ColumnReading, TrackerReading
from journal_app.exchange.previews.asks import ColumnAsk, TrackerAsk, WordAsk
from journal_app.ui.imports.state import LEFT_OUT, NEW, TypedColumns, TypedName
from journal_app.words import _, number_text


@frozen
class Answered:
    """Answers, or what is wrong with what was typed: the field, and words."""

    answers: Answers
    field: str = ""
    problem: str = ""


def answer_word(answers: Answers, ask: WordAsk, typed: str) -> Answered:
    """Let a word stand for the number typed; for none where nothing is."""
    words = {word: number for word, number in answers.words.items() if word != ask.word.lower()}
    if not typed.strip():
        return Answered(answers=replace(answers, words=words))
    try:
        number = read_number(typed)
    except EntryRefused as refused:
        return Answered(answers=answers, field=ask.word, problem=_said(refused))
    if not ask.low <= number <= ask.high:
        return Answered(answers=answers, field=ask.word, problem=between(ask.low, ask.high))
    return Answered(answers=replace(answers, words={**words, ask.word.lower(): number}))


def between(low: Decimal, high: Decimal) -> str:
    """What a number has to be."""
    return _("A number from {low} to {high}.").format(low=number_text(low), high=number_text(high))


def answer_name(answers: Answers, ask: TrackerAsk, typed: TypedName, trackers: Sequence[Tracker]) -> Answered:
    """Let the values under a name go where it was chosen, with the ends of their own scale as typed."""
    try:
        low, high = (read_number(text) if text.strip() else None for text in (typed.low, typed.high))
    except EntryRefused as refused:
        return Answered(answers=answers, field=ask.name, problem=_said(refused))
    wrong = _wrong_ends(ask, low, high)
    if wrong and typed.goes != LEFT_OUT:
        return Answered(answers=answers, field=ask.name, problem=wrong)
    reading = TrackerReading(tracker=typed.goes, low=low, high=high, is_reversed=typed.is_reversed)
    if typed.goes == NEW:
        new = _new_tracker(ask, low, high, trackers, answers.trackers, is_reversed=typed.is_reversed)
        reading = replace(reading, tracker=new.key, new=new)
    return Answered(answers=replace(answers, trackers={**answers.trackers, ask.name: reading}))


def answer_columns(answers: Answers, ask: ColumnAsk, typed: TypedColumns, today: date) -> Answered:
    """Read a table's columns as it was chosen."""
    try:
        day = read_any_day(typed.day, today=today).isoformat() if typed.day.strip() else ""
    except EntryRefused as refused:
        return Answered(answers=answers, field="day", problem=_said(refused))
    line = typed.header_line.strip() or "0"
    if not (line.isascii() and line.isdigit() and len(line) < 5):  # noqa: PLR2004 -- no table has its names that low
        return Answered(answers=answers, field="header_line", problem=_("The number of a line, such as 3."))
    is_moved = int(line) != ask.reading.header_line
    reading = ColumnReading(
        roles=() if is_moved else typed.roles,
        names=() if is_moved else ask.names,
        header_line=int(line),
        laboratory=" ".join(typed.laboratory.split()),
        day=day,
        decimal_mark=typed.decimal_mark,
    )
    return Answered(answers=replace(answers, columns={**answers.columns, ask.name: reading}))


def _wrong_ends(ask: TrackerAsk, low: Decimal | None, high: Decimal | None) -> str:
    if (low is None) != (high is None):
        return _("Both ends of the scale are needed, or none.")
    if low is None or high is None:
        return ""
    if low >= high:
        return _("The first end has to be the smaller number.")
    least, most = ask.least, ask.most
    if (least is not None and least < low) or (most is not None and most > high):
        return _("The file holds numbers beyond these ends.")
    return ""


def _new_tracker(
    ask: TrackerAsk,
    low: Decimal | None,
    high: Decimal | None,
    trackers: Sequence[Tracker],
    answered: Mapping[str, TrackerReading],
    *,
    is_reversed: bool,
) -> Tracker:
    """A tracker of the source's own, with the scale it has there; the one offered by the format where there is one."""
    offered = ask.reading.new
    if offered is not None:
        has_ends = low is not None and offered.kind in {TrackerKind.SCALE, TrackerKind.NUMBER}
        return replace(offered, low=low, high=high) if has_ends else offered
    taken = {tracker.key for tracker in trackers}
    taken |= {one.tracker for name, one in answered.items() if name != ask.name}
    return Tracker(
        key=key_for(ask.name, taken),
        name=ask.name,
        question=ask.name,
        kind=TrackerKind.SCALE if low is not None else TrackerKind.NUMBER,
        low=low,
        high=high,
        better=Better.NEITHER if not is_reversed else Better.LOWER,
        position=next_position(trackers),
    )


def _said(refused: EntryRefused) -> str:
    return " ".join(part for part in (refused.title, refused.detail) if part)
