# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""CSV of every kind of fact, the days and trackers that were chosen, and what is left when a disk refuses."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Day
from journal_app.errors import EntryRefused, JournalError, NotFound, StorageFailed
from journal_app.exchange import importing, outgoing
from journal_app.exchange.chosen import Chosen, chosen_of, scores_in
from journal_app.exchange.own.exporting import write_tables
from journal_app.exchange.own.kind_tables import SCORES, TABLES, Table
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_course, a_lab_result, a_score, an_event, an_infusion
from tests.exchange.every_kind import BREAKING, DAY, OTHER_DAY, fill, texts_of, with_text
from tests.exchange.samples import TODAY

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
PLACES = {outgoing.CSV: "tables", outgoing.XLSX: "a.xlsx", outgoing.FHIR: "a.json", outgoing.ARCHIVE: "a.zip"}


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, strict=True))


def tables_of(journal: Journal, folder: Path, chosen: Chosen | None = None) -> dict[str, list[dict[str, str]]]:
    return {path.stem: rows_in(path) for path in write_tables(journal.facts, folder, chosen or Chosen())}


def rows_by_kind(journal: Journal, chosen: Chosen) -> Iterator[tuple[Table, int]]:
    return ((table, len(list(table.rows(journal.facts, chosen)))) for table in TABLES)


def test_every_kind_has_a_table_with_its_facts_in_it(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    assert {table.kind for table in TABLES} == set(Kind)
    tables = tables_of(journal, tmp_path)
    assert [name for name, rows in tables.items() if not rows] == []
    assert tables["reactions"][0]["product"] == "ferric carboxymaltose"
    assert tables["course-days"][0]["course_title"] == "Oral iron"
    assert [(row["item"], row["answer"]) for row in tables["answers"]] == [("1", "2"), ("2", "1")]
    assert tables["infusions"][0]["observed"] == "yes"
    assert tables["infusions"][0]["given_time"] == "10:00"


def test_each_table_is_there_and_empty_for_a_new_journal(journal: Journal, tmp_path: Path) -> None:
    tables = tables_of(journal, tmp_path)
    assert {name for name, rows in tables.items() if rows} <= {"trackers", "settings"}
    assert {f"{table.stem}.csv" for table in TABLES} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("text", BREAKING, ids=lambda text: repr(text[:12]))
def test_any_text_in_any_field_is_a_cell_that_nothing_runs(journal: Journal, tmp_path: Path, text: str) -> None:
    kinds = fill(journal)
    with_text(journal, kinds, text)
    tables = tables_of(journal, tmp_path)
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(RUN_BY_SPREADSHEETS)]
    assert sum(text in cell for cell in cells) >= sum(
        len(set(texts_of(fact)) & set(_columns_of(kind))) for kind, fact in kinds.items()
    )


def _columns_of(kind: Kind) -> tuple[str, ...]:
    """The columns a kind is read from in its file; scores and results have files of their own shape."""
    if kind in {Kind.SCORE, Kind.LAB_RESULT}:
        return ("note",)
    return next(table.columns for table in TABLES if table.kind is kind)


def test_our_own_reader_reads_what_was_written_with_a_mark_before_it(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path, mark=True)
    for path in tmp_path.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with Journal.create(None) as other:
        for name in ("scores.csv", "labs.csv"):
            plan = importing.preview(tmp_path / name, other.facts, today=TODAY)
            assert (plan.counts().total(), plan.remarks) == (importing.run(other, plan).added, ())
        assert len(other.facts.scores()) == 2


def test_days_that_were_chosen_are_the_days_that_are_written(journal: Journal) -> None:
    fill(journal)
    counts = {table.stem: count for table, count in rows_by_kind(journal, Chosen(first=OTHER_DAY, last=OTHER_DAY))}
    # What lasted into the day is there; what belongs to no day is not, but for questions and trackers.
    assert {name: count for name, count in counts.items() if count} == {
        "scores": 1,
        "infusions": 1,
        "events": 1,
        "courses": 1,
        "follow-ups": 1,
        "questions": 1,
        "trackers": 2,
    }


def test_both_ends_of_the_days_are_in(journal: Journal) -> None:
    fill(journal)
    before = {table.stem: count for table, count in rows_by_kind(journal, Chosen(last=DAY))}
    assert (before["scores"], before["infusions"], before["reactions"], before["course-days"]) == (1, 1, 1, 1)
    assert {count for table, count in rows_by_kind(journal, Chosen(last=date(2024, 3, 3))) if table is SCORES} == {0}
    after = {table.stem: count for table, count in rows_by_kind(journal, Chosen(first=date(2024, 3, 5)))}
    assert (after["scores"], after["infusions"], after["events"], after["courses"], after["labs"]) == (1, 1, 1, 1, 0)


def test_only_the_chosen_trackers_are_written(journal: Journal) -> None:
    fill(journal)
    chosen = chosen_of(journal.facts, None, None, ["mood"])
    assert [score.tracker for score in scores_in(journal.facts, chosen)] == ["mood"]
    counts = {table.stem: count for table, count in rows_by_kind(journal, chosen)}
    # The question written before an infusion is about fatigue; days left out are left out for all.
    assert (counts["trackers"], counts["written-before"], counts["days-left-out"], counts["labs"]) == (1, 0, 1, 1)


def test_a_choice_that_is_none_is_refused(journal: Journal) -> None:
    with pytest.raises(NotFound, match="no tracker called nix"):
        chosen_of(journal.facts, None, None, ["nix"])
    with pytest.raises(EntryRefused, match="comes after the last"):
        chosen_of(journal.facts, OTHER_DAY, DAY)


def test_scores_of_many_years_come_in_order(journal: Journal) -> None:
    days = [date(year, month, 15) for year in range(2010, 2014) for month in (12, 1, 6)]
    for day in days:
        verbs.log_score(journal, a_score("fatigue", 5, day))
    assert [score.day for score in scores_in(journal.facts, Chosen())] == sorted(days)
    middle = Chosen(first=date(2011, 6, 15), last=date(2012, 6, 15))
    assert [score.day for score in scores_in(journal.facts, middle)] == [d for d in sorted(days) if middle.holds(d)]


@pytest.mark.parametrize("form", outgoing.FORMS)
def test_what_is_there_stays_unless_it_may_be_replaced(journal: Journal, tmp_path: Path, form: str) -> None:
    fill(journal)
    place = tmp_path / PLACES[form]
    outgoing.write(journal.facts, place, form)
    before = contents(tmp_path)
    with pytest.raises(EntryRefused, match="already a file"):
        outgoing.write(journal.facts, place, form)
    assert contents(tmp_path) == before
    assert outgoing.write(journal.facts, place, form, replace=True).paths
    assert contents(tmp_path) == before


@pytest.mark.parametrize("form", outgoing.FORMS)
@pytest.mark.parametrize("is_there", [False, True], ids=["new", "replaced"])
def test_a_full_disk_leaves_all_as_it_was(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, is_there: bool
) -> None:
    fill(journal)
    place = tmp_path / PLACES[form]
    if is_there:
        outgoing.write(journal.facts, place, form)
        journal.undo()
    before = contents(tmp_path)
    written = [0]

    def full(_handle: int) -> None:
        written[0] += 1
        if written[0] == (5 if form == outgoing.CSV else 1):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed) as refused:
        outgoing.write(journal.facts, place, form, replace=True)
    assert "No space left" in refused.value.detail
    assert contents(tmp_path) == before


@pytest.mark.parametrize("form", outgoing.FORMS)
def test_a_place_that_cannot_be_written_to_is_told(journal: Journal, tmp_path: Path, form: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError):
        outgoing.write(journal.facts, tmp_path / "file" / PLACES[form], form)
    assert contents(tmp_path) == {"file": b"in the way"}


def test_a_table_that_cannot_take_its_place_puts_the_others_back(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(journal.facts, tmp_path)
    before = contents(tmp_path)
    fill(journal)
    replaced = Path.replace

    def refusing(path: Path, target: Path) -> Path:
        if target.name == "events.csv" and path.read_bytes() != before["events.csv"]:
            raise OSError(5, "Input/output error")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(StorageFailed):
        write_tables(journal.facts, tmp_path, replace=True)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("form", outgoing.FORMS)
@pytest.mark.parametrize("steps", [0, 9, 30])
def test_work_that_is_given_up_leaves_nothing(journal: Journal, tmp_path: Path, form: str, steps: int) -> None:
    fill(journal)
    left = [steps]

    def check() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt

    kinds = list(journal.facts.every(Day)) * 12
    journal.change(
        Operation.LOAD,
        lambda edit: edit.add_many(
            replace(day, id="", day=date(2020, 1, place + 1)) for place, day in enumerate(kinds)
        ),
    )
    with pytest.raises(KeyboardInterrupt):
        outgoing.write(journal.facts, tmp_path / PLACES[form], form, check=check)
    assert contents(tmp_path) == {}


def test_each_form_says_what_it_cannot_hold(journal: Journal, tmp_path: Path) -> None:
    for form in outgoing.FORMS:
        written = outgoing.write(journal.facts, tmp_path / PLACES[form], form)
        assert "not encrypted" in written.said[-1]
        assert len(written.said) > 1


def test_an_archive_is_always_whole_and_a_mark_is_for_tables(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(EntryRefused, match="whole journal"):
        outgoing.write(journal.facts, tmp_path / "a.zip", outgoing.ARCHIVE, Chosen(first=DAY))
    with pytest.raises(EntryRefused, match="CSV files only"):
        outgoing.write(journal.facts, tmp_path / "a.xlsx", outgoing.XLSX, mark=True)
    assert contents(tmp_path) == {}


def test_a_name_tells_the_form(tmp_path: Path) -> None:
    (tmp_path / "folder.zip").mkdir()
    names = ["a.xlsx", "b.JSON", "c.zip", "tables", "folder.zip", "e.csv"]
    forms = [outgoing.form_by_name(tmp_path / name) for name in names]
    assert forms == ["xlsx", "fhir", "archive", "csv", "csv", "csv"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and those in it, by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_facts_of_every_day_are_known_by_their_own_days(journal: Journal) -> None:
    """An event without an end is one day; a course without one lasts until now."""
    facts = (an_event(DAY), a_course(DAY), an_infusion(DAY), a_lab_result(on=DAY))
    journal.change(Operation.LOAD, lambda edit: edit.add_many(facts))
    counts = {table.stem: count for table, count in rows_by_kind(journal, Chosen(first=OTHER_DAY))}
    assert (counts["events"], counts["courses"], counts["infusions"], counts["labs"]) == (0, 1, 0, 0)
