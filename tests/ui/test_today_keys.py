# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.today.keys import RowKeys

TO_TEN = tuple(range(11))
TO_FIVE = tuple(range(1, 6))


def typed(keys: str, steps: tuple[int, ...] = TO_TEN) -> int | None:
    """What a row shows after ``keys``, each taken up as it comes; a space stands for anything else happening."""
    reader, shown = RowKeys(), None
    for key in keys:
        if key == " ":
            reader.forget()
            continue
        number = reader.read(key, steps, None if shown is None else Decimal(shown))
        shown = shown if number is None else number
    return shown


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_is_its_number(digit: int) -> None:
    assert typed(str(digit)) == digit


@pytest.mark.parametrize("key", ["x", "X", "*"])
def test_one_key_is_ten(key: str) -> None:
    assert typed(key) == 10
    assert typed(f"3{key}") == 10


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("10", 10),
        ("1 0", 0),  # something else happened in between
        ("120", 0),  # the 1 was not the last key
        ("100", 0),  # the 0 was
        ("110", 10),
        ("x10", 10),
        ("01", 1),
        ("1q0", 0),
        ("20", 0),
    ],
)
def test_one_and_zero_are_ten_only_right_after_each_other(keys: str, shown: int) -> None:
    assert typed(keys) == shown


def test_a_one_that_was_taken_back_does_not_make_ten() -> None:
    reader = RowKeys()
    assert reader.read("1", TO_TEN, None) == 1
    assert reader.read("0", TO_TEN, None) == 0


@pytest.mark.parametrize(("keys", "shown"), [("1", 1), ("5", 5), ("6", None), ("0", None), ("10", 1), ("x", None)])
def test_a_shorter_scale_takes_its_own_numbers_alone(keys: str, shown: int | None) -> None:
    assert typed(keys, TO_FIVE) == shown


@given(st.text(alphabet="0123456789xX* qß²", max_size=8))
def test_whatever_is_typed_the_row_shows_one_of_its_numbers(keys: str) -> None:
    assert typed(keys) in {None, *TO_TEN}
    assert typed(keys, TO_FIVE) in {None, *TO_FIVE}
