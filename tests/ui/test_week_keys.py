# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, timedelta

import pytest

from journal_app.ui.week.keys import GridKeys, Refusal, Scored
from journal_app.ui.week.state import CellState, ColumnState, DayState, Face, Place, WeekState

MONDAY = date(2026, 11, 16)
FATIGUE = ColumnState(face=Face.STEPS, tracker="fatigue", name="Fatigue", steps=tuple(range(11)))
MILD = ColumnState(face=Face.STEPS, tracker="mild", name="Mild", steps=(1, 2, 3, 4, 5))
PEM = ColumnState(face=Face.YES_NO, tracker="pem", name="PEM", steps=())
SLEEP = ColumnState(face=Face.FIELD, tracker="sleep", name="Sleep")
NOTE = ColumnState(face=Face.NOTE, name="Note")


def a_week(*columns: ColumnState, open_days: int = 7, filled: Place | None = None) -> WeekState:
    days = tuple(
        DayState(
            day=MONDAY + timedelta(days=row),
            title="",
            name="",
            closed_words="" if row < open_days else "Not yet.",
        )
        for row in range(7)
    )
    cells = tuple(
        tuple(
            CellState(text="5" if Place(row=row, column=column) == filled else "", spoken="")
            for column in range(len(columns))
        )
        for row in range(7)
    )
    return WeekState(first=MONDAY, words="", days=days, columns=columns, cells=cells, can_go_on=False)


def typed(week: WeekState, keys: str, start: Place = Place(row=0, column=0)) -> tuple[dict[Place, int], Place]:  # noqa: B008 -- frozen
    """What ``keys`` typed one after the other score, and where the grid stands then."""
    grid, place, found = GridKeys(), start, {}
    for key in keys:
        result = grid.read(key, place, week)
        if isinstance(result, Place):
            place = result
            result = grid.read(key, place, week)
        assert isinstance(result, Scored)
        found[result.place] = result.number
        place = result.then
    return found, place


def column(number: int, *rows: int) -> list[Place]:
    return [Place(row=row, column=number) for row in rows]


def test_digits_go_down_the_days_and_on_to_the_next_tracker() -> None:
    scores, place = typed(a_week(FATIGUE, FATIGUE), "23456789234567")
    assert list(scores) == [*column(0, *range(7)), *column(1, *range(7))]
    assert list(scores.values()) == [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5, 6, 7]
    assert place == Place(row=6, column=1)


@pytest.mark.parametrize("key", ["x", "X", "*"])
def test_x_is_ten(key: str) -> None:
    assert typed(a_week(FATIGUE), key) == ({Place(row=0, column=0): 10}, Place(row=1, column=0))


def test_a_one_waits_and_a_nought_makes_it_ten() -> None:
    week = a_week(FATIGUE)
    assert typed(week, "1") == ({Place(row=0, column=0): 1}, Place(row=0, column=0))
    assert typed(week, "10") == ({Place(row=0, column=0): 10}, Place(row=1, column=0))


@pytest.mark.parametrize(
    ("keys", "scores"),
    [("15", [1, 5]), ("11", [1, 1]), ("1x", [1, 10]), ("110", [1, 10]), ("100", [10, 0]), ("0", [0])],
)
def test_any_other_digit_after_a_one_belongs_to_the_next_day(keys: str, scores: list[int]) -> None:
    assert list(typed(a_week(FATIGUE), keys)[0].values()) == scores


def test_every_pair_of_scores_takes_a_key_each_but_for_one_then_nought() -> None:
    for first in range(11):
        for second in range(11):
            keys = "".join("x" if number == 10 else str(number) for number in (first, second))
            scores = list(typed(a_week(FATIGUE), keys)[0].values())
            assert scores == ([10] if (first, second) == (1, 0) else [first, second])


def test_after_anything_else_a_nought_is_nought() -> None:
    grid, week, place = GridKeys(), a_week(FATIGUE), Place(row=0, column=0)
    grid.read("1", place, week)
    grid.forget()
    result = grid.read("0", place, week)
    assert isinstance(result, Scored)
    assert result.number == 0


def test_a_one_does_not_wait_where_there_is_no_ten() -> None:
    assert typed(a_week(MILD), "12")[0] == {Place(row=0, column=0): 1, Place(row=1, column=0): 2}


def test_a_one_on_the_last_day_is_followed_by_the_next_tracker_whatever_it_takes() -> None:
    week, grid = a_week(FATIGUE, SLEEP), GridKeys()
    last = Place(row=6, column=0)
    grid.read("1", last, week)
    assert grid.read("7", last, week) == Place(row=0, column=1)


def test_a_one_in_the_very_last_cell_gives_way_to_what_is_typed_over_it() -> None:
    week, grid = a_week(FATIGUE), GridKeys()
    last = Place(row=6, column=0)
    grid.read("1", last, week)
    result = grid.read("7", last, week)
    assert isinstance(result, Scored)
    assert (result.place, result.number) == (last, 7)


def test_days_that_have_not_come_are_passed_over() -> None:
    scores, place = typed(a_week(FATIGUE, FATIGUE, open_days=2), "234")
    assert list(scores) == [Place(row=0, column=0), Place(row=1, column=0), Place(row=0, column=1)]
    assert place == Place(row=1, column=1)


def test_the_note_is_not_gone_on_to() -> None:
    assert a_week(FATIGUE, NOTE).next_place(Place(row=6, column=0)) is None
    assert a_week(FATIGUE, open_days=0).next_place(Place(row=6, column=0)) is None


@pytest.mark.parametrize(("key", "number"), [("y", 1), ("Y", 1), ("1", 1), ("n", 0), ("0", 0)])
def test_yes_and_no_have_a_key_each(key: str, number: int) -> None:
    assert typed(a_week(PEM), key)[0] == {Place(row=0, column=0): number}


@pytest.mark.parametrize(
    ("key", "asked", "refusal"),
    [("0", MILD, Refusal.NO_STEP), ("x", MILD, Refusal.NO_STEP), ("7", PEM, Refusal.NO_ANSWER)],
)
def test_a_key_that_fits_no_answer_is_refused(key: str, asked: ColumnState, refusal: Refusal) -> None:
    assert GridKeys().is_scoring(key, asked)
    assert GridKeys().read(key, Place(row=0, column=0), a_week(asked)) is refusal


@pytest.mark.parametrize(
    ("key", "asked"), [("t", FATIGUE), ("y", FATIGUE), ("٣", FATIGUE), ("", FATIGUE), ("3", SLEEP)]
)
def test_other_keys_are_no_answers(key: str, asked: ColumnState) -> None:
    assert not GridKeys().is_scoring(key, asked)


def test_backspace_right_after_a_digit_takes_that_digit_back() -> None:
    week, grid = a_week(FATIGUE), GridKeys()
    here, below = column(0, 0, 1)
    grid.read("7", here, week)
    assert grid.place_to_clear(below, week) == here
    assert grid.place_to_clear(below, week) == below


def test_backspace_in_a_cell_that_holds_something_clears_that() -> None:
    here, below = column(0, 0, 1)
    week, grid = a_week(FATIGUE, filled=below), GridKeys()
    grid.read("7", here, week)
    assert grid.place_to_clear(below, week) == below
