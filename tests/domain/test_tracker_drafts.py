# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.scores import Better, DayRule, TrackerKind
from journal_app.domain.tracker_drafts import TrackerDraft, check_tracker, key_for, next_position
from journal_app.errors import EntryRefused
from tests.builders import a_tracker

A_DRAFT = TrackerDraft(name="Headache", question="How much did your head ache?")
PAIN = a_tracker("pain", position=3, low_words="none", high_words="the worst", day_rule=DayRule.WORST)


def problems(draft: TrackerDraft, **more: object) -> dict[str, str]:
    """What is said beside which field."""
    checked = check_tracker(replace(draft, **more), known=[PAIN])  # type: ignore[arg-type]
    assert (checked.value is None) == bool(checked.problems)
    return {problem.field: problem.message for problem in checked.problems}


def test_a_draft_becomes_a_tracker_that_stands_last() -> None:
    draft = replace(
        A_DRAFT,
        name="  Headache ",
        low="1",
        high="5",
        low_words="none",
        high_words="worst",
        better="lower",
        day_rule="worst",
    )
    tracker = check_tracker(draft, known=[PAIN]).require()
    assert (tracker.key, tracker.name, tracker.position) == ("headache", "Headache", 4)
    assert (tracker.kind, tracker.low, tracker.high) == (TrackerKind.SCALE, Decimal(1), Decimal(5))
    assert (tracker.low_words, tracker.high_words) == ("none", "worst")
    assert (tracker.better, tracker.day_rule, tracker.question_version) == (Better.LOWER, DayRule.WORST, 1)
    assert not tracker.archived


def test_the_first_tracker_of_a_journal_stands_first() -> None:
    assert check_tracker(A_DRAFT, known=[]).require().position == 0
    assert next_position([]) == 0


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Brain fog", "brain_fog"),
        ("Müdigkeit, abends", "mudigkeit_abends"),
        ("Größe", "grosse"),
        ("  -- ", "tracker"),
        ("疲労", "tracker"),
        ("2 Schmerz", "2_schmerz"),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_key_is_made_of_the_name_in_plain_letters(name: str, key: str) -> None:
    assert key_for(name, []) == key


def test_a_key_is_never_given_twice() -> None:
    assert key_for("Pain", ["pain"]) == "pain_2"
    assert key_for("Pain", ["pain", "pain_2"]) == "pain_3"


@given(name=st.text(min_size=1, max_size=60), taken=st.lists(st.sampled_from(["pain", "a", "tracker", "tracker_2"])))
def test_any_name_has_a_key_of_its_own(name: str, taken: list[str]) -> None:
    key = key_for(name, taken)
    assert re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", key)
    assert key not in taken


def test_everything_wrong_is_said_at_once_beside_its_field() -> None:
    draft = TrackerDraft(kind="colour", better="up", day_rule="first", low_words="x" * 61)
    assert list(problems(draft)) == ["name", "question", "kind", "low_words", "better", "day_rule"]


@pytest.mark.parametrize("name", ["Pain", "pain", " PAIN ", "Páin"])
def test_a_name_is_not_given_twice(name: str) -> None:
    assert problems(A_DRAFT, name=name) == {"name": "Pain is a tracker already. Choose another name."}


def test_the_name_of_a_tracker_put_away_says_that_it_can_come_back() -> None:
    (problem,) = check_tracker(replace(A_DRAFT, name="Pain"), known=[replace(PAIN, archived=True)]).problems
    assert "brought back" in problem.message


def test_a_key_of_another_tracker_is_no_free_name() -> None:
    tired = replace(PAIN, name="Ache")
    assert check_tracker(replace(A_DRAFT, name="Pain"), known=[tired]).value is None


def test_names_of_signs_alone_are_told_apart() -> None:
    known = [replace(PAIN, key="tracker", name="🙂")]
    assert check_tracker(replace(A_DRAFT, name="🙁"), known=known).require().key == "tracker_2"
    assert check_tracker(replace(A_DRAFT, name="🙂"), known=known).value is None


@pytest.mark.parametrize(
    ("ends", "field", "words"),
    [
        ({"low": ""}, "low", "Write the lowest number of the scale."),
        ({"high": " "}, "high", "Write the highest number of the scale."),
        ({"low": "10", "high": "10"}, "high", "The highest number must be greater than the lowest."),
        ({"low": "11"}, "high", "The highest number must be greater than the lowest."),
        ({"high": "9.5"}, "high", "Write a whole number here."),
        ({"high": "lots"}, "high", "“lots” is not a number"),
        ({"kind": "count", "low": "-1"}, "low", "This cannot be less than 0."),
        ({"kind": "duration", "low": "-0.5"}, "low", "This cannot be less than 0."),
    ],
)
def test_ends_that_make_no_scale_are_refused(ends: dict[str, str], field: str, words: str) -> None:
    found = problems(A_DRAFT, **ends)
    assert list(found) == [field]
    assert found[field].startswith(words)


@pytest.mark.parametrize("kind", ["count", "duration", "number"])
def test_only_a_scale_needs_ends(kind: str) -> None:
    tracker = check_tracker(replace(A_DRAFT, kind=kind, low="", high=""), known=[]).require()
    assert (tracker.low, tracker.high) == (None, None)


def test_yes_or_no_has_its_own_ends_whatever_stands_in_the_fields() -> None:
    tracker = check_tracker(replace(A_DRAFT, kind="yes/no", low="lots", high=""), known=[]).require()
    assert (tracker.low, tracker.high) == (Decimal(0), Decimal(1))


def test_words_on_several_lines_become_one_line() -> None:
    assert (
        check_tracker(replace(A_DRAFT, question="How\n much  pain?"), known=[]).require().question == "How much pain?"
    )


@pytest.mark.parametrize(("field", "most"), [("name", 60), ("question", 200), ("low_words", 60), ("high_words", 60)])
def test_words_too_long_for_a_row_are_refused(field: str, most: int) -> None:
    assert problems(A_DRAFT, **{field: "x" * most}) == {}
    assert problems(A_DRAFT, **{field: "x" * (most + 1)}) == {
        field: f"This is {most + 1} characters long; there is room for {most}."
    }


def test_new_words_keep_key_place_and_scale() -> None:
    draft = TrackerDraft(name="Ache", question=PAIN.question, kind="yes/no", low="", high="5", better="higher")
    changed = check_tracker(draft, known=[PAIN], editing=PAIN).require()
    assert changed == replace(
        PAIN, name="Ache", better=Better.HIGHER, day_rule=DayRule.MEAN, low_words="", high_words=""
    )


def test_a_changed_question_is_its_next_version() -> None:
    draft = TrackerDraft(name="Pain", question="How much pain at night?")
    changed = check_tracker(draft, known=[PAIN], editing=PAIN).require()
    assert (changed.question, changed.question_version) == ("How much pain at night?", 2)
    again = check_tracker(replace(draft, question="How much pain?"), known=[changed], editing=changed).require()
    assert again.question_version == 3


def test_what_is_not_settled_cannot_be_required() -> None:
    with pytest.raises(EntryRefused, match="Give it a name"):
        check_tracker(TrackerDraft(), known=[]).require()
