# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The made-up person's diary and blood behave as a reader of real ones would expect."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from statistics import correlation, mean

import pytest

from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.scores import Mark
from journal_app.example.blood import blood
from journal_app.example.chance import later
from journal_app.example.diary import DiaryDay, diary
from journal_app.example.laboratories import NORTH, SOUTH
from journal_app.example.life import Life, live

LAST = date(2025, 10, 31)
SEEDS = range(1, 6)


def a_life(years: int = 3, seed: int = 1) -> Life:
    return live(later(LAST, 1 - round(365.25 * years)), LAST, seed)


def scored(days: list[DiaryDay], tracker: str) -> dict[date, float]:
    values = {entry.day: dict(entry.scores).get(tracker) for entry in days}
    return {day: float(value) for day, value in values.items() if value is not None}


def around(day: date, first: int, last: int) -> list[date]:
    return [later(day, offset) for offset in range(first, last)]


def autocorrelation(values: dict[date, float]) -> float:
    pairs = [(value, values[day + timedelta(days=1)]) for day, value in values.items() if later(day, 1) in values]
    return correlation([one for one, _ in pairs], [other for _, other in pairs])


def share_missing(days: list[DiaryDay], fits: Callable[[DiaryDay], bool]) -> float:
    chosen = [entry for entry in days if fits(entry) and entry.mark is not Mark.NOT_TRACKED]
    return mean(not entry.scores for entry in chosen)


@pytest.fixture(scope="module")
def twenty() -> Life:
    return a_life(years=20)


@pytest.fixture(scope="module")
def twenty_days(twenty: Life) -> list[DiaryDay]:
    return diary(twenty)


def test_the_same_seed_gives_the_same_life_and_another_seed_another() -> None:
    assert a_life() == a_life()
    assert diary(a_life()) == diary(a_life())
    assert blood(a_life()) == blood(a_life())
    assert diary(a_life(seed=2)) != diary(a_life())


@pytest.mark.parametrize("tracker", ["fatigue", "mood"])
def test_half_of_a_score_is_carried_to_the_next_day(tracker: str) -> None:
    found = [autocorrelation(scored(diary(a_life(seed=seed)), tracker)) for seed in SEEDS]
    assert mean(found) == pytest.approx(0.5, abs=0.07)
    assert all(abs(one - 0.5) < 0.15 for one in found)


def test_scores_are_whole_numbers_that_use_the_scale(twenty_days: list[DiaryDay]) -> None:
    for tracker in ("fatigue", "mood"):
        values = set(scored(twenty_days, tracker).values())
        assert values <= set(range(11))
        assert len(values) >= 9


def test_fatigue_and_mood_go_opposite_ways(twenty_days: list[DiaryDay]) -> None:
    fatigue, mood = scored(twenty_days, "fatigue"), scored(twenty_days, "mood")
    assert correlation(list(fatigue.values()), [mood[day] for day in fatigue]) < -0.4


@pytest.mark.parametrize("seed", SEEDS)
def test_bad_days_go_missing_more_often(seed: int) -> None:
    days = diary(a_life(seed=seed))
    usual = share_missing(days, lambda entry: entry.felt < 5)
    bad = share_missing(days, lambda entry: entry.felt >= 7.5)
    assert 0.05 < usual < 0.25
    assert bad > 2 * usual
    too_ill = [entry for entry in days if entry.mark is Mark.TOO_ILL]
    assert len(too_ill) >= 5
    assert mean(entry.felt for entry in too_ill) > 7.7
    assert not any(entry.scores for entry in too_ill)


def test_missing_days_come_in_runs(twenty_days: list[DiaryDay]) -> None:
    before = {later(entry.day, 1): not entry.scores for entry in twenty_days}
    after_missing = share_missing(twenty_days, lambda entry: before.get(entry.day, False))
    assert after_missing > 1.8 * share_missing(twenty_days, lambda entry: not before.get(entry.day, False))


def test_a_holiday_week_a_year_is_not_tracked(twenty_days: list[DiaryDay]) -> None:
    weeks = [entry for entry in twenty_days if entry.mark is Mark.NOT_TRACKED]
    assert len(weeks) == 20 * 7
    assert not any(entry.scores for entry in weeks)


def test_days_before_an_iron_course_are_worse_than_weeks_after_it(twenty: Life, twenty_days: list[DiaryDay]) -> None:
    fatigue = scored(twenty_days, "fatigue")

    def about(first: int, last: int) -> float:
        days = [day for course in twenty.iron for day in around(course.first_on, first, last)]
        return mean(fatigue[day] for day in days if day in fatigue)

    assert 0.6 < about(-42, 0) - about(42, 120) < 2


def test_the_infused_therapy_comes_every_six_months_and_wears_off() -> None:
    last_weeks, middle = [], []
    for life in (a_life(years=20, seed=seed) for seed in SEEDS):
        fatigue = scored(diary(life), "fatigue")
        gaps = {(one - other).days for other, one in zip(life.therapy, life.therapy[1:], strict=False)}
        assert gaps <= set(range(174, 191))
        for given in life.therapy:
            last_weeks += [fatigue[day] for day in around(given, -21, 0) if day in fatigue]
            middle += [fatigue[day] for day in around(given, 60, 130) if day in fatigue]
    assert 0.2 < mean(last_weeks) - mean(middle) < 1.2


def results(life: Life, analyte: str) -> list[LabResult]:
    return [result for _draw, sheet in blood(life) for result in sheet if result.analyte == analyte]


@pytest.mark.parametrize("seed", SEEDS)
def test_ferritin_falls_before_an_iron_course_and_leaps_after_it(seed: int) -> None:
    life = a_life(seed=seed)
    ferritin = {one.collected_on: float(one.value) for one in results(life, "ferritin")}
    for course in life.iron:
        before = [value for day, value in ferritin.items() if 0 <= (course.first_on - day).days <= 60]
        after = [value for day, value in ferritin.items() if 50 <= (day - course.last_on).days <= 100]
        assert before
        assert max(before) < 30
        assert not after or min(after) > 2 * max(before)
    soon = [day for course in life.iron for day in ferritin if 0 <= (day - course.last_on).days <= 28]
    assert len(soon) == 1
    assert ferritin[soon[0]] == max(ferritin.values()) > 300


@pytest.mark.parametrize("seed", SEEDS)
def test_phosphate_is_below_its_printed_range_once_two_weeks_after_the_first_course(seed: int) -> None:
    life = a_life(seed=seed)
    below = [one for one in results(life, "phosphate") if one.range_low is not None and one.value < one.range_low]
    assert len(below) == 1
    assert life.iron[0].product == "Ferric carboxymaltose"
    assert 13 <= (below[0].collected_on - life.iron[0].first_on).days <= 20
    assert len(results(life, "phosphate")) >= 4


@pytest.mark.parametrize("seed", SEEDS)
def test_crp_is_far_above_its_range_with_an_infection_and_once_under_what_is_counted(seed: int) -> None:
    life = a_life(seed=seed)
    crp = results(life, "crp")
    high = [one.collected_on for one in crp if one.value > 20]
    assert high
    infections = [episode for episode in life.episodes if episode.event.kind == "infection"]
    assert all(any(episode.is_on(day) for episode in infections) for day in high)
    assert {f"{one.comparator}{one.value}" for one in crp if one.comparator is Comparator.BELOW} == {"<0.6"}


def test_a_draw_hangs_together(twenty: Life) -> None:
    for _draw, sheet in blood(twenty):
        value = {one.analyte: float(one.value) for one in sheet}
        if "tsat" not in value:
            continue
        # A printed sheet rounds each value by itself: half a unit of TSAT, and of the others' last digit.
        tibc = value["tibc"] if "tibc" in value else value["transferrin"] * 25.135
        assert math.isclose(value["tsat"], 100 * value["iron"] / tibc, abs_tol=1.0)


def test_two_laboratories_print_other_units_ranges_and_flags(twenty: Life) -> None:
    ferritin = results(twenty, "ferritin")
    printed = {one.laboratory: (one.unit, one.range_text) for one in ferritin}
    assert printed == {NORTH.name: ("µg/L", "15-150"), SOUTH.name: ("ng/mL", "30-300")}
    everything = [result for _draw, sheet in blood(twenty) for result in sheet]
    assert {one.flag for one in everything if one.laboratory == NORTH.name} == {"", "L", "H"}
    assert {one.flag for one in everything if one.laboratory == SOUTH.name} >= {"", "-"}
    for one in everything:
        below = one.range_low is not None and one.value < one.range_low
        above = one.range_high is not None and one.value > one.range_high
        assert bool(one.flag) == (below or above)
