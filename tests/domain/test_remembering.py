# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a short text was read as is remembered, in each language apart, and no long text is."""

import pytest

from journal_app.domain.remembering import KEPT, LONGEST, remembered, remembered_in_words
from journal_app.errors import EntryRefused
from journal_app.words import language, speaking


def test_a_short_text_is_read_once() -> None:
    asked: list[str] = []

    @remembered
    def read(text: str) -> str:
        asked.append(text)
        return text.upper()

    assert [read("ferritin"), read("iron"), read("ferritin")] == ["FERRITIN", "IRON", "FERRITIN"]
    assert asked == ["ferritin", "iron"]


def test_a_long_text_is_read_anew_so_that_it_is_not_kept() -> None:
    asked: list[int] = []

    @remembered
    def read(text: str, *others: str) -> int:
        asked.append(len(text))
        return len(text) + len("".join(others))

    @remembered
    def read_parts(parts: tuple[str, ...]) -> int:
        asked.append(len(parts))
        return len(parts)

    whole = "x" * LONGEST
    assert [read(whole), read(whole), read(whole + "x"), read(whole + "x")] == [200, 200, 201, 201]
    assert [read(whole, "x"), read(whole, "x")] == [201, 201]
    many = ("",) * (LONGEST + 1)
    assert [read_parts(many), read_parts(many)] == [201, 201]
    assert asked == [200, 201, 201, 200, 200, 201, 201]


def test_of_many_texts_the_latest_are_kept() -> None:
    asked: list[str] = []

    @remembered
    def read(text: str) -> int:
        asked.append(text)
        return int(text)

    for number in range(2 * KEPT):
        read(str(number))
    asked.clear()
    assert (read(str(2 * KEPT - 1)), read("0")) == (2 * KEPT - 1, 0)
    assert asked == ["0"]


def test_words_are_kept_for_each_language_apart() -> None:
    asked: list[str] = []

    @remembered_in_words
    def read(text: str) -> str:
        asked.append(text)
        return f"{language()}: {text}"

    assert read("iron") == "en_GB: iron"
    with speaking("de"):
        assert (read("iron"), read("iron")) == ("de: iron", "de: iron")
    assert read("iron") == "en_GB: iron"
    assert asked == ["iron", "iron"]
    long = "x" * (LONGEST + 1)
    assert read(long) == read(long)
    assert asked == ["iron", "iron", long, long]


def test_a_refusal_is_said_anew() -> None:
    said: list[str] = []

    @remembered
    def read(text: str) -> str:
        said.append(language())
        raise EntryRefused(f"{language()}: {text}")

    with pytest.raises(EntryRefused, match="en_GB: x"):
        read("x")
    with speaking("de"), pytest.raises(EntryRefused, match="de: x"):
        read("x")
    assert said == ["en_GB", "de"]
