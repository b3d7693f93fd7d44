# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The journal as a file: made, opened, refused, shared, moved, closed."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.attachments import read_letter
from journal_app.domain.scores import Score
from journal_app.domain.treatments import Infusion
from journal_app.errors import (
    EntryRefused,
    JournalError,
    JournalInUse,
    JournalReadOnly,
    JournalTooNew,
    JournalUnreadable,
    StorageFailed,
    WrongPassphrase,
)
from journal_app.store import schema, verbs
from journal_app.store.journal import Journal
from tests.builders import a_letter, a_score, an_infusion

SNAPSHOT = Path(__file__).parents[1] / "data" / "schema.sql"


def _listing(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def a_kept(journal: Journal) -> Infusion:
    """An infusion that is in the journal."""
    return verbs.add_infusion(journal, an_infusion()).value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a journal of ä.ironjournal"


@pytest.fixture
def written(path: Path) -> Path:
    """A closed journal with one score."""
    with Journal.create(path, person="Alex") as journal:
        verbs.log_score(journal, a_score())
    return path


def test_a_new_journal_is_one_private_file(written: Path) -> None:
    assert _listing(written.parent) == [written.name]
    assert written.stat().st_mode & 0o777 == 0o600


def test_a_journal_without_passphrase_is_ordinary_sqlite(written: Path) -> None:
    connection = sqlite3.connect(written)
    try:
        assert connection.execute("SELECT tracker, value FROM score").fetchall() == [("fatigue", "6")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()


def test_the_schema_is_the_one_in_the_snapshot(written: Path) -> None:
    connection = sqlite3.connect(written)
    try:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name")
        schema_text = "\n\n".join(f"{sql};" for (sql,) in found) + "\n"
    finally:
        connection.close()
    assert schema_text == SNAPSHOT.read_text(encoding="utf-8")


def test_every_table_is_strict(written: Path) -> None:
    connection = sqlite3.connect(written)
    try:
        listed = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    finally:
        connection.close()
    assert {name for name, strict in listed if not strict} <= {"sqlite_schema", "_sqlite_migrations"}


def test_a_change_is_on_the_disk_before_it_returns(path: Path) -> None:
    with Journal.create(path) as journal:
        verbs.log_score(journal, a_score())
        row = (
            journal._db.execute("PRAGMA synchronous").fetchone(),
            journal._db.execute("PRAGMA journal_mode").fetchone(),
        )
    assert row == ((2,), ("wal",))


def test_two_new_journals_of_one_person_hold_the_same() -> None:
    with Journal.create(None, person="Alex") as one, Journal.create(None, person="Alex") as other:
        assert one.dump() == other.dump()


def test_an_existing_file_is_never_replaced(written: Path) -> None:
    before = written.read_bytes()

    with pytest.raises(EntryRefused, match="already a file"):
        Journal.create(written)

    assert written.read_bytes() == before
    assert _listing(written.parent) == [written.name]


def test_everything_is_there_after_a_restart_and_can_still_be_undone(written: Path) -> None:
    with Journal.open(written) as journal:
        assert journal.person == "Alex"
        assert len(journal.facts.scores()) == 1
        journal.undo()
    with Journal.open(written) as journal:
        assert journal.facts.scores() == []
        journal.redo()
        assert len(journal.facts.scores()) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear diary, today I was tired.\n" * 40, b"\x00" * 5000, b"SQLite format 3\x00" + b"\x00" * 84],
    ids=["empty", "text", "zeros", "header only"],
)
def test_what_is_no_journal_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(JournalError) as refused:
        Journal.open(path)

    assert refused.value.title
    assert refused.value.detail
    assert path.read_bytes() == content
    assert _listing(path.parent) == [path.name]


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()

    with pytest.raises(JournalUnreadable, match="not an Iron Journal"):
        Journal.open(path)

    assert path.read_bytes() == before


def test_a_missing_journal_is_named(path: Path) -> None:
    with pytest.raises(JournalUnreadable, match="no journal at"):
        Journal.open(path)
    assert not path.exists()


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(JournalUnreadable):
        Journal.open(tmp_path)


def _read_whole(path: Path) -> None:
    """Open, look at everything, and take a bad check for what it is."""
    with Journal.open(path, read_only=True) as journal:
        journal.facts.every(Score)
        report = journal.check()
    if not report.ok:
        raise JournalUnreadable(report.problems[0])


@pytest.mark.parametrize("kept_bytes", [100, 4096, 20_000])
def test_a_journal_cut_short_is_told_and_left_alone(written: Path, kept_bytes: int) -> None:
    cut = written.read_bytes()[:kept_bytes]
    written.write_bytes(cut)

    with pytest.raises(JournalUnreadable):
        _read_whole(written)

    assert written.read_bytes() == cut


def test_a_newer_journal_is_refused_and_left_alone(written: Path) -> None:
    connection = sqlite3.connect(written)
    connection.execute(f"PRAGMA user_version = {schema.FORMAT + 1000}")
    connection.close()
    before = written.read_bytes()

    for read_only in (False, True):
        with pytest.raises(JournalTooNew, match="newer Iron Journal"):
            Journal.open(written, read_only=read_only)

    assert written.read_bytes() == before


def test_a_journal_of_a_newer_minor_version_opens(written: Path) -> None:
    connection = sqlite3.connect(written)
    connection.execute(f"PRAGMA user_version = {schema.FORMAT + 7}")
    connection.close()

    with Journal.open(written) as journal:
        assert len(journal.facts.scores()) == 1
    connection = sqlite3.connect(written)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.FORMAT + 7,)
    connection.close()


def test_a_protected_file_can_be_read_but_not_changed(written: Path) -> None:
    written.chmod(0o400)
    before = written.read_bytes()

    with pytest.raises(JournalReadOnly):
        Journal.open(written)
    with Journal.open(written, read_only=True) as journal:
        assert len(journal.facts.scores()) == 1
        with pytest.raises(JournalReadOnly):
            verbs.log_score(journal, a_score(value=1))

    assert written.read_bytes() == before


def test_a_protected_folder_is_read_without_writing_beside_the_file(written: Path) -> None:
    written.parent.chmod(0o500)
    try:
        with pytest.raises(JournalReadOnly):
            Journal.open(written)
        with Journal.open(written, read_only=True) as journal:
            assert len(journal.facts.scores()) == 1
            assert _listing(written.parent) == [written.name]
    finally:
        written.parent.chmod(0o700)


def test_a_journal_of_a_killed_window_is_read_where_its_bits_allow_more_than_we_may(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder of somebody else's, or on a disk that can only be read; the window left it in WAL mode."""
    connection = sqlite3.connect(written)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    may = os.access
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK and may(path, mode))
    with pytest.raises(JournalReadOnly):
        Journal.open(written)
    with Journal.open(written, read_only=True) as journal:
        assert len(journal.facts.scores()) == 1
        assert _listing(written.parent) == [written.name]


def test_a_look_at_a_closed_journal_leaves_nothing_beside_it(written: Path) -> None:
    before = written.read_bytes()

    with Journal.open(written, read_only=True) as view:
        assert len(view.facts.scores()) == 1

    assert _listing(written.parent) == [written.name]
    assert written.read_bytes() == before


def test_opening_without_changing_anything_leaves_every_byte(written: Path) -> None:
    before = written.read_bytes()

    with Journal.open(written) as journal:
        assert journal.check().ok
        assert len(journal.history()) == 1

    assert written.read_bytes() == before


def test_a_second_opening_is_refused_while_a_view_is_allowed(written: Path) -> None:
    with Journal.open(written) as journal:
        with pytest.raises(JournalInUse, match="open in another window"):
            Journal.open(written)
        with Journal.open(written, read_only=True) as view:
            verbs.log_score(journal, a_score("mood", 3))
            assert len(view.facts.scores()) == 2


def test_a_journal_under_another_name_is_the_same_journal(written: Path, tmp_path: Path) -> None:
    alias = tmp_path / "elsewhere" / "alias.ironjournal"
    alias.parent.mkdir()
    alias.symlink_to(written)
    with Journal.open(written) as journal:
        with pytest.raises(JournalInUse):
            Journal.open(alias)
        verbs.log_score(journal, a_score("mood", 3))
        with Journal.open(alias, read_only=True) as view:
            assert len(view.facts.scores()) == 2
    with Journal.open(alias) as journal, pytest.raises(JournalInUse):
        Journal.open(written)
    assert _listing(alias.parent) == [alias.name]


def test_half_a_sign_is_refused_and_nothing_is_kept_of_it(written: Path) -> None:
    with Journal.open(written) as journal:
        with pytest.raises(EntryRefused, match="not a letter or sign"):
            verbs.note_day(journal, a_score().day, "a\ud800")
        assert len(journal.history()) == 1


_HOLD = """
import sys
from pathlib import Path
from journal_app.store.journal import Journal
journal = Journal.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_process(written: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the journal open."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(written)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_another_process_keeps_the_journal_to_itself(written: Path, other_process: "subprocess.Popen[str]") -> None:
    with pytest.raises(JournalInUse):
        Journal.open(written)
    with Journal.open(written, read_only=True) as view:
        assert len(view.facts.scores()) == 1


def test_a_killed_owner_locks_nobody_out(written: Path, other_process: "subprocess.Popen[str]") -> None:
    other_process.kill()
    other_process.wait()

    with Journal.open(written) as journal:
        assert len(journal.facts.scores()) == 1
    assert _listing(written.parent) == [written.name]


def test_what_a_killed_owner_left_beside_the_file_comes_home_without_a_change(written: Path, tmp_path: Path) -> None:
    left = tmp_path / "left behind"
    left.mkdir()
    with Journal.open(written) as journal:
        verbs.log_score(journal, a_score("mood", 3))
        for file in written.parent.glob(f"{written.name}*"):
            (left / file.name).write_bytes(file.read_bytes())
        expected = journal.dump()

    with Journal.open(left / written.name) as found:
        assert found.dump() == expected

    assert _listing(left) == [written.name]
    with Journal.open(left / written.name, read_only=True) as view:
        assert view.dump() == expected
    assert _listing(left) == [written.name]


def test_damage_is_noticed_at_once_after_an_unclean_close(written: Path) -> None:
    damaged = bytearray(written.read_bytes())
    for page in range(2, len(damaged) // 4096):
        damaged[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    written.write_bytes(bytes(damaged))
    written.with_name(written.name + "-lock").touch()

    for _try in range(2):
        with pytest.raises(JournalUnreadable, match="damaged"):
            Journal.open(written)

    assert written.read_bytes() == bytes(damaged)


def test_check_tells_damage_and_health_apart(written: Path) -> None:
    with Journal.open(written) as journal:
        assert journal.check().ok
    connection = sqlite3.connect(written)
    connection.execute("UPDATE score SET value = 'six'")
    connection.commit()
    connection.close()

    with Journal.open(written) as journal:
        report = journal.check()

    assert not report.ok
    assert "score" in report.problems[0]


def test_a_journal_moved_away_while_open_takes_no_entry_into_the_void(written: Path) -> None:
    with Journal.open(written) as journal:
        written.rename(written.with_name("moved"))

        with pytest.raises(StorageFailed, match="not where it was"):
            verbs.log_score(journal, a_score("mood", 3))


def test_a_copy_taken_while_open_is_whole_after_a_checkpoint(written: Path, tmp_path: Path) -> None:
    with Journal.open(written) as journal:
        verbs.log_score(journal, a_score("mood", 3))
        journal.checkpoint()
        copy = tmp_path / "copy.ironjournal"
        copy.write_bytes(written.read_bytes())
        expected = journal.dump()

    with Journal.open(copy) as copied:
        assert copied.dump() == expected


def test_a_backup_is_a_journal_with_the_same_facts(written: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.ironjournal"
    with Journal.open(written) as journal:
        journal.backup_to(target)
        expected = journal.dump()
        with pytest.raises(EntryRefused):
            journal.backup_to(target)

    with Journal.open(target) as copied:
        assert copied.dump() == expected


def test_a_passphrase_hides_every_byte(path: Path) -> None:
    with Journal.create(path, person="Sentinel Person", passphrase="it's a 'phrase'") as journal:
        verbs.log_score(journal, a_score(note="sentinel note"))
        verbs.add_letters(
            journal, [read_letter("sentinel.pdf", a_letter("sentinel words"))], belongs_to=a_kept(journal)
        )
        journal.keep_draft("labs", '["sentinel draft"]')
        beside = b"".join(file.read_bytes() for file in path.parent.iterdir())
    content = path.read_bytes()

    assert b"entinel" not in content + beside
    assert not content.startswith(b"SQLite")


def test_only_the_right_passphrase_opens(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Journal.create(path, passphrase="right") as journal:
        verbs.log_score(journal, a_score())
    before = path.read_bytes()

    for wrong in (None, "", "wrong", "right "):
        with pytest.raises(WrongPassphrase):
            Journal.open(path, passphrase=wrong)
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")

    with Journal.open(path, passphrase="right") as journal, journal.open_reader() as reader:
        assert len(reader.scores()) == 1


def test_an_empty_passphrase_is_no_passphrase(path: Path) -> None:
    with pytest.raises(EntryRefused, match="at least one character"):
        Journal.create(path, passphrase="")
    assert not path.exists()


def test_a_reader_on_its_own_connection_sees_what_was_kept_and_can_change_nothing(written: Path) -> None:
    with Journal.open(written) as journal, journal.open_reader() as reader:
        verbs.log_score(journal, a_score("mood", 3))

        assert len(reader.scores()) == 2
        with pytest.raises(Exception, match="readonly"):
            reader._db.execute("DELETE FROM score")


def test_a_full_disk_loses_nothing_that_was_kept(written: Path) -> None:
    with Journal.open(written) as journal:
        pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
        journal._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFailed, match="did not take"):
            verbs.note_day(journal, a_score().day, "long " * 100_000)
        journal._db.execute("PRAGMA max_page_count = 1000000")
        assert len(journal.facts.scores()) == 1
        assert journal.check().ok
        assert len(journal.history()) == 1
