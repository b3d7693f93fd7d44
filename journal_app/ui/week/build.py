# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to a week's grid. Knows no Qt.

Hides what counts as the score of a day, when an entry counts as recalled later, and how what is being saved or is not
settled yet lies over what was read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

from journal_app.domain.frozen import frozen
from journal_app.domain.kinds import mark_name
from journal_app.domain.recall import Recall
from journal_app.domain.scales import direction_words, steps_of, unit_words
from journal_app.domain.scores import Day, Mark, Part, Score, Tracker, TrackerKind
from journal_app.store.queries import Facts
from journal_app.ui.week.loose import Key, Unsettled
from journal_app.ui.week.state import CellState, ColumnState, DayState, Face, WeekState
from journal_app.words import _, day_text, is_day_first, ngettext, number_text, with_commas

DAYS = 7


@frozen
class Week:
    """What the journal says of seven days from ``first`` on, and what is needed to read it."""

    first: date
    today: date
    recall: Recall
    trackers: tuple[Tracker, ...]
    scores: Mapping[Key, Sequence[Score]]
    days: tuple[Day, ...]

    def day(self, number: int) -> date:
        """The day of a row."""
        return self.first + timedelta(days=number)

    def entries(self, key: Key) -> tuple[Score | None, int]:
        """The one entry for a day as a whole, and how many there are beside it."""
        mine = self.scores.get(key, ())
        whole = next((score for score in mine if score.part is Part.DAY and score.time is None), None)
        return whole, len(mine) - (whole is not None)


@dataclass(slots=True)
class Overlay:
    """What lies over a week as read: entries on their way to the journal, and text that is not settled.

    Scores and text are held by day and tracker; the text of a day's note under an empty tracker.
    """

    scores: dict[Key, Decimal | None] = field(default_factory=dict)
    marks: dict[date, Mark] = field(default_factory=dict)
    notes: dict[date, str] = field(default_factory=dict)
    unsettled: dict[Key, Unsettled] = field(default_factory=dict)

    def forget_saved(self) -> None:
        """The journal has been read again: it knows by itself what was on its way."""
        self.scores.clear()
        self.marks.clear()
        self.notes.clear()


def read_week(facts: Facts, *, first: date, today: date, now: datetime, day_ends: time) -> Week:
    """Seven days of the journal from ``first`` on."""
    last = first + timedelta(days=DAYS - 1)
    scores: dict[Key, list[Score]] = {}
    for score in facts.scores(first, last):
        scores.setdefault((score.day, score.tracker), []).append(score)
    return Week(
        first=first,
        today=today,
        recall=Recall(now=now, day_ends=day_ends),
        trackers=tuple(facts.trackers()),
        scores=scores,
        days=tuple(facts.days(first, last)),
    )


def build_state(week: Week, overlay: Overlay, *, can_change: bool = True) -> WeekState:
    """The grid in words."""
    columns = (*map(_tracker_column, week.trackers), _mark_column(), _note_column())
    days = tuple(_day(week, overlay, week.day(number)) for number in range(DAYS))
    make = partial(_cell, week, overlay, can_change)
    return WeekState(
        first=week.first,
        words=_week_words(week),
        days=days,
        columns=columns,
        cells=tuple(tuple(make(day, column) for column in columns) for day in days),
        can_go_on=week.day(DAYS) <= week.today,
        can_change=can_change,
    )


def note_of(week: Week, overlay: Overlay, day: date) -> str:
    """The note of a day."""
    kept = next((kept.note for kept in week.days if kept.day == day), "")
    return overlay.notes.get(day, kept)


def _week_words(week: Week) -> str:
    first, last = week.first, week.day(DAYS - 1)
    pattern = (
        "d" if first.month == last.month and is_day_first() else "d MMMM" if first.year == last.year else "d MMMM y"
    )
    words = _("{first} – {last}").format(first=day_text(first, pattern), last=day_text(last, "d MMMM y"))
    ago = (week.today - first).days // DAYS
    if ago == 0:
        place = _("this week")
    else:
        place = ngettext("{count} week ago", "{count} weeks ago", ago).format(count=ago) if ago > 1 else _("last week")
    # Translators: {week} is two dates, {place} is: this week, last week, or: 3 weeks ago
    return _("{week} · {place}").format(week=words, place=place)


def _tracker_column(tracker: Tracker) -> ColumnState:
    steps = steps_of(tracker)
    face = Face.YES_NO if tracker.kind is TrackerKind.YES_NO else Face.STEPS if steps else Face.FIELD
    direction = direction_words(tracker)
    return ColumnState(
        face=face,
        tracker=tracker.key,
        name=_(tracker.name),
        aside=direction,
        explanation=_explanation(tracker, face, steps, direction),
        steps=steps,
    )


def _explanation(tracker: Tracker, face: Face, steps: Sequence[int], direction: str) -> str:
    """The question, what both ends mean, which way is better, and what to type."""
    how = ""
    if face is Face.STEPS and (tracker.low_words or tracker.high_words):
        how = _("{low} is {low_words}, {high} is {high_words}.").format(
            low=steps[0], low_words=_(tracker.low_words) or "–", high=steps[-1], high_words=_(tracker.high_words) or "–"
        )
    elif face is Face.YES_NO:
        how = _("Y for yes, N for no.")
    elif face is Face.FIELD:
        how = _("Type {unit}, then Enter.").format(unit=unit_words(tracker))
    # Translators: which way of a scale is better, as a sentence
    better = _("{direction}.").format(direction=direction[:1].upper() + direction[1:]) if direction else ""
    asked = _(tracker.question) if tracker.question != tracker.name else ""
    return " ".join(part for part in (asked, how, better) if part)


def _mark_column() -> ColumnState:
    words = _("T: too ill to log. U: not tracked. The same key takes it back.")
    # Translators: name of a column in the grid of a week: what a whole day was marked as
    return ColumnState(face=Face.MARK, name=_("The day"), explanation=words)


def _note_column() -> ColumnState:
    return ColumnState(face=Face.NOTE, name=_("Note"), explanation=_("Type the note of the day, then Enter."))


def _day(week: Week, overlay: Overlay, day: date) -> DayState:
    kept = next((kept.mark for kept in week.days if kept.day == day), Mark.NONE)
    name = day_text(day, "EEEE d MMMM")
    closed = _("{day} has not come yet.").format(day=name) if day > week.today else ""
    # Translators: "not yet": below a date that lies ahead
    place = _("not yet") if closed else _("today") if day == week.today else ""
    title = day_text(day, "EEE d MMM")
    return DayState(
        day=day,
        title=f"{title}\n{place}" if place else title,
        name=name,
        mark=overlay.marks.get(day, kept),
        closed_words=closed,
    )


def _cell(week: Week, overlay: Overlay, can_change: bool, day: DayState, column: ColumnState) -> CellState:
    if column.face is Face.MARK:
        cell = _mark_cell(week, overlay, day)
    elif column.face is Face.NOTE:
        cell = CellState(text=note_of(week, overlay, day.day), spoken=note_of(week, overlay, day.day))
    else:
        cell = _score_cell(week, overlay, day.day, column)
    # Translators: for a screen reader: a cell of the grid of a week; {what} is a score, or: Note
    where = _("{what}, {day}").format(what=column.name, day=day.name)
    unsettled = overlay.unsettled.get((day.day, column.tracker)) if column.face is not Face.MARK else None
    # Translators: for a screen reader: a cell without an entry
    said = cell.spoken or _("empty")
    if day.closed_words:
        said = _("not yet")
    elif unsettled:
        said = unsettled.text
    return CellState(
        text=unsettled.text if unsettled else cell.text,
        where=where,
        # Translators: for a screen reader: a cell of the grid of a week, and what stands in it
        spoken=_("{where}: {said}").format(where=where, said=said),
        problem=unsettled.problem if unsettled else "",
        value=cell.value,
        is_soft=cell.is_soft and not unsettled,
        is_open=can_change and not day.closed_words,
    )


def _mark_cell(week: Week, overlay: Overlay, day: DayState) -> CellState:
    # Translators: in a cell: scores of this day were entered later
    recalled = _("Recalled later") if _is_recalled(week, overlay, day.day) else ""
    words = [part for part in (mark_name(day.mark), recalled) if part]
    return CellState(text="\n".join(words), spoken=with_commas(words))


def _score_cell(week: Week, overlay: Overlay, day: date, column: ColumnState) -> CellState:
    whole, others = week.entries((day, column.tracker))
    value = overlay.scores.get((day, column.tracker), whole.value if whole else None)
    more = ngettext("{count} more entry", "{count} more entries", others).format(count=others) if others else ""
    if value is None:
        text = ngettext("{count} entry", "{count} entries", others).format(count=others) if others else ""
        return CellState(text=text, spoken=text, is_soft=True)
    text = _value_words(value, column)
    said = text
    if column.face is Face.STEPS:
        # Translators: for a screen reader: a score and the highest there is: 7 of 10
        said = _("{number} of {highest}").format(number=text, highest=column.steps[-1])
    # Translators: behind a score: it was entered later than on its day
    recalled = _("recalled later") if _score_recalled(week, overlay, day, column.tracker, whole) else ""
    return CellState(text=text, spoken=with_commas(part for part in (said, recalled, more) if part), value=value)


def _value_words(value: Decimal, column: ColumnState) -> str:
    if column.face is Face.YES_NO:
        return _("Yes") if value else _("No")
    return str(int(value)) if column.face is Face.STEPS else number_text(value)


def _score_recalled(week: Week, overlay: Overlay, day: date, tracker: str, whole: Score | None) -> bool:
    """An entry recorded on a later day than it is for; one on its way is recorded now."""
    if (day, tracker) in overlay.scores and whole is None:
        return day < week.today
    return whole is not None and week.recall.days_later(whole) > 0


def _is_recalled(week: Week, overlay: Overlay, day: date) -> bool:
    """Whether any score of a day was recalled later."""
    for tracker in week.trackers:
        whole, _others = week.entries((day, tracker.key))
        if overlay.scores.get((day, tracker.key), whole) is None:
            continue
        if _score_recalled(week, overlay, day, tracker.key, whole):
            return True
    return False
