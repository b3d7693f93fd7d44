# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of what has days: events, courses of treatment, dates that a reader sets, and days left out of counts.

A draft that ``changes`` a fact names it by its id; an empty one is for a new fact.
"""

from datetime import date

from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.choices import read_choice
from journal_app.domain.days import read_any_day, read_day
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Exclusion, FollowUp
from journal_app.domain.treatments import Course, Event, EventKind
from journal_app.errors import EntryRefused
from journal_app.words import _

_YEARS_AHEAD = 20


@frozen
class EventDraft:
    """An event as typed; an empty ``last_on`` is one day, or not over yet."""

    kind: str = ""
    title: str = ""
    first_on: str = ""
    last_on: str = ""
    note: str = ""
    changes: str = ""


@frozen
class CourseDraft:
    """A course of treatment as typed; ``dose`` is words and stays words."""

    title: str = ""
    started_on: str = ""
    stopped_on: str = ""
    dose: str = ""
    note: str = ""
    changes: str = ""


@frozen
class FollowUpDraft:
    """A date to come back to, as typed; ``done_on`` is empty while it is not done."""

    title: str = ""
    due_on: str = ""
    done_on: str = ""
    note: str = ""
    changes: str = ""


@frozen
class ExclusionDraft:
    """Days to leave out, as typed; an empty ``last_on`` is one day, an empty ``tracker`` is every score."""

    first_on: str = ""
    last_on: str = ""
    tracker: str = ""
    reason: str = ""


def check_event(draft: EventDraft, *, today: date) -> Checked[Event]:
    """The event a draft makes, or its problems by field; a title is needed for the kind "other" alone."""
    checks = Checks()
    kind = checks.read("kind", lambda: read_choice(draft.kind, EventKind, None))
    first, last = _first_and_last(checks, ("first_on", draft.first_on), ("last_on", draft.last_on), today)
    if kind is EventKind.OTHER and not draft.title.strip():
        checks.refuse("title", _("Say in a few words what happened."))
    return checks.give(
        lambda: Event(
            kind=need(kind),
            title=draft.title.strip(),
            first_on=need(first),
            last_on=last,
            note=draft.note.strip(),
        )
    )


def check_course(draft: CourseDraft, *, today: date) -> Checked[Course]:
    """The course a draft makes, or its problems by field."""
    checks = Checks()
    title = checks.read("title", lambda: needed_text(draft.title, _("The name of the treatment is missing.")))
    days = (("started_on", draft.started_on), ("stopped_on", draft.stopped_on))
    started, stopped = _first_and_last(checks, *days, today)
    return checks.give(
        lambda: Course(
            title=need(title),
            started_on=need(started),
            stopped_on=stopped,
            dose=draft.dose.strip(),
            note=draft.note.strip(),
        )
    )


def check_follow_up(draft: FollowUpDraft, *, today: date) -> Checked[FollowUp]:
    """The date a draft makes, or its problems by field; it may lie ahead, which is what it is for."""
    checks = Checks()
    due = checks.read("due_on", lambda: read_due_day(draft.due_on, today=today))
    title = checks.read("title", lambda: needed_text(draft.title, _("Say in a few words what the date is for.")))
    done = checks.read("done_on", lambda: read_day(draft.done_on, today=today)) if draft.done_on.strip() else None
    return checks.give(
        lambda: FollowUp(due_on=need(due), title=need(title), done_on=done, note=draft.note.strip()),
    )


def check_exclusion(draft: ExclusionDraft, *, today: date) -> Checked[Exclusion]:
    """The days a draft leaves out, or its problems by field."""
    checks = Checks()
    first, last = _first_and_last(checks, ("first_on", draft.first_on), ("last_on", draft.last_on), today)
    return checks.give(
        lambda: Exclusion(
            first_on=need(first), last_on=last or need(first), tracker=draft.tracker, reason=draft.reason.strip()
        )
    )


def read_due_day(text: str, *, today: date) -> date:
    """A day as typed that may lie ahead, by some years at most."""
    day = read_any_day(text, today=today)
    if day.year > today.year + _YEARS_AHEAD:
        raise EntryRefused(
            _("{day} is too far ahead for a journal.").format(day=day.isoformat()),
            _("Today is {today} in this journal.").format(today=today.isoformat()),
            _("Nothing was changed."),
        )
    return day


def _first_and_last(
    checks: Checks, start: tuple[str, str], end: tuple[str, str], today: date
) -> tuple[date | None, date | None]:
    """Two days by field name and text, the second of which may be empty and may not come before the first."""
    first = checks.read(start[0], lambda: read_day(start[1], today=today))
    last = checks.read(end[0], lambda: read_day(end[1], today=today)) if end[1].strip() else None
    if first and last and last < first:
        names = {"last": last.isoformat(), "first": first.isoformat()}
        checks.refuse(end[0], _("The last day, {last}, comes before the first, {first}.").format(**names))
    return first, last
