# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Writing a file so that nobody ever sees half of it, and nobody else sees any of it. A leaf.

Hides the working file beside it, and who may read what: whatever is written here is its owner's alone, whatever the
umask (on Windows the rights of the folder count, and those of a profile are its owner's). What is said to the reader
when the disk refuses is said by whoever writes.
"""

import os
from contextlib import suppress
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o600, 0o700
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Make a folder, and those it lies in, for nobody else to enter; one that is there stays. Raises OSError."""
    for each in reversed([folder, *folder.parents]):
        if not each.exists():
            each.mkdir(mode=FOLDER_MODE, exist_ok=True)


def is_open_to_others(path: Path) -> bool:
    """Whether others on this computer may do anything with a file or folder; never where modes say nothing of that."""
    return os.name == "posix" and bool(path.stat().st_mode & _OTHERS)


def close_to_others(path: Path) -> None:
    """Take others' rights to a file or folder of ours away, as far as it is ours and there."""
    with suppress(OSError):
        if is_open_to_others(path):
            path.chmod(path.stat().st_mode & ~_OTHERS)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside ``path`` and move into place, over whatever stands there; raises OSError and leaves nothing."""
    beside = path.with_name(f".iron-journal-{os.urandom(8).hex()}.part")
    try:
        with os.fdopen(_new(beside), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """The same where nothing stands yet; raises FileExistsError, and leaves it, where something does."""
    os.close(_new(path))  # takes the name before anybody else can
    try:
        write_whole(path, content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _new(path: Path) -> int:
    """A handle on a file that was not there; raises FileExistsError."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
