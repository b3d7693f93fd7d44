# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is asked of the import of a hostile file, in one place."""

import io
import struct
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY


def refused(journal: Journal, path: Path) -> FileNotUnderstood:
    """The words in which the file at ``path`` is refused, by its look and by its preview; nothing is stored by then."""
    before = journal.dump()
    with suppress(FileNotUnderstood):  # what looks right from outside may be refused when it is read
        importing.sniff(path)
    with pytest.raises(FileNotUnderstood) as caught:
        importing.preview(path, journal.facts, today=TODAY)
    assert journal.dump() == before
    return in_words(caught.value)


def planned_or_refused(journal: Journal, path: Path) -> ImportPlan | None:
    """The plan of a file, with a place and a reason for each line left out; None when it was refused, in words."""
    before, plan = journal.dump(), None
    try:
        plan = importing.preview(path, journal.facts, today=TODAY)
    except FileNotUnderstood as error:
        in_words(error)
    assert journal.dump() == before
    if plan is not None:
        assert all(entry.reason and entry.where for entry in plan.entries.of(Action.SKIP, Action.REJECT))
    return plan


def in_words(error: FileNotUnderstood) -> FileNotUnderstood:
    """The refusal, which says what is wrong and what is safe, whatever the file is called."""
    assert error.title
    assert error.detail
    assert error.hint
    str(error).encode()  # it can be shown and printed
    return error


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip of these members in this order, a name more than once where it is given so."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members:
            archive.writestr(_named(name), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("member", (2024, 3, 4, 8, 10, 0))
    info.filename = name  # as it is: the constructor would cut it at a NUL
    return info


def saying_size(archive: bytes, size: int, *, is_packed: bool = False) -> bytes:
    """The zip, its members said to unpack to ``size`` bytes each or to be packed in that, wherever it is said."""
    changed = bytearray(archive)
    for mark, place in ((b"PK\x01\x02", 20 if is_packed else 24), (b"PK\x03\x04", 18 if is_packed else 22)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place : at + place + 4] = struct.pack("<I", size)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def with_flag(archive: bytes, flag: int) -> bytes:
    """The zip with a bit set in what is said of each member: 1 for one that is locked."""
    changed = bytearray(archive)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= flag
            at = changed.find(mark, at + 4)
    return bytes(changed)


def directory_of(names: Sequence[str], size: int = 0) -> bytes:
    """A zip that is nothing but a directory of members that are not there."""
    entry = struct.Struct("<4s4B4HL2L5H2L")
    records = b"".join(
        entry.pack(b"PK\x01\x02", 20, 3, 20, 0, 0, 8, 0, 33, 0, 0, size, len(name), 0, 0, 0, 0, 0, 0) + name.encode()
        for name in names
    )
    start = b"PK\x03\x04"  # so that it begins as a zip does
    count = min(len(names), 0xFFFF)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(records), len(start), 0)
    return start + records + end
