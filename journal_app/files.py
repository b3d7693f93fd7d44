# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Writing a file so that nobody ever sees half of it. A leaf.

Hides the working file beside it. What is said to the reader when the disk refuses is said by whoever writes.
"""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside ``path`` and move into place, over whatever stands there; raises OSError and leaves nothing."""
    beside = path.with_name(f".iron-journal-{os.urandom(8).hex()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """The same where nothing stands yet; raises FileExistsError, and leaves it, where something does."""
    path.open("xb").close()  # takes the name before anybody else can
    try:
        write_whole(path, content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
