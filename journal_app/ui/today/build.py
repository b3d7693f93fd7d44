# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to one day's state. Knows no Qt.

Hides how a tracker becomes a row (buttons, yes or no, a field), and what counts as the score of the day as a whole.
Yesterday's values are never part of it: seen beside the buttons they draw today's towards them.
"""

from collections.abc import Sequence
from datetime import date, datetime

from journal_app.domain.scores import Better, DayRule, Mark, Part, Score, Tracker, TrackerKind
from journal_app.domain.treatments import Event, EventKind
from journal_app.store.queries import Facts
from journal_app.ui.today.state import Face, RowState, TodayState
from journal_app.words import N_, _, day_text, ngettext, number_text, time_text, weekday_text

MOST_BUTTONS = 11

_RULES = {
    DayRule.MEAN: N_("the day counts as the mean of all"),
    DayRule.WORST: N_("the day counts as the worst of all"),
    DayRule.LAST: N_("the day counts as the last of all"),
}
_PARTS = {
    Part.MORNING: N_("morning"),
    Part.MIDDAY: N_("midday"),
    Part.EVENING: N_("evening"),
    Part.NIGHT: N_("night"),
}
_EVENTS = {
    EventKind.RELAPSE: N_("Relapse"),
    EventKind.CRASH: N_("Crash"),
    EventKind.INFECTION: N_("Infection"),
    EventKind.BLEEDING: N_("Bleeding or heavy period"),
    EventKind.DONATION: N_("Blood donation"),
    EventKind.TRANSFUSION: N_("Transfusion"),
    EventKind.OPERATION: N_("Operation"),
    EventKind.VACCINATION: N_("Vaccination"),
    EventKind.HEAT: N_("Heat"),
    EventKind.TRAVEL: N_("Travel"),
    EventKind.OTHER: N_("Something else"),
}


def build_state(facts: Facts, *, day: date, today: date, now: datetime, can_change: bool = True) -> TodayState:
    """Everything the screen shows of ``day``, in words; ``now`` is the local instant it is shown at."""
    kept = facts.day(day)
    scores = facts.scores(day, day)
    events = facts.events(day, day)
    is_too_ill = kept is not None and kept.mark is Mark.TOO_ILL
    is_today = day == today
    return TodayState(
        day=day,
        today=today,
        remark=" · ".join(
            part for part in (_place(day, today, now), _marked(kept.mark if kept else Mark.NONE)) if part
        ),
        rows=tuple(_row(tracker, scores) for tracker in facts.trackers()),
        note=kept.note if kept else "",
        is_too_ill=is_too_ill,
        too_ill_words=_("Too ill to log today") if is_today else _("Too ill to log that day"),
        has_crash=any(event.kind is EventKind.CRASH for event in events),
        crash_words=_("Crash today") if is_today else _("Crash that day"),
        events=tuple(_event_words(event, day) for event in events),
        can_change=can_change,
    )


def event_kind_words(kind: EventKind) -> str:
    """A kind of event in the reader's language."""
    return _(_EVENTS[kind])


def crash_of(facts: Facts, day: date) -> Event | None:
    """The crash that touches a day, if there is one."""
    return next((event for event in facts.events(day, day) if event.kind is EventKind.CRASH), None)


def _place(day: date, today: date, now: datetime) -> str:
    """Where the day lies; in the small hours also why today is still yesterday's date."""
    ago = (today - day).days
    if ago == 0 and now.date() > today:
        return _("It is {time}; until the day ends at night this is still {weekday}").format(
            time=time_text(now), weekday=weekday_text(today)
        )
    if ago == 0:
        return _("Today")
    if ago == 1:
        return _("Yesterday")
    return ngettext("{count} day ago", "{count} days ago", ago).format(count=ago)


def _marked(mark: Mark) -> str:
    if mark is Mark.TOO_ILL:
        return _("Marked as too ill to log; scores can still be given")
    return _("Marked as not tracked") if mark is Mark.NOT_TRACKED else ""


def _row(tracker: Tracker, scores: Sequence[Score]) -> RowState:
    mine = [score for score in scores if score.tracker == tracker.key]
    whole = _whole_day(mine)
    face, steps = _face(tracker)
    return RowState(
        tracker=tracker.key,
        name=tracker.name,
        question=tracker.question,
        face=face,
        steps=steps,
        low_words=tracker.low_words,
        high_words=tracker.high_words,
        direction=_direction(tracker.better, face),
        value=whole.value if whole else None,
        value_text=number_text(whole.value) if whole and face is Face.FIELD else "",
        field_hint=_field_hint(tracker.kind) if face is Face.FIELD else "",
        aside=_aside(tracker, [score for score in mine if score is not whole]),
    )


def _whole_day(scores: Sequence[Score]) -> Score | None:
    """The one entry for the day as a whole; entries with a time are several by nature."""
    return next((score for score in scores if score.part is Part.DAY and score.time is None), None)


def _face(tracker: Tracker) -> tuple[Face, tuple[int, ...]]:
    if tracker.kind is TrackerKind.YES_NO:
        return Face.YES_NO, (0, 1)
    low, high = tracker.low, tracker.high
    if tracker.kind is not TrackerKind.SCALE or low is None or high is None:
        return Face.FIELD, ()
    if low != int(low) or high != int(high) or not 0 <= low < high or high - low >= MOST_BUTTONS:
        return Face.FIELD, ()
    return Face.BUTTONS, tuple(range(int(low), int(high) + 1))


def _field_hint(kind: TrackerKind) -> str:
    if kind is TrackerKind.DURATION:
        return _("hours, such as 7.5 or 7:30")
    return _("a whole number") if kind is TrackerKind.COUNT else _("a number")


def _direction(better: Better, face: Face) -> str:
    if face is Face.YES_NO or better is Better.NEITHER:
        return ""
    return _("lower is better") if better is Better.LOWER else _("higher is better")


def _aside(tracker: Tracker, others: Sequence[Score]) -> str:
    """Entries beside the one for the whole day, and the rule that makes one number of them."""
    if not others:
        return ""
    named = ", ".join(_entry_words(score) for score in others)
    words = ngettext("One more entry on this day", "{count} more entries on this day", len(others))
    return _("{entries}: {named}; {rule}.").format(
        entries=words.format(count=len(others)), named=named, rule=_(_RULES[tracker.day_rule])
    )


def _entry_words(score: Score) -> str:
    number = number_text(score.value)
    if score.time is not None:
        return _("{number} at {time}").format(number=number, time=time_text(score.time))
    part = _PARTS.get(score.part)
    return _("{number} in the {part}").format(number=number, part=_(part)) if part else number


def _event_words(event: Event, day: date) -> str:
    kind = event_kind_words(event.kind)
    words = f"{kind}: {event.title}" if event.title and event.title != kind else kind
    if event.first_on == day:
        return words
    return _("{event} (since {day})").format(event=words, day=day_text(event.first_on))
