# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A path on a screen: broken after its parts, read from the left."""

from journal_app import words
from journal_app.ui.path_words import path_words

BREAK = "\N{ZERO WIDTH SPACE}"


def test_a_path_may_go_on_in_the_next_line_after_each_part() -> None:
    assert path_words("/home/alex/my.ironjournal") == f"/{BREAK}home/{BREAK}alex/{BREAK}my.ironjournal"
    assert path_words("C:\\Users") == f"C:\\{BREAK}Users"
    assert path_words("") == ""


def test_its_first_stroke_stays_at_the_left_among_words_read_from_the_right() -> None:
    with words.speaking("ar"):
        assert path_words("/home") == f"\u2068/{BREAK}home\u2069"
        assert path_words("") == ""
