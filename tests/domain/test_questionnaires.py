# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questionnaires are their authors' words with their notice, and totals are what was answered and no more."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import places
from journal_app.domain.questionnaire_drafts import Answered, AnswersDraft, check_answers, draft_of
from journal_app.domain.questionnaire_files import find_questionnaire, questionnaires, read_questionnaire
from journal_app.domain.questionnaires import (
    Questionnaire,
    Rule,
    read_answers,
    shows_contacts,
    total_of,
    write_answers,
)
from journal_app.errors import NotFound

TODAY = date(2026, 11, 21)
each_questionnaire = pytest.mark.parametrize("known", questionnaires(), ids=lambda known: known.key)
PHQ9 = find_questionnaire("phq-9")
NOTICE = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant "
    "from Pfizer Inc. No permission required to reproduce, translate, display or distribute."
)


def answers_to(known: Questionnaire) -> st.SearchStrategy[dict[str, int]]:
    """Any answers to any of the items, the others skipped."""
    return st.fixed_dictionaries(
        {}, optional={item.key: st.sampled_from([answer.value for answer in item.answers]) for item in known.items}
    )


def all_at(value: int, count: int = 9) -> dict[str, int]:
    return {str(number): value for number in range(1, count + 1)}


def without(answers: dict[str, int], *keys: str) -> dict[str, int]:
    return {key: value for key, value in answers.items() if key not in keys}


def a_draft(**more: object) -> AnswersDraft:
    fields: dict[str, object] = {
        "questionnaire": "phq-2",
        "day": "2026-11-20",
        "answers": (Answered(item="1", value=2), Answered(item="2", value=1)),
        **more,
    }
    return AnswersDraft(**fields)  # type: ignore[arg-type]  # of the kinds that a draft has


def test_these_ship_and_no_other_under_a_closed_licence() -> None:
    assert [known.key for known in questionnaires()] == ["phq-2", "phq-9", "gad-7", "dsq-pem"]


@each_questionnaire
def test_each_is_complete_and_says_whose_it_is_and_where_it_was_read(known: Questionnaire) -> None:
    assert known.notice
    assert known.licence
    assert known.wording
    assert known.minutes > 0
    assert len(known.sources) >= 2
    assert all(source.cite and (source.address or source.doi) for source in known.sources)
    keys = [item.key for item in known.items]
    assert len(set(keys)) == len(keys)
    for item in known.items:
        values = [answer.value for answer in item.answers]
        assert len(set(values)) == len(values) >= 2
        assert all(0 <= value <= 9 for value in values)  # each has a key of its own
        assert item.text.strip() == item.text != ""


@pytest.mark.parametrize("key", ["phq-2", "phq-9", "gad-7"])
def test_the_owners_notice_stands_with_each_of_theirs(key: str) -> None:
    assert find_questionnaire(key).notice == NOTICE
    kept = " ".join((places.licences() / "PHQ-GAD.txt").read_text(encoding="utf-8").split())
    assert NOTICE in kept


def test_what_is_under_cc_by_lies_apart_with_licence_and_attribution() -> None:
    folder = places.seeds() / "questionnaires" / "cc-by-4.0"
    licence = " ".join((folder / "LICENSE").read_text(encoding="utf-8").split())
    listed = sorted(folder.glob("*.toml"))
    assert [path.name for path in listed] == ["dsq-pem.toml"]
    for path in listed:
        assert path.name in licence
        attribution = re.sub(r"doi (10\S+)", r"https://doi.org/\1", read_questionnaire(path).notice)
        assert attribution in licence
    assert "Attribution 4.0 International" in (places.licences() / "CC-BY-4.0.txt").read_text(encoding="utf-8")


def test_the_short_one_is_the_beginning_of_the_long_one() -> None:
    short = find_questionnaire("phq-2")
    assert short.stem == PHQ9.stem
    assert [(item.text, item.answers) for item in short.items] == [(item.text, item.answers) for item in PHQ9.items[:2]]


def test_only_item_nine_shows_contacts_and_from_one_on() -> None:
    marked = [(known.key, item.key) for known in questionnaires() for item in known.items if item.contacts_from]
    assert marked == [("phq-9", "9")]
    assert [shows_contacts(PHQ9, {"9": value}) for value in range(4)] == [False, True, True, True]
    assert not shows_contacts(PHQ9, without(all_at(3), "9"))


@pytest.mark.parametrize(
    ("answers", "value", "most", "estimated", "left_out", "score"),
    [
        (all_at(1), "9", 27, False, (), "9"),
        (all_at(3), "27", 27, False, (), "27"),
        (without(all_at(1), "4"), "9", 27, True, (), "9"),
        (without({**all_at(1), "1": 3}, "4"), "11.3", 27, True, (), "11.3"),  # 10 · 9/8 = 11.25
        (without(all_at(2), "4", "5"), "18", 27, True, (), "18"),
        (without(all_at(2), "9"), "16", 24, False, ("9",), None),
        (without(all_at(2), "9", "1"), "16", 24, True, ("9",), None),
    ],
)
def test_the_total_of_nine_questions_as_far_as_they_are_answered(
    answers: dict[str, int], value: str, most: int, estimated: bool, left_out: tuple[str, ...], score: str | None
) -> None:
    total = total_of(PHQ9, answers)
    assert (total.value, total.most) == (Decimal(value), most)
    assert (total.is_estimated, total.left_out) == (estimated, left_out)
    assert total.score == (None if score is None else Decimal(score))
    assert (total.answered, total.asked) == (len(answers), 9)


@pytest.mark.parametrize("missing", [("1", "2", "3"), ("1", "2", "9")])
def test_fewer_than_seven_of_nine_have_no_total(missing: tuple[str, ...]) -> None:
    total = total_of(PHQ9, without(all_at(1), *missing))
    assert (total.value, total.score, total.answered) == (None, None, 6)


@pytest.mark.parametrize(("key", "count", "most"), [("phq-2", 2, 6), ("gad-7", 7, 21)])
def test_the_others_need_every_answer(key: str, count: int, most: int) -> None:
    known = find_questionnaire(key)
    assert total_of(known, all_at(3, count)).value == most
    assert total_of(known, without(all_at(3, count), "1")).value is None


def test_what_has_no_rule_is_kept_and_not_scored() -> None:
    known = find_questionnaire("dsq-pem")
    assert known.rule is Rule.NONE
    everything = {item.key: item.answers[-1].value for item in known.items}
    total = total_of(known, everything)
    assert (total.value, total.score, total.answered, total.asked) == (None, None, 15, 15)


@each_questionnaire
@given(data=st.data())
def test_a_total_never_says_more_than_was_answered(known: Questionnaire, data: st.DataObject) -> None:
    answers = data.draw(answers_to(known))
    total = total_of(known, answers)
    assert total == total_of(known, {**answers, "not asked": 3})
    assert total.answered == len(answers)
    if total.value is None:
        assert total.score is None
        return
    assert sum(answers.values()) <= total.value <= total.most
    if len(answers) == len(known.items):
        assert total.value == sum(answers.values())
        assert not total.is_estimated
    assert (total.score is None) == any(key not in answers for key in known.never_estimated)


@given(answers=answers_to(PHQ9))
def test_item_nine_is_never_put_in(answers: dict[str, int]) -> None:
    total = total_of(PHQ9, without(answers, "9"))
    others = [answers[key] for key in answers if key != "9"]
    if total.value is not None:
        mean = Decimal(sum(others)) / len(others)
        assert abs(total.value - mean * 8) <= Decimal("0.05")


@given(answers=answers_to(find_questionnaire("dsq-pem")))
def test_answers_are_kept_as_a_json_object_and_come_back(answers: dict[str, int]) -> None:
    assert read_answers(write_answers(answers)) == answers


@pytest.mark.parametrize(
    ("kept", "read"),
    [("[1, 2]", {}), ('{"1": 2, "2": "3", "3": null, "4": true, "5": 1.5}', {"1": 2}), ('"text"', {})],
)
def test_whatever_else_was_kept_is_left_aside(kept: str, read: dict[str, int]) -> None:
    assert read_answers(kept) == read


def test_one_that_is_not_here_is_refused_by_name() -> None:
    with pytest.raises(NotFound, match="phq9") as refused:
        find_questionnaire("phq9")
    assert "phq-9" in refused.value.hint
    with pytest.raises(NotFound) as refused:
        find_questionnaire("something else entirely")
    assert refused.value.hint == ""


def test_a_file_that_names_an_item_it_has_not_is_found_out(tmp_path: Path) -> None:
    text = (places.seeds() / "questionnaires" / "phq-9.toml").read_text(encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace('never_estimated = ["9"]', 'never_estimated = ["10"]'), encoding="utf-8")
    with pytest.raises(ValueError, match="never_estimated"):
        read_questionnaire(broken)


def test_a_sheet_becomes_an_answer_set_in_the_order_asked() -> None:
    draft = a_draft(answers=(Answered(item="2", value=1), Answered(item="1", value=2)), note="  after work ")
    kept = check_answers(draft, today=TODAY).require()
    assert (kept.questionnaire, kept.answered_on, kept.items) == ("phq-2", date(2026, 11, 20), '{"1":2,"2":1}')
    assert (kept.score, kept.wording_version, kept.note) == (Decimal(3), "en 1", "after work")
    assert check_answers(draft_of(kept), today=TODAY).require() == kept


def test_a_sheet_without_answers_or_with_a_day_to_come_is_refused_beside_the_field() -> None:
    checked = check_answers(a_draft(answers=(), day="2026-11-22"), today=TODAY)
    assert [problem.field for problem in checked.problems] == ["day", "answers"]
    assert checked.value is None


def test_a_sheet_with_too_few_answers_is_kept_without_a_score() -> None:
    kept = check_answers(a_draft(answers=(Answered(item="1", value=2),)), today=TODAY).require()
    assert (kept.score, kept.items) == (None, '{"1":2}')
