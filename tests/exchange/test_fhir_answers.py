# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR QuestionnaireResponses: those of the questionnaires that ship here are answer sets, others are named."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.questionnaire_files import find_questionnaire
from journal_app.domain.questionnaires import read_answers
from journal_app.domain.records import AnswerSet
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store.journal import Journal
from tests.exchange.samples import Json, a_bundle, imported, only_entry, planned

GAD = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]
PHQ = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"]
CODED = ("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9")
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ITEMS = {item.key: item for item in find_questionnaire("phq-9").items}


def coded(value: int, **more: object) -> Json:
    return {"valueCoding": {"system": "http://loinc.org", "code": CODED[value]} | more}


def answered(link: str, answer: Json, text: str = "") -> Json:
    return {"linkId": link, "answer": [answer]} | ({"text": text} if text else {})


def a_response(items: list[Json], *without: str, **more: object) -> Json:
    whole: Json = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "http://example.org/Questionnaire/44249-1",
        "status": "completed",
        "authored": "2024-03-04T23:30:00-05:00",
        "item": items,
    } | more
    return {name: value for name, value in whole.items() if name not in without}


def phq(value: int = 1, links: str = "/{code}") -> list[Json]:
    return [answered(links.format(code=code), coded(value)) for code in PHQ]


def answers_in(entry: Entry) -> AnswerSet:
    assert isinstance(entry.fact, AnswerSet), entry
    return entry.fact


@pytest.mark.parametrize("links", ["/{code}", "{code}", "/44249-1/{code}"])
def test_a_sheet_under_loincs_codes_is_known(journal: Journal, tmp_path: Path, links: str) -> None:
    answers = answers_in(only_entry(journal, tmp_path, a_response(phq(2, links))))
    assert (answers.questionnaire, answers.answered_on) == ("phq-9", date(2024, 3, 4))
    assert answers.score == 18
    assert set(read_answers(answers.items).values()) == {2}


@pytest.mark.parametrize(
    ("questionnaire", "items", "key"),
    [
        ("Questionnaire/gad-7|1.0.0", [answered(code, coded(1)) for code in GAD], "gad-7"),
        ("http://example.org/Questionnaire/phq9-form", phq(), "phq-9"),
        ("http://example.org/Questionnaire/PHQ2", phq()[:2], "phq-2"),
        ({"reference": "Questionnaire/phq-9"}, phq(), "phq-9"),
        ("http://forms.example/x17", phq(), "phq-9"),
        ("http://forms.example/x18", [answered(code, coded(1)) for code in GAD], "gad-7"),
        ("http://forms.example/x19", phq()[:2], "phq-2"),
    ],
)
def test_a_sheet_is_known_by_its_name_or_by_all_of_its_items(
    journal: Journal, tmp_path: Path, questionnaire: object, items: list[Json], key: str
) -> None:
    answers = answers_in(only_entry(journal, tmp_path, a_response(items, questionnaire=questionnaire)))
    assert answers.questionnaire == key
    assert answers.score == len(items)


@pytest.mark.parametrize("links", ["PHQ.{place}", "phq9-{place}", "phq-9-q0{place}", "phq9_{place}"])
def test_the_items_of_a_named_sheet_may_be_numbered(journal: Journal, tmp_path: Path, links: str) -> None:
    items = [answered(links.format(place=place), coded(place % 4)) for place in range(1, 10)]
    items.append(answered(links.format(place=10), coded(0)))
    entry = only_entry(journal, tmp_path, a_response(items, questionnaire="Questionnaire/mii-qst-pro-phq-9"))
    assert read_answers(answers_in(entry).items) == {str(place): place % 4 for place in range(1, 10)}
    assert "Left aside" in entry.reason


def test_a_sheet_is_known_by_the_questionnaire_in_the_file(journal: Journal, tmp_path: Path) -> None:
    sheet: Json = {
        "resourceType": "Questionnaire",
        "id": "q",
        "code": [{"system": "http://loinc.org", "code": "44249-1"}],
        "item": [
            {
                "linkId": "group",
                "item": [{"linkId": f"q{place}", "code": [{"code": code}]} for place, code in enumerate(PHQ)],
            }
        ],
    }
    items = [{"linkId": "group", "item": [answered(f"q{place}", coded(3)) for place in range(9)]}]
    plan = planned(journal, tmp_path, a_bundle(a_response(items, questionnaire="Questionnaire/q"), sheet))
    assert answers_in(plan.entries[0]).score == 27


@pytest.mark.parametrize(
    "answer",
    [
        coded(2),
        {"valueCoding": {"display": "More than half the days"}},
        {"valueCoding": {"code": "2", "display": "More than half the days"}},
        {"valueCoding": {"code": "x", "extension": [{"url": ORDINAL, "valueDecimal": Decimal("2.0")}]}},
        {"valueInteger": 2},
        {"valueDecimal": Decimal("2.0")},
        {"valueString": "more than half the days"},
    ],
)
def test_an_answer_says_its_number_in_many_ways(journal: Journal, tmp_path: Path, answer: Json) -> None:
    items = [answered("a", answer, ITEMS["1"].text), *phq()[1:]]
    assert read_answers(answers_in(only_entry(journal, tmp_path, a_response(items))).items)["1"] == 2


def test_nothing_chosen_is_nought_and_not_missing(journal: Journal, tmp_path: Path) -> None:
    weight = {"valueCoding": {"code": "x", "extension": [{"url": ORDINAL, "valueDecimal": 0}]}}
    answers = answers_in(only_entry(journal, tmp_path, a_response([answered(PHQ[0], weight), *phq(0)[1:]])))
    assert answers.score == 0
    assert read_answers(answers.items)["1"] == 0


def test_what_stands_beside_the_items_is_named(journal: Journal, tmp_path: Path) -> None:
    beside = [answered("/44261-6", {"valueDecimal": 9}, "Total"), answered("/69722-7", coded(1), "How difficult")]
    entry = only_entry(journal, tmp_path, a_response([*phq(), *beside]))
    assert entry.reason == "Left aside on this sheet: Total; How difficult."
    assert answers_in(entry).score == 9


@pytest.mark.parametrize(
    ("response", "action", "words"),
    [
        (a_response(phq(), status="in-progress"), Action.SKIP, "in-progress"),
        (a_response(phq(), status="entered-in-error"), Action.SKIP, "entered-in-error"),
        (a_response(phq(), "authored"), Action.REJECT, "which day"),
        (a_response(phq(), authored="2024"), Action.REJECT, "names no day"),
        (a_response([]), Action.REJECT, "no answer to PHQ-9"),
        (a_response(phq(), questionnaire="Questionnaire/phq-15", item=phq()[:1]), Action.REJECT, "phq-15"),
        (a_response([], questionnaire="http://example.org/AUDIT-C"), Action.REJECT, "AUDIT-C"),
        (a_response([], "questionnaire"), Action.REJECT, "not a questionnaire this journal knows"),
        (a_response([*phq(), answered(PHQ[0], coded(1))]), Action.REJECT, "answered twice"),
        (a_response([answered(PHQ[0], {"valueInteger": 4})]), Action.REJECT, "not one of its answers"),
        (a_response([answered(PHQ[0], {"valueDecimal": Decimal("1.5")})]), Action.REJECT, "not one of its answers"),
        (a_response([answered(PHQ[0], coded(1, display="Nearly every day"))]), Action.REJECT, "not one of"),
        (a_response([answered(PHQ[0], coded(1), ITEMS["2"].text)]), Action.REJECT, "contradict each other"),
        (a_response([answered("1", coded(1), "Do you smoke?")]), Action.REJECT, "no answer"),
        (a_response([answered("phq9-1", coded(1), ITEMS["2"].text)]), Action.REJECT, "contradict each other"),
        (a_response([answered("gad7-1", coded(1))]), Action.REJECT, "no answer"),
    ],
)
def test_what_is_not_plain_is_refused_by_name(
    journal: Journal, tmp_path: Path, response: Json, action: Action, words: str
) -> None:
    entry = only_entry(journal, tmp_path, response)
    assert entry.action is action
    assert words in entry.reason


def test_a_sheet_comes_in_once(journal: Journal, tmp_path: Path) -> None:
    bundle = a_bundle(a_response(phq()), a_response(phq()))
    outcome = imported(journal, tmp_path, bundle)
    assert (outcome.added, outcome.skipped) == (1, 1)
    assert imported(journal, tmp_path, bundle).added == 0
