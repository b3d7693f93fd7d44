# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind has a name and words of its own, and no mark has none."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from journal_app.domain import card_kinds, kinds
from journal_app.domain.cards import Evidence, FindingKind
from journal_app.domain.scores import Mark
from journal_app.domain.treatments import EventKind, InfusionKind


@pytest.mark.parametrize(
    ("say", "choices"),
    [
        (kinds.event_name, list(EventKind)),
        (kinds.event_words, list(EventKind)),
        (kinds.infusion_name, list(InfusionKind)),
        (kinds.infusion_words, list(InfusionKind)),
        (card_kinds.evidence_name, list(Evidence)),
        (card_kinds.finding_words, list(FindingKind)),
        (kinds.mark_name, list(Mark)),
        (kinds.mark_words, list(Mark)),
    ],
)
def test_no_two_kinds_are_said_alike(say: Callable[[StrEnum], str], choices: list[StrEnum]) -> None:
    said = [say(choice) for choice in choices]
    assert len(set(said)) == len(choices)
    assert all(words for words, choice in zip(said, choices, strict=True) if choice != "")


def test_a_day_without_a_mark_is_said_nothing_of() -> None:
    assert (kinds.mark_name(Mark.NONE), kinds.mark_words(Mark.NONE)) == ("", "")
