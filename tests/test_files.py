# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A file is there whole or not at all, and what stood there before is lost only where that was meant."""

import os
from pathlib import Path

import pytest

from journal_app.files import write_new, write_whole


def refuse(_handle: int) -> None:
    """A disk that takes nothing any more."""
    raise OSError(28, "No space left on device")


def test_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "a.txt", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"new"}


def test_what_stands_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_new(path, b"new")
    assert path.read_bytes() == b"mine"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_disk_that_refuses_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_bytes(b"mine")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "a.txt", b"new")
    with pytest.raises(OSError, match="No space"):
        write_whole(kept, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"kept.txt": b"mine"}
