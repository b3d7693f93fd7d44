# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""HL7 version 2 as segments with numbered fields.

Hides the marks that each message declares for itself, the escapes that stand for them, the frames and batches that
messages travel in, and that some systems break a long field into lines.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from journal_app.domain.frozen import frozen
from journal_app.domain.remembering import remembered
from journal_app.exchange.files.json_text import UNPRINTABLE

_HEADERS = ("MSH", "FHS", "BHS")
_HEADER = re.compile(r"(?:MSH|FHS|BHS)(?P<field>[^\w\s])(?P<others>[^\w\s]{1,5})(?P=field)")
_NAME = re.compile(r"[A-Z][A-Z0-9]{2}")
# Around each message of the lower layer protocol (MLLP), and blanks.
_FRAME = "\ufeff \t\r\n\x0b\x1c"
_LINE_END = re.compile(r"\r\n|\r|\n")
_NULL = '""'
_LONGEST_ESCAPE = 200
_BLANKS = {".br": "\n", ".sp": "\n", ".ce": "\n", "H": "", "N": "", ".nf": "", ".fi": ""}


def begins(text: str) -> bool:
    """Whether a text begins as a message, or a batch of them, does."""
    return _HEADER.match(text.lstrip(_FRAME)) is not None


@dataclass(frozen=True)
class Marks:
    """What parts a message into fields, components, repetitions and subcomponents, and what escapes these marks."""

    field: str
    component: str = ""
    repetition: str = ""
    escape: str = ""
    part: str = ""

    @cached_property
    def _escape(self) -> re.Pattern[str]:
        sign = re.escape(self.escape)
        return re.compile(f"{sign}((?:(?!{sign}).){{1,{_LONGEST_ESCAPE}}}){sign}", re.DOTALL)

    def parts(self, text: str, mark: str) -> list[str]:
        """The text cut at a mark, whole where the message declares none."""
        return text.split(mark) if mark else [text]

    def plain(self, text: str) -> str:
        """What a text says, its escapes resolved."""
        if not self.escape or self.escape not in text:
            return UNPRINTABLE.sub("", text)
        return UNPRINTABLE.sub("", self._escape.sub(self._resolved, text))

    @cached_property
    def read(self) -> Callable[[str], tuple[tuple[str, ...], ...]]:
        """The repetitions of a field that say something, each as its components; remembered, as fields repeat."""
        return remembered(self._repetitions)

    def _repetitions(self, field: str) -> tuple[tuple[str, ...], ...]:
        cut = (self.parts(one, self.component) for one in self.parts(field, self.repetition))
        read = (tuple(self._component(text) for text in one) for one in cut)
        return tuple(components for components in read if any(components))

    def _component(self, text: str) -> str:
        first = self.parts(text, self.part)[0]
        return "" if first == _NULL else self.plain(first).strip()

    def _resolved(self, match: re.Match[str]) -> str:
        said: str = match[1]
        own = {"F": self.field, "S": self.component, "T": self.part, "R": self.repetition, "E": self.escape}
        if said in own:
            return own[said]
        if said[:3] in _BLANKS or said in _BLANKS:
            return _BLANKS.get(said) or _BLANKS.get(said[:3], "")
        if said[0] == "X" and (hexadecimal := _bytes_of(said[1:])):
            return hexadecimal
        if re.fullmatch("Z[0-9A-Fa-f]{4}", said):
            return chr(int(said[1:], 16))
        return "" if said[0] in "CM." else match[0]


@frozen
class Segment:
    """One segment: ``line`` is where it begins, ``printed`` its letters, cut only where a field is asked for."""

    name: str
    line: int
    printed: str
    marks: Marks

    def all(self, field: int) -> list[list[str]]:
        """The repetitions of a field that say something, each as its components with their escapes resolved."""
        raw = self._field(field)
        if field <= 2 and self.name in _HEADERS:  # noqa: PLR2004 -- the two fields that are the marks themselves
            return [[raw]]
        return [list(components) for components in self.marks.read(raw)] if raw else []

    def text(self, field: int, component: int = 1) -> str:
        """A component of the first repetition that says something, or an empty text."""
        if field <= 2 and self.name in _HEADERS:  # noqa: PLR2004 -- as above
            return part_of(self.all(field)[0], component)
        raw = self._field(field)
        return part_of(next(iter(self.marks.read(raw)), ()), component) if raw else ""

    def whole(self, field: int) -> str:
        """The field as one text, its marks taken as letters where it has any."""
        raw = self._field(field)
        return "" if raw == _NULL else self.marks.plain(raw).strip()

    def _field(self, number: int) -> str:
        """A field as it stands there, counted as HL7 counts: the name is the 0th, a header has its mark as the 1st."""
        fields = self.printed.split(self.marks.field, number + 1)
        if self.name in _HEADERS:
            fields.insert(1, self.marks.field)
        return fields[number] if number < len(fields) else ""


def part_of(components: Sequence[str], number: int) -> str:
    """A component, counted from 1, or an empty text."""
    return components[number - 1] if 0 < number <= len(components) else ""


def segments(text: str) -> Iterator[Segment]:
    """The segments of a text in its order; lines before the first message are left out."""
    marks: Marks | None = None
    held: tuple[int, str] | None = None
    for number, printed in enumerate(_LINE_END.split(text), start=1):
        line = printed.strip("\x0b\x1c\ufeff")
        if not line.strip():
            continue
        if (held is None or marks is None) and not begins(line):
            continue
        if held is not None and marks is not None and not _is_segment(line, marks):
            held = (held[0], f"{held[1]}\n{line}")
            continue
        if held is not None and marks is not None:
            yield _segment(held, marks)
        held = (number, line.lstrip(_FRAME))
        if (header := _HEADER.match(held[1])) is not None:
            marks = _marks(header["field"], header["others"][:4])
    if held is not None and marks is not None:
        yield _segment(held, marks)


@lru_cache(maxsize=4)
def _marks(field: str, others: str) -> Marks:
    """The marks of a message, one and the same for all that declare these."""
    return Marks(field, *others)


def _is_segment(line: str, marks: Marks) -> bool:
    name = line.lstrip(_FRAME)
    return begins(name) or (_NAME.fullmatch(name[:3]) is not None and name[3:4] in {"", marks.field})


def _segment(held: tuple[int, str], marks: Marks) -> Segment:
    return Segment(name=held[1].partition(marks.field)[0], line=held[0], printed=held[1], marks=marks)


def _bytes_of(digits: str) -> str:
    try:
        raw = bytes.fromhex(digits)
    except ValueError:
        return ""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
