# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A file that the reader chose a place for. Knows no Qt.

Hides that it appears whole or not at all, and how a refusal by the disk is said.
"""

from pathlib import Path

from journal_app.errors import StorageFailed
from journal_app.files import write_whole
from journal_app.words import _


def put(path: Path, content: bytes) -> Path:
    """Write a file whole, in place of one that the reader agreed to replace."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise StorageFailed(
            _("The file could not be written."),
            _("{path}: {reason}. Nothing was left behind.").format(path=path, reason=error.strerror),
            _("Choose a folder that you may write to and that has room."),
        ) from error
    return path
