# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind of fact written as CSV and read back into another journal."""

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.records import Attachment, Card, Expectation, ImportRun
from journal_app.domain.scores import Day, Tracker
from journal_app.domain.treatments import Infusion, Reaction
from journal_app.exchange import importing
from journal_app.exchange.own import kinds as own_kinds
from journal_app.exchange.own.exporting import write_tables
from journal_app.exchange.own.kind_tables import STAMP, TABLES
from journal_app.exchange.own.workbook import write_workbook
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.reading import Stopped
from journal_app.store import rows, verbs
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_score, a_tracker
from tests.exchange.every_kind import BREAKING, fill, with_text
from tests.exchange.samples import TODAY

# What a scores.csv or labs.csv does not hold, by its own words.
_NOT_IN_TABLES = frozenset({*STAMP, "printed_value", "range_text", "unit_code"})
# The letters themselves are not in tables; a run is also made by each import.
_APART = {Kind.ATTACHMENT, Kind.IMPORT_RUN}


def contents(journal: Journal) -> dict[Kind, list[str]]:
    """What the facts of a journal say, whoever entered them when."""
    return {
        kind: sorted(repr(said(fact)) for fact in journal.facts.every(fact_type))
        for kind, fact_type in rows.FACTS.items()
        if kind not in _APART
    }


def said(fact: Fact) -> tuple[object, ...]:
    return tuple((field.name, getattr(fact, field.name)) for field in fields(fact) if field.name not in _NOT_IN_TABLES)


def read_in(journal: Journal, *paths: Path) -> list[ImportPlan]:
    plans = []
    for path in importing.in_order(paths):
        plan = importing.preview(path, journal.facts, today=TODAY)
        importing.run(journal, plan)
        plans.append(plan)
    return plans


@pytest.fixture
def other() -> Iterator[Journal]:
    with Journal.create(None) as fresh:
        yield fresh


def test_every_table_is_read_back_whatever_order_it_is_given_in(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    fill(journal)
    written = write_tables(journal.facts, tmp_path)
    plans = read_in(other, *reversed(written))
    assert contents(other) == contents(journal)
    rejected = [(entry.kind, entry.reason) for plan in plans for entry in plan.entries.of(Action.REJECT)]
    assert rejected == [(Kind.ATTACHMENT, "The letter or photo itself is in an archive only.")]


def test_a_zip_of_all_tables_is_one_change(journal: Journal, other: Journal, tmp_path: Path) -> None:
    fill(journal)
    place = tmp_path / "tables.zip"
    with zipfile.ZipFile(place, "w") as archive:
        for path in reversed(write_tables(journal.facts, tmp_path / "tables")):
            archive.write(path, path.name)
        archive.writestr("readme.txt", "hello")
    before = list(other.facts.dump_text())
    (plan,) = read_in(other, place)
    assert contents(other) == contents(journal)
    assert plan.remarks == ("readme.txt in the zip is no table of ours and was not read.",)
    other.undo()
    assert list(other.facts.dump_text()) == before


def test_who_entered_it_and_when_is_kept(journal: Journal, other: Journal, tmp_path: Path) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    read_in(other, *tmp_path.iterdir())
    for fact_type in (Infusion, Reaction, Day):
        (theirs, *_others), (ours, *_more) = other.facts.every(fact_type), journal.facts.every(fact_type)
        assert (theirs.id, theirs.entered_by, theirs.recorded_at) == (ours.id, ours.entered_by, ours.recorded_at)
        assert other.facts.get(ImportRun, theirs.source).format == "own-tables"


def test_reading_the_same_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    for plan in read_in(journal, *write_tables(journal.facts, tmp_path)):
        actions = {entry.action for entry in plan.entries if entry.kind is not Kind.ATTACHMENT}
        assert actions <= {Action.SKIP}


@pytest.mark.parametrize("text", [text for text in BREAKING if "\0" not in text], ids=lambda text: repr(text[:12]))
def test_any_text_comes_back_as_it_was(journal: Journal, other: Journal, tmp_path: Path, text: str) -> None:
    kinds = fill(journal)
    with_text(journal, kinds, text)
    read_in(other, *write_tables(journal.facts, tmp_path))
    apart = {Kind.LAB_RESULT}  # its unit and analyte are read, not taken as they stand
    ours, theirs = contents(journal), contents(other)
    assert {kind: theirs[kind] for kind in theirs if kind not in apart} == {
        kind: ours[kind] for kind in ours if kind not in apart
    }


def test_what_is_here_otherwise_is_offered_and_not_done(journal: Journal, tmp_path: Path) -> None:
    kinds = fill(journal)
    write_tables(journal.facts, tmp_path)
    day = kinds[Kind.DAY]
    assert isinstance(day, Day)
    journal.change(Operation.EDIT, lambda edit: edit.replace(replace(day, note="changed since")))
    plan = importing.preview(tmp_path / "days.csv", journal.facts, today=TODAY)
    (entry,) = plan.entries
    assert (entry.action, entry.reason) == (Action.SKIP, "Already here; the file says otherwise about: note.")
    importing.run(journal, plan.picked({0: 0}))
    assert journal.facts.days()[0].note == "a day in bed"


def test_what_was_deleted_here_is_offered_and_not_done(journal: Journal, tmp_path: Path) -> None:
    kinds = fill(journal)
    write_tables(journal.facts, tmp_path)
    journal.change(Operation.EDIT, lambda edit: edit.remove(Day, kinds[Kind.DAY].id))
    (entry,) = importing.preview(tmp_path / "days.csv", journal.facts, today=TODAY).entries
    assert entry.action is Action.SKIP
    assert [option.action for option in entry.options] == [Action.ADD]


def test_what_belongs_to_something_that_is_not_there_is_refused(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    for name, word in (
        ("reactions", "infusions.csv"),
        ("course-days", "courses.csv"),
        ("answers", "questionnaires.csv"),
    ):
        plan = importing.preview(tmp_path / f"{name}.csv", other.facts, today=TODAY)
        assert {entry.action for entry in plan.entries} == {Action.REJECT}
        assert all(word in entry.reason for entry in plan.entries)


def test_a_reaction_finds_an_infusion_that_was_typed_in_again(journal: Journal, other: Journal, tmp_path: Path) -> None:
    kinds = fill(journal)
    write_tables(journal.facts, tmp_path)
    infusion = next(one for one in journal.facts.infusions() if journal.facts.reactions(one.id))
    typed = replace(infusion, id="", recorded_at=None)
    other.change(Operation.LOAD, lambda edit: edit.add(typed))
    read_in(other, tmp_path / "reactions.csv")
    (reaction,) = other.facts.reactions()
    assert reaction.infusion == other.facts.infusions()[0].id
    assert isinstance(kinds[Kind.REACTION], Reaction)


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("days", "mark", "fine"),
        ("infusions", "product", ""),
        ("infusions", "amount", "1,5"),
        ("courses", "stopped_on", "1999-01-01"),
        ("questionnaires", "items", "{"),
        ("reactions", "onset_day", "-1"),
        ("visits", "day", "4.3.2024"),
        ("trackers", "question_version", "0"),
        ("research-marks", "found", "perhaps"),
        ("written-before", "recorded_at", "2024-03-04T08:00"),
        ("infusions", "kind", "fluid"),
        ("trackers", "position", "first"),
        ("trackers", "archived", ""),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(
    journal: Journal, other: Journal, tmp_path: Path, table: str, column: str, cell: str
) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    for needed in ("trackers", "infusions", "courses"):
        if table != needed:
            read_in(other, tmp_path / f"{needed}.csv")
    path = tmp_path / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as text:
        header, first, *_rest = csv.reader(text)
    first[header.index(column)] = cell
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([header, first])
    (entry,) = importing.preview(path, other.facts, today=TODAY).entries
    wrong = "iron_mg" if cell == "fluid" else column  # only an infusion of iron has an amount of iron
    assert (entry.action, entry.where) == (Action.REJECT, f"line 2, column {wrong}")


def test_a_tracker_still_as_a_new_journal_begins_takes_over_what_the_file_says(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    tracker = journal.facts.trackers()[0]
    journal.change(Operation.EDIT, lambda edit: edit.replace(replace(tracker, name="My own words")))
    write_tables(journal.facts, tmp_path)
    read_in(other, tmp_path / "trackers.csv")
    assert next(one for one in other.facts.every(Tracker) if one.key == tracker.key).name == "My own words"


def test_every_table_has_its_place_in_the_order() -> None:
    assert set(own_kinds.ORDER) == {table.stem for table in TABLES}
    assert {own_kinds.table_of(table.columns) for table in TABLES} == set(TABLES)
    assert Attachment in rows.FACTS.values()


@pytest.mark.parametrize("name", ["days.csv", "a.zip"])
def test_a_reading_can_be_stopped(journal: Journal, tmp_path: Path, name: str) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "days.csv", "days.csv")

    def stop(_done: int, _whole: int) -> None:
        raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        importing.preview(tmp_path / name, journal.facts, today=TODAY, tell=stop)


def test_a_row_that_stands_twice_is_kept_once(journal: Journal, other: Journal, tmp_path: Path) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    with (tmp_path / "days.csv").open("a", encoding="utf-8", newline="") as text:
        text.write((tmp_path / "days.csv").read_text(encoding="utf-8").splitlines()[1] + "\r\n")
    plan = importing.preview(tmp_path / "days.csv", other.facts, today=TODAY)
    assert [entry.action for entry in plan.entries] == [Action.ADD, Action.SKIP]


def test_a_day_of_a_course_finds_the_course_by_its_title(journal: Journal, other: Journal, tmp_path: Path) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    (course,) = journal.facts.courses()
    other.change(Operation.LOAD, lambda edit: edit.add(replace(course, id="", recorded_at=None)))
    read_in(other, tmp_path / "course-days.csv")
    assert other.facts.course_days(other.facts.courses()[0].id)


@pytest.mark.parametrize("course_id", ["another", ""])
def test_a_day_of_a_course_finds_the_course_of_the_same_zip_by_its_title(
    journal: Journal, other: Journal, tmp_path: Path, course_id: str
) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    (course,) = journal.facts.courses()
    courses = (tmp_path / "courses.csv").read_text(encoding="utf-8").replace(course.id, course_id)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("courses.csv", courses)
        archive.write(tmp_path / "course-days.csv", "course-days.csv")
    first, again = (read_in(other, tmp_path / "a.zip")[0] for _time in range(2))
    assert [entry.action for entry in first.entries] == [Action.ADD, Action.ADD]
    assert [entry.action for entry in again.entries] == [Action.SKIP, Action.SKIP]
    assert len(other.facts.course_days(other.facts.courses()[0].id)) == 1


def test_rows_without_an_id_are_not_added_again(journal: Journal, other: Journal, tmp_path: Path) -> None:
    fill(journal)
    write_tables(journal.facts, tmp_path)
    table = tmp_path / "infusions.csv"
    header, row = table.read_text(encoding="utf-8").splitlines()[:2]
    without = row.replace(journal.facts.infusions()[0].id, "")
    table.write_text(f"{header}\r\n{without}\r\n{without}\r\n{row}\r\n{without}\r\n", encoding="utf-8", newline="")
    counts = [read_in(other, table)[0].counts()[Action.ADD] for _time in range(2)]
    assert counts == [4, 0]


def test_what_speaks_of_a_tracker_or_comes_with_another_version_is_refused(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    own = replace(journal.facts.trackers()[0], id="", key="my-own", recorded_at=None)
    before = Expectation(tracker="my-own", size=Decimal(2))
    shipped = Card(key="shipped-once", title="A card", content="{}")
    journal.change(Operation.LOAD, lambda edit: edit.add_many([own, before, shipped]))
    write_tables(journal.facts, tmp_path)
    cards = tmp_path / "research-cards.csv"
    cards.write_text(cards.read_text(encoding="utf-8").replace("{},no", "{},yes"), encoding="utf-8", newline="")
    reasons = {
        name: {entry.reason for entry in importing.preview(tmp_path / name, other.facts, today=TODAY).entries}
        for name in ("written-before.csv", "research-cards.csv")
    }
    assert reasons["written-before.csv"] == {"Its tracker is not here. Read trackers.csv first, or together with it."}
    assert "This journal does not come with this card." in reasons["research-cards.csv"]


def test_a_file_that_cannot_be_opened_has_its_place_too(tmp_path: Path) -> None:
    assert importing.in_order([tmp_path / "none", tmp_path]) == [tmp_path / "none", tmp_path]


def test_what_was_deleted_by_hand_does_not_come_back_with_the_tables(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    fill(journal)
    written = write_tables(journal.facts, tmp_path)
    read_in(other, *written)
    kinds = [kind for kind in reversed(rows.FACTS) if kind not in {*_APART, Kind.SETTING, Kind.MAPPING, Kind.TRACKER}]
    gone = [fact for kind in kinds for fact in other.facts.every(rows.FACTS[kind])]
    assert len({type(fact) for fact in gone}) > 12
    for fact in gone:
        other.change(Operation.REMOVE, partial(_take_out, fact))
    left = contents(other)
    offered = [entry for plan in read_in(other, *written) for entry in plan.entries if entry.options]
    assert contents(other) == left
    assert {entry.kind for entry in offered} >= {Kind.SCORE, Kind.LAB_RESULT, Kind.INFUSION, Kind.EVENT, Kind.COURSE}


def _take_out(fact: Fact, edit: Edit) -> None:
    edit.remove(type(fact), fact.id)


def test_scores_on_a_tracker_with_a_key_of_several_words_come_with_it(tmp_path: Path) -> None:
    with Journal.create(None) as journal, Journal.create(None) as other:
        verbs.add_tracker(journal, a_tracker("jaw_ache", name="Jaw ache"))
        verbs.log_score(journal, a_score("jaw_ache"))
        write_workbook(journal.facts, tmp_path / "all.xlsx")
        importing.run(other, importing.preview(tmp_path / "all.xlsx", other.facts, today=TODAY))
        assert [score.tracker for score in other.facts.scores()] == ["jaw_ache"]
