# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A typed choice of a few."""

import pytest

from journal_app.domain.choices import read_choice
from journal_app.domain.treatments import EventKind, InfusionKind, Severity
from journal_app.errors import EntryRefused


@pytest.mark.parametrize(
    ("text", "meant"),
    [("relapse", EventKind.RELAPSE), (" Flare ", EventKind.RELAPSE), ("PEM", EventKind.CRASH)],
)
def test_a_choice_is_found_by_its_word_or_as_people_say_it(text: str, meant: EventKind) -> None:
    assert read_choice(text, EventKind, None) is meant


def test_hyphens_and_case_do_not_matter() -> None:
    assert read_choice("Disease modifying", InfusionKind, None) is InfusionKind.DISEASE_MODIFYING


def test_nothing_typed_is_the_default_where_there_is_one() -> None:
    assert read_choice(" ", Severity, Severity.UNSAID) is Severity.UNSAID
    with pytest.raises(EntryRefused, match="missing"):
        read_choice("", EventKind, None)


def test_any_other_word_is_refused_with_those_there_are() -> None:
    with pytest.raises(EntryRefused) as refused:
        read_choice("party", EventKind, EventKind.OTHER)
    assert "“party” is not one of the kinds" in str(refused.value)
    assert "relapse, crash" in str(refused.value)
