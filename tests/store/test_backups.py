# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups are whole, private, told by their names, and made while entries go on."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app import files, places
from journal_app.domain.facts import Kind
from journal_app.errors import EntryRefused, JournalUnreadable, StorageFailed, WrongPassphrase
from journal_app.store import backup_places, backups, keys, verbs
from journal_app.store.backups import Backup, Reason
from journal_app.store.journal import Journal
from tests.builders import a_lab_result, a_score
from tests.plugins.clock import FrozenClock

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


@pytest.fixture
def written(journal_path: Path, clock: FrozenClock) -> Path:
    with Journal.create(journal_path, person="Sentinel Person", clock=clock) as journal:
        verbs.log_score(journal, a_score())
        verbs.add_lab_results(journal, [a_lab_result()])
    return journal_path


def made(path: Path, now: datetime = NOW, reason: Reason = Reason.BY_HAND, passphrase: str | None = None) -> Backup:
    with Journal.open(path, passphrase=passphrase, read_only=True) as journal:
        return backup_places.back_up(journal, path, reason, now)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_backup_is_the_journal_and_says_when_why_and_what(written: Path) -> None:
    backup = made(written)
    with Journal.open(written, read_only=True) as journal, Journal.open(backup.path) as copy:
        assert copy.dump() == journal.dump()
        assert copy.history() == journal.history()
    assert (backup.made_at, backup.reason, backup.size) == (NOW, Reason.BY_HAND, backup.path.stat().st_size)
    assert backup.counts is not None
    assert (backup.counts[Kind.SCORE], backup.counts[Kind.LAB_RESULT], backup.counts[Kind.EVENT]) == (1, 1, 0)
    assert backup.contents is not None
    assert backup.contents.change == 2
    (listed,) = backups.backups_in(backup.path.parent)
    assert listed.counts is None
    assert backups.with_contents(listed, None) == backup


def test_it_is_nobody_elses_to_read_and_names_nobody(written: Path) -> None:
    backup = made(written)
    assert mode(backup.path) == 0o600
    folder = backup.path.parent
    while folder != places.data_folder().parent:
        assert mode(folder) == 0o700
        folder = folder.parent
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    assert "entinel" not in str(backup.path.relative_to(places.data_folder()))
    assert written.stem not in str(backup.path.relative_to(places.data_folder()))


def test_several_at_one_instant_are_told_apart(written: Path) -> None:
    names = [made(written).path.name for _ in range(3)]
    assert len(set(names)) == 3
    assert [backup.path.name for backup in backup_places.every_backup(written)] == names[::-1]


def test_a_locked_journal_has_locked_backups_with_the_passphrase_of_their_time(written: Path) -> None:
    keys.set_passphrase(written, None, "first")
    backup = made(written, passphrase="first")
    assert b"entinel" not in backup.path.read_bytes()
    assert not backup.path.read_bytes().startswith(b"SQLite")
    keys.set_passphrase(written, "first", "second")
    with Journal.open(backup.path, passphrase="first") as copy:
        assert copy.person == "Sentinel Person"
    with pytest.raises(WrongPassphrase):
        backups.with_contents(backups.backups_in(backup.path.parent)[0], "second")


def test_entries_go_on_while_it_is_made(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal.open(written) as journal, journal.open_reader() as facts:
        verbs.log_score(journal, a_score("mood", 3))
        real = files.synced

        def busy(path: Path) -> None:
            verbs.log_score(journal, a_score("mood", 9))
            real(path)

        monkeypatch.setattr(files, "synced", busy)
        backup = backups.make_backup(facts, written.parent / "copies", Reason.CHANGES, NOW)
        assert backup.contents is not None
        assert backup.contents.change == 3
        assert journal.facts.change_number() == 4
    with Journal.open(backup.path, read_only=True) as copy:
        assert [int(score.value) for score in copy.facts.scores(tracker="mood")] == [3]


def test_what_is_not_ours_is_never_touched_and_half_a_backup_is_none(written: Path) -> None:
    folder = backup_places.folder_of(written)
    files.make_folder(folder)
    theirs = [folder / "letter.pdf", folder / "2026.ironjournal", folder / ".2026-11-21.part", folder / "x.part"]
    for path in theirs:
        path.write_bytes(b"mine")
        os.utime(path, (0, 0))
    half = folder / ".2026-11-21T201400.000Z_by-hand_01234567.ironjournal.77.part"
    half.write_bytes(b"half")
    under_way = folder / ".2026-11-21T201400.000Z_by-hand_01234567.ironjournal.78.part"
    under_way.write_bytes(b"half")
    os.utime(half, (0, 0))
    backup = made(written)
    backups.thin(folder, NOW + timedelta(days=3_000), 1)
    assert all(path.read_bytes() == b"mine" for path in theirs)
    assert backups.backups_in(folder) == (backups.named(backup.path),)
    assert (half.exists(), under_way.exists()) == (False, True)


def test_thinning_keeps_to_the_room_and_to_its_own_journal(written: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    other = tmp_path / "other.ironjournal"
    with Journal.create(other) as journal:
        verbs.log_score(journal, a_score())
        theirs = backups.make_backup(journal, folder, Reason.CHANGES, NOW - timedelta(days=2_000))
    with Journal.open(written, read_only=True) as journal:
        ours = [
            backups.make_backup(journal, folder, Reason.CHANGES, NOW - timedelta(days=30 * number))
            for number in range(4)
        ]
    staying = backups.thin(folder, NOW, int(2.5 * ours[0].size), ours[0].journal)
    assert [backup.path for backup in staying] == [ours[0].path, ours[1].path]
    assert theirs.path.exists()


def test_backups_stay_where_the_second_place_is_away_and_are_made_up_for(written: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_places.choose_second_place(stick)
    first = made(written)
    second = backup_places.second_folder_of(written)
    assert second is not None
    assert [path.name for path in second.iterdir()] == [first.path.name]
    assert mode(second / first.path.name) == 0o600
    stick.rename(tmp_path / "pulled out")
    assert not backup_places.is_second_there()
    later = made(written, NOW + timedelta(minutes=5))
    latest = made(written, NOW + timedelta(minutes=9))
    assert not stick.exists()
    (tmp_path / "pulled out").rename(stick)
    assert backup_places.carry(written, NOW + timedelta(minutes=10)) == 2
    assert {path.name for path in second.iterdir()} == {first.path.name, later.path.name, latest.path.name}
    assert backup_places.carry(written, NOW) == 0
    backups.remove([later])
    assert [backup.path.name for backup in backup_places.every_backup(written)].count(later.path.name) == 1


def test_a_second_place_that_cannot_be_written_is_said_and_stops_nothing(written: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_places.choose_second_place(stick)
    (stick / backup_places.IN_SECOND_PLACE / backup_places.folder_of(written).name).write_text("in the way")
    assert made(written).path.exists()
    with pytest.raises(StorageFailed, match="second place"):
        backup_places.carry(written, NOW)
    with pytest.raises(EntryRefused, match="cannot be kept there"):
        backup_places.choose_second_place(stick / backup_places.IN_SECOND_PLACE / backup_places.folder_of(written).name)


def test_choices_that_make_no_sense_are_the_usual_ones() -> None:
    assert backup_places.read_choices() == backup_places.BackupChoices()
    backup_places.choose_most(5_000)
    assert backup_places.read_choices().most_bytes == 5_000
    for content in ("[]", "{", '{"second_place": 3, "most_bytes": -1}'):
        (places.config_folder() / "backups.json").write_text(content)
        assert backup_places.read_choices() == backup_places.BackupChoices()


def test_where_no_backup_can_be_made_the_journal_goes_on(written: Path) -> None:
    places.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    places.backups_folder().write_text("in the way")
    with Journal.open(written) as journal:
        with pytest.raises(StorageFailed, match="No backup could be made") as failed:
            backup_places.back_up(journal, written, Reason.CHANGES, NOW)
        assert "go on writing" in failed.value.hint
        backup_places.keep_before(journal, Reason.DELETE)
        assert journal.unbacked is not None
        verbs.log_score(journal, a_score("mood", 2))
    assert places.backups_folder().read_text() == "in the way"


def test_examples_and_what_cannot_change_have_no_backups_made_unasked(tmp_path: Path, written: Path) -> None:
    with Journal.create(None) as memory:
        verbs.log_score(memory, a_score())
        backup_places.keep_before(memory, Reason.IMPORT)
    with Journal.create(tmp_path / "example.ironjournal", made_up=True) as example:
        verbs.log_score(example, a_score())
        backup_places.keep_before(example, Reason.IMPORT)
    with Journal.open(written, read_only=True) as looked_at:
        backup_places.keep_before(looked_at, Reason.IMPORT)
        assert not backup_places.is_kept(looked_at)
    assert not places.backups_folder().exists()


def test_a_file_of_another_kind_is_not_read_as_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-21T201400.000Z_by-hand_01234567.ironjournal"
    path.write_bytes(b"SQLite format 3\x00" + bytes(200))
    backup = backups.named(path)
    assert backup is not None
    with pytest.raises(JournalUnreadable):
        backups.with_contents(backup, None)
    wrong = tmp_path / "2026-13-41T201400.000Z_by-hand_01234567.ironjournal"
    wrong.write_bytes(b"")
    unknown = tmp_path / "2026-11-21T201400.000Z_for-fun_01234567.ironjournal"
    unknown.write_bytes(b"")
    assert [found.path for found in backups.backups_in(tmp_path)] == [path]
    assert backups.backups_in(tmp_path / "none") == ()
