# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Infusions as markers, events and courses as lanes.

Hides how each kind of infusion is told apart by its dash, and how things that overlap in time share a lane.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal_app.analysis.charts import Dash, Lane, LaneItem, Marker, Span
from journal_app.domain.kinds import event_words, infusion_words
from journal_app.domain.records import Appointment
from journal_app.domain.treatments import Course, Event, Infusion, InfusionKind
from journal_app.words import _, day_text, in_one_line, isolated, number_text, time_text

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
            product=in_one_line(dict.fromkeys((infusion.product, infusion.brand))),
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
        # Translators: name of a row of the chart, a column, and a heading: relapses, infections, journeys ...
        _lane("events", _("Events"), [_event_item(event) for event in events]),
        # Translators: name of a row of the chart, a column, and a heading: treatments taken over time, such as tablets
        _lane("courses", _("Courses"), [_course_item(course, whole) for course in courses]),
        # Translators: name of a row of the chart: visits to a doctor
        _lane("appointments", _("Appointments"), [_visit_item(visit) for visit in visits]),
    )
    return tuple(lane for lane in made if lane.items)


def infusion_label(infusion: Infusion) -> str:
    """The name it is known by, and how much: Ferinject 1000 mg."""
    name = infusion.brand or _(infusion.product)
    return f"{name} {_amount(infusion)}".strip()


def _amount(infusion: Infusion) -> str:
    return isolated(f"{number_text(infusion.amount)} {infusion.unit}".strip()) if infusion.amount is not None else ""


def _infusion_readout(infusion: Infusion) -> str:
    day = day_text(infusion.given_on)
    product = _(infusion.product) if infusion.brand and infusion.product != infusion.brand else ""
    said = [
        infusion_label(infusion),
        infusion_words(infusion.kind),
        product,
        f"{day}, {time_text(infusion.given_time)}" if infusion.given_time else day,
        infusion.place,
        infusion.note,
    ]
    return in_one_line(said)


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
        readout=in_one_line(said),
    )


def _course_item(course: Course, whole: Span) -> LaneItem:
    label = f"{_(course.title)} {course.dose}".strip()
    since = day_text(course.started_on)
    # Translators: a treatment that goes on, since a date
    days = _days(since, day_text(course.stopped_on)) if course.stopped_on else _("since {day}").format(day=since)
    return LaneItem(
        first=float(course.started_on.toordinal()),
        last=float(course.stopped_on.toordinal() if course.stopped_on else whole.last),
        row=0,
        kind="course",
        label=label,
        readout=in_one_line((label, days, course.note)),
    )


def _visit_item(visit: Appointment) -> LaneItem:
    day = day_text(visit.day)
    when = f"{day}, {time_text(visit.time)}" if visit.time else day
    # Translators: stands in for the name of whoever was visited, and says what it is: a visit to a doctor
    label = visit.with_whom or _("appointment")
    said = [label, _("appointment") if visit.with_whom else "", when, visit.said, visit.note]
    first = float(visit.day.toordinal())
    readout = in_one_line(said)
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
