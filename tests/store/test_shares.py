# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal on a share or in a folder that is carried elsewhere keeps to one file."""

from pathlib import Path, PurePosixPath

import pytest

from journal_app.errors import JournalInUse
from journal_app.store import shares, verbs
from journal_app.store.engine import cipher
from journal_app.store.journal import Journal
from tests.builders import a_score

MOUNTS = r"""22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
40 22 0:35 / /mnt/clinic\040files rw,relatime shared:20 - cifs //server/files rw
41 22 0:36 / /home/anna/far rw,nosuid - fuse.sshfs anna@far:/ rw
42 41 0:37 / /home/anna/far/stick rw - vfat /dev/sdb1 rw
torn line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anna", "ext4"),
        ("/mnt/clinic files/journals", "cifs"),
        ("/mnt/clinic files", "cifs"),
        ("/mnt/clinic filesystem", "ext4"),
        ("/home/anna/far/deep/er", "fuse.sshfs"),
        ("/home/anna/far/stick", "vfat"),
    ],
)
def test_a_folder_lies_on_the_nearest_mount(folder: str, kind: str) -> None:
    assert shares.filesystem_of(PurePosixPath(folder), MOUNTS) == kind


def test_where_nothing_is_said_nothing_is_known() -> None:
    assert shares.filesystem_of(PurePosixPath("/home"), "") == ""


def test_a_folder_is_known_as_carried_by_its_name_or_by_what_a_program_left_in_it(tmp_path: Path) -> None:
    plain = tmp_path / "plain" / "journals"
    named = tmp_path / "OneDrive - Clinic" / "journals"
    marked = tmp_path / "marked" / "journals"
    for folder in (plain, named, marked):
        folder.mkdir(parents=True)
    (marked.parent / ".stfolder").mkdir()
    assert not shares.is_carried(plain / "my.ironjournal")
    assert shares.is_carried(named / "my.ironjournal")
    assert shares.is_carried(marked / "my.ironjournal")
    (plain / "link.ironjournal").symlink_to(marked / "my.ironjournal")
    assert shares.is_carried(plain / "link.ironjournal"), "what counts is where the file itself lies"


def test_there_it_has_no_write_ahead_log_and_elsewhere_it_has(tmp_path: Path) -> None:
    for name, has_log in (("Dropbox", False), ("here", True)):
        path = tmp_path / name / "my.ironjournal"
        with Journal.create(path) as journal:
            verbs.log_score(journal, a_score())
            assert path.with_name("my.ironjournal-wal").exists() is has_log
            with journal.open_reader() as reader:
                assert len(reader.scores()) == 1
        assert [each.name for each in path.parent.iterdir() if each.suffix != ".ironjournal-lock"] == [path.name]


@pytest.mark.parametrize("name", ["Dropbox", "here"])
def test_a_file_that_somebody_else_holds_is_said_and_nothing_is_half_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "my.ironjournal"
    with Journal.create(path) as journal:
        verbs.log_score(journal, a_score(value=3))
        holder = cipher.connect(str(path), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalInUse, match="busy"):
            verbs.log_score(journal, a_score(value=4))
        holder.close()
        assert [score.value for score in journal.facts.scores()] == [3]
        verbs.log_score(journal, a_score(value=5))
    with Journal.open(path) as again:
        assert [score.value for score in again.facts.scores()] == [5]
