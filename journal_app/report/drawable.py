# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the bundled fonts can draw, and text made so that they can draw all of it.

A page that is to be read aloud must not hold a character without a glyph. Hides how a font file tells what it has,
and what stands in the place of what it has not: its name in brackets, so that a reader still knows what was written.
"""

import struct
import unicodedata
from bisect import bisect_right
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.words import day_text, ngettext, speaking

_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
_GONE = frozenset({"Cc", "Cs"})
_UNSEEN = frozenset({"Cf"})
_STEERING = frozenset(
    {"\N{FIRST STRONG ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}", "\N{RIGHT-TO-LEFT MARK}"}
)
"""What keeps a number whole among words from right to left; it is never drawn itself."""
_WINDOWS_UNICODE = (3, 1)
_BY_SEGMENT = 4  # the one format our fonts keep their characters in
_END = 0xFFFF
FAMILIES = ("AtkinsonHyperlegibleNext", "IronJournalSigns", "NotoSansArabic")
"""The families in the order in which they are asked for a character."""


@frozen(kw_only=False)
class Drawable:
    """Text that can be drawn, and how many characters of it stand in the place of others or have gone."""

    text: str
    replaced: int = 0


def drawable(text: str) -> Drawable:
    """``text`` in characters the bundled fonts have; line ends stay, control characters go."""
    known, replaced, parts = drawn_characters(), 0, []
    for character in unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_BREAKS):
        is_seen = character in known and unicodedata.category(character) not in _UNSEEN
        if is_seen or character == "\n" or character in _STEERING:
            parts.append(character)
            continue
        stand_in = _stand_in(character)
        replaced += stand_in != " " and not _is_unseen(character)
        parts.append(stand_in)
    return Drawable("".join(parts), replaced)


def cut(text: str, longest: int) -> str:
    """One line of a text, so long at most: counted as it is drawn, where one sign may take many letters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        drawn = drawable(line).text
        if len(drawn) <= longest:
            return line if drawn.strip() else ""
    fitting = bisect_right(range(longest + 1), longest, key=lambda letters: len(drawable(line[:letters]).text)) - 1
    return f"{line[:fitting].rstrip()}…"


def can_write_days(language: str) -> bool:
    """Whether our fonts draw the days of a year as that language writes them."""
    with speaking(language):
        return not any(drawable(day_text(date(2026, month, 1))).replaced for month in range(1, 13))


def replaced_words(count: int) -> str:
    """What to say of characters that were replaced; nothing when none was."""
    if not count:
        return ""
    return ngettext(
        "{count} sign is in none of our fonts and stands there by its name.",
        "{count} signs are in none of our fonts and stand there by their names.",
        count,
    ).format(count=count)


@cache
def drawn_characters() -> frozenset[str]:
    """Every character that one of the bundled families has in all its weights."""
    return frozenset().union(*_families().values())


def drawn_in(place: int, character: str) -> bool:
    """Whether the family at a place in ``FAMILIES`` has a character."""
    return character in _families()[FAMILIES[place]]


def family_of(character: str) -> int:
    """The place in ``FAMILIES`` of the first that has a character, which text is set in; of signs where none has it."""
    return next((place for place, family in enumerate(FAMILIES) if character in _families()[family]), 1)


def fonts_folder() -> Path:
    """Where the bundled fonts lie."""
    return places.resources() / "fonts"


@cache
def _families() -> dict[str, frozenset[str]]:
    families: dict[str, frozenset[str]] = {}
    for path in sorted(fonts_folder().glob("*.ttf")):
        family = path.stem.partition("-")[0]
        characters = _characters_of(path)
        families[family] = families.get(family, characters) & characters
    return families


@lru_cache(maxsize=4096)
def _stand_in(character: str) -> str:
    category = unicodedata.category(character)
    if category in _GONE or _is_unseen(character):
        return ""
    if category == "Zs":
        return " "
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}')}]"


def _is_unseen(character: str) -> bool:
    """Whether a character only steers how others look, as joiners and variation selectors do."""
    return unicodedata.category(character) in _UNSEEN or "VARIATION SELECTOR" in unicodedata.name(character, "")


def _characters_of(path: Path) -> frozenset[str]:
    """What a TrueType file maps to glyphs, by its table of Unicode characters."""
    content = path.read_bytes()
    start = _table(content, b"cmap")
    (count,) = struct.unpack_from(">H", content, start + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", content, start + 4 + 8 * number)
        (layout,) = struct.unpack_from(">H", content, start + offset)
        if (platform, encoding) == _WINDOWS_UNICODE and layout == _BY_SEGMENT:
            return frozenset(map(chr, _mapped(content, start + offset)))
    raise ValueError(f"{path.name} has no table of Unicode characters that is read here")


def _table(content: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", content, 4)
    tables = (struct.unpack_from(">4sLLL", content, 12 + 16 * number) for number in range(count))
    return int(next(offset for name, _checksum, offset, _length in tables if name == tag))


def _mapped(content: bytes, start: int) -> list[int]:
    """The code points of a segmented table that lead to a glyph other than the empty one (number 0)."""
    (doubled,) = struct.unpack_from(">H", content, start + 6)
    row = f">{doubled // 2}H"
    ends, firsts, deltas, offsets = (
        struct.unpack_from(row, content, start + 14 + place * doubled + (2 if place else 0)) for place in range(4)
    )
    offsets_at = start + 16 + 3 * doubled
    found = []
    for number, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(last, _END - 1) + 1):
            glyph = code
            if offsets[number]:
                at = offsets_at + 2 * number + offsets[number] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", content, at)
            if glyph and (glyph + deltas[number]) & _END:
                found.append(code)
    return found
