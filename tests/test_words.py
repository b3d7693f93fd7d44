# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One language for the program, and another for a while."""

import threading
from datetime import date
from decimal import Decimal

import pytest

from journal_app import words


def test_another_language_is_spoken_for_a_while_and_no_longer() -> None:
    with words.speaking("de"):
        assert words.language() == "de"
        assert words.day_text(date(2026, 3, 5), "d MMMM") == "5. März"
        assert words.number_text(Decimal("1.5")) == "1,5"
        with words.speaking("en_US"):
            assert words.number_text(Decimal("1.5")) == "1.5"
        assert words.language() == "de"
    assert words.language() == "en_GB"


def test_it_ends_where_something_fails() -> None:
    with pytest.raises(ZeroDivisionError), words.speaking("de"):
        raise ZeroDivisionError
    assert words.language() == "en_GB"


def test_whoever_works_beside_it_hears_nothing_of_it() -> None:
    heard: list[str] = []
    with words.speaking("de"):
        beside = threading.Thread(target=lambda: heard.append(words.language()))
        beside.start()
        beside.join()
    assert heard == ["en_GB"]


@pytest.mark.parametrize("code", ["de", "en_US", "pt_BR"])
def test_a_language_that_there_is_can_be_spoken(code: str) -> None:
    assert words.is_language(code)


@pytest.mark.parametrize("code", ["klingon!", "", "xx"])
def test_no_other_can(code: str) -> None:
    assert not words.is_language(code)
