# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The two kinds of failure, told apart by type.

A ``JournalError`` is expected: something in the reader's world (a full disk, a mistyped date) that they can
understand and mend. It carries words for them and says what is safe. Every other exception is a bug and is
never swallowed. This module is a leaf: it imports nothing of ours.
"""


class JournalError(Exception):
    """Something expected went wrong; ``title``, ``detail`` and ``hint`` are whole sentences for the reader."""

    def __init__(self, title: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return "\n".join(part for part in (self.title, self.detail, self.hint) if part)


class EntryRefused(JournalError):
    """What was typed cannot be kept as it is; nothing was changed."""


class NotFound(JournalError):
    """The thing named is not in this journal or catalogue."""


class JournalUnreadable(JournalError):
    """The file is missing, is no journal, is damaged, or the disk will not let us read it."""


class WrongPassphrase(JournalError):
    """The journal did not open with this passphrase, or it has none and one was given."""


class JournalTooNew(JournalError):
    """A newer Iron Journal made this file; it was not touched."""


class JournalInUse(JournalError):
    """Another process has this journal open for writing."""


class JournalReadOnly(JournalError):
    """The journal can be looked at but not changed here."""


class StorageFailed(JournalError):
    """The disk refused a write (full, gone, not allowed); the change did not happen."""


class CannotUndo(JournalError):
    """There is nothing to undo or redo, or the rows are no longer as the change left them.

    ``in_the_way`` is the id of the later change that has to be taken back first, where there is one.
    """

    def __init__(self, title: str, detail: str = "", hint: str = "", *, in_the_way: str = "") -> None:
        super().__init__(title, detail, hint)
        self.in_the_way = in_the_way


class FileNotUnderstood(JournalError):
    """A file to import is of no known kind, or is refused as a whole."""


class WindowUnavailable(JournalError):
    """The graphical parts are not installed here, so the window and the tour cannot be made."""
