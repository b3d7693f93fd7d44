# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date

import pytest

from journal_app.domain.facts import Kind
from journal_app.domain.own_cards import NO_TOPICS, OwnCard, own_card_of, row_of
from journal_app.domain.records import Appointment, Card, CardMark, FollowUp
from journal_app.domain.references import Reference
from journal_app.errors import EntryRefused
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import A_DAY, a_lab_result, a_reaction, a_score, an_event, an_infusion

OWN = OwnCard(reference=Reference(title="A text of mine", authors=("Doe, Jo",), doi="10.1/x"))


def test_a_mark_takes_the_place_of_the_one_before_and_is_taken_back(journal: Journal) -> None:
    verbs.mark_card(journal, CardMark(card="prefer-2014", saved=True))
    verbs.mark_card(journal, CardMark(card="prefer-2014", saved=True, found="helpful", note="read twice"))
    (mark,) = journal.facts.card_marks()
    assert (mark.saved, mark.found, mark.note) == (True, "helpful", "read twice")

    journal.undo()
    assert [(mark.found, mark.note) for mark in journal.facts.card_marks()] == [("", "")]


def test_a_mark_that_says_nothing_is_no_row(journal: Journal) -> None:
    nothing = CardMark(card="prefer-2014")
    assert verbs.mark_card(journal, nothing).change is None
    verbs.mark_card(journal, CardMark(card="prefer-2014", discuss=True))
    verbs.mark_card(journal, nothing)
    assert journal.facts.card_marks() == []


def test_the_same_mark_again_changes_nothing(journal: Journal) -> None:
    mark = CardMark(card="prefer-2014", saved=True)
    verbs.mark_card(journal, mark)
    assert verbs.mark_card(journal, mark).change is None


def test_an_added_card_comes_back_as_it_was_and_its_mark_goes_with_it(journal: Journal) -> None:
    row = verbs.add_card(journal, row_of("my-doe", OWN)).value
    verbs.mark_card(journal, CardMark(card="my-doe", saved=True))
    assert [own_card_of(kept) for kept in journal.facts.cards()] == [OWN]

    verbs.remove_fact(journal, row)
    assert (journal.facts.cards(), journal.facts.card_marks()) == ([], [])
    journal.undo()
    assert [mark.card for mark in journal.facts.card_marks()] == ["my-doe"]


def test_two_cards_never_share_a_key(journal: Journal) -> None:
    verbs.add_card(journal, row_of("my-doe", OWN))
    with pytest.raises(EntryRefused, match="my-doe"):
        verbs.add_card(journal, row_of("my-doe", OWN))
    assert len(journal.facts.cards()) == 1


def test_a_card_outlives_the_program_that_wrote_it() -> None:
    less = Card(key="my-old", title="Old", content='{"reference": {"title": "Old"}, "read_aloud": true}')
    assert own_card_of(less) == OwnCard(reference=Reference(title="Old"), topics=NO_TOPICS)
    with pytest.raises(ValueError, match="no OwnCard"):
        own_card_of(Card(key="my-bad", title="Bad", content='["nothing"]'))


def test_cards_and_marks_travel_in_a_dump(journal: Journal) -> None:
    verbs.add_card(journal, row_of("my-doe", OWN))
    verbs.mark_card(journal, CardMark(card="prefer-2014", note="ask"))
    with Journal.create(None) as other:
        other.load(journal.dump())
        assert other.facts.cards() == journal.facts.cards()
        assert other.facts.card_marks() == journal.facts.card_marks()


def test_every_free_text_with_a_day_is_a_note_newest_first(journal: Journal) -> None:
    infusion = verbs.add_infusion(journal, an_infusion(date(2026, 1, 1), note="in the left arm")).value
    verbs.add_reaction(journal, a_reaction(infusion, note="for an hour"))
    verbs.log_score(journal, a_score(note="after a walk"))
    verbs.note_day(journal, A_DAY, "rain")
    verbs.add_lab_results(journal, [a_lab_result(on=date(2026, 2, 1), note="fasted")])
    verbs.add_event(journal, an_event(date(2026, 3, 1), title="Crash", note="two days"))
    verbs.add_follow_up(journal, FollowUp(due_on=date(2026, 12, 1), title="blood test"))
    visit = Appointment(day=date(2026, 4, 1), said="come again", note="parking is bad")
    journal.change(Operation.ADD_OTHER, lambda edit: edit.add(visit))

    notes = [(note.kind, note.text) for note in journal.facts.notes()]

    assert notes[0] == (Kind.FOLLOW_UP, "blood test")
    assert set(notes[1:3]) == {(Kind.SCORE, "after a walk"), (Kind.DAY, "rain")}
    assert set(notes[3:5]) == {(Kind.APPOINTMENT, "come again"), (Kind.APPOINTMENT, "parking is bad")}
    assert set(notes[5:7]) == {(Kind.EVENT, "Crash"), (Kind.EVENT, "two days")}
    assert notes[7:] == [
        (Kind.LAB_RESULT, "fasted"),
        (Kind.INFUSION, "in the left arm"),
        (Kind.REACTION, "for an hour"),
    ]
