# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whose file it is: asked before anything of somebody else is added, and remembered once it is answered."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.facts import Kind
from journal_app.domain.records import ImportRun, Mapping
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews import whose
from journal_app.exchange.previews.answers import Answers
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import Action, Entries, Entry, ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_lab_result
from tests.exchange.samples import TODAY, write
from tests.exchange.test_import_picks import a_line

ADA = Identity(name="Ada Made-Up", born="1980-02-29", identifiers=("MRN 1",))
ADA_ELSEWHERE = Identity(name="MADE-UP, ADA B.", born="1980-02-29", identifiers=("NHS 77",))
BEA = Identity(name="Bea Example", born="1975-01-01")
CEM = Identity(name="Cem Muster")


class Portal:
    """A format of files that name people and the values of each."""

    FORMAT = "portal"

    def sniff(self, file: Opened) -> bool:
        return True

    def read(self, file: Opened, ground: Ground) -> ImportPlan:
        people, lines = json.loads(file.source.text())
        known = [Identity(name=name, born=born, identifiers=tuple(ids)) for name, born, ids in people]
        entries = [
            Entry(
                action=Action.ADD,
                where=f"line {number}",
                kind=Kind.LAB_RESULT,
                fact=a_lab_result(value=value, on=date(2024, 3, number)),
                whose=known[place].key if place is not None else "",
            )
            for number, (place, value) in enumerate(lines, start=1)
        ]
        return ImportPlan(format=self.FORMAT, people=tuple(known), entries=Entries(entries))


@pytest.fixture(autouse=True)
def portal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "READERS", (Portal(),))


def a_file(folder: Path, *people: Identity, lines: list[tuple[int | None, str]] | None = None) -> Path:
    told = [(person.name, person.born, person.identifiers) for person in people]
    return write(folder, json.dumps((told, [(0, "18")] if lines is None else lines)))


def preview(journal: Journal, path: Path, person: str = "") -> ImportPlan:
    return importing.preview(path, journal.facts, today=TODAY, answers=Answers(person=person))


def run(journal: Journal, path: Path, person: str = "") -> importing.ImportOutcome:
    return importing.run(journal, preview(journal, path, person))


def values(journal: Journal) -> list[str]:
    return [result.printed_value for result in journal.facts.lab_results()]


def test_the_first_person_is_not_asked_about(journal: Journal, tmp_path: Path) -> None:
    plan = preview(journal, a_file(tmp_path, ADA))
    assert (plan.question, plan.person) == (None, "Ada Made-Up, born 1980-02-29, MRN 1")
    importing.run(journal, plan)
    (kept,) = journal.facts.every(Mapping)
    assert (kept.format, kept.name) == ("person", ADA.key)
    (record,) = journal.facts.every(ImportRun)
    assert (record.person, kept.source) == (plan.person, record.id)


def test_a_file_without_a_name_asks_nothing(journal: Journal, tmp_path: Path) -> None:
    run(journal, a_file(tmp_path, ADA))
    assert preview(journal, a_file(tmp_path, lines=[(None, "20")])).question is None


def test_the_same_person_printed_otherwise_is_known(journal: Journal, tmp_path: Path) -> None:
    run(journal, a_file(tmp_path, ADA))
    plan = preview(journal, a_file(tmp_path, ADA_ELSEWHERE, lines=[(0, "20")]))
    assert plan.question is None
    importing.run(journal, plan)
    assert {one.name for one in journal.facts.every(Mapping)} == {ADA.key, ADA_ELSEWHERE.key}


def test_another_person_is_asked_about_and_the_answer_remembered(journal: Journal, tmp_path: Path) -> None:
    run(journal, a_file(tmp_path, ADA))
    path = a_file(tmp_path, BEA, lines=[(0, "20"), (0, "21")])
    plan = preview(journal, path)
    assert plan.question is not None
    assert (plan.question.people, plan.question.earlier) == ((BEA,), (ADA,))
    assert "Bea Example, born 1975-01-01" in plan.question.words
    assert "Ada Made-Up" in plan.question.words
    before = journal.dump()
    with pytest.raises(importing.Unanswered, match="Whose file is it"):
        importing.run(journal, plan)
    assert journal.dump() == before
    assert run(journal, path, BEA.key).added == 2
    assert preview(journal, a_file(tmp_path, BEA)).question is None
    journal.undo()
    assert journal.dump() == before
    assert preview(journal, path).question is not None


def test_an_answer_about_nobody_in_the_file_is_none(journal: Journal, tmp_path: Path) -> None:
    run(journal, a_file(tmp_path, ADA))
    assert preview(journal, a_file(tmp_path, BEA), CEM.key).question is not None


def test_of_several_people_one_is_taken(journal: Journal, tmp_path: Path) -> None:
    path = a_file(tmp_path, ADA, BEA, lines=[(0, "18"), (1, "99"), (None, "50"), (0, "19")])
    plan = preview(journal, path)
    assert plan.question is not None
    assert plan.question.people == (ADA, BEA)
    answered = preview(journal, path, ADA.key)
    assert [entry.action for entry in answered.entries] == [Action.ADD, Action.SKIP, Action.SKIP, Action.ADD]
    assert answered.entries[1].reason == "It is of Bea Example, born 1975-01-01."
    assert answered.entries[1].options == ()
    assert "does not say whose" in answered.entries[2].reason
    importing.run(journal, answered.picked({2: 0}))
    assert sorted(values(journal)) == ["18", "19", "50"]


def test_a_score_that_names_nobody_is_not_taken_by_itself(journal: Journal) -> None:
    plan = ImportPlan(format="portal", people=(ADA, BEA), entries=Entries([a_line(1)]))
    (entry,) = whose.with_person(plan, journal.facts, ADA.key).entries
    assert (entry.action, [option.words for option in entry.options]) == (Action.SKIP, ["Take it as yours."])
    alone = whose.with_person(replace(plan, people=(ADA,)), journal.facts, "")
    assert alone.counts()[Action.ADD] == 1


def test_what_was_said_of_several_people_is_not_asked_again(journal: Journal, tmp_path: Path) -> None:
    path = a_file(tmp_path, ADA, BEA, lines=[(0, "18"), (1, "99")])
    run(journal, path, ADA.key)
    again = preview(journal, a_file(tmp_path, BEA, ADA, lines=[(0, "98"), (1, "19")]))
    assert again.question is None
    assert [entry.action for entry in again.entries] == [Action.SKIP, Action.ADD]
    with_cem = preview(journal, a_file(tmp_path, ADA, CEM))
    assert with_cem.question is not None
    alone = preview(journal, a_file(tmp_path, BEA))
    assert alone.question is not None
    assert "left out before" in alone.question.words


def test_two_descriptions_of_one_person_are_one(journal: Journal, tmp_path: Path) -> None:
    plan = preview(journal, a_file(tmp_path, ADA, ADA_ELSEWHERE, lines=[(0, "18"), (1, "19")]))
    assert plan.question is None
    assert importing.run(journal, plan).added == 2


def test_people_of_runs_from_before_are_known_by_what_was_printed(journal: Journal, tmp_path: Path) -> None:
    entry = Entry(action=Action.ADD, where="line 1", kind=Kind.LAB_RESULT, fact=a_lab_result())
    importing.run(journal, ImportPlan(format="fhir", person=ADA.words, entries=Entries([entry])))
    assert preview(journal, a_file(tmp_path, ADA_ELSEWHERE)).question is None
    assert preview(journal, a_file(tmp_path, BEA)).question is not None


def test_a_first_file_of_another_than_the_journal_is_asked_about(journal: Journal, tmp_path: Path) -> None:
    verbs.set_setting(journal, "person", "Anna")
    path = a_file(tmp_path, ADA)
    question = preview(journal, path).question
    assert question is not None
    assert (question.people, question.earlier) == ((ADA,), ())
    assert question.words.endswith("This journal is that of Anna.")
    with pytest.raises(importing.Unanswered):
        run(journal, path)
    assert run(journal, path, ADA.key).added == 1
    assert preview(journal, a_file(tmp_path, ADA_ELSEWHERE)).question is None


def test_the_name_of_the_journal_is_known_also_after_files_of_others(journal: Journal, tmp_path: Path) -> None:
    verbs.set_setting(journal, "person", "Bea")
    run(journal, a_file(tmp_path, ADA), ADA.key)
    assert preview(journal, a_file(tmp_path, BEA)).question is None
    run(journal, a_file(tmp_path, BEA))
    assert preview(journal, a_file(tmp_path, replace(BEA, born="1975-01-02"))).question is not None


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        ("Ada", "MADE-UP, ADA B."),
        ("Ada Made-Up", "Frau A. Made-Up"),
        ("Jörg Weiß", "WEISS, JOERG"),
        ("Joerg Weiss", "Jorg Weiß"),
        ("Anna Maria Müller", "Mueller, Anna"),
        ("Søren Æbelø", "Soeren Aebeloe"),
        ("A.", "Ada Made-Up"),
        ("Ada", ""),
        ("", "Ada Made-Up"),
    ],
)
def test_whose_name_may_be_the_journals_is_not_asked_about(
    journal: Journal, tmp_path: Path, person: str, printed: str
) -> None:
    verbs.set_setting(journal, "person", person)
    plan = preview(journal, a_file(tmp_path, Identity(name=printed, born="1980-02-29", identifiers=("MRN 1",))))
    assert (plan.question, plan.remarks) == (None, ())


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (ADA, ADA_ELSEWHERE, True),
        (ADA, BEA, False),
        (Identity(name="Eve E Müller"), Identity(name="MULLER, Eve Everywoman"), True),
        (Identity(name="Dr. Jörg Weiß"), Identity(name="Jorg Weiss"), True),
        (Identity(name="Ada Made-Up"), Identity(name="Ida Made-Up"), False),
        (Identity(name="Ada", born="1980-02-29"), Identity(name="Ada", born="1980-02-28"), False),
        (Identity(born="1980-02-29"), ADA, True),
        (Identity(identifiers=("Patient/1",)), Identity(identifiers=("Patient/2",)), False),
        (Identity(identifiers=("Patient/1",)), Identity(identifiers=("Patient/1", "MRN 4")), True),
        (Identity(identifiers=("Patient/1",)), Identity(name="Ada"), True),
    ],
)
def test_when_two_may_be_one_person(one: Identity, other: Identity, *, is_one: bool) -> None:
    assert one.may_be(other) is is_one
    assert other.may_be(one) is is_one


def test_a_person_is_found_by_part_of_a_name(journal: Journal, tmp_path: Path) -> None:
    question = preview(journal, a_file(tmp_path, ADA, BEA)).question
    assert question is not None
    assert whose.named(question, "bea") == (BEA,)
    assert whose.named(question, "a") == (ADA, BEA)
    assert whose.named(question, "") == ()
