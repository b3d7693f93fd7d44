# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One way for all units, or one unit for each: what each choice amounts to."""

import pytest

from journal_app import words
from journal_app.domain.catalogues import analytes
from journal_app.domain.shown_units import (
    AS_PRINTED,
    ShownUnit,
    code_for,
    codes_of,
    overall_unit,
    unit_words,
    usual_units,
)


@pytest.mark.parametrize("shown", [ShownUnit.PRINTED, ShownUnit.CONVENTIONAL, ShownUnit.SI])
def test_a_way_for_all_is_recognised_in_what_it_chose(shown: ShownUnit) -> None:
    assert overall_unit({key: code_for(key, shown) for key in analytes()}) is shown


def test_units_chosen_one_by_one_are_nobodys_way() -> None:
    assert overall_unit({"iron": "umol/L", "ferritin": AS_PRINTED}) is ShownUnit.OWN
    assert overall_unit({}) is ShownUnit.PRINTED


def test_what_the_catalogue_does_not_know_is_shown_as_printed() -> None:
    assert codes_of("zzz-own") == ()
    assert code_for("zzz-own", ShownUnit.SI) == AS_PRINTED


def test_a_unit_without_a_sign_is_said_in_words() -> None:
    assert unit_words("ug/dL") == "µg/dL"
    assert unit_words("1") == "as a fraction"


@pytest.mark.parametrize(
    ("language", "usual", "iron", "ferritin"),
    [
        ("en_US", ShownUnit.CONVENTIONAL, "ug/dL", "ng/mL"),
        ("en_GB", ShownUnit.SI, "umol/L", "ug/L"),
        ("de_DE", ShownUnit.CONVENTIONAL, "ug/dL", "ng/mL"),
        ("de_CH", ShownUnit.SI, "umol/L", "ug/L"),
        ("nl_NL", ShownUnit.SI, "umol/L", "ug/L"),
        ("ar", ShownUnit.SI, "umol/L", "ug/L"),
    ],
)
def test_what_is_usual_where_the_reader_is_is_offered_first(
    language: str, usual: ShownUnit, iron: str, ferritin: str
) -> None:
    with words.speaking(language):
        assert usual_units() is usual
        assert (codes_of("iron")[0], codes_of("ferritin")[0]) == (iron, ferritin)
        assert code_for("iron", ShownUnit.PRINTED) == AS_PRINTED  # and nothing is converted before it is asked for
