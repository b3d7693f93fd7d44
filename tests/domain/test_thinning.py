# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which backups stay: a ladder of hours, days, weeks and months, whatever the clock did."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.thinning import DAYS, HOURS, KEPT_LONGER, LAST_FEW, LAST_HOURS, MONTHS, WEEKS, Made, kept

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
PLENTY = 10**12
MOST = HOURS + DAYS + WEEKS + MONTHS + KEPT_LONGER + LAST_FEW + int(LAST_HOURS.total_seconds() // 60) * 2 + 2


def made(ago: timedelta, *, size: int = 1, number: int = 0, is_marked: bool = False) -> Made:
    return Made(at=NOW - ago, size=size, number=number, is_marked=is_marked)


instants = st.integers(946_684_800, 2_840_140_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
near = st.integers(-3 * 86_400, 90 * 86_400).map(lambda seconds: NOW - timedelta(seconds=seconds))
backups = st.lists(
    st.builds(Made, at=instants | near, size=st.integers(0, 50), number=st.integers(0, 3), is_marked=st.booleans()),
    max_size=60,
)


@given(backups, st.integers(0, 500))
def test_what_stays_fits_or_is_the_newest_alone(there: list[Made], most: int) -> None:
    staying = kept(there, NOW, most)
    assert bool(staying) == bool(there)
    assert sum(there[place].size for place in staying) <= most or len(staying) == 1


@given(backups, st.integers(0, 500), st.randoms(use_true_random=False))
def test_the_newest_stays_and_the_order_they_are_listed_in_does_not_matter(
    there: list[Made], most: int, chance: random.Random
) -> None:
    past = [one for one in there if one.at <= NOW] or there
    staying = {id(there[place]) for place in kept(there, NOW, most)}
    if past:
        newest = max(past, key=lambda one: (one.at, one.number))
        assert any((one.at, one.number) == (newest.at, newest.number) for one in there if id(one) in staying)
    apart = list({(one.at, one.number): one for one in there}.values())
    shuffled = chance.sample(apart, len(apart))
    first, second = ({repr(some[place]) for place in kept(some, NOW, most)} for some in (apart, shuffled))
    assert first == second


@given(backups)
def test_thinning_what_was_thinned_changes_nothing(there: list[Made]) -> None:
    once = [there[place] for place in sorted(kept(there, NOW, PLENTY))]
    assert len(kept(once, NOW, PLENTY)) == len(once)


@given(backups, near)
def test_however_the_clock_jumps_few_stay_and_never_none(there: list[Made], now: datetime) -> None:
    staying = kept(there, now, PLENTY)
    marked = sum(one.is_marked and abs(now - one.at) <= LAST_HOURS for one in there)
    assert len(staying) <= MOST + marked
    assert bool(staying) == bool(there)


def test_all_of_the_last_hours_stay_and_then_one_an_hour() -> None:
    minutes = [made(timedelta(minutes=n)) for n in range(60 * 30)]
    staying = kept(minutes, NOW, PLENTY)
    assert staying >= set(range(int(LAST_HOURS.total_seconds() // 60) + 1))
    before = [place for place in staying if minutes[place].at < NOW - LAST_HOURS]
    assert len({minutes[place].at.replace(minute=0) for place in before}) == len(before)


def test_years_of_daily_backups_leave_days_weeks_and_months() -> None:
    days = [made(timedelta(days=n)) for n in range(365 * 4)]
    staying = sorted(kept(days, NOW, PLENTY))
    assert staying[:HOURS] == list(range(HOURS))  # the hours that have one are those of the last days
    months = {(days[place].at.year, days[place].at.month) for place in staying}
    assert len(months) == MONTHS
    assert days[staying[-1]].at > NOW - timedelta(days=31 * MONTHS)


def test_one_from_before_something_large_outlives_its_time() -> None:
    old = [made(timedelta(days=3_000 + n), is_marked=n == 5) for n in range(10)]
    new = [made(timedelta(hours=n)) for n in range(24 * 800)]
    staying = kept([*old, *new], NOW, PLENTY)
    assert {place for place in staying if place < len(old)} == {5}


def test_several_in_one_second_are_told_apart_and_the_last_is_the_newest() -> None:
    same = [made(timedelta(0), size=10, number=number) for number in (1, 3, 2)]
    assert kept(same, NOW, 10) == {1}


def test_a_date_ahead_of_now_is_not_the_newest_but_is_no_reason_to_lose_anything() -> None:
    there = [made(timedelta(days=-900), size=10), made(timedelta(hours=1), size=10)]
    assert kept(there, NOW, 10) == {1}
    assert kept(there, NOW, 20) == {0, 1}
    assert kept(there[:1], NOW, 1) == {0}


def test_where_room_is_short_what_stays_is_spread_over_time() -> None:
    days = [made(timedelta(days=n), size=10) for n in range(200)]
    ages = sorted((NOW - days[place].at).days for place in kept(days, NOW, 60))
    assert len(ages) == 6
    assert ages[0] == 0
    assert ages[1] == 1
    assert (NOW - timedelta(days=ages[-1])).month != NOW.month


def test_commands_typed_in_one_minute_keep_what_was_before_each() -> None:
    seconds = [made(timedelta(seconds=n)) for n in range(300)]
    staying = kept(seconds, NOW, PLENTY)
    assert staying >= set(range(LAST_FEW))
    assert len(staying) <= LAST_FEW + 6
