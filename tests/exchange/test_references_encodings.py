# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import codecs

import pytest

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.references import encodings
from journal_app.exchange.references.encodings import read_text

ENTRY = "@article{{a,\n  title = {{{}}},\n  author = {{{}}}\n}}\n"
CHINESE = ENTRY.format("缺铁性贫血与疲劳的关系", "张伟 and 李娜")
JAPANESE = ENTRY.format("鉄欠乏と疲労についてのテスト", "山田, 太郎 and スズキ, ジロウ")
RUSSIAN = ENTRY.format("Железо и усталость больных: обзор", "Иванов, Иван and Петрова, Мария")
WESTERN = ENTRY.format("Eisen und Müdigkeit: größere Übersicht", "Müller, Jörg and Nuñez, José")


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "gbk", "gb18030"),
        (CHINESE, "gb18030", "gb18030"),
        (ENTRY.format("铁", "张"), "gbk", "gb18030"),
        (ENTRY.format("铁", "Smith, John"), "gbk", "gb18030"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (CHINESE, "utf-32", "utf-32"),
        (JAPANESE, "shift_jis", "cp932"),
        (RUSSIAN, "cp1251", "cp1251"),
        (WESTERN, "latin-1", "cp1252"),
        (WESTERN.replace(":", " \u2013"), "cp1252", "cp1252"),
        (ENTRY.format("Müßiggang", "Ångström, Bo"), "cp1252", "cp1252"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str, said: str) -> None:
    found = read_text(text.encode(encoding))
    assert (found.text, found.encoding) == (text, said)


def test_a_mark_at_the_beginning_is_no_part_of_the_text() -> None:
    assert read_text(codecs.BOM_UTF8 + CHINESE.encode()).text == CHINESE


def test_what_a_file_says_of_itself_counts() -> None:
    xml = '<?xml version="1.0" encoding="ISO-8859-2"?><x>żółć</x>'
    assert read_text(xml.encode("iso-8859-2")).text == xml
    bibtex = "% Encoding: windows-1250\n" + ENTRY.format("żółć", "x")
    assert read_text(bibtex.encode("cp1250")).text == bibtex


@pytest.mark.parametrize("declared", ["GBK", "rot13", "no-such", "hex", "utf-8"])
def test_what_a_file_wrongly_says_of_itself_does_not(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><x>é x é</x>'
    assert read_text(text.encode("latin-1") + b"\xff").text.endswith("é x é</x>ÿ")


def test_single_noughts_and_controls_do_not_make_a_text_binary() -> None:
    assert read_text(b"TY  - JOUR\r\nTI  - A\x00B\x01\r\nER  - \r\n").encoding == "utf-8"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7 and more", "a PDF document"),
        (b"PK\x03\x04rest", "zip"),
        (bytes(range(256)) * 20, "no text"),
        (b"\x00\x01\x02\x03" * 100, "no text"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(FileNotUnderstood, match=said):
        read_text(content)


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "LARGEST", 1 << 20)
    assert read_text(b"a" * (1 << 20)).encoding == "utf-8"
    with pytest.raises(FileNotUnderstood, match="1 MB"):
        read_text(b"a" * ((1 << 20) + 1))
