# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.subjects import Subject, SubjectKind, pointer_to, subject_of

DAY = date(2026, 11, 20)
POINTS = {SubjectKind.INFUSION, SubjectKind.EVENT, SubjectKind.COURSE, SubjectKind.APPOINTMENT}
KEYED = {SubjectKind.FINDING, SubjectKind.CARD}


@pytest.mark.parametrize(
    ("subject", "pointer"),
    [
        (Subject(kind=SubjectKind.SCORE, key="fatigue", day=DAY), "/score/fatigue/2026-11-20"),
        (Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=DAY), "/lab_result/ferritin/2026-11-20"),
        (Subject(kind=SubjectKind.INFUSION, day=DAY), "/infusion/2026-11-20"),
        (Subject(kind=SubjectKind.FINDING, key="before-after/iron/1"), "/finding/before-after~1iron~11"),
        (Subject(kind=SubjectKind.CARD, key="a~1"), "/card/a~01"),
    ],
)
def test_a_subject_is_written_as_a_pointer(subject: Subject, pointer: str) -> None:
    assert pointer_to(subject) == pointer
    assert subject_of(pointer) == subject


@given(st.sampled_from(SubjectKind), st.text(min_size=1), st.dates())
def test_every_subject_comes_back(kind: SubjectKind, key: str, day: date) -> None:
    subject = Subject(kind=kind, key="" if kind in POINTS else key, day=None if kind in KEYED else day)
    assert subject_of(pointer_to(subject)) == subject


@pytest.mark.parametrize(
    "pointer",
    [
        "", "/", "score", "/score", "/score/fatigue", "/score//2026-11-20", "/score/fatigue/20 November",
        "/score/fatigue/20261120", "/score/fatigue/2026-11-20/more", "/infusion", "/infusion/x/2026-11-20",
        "/finding/", "/finding/a/b", "/nothing/a", "x/score/fatigue/2026-11-20",
    ],
)  # fmt: skip
def test_what_points_at_nothing_is_nothing(pointer: str) -> None:
    assert subject_of(pointer) is None


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = subject_of(text)
    assert found is None or subject_of(pointer_to(found)) == found
