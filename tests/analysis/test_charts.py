# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json

import numpy as np
import pytest

from journal_app.analysis.charts import Numbers, Span, to_json
from tests.analysis.snapshots import SNAPSHOTS, path_of


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_a_chart_is_as_it_was_when_it_was_last_looked_at(name: str) -> None:
    assert to_json(SNAPSHOTS[name]()) + "\n" == path_of(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_the_same_journal_gives_an_equal_chart(name: str) -> None:
    one, two = SNAPSHOTS[name](), SNAPSHOTS[name]()
    assert one == two
    assert hash(one) == hash(two)


def test_a_chart_as_json_has_null_where_there_is_no_mean() -> None:
    said = json.loads(to_json(SNAPSHOTS["timeline_one_point"]()))
    assert said["panels"][0]["daily"][0]["means"] == [None]
    assert said["panels"][0]["daily"][0]["values"] == [7.0]


def test_columns_are_equal_by_content_and_gaps_equal_gaps() -> None:
    assert Numbers.of([1, np.nan]) == Numbers.of([1, np.nan])
    assert Numbers.of([1, np.nan]) != Numbers.of([1, 0])
    assert Numbers.of([1]) != [1]
    assert hash(Numbers.of([1, 2])) == hash(Numbers.of([1, 2]))


def test_a_column_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Numbers.of([1, 2]).array[0] = 5


def test_a_span_counts_both_its_ends() -> None:
    span = Span(first=10, last=12)
    assert span.days == 3
    assert span.holds(10)
    assert span.holds(12)
    assert not span.holds(13)
