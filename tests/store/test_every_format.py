# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One small journal of every format there ever was opens as today's, with all that its program saw in it."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.facts import Kind
from journal_app.store import rows, schema
from journal_app.store.journal import Journal
from tests.exchange.every_kind import fill
from tests.store import keep_format

DATA = Path(__file__).parents[1] / "data"
FORMATS = range(schema.FIRST_FORMAT // 1000, schema.FORMAT // 1000 + 1)
# The first was kept before there was a fact of every kind.
WHOLE = FORMATS[1:]


def _kept(number: int, path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript((DATA / f"format-{number}.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


def _seen_then(number: int) -> dict[str, Any]:
    dump: dict[str, Any] = json.loads((DATA / f"format-{number}.json").read_text(encoding="utf-8"))
    return dump


def _in_columns_of(then: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Today's dump as far as ``then`` could tell it: its tables, and of these the columns there were."""
    tables = {name: rows for name, rows in then.items() if isinstance(rows, list)}
    return {
        name: [{column: row[column] for column in (told[0] if told else ())} for row in now[name]]
        for name, told in tables.items()
    }


def test_each_format_has_its_journal_and_no_other_is_there() -> None:
    names = {f"format-{number}.{kind}" for number in FORMATS for kind in ("sql", "json")}
    assert {path.name for path in DATA.glob("format-*")} == names


@pytest.mark.parametrize("number", FORMATS)
def test_it_opens_with_all_that_was_seen_in_it_then(number: int, journal_path: Path) -> None:
    then = _seen_then(number)
    assert then["journal"]["format"] == number * 1000
    with Journal.open(_kept(number, journal_path)) as journal:
        now = json.loads(json.dumps(journal.dump()))
        assert now["journal"]["format"] == schema.FORMAT
        assert _in_columns_of(then, now) == {name: told for name, told in then.items() if isinstance(told, list)}
        assert journal.check().ok


@pytest.mark.parametrize("number", FORMATS)
def test_it_can_be_looked_at_without_a_byte_changed(number: int, journal_path: Path) -> None:
    before = _kept(number, journal_path).read_bytes()
    with Journal.open(journal_path, read_only=True) as journal:
        looked_at = journal.dump()
    assert journal_path.read_bytes() == before
    with Journal.open(journal_path) as journal:
        assert journal.dump() == looked_at


@pytest.mark.parametrize("number", FORMATS)
def test_all_that_was_done_in_it_is_taken_back_and_done_again(number: int, journal_path: Path) -> None:
    with Journal.open(_kept(number, journal_path)) as journal:
        changes = len(list(journal.history()))
        assert changes > 1
        while journal.can_redo:
            journal.redo()
        done = journal.dump()
        while journal.can_undo:
            journal.undo()
        with Journal.create(None, person="Alex Example") as new:
            assert journal.dump() == new.dump()
        while journal.can_redo:
            journal.redo()
        assert journal.dump() == done


@pytest.mark.parametrize("number", FORMATS)
def test_its_dump_is_loaded_by_today(number: int, journal_path: Path) -> None:
    with Journal.open(_kept(number, journal_path)) as journal, Journal.create(None) as other:
        other.load(_seen_then(number))
        assert other.dump() == journal.dump()


@pytest.mark.parametrize("number", WHOLE)
def test_there_is_a_fact_of_every_kind_of_its_time_in_it(number: int, journal_path: Path) -> None:
    connection = sqlite3.connect(_kept(number, journal_path))
    kinds = {str(kind) for kind in Kind}
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} & kinds
    empty = {name for name in found if not connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]}  # noqa: S608 -- a name of ours
    connection.close()
    assert empty == set()
    assert kinds - found <= ({"expectation"} if number < FORMATS[-1] else set())


@pytest.mark.parametrize("number", WHOLE)
def test_a_form_left_half_filled_in_is_still_there(number: int, journal_path: Path) -> None:
    with Journal.open(_kept(number, journal_path)) as journal:
        draft = journal.facts.kept_draft("infusion")
        assert draft is not None
        assert "half filled in" in draft.content


def test_the_newest_has_the_tables_of_a_journal_made_today(journal_path: Path, tmp_path: Path) -> None:
    """A table that is changed without a new format, once this one was kept, shows here."""
    Journal.create(journal_path).close()
    kept = _kept(FORMATS[-1], tmp_path / "kept.ironjournal")
    assert _tables(kept) == _tables(journal_path)


def test_what_is_kept_with_a_new_format_is_never_written_over(tmp_path: Path) -> None:
    keep_format.keep(tmp_path)
    told = json.loads((tmp_path / f"format-{FORMATS[-1]}.json").read_text(encoding="utf-8"))
    with Journal.create(None) as journal:
        assert {str(rows.kind_of(type(fact))) for fact in fill(journal).values()} <= told.keys()
    with pytest.raises(FileExistsError):
        keep_format.keep(tmp_path)


def _tables(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    connection.close()
    return [tuple(str(part) for part in row) for row in found]
