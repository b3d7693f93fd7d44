# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Writing files so that nobody ever sees half of one, or some of several, and nobody else sees any of them. A leaf.

Hides the working files beside them, and who may read what: whatever is written here is its owner's alone, whatever the
umask (on Windows the rights of the folder count, and those of a profile are its owner's). What is said to the reader
when the disk refuses is said by whoever writes.
"""

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

Fill = Callable[[IO[bytes]], object]
"""Writes the content of a file, piece by piece, into what it is given."""

FILE_MODE, FOLDER_MODE = 0o600, 0o700
_OTHERS = 0o077


def is_there(path: Path) -> bool:
    """Whether something stands at ``path``; what may not be looked at is there, and opening it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    return True


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


def synced(path: Path) -> None:
    """Have on the disk what was written to a file; raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system has a way to ask for it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some shares do not know how
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside ``path`` and move into place, over whatever stands there; raises OSError and leaves nothing."""
    write_together({path: lambda file: file.write(content)}, replace=True)


def write_new(path: Path, content: bytes) -> None:
    """The same where nothing stands yet; raises FileExistsError, and leaves it, where something does."""
    write_together({path: lambda file: file.write(content)}, replace=False)


def write_together(files: Mapping[Path, Fill], *, replace: bool) -> None:
    """Write several files, all or none, whatever ends the work; what was there before is there again if none is.

    Raises FileExistsError, and leaves it, where something stands that is not to be replaced, and OSError.
    """
    with ExitStack() as staged, ExitStack() as undone:
        if not replace:
            for path in files:
                os.close(_new(path))  # takes the name before anybody else can
                undone.callback(path.unlink, missing_ok=True)
        parts = {path: _staged(path, fill, staged) for path, fill in files.items()}
        # One file goes into its place in one step; of several, those replaced are put back if a later one fails.
        is_kept = replace and len(parts) > 1
        aside = {path: _put_aside(path, undone, staged) for path in parts if is_kept and path.exists()}
        for path, part in parts.items():
            part.replace(path)
            if is_kept and path not in aside:
                undone.callback(path.unlink, missing_ok=True)
        undone.pop_all()


def _new(path: Path) -> int:
    """A handle on a file that was not there; raises FileExistsError."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)


def _beside(path: Path) -> Path:
    return path.with_name(f".iron-journal-{os.urandom(8).hex()}.part")


def _staged(path: Path, fill: Fill, staged: ExitStack) -> Path:
    """The whole content on the disk, under another name."""
    part = _beside(path)
    staged.callback(part.unlink, missing_ok=True)
    with os.fdopen(_new(part), "wb") as file:
        fill(file)
        file.flush()
        os.fsync(file.fileno())
    return part


def _put_aside(path: Path, undone: ExitStack, staged: ExitStack) -> Path:
    """What stands at ``path`` under another name, to go when all is done or to come back when not."""
    aside = _beside(path)
    path.replace(aside)
    staged.callback(aside.unlink, missing_ok=True)
    undone.callback(aside.replace, path)
    return aside
