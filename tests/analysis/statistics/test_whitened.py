# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.statistics.whitened import between, log_variances, products, products_of_all

DAYS = np.array([3.0, 4, 5, 9, 10, 12, 13, 14, 30, 31, 33])
STRETCHES = np.array([[0, 11], [2, 7], [4, 5], [7, 10]])


@given(st.lists(st.floats(-10, 10), min_size=22, max_size=22), st.lists(st.floats(0, 0.95), min_size=4, max_size=4))
def test_products_are_those_of_the_whole_matrix_of_correlations(numbers: list[float], rhos: list[float]) -> None:
    columns = np.column_stack([np.ones(11), np.array(numbers).reshape(11, 2)])
    found = between(DAYS, columns, STRETCHES)
    alone, each = products(found, np.array(rhos)), products_of_all(found, np.array(rhos))
    for place, (first, stop) in enumerate(STRETCHES):
        days, part = DAYS[first:stop], columns[first:stop]
        related = rhos[place] ** np.abs(days[:, None] - days)
        expected = part.T @ np.linalg.inv(related) @ part
        assert alone[place] == pytest.approx(expected, rel=1e-6, abs=1e-6)
        assert each[place, ..., place] == pytest.approx(expected, rel=1e-6, abs=1e-6)
        logs = log_variances(found, np.array(rhos))[place, place]
        assert logs == pytest.approx(np.linalg.slogdet(related)[1], abs=1e-6)


def test_no_stretches_have_no_products() -> None:
    found = between(DAYS, np.ones((11, 2)), np.empty((0, 2), dtype=int))
    assert products(found, np.empty(0)).shape == (0, 2, 2)
