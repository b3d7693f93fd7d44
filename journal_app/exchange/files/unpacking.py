# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The members of a zip that somebody else made, read one at a time and never written to the disk.

Hides what a zip may not do here: name a place outside itself, unpack to far more than a file of its size holds, come
locked, or say less of a member than there is in it.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO
from zlib import error as BadStream  # noqa: N812 -- the name says what it is

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.sources import as_shown, refusal, told
from journal_app.words import _, with_commas

# What Python's reader of zips raises for one that is broken or of a kind it does not know.
BAD_ZIP = (zipfile.BadZipFile, BadStream, struct.error, RuntimeError, EOFError, ValueError, IndexError)
# Text of records packs to a tenth or twentieth; what packs to less than this is made to fill a disk or a memory.
_DENSEST, _SMALL = 400, 256 << 20
MOST_MEMBERS = 100_000
# The list of that many members with names of some hundred letters; a longer one is not even looked through.
_LARGEST_DIRECTORY = 64 << 20
_MOST_LISTED = 5
_KNOWN_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Unpacked:
    """A zip to be read. Invariant: every member named has a name that stays inside and a size that was looked at."""

    def __init__(self, path: Path) -> None:
        """FileNotUnderstood says why it is refused whole."""
        self.path = path
        with told(path), _whole(path.name):
            self._archive = zipfile.ZipFile(_Reopened(path))
            members = [member for member in self._archive.infolist() if not member.is_dir()]
            self._sizes = {member.filename: member.file_size for member in members}
            _require_sane(members, path)

    @property
    def names(self) -> tuple[str, ...]:
        """The members in the order of the zip, folders left out."""
        return tuple(self._sizes)

    def size(self, name: str) -> int:
        """How many bytes a member has, unpacked."""
        return self._sizes[name]

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a member, to be closed by whoever asked; FileNotUnderstood, also while reading, when broken."""
        return io.BufferedReader(_Member(self._archive, self.path, name), 1 << 16)


def nothing_known(name: str, members: tuple[str, ...]) -> FileNotUnderstood:
    """The error for a zip that is whole and holds nothing that can be read here; it names what is in it."""
    shown = with_commas(as_shown(member)[:60] for member in members[:_MOST_LISTED])
    detail = _("{name} holds these files, among others: {files}.") if members else _("{name} holds no files.")
    return refusal(_("Nothing in this zip can be read here."), detail.format(name=name, files=shown))


class _Reopened(io.RawIOBase):
    """A file that is open only while it is read from, so that a zip is looked through once and nobody has to close it.

    BadZipFile for a piece that is larger than any list of members.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path, self._size, self._at = path, path.stat().st_size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile
        with self._path.open("rb") as raw:
            raw.seek(self._at)
            piece = raw.read(size)
        self._at += len(piece)
        return piece


class _Member(io.RawIOBase):
    """The bytes of one member; what is broken in it is said in words."""

    def __init__(self, archive: zipfile.ZipFile, path: Path, name: str) -> None:
        super().__init__()
        self._path, self._name = path, name
        with told(path), _whole(name):
            self._member = archive.open(name)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        with told(self._path), _whole(self._name):
            piece = self._member.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._member.close()
        super().close()


@contextmanager
def _whole(name: str) -> Iterator[None]:
    try:
        yield
    except BAD_ZIP as error:
        raise _broken(name) from error


def _broken(name: str) -> FileNotUnderstood:
    return refusal(_("This zip cannot be read."), _("{name} is damaged, or cut short.").format(name=as_shown(name)))


def _require_sane(members: list[zipfile.ZipInfo], path: Path) -> None:
    names = [member.filename for member in members]
    if len(names) > MOST_MEMBERS or len(set(names)) < len(names):
        raise _broken(path.name)
    outside = next((name for name in names if _leads_outside(name)), None)
    if any("\0" in member.orig_filename for member in members):
        raise _broken(path.name)
    # One that says it is packed in more than the whole file: what reads zips would ask for that much memory at once.
    there = path.stat().st_size
    if any(member.header_offset + member.compress_size > there for member in members):
        raise _broken(path.name)
    if outside is not None:
        raise refusal(
            _("This zip is refused."),
            _("It names a file outside itself: {name}.").format(name=as_shown(outside[:120])),
        )
    if any(member.flag_bits & 1 for member in members):
        raise refusal(_("This zip is locked."), _("It needs a password. Unpack it first, then read the file inside."))
    if not {member.compress_type for member in members} <= _KNOWN_WAYS:
        raise _broken(path.name)
    _require_usual_size(members, path)


def is_too_dense(size: int, path: Path) -> bool:
    """Whether a zip of the size of this file would unpack to more bytes than any that was made to be read."""
    return size > max(_SMALL, _DENSEST * path.stat().st_size)


def _require_usual_size(members: list[zipfile.ZipInfo], path: Path) -> None:
    size = sum(member.file_size for member in members)
    if is_too_dense(size, path):
        raise refusal(
            _("This zip is refused."),
            _("It says it would unpack to {size} MB, far more than a file of its size holds.").format(size=size >> 20),
        )


def _leads_outside(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts or re.match("[A-Za-z]:", name) is not None
