# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.statistics.many_questions import holm

ORACLE = json.loads((Path(__file__).parents[2] / "data" / "analysis" / "oracles.json").read_text(encoding="utf-8"))


def test_holm_is_that_of_statsmodels_on_benjamini_and_hochbergs_fifteen() -> None:
    assert holm(ORACLE["holm"]["ps"]) == pytest.approx(ORACLE["holm"]["adjusted"])
    assert sum(p < 0.05 for p in holm(ORACLE["holm"]["ps"])) == 3


def test_order_is_kept_and_one_question_is_left_as_it_is() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx((0.06, 0.03, 0.06))
    assert holm([0.04]) == (0.04,)
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1)))
def test_no_p_becomes_smaller_or_passes_one(ps: list[float]) -> None:
    assert all(p <= adjusted <= 1 for p, adjusted in zip(ps, holm(ps), strict=True))
