# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from decimal import Decimal

import pytest

from journal_app.domain.scales import TEN, direction_words, number_of_key, steps_of, unit_words
from journal_app.domain.scores import Better, TrackerKind
from tests.builders import a_tracker


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 10, tuple(range(11))),
        (1, 5, (1, 2, 3, 4, 5)),
        (0, 11, ()),
        (0, 100, ()),
        (-1, 3, ()),
        (5, 5, ()),
        ("0.5", 3, ()),
        (None, 10, ()),
        (0, None, ()),
    ],
)
def test_a_scale_has_steps_while_they_fit_side_by_side(low: object, high: object, steps: tuple[int, ...]) -> None:
    ends: dict[str, object] = {
        name: None if end is None else Decimal(str(end)) for name, end in (("low", low), ("high", high))
    }
    assert steps_of(a_tracker("pain", **ends)) == steps


@pytest.mark.parametrize("kind", [kind for kind in TrackerKind if kind is not TrackerKind.SCALE])
def test_nothing_but_a_scale_has_steps(kind: TrackerKind) -> None:
    assert steps_of(a_tracker(kind=kind)) == ()


def test_the_direction_is_said_where_there_is_one() -> None:
    assert direction_words(a_tracker(better=Better.LOWER)) == "lower is better"
    assert direction_words(a_tracker(better=Better.HIGHER)) == "higher is better"
    assert direction_words(a_tracker(better=Better.NEITHER)) == ""
    assert direction_words(a_tracker(kind=TrackerKind.YES_NO)) == ""


def test_what_is_written_is_named_with_its_bounds() -> None:
    assert unit_words(a_tracker(kind=TrackerKind.DURATION, high=Decimal(24))) == (
        "hours, such as 7.5 or 7:30, from 0 to 24"
    )
    assert unit_words(a_tracker(kind=TrackerKind.COUNT, high=None)) == "a whole number"
    assert unit_words(a_tracker(kind=TrackerKind.NUMBER, low=Decimal("35.5"), high=None)) == "a number, from 35.5 up"
    assert unit_words(a_tracker(high=Decimal(100))) == "a whole number, from 0 to 100"


@pytest.mark.parametrize(
    ("key", "number"), [("0", 0), ("7", 7), ("x", TEN), ("X", TEN), ("*", TEN), ("٣", None), ("²", None), ("q", None)]
)
def test_a_key_stands_for_a_number_by_itself(key: str, number: int | None) -> None:
    assert number_of_key(key) == number
