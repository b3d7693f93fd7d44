# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A made-up person's journal, whatever form it comes in: it does not make that of somebody made up too, nor mix in."""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.records import Setting
from journal_app.domain.settings import MADE_UP, PERSON
from journal_app.errors import EntryRefused
from journal_app.example import make_example
from journal_app.exchange import importing
from journal_app.exchange.fhir import documents
from journal_app.exchange.fhir.bundle import write_bundle
from journal_app.exchange.own.exporting import write_tables
from journal_app.exchange.own.workbook import write_workbook
from journal_app.exchange.previews.answers import Answers
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_score
from tests.exchange.samples import TODAY

FORMS = ("settings.csv", "tables.zip", "all.xlsx", "all.json")
KEY = "Whether the person is made up is taken into an empty journal only."


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    path = tmp_path_factory.mktemp("example") / "example.ironjournal"
    make_example(path, years=1, seed=1, until=date(2024, 11, 20))
    with Journal.open(path, read_only=True) as journal:
        yield journal


@pytest.fixture(scope="module")
def folder(example: Journal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the example is written as."""
    folder = tmp_path_factory.mktemp("written")
    tables = write_tables(example.facts, folder)
    with zipfile.ZipFile(folder / "tables.zip", "w") as archive:
        for path in tables:
            archive.write(path, path.name)
    write_workbook(example.facts, folder / "all.xlsx")
    write_bundle(example.facts, folder / "all.json")
    return folder


def preview(journal: Journal, path: Path, person: str = "") -> ImportPlan:
    return importing.preview(path, journal.facts, today=TODAY, answers=Answers(person=person))


def named(journal: Journal) -> None:
    verbs.set_setting(journal, PERSON, "Anna")


def typed_in(journal: Journal) -> None:
    verbs.log_score(journal, a_score())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kept", [named, typed_in])
def test_somebodys_journal_stays_so_and_is_asked_about_first(
    journal: Journal, folder: Path, form: str, kept: Callable[[Journal], None]
) -> None:
    kept(journal)
    before, person = list(journal.facts.dump_text()), journal.person
    plan = preview(journal, folder / form)
    assert plan.question is not None
    assert "made up" in plan.question.words
    with pytest.raises(importing.Unanswered):
        importing.run(journal, plan)
    assert list(journal.facts.dump_text()) == before
    answered = preview(journal, folder / form, plan.question.people[0].key)
    assert KEY in {entry.reason for entry in answered.entries.of(Action.SKIP)}
    importing.run(journal, answered)
    assert (journal.made_up, journal.person) == (False, person)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_journal_becomes_it(journal: Journal, folder: Path, form: str) -> None:
    plan = preview(journal, folder / form)
    assert plan.question is None
    importing.run(journal, plan)
    assert journal.made_up
    assert preview(journal, folder / form).question is None


@pytest.mark.parametrize("key", [" Made_Up", MADE_UP, "other"])
@pytest.mark.parametrize("is_its_id", [True, False])
def test_no_row_under_its_key_or_its_id_marks_it(
    journal: Journal, tmp_path: Path, key: str, *, is_its_id: bool
) -> None:
    typed_in(journal)
    write_tables(journal.facts, tmp_path)
    names = (tmp_path / "settings.csv").read_text(encoding="utf-8").splitlines()[0]
    mark = next(one for one in journal.facts.every(Setting) if one.key == MADE_UP)
    row = {"id": mark.id if is_its_id else "another", "key": key, "value": "yes"}
    cells = ",".join(row.get(name, "") for name in names.lstrip("\ufeff").split(","))
    (tmp_path / "settings.csv").write_text(f"{names}\n{cells}\n", encoding="utf-8", newline="")
    plan = preview(journal, tmp_path / "settings.csv")
    people = plan.question.people if plan.question is not None else ()
    importing.run(journal, preview(journal, tmp_path / "settings.csv", people[0].key if people else ""))
    assert next(one for one in journal.facts.every(Setting) if one.id == mark.id) == mark
    assert not journal.made_up


def test_a_large_file_says_it_too(journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "HELD_WHOLE", 1000)
    plan = preview(journal, folder / "all.json")
    assert plan.made_up
    assert plan.entries[0].where == "Bundle.meta"


def test_a_file_that_names_nobody_is_asked_about_too(journal: Journal, tmp_path: Path) -> None:
    named(journal)
    result = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "2276-4"}]},
        "effectiveDateTime": "2024-10-16",
        "valueQuantity": {"value": 167.4, "unit": "ng/mL"},
    }
    tag = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}
    bundle = {"resourceType": "Bundle", "meta": {"tag": [tag]}, "entry": [{"resource": result}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    question = preview(journal, path).question
    assert question is not None
    assert "a made-up person" in question.words
    assert importing.run(journal, preview(journal, path, question.people[0].key)).added == 1


def test_whose_journal_it_is_is_offered_once_anything_is_in_it(journal: Journal, tmp_path: Path) -> None:
    with Journal.create(None, person="Bea") as other:
        write_tables(other.facts, tmp_path)
    typed_in(journal)
    plan = preview(journal, tmp_path / "settings.csv")
    assert (plan.question, plan.counts()[Action.CHANGE]) == (None, 0)
    place = next(place for place, entry in enumerate(plan.entries) if entry.options)
    importing.run(journal, plan.picked({place: 0}))
    assert journal.person == "Bea"


def test_a_file_of_anothers_journal_is_asked_about(journal: Journal, tmp_path: Path) -> None:
    with Journal.create(None, person="Bea") as other:
        verbs.log_score(other, a_score())
        write_tables(other.facts, tmp_path)
        write_workbook(other.facts, tmp_path / "all.xlsx")
    named(journal)
    for name in ("settings.csv", "all.xlsx"):
        question = preview(journal, tmp_path / name).question
        assert question is not None
        assert question.words == "This file is about Bea. This journal is that of Anna."


def test_a_whole_journal_of_nobody_is_not_loaded_into_that_of_somebody(journal: Journal, example: Journal) -> None:
    with Journal.create(None, person="Anna") as annas, pytest.raises(EntryRefused, match="made-up person"):
        annas.load(example.dump())
    journal.load(example.dump())
    assert journal.made_up
