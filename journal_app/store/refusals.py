# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Why a journal cannot be read or changed, in words for the reader.

Hides what the engine says when it cannot go on. Its errors are no ``sqlite3.Error``; they are told apart by their
messages, here and nowhere else.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.errors import (
    EntryRefused,
    JournalError,
    JournalInUse,
    JournalReadOnly,
    JournalUnreadable,
    StorageFailed,
    WrongPassphrase,
)
from journal_app.store.engine import cipher
from journal_app.words import _

# SQLite's layer for Unix holds 512 bytes of a path (MAX_PATHNAME in its os_unix.c), less what "-journal" takes.
_LONGEST_PATH = 504


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn what the engine raises into errors with words; everything else passes as it is."""
    try:
        yield
    except cipher.IntegrityError as error:
        raise EntryRefused(
            _("This does not fit with what is already in the journal."), _misfit(str(error)), _("Nothing was changed.")
        ) from error
    except UnicodeEncodeError as error:
        raise _no_text() from error
    except UnicodeDecodeError as error:
        # The engine names what is wrong with a page by what stands on it, which need be no text any more.
        raise damaged(path, error.reason) from error
    except cipher.DatabaseError as error:
        known = _known_failure(str(error), path)
        if known is None:
            raise
        raise known from error


def told_by_engine(error: BaseException | None, path: Path | None) -> JournalError | None:
    """The words for what the engine raised while somebody read a journal; None for anything else."""
    if isinstance(error, UnicodeEncodeError):  # asked for by a name or an id that is no text
        return _no_text()
    return _known_failure(str(error), path) if isinstance(error, cipher.DatabaseError) else None


@contextmanager
def told_while_reading(path: Path | None = None) -> Iterator[None]:
    """Turn what the engine raises while something is read into errors with words; everything else passes as it is."""
    try:
        yield
    except (cipher.DatabaseError, UnicodeEncodeError) as error:
        told = told_by_engine(error, path)
        if told is None:
            raise
        raise told from error


def read_only(path: Path | None) -> JournalReadOnly:
    """The journal, or its folder, does not allow changes."""
    return JournalReadOnly(
        _("This journal can only be looked at here."),
        _("{path} or its folder does not allow changes. Nothing was changed.").format(path=path),
        _("Copy the journal to a folder of your own, or ask for the right to change it."),
    )


def is_pack(path: Path | None) -> JournalReadOnly:
    """The journal is a pack: somebody gave it away to be looked at."""
    return JournalReadOnly(
        _("This is a pack, to be looked at only."),
        _("{path} was made to show a part of a journal. Nothing was changed.").format(path=path),
        _("Entries go into a journal of your own."),
    )


def damaged(path: Path | None, reason: str) -> JournalUnreadable:
    """The file is a journal but its inside is not whole."""
    return JournalUnreadable(
        _("This journal is damaged."),
        _("{path} cannot be read whole: {reason}. The file was not changed.").format(path=path, reason=reason),
        _("Keep the file as it is and open a copy or backup of it."),
    )


def unreadable_entry(table: str) -> JournalUnreadable:
    """An entry holds something else than its table is for."""
    return JournalUnreadable(
        _("An entry of this journal cannot be read."),
        _("It stands in the table {table}. Nothing was changed.").format(table=table),
        _("Look at what is wrong with: iron-journal check. Then open a backup of it."),
    )


def not_a_journal(path: Path | None) -> JournalUnreadable:
    """The file holds something else than a journal."""
    return JournalUnreadable(
        _("This file is not an Iron Journal."),
        _("{path} holds something else, or was cut short. It was not touched.").format(path=path),
        _("Choose a file that ends in .ironjournal."),
    )


def unreadable(path: Path | None, reason: str) -> JournalUnreadable:
    """The system does not give the file, or SQLite does not take so long a path."""
    length = len(os.fsencode(path)) if path else 0
    if length > _LONGEST_PATH:
        return JournalUnreadable(
            _("The path to this file is too long."),
            _("{path} takes {length} bytes; {most} can be opened. Nothing was changed.").format(
                path=path, length=length, most=_LONGEST_PATH
            ),
            _("Choose a folder with a shorter path."),
        )
    return JournalUnreadable(
        _("The journal cannot be read."),
        _("{path}: {reason}. Nothing was changed.").format(path=path, reason=reason),
        _("See that the file is there and that you may read it."),
    )


def wrong_passphrase(path: Path | None) -> WrongPassphrase:
    """The file is encrypted, and not with this passphrase."""
    return WrongPassphrase(
        _("The passphrase does not open this journal."),
        _("{path} stayed closed. Nothing was changed.").format(path=path),
        _("Try again, and look at the keyboard's layout and Caps Lock."),
    )


def moved(path: Path) -> StorageFailed:
    """The file is not the one that was opened any more."""
    return StorageFailed(
        _("The journal is not where it was."),
        _("{path} was moved, replaced or removed while it was open. Nothing was changed.").format(path=path),
        _("Put the file back, then open it again."),
    )


def _no_text() -> EntryRefused:
    return EntryRefused(
        _("This text holds something that is not a letter or sign."),
        _("A journal keeps text that UTF-8 can write; half a sign cannot be kept."),
        _("Type it again, or look at how your terminal is set. Nothing was changed."),
    )


def _disk_refused(path: Path | None, reason: str) -> StorageFailed:
    return StorageFailed(
        _("The disk did not take the change."),
        _("{path} could not be written: {reason}. Nothing was changed.").format(path=path, reason=reason),
        _("Make room on the disk, or copy the journal to another one, and try again."),
    )


def _busy(path: Path | None, _reason: str) -> JournalInUse:
    return JournalInUse(
        _("This journal is busy in another program."),
        _("{path} could not be reached in time. Nothing was changed.").format(path=path),
        _("Close it there and try again."),
    )


def _misfit(message: str) -> str:
    """What the engine's rule means for the reader."""
    if "UNIQUE" in message:
        return _("Something that can be there only once is there already.")
    if "FOREIGN KEY" in message:
        return _("It speaks of something that is not in the journal.")
    return _("A value is not of the kind that is kept there.")


def _known_failure(message: str, path: Path | None) -> JournalError | None:
    """The reader's words for what the engine said; None when only a bug of ours explains it."""
    text = message.lower()
    for signs, make in _FAILURES:
        if any(sign in text for sign in signs):
            return make(path, message)
    return None


# What the engine's messages have in common, and what we make of them (sqlite.org/rescode.html).
_FAILURES: tuple[tuple[tuple[str, ...], Callable[[Path | None, str], JournalError]], ...] = (
    (("readonly",), lambda path, _reason: read_only(path)),
    (("disk is full", "disk i/o"), _disk_refused),
    (("locked", "busy"), _busy),
    # Text that is no text comes of a damaged page: what we keep is always text.
    (("malformed", "corrupt", "could not decode"), damaged),
    (("not a database",), lambda path, _reason: not_a_journal(path)),
    (("unable to open",), unreadable),
)
