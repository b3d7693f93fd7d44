# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.charts import Numbers
from journal_app.analysis.statistics.before_after import (
    EARLY,
    LATER,
    PRIMARY,
    WINDOWS,
    Asked,
    before_after,
    before_and_after,
    befores_and_afters,
)
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.paths import Terms
from journal_app.analysis.statistics.verdicts import BeforeAfter, Caveat, Estimate, Lack, Verdict
from tests.analysis.statistics.test_autoregression import made

DAY_0 = 740_000
ASKED = Asked(anchor=DAY_0, today=DAY_0 + 100, low=0.0, high=10.0)


def diary(before: int = 300, after: int = 85, *, change: float = 0.0, phi: float = 0.3, seed: int = 1) -> Diary:
    """A score on each day from ``before`` days before day 0 on, ``change`` higher from day 0 on."""
    days = DAY_0 + np.arange(-before, after, dtype=np.float64)
    values = made(phi, len(days), seed) + np.where(days >= DAY_0, change, 0.0)
    return Diary(days, np.clip(np.round(values), 0, 10))


def without(kept: Diary, first: int, last: int) -> Diary:
    """The diary without the days from ``first`` to ``last``, counted from day 0."""
    stays = (kept.days < DAY_0 + first) | (kept.days > DAY_0 + last)
    return Diary(kept.days[stays], kept.values[stays])


def same(value: float, *, but: dict[int, float] | None = None) -> Diary:
    """One value on every day, ``but`` on some days counted from day 0."""
    days = DAY_0 + np.arange(-300, 85, dtype=np.float64)
    values = np.full(len(days), value)
    for day, other in (but or {}).items():
        values[day + 300] = other
    return Diary(days, values)


def size_of(found: BeforeAfter) -> Estimate:
    assert found.size is not None
    return found.size


def test_a_large_change_has_a_side_and_an_interval_around_it() -> None:
    found = before_after(diary(change=-3), ASKED)
    size = size_of(found)
    assert found.verdict is Verdict.LOWER
    assert size.low < -3 < size.high
    assert size.estimate == pytest.approx((size.low + size.high) / 2)
    assert before_after(diary(change=3), ASKED).verdict is Verdict.HIGHER


def test_counts_are_those_of_the_diary() -> None:
    found = before_after(without(diary(), 30, 39), ASKED)
    assert (found.n_after, found.days_possible, found.needed) == (19, 29, 15)
    assert (found.n_before, found.days_before) == (300, 300)
    assert found.coverage == pytest.approx(19 / 29)
    assert found.lacks == ()


def test_the_three_windows() -> None:
    assert [(window.first, window.last, window.days, window.needed) for window in WINDOWS] == [
        (28, 56, 29, 15),
        (57, 84, 28, 14),
        (8, 27, 20, 14),
    ]
    assert [before_after(diary(), replace(ASKED, window=window)).window for window in WINDOWS] == [
        PRIMARY,
        LATER,
        EARLY,
    ]


def test_only_the_year_before_counts_and_only_as_far_back_as_half_of_it_was_logged() -> None:
    assert before_after(diary(before=500), ASKED).days_before == 365
    sparse = without(diary(before=300), -290, -60)
    found = before_after(sparse, ASKED)
    assert (found.days_before, found.n_before) == (59, 59)


def test_nine_of_fifteen_days_are_not_enough_yet() -> None:
    found = before_after(without(diary(), 28, 47), ASKED)
    assert found.verdict is Verdict.NOT_ENOUGH_YET
    assert (found.n_after, found.needed, found.lacks) == (9, 15, (Lack.ENTRIES_AFTER,))
    assert found.size is None
    assert found.fan is None
    assert found.earliest is None


def test_a_window_is_looked_at_when_it_is_over_and_not_before() -> None:
    kept = diary(after=50, change=-3)
    waiting = before_after(kept, replace(ASKED, today=DAY_0 + 49))
    assert (waiting.verdict, waiting.lacks) == (Verdict.NOT_ENOUGH_YET, (Lack.WINDOW_NOT_OVER,))
    assert waiting.earliest == DAY_0 + 57
    last_day = before_after(diary(after=57), replace(ASKED, today=DAY_0 + 56))
    assert Lack.WINDOW_NOT_OVER in last_day.lacks
    assert before_after(diary(after=57), replace(ASKED, today=DAY_0 + 57)).lacks == ()


def test_no_day_is_promised_that_would_not_help() -> None:
    empty_so_far = without(diary(after=50), 28, 49)
    assert before_after(empty_so_far, replace(ASKED, today=DAY_0 + 50)).earliest is None
    assert before_after(empty_so_far, replace(ASKED, today=DAY_0 + 42)).earliest == DAY_0 + 57
    assert before_after(diary(before=20, after=30), replace(ASKED, today=DAY_0 + 30)).earliest is None


@pytest.mark.parametrize(
    ("before", "lacks"),
    [(10, (Lack.DAYS_BEFORE, Lack.ENTRIES_BEFORE)), (27, (Lack.DAYS_BEFORE,)), (28, ())],
)
def test_twenty_eight_days_before_are_the_least(before: int, lacks: tuple[Lack, ...]) -> None:
    assert before_after(diary(before=before), ASKED).lacks == lacks


@pytest.mark.parametrize(
    ("before", "caveats"),
    [
        (40, {Caveat.SLOW_WAVE, Caveat.SHORT_DIARY, Caveat.TOO_SHORT_FOR_A_SIDE, Caveat.FEW_EARLIER_DATES}),
        (80, {Caveat.SLOW_WAVE, Caveat.SHORT_DIARY, Caveat.FEW_EARLIER_DATES}),
        (150, {Caveat.SLOW_WAVE, Caveat.FEW_EARLIER_DATES}),
        (200, {Caveat.SLOW_WAVE}),
        (300, set()),
    ],
)
def test_a_short_diary_says_so(before: int, caveats: set[Caveat]) -> None:
    found = before_after(diary(before=before), ASKED).caveats
    assert set(found) - {Caveat.WIDENED} == caveats
    assert not caveats or found[0] is Caveat.SLOW_WAVE


def test_under_eight_weeks_before_no_side_is_taken() -> None:
    found = before_after(diary(before=50, change=-3), ASKED)
    assert size_of(found).high < 0
    assert found.verdict is Verdict.CANNOT_TELL
    assert before_after(diary(before=56, change=-3), ASKED).verdict is Verdict.LOWER


def test_a_date_chosen_by_the_score_has_a_picture_only() -> None:
    asked = replace(ASKED, is_picture_only=True)
    for kept in (diary(change=-3), diary(before=10), same(5)):
        assert before_after(kept, asked).verdict is Verdict.PICTURE_ONLY


def test_about_the_same_is_said_where_it_surely_is_small() -> None:
    steady = Diary(diary().days, np.resize([5.0, 6.0, 5.0, 5.0, 6.0], len(diary().days)))
    assert before_after(steady, ASKED).verdict is Verdict.ABOUT_THE_SAME
    assert before_after(steady, replace(ASKED, point=0.1)).verdict is Verdict.CANNOT_TELL
    assert before_after(steady, replace(ASKED, point=None)).verdict is Verdict.CANNOT_TELL
    wide = before_after(diary(phi=0.7, before=90, seed=2), ASKED)
    assert size_of(wide).low < -1
    assert wide.verdict is Verdict.CANNOT_TELL


def test_scores_on_another_scale_give_the_same_verdict() -> None:
    for change in (-3.0, 0.0, 3.0):
        kept = diary(change=change)
        tenfold = Diary(kept.days, kept.values * 10)
        one, ten = before_after(kept, ASKED), before_after(tenfold, replace(ASKED, point=10.0, high=100.0))
        assert one.verdict is ten.verdict
        assert size_of(ten).estimate == pytest.approx(10 * size_of(one).estimate)
        assert size_of(ten).high == pytest.approx(10 * size_of(one).high)


def test_turning_a_diary_upside_down_turns_the_finding_upside_down() -> None:
    kept = diary(change=-2)
    size, turned = size_of(before_after(kept, ASKED)), size_of(before_after(Diary(kept.days, 10 - kept.values), ASKED))
    assert (turned.estimate, turned.low, turned.high) == pytest.approx((-size.estimate, -size.high, -size.low))


@pytest.mark.parametrize(
    "still",
    [same(5), same(0), same(10), same(5, but={-40: 9}), same(5, but={40: 9}), same(5, but=dict.fromkeys(range(85), 3))],
)
def test_a_diary_that_hardly_moves_gives_no_number(still: Diary) -> None:
    found = before_after(still, ASKED)
    assert (found.verdict, found.lacks) == (Verdict.CANNOT_TELL, (Lack.WOBBLE,))
    assert found.size is None
    assert found.fan is None


def test_a_path_through_every_day_gives_no_number() -> None:
    days = diary().days
    ruled = Diary(days, (days - DAY_0) / 100)
    found = before_after(ruled, replace(ASKED, terms=Terms(has_slope=True)))
    assert (found.verdict, found.lacks, found.size) == (Verdict.CANNOT_TELL, (Lack.WOBBLE,), None)


@pytest.mark.parametrize("anchor", [DAY_0 - 300, DAY_0 + 84, DAY_0 - 1000, DAY_0 + 1000])
def test_an_anchor_at_an_end_is_not_enough_yet(anchor: int) -> None:
    found = before_after(diary(), replace(ASKED, anchor=anchor))
    assert found.verdict is Verdict.NOT_ENOUGH_YET
    assert found.size is None


def test_three_days_or_none_are_not_enough_yet() -> None:
    kept = diary()
    for few in (Diary(kept.days[:3], kept.values[:3]), Diary(np.empty(0), np.empty(0))):
        assert before_after(few, ASKED).verdict is Verdict.NOT_ENOUGH_YET


def test_a_slow_wave_widens_the_interval() -> None:
    days = diary().days
    waving = Diary(days, diary(phi=0.0).values + 1.5 * np.sin((days - DAY_0) / 20))
    found = before_after(waving, ASKED)
    assert size_of(found).widening > 1.5
    assert Caveat.WIDENED in found.caveats


def test_what_came_after_the_anchor_changes_nothing_of_what_was_expected() -> None:
    one, other = before_after(diary(), ASKED), before_after(diary(change=3), ASKED)
    assert size_of(one).expected == pytest.approx(size_of(other).expected)
    for dot, again in zip(one.earlier, other.earlier, strict=True):
        assert [dot.day, dot.estimate] == pytest.approx([again.day, again.estimate], abs=1e-6)
    assert one.fan is not None
    assert other.fan is not None
    assert one.fan.most_high.array == pytest.approx(other.fan.most_high.array)


def test_windows_asked_for_together_are_as_each_alone() -> None:
    kept = without(diary(change=-2), 60, 75)
    together = before_and_after(kept, ASKED)
    assert [found.window for found in together] == [PRIMARY, LATER, EARLY]
    assert [found.verdict for found in together] == [Verdict.LOWER, Verdict.NOT_ENOUGH_YET, Verdict.LOWER]
    for found, window in zip(together, WINDOWS, strict=True):
        alone = before_after(kept, replace(ASKED, window=window))
        assert replace(found, size=None, earlier=()) == replace(alone, size=None, earlier=())
        assert (found.size is None) == (alone.size is None)
        assert found.size is None or astuple(found.size) == pytest.approx(astuple(size_of(alone)))
        assert [astuple(dot) for dot in found.earlier] == [pytest.approx(astuple(dot)) for dot in alone.earlier]


def test_anchors_asked_for_together_are_as_each_alone() -> None:
    kept = without(diary(change=-2), 60, 75)
    asked = [replace(ASKED, anchor=DAY_0 + day) for day in (0, -100, -290, 70)]
    for one, together in zip(asked, befores_and_afters(kept, asked), strict=True):
        for found, alone in zip(together, before_and_after(kept, one), strict=True):
            assert replace(found, size=None, earlier=()) == replace(alone, size=None, earlier=())
            assert (found.size is None) == (alone.size is None)
            assert found.size is None or astuple(found.size) == pytest.approx(astuple(size_of(alone)))
    assert befores_and_afters(kept, []) == []


def test_a_slope_and_the_weekdays_can_be_part_of_the_path() -> None:
    kept = diary()
    rising = Diary(kept.days, kept.values + (kept.days - DAY_0) / 50)
    with_slope = size_of(before_after(rising, replace(ASKED, terms=Terms(has_slope=True))))
    assert abs(with_slope.estimate) < 1.2 < size_of(before_after(rising, ASKED)).estimate
    weekly = Diary(kept.days, kept.values + 3 * (kept.days % 7 == 0))
    with_weekdays = size_of(before_after(weekly, replace(ASKED, terms=Terms(has_weekdays=True))))
    assert with_weekdays.sigma < size_of(before_after(weekly, ASKED)).sigma


@given(
    st.lists(st.tuples(st.integers(-400, 120), st.integers(0, 10)), max_size=120),
    st.integers(-1, 120),
    st.sampled_from(
        [Terms(), Terms(has_slope=True), Terms(has_weekdays=True), Terms(has_slope=True, has_weekdays=True)]
    ),
)
def test_any_diary_has_a_calm_answer(entries: list[tuple[int, int]], today: int, terms: Terms) -> None:
    by_day = dict(sorted(entries))
    kept = Diary(DAY_0 + np.array(list(by_day), dtype=np.float64), np.array(list(by_day.values()), dtype=np.float64))
    found = before_after(kept, replace(ASKED, today=DAY_0 + today, terms=terms))
    assert (found.size is None) == bool(found.lacks)
    if found.size is not None:
        assert np.isfinite(astuple(found.size)).all()
        assert found.size.low < found.size.estimate < found.size.high
        assert isinstance(found.fan.median if found.fan else None, Numbers)
    else:
        assert found.verdict in {Verdict.NOT_ENOUGH_YET, Verdict.CANNOT_TELL}
