# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How courses, their days, events and follow-up dates are said."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from journal_app.domain.kinds import event_name
from journal_app.domain.records import FollowUp
from journal_app.domain.treatment_words import distance_words
from journal_app.domain.treatments import Course, CourseState, Event, EventKind
from journal_app.words import N_, _, day_text, in_one_line, ngettext, with_commas

# Translators: what became of a dose on a day of a treatment; alone, and as {state} in: {state} on {count}
_STATES = {
    CourseState.TAKEN: N_("taken"),
    CourseState.SKIPPED: N_("skipped"),
    CourseState.NO_DOSE: N_("no dose planned"),
    CourseState.STOPPED: N_("stopped"),
}
_LASTING = {
    EventKind.RELAPSE,
    EventKind.CRASH,
    EventKind.INFECTION,
    EventKind.BLEEDING,
    EventKind.HEAT,
    EventKind.TRAVEL,
}


def state_words(state: CourseState) -> str:
    """What became of a course on a day, in the reader's language."""
    return _(_STATES[state])


def taken_words(states: Sequence[CourseState]) -> str:
    """How many of the days noted were taken."""
    if not states:
        return _("no days noted yet")
    words = ngettext("taken on {taken} of {noted} day noted", "taken on {taken} of {noted} days noted", len(states))
    return words.format(taken=states.count(CourseState.TAKEN), noted=len(states))


def count_words(states: Sequence[CourseState]) -> str:
    """How many of the days noted were taken, and what the others were."""
    counted = Counter(states)
    others = [
        # Translators: {state} is such as: taken, skipped; {count} is a number of days, the noun stands elsewhere
        _("{state} on {count}").format(state=state_words(state), count=counted[state])
        for state in CourseState
        if counted[state] and state is not CourseState.TAKEN
    ]
    return with_commas([taken_words(states), *others])


def course_days(course: Course) -> str:
    """From when to when a course was taken."""
    first = day_text(course.started_on)
    if course.stopped_on is None:
        return _("since {day}").format(day=first)
    # Translators: two dates, or the ends of a span
    return _("{first} – {last}").format(first=first, last=day_text(course.stopped_on))


def event_days(event: Event) -> str:
    """The day of an event, or its first and last."""
    first = day_text(event.first_on)
    if event.last_on is None or event.last_on == event.first_on:
        return first
    return _("{first} – {last}").format(first=first, last=day_text(event.last_on))


def event_details(event: Event) -> str:
    """Everything known of an event; that one which may go on has no last day is said too."""
    is_open = event.last_on is None and event.kind in _LASTING
    kind, open_words = event_name(event.kind), _("no last day noted") if is_open else ""
    return in_one_line([kind, event.title, event_days(event), open_words, event.note])


def when_words(follow_up: FollowUp, today: date) -> str:
    """How far a date is from today, or when it was done."""
    if follow_up.done_on is not None:
        # Translators: said of a date to come back to
        return _("done on {day}").format(day=day_text(follow_up.done_on))
    return distance_words(follow_up.due_on, today)


def next_words(follow_up: FollowUp, today: date) -> str:
    """The date that comes next."""
    named = {
        "title": follow_up.title,
        "day": day_text(follow_up.due_on),
        "when": distance_words(follow_up.due_on, today),
    }
    return _("Next date: {title}, {day}, {when}.").format(**named)
