# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A file of records made into another that nobody wrote: bytes, words, lines and encodings as they go wrong.

Hides which way a file is hurt: chance picks one to some, among them those that know the file's shape (``reshaped``,
``mutating_packed``). The same chance and the same file give the same bytes.
"""

import random
import re
from collections.abc import Callable, Sequence

from tests.soak import mutating_packed as packed
from tests.soak.mutating_shapes import reshaped

MOST_BYTES = 1 << 20
MOST_PIECE = 400
GOES_ON = 0.45
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1252", "latin-1", "cp437", "cp500", "utf-7")
NUMBERS = (
    *(b"0", b"-0", b"-1", b"1e9", b"1E-400", b"1e400", b"9" * 30, b"9" * 5000, b"0." + b"0" * 60 + b"1", b"NaN"),
    *(
        b"Infinity",
        b"-Infinity",
        b"1.250",
        b"1,250",
        b"1,250.5",
        b"62,45",
        b"0x1F",
        b"2147483648",
        b"-9223372036854775809",
    ),
    *(
        b"1_000",
        "\N{ARABIC-INDIC DIGIT FIVE}".encode(),
        "\N{SUPERSCRIPT TWO}".encode(),
        b"1.2.3",
        b"--5",
        b"+5",
        b"5-7",
    ),
)
DAYS = (
    *(b"2024-02-30", b"0000-00-00", b"9999-12-31", b"10000-01-01", b"1582-10-10", b"2024-13-01", b"3/4/2026", b"-1"),
    *(
        b"2024-03-31T02:30:00+01:00",
        b"2024-03-04T24:00:00Z",
        b"2024-03-04T08:10:60Z",
        b"2024-03-04T08:10+99:99",
        b"2024",
    ),
    *(
        b"20240304081000.000000+0000",
        b"22nd Sep 2020",
        b"1st Dec 99999",
        "30. M\N{LATIN SMALL LETTER A WITH DIAERESIS}rz".encode(),
    ),
)
SIGNS = (
    *(
        b"\0",
        b"\x00\x00\x00\x00",
        b"\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        b"\r",
        b"\n",
        b"\x85",
    ),
    *(
        b'"',
        b"'",
        b"\\",
        b"=1+1",
        b"@",
        b"%s%n",
        b"{0}",
        b"{",
        b"}",
        b"<",
        b">",
        b"&",
        b"|",
        b";",
        b",",
        b"\t",
        b"\x1a",
    ),
    *("\N{RIGHT-TO-LEFT OVERRIDE}".encode(), "\N{LINE SEPARATOR}".encode(), "\N{NO-BREAK SPACE}".encode(), b"\x1b[2J"),
    *(
        "\N{COMBINING ACUTE ACCENT}".encode() * 60,
        "\N{LATIN SMALL LETTER DOTLESS I}".encode(),
        b"\xf0\x9f\x98\x80",
        b"\\ud800",
    ),
)
_NUMBER = re.compile(rb"-?[0-9]+(?:[.,][0-9]+)?")
_DAY = re.compile(rb"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[0-9T:.+Z-]*")
_WORD = re.compile(rb"[A-Za-z0-9_.:-]+")

Way = Callable[[random.Random, bytes], bytes]


class Mutator:
    """Ways to hurt a file. Invariant: the words it puts in are those of the files it was given, looked for once."""

    def __init__(self, others: Sequence[bytes]) -> None:
        """``others`` are files of any format, whose words and pieces are mixed in."""
        self._others = others
        self._tokens = sorted({word for other in others for word in _WORD.findall(other[:MOST_BYTES])})

    def mutated(self, chance: random.Random, content: bytes) -> bytes:
        """Another file, made from ``content`` in one way or some, of a million bytes at most."""
        while True:
            content = self._once(chance, content)[:MOST_BYTES]
            if not content or chance.random() > GOES_ON:
                return content or b" "

    def _once(self, chance: random.Random, content: bytes) -> bytes:
        member_too = packed.in_a_zip(chance, content, self._of_text) if packed.is_zip(content) else None
        if member_too is not None and chance.random() < 0.6:
            return member_too
        if packed.is_zip(content) or packed.is_database(content):
            shaped = packed.TAMPERED_ZIP if packed.is_zip(content) else packed.TAMPERED_DATABASE
            return chance.choice((*shaped, *shaped, *_OF_BYTES))(chance, content)
        return self._of_text(chance, content)

    def _of_text(self, chance: random.Random, content: bytes) -> bytes:
        kind = chance.random()
        if kind < 0.3:
            return self._with_token(chance, content)
        if kind < 0.55:
            return reshaped(chance, content)
        if kind < 0.6:
            return _spliced(chance, content, chance.choice(self._others))
        return chance.choice((*_OF_BYTES, *_OF_TEXT))(chance, content)

    def _with_token(self, chance: random.Random, content: bytes) -> bytes:
        pattern, words = chance.choice(
            ((_NUMBER, NUMBERS), (_DAY, DAYS), (_WORD, self._tokens), (_WORD, SIGNS), (_NUMBER, DAYS))
        )
        return replaced(chance, content, pattern, chance.choice(words))


def replaced(chance: random.Random, content: bytes, pattern: re.Pattern[bytes], word: bytes) -> bytes:
    """``content`` with one of what the pattern finds made ``word``, in one place or wherever the same stands."""
    found = list(pattern.finditer(content))
    if not found:
        return content + word
    one = chance.choice(found)
    if chance.random() < 0.2:
        return content.replace(one[0], word, 1000)
    return content[: one.start()] + word + content[one.end() :]


def _piece(chance: random.Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randrange(1, MOST_PIECE))


def _flipped(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut_short(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _begun_late(chance: random.Random, content: bytes) -> bytes:
    return content[chance.randrange(len(content) + 1) :]


def _with_a_gap(chance: random.Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    return content[:start] + content[end:]


def _doubled(chance: random.Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    times = chance.choice((1, 1, 2, 30))
    return content[:end] + content[start:end] * times + content[end:]


def _swapped(chance: random.Random, content: bytes) -> bytes:
    (start, end), (other_start, other_end) = sorted((_piece(chance, content), _piece(chance, content)))
    if end > other_start:
        return content[:start] + content[other_start:other_end] + content[start:]
    between = content[end:other_start]
    return content[:start] + content[other_start:other_end] + between + content[start:end] + content[other_end:]


def _with_a_run(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content) + 1)
    sign = chance.choice(
        (
            *(b"A", b"9", b" ", b",", b'"', b"\0", b"[", b"<a>", b"{", b'{"a":', b"&amp;", b"(", b"\n", b"|", b"\xff"),
            *(b"A ", b"1 ", b"1.", b"-", b"\r\n", b"\\", b"<!--", b"\xc2\xa0"),
        )
    )
    return content[:place] + sign * chance.choice((3, 70, 5_000, 60_000)) + content[place:]


def _with_random_bytes(chance: random.Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    return (
        content[:start] + chance.randbytes(chance.randrange(1, 20)) + content[end if chance.random() < 0.5 else start :]
    )


def _spliced(chance: random.Random, content: bytes, other: bytes) -> bytes:
    return _cut_short(chance, content) + _begun_late(chance, other)


def _recoded(chance: random.Random, content: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _with_lines_dealt_anew(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    place = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[place]
        case 1:
            lines[place:place] = [lines[place]] * chance.choice((1, 5, 300))
        case 2:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        case _:
            chance.shuffle(lines)
    return b"".join(lines)


def _with_other_line_ends(chance: random.Random, content: bytes) -> bytes:
    end = chance.choice((b"\r", b"\n", b"\r\n", b"\r\r\n", b"\n\n", b"\x0b", b"\x0c", b" "))
    return end.join(content.splitlines())


def _with_other_separators(chance: random.Random, content: bytes) -> bytes:
    old, new = chance.sample((b",", b";", b"\t", b"|", b'"', b"^", b":", b"'", b"=", b" ", b"."), 2)
    return content.replace(old, new)


_OF_BYTES: tuple[Way, ...] = (
    *(_flipped, _cut_short, _begun_late, _with_a_gap, _doubled, _swapped, _with_a_run, _with_random_bytes),
)
_OF_TEXT: tuple[Way, ...] = (_recoded, _with_lines_dealt_anew, _with_other_line_ends, _with_other_separators)
