# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import hashlib
from pathlib import Path

import pytest

from journal_app.domain.records import ImportRun
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.files.sources import Source
from journal_app.exchange.previews.plan import Action, Entries, Entry, ImportPlan, LineRefused
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result
from tests.exchange.samples import (
    TODAY,
    a_bundle,
    a_patient,
    a_quantity,
    a_table,
    an_administration,
    an_observation,
    imported,
    planned,
    write,
)


def test_an_import_is_one_change_that_says_where_each_fact_came_from(journal: Journal, tmp_path: Path) -> None:
    before = journal.dump()
    path = write(tmp_path, a_bundle(a_patient(), an_observation(), an_administration()), "portal.json")
    outcome = importing.run(journal, importing.preview(path, journal.facts, today=TODAY))
    assert (outcome.added, outcome.changed, outcome.skipped, outcome.rejected) == (2, 0, 0, 0)
    (run,) = journal.facts.every(ImportRun)
    assert (run.file_name, run.format, run.person) == ("portal.json", "fhir", "Ada Made-Up, born 1980-02-29")
    assert run.file_hash == hashlib.sha256(path.read_bytes()).hexdigest()
    facts = [*journal.facts.lab_results(), *journal.facts.infusions()]
    assert [fact.source for fact in facts] == [run.id, run.id]
    latest = journal.history()[0]
    assert (latest.id, latest.operation, latest.label) == (outcome.change, Operation.IMPORT, "portal.json")
    journal.undo()
    assert journal.dump() == before
    journal.redo()
    assert len(journal.facts.lab_results()) == 1


def test_an_import_that_adds_nothing_leaves_no_trace(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, an_observation())
    dump, history = journal.dump(), journal.history()
    outcome = imported(journal, tmp_path, a_bundle(an_observation(), an_observation(status="cancelled")))
    assert outcome == importing.ImportOutcome(added=0, changed=0, skipped=2, rejected=0, change=None)
    assert (journal.dump(), journal.history()) == (dump, history)


def test_a_preview_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    dump = journal.dump()
    assert planned(journal, tmp_path, an_observation()).changes_anything
    assert journal.dump() == dump


def test_facts_that_were_changed_are_marked_too(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, a_table("day,tracker,value", "2024-03-04,fatigue,7"))
    first = {run.id for run in journal.facts.every(ImportRun)}
    imported(journal, tmp_path, a_table("day,tracker,value", "2024-03-04,fatigue,5"))
    (second,) = {run.id for run in journal.facts.every(ImportRun)} - first
    assert [score.source for score in journal.facts.scores()] == [second]


@pytest.mark.parametrize(
    ("content", "format_found"),
    [
        (an_observation(), "fhir"),
        ("full_date,date,weekday,time,mood,activities,note_title,note\n", "daylio"),
        ("date,weekday,time,mood,activities,note\n", "daylio"),
        ("day,tracker,value\n", "scores-csv"),
        ("Day;Analyte;Value;Unit\n", "labs-csv"),
    ],
)
def test_a_file_is_known_by_its_content(tmp_path: Path, content: object, format_found: str) -> None:
    assert importing.sniff(write(tmp_path, content, "export.pdf")) == format_found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \r\n\t\n", "nothing but blanks"),
        (b"%PDF-1.7\n\x00", "a PDF document"),
        (b"PK\x03\x04\x00", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"day,tracker,value\n2024-03-04,fatigue,7\x00\n", "no text"),
        (b"\x81\x8d\x8f", "no text"),
        (b"\xff\xfed\x00a", "no text"),
        (b"<?xml version='1.0'?><Report/>", "XML"),
        (b"Dear diary, today was fine.\n", "Dear diary"),
        (b'"never closed', "never closed"),
        (b"{", "cut short"),
    ],
)
def test_a_file_of_no_known_kind_is_refused_with_what_was_seen(
    journal: Journal, tmp_path: Path, content: bytes, words: str
) -> None:
    path = write(tmp_path, content)
    for attempt in (importing.sniff, lambda path: importing.preview(path, journal.facts, today=TODAY)):
        with pytest.raises(FileNotUnderstood) as refused:
            attempt(path)
        assert words in str(refused.value)
        assert "Nothing was changed" in str(refused.value)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="cannot be read") as missing:
        importing.sniff(tmp_path / "absent.json")
    assert "There is no file" in missing.value.detail
    with pytest.raises(FileNotUnderstood) as folder:
        importing.sniff(tmp_path)
    assert "is a folder" in folder.value.detail


def test_a_file_the_disk_will_not_give_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "day,tracker,value\n")

    def fail(error: OSError) -> None:
        def refuse(*_arguments: object, **_options: object) -> object:
            raise error

        monkeypatch.setattr(Path, "open", refuse)

    for error, words in (
        (PermissionError(13, "no"), "not allowed"),
        (OSError(5, "Input/output error"), "Input/output"),
    ):
        fail(error)
        with pytest.raises(FileNotUnderstood) as refused:
            importing.sniff(path)
        assert words in refused.value.detail


def test_something_that_is_no_ordinary_file_is_refused() -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        importing.sniff(Path("/dev/null"))
    assert "not an ordinary file" in refused.value.detail


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    from journal_app.exchange.files.sources import open_source

    path = write(tmp_path, "day,tracker,value\n")
    source = open_source(path)
    path.write_bytes(b"\xff\xff\xff")
    with pytest.raises(FileNotUnderstood) as refused:
        source.text()
    assert "changed while" in refused.value.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_of_every_encoding_are_read(journal: Journal, tmp_path: Path, encoding: str) -> None:
    table = a_table("day,tracker,value,note", "2024-03-04,fatigue,7,Müdigkeit \N{EN DASH} schlimm")
    plan = planned(journal, tmp_path, table.encode(encoding))
    assert [entry.fact.note for entry in plan.entries if entry.fact] == ["Müdigkeit \N{EN DASH} schlimm"]  # type: ignore[attr-defined]


def test_a_table_in_one_endless_line_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, "day,tracker,value" + "," * (3 << 20))
    with pytest.raises(FileNotUnderstood):
        importing.sniff(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('day,tracker,value,note\n2024-03-04,fatigue,7,"never\nclosed\n', "line 2 is never closed"),
        ('day,tracker,value,note\n2024-03-04,fatigue,7,"a"b"\n', "do not fit together"),
        ('day,tracker,value,note\n2024-03-04,fatigue,7,"' + "x\n" * (1 << 20) + '"\n', "too long"),
        ("day,tracker,value,day\n", 'The column "day" stands more than once'),
    ],
)
def test_a_broken_table_is_refused_whole(journal: Journal, tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        planned(journal, tmp_path, content)
    assert words in refused.value.detail


def test_the_reader_may_say_what_a_file_is(journal: Journal, tmp_path: Path) -> None:
    table = a_table("day,tracker,value,analyte,unit", "2024-03-04,fatigue,7,,")
    assert planned(journal, tmp_path, table, format="scores-csv").format == "scores-csv"
    with pytest.raises(FileNotUnderstood) as unknown:
        planned(journal, tmp_path, table, format="telepathy")
    assert "scores-csv" in unknown.value.hint
    for wrong in ("daylio", "fhir"):
        with pytest.raises(FileNotUnderstood):
            planned(journal, tmp_path, table, format=wrong)
    with pytest.raises(FileNotUnderstood):
        planned(journal, tmp_path, "\n\n", format="daylio")


def test_what_is_refused_says_so_without_readings_too() -> None:
    assert LineRefused("No.").readings == ()
    assert LineRefused("Either.", "1", "2").readings == ("1", "2")


def test_a_plan_of_nothing_changes_nothing(journal: Journal) -> None:
    plan = ImportPlan(format="fhir", entries=Entries([Entry(action=Action.SKIP, where="x")]))
    assert importing.run(journal, plan).skipped == 1
    assert journal.history() == []


def test_a_bad_row_among_good_ones_does_not_stop_them(journal: Journal, tmp_path: Path) -> None:
    bundle = a_bundle(an_observation(), an_observation(valueQuantity=a_quantity(-12)), an_administration("dosage"))
    outcome = imported(journal, tmp_path, bundle)
    assert (outcome.added, outcome.rejected) == (2, 1)


def test_a_file_name_that_is_no_text_is_kept_as_far_as_it_is(journal: Journal) -> None:
    # as the system gives a name in another encoding; some systems refuse to make such a file
    source = Source(path=Path("m\udcfcde.csv"), sha256="", encoding="utf-8")
    assert source.name == "m?de.csv"
    entry = Entry(action=Action.ADD, where="line 2", fact=a_lab_result())
    importing.run(journal, ImportPlan(format="labs-csv", file_name=source.name, entries=Entries([entry])))
    assert journal.history()[0].label == "m?de.csv"
