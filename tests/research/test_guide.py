# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The guide for writing a card says what is true of the cards."""

import re

import pytest

from journal_app import places
from journal_app.domain.cards import FindingKind

FOLDER = places.seeds() / "cards"
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_part_of_the_worked_card_stands_in_that_card(example: str) -> None:
    assert example in (FOLDER / "prefer-2014.toml").read_text(encoding="utf-8")


def test_the_worked_card_shows_each_part_that_a_card_has() -> None:
    shown = {line.partition(" =")[0] for example in EXAMPLES for line in example.splitlines()}
    assert {"headline", "evidence", "n", "cannot_say", "conflicts", "[[results]]", "[topics]", "read"} <= shown


def test_every_question_a_card_can_be_about_is_named() -> None:
    assert all(f'"{kind}"' in GUIDE for kind in FindingKind)
