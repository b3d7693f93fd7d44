# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Ways to hurt a file that is no text: a zip, a database of SQLite.

Hides how each is opened and put together again, so that most of what comes out can still be opened.
"""

import io
import random
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress

Way = Callable[[random.Random, bytes], bytes]

_STATEMENTS = (
    'DROP TABLE "{name}"',
    'DELETE FROM "{name}"',
    'UPDATE "{name}" SET "{column}" = {odd}',
    'UPDATE "{name}" SET "{column}" = {odd} WHERE rowid = (SELECT max(rowid) FROM "{name}")',
    'ALTER TABLE "{name}" DROP COLUMN "{column}"',
    'ALTER TABLE "{name}" RENAME COLUMN "{column}" TO "a"',
    'ALTER TABLE "{name}" RENAME TO "b"; CREATE VIEW "{name}" AS SELECT * FROM "b"',
    'ALTER TABLE "{name}" RENAME TO "b"; CREATE VIEW "{name}" AS SELECT * FROM "{name}"',
    'ALTER TABLE "{name}" RENAME TO "b"; CREATE VIEW "{name}" AS {endless}',
    'INSERT INTO "{name}" SELECT * FROM "{name}"',
    'CREATE TRIGGER t AFTER INSERT ON "{name}" BEGIN DELETE FROM "{name}"; END',
)
_ENDLESS = 'WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT x AS "{column}" FROM a'
_VALUES = ("NULL", "'a'", "X'00FF'", "1e999", "-1e999", "9223372036854775807", "-1", "''", "0.1", "'2024'")


def is_zip(content: bytes) -> bool:
    """Whether it begins as a zip does."""
    return content.startswith(b"PK")


def is_database(content: bytes) -> bool:
    """Whether it begins as a database of SQLite does."""
    return content.startswith(b"SQLite format 3\0")


def in_a_zip(chance: random.Random, content: bytes, way: Way) -> bytes | None:
    """The zip with one of its members hurt in ``way``; None where it cannot be opened."""
    members = _members(content)
    if not members:
        return None
    name = chance.choice(list(members))
    members[name] = way(chance, members[name])
    return zipped(members)


def _members(content: bytes) -> dict[str, bytes]:
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) < 1 << 22:
            return {info.filename: archive.read(info) for info in infos}
    return {}


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name or "a", (2024, 3, 4, 8, 10, 0)), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _with_another_name(chance: random.Random, content: bytes) -> bytes:
    members = _members(content)
    if not members:
        return content
    name = chance.choice(list(members))
    odd = (
        "../a",
        "/a",
        "C:\\a",
        "a\\..\\..\\b",
        "a/",
        "",
        ".",
        "a" * 60_000,
        "\N{SNOWMAN}.json",
        name.upper(),
        name + "/b",
        "a.zip",
    )
    members[chance.choice(odd)] = members.pop(name)
    return zipped(members)


def _without_a_member(chance: random.Random, content: bytes) -> bytes:
    members = _members(content)
    if not members:
        return content
    del members[chance.choice(list(members))]
    return zipped(members)


def _with_a_zip_inside(chance: random.Random, content: bytes) -> bytes:
    return zipped({chance.choice(("a.zip", "export.xml", "a.json", "a.csv")): content} | _members(content))


def _with_a_wrong_field(chance: random.Random, content: bytes) -> bytes:
    """A header of a member, or the end of the directory, that says something else: size, way of packing, lock, sum."""
    places = [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06|PK\x06\x06", content)]
    if not places:
        return content
    changed = bytearray(content)
    place = chance.choice(places) + chance.randrange(4, 46)
    odd = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\1", b"\x0c", b"\x63", b"\xff\xff", b"\x09\x08"))
    changed[place : place + len(odd)] = odd
    return bytes(changed)


def _with_another_schema(chance: random.Random, content: bytes) -> bytes:
    """A database in which a table is gone, empty, another, full of odd values, a view, or watched by a trigger."""
    with suppress(sqlite3.Error, UnicodeError, MemoryError), closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        name = chance.choice(tables or ["a"])
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')] or ["a"]
        statements = chance.choice(_STATEMENTS)
        words = {
            "{endless}": _ENDLESS,
            "{name}": name,
            "{column}": chance.choice(columns),
            "{odd}": chance.choice(_VALUES),
        }
        for mark, word in words.items():
            statements = statements.replace(mark, word)
        db.executescript(statements)
        return db.serialize()
    return content


TAMPERED_ZIP: tuple[Way, ...] = (
    *(_with_another_name, _without_a_member, _with_a_zip_inside, _with_a_wrong_field, _with_a_wrong_field),
)
TAMPERED_DATABASE: tuple[Way, ...] = (_with_another_schema,)
