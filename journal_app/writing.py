# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files that the reader chose a place for.

Hides that they appear whole or not at all, and how it is said that something stands there already or the disk refuses.
"""

from collections.abc import Mapping
from pathlib import Path

from journal_app.errors import EntryRefused, StorageFailed
from journal_app.files import Fill, make_folder, write_together
from journal_app.words import _


def put(path: Path, content: bytes | Fill, *, replace: bool = True) -> Path:
    """Write a file whole and give its path, in place of one that the reader agreed to replace.

    ``content`` may be what writes it piece by piece. EntryRefused when a file stands there and ``replace`` is False,
    StorageFailed when the disk refuses; then nothing is left behind.
    """
    fill = content if callable(content) else lambda file: file.write(content)
    try:
        write_together({path: fill}, replace=replace)
    except FileExistsError as error:
        raise EntryRefused(
            _("There is already a file at {path}.").format(path=path),
            _("It was left as it is."),
            _("Choose another name."),
        ) from error
    except OSError as error:
        raise StorageFailed(
            _("The file could not be written."),
            _("{path}: {reason}. Nothing was left behind.").format(path=path, reason=error.strerror),
            _("Choose a folder that you may write to and that has room."),
        ) from error
    return path


def put_together(folder: Path, files: Mapping[str, Fill], *, replace: bool = False) -> tuple[Path, ...]:
    """Write several files into a folder, which is made if absent, all or none; gives their paths.

    EntryRefused names one that is there and was not to be replaced, StorageFailed says why the disk refuses; then the
    folder is as it was.
    """
    placed = {folder / name: fill for name, fill in files.items()}
    try:
        make_folder(folder)
        write_together(placed, replace=replace)
    except FileExistsError as error:
        raise EntryRefused(
            _("There is already a file at {path}.").format(path=error.filename or folder),
            _("It was left as it is."),
            _("Choose another folder."),
        ) from error
    except OSError as error:
        raise StorageFailed(
            _("The tables could not be written"),
            _("{folder}: {reason}. Nothing was left behind.").format(folder=folder, reason=error.strerror),
            _("Choose a folder that you may write to and that has room."),
        ) from error
    return tuple(placed)
