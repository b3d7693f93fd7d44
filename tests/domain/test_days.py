# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days and times as typed, and the day an instant belongs to."""

from datetime import UTC, date, datetime, time

import pytest

from journal_app import words
from journal_app.domain.days import days_between, journal_day, read_any_day, read_day, read_time
from journal_app.errors import EntryRefused

TODAY = date(2024, 11, 21)


@pytest.mark.parametrize(
    ("clock", "day"),
    [("03:59", date(2024, 11, 20)), ("04:00", TODAY), ("00:00", date(2024, 11, 20)), ("23:59", TODAY)],
)
def test_until_four_it_is_the_day_before(clock: str, day: date) -> None:
    now = datetime.combine(TODAY, time.fromisoformat(clock), UTC)
    assert journal_day(now) == day


def test_a_journal_may_end_its_day_at_midnight() -> None:
    assert journal_day(datetime(2024, 11, 21, 0, 0, tzinfo=UTC), time(0)) == TODAY


def test_days_between_counts_calendar_days() -> None:
    assert days_between(date(2024, 2, 28), date(2024, 3, 1)) == 2
    assert days_between(TODAY, TODAY) == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-11-20", date(2024, 11, 20)),
        ("2024-3-9", date(2024, 3, 9)),
        ("today", TODAY),
        ("Yesterday", date(2024, 11, 20)),
        (" 2024-02-29 ", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert read_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("tomorrow", date(2024, 11, 22)), ("yesterday", date(2024, 11, 20)), ("2031-01-02", date(2031, 1, 2))],
)
def test_a_day_that_may_lie_ahead_is_read(text: str, day: date) -> None:
    assert read_any_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2024-11-22", "2024-11-22 has not come yet"),
        ("2024-02-31", "February 2024 has 29 days; there is no day 31"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("2024-13-01", "no month 13"),
        ("2024-00-01", "no month 0"),
        ("2024-05-00", "no day 0"),
        ("0024-05-01", "The year 0024"),
        ("21.11.2024", "“21.11.2024” is not a day"),
        ("tomorrow", "2024-11-22 has not come yet"),
        ("", "missing"),
        ("20241121", "“20241121” is not a day"),
    ],
)
def test_what_is_no_day_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        read_day(text, today=TODAY)
    assert named in str(refused.value)
    assert "Nothing was changed." in str(refused.value)


@pytest.mark.parametrize(
    ("text", "moment"), [("08:30", time(8, 30)), ("8:05", time(8, 5)), ("23:59:58", time(23, 59)), ("0:00", time(0))]
)
def test_a_time_is_read(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["24:00", "12:60", "8", "8.30", "", "noon", "-1:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(EntryRefused, match="is not a time of day"):
        read_time(text)


@pytest.mark.parametrize(("language", "word"), [("de", "Gestern"), ("ar", "أمس"), ("sv", "i går"), ("de", "yesterday")])
def test_a_day_is_named_in_the_language_that_is_spoken_and_in_english(language: str, word: str) -> None:
    with words.speaking(language):
        assert read_any_day(word, today=date(2024, 11, 21)) == date(2024, 11, 20)
