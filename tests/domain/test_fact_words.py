# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind of entry can be named, and every field of it is told in words or left out on purpose."""

from dataclasses import fields, replace
from datetime import time
from decimal import Decimal

import pytest

from journal_app.domain import settings
from journal_app.domain.fact_fields import LABELS, UNTOLD, FieldChange, field_changes
from journal_app.domain.fact_words import analyte_name, fact_title, kind_name, setting_name
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import Comparator
from journal_app.domain.records import Setting
from journal_app.domain.scores import Day, Mark, Part
from journal_app.domain.treatments import CourseDay, CourseState, EventKind
from journal_app.store.rows import FACTS, kind_of
from tests.builders import A_DAY, a_course, a_lab_result, a_reaction, a_score, a_tracker, an_event, an_infusion

NAMES = {"fatigue": "Fatigue", "c-1": "Oral iron"}


def names(key: str) -> str:
    return NAMES.get(key, key)


def changed(before: Fact | None, after: Fact | None) -> list[tuple[str, str, str]]:
    return [(one.label, one.before, one.after) for one in field_changes(before, after, names)]


@pytest.mark.parametrize("fact_type", FACTS.values(), ids=lambda fact_type: fact_type.__name__)
def test_every_field_is_told_or_left_out_on_purpose(fact_type: type[Fact]) -> None:
    known = {field.name for field in fields(fact_type)}
    assert known - UNTOLD - LABELS.keys() == set()
    assert not UNTOLD & LABELS.keys()


def test_every_kind_has_a_name() -> None:
    assert len({kind_name(kind) for kind in Kind}) == len(Kind)


@pytest.mark.parametrize(
    ("fact", "title"),
    [
        (a_score(), "Fatigue · 20 Nov 2026"),
        (a_tracker("pain"), "Pain"),
        (Day(day=A_DAY), "20 Nov 2026"),
        (a_lab_result(), "Ferritin · 20 Nov 2026"),
        (an_infusion(), "ferric carboxymaltose (Ferinject) · 20 Nov 2026"),
        (an_event(title=""), "Crash · 20 Nov 2026"),
        (a_course(), "Oral iron"),
        (CourseDay(course="c-1", day=A_DAY, state=CourseState.TAKEN), "Oral iron · 20 Nov 2026"),
        (Setting(key="unit:ferritin", value="ug/L"), "unit that Ferritin is shown in"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_entry_is_named_by_what_tells_it_from_others(fact: Fact, title: str) -> None:
    assert fact_title(fact, names) == title


def test_what_became_of_an_entry_is_told_field_by_field() -> None:
    before = a_score(value=6, note="slept badly")
    after = replace(before, value=Decimal("7.5"), part=Part.MORNING, time=time(8, 5), note="")
    assert changed(before, after) == [
        ("Value", "6", "7.5"),
        ("Part of the day", "the whole day", "morning"),
        ("Time", "", "08:05"),
        ("Note", "slept badly", ""),
    ]


def test_a_new_entry_tells_all_it_says_and_nothing_else() -> None:
    assert changed(None, Day(day=A_DAY, mark=Mark.TOO_ILL)) == [
        ("Day", "", "20 Nov 2026"),
        ("Marked", "", "Too ill to log"),
    ]
    assert ("Kind", "Crash", "") in changed(an_event(), None)
    assert field_changes(None, None, names) == ()


def test_values_are_written_as_the_reader_knows_them() -> None:
    result = a_lab_result(fasting=True, comparator=Comparator.BELOW)
    told = {line.label: line.after for line in field_changes(None, result, names)}
    assert told["Blood value"] == "Ferritin"
    assert told["Fasting"] == "yes"
    assert told["Sign before the value"] == "<"
    infusion = replace(an_infusion(), id="i-1")
    assert FieldChange(label="Kind", before="", after="Headache") in field_changes(None, a_reaction(infusion), names)
    assert ("Kind", "Crash", "Relapse") in changed(an_event(), replace(an_event(), kind=EventKind.RELAPSE))


def test_every_setting_has_words() -> None:
    kept = {value for name, value in vars(settings).items() if name.isupper() and isinstance(value, str)}
    for key in kept - {settings.YES, settings.NO, settings.NEVER}:
        assert setting_name(key) != key
    assert setting_name("never heard of") == "never heard of"
    assert analyte_name("never heard of") == "never heard of"


def test_kinds_of_facts_are_all_here() -> None:
    assert {kind_of(fact_type) for fact_type in FACTS.values()} == set(Kind)
