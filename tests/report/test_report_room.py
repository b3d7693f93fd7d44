# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Page one in less room: what is left out is counted, and nothing grave is."""

import re
from itertools import pairwise

import pytest

from journal_app.analysis.findings.page import findings
from journal_app.domain.records import Question
from journal_app.domain.treatments import Course, Event, EventKind, InfusionKind, Severity
from journal_app.report.appointment.asked import Asked
from journal_app.report.appointment.changed import changed
from journal_app.report.appointment.compose import texts
from journal_app.report.appointment.document import Picture
from journal_app.report.appointment.given import infusions
from journal_app.report.appointment.glance import LEAST_SERIOUS, glance, serious
from journal_app.report.appointment.panel import iron_panel
from journal_app.report.appointment.preview import page_one
from journal_app.report.appointment.questions import ON_PAGE_ONE
from journal_app.report.appointment.room import AMPLE, ROOMS, SURELY_FITS, Room, rooms_for
from journal_app.report.appointment.spells import spells
from journal_app.report.pages import Paper
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep
from tests.builders import a_reaction
from tests.report.hostile import fill
from tests.report.papers import read_back
from tests.report.summaries import a_summary, printed, rows_of, said, these_days

NARROW = ROOMS[-1]
MANY = 8


@pytest.fixture
def full(journal: Journal) -> Journal:
    """Eight of everything in the last three months."""
    for number in range(MANY):
        keep(
            journal,
            an_infusion(2 + 9 * number, 100 + number),
            a_result(1 + 9 * number, "ferritin", 20 + number),
            Event(first_on=ago(3 + 9 * number), kind=EventKind.CRASH, title=f"Crash {number}"),
            Event(first_on=ago(3 + 9 * number), kind=EventKind.DONATION, title=""),
            Course(title=f"Tablets {number}", started_on=ago(80 - number)),
            Question(text=f"What of {number}?", position=number),
            a_score(number, 5),
        )
    keep(journal, *(a_reaction(one, severity=Severity.SERIOUS) for one in journal.facts.infusions()))
    return journal


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_not_named_is_counted(full: Journal, room: Room) -> None:
    facts, dates, left = full.facts, these_days(), MANY - room.things
    assert said(changed(facts, dates, room)).count("Tablets") == room.things
    assert f" and {left} more" in said(changed(facts, dates, room))
    assert f" and {left} more" in said(glance(facts, dates, room))
    assert f"and {left} more" in said(spells(facts, dates, room))
    assert len(rows_of(infusions(facts, dates, room))) == room.things + 1
    assert f"{left} earlier one" in said(infusions(facts, dates, room))
    assert {len(row) for row in rows_of(iron_panel(facts, dates, room))} == {room.draws + 1}
    assert f"{MANY - room.draws} earlier draws are not shown" in said(iron_panel(facts, dates, room))


@pytest.mark.parametrize("room", ROOMS)
def test_serious_reactions_are_named_however_little_room_there_is(full: Journal, room: Room) -> None:
    told = said(serious(full.facts, these_days(), room))
    named = max(room.things, LEAST_SERIOUS)
    assert told.count("given on") == named
    assert f"and {MANY - named} more" in told


def test_every_room_is_narrower_than_the_one_before() -> None:
    assert ROOMS[0] is AMPLE
    for wider, narrower in pairwise(ROOMS):
        assert narrower.things < wider.things
        assert narrower.draws < wider.draws
        assert narrower.name_letters < wider.name_letters
        assert narrower.cell_letters < wider.cell_letters
        assert narrower.question_letters < wider.question_letters
        assert narrower.has_lanes <= wider.has_lanes


def test_all_of_page_one_is_there_in_each_room_and_its_chart_too(full: Journal) -> None:
    document = a_summary(full)
    for front in (document.front, *document.shorter):
        assert [section.heading for section in front.sections() if not section.is_empty] == [
            section.heading for section in document.front.sections()
        ]
        assert len([one for one in front.timeline.blocks if isinstance(one, Picture)]) == 1
        assert len(re.findall(r"What of \d\?", said(front.questions))) == ON_PAGE_ONE
    narrow = document.shorter[-1].timeline.blocks[0]
    assert isinstance(narrow, Picture)
    assert "Events:" not in narrow.alt


def test_a_page_one_of_few_letters_and_very_many_lines_is_one_page_too(journal: Journal) -> None:
    keys = ("ferritin", "tsat", "iron", "transferrin", "tibc", "uibc", "haemoglobin", "crp", "phosphate")
    keep(
        journal,
        *(a_result(1 + 9 * draw, key, 1, "g/L") for draw in range(6) for key in keys),
        *(an_infusion(5 + 7 * turn, turn, "", kind=kind, product="a") for turn, kind in enumerate(InfusionKind)),
        *(Event(first_on=ago(2 + day), kind=kind, title="") for day, kind in enumerate(EventKind)),
        *(Question(text="?", position=number) for number in range(4)),
        *(a_score(day, 5, tracker) for day in range(60) for tracker in ("fatigue", "mood")),
    )
    document = a_summary(journal, parts=frozenset())
    assert sum(map(len, texts(document.front))) < 2_600
    for paper in Paper:
        (page,) = read_back(printed(journal, parts=frozenset(), paper=paper)).pages
        assert "Data quality" in page


@pytest.mark.parametrize(
    ("letters", "lines", "rooms"),
    [
        (1_885, 37, ROOMS[:1]),
        (SURELY_FITS, 0, ROOMS[:1]),
        (SURELY_FITS, 1, ROOMS),
        (2_285, 56, ROOMS),
        (4_089, 60, ROOMS[2:]),
    ],
)
def test_only_where_it_is_in_doubt_is_page_one_written_out_in_several_rooms(
    letters: int, lines: int, rooms: tuple[Room, ...]
) -> None:
    assert rooms_for(letters, lines) == rooms


def test_page_one_alone_is_the_same_page_in_whatever_room_it_fits(full: Journal) -> None:
    asked = Asked(dates=these_days(), parts=frozenset())
    found = findings(full.facts, today=TODAY)
    ample, page = page_one(full.facts, asked, found, dots=72)
    assert ample.shorter == ()
    assert page.startswith(b"\x89PNG")
    fill(full, infusions=40)
    narrow, _page = page_one(full.facts, asked, found, dots=72)
    assert narrow.front != ample.front
    assert narrow.shorter


def test_words_are_never_joined_twice(full: Journal) -> None:
    document = a_summary(full)
    told = [said(section) for front in (document.front, *document.shorter) for section in front.sections()]
    assert not [words for words in told if "and and" in words]
    assert NARROW.things == 1
