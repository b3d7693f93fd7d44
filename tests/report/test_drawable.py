# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.report.drawable import Drawable, cut, drawable, drawn_characters
from tests.builders import a_tracker
from tests.report.papers import a_sheet, read_back


def test_what_the_fonts_have_stays_as_it_is() -> None:
    text = string.ascii_letters + string.digits + "äöüßéñç µ ≤ ≥ → ↓ ° “quoted” 12–15\nsecond line"
    assert drawable(text) == Drawable(text)


def test_the_tables_of_the_fonts_tell_the_truth() -> None:
    """Typst refuses a page with a character no font has, so a sheet of all of them is proof of each."""
    every = sorted(drawn_characters() - set(string.whitespace) - {"\u00a0", "\u00ad"})
    names = ["".join(every[start : start + 40]) for start in range(0, len(every), 40)]
    paper = read_back(a_sheet(*(a_tracker(f"k{number}", name=name) for number, name in enumerate(names))))
    letters = [character for character in every if character.isalpha() and character.isascii()]
    assert len(every) > 400
    assert len(letters) == 52
    assert set(letters) <= set(paper.text)
    assert paper.fonts >= {"AtkinsonHyperlegibleNext-Bold", "IronJournalSigns-Bold"}


@pytest.mark.parametrize(
    ("text", "drawn", "replaced"),
    [
        ("fog \N{GRINNING FACE}", "fog [GRINNING FACE]", 1),
        ("שלום"[:1], "[HEBREW LETTER SHIN]", 1),
        ("bell\x07 and null\x00", "bell and null", 2),
        ("half \ud800 a pair", "half  a pair", 1),
        ("own \ue000 sign", "own [U+E000] sign", 1),
        ("cafe\u0301", "café", 0),
        ("Nguyễn Thị Ánh, Анна Їжак, Ștefan, Əli", "Nguyễn Thị Ánh, Анна Їжак, Ștefan, Əli", 0),
        ("Nguye\u0302\u0303n", "Nguyễn", 0),
        ("turned\u202e round\u200d \ufe0f", "turned round ", 0),
        ("one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour five", 0),
        ("wide\u3000space", "wide space", 0),
    ],
)
def test_what_they_have_not_is_named_or_goes(text: str, drawn: str, replaced: int) -> None:
    assert drawable(text) == Drawable(drawn, replaced)


@given(st.text(st.characters(codec=None), max_size=40))
def test_whatever_is_written_can_be_drawn(text: str) -> None:
    drawn = drawable(text)
    assert set(drawn.text) <= drawn_characters() | {"\n"}
    assert drawable(drawn.text) == Drawable(drawn.text)


@given(st.text(st.characters(codec=None), max_size=60), st.integers(2, 40))
def test_a_text_is_cut_to_one_line_of_letters_as_they_are_drawn(text: str, longest: int) -> None:
    line = cut(text, longest)
    assert len(drawable(line).text) <= longest + 1  # the sign that something was cut
    assert "\n" not in drawable(line).text


def test_a_text_that_fits_stays_whole_and_one_of_nothing_is_empty() -> None:
    assert cut(" two\n words ", 9) == "two words"
    assert cut("two words", 8) == "two word…"
    assert cut("\N{ZERO WIDTH JOINER}\x07", 9) == ""
    assert cut("北" * 9, 30) == "北…"
