# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date

import pytest

from journal_app.research.library import find
from journal_app.research.upkeep import check_card, checked_words
from tests.research.cards import a_shelf_card

CHECKED = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("checked_on", "today", "words"),
    [
        (CHECKED, CHECKED, "checked 21 Nov 2026"),
        (CHECKED, date(2030, 1, 1), "checked 21 Nov 2026, more than two years ago: it may have changed"),
        (None, CHECKED, "not checked yet"),
    ],
)
def test_every_card_says_when_it_was_checked(checked_on: date | None, today: date, words: str) -> None:
    assert checked_words(a_shelf_card(checked_on=checked_on).card, today) == words


def test_what_nobody_has_compared_with_its_source_is_listed() -> None:
    found = check_card(find("ms-brain-iron-summary"), today=CHECKED)
    assert not found.is_whole
    assert {"title", "authors", "doi", "conflicts"} <= set(found.unchecked)
    assert "journal" in found.unchecked  # a name is told, and nobody could compare it
    assert "journal" not in found.empty


def test_a_card_with_nothing_open_is_whole() -> None:
    assert check_card(find("prefer-2014"), today=CHECKED).is_whole
    assert not check_card(find("prefer-2014"), today=date(2029, 1, 1)).is_whole
