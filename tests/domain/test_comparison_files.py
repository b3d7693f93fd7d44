# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest

from journal_app.domain.card_files import CardMistaken
from journal_app.domain.comparison_files import Shown, read_comparisons

FILE = """
[[comparisons]]
key = "iron-and-fatigue"
title = "Iron and fatigue"
how_to_read = "Both asked the same."
cannot_say = "Anything about others."
[[comparisons.lines]]
results = [{ card = "pooled", what = "fatigue", name = "Pooled" }]
[[comparisons.lines]]
results = [{ card = "one", what = "fatigue", name = "One" }, { card = "two", what = "less fatigue", name = "Two" }]
"""


def problems(old: str, new: str) -> list[str]:
    """What reading the file with one place changed is refused for."""
    assert old in FILE
    with pytest.raises(CardMistaken) as refused:
        read_comparisons(FILE.replace(old, new, 1), "some.toml")
    return list(refused.value.problems)


def test_a_comparison_is_read_as_it_is_written() -> None:
    (comparison,) = read_comparisons(FILE, "some.toml")
    assert (comparison.key, comparison.title) == ("iron-and-fatigue", "Iron and fatigue")
    assert [len(line) for line in comparison.lines] == [1, 2]
    assert comparison.shown[2] == Shown(card="two", what="less fatigue", name="Two")
    assert comparison.cards == ("pooled", "one", "two")


def test_a_file_may_hold_none() -> None:
    assert read_comparisons("", "some.toml") == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"iron-and-fatigue"', '"Iron"', "comparisons[1].key: is not made of small letters, digits and single hyphens"),
        ('title = "Iron and fatigue"\n', "", "comparisons[1].title: is missing"),
        ('"Both asked the same."', '"Both asked"', "comparisons[1].how_to_read: is no whole sentence: it ends without"),
        ('"Anything about others."', '""', "comparisons[1].cannot_say: is empty"),
        ("cannot_say", "cannot_sya", "comparisons[1].cannot_say: is missing"),
        ('name = "One"', 'nmae = "One"', "comparisons[1].lines[2].results[1].name: is missing"),
        ('card = "pooled", ', "", "comparisons[1].lines[1].results[1].card: is missing"),
        ('what = "less fatigue"', "what = 3", "comparisons[1].lines[2].results[2].what: is no text in quotation marks"),
        ("results = [{ card", "nothing = [{ card", "comparisons[1].lines[1].results: is missing or empty"),
        (
            'card = "two", what = "less fatigue"',
            'card = "one", what = "fatigue"',
            "comparisons[1].lines: show the same",
        ),
        ("[[comparisons]]", "[comparisons]", "comparisons: is no list of tables, each under [[comparisons]]"),
        (
            "[[comparisons]]",
            "[[comparison]]\n[[comparisons]]",
            "comparison: is no field of a file of comparisons; is it",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file_and_field(old: str, new: str, problem: str) -> None:
    assert problems(old, new)[0].startswith(f"some.toml: {problem}")


def test_an_unknown_field_is_named_with_what_it_is_no_field_of() -> None:
    assert problems('title = "Iron', 'titel = ""\ntitle = "Iron') == [
        "some.toml: comparisons[1].titel: is no field of a comparison; is it title?"
    ]


def test_one_card_alone_compares_nothing() -> None:
    first, _others = FILE.split('[[comparisons.lines]]\nresults = [{ card = "one"')
    with pytest.raises(CardMistaken, match="show results of fewer than two cards"):
        read_comparisons(first, "some.toml")


def test_two_comparisons_of_one_key_are_refused() -> None:
    with pytest.raises(CardMistaken, match="comparisons: 'iron-and-fatigue' is there twice"):
        read_comparisons(FILE + FILE, "some.toml")


def test_what_is_no_toml_is_said_to_be_none() -> None:
    with pytest.raises(CardMistaken, match=r"some\.toml: is no TOML"):
        read_comparisons("[[", "some.toml")
