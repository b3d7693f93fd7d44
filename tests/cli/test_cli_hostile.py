# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files as an attacker would make them: no code of theirs runs, nothing is written elsewhere, nothing crashes, and
memory stays within bounds.
"""

import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journal_app import places
from journal_app.store.journal import Journal
from tests.cli.runner import Iron

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 500 * 1024 * 1024
READING = [("lab", "list"), ("dump",), ("history",), ("check",), ("infusion", "list"), ("visit", "list"), ("findings",)]
READING += [
    ("report", "visit.pdf"),
    ("research", "list"),
    ("research", "search", "iron"),
    ("backup", "copies"),
    ("week-sheet", "sheet.pdf"),
    ("export", "tables"),
]
WRITING = [("log", "fatigue=7", "--on", "2024-11-20"), ("undo",), ("redo",), ("compact", "--yes")]

# What stands in the file, and what it would do if it were believed.
STRANGE = {
    "a trigger that deletes": "CREATE TRIGGER t AFTER INSERT ON score BEGIN DELETE FROM tracker; END",
    "a trigger on the log": "CREATE TRIGGER t BEFORE INSERT ON change BEGIN UPDATE setting SET value = 'x'; END",
    "a view in place of a table": (
        "ALTER TABLE score RENAME TO hidden;"
        " CREATE VIEW score AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT hidden.* FROM hidden, n"
    ),
    "another view": "CREATE VIEW more AS SELECT * FROM setting",
    "a full-text table": "CREATE VIRTUAL TABLE words USING fts5(text)",
    "shadow tables of one": "CREATE VIRTUAL TABLE score_fts USING fts4(text); INSERT INTO score_fts VALUES ('x')",
    "a column that computes": (
        "ALTER TABLE event ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL"
    ),
    "a missing table": "DROP TABLE change_row",
    "a missing column": "ALTER TABLE score DROP COLUMN note",
    "a column under another name": "ALTER TABLE lab_result RENAME COLUMN unit TO vnit",
}
# What is not what its column is for; the rules of the tables are switched off to write it.
WRONG = {
    "a day that is none": "UPDATE score SET day = 'whenever'",
    "a number that is none": "UPDATE score SET value = 'NaN-ish'",
    "an endless number": "UPDATE score SET value = '1e999999'",
    "a kind that is none": "UPDATE tracker SET kind = 'shell'",
    "an operation that is none": "UPDATE change SET operation = 'rm -rf'",
    "an instant that is none": "UPDATE change SET at = 'never'",
    "a log that is no JSON": "UPDATE change_row SET before = '{', after = '['",
    "a log of another table": "UPDATE change_row SET kind = 'sqlite_master'",
    "a log that says less": "UPDATE change_row SET before = '{\"id\": 1}'",
    "a change that reverses itself": "UPDATE change SET reverses = sequence, reversed_by = sequence",
    "bytes that are no text": "UPDATE setting SET value = CAST(x'fffefd' AS TEXT)",
    "settings that are none": "UPDATE setting SET value = char(0, 10) || '../../etc/passwd'",
    "a day's end that is none": "INSERT INTO setting VALUES ('s', 'a', '2026-01-01', 'typed', 'day_ends', '99:99')",
    "a score of no tracker": "UPDATE score SET tracker = 'none of ' || id",
    "answers that are none": (
        "INSERT INTO answer_set VALUES"
        " ('q', 'a', '2026-01-01T00:00:00+00:00', 'typed', 'phq-9', '2024-11-20', '[', '1', '1', '')"
    ),
    "a card that is none": (
        "INSERT INTO card VALUES ('c', 'a', '2026-01-01T00:00:00+00:00', 'typed', 'own', 'A card', '{', 0)"
    ),
    "a card of another shape": (
        "INSERT INTO card VALUES ('c', 'a', '2026-01-01T00:00:00+00:00', 'typed', 'own', 'A card',"
        ' \'{"headline": {"a": [1]}}\', 0)'
    ),
    "a letter that is a program": (
        "INSERT INTO attachment VALUES ('l', 'a', '2026-01-01T00:00:00+00:00', 'typed', '../../autostart/x.desktop',"
        " 'application/pdf', 'event', 'none', '00'); INSERT INTO blob VALUES ('00', x'5b44')"
    ),
    "a name that leaves the folder": "UPDATE setting SET value = '../../../outside' WHERE key = 'person'",
}


@pytest.fixture
def iron(journal_path: Path) -> Iron:
    iron = Iron(journal_path)
    iron("new", "--person", "Anna")
    iron("log", "fatigue=7", "mood=3", "--on", "2024-11-20", "--note", "a note")
    iron("log", "fatigue=6", "--on", "2024-11-20")
    iron("lab", "add", "ferritin", "12", "ug/L", "--on", "2024-11-20")
    iron("event", "add", "crash", "--from", "2024-11-20")
    return iron


def altered(path: Path, statements: str) -> None:
    """Alter the inside of a journal as any program can."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("PRAGMA writable_schema = ON")
        db.executescript(statements)
        db.commit()


def attempted(iron: Iron, *typed: str) -> Result:
    """How a command ends, which may be refused and is never to be a bug."""
    result = CliRunner().invoke(iron.program, ["--journal", str(iron.path), *typed])
    reports = [report.read_text(encoding="utf-8") for report in places.log_folder().glob("crash-*")]
    assert result.exit_code in {0, 1}, (typed, result.output, *reports)
    return result


def ended(iron: Iron, typed: tuple[str, ...], folder: Path) -> tuple[int, str]:
    """How a command ends; it may write in a folder of its own."""
    inside = [str(folder / part) if part in {"copies", "sheet.pdf", "tables", "visit.pdf"} else part for part in typed]
    outcome = attempted(iron, *inside)
    return outcome.exit_code, outcome.stderr


@pytest.mark.parametrize("what", STRANGE)
def test_what_no_journal_holds_is_refused_before_anything_of_it_runs(iron: Iron, what: str) -> None:
    altered(iron.path, STRANGE[what])
    before = iron.path.read_bytes()
    for typed in (*READING[:4], *WRITING):
        said = iron.refused(*typed)
        assert "This journal is damaged." in said, typed
    assert iron.path.read_bytes() == before


@pytest.mark.parametrize("what", WRONG)
def test_values_that_are_none_end_in_words_and_never_in_a_crash(iron: Iron, what: str, tmp_path: Path) -> None:
    altered(iron.path, WRONG[what])
    outside = set(tmp_path.rglob("*"))
    for number, typed in enumerate((*READING, *WRITING)):
        folder = tmp_path / f"out-{number}"
        folder.mkdir()
        code, said = ended(iron, typed, folder)
        assert code in {0, 1}, (typed, said)
        assert code == 0 or said.strip(), typed
    made = {path for path in tmp_path.rglob("*") if not any(part.startswith("out-") for part in path.parts)}
    assert {path.name.partition("-")[0] for path in made - outside} <= {iron.path.name}


def test_bits_turned_over_anywhere_crash_no_command(iron: Iron, tmp_path: Path) -> None:
    whole, chance = iron.path.read_bytes(), random.Random(11)  # noqa: S311 -- the same bits every time
    used = [place for place, byte in enumerate(whole) if byte]
    refused = 0
    for _damage in range(12):
        spoilt = bytearray(whole)
        for place in chance.sample(used, chance.choice([1, 3, 20])):
            spoilt[place] ^= 1 << chance.randrange(8)
        for typed in (("dump",), ("history",), ("check",), ("undo",), ("compact", "--yes")):
            iron.path.write_bytes(spoilt)
            refused += ended(iron, typed, tmp_path)[0]
    assert refused > 12  # most of it is seen


def test_a_header_that_lies_about_the_format_is_refused(iron: Iron) -> None:
    altered(iron.path, "PRAGMA user_version = 0")
    for typed in (READING[0], WRITING[0]):
        assert attempted(iron, *typed).exit_code == 1
    altered(iron.path, "PRAGMA user_version = 999000")
    assert "newer Iron Journal" in iron.refused("dump")
    altered(iron.path, "PRAGMA user_version = -5")
    assert attempted(iron, "dump").exit_code == 1


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def run_within_bounds(iron: Iron, *typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "journal_app", "--journal", str(iron.path), *typed]
    env = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, preexec_fn=limited)


def a_long_note(path: Path) -> None:
    altered(path, "UPDATE score SET note = hex(zeroblob(60000000))")


def a_long_letter(path: Path) -> None:
    altered(path, "INSERT INTO blob VALUES ('00', zeroblob(150000000))")


def a_long_log(path: Path) -> None:
    altered(path, "UPDATE change_row SET before = '\"' || hex(zeroblob(40000000)) || '\"'")


@pytest.mark.parametrize("grow", [a_long_note, a_long_letter, a_long_log])
def test_a_value_as_large_as_a_disk_does_not_fill_the_memory(iron: Iron, grow: Callable[[Path], None]) -> None:
    grow(iron.path)
    ended = run_within_bounds(iron, "check")
    assert ended.returncode == 1, ended.stderr
    assert "an entry is longer than any entry can be" in ended.stderr


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        nested(200_000),
        b'{"journal": 1, "score": [{"id": {"a": []}}]}',
        b'{"journal": {"format": 1e999}}',
        b'{"score": [[1, 2]], "journal": {"format": 3000, "person": "../../x", "made_up": false}}',
        json.dumps({"journal": {"format": 3000}, "sqlite_master": [{"sql": "DROP TABLE score"}]}).encode(),
        b'{"journal": {"format": 3000, "person": "a", "made_up": false}, "score; DROP TABLE score": []}',
        b'\xff\xfe{"a": 1}',
    ],
    ids=range(9),
)
def test_a_crafted_dump_is_refused_and_nothing_of_it_kept(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "dump.json"
    file.write_bytes(content)
    iron = Iron(tmp_path / "into.ironjournal")
    iron("new")
    before = iron("dump").stdout_bytes
    assert iron("load", file, code=1).stderr.strip()
    assert iron("dump").stdout_bytes == before


def test_a_crafted_card_stays_text(iron: Iron, tmp_path: Path) -> None:
    file = tmp_path / "mine.ris"
    title = "=cmd|' /C calc'!A0 <script>alert(1)</script> #include(\"/etc/passwd\") '; DROP TABLE card; --"
    file.write_text(f"TY  - JOUR\nTI  - {title}\nER  - \n", encoding="utf-8")
    iron("research", "add", file)
    with Journal.open(iron.path, read_only=True) as journal:
        assert [card.title for card in journal.facts.cards()] == [title]
        assert journal.check().ok


def test_a_crafted_backup_is_refused_when_it_is_gone_back_to(iron: Iron, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    iron("backup", copies)
    (backup,) = copies.iterdir()
    altered(backup, STRANGE["a trigger that deletes"])
    before = iron("dump").stdout_bytes
    assert "damaged" in iron.refused("restore", backup, "--yes")
    assert iron("dump").stdout_bytes == before
