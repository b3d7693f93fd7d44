# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The two files that stand beside a journal while it is given another passphrase, and what becomes of them.

Hides their names, and which of them may be wiped: a killed program can leave either, and one of the two may be a
second name of the journal itself.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from journal_app import files

_COMPANIONS = ("", "-journal", "-wal", "-shm")
_PIECE = 1 << 20
# File systems take names of 255 bytes, and the endings of these files and of their companions come on top.
_LONGEST_NAME = 200


def copy_beside(real: Path) -> Path:
    """Where the copy with the other passphrase is written."""
    return _beside(real, "new-key")


def former_beside(real: Path) -> Path:
    """The name that the journal as it was keeps until it is wiped."""
    return _beside(real, "old-key")


def left_beside(path: Path) -> list[Path]:
    """The files that a change of passphrase has beside the journal at ``path``, under way or left by a kill."""
    real = path.resolve()
    return [
        companion
        for beside in (copy_beside(real), former_beside(real))
        for suffix in _COMPANIONS
        if os.path.lexists(companion := beside.with_name(beside.name + suffix))
    ]


def wipe_leftovers(path: Path) -> Path | None:
    """Wipe what a change of passphrase left beside a journal that was opened; whoever calls holds its lock.

    Gives a file that could not be removed, None when nothing is left. A file that is the journal itself under a second
    name only loses that name.
    """
    left = left_beside(path)
    kept = [file for file in left if not wipe(file)]
    if left:
        files.sync_folder(path.resolve().parent)
    return kept[0] if kept else None


@contextmanager
def held(real: Path) -> Iterator[None]:
    """Keep hold of the file at ``real`` while the body puts another in its place.

    It gets a second name, under which it is found and wiped even after a kill. Where the disk knows no second names
    (FAT on a stick) it is held open, and wiped when the body is done.
    """
    try:
        os.link(real, former_beside(real))
    except OSError:
        if sys.platform == "win32":  # which lets nobody replace what is held open
            yield
            return
        with real.open("r+b", buffering=0) as opened:
            yield
            if not os.fstat(opened.fileno()).st_nlink:
                with suppress(OSError):
                    _fill_with_zeros(opened)
    else:
        try:
            yield
        except OSError:
            former_beside(real).unlink(missing_ok=True)
            raise


def wipe(file: Path) -> bool:
    """Write zeros over a file's bytes and remove it; tells whether it is gone.

    One pass of zeros, as NIST SP 800-88 asks to clear a disk. A solid-state disk, a file system that writes beside
    (btrfs, APFS), a snapshot or a synced folder may keep old bytes all the same. A file that has another name keeps its
    bytes, because they are somebody's copy, and loses only this name.
    """
    with suppress(OSError):
        if _is_only_name(file):
            with file.open("r+b", buffering=0) as opened:
                _fill_with_zeros(opened)
    with suppress(OSError):
        file.unlink(missing_ok=True)
    return not os.path.lexists(file)


def _beside(real: Path, what: str) -> Path:
    """A hidden name for the journal's; of a long one, which leaves no room for an ending, only what tells it apart."""
    name = real.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return real.with_name(f".{name}.{what}")


def _is_only_name(file: Path) -> bool:
    found = file.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1


def _fill_with_zeros(opened: FileIO) -> None:
    left = os.fstat(opened.fileno()).st_size
    while left > 0:
        left -= opened.write(bytes(min(left, _PIECE)))
    os.fsync(opened.fileno())
