# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Values as people and laboratories write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.labs import Comparator
from journal_app.domain.quantities import (
    AmbiguousNumber,
    Reading,
    display_number,
    read_exact,
    read_number,
    read_value,
    split_unit,
)
from journal_app.errors import EntryRefused

BELOW, AT_MOST, NONE = Comparator.BELOW, Comparator.AT_MOST, Comparator.NONE
ABOVE, AT_LEAST = Comparator.ABOVE, Comparator.AT_LEAST


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("18", "18"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("12,50", "12.50"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("1 250", "1250"),
        ("1\N{THIN SPACE}250", "1250"),
        ("1\N{NO-BREAK SPACE}250", "1250"),
        ("1\N{NARROW NO-BREAK SPACE}250", "1250"),
        ("1'250", "1250"),
        ("1\N{RIGHT SINGLE QUOTATION MARK}250", "1250"),
        ("1 250 000", "1250000"),
        ("1 250,5", "1250.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.567", "1234.567"),
        ("1234.567", "1234.567"),
        ("1.2345", "1.2345"),
        ("-12", "-12"),
        ("\N{MINUS SIGN}12", "-12"),
        ("+12", "12"),
        ("=5", "5"),
        ("  7 ", "7"),
        ("\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO}", "12"),
        ("\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}", "12"),
    ],
)
def test_a_number_is_read_with_every_digit_it_was_written_with(text: str, number: str) -> None:
    reading = read_value(text)
    assert reading == Reading(NONE, Decimal(number), text.strip())
    assert str(reading.number) == str(Decimal(number))


@pytest.mark.parametrize(
    ("text", "comparator", "number"),
    [
        ("<5", BELOW, "5"),
        ("< 5", BELOW, "5"),
        ("<=5", AT_MOST, "5"),
        ("≤ 5", AT_MOST, "5"),
        (">1500", ABOVE, "1500"),
        ("> 1 500", ABOVE, "1500"),
        (">=30", AT_LEAST, "30"),
        ("≥30", AT_LEAST, "30"),
        ("less than 5", BELOW, "5"),
        ("Less Than 0,2", BELOW, "0.2"),
        ("below 5", BELOW, "5"),
        ("LT 5", BELOW, "5"),
        ("GT 45", ABOVE, "45"),
        ("gt45", ABOVE, "45"),
        ("more than 2000", ABOVE, "2000"),
        ("at least 3", AT_LEAST, "3"),
        ("up to 5", AT_MOST, "5"),
    ],
)
def test_every_way_of_saying_less_or_more_is_read(text: str, comparator: Comparator, number: str) -> None:
    assert read_value(text) == Reading(comparator, Decimal(number), text)


@pytest.mark.parametrize(
    ("text", "small", "large"),
    [("1.250", "1.250", "1250"), ("1,250", "1.250", "1250"), ("12.345", "12.345", "12345"), ("<1,500", "1.5", "1500")],
)
def test_a_number_that_is_two_numbers_asks_and_names_both(text: str, small: str, large: str) -> None:
    with pytest.raises(AmbiguousNumber) as asked:
        read_value(text)
    assert asked.value.readings == (Decimal(small), Decimal(large))
    for reading in asked.value.readings:
        assert format(reading, "f") in str(asked.value)
    assert text in str(asked.value)


def test_what_the_question_proposes_is_no_longer_ambiguous() -> None:
    assert read_value("1250").number == 1250
    assert read_value("1.2500").number == Decimal("1.25")


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "NaN", "nan", "inf", "Infinity", "--12", "+-12", "12-", "<>5", "<<5", "<", ">=", "5.", "1e3", "1E+3",
        "2 x10^3", "1.2.3", "1,234,56", "1 25", "12 34", "10\N{SUPERSCRIPT TWO}", "\N{VULGAR FRACTION ONE HALF}",
        "5 ug/L", "12abc", "five", "9" * 30, "x" * 5000, "1" * 5000, "0x10", "1_000", "5%", "negative", "<LLOQ", "e5",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        read_value(text)
    assert not isinstance(refused.value, AmbiguousNumber)
    assert refused.value.title.endswith(".")
    assert len(str(refused.value)) < 300


def test_an_exponent_is_asked_to_be_written_out() -> None:
    with pytest.raises(EntryRefused, match="without an exponent"):
        read_value("1e3")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(EntryRefused):
        reading = read_value(text)
        assert reading.number.is_finite()
        assert reading.printed == text.strip()


@given(st.decimals(min_value=0, max_value=999, places=2), st.sampled_from([".", ","]))
def test_a_plain_decimal_reads_back_as_itself_with_either_mark(number: Decimal, mark: str) -> None:
    assert str(read_value(str(number).replace(".", mark)).number) == str(number)


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999), st.sampled_from([".", ","]))
def test_three_digits_behind_one_mark_always_ask(head: int, tail: int, mark: str) -> None:
    with pytest.raises(AmbiguousNumber) as asked:
        read_value(f"{head}{mark}{tail:03d}")
    assert asked.value.readings[1] == head * 1000 + tail
    assert asked.value.readings[0] * 1000 == asked.value.readings[1]


def test_an_amount_takes_no_comparator() -> None:
    assert read_number("12,5") == Decimal("12.5")
    with pytest.raises(EntryRefused, match="<5"):
        read_number("<5")


@pytest.mark.parametrize(("text", "kept"), [("1.250", "1.250"), ("1.0", "1.0"), ("-3", "-3"), ("1.5e2", "1.5E+2")])
def test_a_machine_written_number_never_asks(text: str, kept: str) -> None:
    assert str(read_exact(text)) == kept


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1,5", "", "1e999", "0x1"])
def test_a_machine_written_text_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(EntryRefused):
        read_exact(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5 ug/L", ("5", "ug/L")),
        ("<0.2mg/dL", ("<0.2", "mg/dL")),
        ("GT 45", ("GT 45", "")),
        ("12,5 %", ("12,5", "%")),
        ("1 250 ng/mL", ("1 250", "ng/mL")),
        ("", ("", "")),
        ("pending", ("pending", "")),
    ],
)
def test_a_unit_behind_a_value_is_split_off(text: str, parts: tuple[str, str]) -> None:
    assert split_unit(text) == parts


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1.790671", "1.791"),
        ("12.56755", "12.57"),
        ("125.0000", "125"),
        ("123456.7", "123457"),
        ("0.000123456", "0.0001235"),
        ("0", "0"),
        ("200", "200"),
        ("1234567890123456789012345678901", "1234567890123456789012345678901"),
    ],
)
def test_converted_numbers_are_shown_with_four_digits(number: str, shown: str) -> None:
    assert format(display_number(Decimal(number)), "f") == shown
