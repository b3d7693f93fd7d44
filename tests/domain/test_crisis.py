# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whom to call: every number has a source, is written twice alike, and says when it was checked."""

import re
from datetime import date, timedelta

import pytest

from journal_app.domain import crisis
from journal_app.domain.crisis import Checked, Country, Number, countries, country, directory, overdue

each_country = pytest.mark.parametrize("known", countries(), ids=lambda known: known.code)
# Every number that was looked up, written a second time: one that is not in this table is not shipped.
LISTED = {
    "AT": {"142"},
    "AU": {"131114", "0477131114"},
    "BR": {"188"},
    "CA": {"988"},
    "CH": {"143"},
    "DE": {"08001110111", "08001110222", "116123"},
    "ES": {"024", "717003717"},
    "FR": {"3114"},
    "GB": {"116123", "85258"},
    "IE": {"116123", "1800247247"},
    "IN": {"18602662345", "+919999666555"},
    "IT": {"0223272327"},
    "JP": {"0357740992"},
    "MX": {"8009112000"},
    "NL": {"113", "08000113"},
    "NZ": {"1737", "0508828865"},
    "SG": {"1767"},
    "US": {"988"},
    "ZA": {"0800567567"},
}
EMERGENCY = {
    "AT": {"112"},
    "AU": {"000"},
    "BR": {"192"},
    "CA": {"911"},
    "DE": {"112"},
    "ES": {"112"},
    "FR": {"112"},
    "GB": {"999", "112"},
    "IE": {"112", "999"},
    "IN": {"112"},
    "IT": {"112"},
    "MX": {"911"},
    "NL": {"112"},
    "NZ": {"111"},
    "SG": {"995"},
    "US": {"911"},
    "ZA": {"10111"},
}


def numbers_of(known: Country) -> list[Number]:
    emergency = known.emergency.numbers if known.emergency else ()
    return [*emergency, *(number for line in known.lines for number in (*line.call, *line.text))]


def checks_of(known: Country) -> list[Checked]:
    emergency = [known.emergency.checked] if known.emergency else []
    return [*emergency, *(line.checked for line in known.lines)]


def test_the_numbers_are_those_of_the_list_and_no_other() -> None:
    lines = {
        known.code: {number.tel for line in known.lines for number in (*line.call, *line.text)} for known in countries()
    }
    assert lines == LISTED
    emergencies = {
        known.code: {number.tel for number in known.emergency.numbers} for known in countries() if known.emergency
    }
    assert emergencies == EMERGENCY


@each_country
def test_what_is_dialled_is_what_is_shown(known: Country) -> None:
    for number in numbers_of(known):
        assert re.fullmatch(r"\+?[0-9]+", number.tel)
        assert re.sub(r"[^0-9+]", "", number.shown) == number.tel


@each_country
def test_each_contact_has_a_way_a_page_and_a_source(known: Country) -> None:
    assert re.fullmatch(r"[A-Z]{2}", known.code)
    assert known.lines
    for line in known.lines:
        assert line.name
        assert line.call or line.text
        assert "." in line.address
    for checked in checks_of(known):
        assert checked.source.cite
        assert checked.source.address


def test_a_country_is_found_by_its_code_alone() -> None:
    found = country("GB")
    assert found is not None
    assert found.name == "United Kingdom"
    assert [country(code) for code in ("", "gb", "XX", crisis.ELSEWHERE)] == [None] * 4


def test_a_check_is_a_day_a_month_or_nothing() -> None:
    samaritans, shout = crisis.country("GB").lines  # type: ignore[union-attr]  # it is there, as above
    assert (samaritans.checked.on, samaritans.checked.is_month) == (date(2026, 10, 7), False)
    assert (shout.checked.on, shout.checked.is_month) == (date(2025, 10, 1), True)
    assert country("AT").lines[0].checked.on is None  # type: ignore[union-attr]  # it is there


def test_a_contact_is_overdue_when_unchecked_or_checked_too_long_ago() -> None:
    checked = date(2026, 10, 7)
    fresh = {contact.name for contact in overdue(checked + timedelta(days=180))}
    stale = {contact.name for contact in overdue(checked + timedelta(days=181))}
    assert "GB Samaritans" not in fresh
    assert "GB Samaritans" in stale
    assert "findahelpline.com" in stale - fresh
    assert "CH Die Dargebotene Hand · La Main Tendue" in fresh  # nobody has checked it
    assert "GB emergency 999, 112" in fresh


def test_a_check_ahead_of_the_day_is_none() -> None:
    assert "GB Samaritans" in {contact.name for contact in overdue(date(2026, 10, 6))}


def test_every_contact_is_looked_at() -> None:
    long_after = overdue(date(2099, 1, 1))
    lines = sum(len(known.lines) + (known.emergency is not None) for known in countries())
    assert len(long_after) == lines + 1
    assert {contact.address for contact in long_after} >= {directory().address}
