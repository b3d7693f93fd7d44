# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Courses of treatment and what became of each day of them.

Hides which course a title means: of several with one title, the one that runs on the day in question.
"""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.options import as_json, example, note, on_day
from journal_app.cli.session import Session, command_for, for_reading, for_writing
from journal_app.domain.course_words import state_words
from journal_app.domain.days import read_day
from journal_app.domain.drafts import CourseDraft, check_course
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Course, CourseDay, CourseState
from journal_app.errors import EntryRefused, NotFound
from journal_app.words import _, day_text, with_commas, with_semicolons

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
    # Translators: an answer: the treatment {title} was entered; {days} is such as: from 3 May 2026
    click.echo(_("Kept: {title}, {days}.").format(title=_(kept.title), days=_days(kept)))


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
        rows = [
            (_(one.title), one.dose, _days(one), _counted(states[one.id]), " ".join(one.note.split())) for one in kept
        ]
        # Translators: "Treatment": heading of columns and label of a field: what is taken, such as oral iron
        # Translators: "Dose": heading of columns and label of a field: how much is taken, in words
        # Translators: "Days": heading of columns: from when to when; also all that was entered about days
        # Translators: "Noted": heading of a column: on how many days it was noted that a treatment was taken
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
        known = _course_called(title, journal)
        running = _running(known, last, session)
        kept = replace(running[-1], stopped_on=last)
        verbs.replace_fact(journal, kept)
    click.echo(_("Kept: {title}, {days}.").format(title=_(kept.title), days=_days(kept)))
    _say_which(running, last)


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
        found = _course_called(title, journal)
        known = ([one for one in found if _runs(one, today)] or found)[-1]
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
    click.echo(_("Kept: {title}, {days}.").format(title=_(kept.title), days=_days(kept)))


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
        running = _running(_course_called(title, journal), when, session)
        course, wanted = running[-1], CourseState(state.replace("-", " "))
        verbs.mark_course_day(journal, CourseDay(course=course.id, day=when, state=wanted, note=note.strip()))
    said = state_words(wanted)
    click.echo(_("Kept: {title}, {state} on {day}.").format(title=_(course.title), state=said, day=day_text(when)))
    _say_which(running, when)


def _course_called(title: str, journal: "Journal") -> list[Course]:
    """The courses with this title, by their first day; there is one at least."""
    courses = journal.facts.courses()
    found = [course for course in courses if plain(title) in {plain(course.title), plain(_(course.title))}]
    if found:
        return found
    titles = with_commas(dict.fromkeys(_(course.title) for course in courses))
    raise NotFound(
        _("There is no treatment called “{title}”.").format(title=title),
        _("Those of this journal: {titles}.").format(titles=titles) if titles else _("This journal holds none yet."),
        _("Nothing was changed."),
    )


def _runs(course: Course, day: date) -> bool:
    return course.started_on <= day and (course.stopped_on is None or day <= course.stopped_on)


def _running(found: Sequence[Course], day: date, session: Session) -> list[Course]:
    """Those of the courses that run on a day, the last begun at the end; EntryRefused where none does."""
    running = [course for course in found if _runs(course, day)]
    if running:
        return running
    title = _(found[0].title)
    if day < found[0].started_on:
        raise EntryRefused(
            _("{title} had not begun on {day}.").format(title=title, day=day_text(day)),
            _("It began on {day}.").format(day=day_text(found[0].started_on)),
            _("Nothing was changed."),
        )
    # Its end may have been noted too early; to move it is another thing than to say what became of a day.
    command = command_for(session, f"course edit {shlex.quote(found[0].title)} --to {day.isoformat()}")
    raise EntryRefused(
        _("{title} was not taken on {day}.").format(title=title, day=day_text(day)),
        _("It was taken: {days}.").format(days=with_semicolons(map(_days, found))),
        _("Nothing was changed. To change its last day: {command}").format(command=command),
    )


def _say_which(running: Sequence[Course], day: date) -> None:
    """Where several courses of one title ran on a day, that the last begun was taken."""
    if len(running) > 1:
        words = _("Several called {title} were being taken on {day}. This is the one begun last, on {first}.")
        course = running[-1]
        click.echo(words.format(title=_(course.title), day=day_text(day), first=day_text(course.started_on)))


def _days(course: Course) -> str:
    first = day_text(course.started_on)
    if course.stopped_on is None:
        # Translators: a treatment that goes on, from a date
        return _("from {day}").format(day=first)
    if course.stopped_on == course.started_on:
        return first
    # Translators: two dates
    return _("{first} to {last}").format(first=first, last=day_text(course.stopped_on))


def _counted(states: list[CourseState]) -> str:
    """How many days were noted as what."""
    counted = [(state_words(state), states.count(state)) for state in CourseState]
    # Translators: in a list: on how many days a treatment was taken, skipped ..., such as: taken 12
    return with_commas(_("{state} {count}").format(state=words, count=count) for words, count in counted if count)
