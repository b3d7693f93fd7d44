# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One writer for a journal at a time, among all processes of this computer.

Hides the operating system's locks. The lock is held on a small file beside the journal, never on the journal itself:
closing any handle of the journal would drop the locks SQLite holds on it. The system lets go when its owner dies, so
a killed program never locks its reader out; the small file then stays behind and says that the close was unclean.
"""

import os
import sys
from pathlib import Path

from journal_app.errors import JournalInUse
from journal_app.words import _


class WriterLock:
    """Held from ``take`` until ``release``; ``was_left_behind`` tells that the last owner did not release it."""

    def __init__(self, handle: int, path: Path, *, was_left_behind: bool) -> None:
        self._handle = handle
        self._path = path
        self.was_left_behind = was_left_behind

    @classmethod
    def take(cls, journal: Path) -> "WriterLock":
        """The lock of a journal; JournalInUse when another process holds it, OSError when the folder refuses."""
        # Beside the file itself: under another name for it (a symbolic link) it is still one journal.
        real = journal.resolve()
        path = real.with_name(real.name + "-lock")
        while True:
            was_there = path.exists()
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _try_lock(handle):
                os.close(handle)
                raise JournalInUse(
                    _("This journal is open in another window or program."),
                    _("{path} can be changed in one place at a time. Nothing was changed.").format(path=journal),
                    _("Close it there and try again, or look at it here without changing it."),
                )
            if _same_file(handle, path):
                return cls(handle, path, was_left_behind=was_there)
            # The former owner removed the file between our opening and locking it; ours locks nothing.
            os.close(handle)

    def release(self) -> None:
        """Let go, and tidy the small file away while it is still ours."""
        self._path.unlink(missing_ok=True)
        os.close(self._handle)

    def give_back(self) -> None:
        """Let go of a journal that was not opened after all; a sign of an unclean close stays for the next try."""
        if self.was_left_behind:
            os.close(self._handle)
        else:
            self.release()


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
