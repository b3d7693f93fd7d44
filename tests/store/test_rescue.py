# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A damaged or missing journal is noticed, and the newest good backup takes its place; the damaged file is kept."""

import random
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.errors import JournalError, JournalInUse, NotFound, StorageFailed, WrongPassphrase
from journal_app.store import backup_places, keys, rescue, verbs
from journal_app.store.backups import Reason
from journal_app.store.dump import Dump
from journal_app.store.journal import Journal
from journal_app.store.spoiled import spoiled
from tests.builders import A_DAY, a_lab_result, a_score
from tests.soak.damage import damage

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


def clock() -> datetime:
    return NOW


def backed_up(path: Path, passphrase: str | None = None, now: datetime = NOW) -> Path:
    with Journal.open(path, passphrase=passphrase, read_only=True) as journal:
        return backup_places.back_up(journal, path, Reason.CHANGES, now).path


@pytest.fixture
def written(journal_path: Path) -> Path:
    with Journal.create(journal_path, person="Ada", clock=clock) as journal:
        scores = [a_score(day=A_DAY - timedelta(days=days), note="a note of some length " * 3) for days in range(200)]
        verbs.log_scores(journal, scores)
        verbs.add_lab_results(journal, [a_lab_result()])
    return journal_path


def noticed(path: Path, passphrase: str | None) -> bool:
    """Whether opening the journal, or a check of it, says that something is wrong."""
    try:
        with Journal.open(path, passphrase=passphrase) as journal:
            return not journal.check().ok or bool(spoiled(journal.facts, path))
    except JournalError:
        return True


def dump_of(path: Path, passphrase: str | None = None) -> Dump:
    with Journal.open(path, passphrase=passphrase) as journal:
        return journal.dump()


@pytest.mark.parametrize(("passphrase", "faults"), [(None, 40), ("it's a 'phrase'", 4)], ids=["plain", "locked"])
def test_bits_and_cuts_are_noticed_and_the_backup_takes_the_place(
    written: Path, passphrase: str | None, faults: int
) -> None:
    if passphrase:
        keys.set_passphrase(written, None, passphrase)
    expected, whole = dump_of(written, passphrase), written.read_bytes()
    backed_up(written, passphrase)
    hits = 0
    for seed in range(faults):
        written.write_bytes(whole)
        what = damage(written, random.Random(seed))  # noqa: S311 -- where it hits is no secret
        spoiled_bytes = written.read_bytes()
        if not noticed(written, passphrase):
            assert dump_of(written, passphrase) == expected, f"not noticed: {what}"
            continue
        hits += 1
        found = rescue.newest_good(written, passphrase)
        assert found is not None
        assert found.missing in {0, None}, what
        aside = rescue.put_in_place(written, found.backup.path, passphrase, clock)
        assert aside is not None
        assert (aside.read_bytes(), "damaged" in aside.name) == (spoiled_bytes, True)
        assert not noticed(written, passphrase)
        assert dump_of(written, passphrase) == expected
    assert hits >= faults // 4


def test_a_letter_that_became_another_is_noticed_by_the_backup(written: Path) -> None:
    content = written.read_bytes()
    backed_up(written)
    with Journal.open(written) as journal:
        verbs.log_score(journal, a_score(day=A_DAY, note="changed since, and logged"))
        verbs.remove_fact(journal, journal.facts.lab_results()[0])
        journal.undo()
        assert spoiled(journal.facts, written) == []
    content = written.read_bytes()
    written.write_bytes(content.replace(b"a note of some length a note", b"a note of some length a mote", 1))
    with Journal.open(written) as journal:
        assert journal.check().ok
        (problem,) = spoiled(journal.facts, written)
        assert problem.startswith("score: entry ")
        journal.forget()
        assert spoiled(journal.facts, written) == []  # the log forgot what was changed since; nothing can be told


def test_what_would_be_missing_is_counted_where_the_file_still_tells(written: Path) -> None:
    backed_up(written)
    with Journal.open(written) as journal:
        for value in range(3):
            verbs.log_score(journal, a_score("mood", value))
    found = rescue.newest_good(written, None)
    assert found is not None
    assert (found.missing, found.contents.changed_at, found.passed_over) == (3, NOW, 0)
    written.write_bytes(b"nothing of it is left")
    lost = rescue.newest_good(written, None)
    assert lost is not None
    assert (lost.missing, lost.is_there) == (None, True)


def test_a_backup_that_is_damaged_itself_is_passed_over(written: Path) -> None:
    first = backed_up(written)
    second = backed_up(written, now=NOW + timedelta(hours=1))
    second.write_bytes(second.read_bytes()[:-5000])
    found = rescue.newest_good(written, None)
    assert found is not None
    assert (found.backup.path, found.passed_over) == (first, 1)
    with pytest.raises(JournalError):
        rescue.put_in_place(written, second, None, clock)
    connection = sqlite3.connect(first)
    connection.execute("UPDATE score SET value = 'much'")
    connection.commit()
    connection.close()
    assert rescue.newest_good(written, None) is None
    with pytest.raises(NotFound, match="damaged too"):
        rescue.put_in_place(written, first, None, clock)
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_a_missing_journal_comes_back(written: Path) -> None:
    expected, backup = dump_of(written), backed_up(written)
    written.unlink()
    found = rescue.newest_good(written, None)
    assert found is not None
    assert not found.is_there
    assert rescue.put_in_place(written, backup, None, clock) is None
    assert dump_of(written) == expected
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_what_lies_beside_the_damaged_file_goes_with_it(written: Path) -> None:
    backup = backed_up(written)
    beside = written.with_name(written.name + "-wal")
    beside.write_bytes(b"what came last")
    for _turn in range(2):
        aside = rescue.put_in_place(written, backup, None, clock)
        assert aside is not None
    asides = sorted(path.name for path in written.parent.iterdir() if "damaged" in path.name)
    assert len([name for name in asides if name.endswith(".ironjournal")]) == 2
    assert [path.read_bytes() for path in written.parent.glob("*damaged*-wal")] == [b"what came last"]
    assert not beside.exists()


def test_a_journal_that_is_open_is_not_replaced(written: Path) -> None:
    backup = backed_up(written)
    with Journal.open(written), pytest.raises(JournalInUse):
        rescue.put_in_place(written, backup, None, clock)
    assert len(list(written.parent.iterdir())) == 1


def test_a_disk_that_refuses_leaves_the_damaged_file_where_it_was(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, content = backed_up(written), written.read_bytes()
    real = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageFailed, match="could not be put in place"):
        rescue.put_in_place(written, backup, None, clock)
    assert written.read_bytes() == content
    assert len(list(written.parent.iterdir())) == 1


def test_a_locked_journal_is_told_from_a_wrong_passphrase_by_its_backup(written: Path) -> None:
    keys.set_passphrase(written, None, "right")
    backed_up(written, "right")
    content = bytearray(written.read_bytes())
    content[3] ^= 1
    written.write_bytes(content)
    with pytest.raises(WrongPassphrase):
        Journal.open(written, passphrase="right")
    assert rescue.is_passphrase_of_backup(written, "right")
    assert not rescue.is_passphrase_of_backup(written, "wrong")
    with pytest.raises(WrongPassphrase):
        rescue.newest_good(written, None)
    assert rescue.newest_good(written, "wrong") is None
    found = rescue.newest_good(written, "right")
    assert found is not None
    rescue.put_in_place(written, found.backup.path, "right", clock)
    assert dump_of(written, "right")["journal"]
