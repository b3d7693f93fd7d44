# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from journal_app.domain.records import Appointment
from journal_app.errors import EntryRefused
from journal_app.report.appointment.dates import dates_of, year_before
from journal_app.report.stretches import stretch_words
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, ago, keep


def test_without_an_appointment_a_report_is_about_twelve_months(journal: Journal) -> None:
    dates = dates_of(journal.facts, today=date(2026, 11, 20))
    assert (dates.first, dates.last, dates.since) == (date(2025, 11, 21), date(2026, 11, 20), None)
    assert dates.words() == "21 Nov 2025 – 20 Nov 2026"


def test_it_begins_at_the_newest_appointment_before_its_last_day(journal: Journal) -> None:
    keep(journal, *(Appointment(day=ago(days), with_whom=f"Dr {days}") for days in (300, 60, 0, -12)))
    dates = dates_of(journal.facts, today=TODAY)
    assert dates.first == ago(60)
    assert dates.since is not None
    assert dates.since.with_whom == "Dr 60"
    assert dates_of(journal.facts, today=TODAY, last=ago(60)).first == ago(300)


def test_days_of_ones_own_are_taken_as_they_are(journal: Journal) -> None:
    keep(journal, Appointment(day=ago(60)))
    dates = dates_of(journal.facts, today=TODAY, first=ago(5), last=ago(5))
    assert (dates.first, dates.last, dates.since) == (ago(5), ago(5), None)
    assert dates.holds(ago(5))
    assert not dates.holds(ago(4))
    assert not dates.holds(None)


def test_days_that_are_none_are_refused(journal: Journal) -> None:
    with pytest.raises(EntryRefused, match="comes after the last"):
        dates_of(journal.facts, today=TODAY, first=TODAY, last=ago(1))
    with pytest.raises(EntryRefused, match="has not come yet"):
        dates_of(journal.facts, today=TODAY, last=ago(-1))


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 11, 20), date(2025, 11, 21)),
        (date(2028, 2, 29), date(2027, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2025, 12, 31), date(2025, 1, 1)),
        (date(1, 5, 1), date.min),
    ],
)
def test_twelve_months_are_counted_back_from_any_day(last: date, first: date) -> None:
    assert year_before(last) == first


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "3 Nov 2026"),
        (date(2026, 11, 3), date(2026, 11, 9), "3 – 9 Nov 2026"),
        (date(2026, 6, 3), date(2026, 11, 9), "3 Jun – 9 Nov 2026"),
        (date(2025, 11, 3), date(2026, 11, 3), "3 Nov 2025 – 3 Nov 2026"),
    ],
)
def test_a_stretch_of_days_is_said_as_short_as_can_be(first: date, last: date, words: str) -> None:
    assert stretch_words(first, last) == words
