# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A fact of every kind, so that no writer forgets one, and texts that break files put into every field of each."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, get_type_hints

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.records import (
    AnswerSet,
    Appointment,
    Attachment,
    Card,
    CardMark,
    Exclusion,
    Expectation,
    FollowUp,
    ImportRun,
    Laboratory,
    Mapping,
    Question,
)
from journal_app.domain.scores import Day, Mark, Part
from journal_app.domain.treatments import Course, CourseDay, CourseState, Infusion, InfusionKind, Severity
from journal_app.store import rows
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_course, a_lab_result, a_letter, a_reaction, a_score, an_event, an_infusion

DAY = date(2024, 3, 4)
OTHER_DAY = date(2024, 5, 6)
BREAKING = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1)",
    '"quoted", and; separated',
    "first\nsecond\r\nthird",
    "\x00\x07\x1b control",
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{FIRE}",
    "שלום \u202eback\u202c",
    "<script>alert(1)</script>&amp;",
    "x" * 20_000,
)
# What names another fact or one of a few marks: a text of any other kind would not be taken there.
_NAMES = frozenset({"id", "source", "tracker", "infusion", "course", "belongs_kind", "belongs_to", "sha256", "items"})
_NAMES |= {"content", "key", "card", "found", "media_type", "unit_code"}


def fill(journal: Journal) -> dict[Kind, Fact]:
    """Keep a fact of each kind that a journal does not begin with, and give the last of each."""
    kept: list[Fact] = []

    def add(edit: Edit) -> None:
        kept.extend(edit.add(fact) for fact in _first())
        infusion = next(fact for fact in kept if isinstance(fact, Infusion))
        course = next(fact for fact in kept if isinstance(fact, Course))
        kept.append(edit.add(a_reaction(infusion, lasted="2 days", severity=Severity.MILD)))
        kept.append(edit.add(CourseDay(course=course.id, day=DAY, state=CourseState.SKIPPED)))
        kept.append(edit.add(_letter(infusion, edit.add_bytes(a_letter()))))

    journal.change(Operation.LOAD, add)
    return {rows.kind_of(type(fact)): fact for fact in kept}


def _letter(infusion: Infusion, sha256: str) -> Attachment:
    return Attachment(
        name="letter.pdf",
        media_type="application/pdf",
        belongs_kind=Kind.INFUSION.value,
        belongs_to=infusion.id,
        sha256=sha256,
    )


def _first() -> Iterator[Fact]:
    yield a_score("fatigue", "7", DAY, time=time(8, 5), part=Part.MORNING, note="slept badly")
    yield a_score("mood", "4", OTHER_DAY)
    yield Day(day=DAY, note="a day in bed", mark=Mark.TOO_ILL)
    yield a_lab_result(
        "ferritin",
        "42.0",
        DAY,
        collected_time=time(8, 10),
        range_low=Decimal(15),
        range_high=Decimal(150),
        range_text="15-150",
        flag="L",
        laboratory="Example Laboratory",
        fasting=True,
        note="two tubes",
    )
    yield an_infusion(DAY, given_time=time(10, 0), place="Example Unit", note="went well", observed=True)
    yield an_infusion(OTHER_DAY, product="Ocrelizumab", brand="", kind=InfusionKind.DISEASE_MODIFYING, iron_mg=None)
    yield an_event(DAY, last_on=OTHER_DAY, note="after the stairs")
    yield a_course(DAY, stopped_on=OTHER_DAY, note="with juice")
    yield AnswerSet(questionnaire="phq-2", answered_on=DAY, items='{"1":2,"2":1}', score=Decimal(3), note="hard week")
    yield Card(key="my-card", title="A text", content="{}")
    yield CardMark(card="my-card", saved=True, note="read again")
    yield Appointment(day=DAY, time=time(9, 30), with_whom="Dr Example", said="wait", note="bring list")
    yield Question(text="Why so tired?")
    yield FollowUp(due_on=OTHER_DAY, title="blood test")
    yield Laboratory(name="Example Laboratory", analyte="ferritin", unit="ug/L")
    yield Mapping(format="daylio", name="moods", content="{}")
    yield ImportRun(
        file_name="a.csv",
        file_hash="0",
        format="labs-csv",
        person="",
        imported_at=datetime(2024, 3, 4, 8, tzinfo=UTC),
    )
    yield Exclusion(first_on=DAY, last_on=DAY, reason="travel")
    yield Expectation(tracker="fatigue", size=Decimal(2), note="before the first")


def texts_of(fact: Fact) -> list[str]:
    """The fields of a fact that hold any text its writer likes."""
    hints = get_type_hints(type(fact))
    return [field.name for field in dataclasses.fields(fact) if hints[field.name] is str and field.name not in _NAMES]


def with_text(journal: Journal, kinds: dict[Kind, Fact], text: str) -> None:
    """Put a text into every field of every fact that takes one."""

    def change(edit: Edit) -> None:
        for fact in kinds.values():
            fields: dict[str, Any] = dict.fromkeys(texts_of(fact), text)
            edit.replace(dataclasses.replace(fact, **fields))

    journal.change(Operation.EDIT, change)
