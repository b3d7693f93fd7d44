# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of a passphrase: by how long it holds, whole sentences, and never the passphrase itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.store.strength import known_of, strength


@pytest.mark.parametrize(
    ("passphrase", "score", "said"),
    [
        ("a", 0, "within an hour"),
        ("password", 0, "within an hour"),
        ("x" * 500, 0, "within an hour"),
        ("blue lamp", 2, "within a day"),
        ("blue lamp sofa", 4, "need years"),
        ("Tr0ub4dor&3", 4, "within a year"),
        ("correct horse battery staple", 4, "more than a hundred years"),
        ("grün Laterne Zwieback Oktober", 4, "more than a hundred years"),
    ],
)
def test_what_is_said_is_how_long_it_holds(passphrase: str, score: int, said: str) -> None:
    judged = strength(passphrase)
    assert (judged.score, said in judged.words) == (score, True), judged


def test_what_somebody_knows_makes_it_weaker() -> None:
    guessed = "Winterbergmaier1971"
    known = known_of(Path("/somewhere/my-journal.ironjournal"), "Anna Winterbergmaier")

    assert strength(guessed).score == 4
    assert strength(guessed, known).score < 3
    assert strength("my-journal", known).score < 2


def test_nothing_is_said_of_nothing() -> None:
    assert (strength("").score, strength("").words) == (0, "")


@given(st.text(min_size=1, max_size=500), st.lists(st.text(), max_size=3))
def test_any_text_is_judged_in_sentences(passphrase: str, known: list[str]) -> None:
    judged = strength(passphrase, known)
    assert judged.score in range(5)
    assert judged.words.endswith(".")
    assert "within an hour" in judged.words or judged.score > 0
