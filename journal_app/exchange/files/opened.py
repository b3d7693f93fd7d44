# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One file that was chosen: what it begins with, and its text, its table or its members for whoever asks.

Hides that each of these is looked at once, however many readers ask, and that a look at the beginning never reads a
file of gigabytes through.
"""

import codecs
import hashlib
import re
from functools import cached_property
from pathlib import Path

from journal_app.exchange.files.sources import Source, as_shown, open_source, require_file, told
from journal_app.exchange.files.tables import Header, header_in
from journal_app.exchange.files.text_encodings import UTF_8, guessed, is_known, told_by
from journal_app.exchange.files.unpacking import Unpacked

_HEAD = 1 << 16
_LINE_END = re.compile(r"\r\n|\r|\n")
_ZIP, _SQLITE = b"PK\x03\x04", b"SQLite format 3\x00"


class Opened:
    """A file to be read. Invariant: it was there, and was an ordinary file, when it was opened."""

    def __init__(self, path: Path, encoding: str = "") -> None:
        """``encoding`` is what the reader said of it. FileNotUnderstood when there is nothing to be read."""
        self.path = path
        self._encoding = encoding
        with told(path):
            require_file(path)
            self.size = path.stat().st_size
            with path.open("rb") as raw:
                self.head = raw.read(_HEAD)

    @property
    def name(self) -> str:
        """The file's own name, without its folder; what is no letter in it becomes a question mark."""
        return as_shown(self.path.name)

    @property
    def is_zip(self) -> bool:
        """Whether it begins as a zip does."""
        return self.head.startswith(_ZIP)

    @property
    def is_sqlite(self) -> bool:
        """Whether it begins as a database of SQLite does."""
        return self.head.startswith(_SQLITE)

    @cached_property
    def beginning(self) -> str:
        """The first letters, without a mark before them and without blanks; some may be wrong, nothing for no text."""
        if self.is_zip or self.is_sqlite:
            return ""
        text = self.head.decode(self._encoding_of_head(), "replace")
        return "" if "\0" in text else text.lstrip("\ufeff \t\r\n")

    def _encoding_of_head(self) -> str:
        """The encoding that was said, or that the first bytes tell."""
        if self._encoding:
            return self._encoding if is_known(self._encoding) else UTF_8
        told = told_by(self.head)
        if told or self.head.isascii():
            return told or UTF_8
        try:
            codecs.getincrementaldecoder(UTF_8)().decode(self.head)
        except UnicodeDecodeError:
            return next(guessed(self.head))
        return UTF_8

    @cached_property
    def header(self) -> Header | None:
        """The first row that is not blank, as columns; None where it is none, or longer than what was looked at."""
        lines = _LINE_END.split(self.beginning, 1)  # as a table's lines end, and no letter of another kind
        is_whole = len(lines) > 1 or len(self.head) < _HEAD
        return header_in(lines[0]) if lines[0] and is_whole else None

    @cached_property
    def source(self) -> Source:
        """The whole as text, looked through once; FileNotUnderstood when it is none."""
        return open_source(self.path, encoding=self._encoding)

    @property
    def encoding(self) -> str:
        """How its text is kept, where it was read as one."""
        return self.source.encoding if "source" in self.__dict__ else ""

    @cached_property
    def unpacked(self) -> Unpacked:
        """The members of a zip; FileNotUnderstood when it is broken or refused."""
        return Unpacked(self.path)

    def member(self, name: str) -> Source:
        """A member of the zip as text."""
        return open_source(Path(name), lambda: self.unpacked.open(name), encoding=self._encoding)

    @cached_property
    def sha256(self) -> str:
        """The hash of all its bytes."""
        if "source" in self.__dict__:
            return self.source.sha256
        with told(self.path), self.path.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()
