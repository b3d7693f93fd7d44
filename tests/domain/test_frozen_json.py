# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import json
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.drafts import CourseDraft, EventDraft, InfusionDraft, LabDraft, ReactionDraft
from journal_app.domain.frozen_json import read, written
from journal_app.domain.scores import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    analyte: str = ""
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    lines: tuple[Line, ...] = ()
    pair: tuple[int, str] = (0, "")
    day: date | None = None
    at: time | None = None
    part: Part = Part.DAY
    is_fasting: bool | None = None
    amount: Decimal | None = None
    first: Line | None = None


LINES = st.builds(Line, analyte=st.text(max_size=20), confirmed=st.frozensets(st.text(max_size=5), max_size=3))
SHEETS = st.builds(
    Sheet,
    lines=st.lists(LINES, max_size=4).map(tuple),
    pair=st.tuples(st.integers(), st.text(max_size=5)),
    day=st.none() | st.dates(),
    at=st.none() | st.times(),
    part=st.sampled_from(Part),
    is_fasting=st.none() | st.booleans(),
    amount=st.none() | st.decimals(allow_nan=False, places=3),
    first=st.none() | LINES,
)


@given(SHEETS)
def test_a_draft_comes_back_as_it_was(sheet: Sheet) -> None:
    text = written(sheet)
    assert json.loads(text)
    assert read(Sheet, text) == sheet


@pytest.mark.parametrize("kind", [LabDraft, InfusionDraft, ReactionDraft, EventDraft, CourseDraft])
def test_the_drafts_of_the_house_can_be_kept(kind: type) -> None:
    assert read(kind, written(kind())) == kind()


def test_equal_drafts_are_written_alike() -> None:
    assert written(Line(confirmed=frozenset("abc"))) == written(Line(confirmed=frozenset("cba")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "7",
        '{"analyte": "ferritin"}',
        '{"analyte": "ferritin", "confirmed": [], "more": ""}',
        '{"analyte": 7, "confirmed": []}',
        '{"analyte": "ferritin", "confirmed": "value"}',
        '{"analyte": "ferritin", "confirmed": [7]}',
        '{"analyte": null, "confirmed": []}',
        "[" * 100_000,
    ],
    ids=lambda text: text[:30],
)
def test_what_does_not_fit_any_more_is_none(text: str) -> None:
    assert read(Line, text) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2026-02-31"),
        ("day", 7),
        ("at", "25:00"),
        ("part", "TEATIME"),
        ("is_fasting", 1),
        ("amount", "six"),
        ("amount", 6),
        ("pair", [1]),
        ("pair", [True, ""]),
        ("first", []),
        ("lines", [{}]),
    ],
)
def test_one_wrong_field_makes_the_draft_none(field: str, value: object) -> None:
    assert read(Sheet, json.dumps(json.loads(written(Sheet())) | {field: value})) is None


@pytest.mark.parametrize("value", [datetime(2026, 1, 1), 1.5, [], {}, object()])  # noqa: DTZ001 -- it is refused
def test_what_no_form_holds_cannot_be_written(value: object) -> None:
    with pytest.raises(TypeError):
        written(Line(analyte=value))  # type: ignore[arg-type]
