# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One sign a hundred thousand times over, wherever a file holds it: read once, and not once for each of them.

A reader that looks a run through again from each of its signs is not wrong, only never done: such a test does not fail,
it does not end.
"""

import random
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from journal_app.errors import FileNotUnderstood, JournalError
from journal_app.exchange import importing
from journal_app.exchange.lab_tables.layout import answered
from journal_app.exchange.lab_tables.roles import Role
from journal_app.exchange.previews.answers import ColumnReading
from journal_app.exchange.references.planning import plan_references
from journal_app.store.journal import Journal
from tests.exchange import reference_samples
from tests.exchange.every_format import SAMPLES

TODAY = date(2026, 11, 21)
LENGTH = 100_000
PLACES = 4
SIGNS = (b" ", b"\n", b"a", b"1", b"\\", b"<!--", b"  1", b"@a{b,")
TEXTS = [
    (name, content)
    for name, contents in SAMPLES.items()
    for content in contents
    if not content.startswith((b"PK", b"SQLite"))
]
XML_BEGINNINGS = {
    "blank lines": b"\n" * 1_000_000 + b"<HealthData>",
    "comments left open": b"<!--" * 16_000,
    "brackets in a DOCTYPE left open": b"<!DOCTYPE a [" + b"]" * 60_000,
    "a declaration of a thousand digits": b'<?xml version="' + b"9" * 5_000 + b'" encoding="UTF0"?><HealthData>',
    "a declaration without an end": b"<?xml version='1.0' encoding='UTF0' " + b"a" * 1_200_000,
}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("name", "content"), TEXTS, ids=[name for name, _content in TEXTS])
def test_a_long_run_in_a_file_gives_a_plan_or_is_refused(
    journal: Journal, tmp_path: Path, name: str, content: bytes, sign: bytes
) -> None:
    path = tmp_path / "file"
    for hurt in _with_runs(content, sign):
        path.write_bytes(hurt)
        with suppress(JournalError):
            importing.preview(path, journal.facts, today=TODAY)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("name", reference_samples.SAMPLES)
def test_a_long_run_among_references_gives_a_plan_or_is_refused(name: str, sign: bytes) -> None:
    for hurt in _with_runs(reference_samples.SAMPLES[name].encode(), sign):
        with suppress(JournalError):
            plan_references(hurt, [])


@pytest.mark.parametrize("beginning", XML_BEGINNINGS.values(), ids=XML_BEGINNINGS)
def test_an_xml_that_does_not_come_to_its_first_element_is_refused(
    journal: Journal, tmp_path: Path, beginning: bytes
) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(beginning)
    with pytest.raises(FileNotUnderstood):
        importing.preview(path, journal.facts, today=TODAY)


def test_an_answer_about_a_few_columns_fits_a_row_of_a_hundred_thousand() -> None:
    reading = ColumnReading(roles=(Role.NONE.value,) * LENGTH, names=tuple(map(str, range(LENGTH))))
    layout = answered(reading, [(1, [""] * LENGTH)], None)
    assert layout.roles == (Role.NONE,) * LENGTH


def test_each_of_many_rows_that_may_name_thousands_of_columns_is_weighed(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Date,Test,Result,Unit\n" + ("concept," * 2_000 + "\n") * 64, encoding="utf-8")
    with suppress(JournalError):
        importing.preview(path, journal.facts, today=TODAY)


def _with_runs(content: bytes, sign: bytes) -> list[bytes]:
    chance = random.Random(content)  # noqa: S311 -- no secret
    run = sign * (LENGTH // len(sign))
    places = [chance.randrange(len(content) + 1) for _ in range(PLACES)]
    return [content[:place] + run + content[place:] for place in places]
