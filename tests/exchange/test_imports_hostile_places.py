# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands where a file was chosen, and is none that can be read: folders, pipes, devices, links into nothing."""

import os
import socket
from pathlib import Path

import pytest

from journal_app.exchange import importing
from journal_app.store.journal import Journal
from tests.exchange.every_format import SAMPLES
from tests.exchange.hostile import refused
from tests.exchange.samples import TODAY


def test_a_folder_is_refused_whatever_it_holds(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "scores.csv"
    folder.mkdir()
    for name, contents in SAMPLES.items():
        (folder / name).write_bytes(contents[0])
    assert "folder" in refused(journal, folder).detail


def test_nothing_waits_for_a_pipe(journal: Journal, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "scores.csv")
    assert "not an ordinary file" in refused(journal, tmp_path / "scores.csv").detail


def test_a_socket_is_refused(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's whole name may be short only
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("scores.csv")
        assert "not an ordinary file" in refused(journal, Path("scores.csv")).detail


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty", "/dev/urandom"])
def test_a_device_is_refused(journal: Journal, tmp_path: Path, device: str) -> None:
    (tmp_path / "scores.csv").symlink_to(device)
    assert "not an ordinary file" in refused(journal, tmp_path / "scores.csv").detail


def test_a_link_into_nothing_and_a_link_to_itself_are_refused(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert "There is no file" in refused(journal, tmp_path / "gone").detail
    assert str(tmp_path / "round") in refused(journal, tmp_path / "round").detail


def test_a_link_to_a_file_is_that_file(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(SAMPLES["scores-csv"][0])
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert importing.preview(tmp_path / "link", journal.facts, today=TODAY).changes_anything


def test_a_file_nobody_may_read_is_refused(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "scores.csv"
    path.write_bytes(SAMPLES["scores-csv"][0])
    monkeypatch.setattr(Path, "open", forbidden)  # modes do not keep out whoever may do everything
    assert "not allowed" in refused(journal, path).detail


def test_a_disk_that_gives_up_is_told_of(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise OSError(5, "Input/output error")

    path = tmp_path / "scores.csv"
    path.write_bytes(SAMPLES["scores-csv"][0])
    monkeypatch.setattr(Path, "open", broken)
    assert "Input/output error" in refused(journal, path).detail


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\0" * 70_000, b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\0"]
)
def test_a_file_without_anything_in_it_is_refused(journal: Journal, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scores.csv"
    path.write_bytes(content)
    refused(journal, path)


@pytest.mark.parametrize(
    "name", [b"caf\xe9.csv", b"\xff\xfe", b"a\nb.csv", b"\x1b[2J.csv", b"%s{0}{path}.csv", b"-rf", b"con"]
)
def test_a_file_with_an_odd_name_is_read_or_refused_in_words(journal: Journal, tmp_path: Path, name: bytes) -> None:
    good = tmp_path / os.fsdecode(name)
    good.write_bytes(SAMPLES["scores-csv"][0])
    outcome = importing.run(journal, importing.preview(good, journal.facts, today=TODAY))
    assert outcome.added == 3
    assert outcome.change is not None
    journal.undo()
    bad = tmp_path / ("bad" + os.fsdecode(name))
    refused(journal, bad)
    for content in (
        b"",
        b"what is this",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"SQLite format 3\0",
        b"day,day\n1,2\n",
        b'day,"\n',
        b"{",
    ):
        bad.write_bytes(content)
        refused(journal, bad)
    bad.unlink()
    bad.mkdir()
    refused(journal, bad)
