# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Readable facts for tests: each builder gives a whole one, and a test names only what it is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.scores import Better, DayRule, Part, Score, Tracker
from journal_app.domain.treatments import Course, Event, EventKind, Infusion, InfusionKind, Reaction

A_DAY = date(2026, 11, 20)


def a_score(tracker: str = "fatigue", value: int | str = 6, day: date = A_DAY, **more: object) -> Score:
    return replace(Score(tracker=tracker, value=Decimal(value), day=day, part=Part.DAY), **more)  # type: ignore[arg-type]


def a_tracker(key: str = "pain", **more: object) -> Tracker:
    tracker = Tracker(key=key, name=key.title(), question=f"How much {key}?", better=Better.LOWER)
    return replace(tracker, **more)  # type: ignore[arg-type]


def a_tracker_with_rule(rule: DayRule, better: Better) -> Tracker:
    return a_tracker("several", day_rule=rule, better=better)


def a_lab_result(analyte: str = "ferritin", value: int | str = "42.0", on: date = A_DAY, **more: object) -> LabResult:
    result = LabResult(
        analyte=analyte,
        value=Decimal(value),
        unit="ug/L",
        unit_code="ug/L",
        comparator=Comparator.NONE,
        printed_value=str(value),
        collected_on=on,
    )
    return replace(result, **more)  # type: ignore[arg-type]


def an_infusion(on: date = A_DAY, **more: object) -> Infusion:
    infusion = Infusion(
        given_on=on,
        product="ferric carboxymaltose",
        brand="Ferinject",
        kind=InfusionKind.IRON,
        amount=Decimal(1000),
        unit="mg",
        iron_mg=Decimal(1000),
    )
    return replace(infusion, **more)  # type: ignore[arg-type]


def a_reaction(infusion: Infusion, **more: object) -> Reaction:
    return replace(Reaction(infusion=infusion.id, kind="headache", onset_day=1), **more)  # type: ignore[arg-type]


def an_event(on: date = A_DAY, **more: object) -> Event:
    return replace(Event(first_on=on, kind=EventKind.CRASH, title="Crash"), **more)  # type: ignore[arg-type]


def a_course(on: date = A_DAY, **more: object) -> Course:
    return replace(Course(title="Oral iron", started_on=on, dose="one tablet"), **more)  # type: ignore[arg-type]


def a_letter(words: str = "a letter") -> bytes:
    """A small PDF as far as anybody looks at its first bytes."""
    return b"%PDF-1.7\n" + words.encode()
