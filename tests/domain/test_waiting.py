# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.lab_drafts import LabDraft, check_lab
from journal_app.domain.waiting import split_waiting, with_waiting


@pytest.mark.parametrize(
    ("note", "waited", "kept"),
    [
        ("", "", ""),
        ("cold tube", "", "cold tube"),
        ("", "8 hours", "Sample may have waited: 8 hours"),
        ("cold tube", "8  hours\n", "cold tube\nSample may have waited: 8 hours"),
        ("", "Yes", "Sample may have waited"),
    ],
)
def test_that_a_sample_waited_is_kept_in_the_note_in_words(note: str, waited: str, kept: str) -> None:
    assert with_waiting(note, waited) == kept
    result = check_lab(
        LabDraft(analyte="phosphate", value="0.6", unit="mmol/L", day="2026-11-20", note=note, waited=waited),
        today=date(2026, 11, 21),
    ).require()
    assert result.note == kept


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=20)


@given(note=words, waited=words)
def test_what_is_kept_is_found_again_as_it_was_typed(note: str, waited: str) -> None:
    kept = with_waiting(note, waited)
    again = split_waiting(kept)
    assert with_waiting(*again) == kept
    assert again == (note, "yes" if waited.casefold() in {"yes", "y"} else waited)


def test_a_note_that_says_nothing_of_it_is_left_alone() -> None:
    assert split_waiting("Sample may have waited: 8 hours\nsecond tube") == (
        "Sample may have waited: 8 hours\nsecond tube",
        "",
    )


def test_it_is_asked_where_waiting_matters_and_says_who_found_that() -> None:
    fragile = {key: analyte.waiting for key, analyte in analytes().items() if analyte.waiting}
    assert set(fragile) == {"phosphate", "folate"}
    for key, remark in fragile.items():
        assert remark.source.doi
        assert "10 hours at 21 °C" in remark.text
        assert remark in analytes()[key].remarks
