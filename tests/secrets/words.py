# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Words that nobody else writes, planted in every field of a journal, and the search for them in any file.

Hides in which shapes words can lie in a file: as UTF-8 or UTF-16, large or small, as JSON, base64 or hexadecimal, and
all of that packed with zlib, as in a PDF, a PNG or a ZIP.
"""

import base64
import zlib
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.settings import CONTACT_NAME
from journal_app.store import rows
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation

CORE = "zwetschgenknoedelduft"
PASSPHRASE = "quittenbrotlaterne Σ blau"  # noqa: S105 -- a passphrase of these tests alone
PASSPHRASES = (PASSPHRASE, "quittenbrotlaterne Σ grau")
TELLING = (CORE, "quittenbrotlaterne")
A_DAY = date(2026, 11, 20)

STAMPED = {"id", "entered_by", "recorded_at", "source"}
# What is a name for something else, a mark out of a few, or JSON, and cannot be any words.
FIXED: dict[tuple[Kind, str], object] = {
    (Kind.ANSWER_SET, "questionnaire"): "phq-9",
    (Kind.ANSWER_SET, "items"): "{}",
    (Kind.CARD_MARK, "card"): "prefer-2014",
    (Kind.CARD_MARK, "found"): "helpful",
    (Kind.QUESTION, "appointment"): "",
    (Kind.QUESTION, "about"): "",
    (Kind.LAB_RESULT, "unit_code"): "",
    (Kind.MAPPING, "content"): f'{{"{CORE}": 1}}',
    (Kind.SETTING, "key"): CONTACT_NAME,
    (Kind.EXPECTATION, "tracker"): "fatigue",
    (Kind.EXCLUSION, "tracker"): "fatigue",
}
_VALUES: dict[type, object] = {
    bool: False,
    int: 1,
    Decimal: Decimal(1),
    date: A_DAY,
    time: time(9, 30),
    datetime: datetime(2026, 11, 20, 8, tzinfo=UTC),
}
# Kept by a verb of its own, with a meaning that made-up words have not: cards are added from a file.
ELSEWHERE = {Kind.CARD, Kind.ATTACHMENT}


def marked(where: str) -> str:
    """Words that tell where they were planted."""
    return f"{CORE} {where} Ωµ"


def plant(journal: Journal) -> set[Kind]:
    """Put a fact of every kind into a journal, every field of text full of marked words; gives the kinds planted."""

    def add(edit: Edit) -> set[Kind]:
        ids: dict[Kind, str] = {}
        for kind in rows.FACTS:
            if kind not in ELSEWHERE:
                ids[kind] = edit.add(_fact(kind, ids)).id
        return set(ids)

    return journal.change(Operation.IMPORT, add, label=marked("label")).value


def _fact(kind: Kind, ids: dict[Kind, str]) -> Fact:
    fact_type = rows.FACTS[kind]
    hints = get_type_hints(fact_type)
    cells = {
        field.name: _value(kind, field.name, hints[field.name], ids)
        for field in fields(fact_type)
        if field.name not in STAMPED
    }
    return fact_type(**cells)  # type: ignore[arg-type]


def _value(kind: Kind, name: str, hint: Any, ids: dict[Kind, str]) -> object:
    inner = rows._unwrapped(hint)[0]
    if (kind, name) in FIXED:
        return FIXED[kind, name]
    if kind is Kind.SCORE and name == "tracker":
        return marked("tracker.key")
    if name in {"infusion", "course"} and Kind(name) in ids and kind in {Kind.REACTION, Kind.COURSE_DAY}:
        return ids[Kind(name)]
    if issubclass(inner, Enum):
        return list(inner)[-1] if kind is Kind.DAY else next(iter(inner))
    return marked(f"{kind}.{name}") if inner is str else _VALUES[inner]


def found_in(content: bytes) -> list[str]:
    """Which telling words lie in some bytes, and in which shape."""
    hits = _plainly_in(content)
    for unpacked in _unpacked(content):
        hits += [f"{hit}, packed" for hit in _plainly_in(unpacked)]
    return hits


def files_under(*folders: Path) -> Iterator[Path]:
    """Every file under some folders."""
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def found_under(*folders: Path) -> dict[str, list[str]]:
    """Every file under some folders that tells, by its name or by what it holds."""
    files = files_under(*folders)
    hits = {str(path): [*_plainly_in(path.name.encode()), *found_in(_content(path))] for path in files}
    return {name: told for name, told in hits.items() if told}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # gone since it was listed
        return b""


def _plainly_in(content: bytes) -> list[str]:
    small = content.lower()
    hits = [f"{word} as {shape}" for word in TELLING for shape, needle in _shapes(word) if needle in small]
    return hits + [f"{word} as base64" for word in TELLING if any(part in content for part in _in_base64(word))]


def _shapes(word: str) -> Iterator[tuple[str, bytes]]:
    yield "UTF-8", word.encode()
    yield "UTF-16", word.encode("utf-16-le")
    yield "hexadecimal", word.encode().hex().encode()


def _in_base64(word: str) -> Iterator[bytes]:
    """The word as base64 writes it, at each of the three places it may begin at, without the ends others share."""
    for before in range(3):
        yield base64.b64encode(b"\0" * before + word.encode())[4:-4]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Whatever in some bytes zlib can read, with its head or, as in a ZIP, without."""
    for head in (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"):
        at = content.find(head)
        while at >= 0:
            yield _inflated(content[at:], zlib.MAX_WBITS)
            at = content.find(head, at + 1)
    at = content.find(b"PK\x03\x04")
    while at >= 0:
        name, extra = (int.from_bytes(content[at + place : at + place + 2], "little") for place in (26, 28))
        yield _inflated(content[at + 30 + name + extra :], -zlib.MAX_WBITS)
        at = content.find(b"PK\x03\x04", at + 1)
    if content.startswith(b"\x1f\x8b"):
        yield _inflated(content, zlib.MAX_WBITS | 16)


def _inflated(content: bytes, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(content, 1 << 22)
    except zlib.error:
        return b""
