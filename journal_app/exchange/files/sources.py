# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A file's bytes as text.

Hides encodings, limits on size, and everything that can be wrong with a file before its content is looked at: it is
missing, a folder, unreadable, empty, binary. A file is never held whole unless ``Source.text`` is asked for.
"""

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from journal_app.domain.frozen import frozen
from journal_app.domain.spelling import shortened
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.text_encodings import UTF_8, guessed, is_known, told_by
from journal_app.words import N_, _

Tell = Callable[[int, int], None]
"""Told again and again how many bytes of how many are read; it raises Stopped where nobody waits for them."""

_CHUNK = 1 << 20
_PIECE = 1 << 16
# A document that must be held whole grows about tenfold in memory; larger ones are refused with words.
_WHOLE_LIMIT = 100 << 20
# As much of a text that is not UTF-8 is looked at to find its encoding.
_SAMPLE = 1 << 20
_BLANK, _DELETE = 0x20, 0x7F  # where the plain letters, digits and signs lie between
# Translators: what a file is that cannot be read in
_OTHER_KINDS = (
    (b"%PDF", N_("a PDF document")),
    (b"PK\x03\x04", N_("a zip archive or an office document")),
    (b"\x1f\x8b", N_("a compressed (gzip) file")),
    (b"\x89PNG", N_("a picture (PNG)")),
    (b"\xff\xd8\xff", N_("a picture (JPEG)")),
    (b"SQLite format 3\x00", N_("an SQLite database")),
)


@frozen
class Source:
    """A file, or a member of a zip, that can be read as text. ``has_long_line``: some line has over a million bytes.

    ``opener`` gives the bytes of a member anew each time; it is None where ``path`` is a file by itself.
    """

    path: Path
    sha256: str
    encoding: str
    has_long_line: bool = False
    size: int = 0
    opener: Callable[[], IO[bytes]] | None = None

    @property
    def name(self) -> str:
        """The file's own name, without its folder; what is no letter in it becomes a question mark."""
        return as_shown(self.path.name)

    @contextmanager
    def lines(self, tell: Tell | None = None) -> Iterator[TextIO]:
        """The text, to be read piece by piece, its line ends as they are; ``tell`` hears how far the reading is."""
        with self.bytes() as raw:
            counted = io.BufferedReader(_Counted(raw, self.size, tell), _PIECE) if tell else raw
            with io.TextIOWrapper(counted, encoding=self.encoding, newline="") as text:
                yield text

    @contextmanager
    def bytes(self) -> Iterator[IO[bytes]]:
        """The bytes, to be read piece by piece."""
        with told(self.path), self.opener() if self.opener else self.path.open("rb") as raw:
            yield raw

    def text(self) -> str:
        """The whole text; FileNotUnderstood when it is too large to be held."""
        if self.size > _WHOLE_LIMIT:
            raise too_large(_WHOLE_LIMIT)
        with self.lines() as text:
            return text.read()


class _Counted(io.RawIOBase):
    """Bytes that tell how many of them were read."""

    def __init__(self, raw: IO[bytes], size: int, tell: Tell) -> None:
        super().__init__()
        self._raw, self._size, self._tell = raw, size, tell
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        self._tell(min(self._done, self._size), self._size)
        piece = self._raw.read(len(buffer))
        buffer[: len(piece)] = piece
        self._done += len(piece)
        return len(piece)


def as_shown(name: Path | str) -> str:
    """A name as it can be shown, printed and kept; what is no letter in it becomes a question mark."""
    return str(name).encode("utf-8", "replace").decode("utf-8")


def refusal(title: str, detail: str, hint: str = "") -> FileNotUnderstood:
    """The error for a file that is refused as a whole."""
    return FileNotUnderstood(title, detail, hint or _("Nothing was changed."))


def too_large(limit: int) -> FileNotUnderstood:
    """The error for a file that would have to be held whole and has more bytes than ``limit``."""
    return refusal(
        _("This file is too large."), _("A file of this kind is read up to {size} MB.").format(size=limit >> 20)
    )


def open_source(path: Path, opener: Callable[[], IO[bytes]] | None = None, *, encoding: str = "") -> Source:
    """The file at ``path``, or the bytes that ``opener`` gives, looked through once.

    ``encoding`` is tried alone where the reader said it. FileNotUnderstood when it cannot be read as text.
    """
    if encoding and not is_known(encoding):
        raise refusal(
            _("This file cannot be read."),
            _("“{name}” is no encoding that is known here.").format(name=shortened(encoding)),
            _("Known are such as UTF-8, UTF-16, Latin-1 and Windows-1252. Nothing was changed."),
        )
    with told(path):
        if opener is None:
            require_file(path)
        with opener() if opener else path.open("rb") as raw:
            head = raw.read(256)
        for name in (encoding,) if encoding else _candidates(path, opener, head):
            found = _scan(path, opener, name)
            if found is not None:
                return found
    raise _not_text(path, head)


def content_of(path: Path, largest: int) -> bytes:
    """The bytes of a file that is held whole; FileNotUnderstood when it cannot be read or has more than ``largest``."""
    with told(path):
        require_file(path)
        if path.stat().st_size > largest:
            raise too_large(largest)
        return path.read_bytes()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk says into words; a file that changes while it is read is refused too."""
    title = _("This file cannot be read.")
    try:
        yield
    except FileNotFoundError as error:
        raise refusal(title, _("There is no file {path}.").format(path=as_shown(path))) from error
    except PermissionError as error:
        raise refusal(title, _("Reading {path} is not allowed here.").format(path=as_shown(path))) from error
    except OSError as error:
        reason = error.strerror or as_shown(str(error))
        raise refusal(title, _("{path}: {reason}.").format(path=as_shown(path), reason=reason)) from error
    except UnicodeDecodeError as error:
        raise refusal(title, _("{path} changed while it was being read.").format(path=as_shown(path))) from error


def require_file(path: Path) -> None:
    """Raise FileNotUnderstood for what is no ordinary file, or is empty."""
    title = _("This file cannot be read.")
    if path.is_dir():
        raise refusal(title, _("{path} is a folder.").format(path=as_shown(path)), _("Choose a file inside it."))
    if path.exists() and not path.is_file():
        raise refusal(title, _("{path} is not an ordinary file.").format(path=as_shown(path)))
    if path.stat().st_size == 0:
        raise refusal(title, _("{path} is empty.").format(path=as_shown(path)))


def _candidates(path: Path, opener: Callable[[], IO[bytes]] | None, head: bytes) -> Iterator[str]:
    """The encodings to be tried, one after the other; a text in UTF-8 is gone through once."""
    told = told_by(head)
    yield told or UTF_8
    if told or kind_of_bytes(head):
        return
    with opener() if opener else path.open("rb") as raw:
        sample = next((chunk for chunk in iter(lambda: raw.read(_SAMPLE), b"") if not chunk.isascii()), b"")
    seen = b"\n".join(line for line in sample.split(b"\n") if not line.isascii())
    # Records hold signs and digits among their letters, in whatever language.
    if b"\0" not in sample and any(_BLANK <= byte < _DELETE for byte in seen):
        yield from guessed(seen)


def _scan(path: Path, opener: Callable[[], IO[bytes]] | None, encoding: str) -> Source | None:
    """The file in this encoding, or None when it is not text in it; a text holds no NUL."""
    decoder = codecs.getincrementaldecoder(encoding)()
    digest = hashlib.sha256()
    has_long_line = False
    size = 0
    with opener() if opener else path.open("rb") as raw:
        try:
            while chunk := raw.read(_CHUNK):
                size += len(chunk)
                digest.update(chunk)
                if "\0" in decoder.decode(chunk):
                    return None
                has_long_line |= len(chunk) == _CHUNK and b"\n" not in chunk and b"\r" not in chunk
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return Source(
        path=path,
        sha256=digest.hexdigest(),
        encoding=encoding,
        has_long_line=has_long_line,
        size=size,
        opener=opener,
    )


def kind_of_bytes(content: bytes) -> str:
    """What sort of file this is, in words, where it is a well-known one that is no text; else nothing."""
    return next((_(kind) for start, kind in _OTHER_KINDS if content.startswith(start)), "")


def _not_text(path: Path, head: bytes) -> FileNotUnderstood:
    kind = kind_of_bytes(head)
    if kind:
        detail = _("{name} is {kind}, not a text of records.").format(name=as_shown(path.name), kind=kind)
    else:
        detail = _("{name} holds bytes that are no text in any encoding known here.").format(name=as_shown(path.name))
    return refusal(_("This file is of no kind that can be read here."), detail)
