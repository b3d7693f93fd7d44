# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Events, courses of treatment, and questions for an appointment."""

from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.options import example, note, on_day
from journal_app.cli.session import Session, for_writing
from journal_app.domain.days import read_day
from journal_app.domain.drafts import CourseDraft, EventDraft, check_course, check_event
from journal_app.domain.records import Question
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Course, CourseDay, CourseState
from journal_app.errors import EntryRefused, NotFound
from journal_app.words import _, day_text

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal

_from = click.option("--from", "first", metavar="DAY", default="", help="The first day; else today.")
_to = click.option(
    "--to", "last", metavar="DAY", default="", help="The last day, if it is over and took more than one."
)


@click.group(epilog=example('iron-journal event add relapse "left arm" --from 2026-09-01 --to 2026-09-20'))
def event() -> None:
    """What happened: relapses, crashes, infections, travel."""


@event.command("add", epilog=example('iron-journal event add crash "after the wedding" --from 2026-11-15'))
@click.argument("kind")
@click.argument("title", required=False, default="")
@_from
@_to
@note
@click.pass_obj
def add_event(session: Session, kind: str, title: str, first: str, last: str, note: str) -> None:
    """Keep an event of one day or of several. TITLE says what it was, in your own words.

    KIND is relapse, crash, infection, bleeding, donation, transfusion, operation, vaccination, heat, travel or other.
    """
    with for_writing(session) as journal:
        from journal_app.store import verbs

        today = journal.today()
        draft = EventDraft(kind=kind, title=title, first_on=first or today.isoformat(), last_on=last, note=note)
        kept = check_event(draft, today=today).require()
        verbs.add_event(journal, kept)
    said = f"{kept.kind.value} “{kept.title}”" if kept.title else kept.kind.value
    click.echo(_("Kept: {event}, {days}.").format(event=said, days=_days(kept.first_on, kept.last_on)))


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
    days = _days(kept.started_on, kept.stopped_on) if kept.stopped_on else _from_day(kept.started_on)
    click.echo(_("Kept: {title}, {days}.").format(title=kept.title, days=days))


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
        verbs.mark_course_day(journal, CourseDay(course=course.id, day=when, state=wanted, note=note))
    click.echo(_("Kept: {title}, {state} on {day}.").format(title=course.title, state=wanted.value, day=day_text(when)))


@click.group(epilog=example('iron-journal question add "When is the next ferritin test?"'))
def question() -> None:
    """Things to ask at an appointment."""


@question.command("add", epilog=example('iron-journal question add "Could the headache come from the infusion?"'))
@click.argument("text")
@click.pass_obj
def add_question(session: Session, text: str) -> None:
    """Keep something to ask."""
    if not text.strip():
        raise EntryRefused(_("The question is empty."), hint=_("Nothing was changed."))
    with for_writing(session) as journal:
        from journal_app.store import verbs

        position = len(journal.facts.every(Question)) + 1
        verbs.add_question(journal, Question(text=text.strip(), position=position))
    click.echo(_("Kept as question {number}.").format(number=position))


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
    titles = ", ".join(course.title for course in courses)
    raise NotFound(
        _("There is no treatment called “{title}”.").format(title=title),
        _("Those of this journal: {titles}.").format(titles=titles) if titles else _("This journal holds none yet."),
        _("Nothing was changed."),
    )


def _days(first: date, last: date | None) -> str:
    if last is None or last == first:
        return day_text(first)
    return _("{first} to {last}").format(first=day_text(first), last=day_text(last))


def _from_day(first: date) -> str:
    return _("from {day}").format(day=day_text(first))
