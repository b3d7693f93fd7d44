# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal is given a passphrase, another one, or none: all of it, or nothing changed and nothing left beside it."""

import os
import resource
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as cipher

from journal_app.domain.attachments import read_letter
from journal_app.errors import (
    EntryRefused,
    JournalError,
    JournalInUse,
    JournalReadOnly,
    JournalUnreadable,
    StorageFailed,
    WrongPassphrase,
)
from journal_app.store import keys, leftovers, schema, vault, verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_letter, a_score, an_infusion

ROOT = Path(__file__).parents[2]
OLD_FORMAT = ROOT / "tests" / "data" / "format-1.sql"
COMPOSED, APART = (unicodedata.normalize(form, "café crème") for form in ("NFC", "NFD"))


def _all_rows(path: Path, passphrase: str | None) -> dict[str, list[object]]:
    """Every row of every table, also of those that are in no dump."""
    with closing(vault.connect(path, passphrase=passphrase, read_only=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 -- names of its own tables


def _beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.name != path.name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed journal without passphrase, with an entry, a letter, an unfinished form and something undone."""
    path = tmp_path / "the journal of ä.ironjournal"
    with Journal.create(path, person="Alex") as journal:
        verbs.log_score(journal, a_score(note="a note"))
        infusion = verbs.add_infusion(journal, an_infusion()).value
        verbs.add_letters(journal, [read_letter("letter.pdf", a_letter("words of a letter"))], belongs_to=infusion)
        verbs.note_day(journal, A_DAY, "undone")
        journal.undo()
        journal.keep_draft("labs", '["half typed"]')
    return path


def test_a_passphrase_is_set_changed_and_removed_and_every_row_stays(path: Path) -> None:
    before = _all_rows(path, None)

    for old, new in ((None, "it's a phrase"), ("it's a phrase", "another"), ("another", "another"), ("another", None)):
        assert keys.set_passphrase(path, old, new) is None
        assert _all_rows(path, new) == before
        assert path.read_bytes().startswith(b"SQLite format 3") is (new is None)
        assert path.stat().st_mode & 0o777 == 0o600
        assert _beside(path) == []
        if new is not None:
            with pytest.raises(WrongPassphrase):
                Journal.open(path, passphrase=f"{new} ")
    with Journal.open(path) as journal:
        assert journal.check().ok
        journal.redo()


def test_the_copy_of_a_journal_without_passphrase_is_ordinary_sqlite(path: Path) -> None:
    keys.set_passphrase(path, None, "a phrase")
    keys.set_passphrase(path, "a phrase", None)

    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA page_size").fetchone() == (4096,)
        assert db.execute("SELECT note FROM score").fetchall() == [("a note",)]


def test_no_byte_of_an_encrypted_journal_can_be_read_and_no_two_copies_are_alike(path: Path) -> None:
    keys.set_passphrase(path, None, "a phrase")
    first = path.read_bytes()
    keys.set_passphrase(path, "a phrase", "a phrase")

    assert first[:16] != path.read_bytes()[:16]  # the salt
    for word in (b"Alex", b"a note", b"words of a letter", b"half typed", b"CREATE TABLE"):
        assert word not in first


def test_the_key_is_derived_as_slowly_as_sqlcipher_does_by_itself(path: Path) -> None:
    """256,000 rounds of PBKDF2 with HMAC-SHA512: SQLCipher 4 (zetetic.net/sqlcipher/sqlcipher-api, kdf_iter)."""
    keys.set_passphrase(path, None, "a phrase")

    with closing(cipher.connect(str(path))) as db:
        db.execute("PRAGMA key = 'a phrase'")
        assert db.execute("SELECT count(*) FROM score").fetchone() == (1,)
        assert db.execute("PRAGMA kdf_iter").fetchone() == ("256000",)
        assert db.execute("PRAGMA cipher_kdf_algorithm").fetchone() == ("PBKDF2_HMAC_SHA512",)
        assert db.execute("PRAGMA cipher_hmac_algorithm").fetchone() == ("HMAC_SHA512",)


def test_what_the_engine_sets_aside_stays_in_memory(path: Path) -> None:
    with closing(vault.connect(path)) as db:
        assert db.execute("PRAGMA temp_store").fetchone() == (2,)


@pytest.mark.parametrize(("typed_then", "typed_now"), [(COMPOSED, APART), (APART, COMPOSED)])
def test_a_passphrase_opens_however_the_keyboard_writes_its_accents(
    path: Path, typed_then: str, typed_now: str
) -> None:
    keys.set_passphrase(path, None, typed_then)
    Journal.open(path, passphrase=typed_now).close()
    with closing(cipher.connect(str(path))) as db:
        db.execute(f"PRAGMA key = '{COMPOSED}'")
        assert db.execute("SELECT count(*) FROM score").fetchone() == (1,)


@pytest.mark.parametrize("typed_now", [COMPOSED, APART])
def test_a_journal_that_was_locked_with_letters_and_accents_apart_still_opens(path: Path, typed_now: str) -> None:
    older = path.with_name("older")
    with closing(cipher.connect(str(path))) as db:
        db.execute("ATTACH DATABASE ? AS other KEY ?", [str(older), APART])
        db.execute("SELECT sqlcipher_export('other')")
        db.execute(f"PRAGMA other.application_id = {schema.APPLICATION_ID}")
        db.execute(f"PRAGMA other.user_version = {schema.FORMAT}")

    with Journal.open(older, passphrase=typed_now) as journal:
        assert len(journal.facts.scores()) == 1
    keys.set_passphrase(older, typed_now, "another")
    Journal.open(older, passphrase="another").close()


def test_an_older_format_stays_the_older_format(tmp_path: Path) -> None:
    path = tmp_path / "old.ironjournal"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(OLD_FORMAT.read_text(encoding="utf-8"))
    before = _all_rows(path, None)

    keys.set_passphrase(path, None, "a phrase")

    assert _all_rows(path, "a phrase") == before
    with closing(vault.connect(path, passphrase="a phrase")) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1000,)
    Journal.open(path, passphrase="a phrase").close()


def test_a_journal_under_another_name_is_changed_where_it_lies(path: Path, tmp_path: Path) -> None:
    alias = tmp_path / "elsewhere" / "alias.ironjournal"
    alias.parent.mkdir()
    alias.symlink_to(path)

    keys.set_passphrase(alias, None, "a phrase")

    assert alias.is_symlink()
    assert _beside(alias) == []
    assert _beside(path) == ["elsewhere"]
    Journal.open(path, passphrase="a phrase").close()


def test_a_long_name_leaves_room(path: Path) -> None:
    long = path.rename(path.with_name("ä" * 119 + ".ironjournal"))
    keys.set_passphrase(long, None, "a phrase")
    Journal.open(long, passphrase="a phrase").close()
    assert _beside(long) == []


def test_what_a_killed_writer_left_in_its_log_comes_along(path: Path, tmp_path: Path) -> None:
    left = tmp_path / "left behind"
    left.mkdir()
    with Journal.open(path) as journal:
        verbs.log_score(journal, a_score("mood", 3))
        for file in path.parent.glob(f"{path.name}*"):
            (left / file.name).write_bytes(file.read_bytes())
        expected = journal.dump()
    assert (left / f"{path.name}-wal").stat().st_size

    keys.set_passphrase(left / path.name, None, "a phrase")

    assert _beside(left / path.name) == []
    with Journal.open(left / path.name, passphrase="a phrase") as journal:
        assert journal.dump() == expected


def test_the_old_bytes_are_written_over(path: Path) -> None:
    with path.open("rb") as held:
        keys.set_passphrase(path, None, "a phrase")
        assert not held.read().strip(b"\0")


def test_the_old_bytes_are_written_over_on_a_disk_without_second_names(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with path.open("rb") as held:
        keys.set_passphrase(path, None, "a phrase")
        assert not held.read().strip(b"\0")
    assert _beside(path) == []
    Journal.open(path, passphrase="a phrase").close()


def test_a_copy_of_the_readers_own_that_shares_the_bytes_keeps_them(path: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.ironjournal"
    os.link(path, shared)
    before = shared.read_bytes()

    keys.set_passphrase(path, None, "a phrase")

    assert shared.read_bytes() == before


def _refused(path: Path, old: str | None, new: str | None, *, because: type[JournalError], words: str) -> None:
    """Try, and see that nothing became of it."""
    before, around = path.read_bytes(), _beside(path)
    with pytest.raises(because, match=words) as refused:
        keys.set_passphrase(path, old, new)
    assert refused.value.detail
    assert path.read_bytes() == before
    assert _beside(path) == around
    for secret in (old, new):
        assert not secret or secret not in f"{refused.value}{refused.value!r}"


@pytest.mark.parametrize(
    ("old", "new", "because", "words"),
    [
        ("wrong secret", "new secret", WrongPassphrase, "does not open"),
        ("wrong secret", None, WrongPassphrase, "does not open"),
        (None, "new secret", WrongPassphrase, "locked with a passphrase"),
        ("right secret", "", EntryRefused, "at least one character"),
        ("right secret", "new\0secret", WrongPassphrase, "cannot be a passphrase"),
        ("right secret", "new secret \ud800", WrongPassphrase, "cannot be a passphrase"),
    ],
)
def test_what_cannot_be_changes_nothing(
    path: Path, old: str | None, new: str | None, because: type[JournalError], words: str
) -> None:
    keys.set_passphrase(path, None, "right secret")
    _refused(path, old, new, because=because, words=words)


def test_there_is_nothing_to_remove_where_there_is_no_passphrase(path: Path) -> None:
    _refused(path, None, None, because=EntryRefused, words="has no passphrase")


def test_a_journal_that_is_open_is_left_alone(path: Path) -> None:
    with Journal.open(path):
        _refused(path, None, "new", because=JournalInUse, words="open in another window")
    with Journal.open(path, read_only=True) as view:
        view._db.execute("BEGIN")
        view.facts.scores()
        _refused(path, None, "new", because=JournalInUse, words="busy")


def test_a_folder_that_takes_no_files_is_said(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        _refused(path, None, "new", because=JournalReadOnly, words="only be looked at")
    finally:
        path.parent.chmod(0o700)


def test_a_damaged_journal_is_said_and_kept_as_it_is(path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    for page in range(3, len(damaged) // 4096):
        damaged[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(bytes(damaged))
    _refused(path, None, "new", because=JournalUnreadable, words="damaged")


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with closing(cipher.connect(str(path))) as db:
        db.execute("PRAGMA key = 'soup'")
        db.execute("CREATE TABLE recipe (name TEXT)")
    _refused(path, "soup", None, because=JournalUnreadable, words="not an Iron Journal")


def test_a_copy_that_came_out_otherwise_never_takes_the_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = keys._write_copy

    def write_less(statement: str) -> Callable[..., None]:
        def written(journal: object, copy: Path, passphrase: str | None) -> None:
            write(journal, copy, passphrase)  # type: ignore[arg-type]
            with closing(vault.connect(copy, passphrase=passphrase)) as db:
                db.execute(statement)

        return written

    for statement in ("DELETE FROM score", "UPDATE blob SET content = x'00'", "DROP INDEX infusion_by_day"):
        monkeypatch.setattr(keys, "_write_copy", write_less(statement))
        _refused(path, None, "new", because=StorageFailed, words="could not be written")


def test_a_full_disk_changes_nothing(path: Path) -> None:
    before = path.read_bytes()

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    code = (
        "import sys; from pathlib import Path; from journal_app.store import keys\n"
        "from journal_app.errors import StorageFailed\n"
        "try: keys.set_passphrase(Path(sys.argv[1]), None, 'a phrase')\n"
        "except StorageFailed as error: print(error)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=no_room,
    )

    assert "Nothing was changed." in said.stdout
    assert path.read_bytes() == before
    assert _beside(path) == []


def test_a_place_that_is_not_given_up_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_copy: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    _refused(path, None, "new", because=StorageFailed, words="could not be written")


def test_a_copy_left_by_a_kill_is_wiped_when_the_journal_is_opened(path: Path) -> None:
    keys.set_passphrase(path, None, "a phrase")
    copy = leftovers.copy_beside(path)
    copy.write_bytes(b"in clear")
    copy.with_name(copy.name + "-journal").write_bytes(b"in clear")

    with copy.open("rb") as held:
        Journal.open(path, passphrase="a phrase").close()
        assert held.read() == bytes(8)

    assert _beside(path) == []


def test_the_old_file_left_by_a_kill_is_wiped_when_the_journal_is_opened(path: Path) -> None:
    keys.set_passphrase(path, None, "a phrase")
    former = leftovers.former_beside(path)
    former.write_bytes(b"in clear")

    with pytest.raises(WrongPassphrase):
        Journal.open(path, passphrase="wrong")
    assert former.read_bytes() == b"in clear"
    with former.open("rb") as held:
        Journal.open(path, passphrase="a phrase").close()
        assert held.read() == bytes(8)
    assert _beside(path) == []


def test_a_second_name_of_the_journal_itself_left_by_a_kill_costs_nothing(path: Path) -> None:
    os.link(path, leftovers.former_beside(path))
    before = path.read_bytes()

    Journal.open(path).close()

    assert path.read_bytes() == before
    assert _beside(path) == []


def test_leftovers_are_in_the_way_of_nothing(path: Path) -> None:
    os.link(path, leftovers.former_beside(path))
    leftovers.copy_beside(path).write_bytes(b"in clear")

    keys.set_passphrase(path, None, "a phrase")

    assert _beside(path) == []
    Journal.open(path, passphrase="a phrase").close()


def test_an_old_file_that_does_not_go_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    former = leftovers.former_beside(path)
    unlink = Path.unlink

    def hold_on(file: Path, *, missing_ok: bool = False) -> None:
        if file == former:
            raise PermissionError(13, "Permission denied")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", hold_on)
    assert keys.set_passphrase(path, None, "a phrase") == former
    monkeypatch.undo()

    Journal.open(path, passphrase="a phrase").close()
    assert _beside(path) == []
