# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whatever the umask, nobody else on the computer may read or enter what the app makes."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_app import crashes, files, places
from journal_app.store import verbs
from journal_app.store.backup_places import back_up
from journal_app.store.backups import Reason
from journal_app.store.journal import Journal
from journal_app.ui.preferences import Preferences, keep_preferences
from tests.builders import a_score
from tests.cli.runner import Iron

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("open_handed")


@pytest.fixture
def open_handed() -> Iterator[None]:
    """A umask that lets everybody do everything."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def nothing(journal_path: Path) -> Iron:
    """The command line where there is no journal yet."""
    return Iron(journal_path)


def open_to_others(folder: Path) -> list[str]:
    """What below a folder, itself included, others may do anything with."""
    found = [folder, *folder.rglob("*")]
    return [str(path) for path in found if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_a_journal_and_all_beside_it_are_its_owners_alone(home: Path) -> None:
    path = home / "data" / "deep" / "folder" / "my.ironjournal"
    with Journal.create(path) as journal:
        verbs.log_score(journal, a_score())
        journal.keep_draft("form", "{}")
        assert {child.name for child in path.parent.iterdir()} == {
            "my.ironjournal",
            "my.ironjournal-lock",
            "my.ironjournal-shm",
            "my.ironjournal-wal",
        }
        with journal.open_reader():
            assert open_to_others(home / "data" / "deep") == []
        back_up(journal, path, Reason.BY_HAND, NOW)
        journal.forget()
        assert open_to_others(home / "data" / "deep") == []
    assert open_to_others(places.backups_folder()) == []
    assert open_to_others(home / "data" / "deep") == []


def test_what_stands_beside_facts_is_its_owners_alone_too(home: Path) -> None:
    keep_preferences(Preferences(theme="dim"))
    report = crashes.write_report(ValueError("not kept"), places.log_folder())
    files.write_new(report.with_name("table.csv"), b"day,tracker,value\n")
    for folder in (places.config_folder(), places.log_folder()):
        assert list(folder.iterdir())
        assert open_to_others(folder) == []


def test_every_file_a_command_writes_is_its_owners_alone(nothing: Iron, tmp_path: Path) -> None:
    out = tmp_path / "out"
    nothing("new")
    nothing("log", "fatigue=7")
    out.mkdir(mode=0o700)
    nothing("export", out / "tables")
    nothing("export", out / "book.xlsx", "--as", "xlsx")
    nothing("export", out / "whole.json", "--as", "fhir")
    nothing("export", out / "all.zip", "--as", "archive")
    nothing("backup", out / "copies")
    nothing("wallet-card", out / "card.pdf")
    assert {path.name for path in out.iterdir()} >= {"tables", "copies", "book.xlsx", "whole.json", "card.pdf"}
    assert open_to_others(out) == []


def test_looser_rights_of_our_folders_are_taken_away(home: Path) -> None:
    path = places.data_folder() / "my.ironjournal"
    Journal.create(path).close()
    places.config_folder().mkdir(parents=True, exist_ok=True)
    loose = (path, path.parent, places.config_folder())
    for thing in loose:
        thing.chmod(0o777)
    with Journal.open(path):
        assert [stat.S_IMODE(thing.stat().st_mode) & 0o077 for thing in loose] == [0, 0, 0]


def test_a_journal_elsewhere_keeps_its_rights_and_check_tells_of_them(nothing: Iron) -> None:
    nothing("new")
    assert "Others who use this computer" not in nothing("check").stderr
    nothing.path.chmod(0o644)
    nothing("log", "fatigue=7")
    said = nothing("check", "--json")
    assert f"Others who use this computer may be allowed to read {nothing.path}" in said.stderr
    assert "chmod 600" in said.stderr
    assert '"ok": true' in said.stdout
    assert stat.S_IMODE(nothing.path.stat().st_mode) == 0o644
