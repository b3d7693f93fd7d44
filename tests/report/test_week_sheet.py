# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import words
from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.scores import Better, TrackerKind
from journal_app.report.week_sheet import week_start, week_words
from tests.builders import a_tracker
from tests.report.papers import a_sheet, read_back

FATIGUE, MOOD = (offer.tracker for offer in offered_trackers()[:2])
HOSTILE = [
    '#eval("1+1") *b* $x$',
    "W" * 60,
    "שלום עולם זה שם ארוך",
    "\N{GRINNING FACE}" * 60,
    "\x00\x07\u202ebidi\u202c",
    "e" + "\u0316" * 50,
    "",
    "line\nbreaks\r\nin\ta name",
]


def test_a_sheet_says_whose_week_it_is_and_which() -> None:
    text = read_back(a_sheet(FATIGUE, MOOD)).text
    assert "Week of 16 – 22 Nov 2026" in text
    assert "Journal of Anna" in text
    for day in ("Mon 16 Nov", "Tue 17 Nov", "Sun 22 Nov"):
        assert text.count(day) == 3  # once for the day, once for each tracker


def test_a_scale_has_its_words_its_direction_and_eleven_numbers_a_day() -> None:
    text = read_back(a_sheet(FATIGUE)).text
    assert FATIGUE.question in text
    assert "lower is better" in text
    assert "0 = none" in text
    assert "10 = the worst I have known" in text
    assert text.count("0 1 2 3 4 5 6 7 8 9 10") == 7


def test_every_day_can_be_marked_instead_and_has_room_for_a_note() -> None:
    text = read_back(a_sheet(FATIGUE)).text
    assert text.count("Too ill to log") == 7
    assert text.count("Not tracked") == 7
    assert "Note" in text


def test_each_kind_of_tracker_is_asked_in_its_own_way() -> None:
    text = read_back(
        a_sheet(
            a_tracker("pem", kind=TrackerKind.YES_NO, low=Decimal(0), high=Decimal(1)),
            a_tracker("sleep", kind=TrackerKind.DURATION, high=Decimal(24)),
            a_tracker("steps", kind=TrackerKind.COUNT, high=None),
            a_tracker("weight", kind=TrackerKind.NUMBER, low=None, high=None, better=Better.NEITHER),
            a_tracker("mild", low=Decimal(1), high=Decimal(5)),
            a_tracker("wide", low=Decimal(0), high=Decimal(100)),
        )
    ).text
    assert text.count("Yes No") == 7
    assert "hours, such as 7.5 or 7:30, from 0 to 24" in text
    assert "a whole number, from 0 to 100" in text
    assert text.count("1 2 3 4 5") == 7
    assert "0 1 2 3" not in text


def test_without_dates_the_days_are_named_and_the_rest_is_left_to_be_written() -> None:
    paper = read_back(a_sheet(FATIGUE, first=None))
    assert "A week, begun on: ____" in paper.text
    assert paper.text.count("Mon") == 2
    assert "2024" not in paper.text
    assert paper.title == "Week sheet"


def test_a_made_up_journal_says_so() -> None:
    text = read_back(a_sheet(FATIGUE, made_up=True)).text
    assert "A made-up person’s journal" in text
    assert "Anna" not in text


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (4, 1), (5, 2), (20, 4)])
def test_four_trackers_are_a_page_and_more_take_more(count: int, pages: int) -> None:
    trackers = tuple(a_tracker(f"k{number}", name=f"Tracker {number}.") for number in range(count))
    paper = read_back(a_sheet(trackers=trackers))
    assert len(paper.pages) == pages
    assert f"Page {pages} of {pages}" in paper.pages[-1]
    for tracker in trackers:
        assert paper.text.count(tracker.name) == 1


def test_no_name_breaks_the_sheet() -> None:
    trackers = [
        a_tracker(
            f"k{number}",
            name=HOSTILE[number % 8],
            question=HOSTILE[(number + 1) % 8] * 3,
            low_words=HOSTILE[(number + 2) % 8],
            high_words=HOSTILE[(number + 3) % 8],
        )
        for number in range(20)
    ]
    pages = a_sheet(*trackers, person="\N{GRINNING FACE} W" * 200)
    paper = read_back(pages)
    assert pages.replaced > 100
    assert paper.text.count("0 1 2 3 4 5 6 7 8 9 10") == 7 * 20
    assert paper.text.count("bidi") >= 2
    assert '#eval("1+1") *b* $x$' in paper.text
    assert "[HEBREW LETTER SHIN]" in paper.text
    assert "k6" in paper.text  # a tracker without a name is told by its key
    assert len(paper.pages) < 12


@given(st.lists(st.text(st.characters(codec=None), max_size=70), min_size=6, max_size=6))
def test_whatever_is_written_leaves_a_sheet_to_write_on(texts: list[str]) -> None:
    name, question, low, high, key, person = texts
    tracker = a_tracker(key, name=name, question=question, low_words=low, high_words=high)
    assert a_sheet(tracker, replace(tracker, kind=TrackerKind.YES_NO), person=person).content.startswith(b"%PDF-1.7")


def test_signs_that_were_cut_off_are_not_counted_as_named() -> None:
    assert a_sheet(a_tracker(name="\N{GRINNING FACE}")).replaced == 1
    assert a_sheet(FATIGUE).replaced == 0


@pytest.mark.parametrize(
    ("language", "first"), [("en_GB", date(2026, 11, 16)), ("de", date(2026, 11, 16)), ("en_US", date(2026, 11, 15))]
)
def test_weeks_begin_as_they_do_where_the_language_is_spoken(language: str, first: date) -> None:
    words.set_language(language)
    assert week_start(date(2026, 11, 21)) == first
    assert week_start(first) == first


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (date(2026, 11, 16), "16 – 22 Nov 2026"),
        (date(2026, 11, 30), "30 Nov – 6 Dec 2026"),
        (date(2026, 12, 28), "28 Dec 2026 – 3 Jan 2027"),
    ],
)
def test_a_week_is_said_as_short_as_can_be(first: date, said: str) -> None:
    assert week_words(first) == said
