# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.attachments import MOST_BYTES, NAME_BYTES, MediaType, media_type_of, read_letter, safe_name
from journal_app.errors import EntryRefused

CONTENTS = {
    MediaType.PDF: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    MediaType.PNG: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    MediaType.JPEG: b"\xff\xd8\xff\xe1\x00\x18Exif",
    MediaType.HEIC: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1",
    MediaType.TIFF: b"II*\x00\x08\x00\x00\x00",
    MediaType.WEBP: b"RIFF\x24\x00\x00\x00WEBPVP8 ",
}


@pytest.mark.parametrize("media_type", MediaType)
def test_a_kind_is_known_by_content_and_never_by_name(media_type: MediaType) -> None:
    letter = read_letter("notes.txt", CONTENTS[media_type])
    assert letter.media_type is media_type
    assert letter.content == CONTENTS[media_type]
    assert letter.name.startswith("notes.txt.")


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"MM\x00*\x00\x00\x00\x08", MediaType.TIFF),
        (b"\x00\x00\x00\x1cftypmif1", MediaType.HEIC),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", MediaType.PDF),
        (b"x" * 1019 + b"%PDF-1.4", MediaType.PDF),
        (b"x" * 1024 + b"%PDF-1.4", None),
        (b"%PDF", None),
        (b"RIFF\x24\x00\x00\x00WAVE", None),
        (b"\x00\x00\x00\x18ftypmp42", None),
        (b"GIF89a", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"MZ\x90\x00", None),
        (b"#!/bin/sh\n", None),
    ],
)
def test_signatures(content: bytes, media_type: MediaType | None) -> None:
    assert media_type_of(content) is media_type


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"Dear diary", "This file is not a PDF or a picture."),
        (b"%PDF-" + bytes(MOST_BYTES), "This file is larger than 50 MB."),
    ],
    ids=["empty", "text", "large"],
)
def test_a_refusal_says_what_is_wrong_and_that_nothing_was_kept(content: bytes, words: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        read_letter("letter.pdf", content)
    assert refused.value.title == words
    assert refused.value.detail == "Nothing was kept."


def test_a_file_of_just_the_largest_size_is_kept() -> None:
    assert read_letter("a.pdf", b"%PDF-".ljust(MOST_BYTES, b"x")).media_type is MediaType.PDF


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("letter.pdf", "letter.pdf"),
        ("Arztbrief Müller.PDF", "Arztbrief Müller.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\letter.pdf", "letter.pdf"),
        ("a\x00b\nc\u202ed.pdf", "a_b_c_d.pdf"),
        ('what? "this": <a|b>*.pdf', "what_ _this__ _a_b__.pdf"),
        ("", "letter.pdf"),
        ("..", "letter.pdf"),
        (".pdf", "letter.pdf"),
        ("   .  .pdf", "letter.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("com1.old.pdf", "_com1.old.pdf"),
        ("letter.exe", "letter.exe.pdf"),
        ("half \ud800 sign.pdf", "half _ sign.pdf"),
        ("血液検査.pdf", "血液検査.pdf"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, MediaType.PDF) == safe


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "血" * 300, "e\u0301" * 300 + ".pdf"])
def test_a_long_name_keeps_its_ending_and_fits(name: str) -> None:
    safe = safe_name(name, MediaType.PDF)
    assert safe.endswith(".pdf")
    assert NAME_BYTES - 4 <= len(safe.encode()) <= NAME_BYTES


@given(st.text(max_size=60), st.sampled_from(MediaType))
def test_any_name_becomes_one_that_a_file_can_have(name: str, media_type: MediaType) -> None:
    safe = safe_name(name, media_type)
    assert not set(safe) & set('<>:"/\\|?*\0')
    assert safe.encode().decode() == safe
    assert safe.isprintable()
    assert not safe.startswith((".", " "))
    assert 0 < len(safe.encode()) <= NAME_BYTES
    assert safe_name(safe, media_type) == safe
