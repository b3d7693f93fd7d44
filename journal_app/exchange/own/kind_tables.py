# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind of fact as a table of typed cells, which a spreadsheet, a folder of CSV files and a page are made of.

Hides which facts belong to the days that were chosen, and how a fact is spread over columns: its own fields first, what
it belongs to beside it in words, then who entered it, when, from where, and its id. What belongs to the journal as a
whole (settings, research, laboratories, letters) is there only where no days and no trackers were chosen.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter

from journal_app.domain import records, treatments
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.questionnaires import read_answers
from journal_app.domain.scores import Day, Score, Tracker
from journal_app.exchange.chosen import Chosen, scores_in, trackers_in
from journal_app.store.queries import Facts
from journal_app.words import N_

Value = str | Decimal | date | time | datetime | bool | int | None
Row = tuple[Value, ...]

STAMP = ("entered_by", "recorded_at", "source", "id")


@frozen
class Table:
    """One kind of fact. ``stem`` names its file, ``title`` is for people, ``rows`` gives what was chosen."""

    kind: Kind
    stem: str
    title: str
    columns: tuple[str, ...]
    rows: Callable[[Facts, Chosen], Iterator[Row]]


def _plain(
    kind: Kind, stem: str, title: str, fact_type: type[Fact], find: Callable[[Facts, Chosen], Iterable[Fact]]
) -> Table:
    """A table whose rows are the fields of a fact."""
    columns = _columns(fact_type)
    take = attrgetter(*columns)
    return Table(
        kind=kind,
        stem=stem,
        title=title,
        columns=columns,
        rows=lambda facts, chosen: (take(fact) for fact in find(facts, chosen)),
    )


def _columns(fact_type: type[Fact]) -> tuple[str, ...]:
    names = [field.name for field in dataclasses.fields(fact_type)]
    return (*(name for name in names if name not in STAMP), *STAMP)


def _whole_only(fact_type: type[Fact]) -> Callable[[Facts, Chosen], Iterable[Fact]]:
    return lambda facts, chosen: facts.every(fact_type) if chosen.is_whole else ()


def _by_day(
    fact_type: type[Fact], first: str, last: str = "", *, is_open: bool = False
) -> Callable[[Facts, Chosen], Iterable[Fact]]:
    """Facts of which a field names the day, or two the first and the last; an open end is not over yet."""

    def find(facts: Facts, chosen: Chosen) -> Iterable[Fact]:
        holds = chosen.lasts_into if is_open else chosen.holds
        found = [
            fact
            for fact in facts.every(fact_type)
            if holds(getattr(fact, first), getattr(fact, last) if last else getattr(fact, first))
        ]
        return sorted(found, key=lambda fact: (getattr(fact, first), fact.id))

    return find


def _reactions(facts: Facts, chosen: Chosen) -> Iterator[Row]:
    take = attrgetter(*_columns(treatments.Reaction))
    for infusion in facts.infusions(first=chosen.first, last=chosen.last):
        for reaction in facts.reactions(infusion.id):
            yield (infusion.given_on, infusion.product, *take(reaction))


def _course_days(facts: Facts, chosen: Chosen) -> Iterator[Row]:
    take = attrgetter(*_columns(treatments.CourseDay))
    for course in facts.courses():
        for day in facts.course_days(course.id):
            if chosen.holds(day.day):
                yield (course.title, *take(day))


def _answers(facts: Facts, chosen: Chosen) -> Iterator[Row]:
    for answers in facts.answer_sets():
        if chosen.holds(answers.answered_on):
            for item, answer in read_answers(answers.items).items():
                yield answers.questionnaire, answers.answered_on, item, answer, answers.id


def _exclusions(facts: Facts, chosen: Chosen) -> Iterator[Fact]:
    for exclusion in facts.every(records.Exclusion):
        is_of_all = not exclusion.tracker
        if chosen.holds(exclusion.first_on, exclusion.last_on) and (is_of_all or chosen.takes(exclusion.tracker)):
            yield exclusion


def _expectations(facts: Facts, chosen: Chosen) -> Iterator[Fact]:
    for expectation in facts.expectations():
        written = expectation.recorded_at
        if chosen.takes(expectation.tracker) and (written is None or chosen.holds(written.astimezone().date())):
            yield expectation


def _days(facts: Facts, chosen: Chosen) -> Iterable[Fact]:
    return facts.days(chosen.first, chosen.last)


def _results(facts: Facts, chosen: Chosen) -> Iterable[Fact]:
    return facts.lab_results(first=chosen.first, last=chosen.last)


def _infusions(facts: Facts, chosen: Chosen) -> Iterable[Fact]:
    return facts.infusions(first=chosen.first, last=chosen.last)


def _events(facts: Facts, chosen: Chosen) -> Iterable[Fact]:
    return facts.events(chosen.first, chosen.last)


def _cards(facts: Facts, chosen: Chosen) -> Iterable[Fact]:
    return facts.cards() if chosen.is_whole else ()


def _questions(facts: Facts, _chosen: Chosen) -> Iterable[Fact]:
    return sorted(facts.every(records.Question), key=lambda question: (question.position, question.id))


# Translators: all entries of this kind, as a heading and in a list to choose from: numbers given on days
SCORES = _plain(Kind.SCORE, "scores", N_("Scores"), Score, scores_in)
LABS = _plain(Kind.LAB_RESULT, "labs", N_("Blood results"), LabResult, _results)

TABLES = (
    SCORES,
    LABS,
    _plain(Kind.DAY, "days", N_("Days"), Day, _days),
    _plain(Kind.INFUSION, "infusions", N_("Infusions"), treatments.Infusion, _infusions),
    Table(
        kind=Kind.REACTION,
        stem="reactions",
        # Translators: heading of columns and all entries of this kind: what was felt during or after an infusion
        title=N_("Reactions"),
        columns=("infusion_on", "product", *_columns(treatments.Reaction)),
        rows=_reactions,
    ),
    _plain(Kind.EVENT, "events", N_("Events"), treatments.Event, _events),
    _plain(
        Kind.COURSE,
        "courses",
        N_("Courses"),
        treatments.Course,
        _by_day(treatments.Course, "started_on", "stopped_on", is_open=True),
    ),
    Table(
        kind=Kind.COURSE_DAY,
        stem="course-days",
        # Translators: all entries of this kind, as a heading: whether a treatment was taken on a day
        title=N_("Days of courses"),
        columns=("course_title", *_columns(treatments.CourseDay)),
        rows=_course_days,
    ),
    _plain(
        Kind.ANSWER_SET,
        "questionnaires",
        N_("Questionnaires"),
        records.AnswerSet,
        _by_day(records.AnswerSet, "answered_on"),
    ),
    Table(
        kind=Kind.ANSWER_SET,
        stem="answers",
        # Translators: all entries of this kind, as a heading: those of questionnaires
        title=N_("Answers"),
        columns=("questionnaire", "answered_on", "item", "answer", "answer_set"),
        rows=_answers,
    ),
    # Translators: all entries of this kind, as a heading: appointments with doctors
    _plain(Kind.APPOINTMENT, "visits", N_("Visits"), records.Appointment, _by_day(records.Appointment, "day")),
    # Translators: all entries of this kind, as a heading: what is to be asked of a doctor
    _plain(Kind.QUESTION, "questions", N_("Questions"), records.Question, _questions),
    # Translators: all entries of this kind, as a heading: dates to come back to
    _plain(Kind.FOLLOW_UP, "follow-ups", N_("Follow-ups"), records.FollowUp, _by_day(records.FollowUp, "due_on")),
    # Translators: all entries of this kind, as a heading: questions that were written down before an infusion
    _plain(Kind.EXPECTATION, "written-before", N_("Written before"), records.Expectation, _expectations),
    _plain(Kind.EXCLUSION, "days-left-out", N_("Days left out"), records.Exclusion, _exclusions),
    # Translators: all entries of this kind, as a heading: the scores that are given each day
    _plain(Kind.TRACKER, "trackers", N_("Trackers"), Tracker, trackers_in),
    _plain(Kind.CARD, "research-cards", N_("Research cards"), records.Card, _cards),
    # Translators: all entries of this kind, as a heading: what the reader marked on research cards
    _plain(Kind.CARD_MARK, "research-marks", N_("Research marks"), records.CardMark, _whole_only(records.CardMark)),
    _plain(Kind.ATTACHMENT, "letters", N_("Letters and photos"), records.Attachment, _whole_only(records.Attachment)),
    # Translators: all entries of this kind, and name of a section of Settings: what laboratories print
    _plain(Kind.LABORATORY, "laboratories", N_("Laboratories"), records.Laboratory, _whole_only(records.Laboratory)),
    # Translators: all entries of this kind, as a heading: how the columns of files are read
    _plain(Kind.MAPPING, "mappings", N_("Mappings"), records.Mapping, _whole_only(records.Mapping)),
    # Translators: all entries of this kind, as a heading: files that were read in
    _plain(Kind.IMPORT_RUN, "imports", N_("Imports"), records.ImportRun, _whole_only(records.ImportRun)),
    # Translators: all entries of this kind, and name of a screen
    _plain(Kind.SETTING, "settings", N_("Settings"), records.Setting, _whole_only(records.Setting)),
)
"""Every table, in the order in which people look for them."""
