# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Infusions as markers, events and courses as lanes.

Hides how each kind of infusion is told apart by dash and word, and how things that overlap in time share a lane.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal_app.analysis.charts import Dash, Lane, LaneItem, Marker, Span
from journal_app.domain.records import Appointment
from journal_app.domain.treatments import Course, Event, EventKind, Infusion, InfusionKind
from journal_app.words import N_, _, day_text, number_text, time_text

MOST_ROWS = 4
"""A lane never grows beyond this; what overlaps still more is drawn over each other and read one by one."""

_DASHES = {
    InfusionKind.IRON: Dash.DASH,
    InfusionKind.DISEASE_MODIFYING: Dash.DASH_DOT,
    InfusionKind.STEROID: Dash.DOT,
    InfusionKind.IMMUNOGLOBULIN: Dash.DASH_DOT_DOT,
    InfusionKind.FLUID: Dash.LONG_DASH,
    InfusionKind.OTHER: Dash.SOLID,
}

_INFUSION_WORDS = {
    InfusionKind.IRON: N_("iron infusion"),
    InfusionKind.DISEASE_MODIFYING: N_("disease-modifying infusion"),
    InfusionKind.STEROID: N_("steroid infusion"),
    InfusionKind.IMMUNOGLOBULIN: N_("immunoglobulin infusion"),
    InfusionKind.FLUID: N_("fluid infusion"),
    InfusionKind.OTHER: N_("infusion"),
}

_EVENT_WORDS = {
    EventKind.RELAPSE: N_("relapse"),
    EventKind.CRASH: N_("crash"),
    EventKind.INFECTION: N_("infection"),
    EventKind.BLEEDING: N_("bleeding or heavy period"),
    EventKind.DONATION: N_("blood donation"),
    EventKind.TRANSFUSION: N_("transfusion"),
    EventKind.OPERATION: N_("operation"),
    EventKind.VACCINATION: N_("vaccination"),
    EventKind.HEAT: N_("heat"),
    EventKind.TRAVEL: N_("travel"),
    EventKind.OTHER: N_("event"),
}


def markers(infusions: Sequence[Infusion]) -> tuple[Marker, ...]:
    """A line for each infusion, in order of days."""
    return tuple(
        Marker(
            day=float(infusion.given_on.toordinal()),
            kind=infusion.kind.value,
            label=infusion_label(infusion),
            readout=_infusion_readout(infusion),
            dash=_DASHES[infusion.kind],
            ink="iron" if infusion.kind is InfusionKind.IRON else "ink",
        )
        for infusion in infusions
    )


def lanes(
    events: Sequence[Event], courses: Sequence[Course], appointments: Sequence[Appointment], whole: Span
) -> tuple[Lane, ...]:
    """A lane of events, one of courses and one of appointments, each only where there is something in it.

    What begins after the last of all days is not shown yet.
    """
    visits = [visit for visit in appointments if visit.day.toordinal() <= whole.last]
    made = (
        _lane("events", _("Events"), [_event_item(event) for event in events]),
        _lane("courses", _("Courses"), [_course_item(course, whole) for course in courses]),
        _lane("appointments", _("Appointments"), [_visit_item(visit) for visit in visits]),
    )
    return tuple(lane for lane in made if lane.items)


def infusion_label(infusion: Infusion) -> str:
    """The name it is known by, and how much: Ferinject 1000 mg."""
    name = infusion.brand or infusion.product
    return f"{name} {_amount(infusion)}".strip()


def infusion_words(kind: InfusionKind) -> str:
    """A kind of infusion in words: iron infusion."""
    return _(_INFUSION_WORDS[kind])


def event_words(kind: EventKind) -> str:
    """A kind of event in words: blood donation."""
    return _(_EVENT_WORDS[kind])


def _amount(infusion: Infusion) -> str:
    return f"{number_text(infusion.amount)} {infusion.unit}".strip() if infusion.amount is not None else ""


def _infusion_readout(infusion: Infusion) -> str:
    day = day_text(infusion.given_on)
    product = infusion.product if infusion.brand and infusion.product != infusion.brand else ""
    said = [
        infusion_label(infusion),
        infusion_words(infusion.kind),
        product,
        f"{day}, {time_text(infusion.given_time)}" if infusion.given_time else day,
        infusion.place,
        infusion.note,
    ]
    return " · ".join(part for part in said if part)


def _event_item(event: Event) -> LaneItem:
    last = event.last_on or event.first_on
    kind = event_words(event.kind)
    label = event.title or kind
    said = [label, kind if event.title else "", _days(day_text(event.first_on), day_text(last)), event.note]
    return LaneItem(
        first=float(event.first_on.toordinal()),
        last=float(last.toordinal()),
        row=0,
        kind=event.kind.value,
        label=label,
        readout=" · ".join(part for part in said if part),
    )


def _course_item(course: Course, whole: Span) -> LaneItem:
    label = f"{course.title} {course.dose}".strip()
    since = day_text(course.started_on)
    days = _days(since, day_text(course.stopped_on)) if course.stopped_on else _("since {day}").format(day=since)
    return LaneItem(
        first=float(course.started_on.toordinal()),
        last=float(course.stopped_on.toordinal() if course.stopped_on else whole.last),
        row=0,
        kind="course",
        label=label,
        readout=" · ".join(part for part in (label, days, course.note) if part),
    )


def _visit_item(visit: Appointment) -> LaneItem:
    day = day_text(visit.day)
    when = f"{day}, {time_text(visit.time)}" if visit.time else day
    label = visit.with_whom or _("appointment")
    said = [label, _("appointment") if visit.with_whom else "", when, visit.said, visit.note]
    first = float(visit.day.toordinal())
    readout = " · ".join(part for part in said if part)
    return LaneItem(first=first, last=first, row=0, kind="appointment", label=label, readout=readout)


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _lane(key: str, title: str, items: Sequence[LaneItem]) -> Lane:
    """Each item on the first row that is free by then, or on the row that will be free soonest."""
    free_from: list[float] = []
    placed: list[LaneItem] = []
    for item in sorted(items, key=lambda item: (item.first, item.last)):
        row = next((row for row, day in enumerate(free_from) if day < item.first), len(free_from))
        if row == MOST_ROWS:
            row = min(range(MOST_ROWS), key=free_from.__getitem__)
        elif row == len(free_from):
            free_from.append(item.last)
        free_from[row] = max(free_from[row], item.last)
        placed.append(replace(item, row=row))
    return Lane(key=key, title=title, rows=len(free_from), items=tuple(placed))
