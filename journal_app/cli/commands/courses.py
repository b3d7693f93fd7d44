# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Courses of treatment and what became of each day of them.

Hides which course a title means: of several with one title, the last one begun by the day in question.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.options import as_json, example, note, on_day
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.days import read_day
from journal_app.domain.drafts import CourseDraft, check_course
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Course, CourseDay, CourseState
from journal_app.errors import EntryRefused, NotFound
from journal_app.words import _, day_text, with_commas

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal

_from = click.option("--from", "first", metavar="DAY", default="", help="The first day; else today.")
_to = click.option("--to", "last", metavar="DAY", default="", help="The last day, if it is over.")


@click.group(
    epilog=example(
        'iron-journal course add "iron tablets" --from 2026-10-01 --dose "one every other day"',
        'iron-journal course day "iron tablets" skipped',
    )
)
def course() -> None:
    """Treatments taken over time, such as iron tablets."""


@course.command("add", epilog=example('iron-journal course add "iron tablets" --from 2026-10-01'))
@click.argument("title")
@_from
@_to
@click.option("--dose", metavar="TEXT", default="", help="The dose, as it was told to you. It is only kept.")
@note
@click.pass_obj
def add_course(session: Session, title: str, first: str, last: str, dose: str, note: str) -> None:
    """Keep a treatment with the days it began and ended."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        today = journal.today()
        draft = CourseDraft(title=title, started_on=first or today.isoformat(), stopped_on=last, dose=dose, note=note)
        kept = check_course(draft, today=today).require()
        verbs.add_course(journal, kept)
    click.echo(_("Kept: {title}, {days}.").format(title=kept.title, days=_days(kept)))


@course.command("list", epilog=example("iron-journal course list --json"))
@as_json
@click.pass_obj
def list_courses(session: Session, *, as_json: bool) -> None:
    """List treatments by their first day, with the days noted."""
    with for_reading(session) as journal:
        kept = journal.facts.courses()
        states = {one.id: [day.state for day in journal.facts.course_days(one.id)] for one in kept}
    if as_json:
        say_json([row_object(one) for one in kept])
    elif not kept:
        click.echo(_("There are no treatments yet."))
    else:
        rows = [(one.title, one.dose, _days(one), _counted(states[one.id]), " ".join(one.note.split())) for one in kept]
        say_table([_("Treatment"), _("Dose"), _("Days"), _("Noted"), _("Note")], rows)


@course.command("stop", epilog=example('iron-journal course stop "iron tablets" --on yesterday'))
@click.argument("title", metavar="COURSE")
@on_day
@click.pass_obj
def stop_course(session: Session, title: str, day: str) -> None:
    """Say on which day a treatment ended; --on is its last day."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        last = read_day(day or "today", today=journal.today())
        kept = replace(_course_called(title, journal, last), stopped_on=last)
        verbs.replace_fact(journal, kept)
    click.echo(_("Kept: {title}, {days}.").format(title=kept.title, days=_days(kept)))


@course.command("edit", epilog=example('iron-journal course edit "iron tablets" --dose "one a day"'))
@click.argument("title", metavar="COURSE")
@click.option("--title", "new_title", metavar="TEXT", help="Another title.")
@click.option("--from", "first", metavar="DAY", help="Another first day.")
@click.option("--to", "last", metavar="DAY", help="Another last day; an empty one while it goes on.")
@click.option("--dose", metavar="TEXT", help="Another dose, as it was told to you. It is only kept.")
@click.option("--note", metavar="TEXT", help="Another note.")
@click.pass_obj
def edit_course(
    session: Session,
    title: str,
    new_title: str | None,
    first: str | None,
    last: str | None,
    dose: str | None,
    note: str | None,
) -> None:
    """Correct a treatment. What you do not name stays."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        today = journal.today()
        known = _course_called(title, journal, today)
        stopped = known.stopped_on.isoformat() if known.stopped_on else ""
        draft = CourseDraft(
            title=known.title if new_title is None else new_title,
            started_on=known.started_on.isoformat() if first is None else first,
            stopped_on=stopped if last is None else last,
            dose=known.dose if dose is None else dose,
            note=known.note if note is None else note,
        )
        typed = check_course(draft, today=today).require()
        kept = replace(
            known,
            title=typed.title,
            started_on=typed.started_on,
            stopped_on=typed.stopped_on,
            dose=typed.dose,
            note=typed.note,
        )
        verbs.replace_fact(journal, kept)
    click.echo(_("Kept: {title}, {days}.").format(title=kept.title, days=_days(kept)))


@course.command("day", epilog=example('iron-journal course day "iron tablets" skipped --on yesterday'))
@click.argument("title", metavar="COURSE")
@click.argument("state", type=click.Choice([state.value.replace(" ", "-") for state in CourseState]))
@on_day
@note
@click.pass_obj
def mark_day(session: Session, title: str, state: str, day: str, note: str) -> None:
    """Say what became of a treatment on a day. A skipped dose is not a day on which none was planned.

    STATE is taken, skipped, no-dose or stopped.
    """
    with for_writing(session) as journal:
        from journal_app.store import verbs

        when = read_day(day or "today", today=journal.today())
        course = _course_called(title, journal, when)
        wanted = CourseState(state.replace("-", " "))
        verbs.mark_course_day(journal, CourseDay(course=course.id, day=when, state=wanted, note=note.strip()))
    click.echo(_("Kept: {title}, {state} on {day}.").format(title=course.title, state=wanted.value, day=day_text(when)))


def _course_called(title: str, journal: "Journal", day: date) -> Course:
    """The course with this title; of several, the last one begun by that day."""
    courses = journal.facts.courses()
    found = [course for course in courses if plain(course.title) == plain(title)]
    begun = [course for course in found if course.started_on <= day]
    if begun:
        return begun[-1]
    if found:
        raise EntryRefused(
            _("{title} had not begun on {day}.").format(title=found[0].title, day=day_text(day)),
            _("It began on {day}.").format(day=day_text(found[0].started_on)),
            _("Nothing was changed."),
        )
    titles = with_commas(course.title for course in courses)
    raise NotFound(
        _("There is no treatment called “{title}”.").format(title=title),
        _("Those of this journal: {titles}.").format(titles=titles) if titles else _("This journal holds none yet."),
        _("Nothing was changed."),
    )


def _days(course: Course) -> str:
    first = day_text(course.started_on)
    if course.stopped_on is None:
        return _("from {day}").format(day=first)
    if course.stopped_on == course.started_on:
        return first
    return _("{first} to {last}").format(first=first, last=day_text(course.stopped_on))


def _counted(states: list[CourseState]) -> str:
    """How many days were noted as what."""
    counted = [(state, states.count(state)) for state in CourseState]
    return with_commas(_("{state} {count}").format(state=state.value, count=count) for state, count in counted if count)
