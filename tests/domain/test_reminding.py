# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.days import journal_day
from journal_app.domain.reminding import due_day

EVENING = time(20)
DAY = date(2026, 11, 21)
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-21 19:59", None),
        ("2026-11-21 20:00", DAY),
        ("2026-11-21 23:59", DAY),
        ("2026-11-22 00:30", DAY),
        ("2026-11-22 03:59", DAY),
        ("2026-11-22 04:00", None),
        ("2026-11-22 12:00", None),
    ],
)
def test_a_day_is_due_from_the_chosen_time_until_it_ends(now: str, due: date | None) -> None:
    assert due_day(at(now), EVENING) == due


def test_a_time_after_midnight_is_late_on_the_day_before() -> None:
    assert due_day(at("2026-11-21 23:00"), time(1)) is None
    assert due_day(at("2026-11-22 01:00"), time(1)) == DAY
    assert due_day(at("2026-11-22 05:00"), time(1)) is None


def test_a_day_that_ends_at_midnight_knows_no_small_hours() -> None:
    assert due_day(at("2026-11-22 00:30"), EVENING, day_ends=time(0)) is None
    assert due_day(at("2026-11-22 01:00"), time(1), day_ends=time(0)) == date(2026, 11, 22)


def test_the_end_of_a_day_itself_is_the_first_moment_of_the_next() -> None:
    assert due_day(at("2026-11-22 03:59"), time(4)) == DAY
    assert due_day(at("2026-11-22 04:00"), time(4)) == date(2026, 11, 22)


def test_no_day_is_reminded_of_twice() -> None:
    assert due_day(at("2026-11-21 21:00"), EVENING, reminded_on=DAY) is None
    assert due_day(at("2026-11-22 03:00"), EVENING, reminded_on=DAY) is None
    assert due_day(at("2026-11-22 20:00"), EVENING, reminded_on=DAY) == date(2026, 11, 22)


def test_a_clock_put_back_over_midnight_reminds_no_second_time() -> None:
    assert due_day(at("2026-11-20 21:00"), EVENING, reminded_on=DAY) is None


def test_a_day_kept_by_a_wrong_clock_does_not_silence_for_years() -> None:
    assert due_day(at("2026-11-21 21:00"), EVENING, reminded_on=date(2031, 1, 1)) == DAY


def test_an_hour_that_is_skipped_in_spring_holds_nothing_back() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 3, 29, 1, 59, tzinfo=berlin)
    after = datetime(2026, 3, 29, 3, 0, tzinfo=berlin)
    assert due_day(before, time(2, 30)) is None
    assert due_day(after, time(2, 30)) == date(2026, 3, 28)


def test_an_hour_that_comes_twice_in_autumn_reminds_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=0)
    again = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=1)
    day = due_day(first, time(2, 30))
    assert day == date(2026, 10, 24)
    assert due_day(again, time(2, 30), reminded_on=day) is None


@given(chosen=TIMES, ends=TIMES.filter(lambda moment: moment <= time(12)), start=TIMES)
def test_looking_every_minute_for_two_days_reminds_once_for_each_day_that_reaches_the_time(
    chosen: time, ends: time, start: time
) -> None:
    now = datetime.combine(DAY, start)
    days: list[date] = []
    for minute in range(0, 2 * 24 * 60, 7):
        moment = now + timedelta(minutes=minute)
        due = due_day(moment, chosen, day_ends=ends, reminded_on=days[-1] if days else None)
        if due is not None:
            assert due == journal_day(moment, ends)
            days.append(due)
    assert days == sorted(set(days))
    assert 1 <= len(days) <= 3
