# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files in many encodings, told by their bytes, said by the reader, and named in the preview."""

from pathlib import Path

import pytest

from journal_app.domain.labs import LabResult
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files import text_encodings
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.plan import Action
from journal_app.store.journal import Journal
from tests.exchange.samples import planned, write

GERMAN = "Datum;Prüfung;Ergebnis;Einheit;Bemerkung\n04.03.2024;Ferritin;12,5;µg/l;nüchtern, größer als früher\n"
POLISH = (
    "Data;Badanie;Wynik;Jednostka;Uwagi\n"
    "04.03.2024;Ferritin;12,5;ug/l;pobrano na czczo, wynik powtórzony, próbka świeża, żelazo już zażyte\n"
)
PLAIN = "Date,Test,Result,Unit\n2024-03-04,Ferritin,12.5,ug/L\n"


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        (GERMAN, "utf-8", "UTF-8"),
        (GERMAN, "utf-8-sig", "UTF-8"),
        (GERMAN, "utf-16", "UTF-16"),
        (GERMAN, "utf-16-le", "UTF-16"),
        (GERMAN, "utf-16-be", "UTF-16"),
        (GERMAN, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        (GERMAN.replace("früher", "fr\x81her"), "latin-1", "Latin-1"),
        (POLISH, "cp1250", "Windows-1250"),
        (PLAIN, "ascii", "UTF-8"),
    ],
)
def test_the_encoding_is_found_and_shown(
    journal: Journal, tmp_path: Path, text: str, encoding: str, shown: str
) -> None:
    plan = planned(journal, tmp_path, text.encode(encoding))
    (entry,) = plan.entries.of(Action.ADD)
    assert isinstance(entry.fact, LabResult)
    assert (text_encodings.words_of(plan.encoding), entry.fact.unit_code) == (shown, "ug/L")
    assert entry.fact.note in text


def test_what_the_reader_says_of_it_counts(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, GERMAN.encode("cp850"), encoding="cp850")
    (entry,) = plan.entries
    assert isinstance(entry.fact, LabResult)
    assert (text_encodings.words_of(plan.encoding), entry.fact.note) == ("DOS 850", "nüchtern, größer als früher")


@pytest.mark.parametrize("name", ["no-such", "hex", "rot13", "idna", "undefined", "\0"])
def test_an_encoding_nobody_knows_is_refused_in_words(journal: Journal, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotUnderstood, match=r"cannot be read") as refused:
        planned(journal, tmp_path, PLAIN, encoding=name)
    assert "encoding" in refused.value.detail


def test_a_text_that_does_not_fit_what_the_reader_said_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood):
        planned(journal, tmp_path, GERMAN.encode("cp1252"), encoding="utf-8")


def test_bytes_that_are_no_text_are_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="of no kind"):
        planned(journal, tmp_path, bytes(range(256)) * 20)


def test_a_letter_far_into_a_file_is_found_too(tmp_path: Path) -> None:
    content = PLAIN.encode() * 30_000 + "2024-03-05,Ferritin,12,µg/l\n".encode("cp1252")
    assert Opened(write(tmp_path, content)).source.encoding == "cp1252"


def test_names_of_encodings() -> None:
    assert [text_encodings.words_of(name) for name in ("", "latin-1", "L1", "no-such")] == [
        "",
        "Latin-1",
        "Latin-1",
        "no-such",
    ]
