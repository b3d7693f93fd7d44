# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Of an encrypted journal no word lies in any file: not while it is open, not after a kill, not in what else is kept.

What the reader themselves asks for, a report or a table, is in clear, and theirs to keep.
"""

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from journal_app.domain.facts import Kind
from journal_app.store import keys, rows
from journal_app.store.journal import Journal
from tests.secrets.conftest import World
from tests.secrets.words import (
    CORE,
    ELSEWHERE,
    FIXED,
    PASSPHRASE,
    STAMPED,
    files_under,
    found_in,
    found_under,
    marked,
    plant,
)


def _zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("entry.xml", content)
    return file.getvalue()


SHAPES: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "UTF-16": lambda words: words.encode("utf-16"),
    "UTF-16, the other way round": lambda words: words.encode("utf-16-be"),
    "capitals": lambda words: words.upper().encode(),
    "JSON": lambda words: json.dumps([words]).encode(),
    "base64": lambda words: base64.b64encode(f"x{words}".encode()),
    "hexadecimal": lambda words: words.encode().hex().encode(),
    "zlib": lambda words: b"PNG" + zlib.compress(words.encode() * 20),
    "gzip": lambda words: gzip.compress(words.encode() * 20),
    "ZIP": lambda words: _zipped(words.encode() * 20),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_words_in_any_shape_would_be_found(shape: str) -> None:
    assert found_in(b"before" + SHAPES[shape](marked("note")) + b"after" if shape != "gzip" else SHAPES[shape](CORE))
    assert not found_in(SHAPES[shape]("other words of somebody else"))


def test_words_stand_in_every_field_of_text_there_is(tmp_path: Path) -> None:
    path = tmp_path / "plain.ironjournal"
    with Journal.create(path) as journal:
        assert plant(journal) == set(Kind) - ELSEWHERE
    content = path.read_bytes()
    texts = [
        (kind, field.name)
        for kind, fact_type in rows.FACTS.items()
        for field in fields(fact_type)
        if field.type is str and field.name not in STAMPED and kind not in ELSEWHERE
    ]
    wanted = [marked(f"{kind}.{name}") for kind, name in texts if (kind, name) not in FIXED]
    known = {marked("score.tracker"), marked("reaction.infusion"), marked("course_day.course")}
    assert len(wanted) > 40
    assert [words for words in wanted if words.encode() not in content and words not in known] == []
    assert found_under(tmp_path)


def _nothing_told(world: World) -> None:
    assert found_under(*world.places) == {}


def test_no_word_of_a_whole_life_lies_in_any_file(world: World) -> None:
    world.live("write")
    _nothing_told(world)

    with world.killed_in("stay") as writing:
        beside = {file.name: file.stat().st_size for file in world.journal.parent.iterdir()}
        assert beside[f"{world.journal.name}-wal"] > 1_000
        _nothing_told(world)
        writing.kill()
    _nothing_told(world)

    world.live("commands", "crash")
    _nothing_told(world)

    with world.killed_in("window-stay") as shown:
        private = {str(file) for file in files_under(world.private)}
        assert set(found_under(*world.places)) == {name for name in private if name.endswith(".pdf")} != set()
        shown.kill()
    world.live("window")
    _nothing_told(world)

    names = {file.name for file in files_under(*world.places)}
    assert {"window.json", world.journal.name} <= names
    assert any(name.startswith("crash-") for name in names)
    assert len([name for name in names if name.endswith(".ironjournal")]) > 1  # and backups
    assert not list(files_under(world.private))
    assert any(CORE in path.read_text("utf-8") for path in files_under(world.own / "tables"))


def test_once_the_passphrase_is_taken_away_every_word_is_found(world: World) -> None:
    world.live("write")
    keys.set_passphrase(world.journal, PASSPHRASE, None)
    assert list(found_under(*world.places)) == [str(world.journal)]
