# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the tables of treatments. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from journal_app.domain import course_words, treatment_words
from journal_app.domain.days import days_between
from journal_app.domain.facts import Kind
from journal_app.domain.kinds import event_name, infusion_name
from journal_app.domain.records import FollowUp
from journal_app.domain.remarks import remarks_about
from journal_app.domain.treatments import Course, CourseDay, Event, Infusion, InfusionKind, Reaction
from journal_app.research.topics import infusion_topics, treatment_topics
from journal_app.store.queries import Facts
from journal_app.ui.attachment_words import attachment_states
from journal_app.ui.treatments.state import (
    CourseRow,
    FollowUpRow,
    InfusionRow,
    MarkedDay,
    ReactionState,
    RemarkState,
    TreatmentRow,
    TreatmentsState,
)
from journal_app.words import _, day_text, in_one_line, with_semicolons


def build_state(facts: Facts, *, today: date, can_change: bool = True) -> TreatmentsState:
    """Everything the Treatments screen shows, as of ``today``."""
    infusions = facts.infusions()
    reactions = facts.reactions()
    before, letters = _before(infusions), facts.attached_to(Kind.INFUSION)
    rows = [
        replace(
            _infusion_row(infusion, before.get(infusion.id), [one for one in reactions if one.infusion == infusion.id]),
            letters=attachment_states(facts, letters.get(infusion.id, ())),
        )
        for infusion in infusions
    ]
    dates = in_order(facts.follow_ups(), today)
    return TreatmentsState(
        today=today,
        infusions=tuple(reversed(rows)),
        courses=tuple(_course_row(course, facts.course_days(course.id)) for course in reversed(facts.courses())),
        events=tuple(_event_row(event) for event in reversed(facts.events())),
        follow_ups=tuple(_follow_up_row(follow_up, today) for follow_up in dates),
        last=_last(infusions, today),
        next=_next(dates, today),
        places=tuple(dict.fromkeys(infusion.place for infusion in reversed(infusions) if infusion.place)),
        can_change=can_change,
    )


def remark_states(*names: str) -> tuple[RemarkState, ...]:
    """What is known of treatments by these names alone; no value has a say in it."""
    return tuple(
        RemarkState(words=_(remark.text), source=treatment_words.source_words(remark))
        for remark in remarks_about(*names)
    )


def in_order(follow_ups: Iterable[FollowUp], today: date) -> list[FollowUp]:
    """Dates that come, the nearest first; then those gone by and not done, and those done, the latest first."""
    given = sorted(follow_ups, key=lambda one: one.due_on)
    coming = [one for one in given if one.done_on is None and one.due_on >= today]
    gone = [one for one in given if one.done_on is None and one.due_on < today]
    done = [one for one in given if one.done_on is not None]
    return [*coming, *reversed(gone), *reversed(done)]


def _before(infusions: Sequence[Infusion]) -> dict[str, Infusion]:
    """For each infusion, by id, the one of its kind before it."""
    latest: dict[InfusionKind, Infusion] = {}
    found: dict[str, Infusion] = {}
    for infusion in infusions:
        if infusion.kind in latest:
            found[infusion.id] = latest[infusion.kind]
        latest[infusion.kind] = infusion
    return found


def _last(infusions: Sequence[Infusion], today: date) -> tuple[str, ...]:
    latest = {infusion.kind: infusion for infusion in infusions}
    return tuple(treatment_words.last_words(latest[kind], today) for kind in InfusionKind if kind in latest)


def _next(dates: Sequence[FollowUp], today: date) -> str:
    """The date that comes next, if one does."""
    coming = (one for one in dates[:1] if one.done_on is None and one.due_on >= today)
    return next((course_words.next_words(one, today) for one in coming), "")


def _infusion_row(infusion: Infusion, before: Infusion | None, felt: Sequence[Reaction]) -> InfusionRow:
    days = treatment_words.days_words(days_between(before.given_on, infusion.given_on)) if before else ""
    # Translators: how long after the infusion of this kind before it; {days} is such as: 40 days
    since = _("{days} after the last of its kind").format(days=days) if days else ""
    reactions = tuple(ReactionState(id=one.id, words=treatment_words.reaction_words(one)) for one in felt)
    names = infusion.product, infusion.brand
    return InfusionRow(
        id=infusion.id,
        cells=(
            day_text(infusion.given_on),
            treatment_words.product_words(infusion),
            treatment_words.amount_words(infusion),
            infusion_name(infusion.kind),
            days,
            with_semicolons(reaction.words for reaction in reactions),
            infusion.place,
            infusion.note,
        ),
        details=treatment_words.infusion_details(infusion, since),
        reactions=reactions,
        remarks=remark_states(*names),
        topics=infusion_topics(infusion.kind, *names, reactions=[one.kind for one in felt]),
    )


def _course_row(course: Course, days: Sequence[CourseDay]) -> CourseRow:
    states, when = [day.state for day in days], course_words.course_days(course)
    return CourseRow(
        id=course.id,
        cells=(_(course.title), course.dose, when, course_words.taken_words(states), course.note),
        details=in_one_line([_(course.title), course.dose, when, course_words.count_words(states), course.note]),
        remarks=remark_states(course.title),
        topics=treatment_topics(course.title, course.dose),
        started_on=course.started_on,
        stopped_on=course.stopped_on,
        days=tuple(MarkedDay(id=day.id, day=day.day, state=day.state) for day in days),
    )


def _event_row(event: Event) -> TreatmentRow:
    days, kind = course_words.event_days(event), event_name(event.kind)
    return TreatmentRow(
        id=event.id, cells=(days, kind, event.title, event.note), details=course_words.event_details(event)
    )


def _follow_up_row(follow_up: FollowUp, today: date) -> FollowUpRow:
    day, when = day_text(follow_up.due_on), course_words.when_words(follow_up, today)
    return FollowUpRow(
        id=follow_up.id,
        cells=(day, follow_up.title, when, follow_up.note),
        details=in_one_line([follow_up.title, day, when, follow_up.note]),
        is_done=follow_up.done_on is not None,
    )
