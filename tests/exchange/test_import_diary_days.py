# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days and notes as diaries print them."""

from datetime import date, time

import pytest

from journal_app.domain.scores import Day, Mark
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries import words
from journal_app.exchange.diaries.day_notes import DayNotes
from journal_app.exchange.diaries.days import DiaryDays, order_in, read_clock, read_instant
from journal_app.exchange.previews.answers import DayOrder
from journal_app.exchange.previews.plan import Action, LineRefused
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY
from tests.exchange.samples import TODAY

DAYS = DiaryDays(today=TODAY)


@pytest.mark.parametrize(
    "printed",
    [
        "2020-05-30",
        "30.05.2020",
        "30/05/2020",
        "5-30-2020",
        "30th of May 2020",
        "Saturday, May 30, 2020",
        "Sa., 30. Mai 2020",
        "sábado, 30 de mayo de 2020",
        "30 maggio 2020",
        "30 maja 2020",
        "2020. május 30.",
        "30 May\N{LATIN SMALL LETTER DOTLESS I}s 2020",
        "30 toukokuuta 2020",
        "2020年5月30日",
        "2020년 5월 30일",
    ],
)
def test_one_day_in_many_spellings(printed: str) -> None:
    assert DAYS.read(printed) == date(2020, 5, 30)


@pytest.mark.parametrize("printed", ["", "30", "May", "30 May", "30 Foo 2020", "30 31 May 2020", "2020-05-30 at noon"])
def test_what_is_no_day_is_refused(printed: str) -> None:
    with pytest.raises(EntryRefused):
        DAYS.read(printed)


def test_a_month_that_two_languages_name_otherwise_is_not_guessed() -> None:
    with pytest.raises(LineRefused) as refused:
        DAYS.read("30 listopad 2020")
    assert refused.value.readings == ("2020-10-30", "2020-11-30")


@pytest.mark.parametrize(
    ("days", "answered", "order", "told_by"),
    [
        (["3/4/2020", "13/4/2020"], None, DayOrder.DAY_FIRST, "13/4/2020"),
        (["3/4/2020", "4/13/2020"], None, DayOrder.MONTH_FIRST, "4/13/2020"),
        (["3/4/2020", "13/4/2020", "4/13/2020"], None, None, ""),
        (["3/4/2020", "13/4/2020"], DayOrder.MONTH_FIRST, DayOrder.MONTH_FIRST, ""),
        (["3/4/2020", "4/4/2020"], None, None, ""),
    ],
)
def test_the_order_is_told_by_another_day_or_asked(
    days: list[str], answered: DayOrder | None, order: DayOrder | None, told_by: str
) -> None:
    found, ask = order_in(days, answered)
    assert ask is not None
    assert (found, ask.order, ask.example, ask.told_by) == (order, order, "3/4/2020", told_by)


def test_nothing_is_asked_where_every_day_is_plain() -> None:
    assert order_in(["2020-05-30", "4/4/2020", "13/4/2020", "soon"], None) == (DayOrder.DAY_FIRST, None)


@pytest.mark.parametrize(
    ("printed", "day", "at"),
    [
        ("2022-09-14T23:59:59-05:00", date(2022, 9, 14), time(23, 59)),
        ("2022-09-14 00:20", date(2022, 9, 14), time(0, 20)),
        ("14.9.2022", date(2022, 9, 14), None),
    ],
)
def test_an_instant_is_the_day_and_the_time_that_stand_there(printed: str, day: date, at: time | None) -> None:
    assert read_instant(printed, DAYS) == (day, at)


@pytest.mark.parametrize(
    ("printed", "at"),
    [("6:50 odp.", time(18, 50)), ("오후 6:50", time(18, 50)), ("18:50 Uhr", time(18, 50)), (" ", None)],
)
def test_a_clock_of_other_languages_is_read(printed: str, at: time | None) -> None:
    assert read_clock(printed) == at


def test_a_time_with_unknown_words_is_refused() -> None:
    with pytest.raises(EntryRefused):
        read_clock("18:50 xyz")


def test_what_several_lines_say_of_a_day_is_one_note(journal: Journal) -> None:
    notes = DayNotes(journal.facts)
    for number, text in ((2, "one"), (3, "two"), (4, "one")):
        notes.offer(number, A_DAY, text)
    entries = dict(notes.entries())
    assert entries[2].fact == Day(day=A_DAY, note="one\ntwo")
    assert [entries[number].reason for number in (3, 4)] == [
        "It is put together with what line 2 says of the day.",
        "The same as line 2.",
    ]


def test_a_day_that_is_only_marked_gets_the_note(journal: Journal) -> None:
    verbs.mark_day(journal, A_DAY, Mark.TOO_ILL)
    notes = DayNotes(journal.facts)
    notes.offer(2, A_DAY, "slept")
    ((_number, entry),) = notes.entries()
    assert entry.action is Action.CHANGE
    assert isinstance(entry.fact, Day)
    assert (entry.fact.note, entry.fact.mark) == ("slept", Mark.TOO_ILL)


def test_a_package_with_fewer_languages_reads_those_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    greek = "\u03bc.\u03bc."
    assert words.is_afternoon(greek) is True
    monkeypatch.setattr("babel.localedata.exists", lambda name: name == "en")
    words._halves.cache_clear()
    try:
        assert (words.is_afternoon("PM"), words.is_afternoon(greek)) == (True, None)
    finally:
        words._halves.cache_clear()
