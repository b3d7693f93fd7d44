# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a person does to a journal, one function each. The window and the command line call these and nothing below.

Hides which operation each is in the history, and how the history calls it. Each is one change with one undo.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from journal_app.domain.asking import past_ids
from journal_app.domain.attachments import Letter, read_letter
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import (
    AnswerSet,
    Appointment,
    Attachment,
    Card,
    CardMark,
    Exclusion,
    Expectation,
    FollowUp,
    Question,
)
from journal_app.domain.scores import Mark, Part, Score, Tracker
from journal_app.domain.treatments import Course, CourseDay, Event, Infusion, Reaction
from journal_app.errors import EntryRefused
from journal_app.store import belongings, laboratories, replacing, rows
from journal_app.store.changes import Edit
from journal_app.store.journal import Changed, Journal
from journal_app.store.operations import Operation
from journal_app.words import _

F = TypeVar("F", bound=Fact)

_ADDING = {
    Kind.LAB_RESULT: Operation.ADD_LAB,
    Kind.INFUSION: Operation.ADD_INFUSION,
    Kind.REACTION: Operation.ADD_REACTION,
    Kind.EVENT: Operation.ADD_EVENT,
    Kind.COURSE: Operation.ADD_COURSE,
    Kind.TRACKER: Operation.ADD_TRACKER,
    Kind.APPOINTMENT: Operation.ADD_VISIT,
    Kind.ANSWER_SET: Operation.ADD_ANSWERS,
    Kind.FOLLOW_UP: Operation.ADD_FOLLOW_UP,
    Kind.EXPECTATION: Operation.WRITE_BEFORE,
}


def log_scores(
    journal: Journal,
    scores: Sequence[Score],
    *,
    trackers: Sequence[Tracker] = (),
    notes: Mapping[date, str] | None = None,
) -> Changed[None]:
    """Keep scores, each in place of the one for its day, part and tracker.

    ``trackers`` not yet known come first; ``notes`` become the notes of their days.
    """

    def keep(edit: Edit) -> None:
        if trackers:
            known = {tracker.key for tracker in edit.facts.trackers(archived=True)}
            edit.add_many(tracker for tracker in trackers if tracker.key not in known)
        for score in scores:
            replacing.keep_score(edit, score)
        for day, note in (notes or {}).items():
            replacing.keep_day(edit, day, note=note)

    return journal.change(Operation.LOG_SCORE, keep, label=_label(scores))


def log_score(journal: Journal, score: Score) -> Changed[None]:
    """Keep one score in place of the one for its day, part and tracker."""
    return log_scores(journal, [score])


def clear_score(journal: Journal, day: date, part: Part, tracker: str) -> Changed[None]:
    """Take out what was scored for a day, part and tracker; entries with a time of their own stay."""
    return journal.change(
        Operation.CLEAR_SCORE, lambda edit: replacing.clear_score(edit, day, part, tracker), label=f"{day} {tracker}"
    )


def mark_day(journal: Journal, day: date, mark: Mark) -> Changed[None]:
    """Say what a day without scores was, or take that back with Mark.NONE."""
    return journal.change(
        Operation.MARK_DAY, lambda edit: replacing.keep_day(edit, day, mark=mark), label=day.isoformat()
    )


def note_day(journal: Journal, day: date, note: str) -> Changed[None]:
    """Keep the note of a day; an empty one takes it away."""
    return journal.change(
        Operation.NOTE_DAY, lambda edit: replacing.keep_day(edit, day, note=note), label=day.isoformat()
    )


def add_lab_results(journal: Journal, results: Sequence[LabResult]) -> Changed[list[LabResult]]:
    """Keep the results of a draw, and remember for each laboratory the unit and range it printed."""

    def keep(edit: Edit) -> list[LabResult]:
        kept = [edit.add(result) for result in results]
        for result in kept:
            laboratories.remember(edit, result)
        return kept

    return journal.change(Operation.ADD_LAB, keep, label=", ".join(result.analyte for result in results))


def change_lab_results(
    journal: Journal, corrected: Sequence[LabResult], added: Sequence[LabResult] = ()
) -> Changed[list[LabResult]]:
    """Keep corrected results of a draw instead of those with their ids, and further ones of it, as one change."""

    def keep(edit: Edit) -> list[LabResult]:
        for result in corrected:
            if edit.facts.get(LabResult, result.id) != result:
                edit.replace(result)
        kept = [edit.add(result) for result in added]
        for result in kept:
            laboratories.remember(edit, result)
        return kept

    return journal.change(Operation.EDIT, keep, label=Kind.LAB_RESULT.value)


def add_infusion(journal: Journal, infusion: Infusion) -> Changed[Infusion]:
    """Keep an infusion."""
    return _add(journal, infusion, infusion.brand or infusion.product)


def add_reaction(journal: Journal, reaction: Reaction) -> Changed[Reaction]:
    """Keep something felt after an infusion."""
    return _add(journal, reaction, reaction.kind)


def add_event(journal: Journal, event: Event) -> Changed[Event]:
    """Keep an event."""
    return _add(journal, event, event.title)


def add_course(journal: Journal, course: Course) -> Changed[Course]:
    """Keep a course of treatment."""
    return _add(journal, course, course.title)


def leave_out(journal: Journal, exclusion: Exclusion) -> Changed[Exclusion]:
    """Leave days out of what is counted; they are still shown."""
    return _add(journal, exclusion, exclusion.reason)


def add_question(journal: Journal, question: Question) -> Changed[Question]:
    """Keep something to ask at an appointment, behind what is there already."""

    def keep(edit: Edit) -> Question:
        taken = [kept.position for kept in edit.facts.every(Question)]
        return edit.add(replace(question, position=max(taken, default=0) + 1))

    return journal.change(Operation.ADD_QUESTION, keep, label=question.text)


def order_questions(journal: Journal, ids: Sequence[str]) -> Changed[None]:
    """Put the questions with these ids into this order; what was noted for an earlier visit is for the next one now.

    Raises NotFound for an id that is none.
    """

    def arrange(edit: Edit) -> None:
        kept = [edit.facts.get(Question, one) for one in dict.fromkeys(ids)]
        past = past_ids(edit.facts.every(Appointment), today=journal.today())
        for position, question in enumerate(kept, start=1):
            visit = "" if question.appointment in past else question.appointment
            edit.replace(replace(question, position=position, appointment=visit))

    return journal.change(Operation.ORDER_QUESTIONS, arrange, label=Kind.QUESTION.value)


def answer_question(journal: Journal, question: Question) -> Changed[None]:
    """Keep what was answered to a question, or that it is open again."""
    return journal.change(Operation.ANSWER_QUESTION, lambda edit: edit.replace(question), label=question.text)


def add_visit(journal: Journal, visit: Appointment) -> Changed[Appointment]:
    """Keep an appointment, coming or past."""
    return _add(journal, visit, visit.with_whom or visit.day.isoformat())


def add_answer_set(journal: Journal, answers: AnswerSet) -> Changed[AnswerSet]:
    """Keep a questionnaire that was filled in."""
    return _add(journal, answers, answers.questionnaire)


def add_follow_up(journal: Journal, follow_up: FollowUp) -> Changed[FollowUp]:
    """Keep a date that the reader set."""
    return _add(journal, follow_up, follow_up.title)


def write_before(journal: Journal, expectation: Expectation) -> Changed[Expectation]:
    """Keep a question written before an infusion, with the instant it is written now."""
    return _add(journal, expectation, expectation.tracker)


def add_attachment(
    journal: Journal, *, name: str, media_type: str, belongs_to: Fact, content: bytes
) -> Changed[Attachment]:
    """Keep a letter or photo with a fact, under a safe name.

    EntryRefused when it is no PDF or picture, not of this media type, or too large.
    """
    letter = read_letter(name, content)
    if letter.media_type != media_type:
        raise EntryRefused(_("This file is something else than it is said to be."), _("Nothing was kept."))
    added = add_letters(journal, [letter], belongs_to=belongs_to)
    return Changed(added.value[0], added.touched, added.change)


def add_letters(journal: Journal, letters: Sequence[Letter], *, belongs_to: Fact) -> Changed[list[Attachment]]:
    """Keep several letters or photos with a fact as one change; EntryRefused when one is there already."""

    def keep(edit: Edit) -> list[Attachment]:
        return [belongings.attach(edit, letter, belongs_to) for letter in letters]

    return journal.change(Operation.ADD_ATTACHMENT, keep, label=", ".join(letter.name for letter in letters))


def add_tracker(journal: Journal, tracker: Tracker) -> Changed[Tracker]:
    """Begin to keep scores for something."""
    return _add(journal, tracker, tracker.name)


def order_trackers(journal: Journal, keys: Sequence[str]) -> Changed[None]:
    """Put the trackers with these keys first, in this order; the others follow in the order they had.

    Raises NotFound for a key that is none.
    """

    def arrange(edit: Edit) -> None:
        named = [edit.facts.tracker(key) for key in dict.fromkeys(keys)]
        rest = [tracker for tracker in edit.facts.trackers(archived=True) if tracker.key not in keys]
        for position, tracker in enumerate([*named, *rest]):
            edit.replace(replace(tracker, position=position))

    return journal.change(Operation.ORDER_TRACKERS, arrange, label=", ".join(keys))


def mark_course_day(journal: Journal, course_day: CourseDay) -> Changed[CourseDay]:
    """Say what became of a course on a day, in place of what was said before."""
    label = f"{course_day.day} {course_day.state.value}"
    return journal.change(Operation.COURSE_DAY, lambda edit: replacing.keep_course_day(edit, course_day), label=label)


def add_card(journal: Journal, card: Card) -> Changed[Card]:
    """Put a card on the reader's shelf; EntryRefused when its key is in use."""

    def keep(edit: Edit) -> Card:
        if any(present.key == card.key for present in edit.facts.cards()):
            raise EntryRefused(_("There is a card called {name} already.").format(name=card.key))
        return edit.add(card)

    return journal.change(Operation.ADD_CARD, keep, label=card.key)


def mark_card(journal: Journal, mark: CardMark) -> Changed[None]:
    """Keep what the reader makes of a card, in place of what was kept; one that says nothing takes it away."""
    return journal.change(Operation.MARK_CARD, lambda edit: replacing.keep_card_mark(edit, mark), label=mark.card)


def rename_laboratory(journal: Journal, name: str, new_name: str) -> Changed[None]:
    """Call a laboratory by another name, on its results too; one known by that name already becomes one with it."""
    label = Kind.LABORATORY.value
    return journal.change(Operation.EDIT, lambda edit: laboratories.rename(edit, name, new_name), label=label)


def forget_laboratory(journal: Journal, name: str) -> Changed[None]:
    """Forget units and ranges of a laboratory; its results stay as they are."""
    return journal.change(Operation.REMOVE, lambda edit: laboratories.forget(edit, name), label=Kind.LABORATORY.value)


def replace_fact(journal: Journal, fact: F) -> Changed[None]:
    """Keep a corrected fact instead of the one with its id."""
    return journal.change(Operation.EDIT, lambda edit: edit.replace(fact), label=rows.kind_of(type(fact)).value)


def remove_fact(journal: Journal, fact: Fact) -> Changed[None]:
    """Take a fact out, with what hangs on it; the letters of a lab result stay with another one of its draw."""

    def take_out(edit: Edit) -> None:
        belongings.remove_with_belongings(edit, fact)

    return journal.change(Operation.REMOVE, take_out, label=rows.kind_of(type(fact)).value)


def set_setting(journal: Journal, key: str, value: str) -> Changed[None]:
    """Keep a preference of this journal."""
    return set_settings(journal, {key: value})


def set_settings(journal: Journal, values: Mapping[str, str]) -> Changed[None]:
    """Keep several preferences of this journal as one change."""
    return journal.change(
        Operation.SETTING, lambda edit: replacing.keep_settings(edit, values), label=", ".join(values)
    )


def _add(journal: Journal, fact: F, label: str) -> Changed[F]:
    operation = _ADDING.get(rows.kind_of(type(fact)), Operation.ADD_OTHER)
    return journal.change(operation, lambda edit: edit.add(fact), label=label)


def _label(scores: Sequence[Score]) -> str:
    """What history calls the change: the day and the trackers, as in "2026-11-21 fatigue, mood"."""
    days = sorted({score.day.isoformat() for score in scores})
    return " ".join([*days[:1], ", ".join(score.tracker for score in scores)])
