# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What sort of file was chosen, where it is not a list of records: a journal, an archive, references. Knows no Qt.

Hides that a journal is known by its name alone, as one with a passphrase cannot be told from noise.
"""

from enum import StrEnum
from pathlib import Path

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.own.archive import is_archive
from journal_app.ui.destinations import holds_references_by_name, is_journal

_HEAD = 1 << 16


class FileKind(StrEnum):
    """What a file is."""

    RECORDS = "records"
    JOURNAL = "journal"
    ARCHIVE = "archive"
    REFERENCES = "references"


def kind_of(path: Path) -> FileKind:
    """What a file is, as far as a look at its name and its beginning tells."""
    if is_journal(path):
        return FileKind.JOURNAL
    if holds_references_by_name(path):
        return FileKind.REFERENCES
    return FileKind.ARCHIVE if is_archive(path) else FileKind.RECORDS


def holds_references(path: Path) -> bool:
    """Whether a file that no reader of records knows begins as one of references does."""
    from journal_app.exchange.references.sniffing import sniff

    if not path.is_file():  # a pipe has no beginning until somebody writes
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(_HEAD).decode("utf-8", "replace")
        sniff(beginning)
    except (OSError, FileNotUnderstood):
        return False
    return True
