# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A file that the reader chose a place for.

Hides that it appears whole or not at all, and how it is said that something stands there already or the disk refuses.
"""

from pathlib import Path

from journal_app.errors import EntryRefused, StorageFailed
from journal_app.files import write_new, write_whole
from journal_app.words import _


def put(path: Path, content: bytes, *, replace: bool = True) -> Path:
    """Write a file whole and give its path, in place of one that the reader agreed to replace.

    EntryRefused when a file stands there and ``replace`` is False, StorageFailed when the disk refuses; then nothing is
    left behind.
    """
    write = write_whole if replace else write_new
    try:
        write(path, content)
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
