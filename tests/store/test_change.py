# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import CardMark
from journal_app.domain.scores import Day, Mark, Part, Score, Tracker
from journal_app.domain.treatments import CourseDay, CourseState, Infusion
from journal_app.errors import CannotUndo, EntryRefused, NotFound
from journal_app.store import verbs
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import A_DAY, a_course, a_lab_result, a_reaction, a_score, a_tracker, an_infusion
from tests.plugins.clock import FrozenClock


def test_a_change_stamps_who_and_when(journal: Journal) -> None:
    journal.entered_by = "Sam"

    kept = verbs.add_infusion(journal, an_infusion()).value

    assert kept.entered_by == "Sam"
    assert kept.recorded_at == journal.clock()
    assert journal.facts.get(Infusion, kept.id) == kept


def test_a_change_that_fails_leaves_nothing_behind(journal: Journal) -> None:
    before = journal.dump()
    announced: list[frozenset[Kind]] = []
    journal.on_changed(announced.append)

    def break_off(edit: Edit) -> None:
        edit.add(a_score())
        raise EntryRefused("not this one")

    with pytest.raises(EntryRefused):
        journal.change(Operation.LOG_SCORE, break_off)

    assert journal.dump() == before
    assert journal.history() == []
    assert announced == []


def test_what_was_touched_is_announced_after_it_is_kept(journal: Journal) -> None:
    seen: list[tuple[frozenset[Kind], int]] = []
    stop = journal.on_changed(lambda touched: seen.append((touched, len(journal.facts.lab_results()))))

    verbs.add_lab_results(journal, [a_lab_result(laboratory="North")])
    stop()
    verbs.add_lab_results(journal, [a_lab_result()])

    assert seen == [(frozenset({Kind.LAB_RESULT, Kind.LABORATORY}), 1)]


def test_a_change_that_alters_nothing_is_not_kept(journal: Journal) -> None:
    verbs.log_score(journal, a_score(value=6))

    again = verbs.log_score(journal, a_score(value=6))

    assert again.change is None
    assert again.touched == frozenset()
    assert len(journal.history()) == 1


def test_a_reference_to_nothing_is_refused(journal: Journal) -> None:
    with pytest.raises(EntryRefused, match="does not fit"):
        verbs.log_score(journal, a_score(tracker="never heard of"))

    assert journal.facts.scores() == []


def test_a_score_takes_the_place_of_the_one_before_it(journal: Journal) -> None:
    verbs.log_score(journal, a_score(value=6))
    verbs.log_score(journal, a_score(value=7))
    verbs.log_score(journal, a_score(value=3, part=Part.MORNING))

    kept = {score.part: score.value for score in journal.facts.scores()}
    assert kept == {Part.DAY: Decimal(7), Part.MORNING: Decimal(3)}
    assert len(journal.facts.scores()) == 2


def test_whoever_says_something_otherwise_signs_it_and_undo_gives_the_old_signature_back(
    journal: Journal, clock: FrozenClock
) -> None:
    course = verbs.add_course(journal, a_course()).value

    def say(value: int, state: CourseState, words: str) -> None:
        verbs.log_scores(journal, [a_score(value=value)], notes={A_DAY: words})
        verbs.mark_course_day(journal, CourseDay(course=course.id, day=A_DAY, state=state))
        verbs.mark_card(journal, CardMark(card="a-card", note=words))

    def signed() -> set[tuple[str, datetime | None]]:
        kinds = (Score, Day, CourseDay, CardMark)
        return {(fact.entered_by, fact.recorded_at) for kind in kinds for fact in journal.facts.every(kind)}

    say(6, CourseState.TAKEN, "as Anna says")
    hers, before = signed(), journal.dump()
    clock.move(hours=1)
    journal.entered_by = "Sam"
    say(6, CourseState.TAKEN, "as Anna says")
    assert signed() == hers
    assert journal.dump() == before
    say(8, CourseState.SKIPPED, "as Sam says")
    assert signed() == {("Sam", clock())}
    for _change in range(3):
        journal.undo()
    assert signed() == hers


def test_a_day_row_goes_when_it_says_nothing_any_more(journal: Journal) -> None:
    verbs.mark_day(journal, A_DAY, Mark.TOO_ILL)
    verbs.note_day(journal, A_DAY, "slept all day")
    verbs.mark_day(journal, A_DAY, Mark.NONE)
    day = journal.facts.day(A_DAY)
    assert day is not None
    assert (day.note, day.mark) == ("slept all day", Mark.NONE)

    verbs.note_day(journal, A_DAY, "")

    assert journal.facts.day(A_DAY) is None


def test_undo_and_redo_walk_the_changes(journal: Journal) -> None:
    new = journal.dump()
    verbs.log_score(journal, a_score(value=6))
    first = journal.dump()
    verbs.log_score(journal, a_score(value=7))
    verbs.clear_score(journal, A_DAY, Part.DAY, "fatigue")
    last = journal.dump()

    journal.undo()
    journal.undo()
    assert journal.dump() == first
    journal.undo()
    assert journal.dump() == new
    assert not journal.can_undo

    for _ in range(3):
        journal.redo()
    assert journal.dump() == last
    assert not journal.can_redo


def test_what_was_redone_is_what_undo_takes_back_next(journal: Journal) -> None:
    first = verbs.log_score(journal, a_score("fatigue")).change
    verbs.log_score(journal, a_score("mood"))
    journal.undo(first)
    journal.redo()

    journal.undo()

    assert [score.tracker for score in journal.facts.scores()] == ["mood"]


def test_a_new_change_ends_what_could_be_redone(journal: Journal) -> None:
    verbs.log_score(journal, a_score(value=6))
    journal.undo()
    verbs.log_score(journal, a_score(value=7))

    with pytest.raises(CannotUndo, match="nothing to redo"):
        journal.redo()


def test_nothing_to_undo_is_said(journal: Journal) -> None:
    with pytest.raises(CannotUndo, match="nothing to undo"):
        journal.undo()


def test_an_older_change_is_undone_out_of_order(journal: Journal) -> None:
    score = verbs.log_score(journal, a_score(value=6)).change
    verbs.add_infusion(journal, an_infusion())

    journal.undo(score)

    assert journal.facts.scores() == []
    assert len(journal.facts.infusions()) == 1
    journal.redo()
    assert [kept.value for kept in journal.facts.scores()] == [Decimal(6)]


def test_a_change_that_others_build_on_is_not_undone(journal: Journal) -> None:
    added = verbs.add_infusion(journal, an_infusion())
    verbs.add_reaction(journal, a_reaction(added.value))
    before = journal.dump()

    with pytest.raises(CannotUndo):
        journal.undo(added.change)

    assert journal.dump() == before


def test_an_edited_row_is_not_swept_away_by_undoing_its_adding(journal: Journal) -> None:
    added = verbs.log_score(journal, a_score(value=6))
    verbs.log_score(journal, a_score(value=7))

    with pytest.raises(CannotUndo, match="cannot be taken back"):
        journal.undo(added.change)

    journal.undo()
    journal.undo(added.change)
    assert journal.facts.scores() == []


def test_an_undone_removal_that_was_replaced_meanwhile_is_refused(journal: Journal) -> None:
    verbs.log_score(journal, a_score(value=6))
    cleared = verbs.clear_score(journal, A_DAY, Part.DAY, "fatigue")
    verbs.log_score(journal, a_score(value=2))
    before = journal.dump()

    with pytest.raises(CannotUndo):
        journal.undo(cleared.change)

    assert journal.dump() == before


def test_history_says_who_did_what(journal: Journal) -> None:
    journal.entered_by = "Sam"
    verbs.log_scores(journal, [a_score(), a_score("mood", 4)])
    journal.undo()

    undone, logged = journal.history()

    assert (undone.operation, undone.can_undo) == (Operation.UNDO, False)
    assert (logged.operation, logged.entered_by, logged.rows, logged.undone) == (Operation.LOG_SCORE, "Sam", 2, True)
    assert "fatigue, mood" in logged.label


def test_many_rows_are_one_change_and_one_undo(journal: Journal) -> None:
    new = journal.dump()
    scores = [a_score(value=n % 11, day=A_DAY - timedelta(days=n)) for n in range(12_000)]

    journal.change(Operation.IMPORT, lambda edit: edit.add_many(scores))

    assert journal.history()[0].rows == 12_000
    assert len(journal.facts.scores()) == 12_000
    journal.undo()
    assert journal.dump() == new
    journal.redo()
    assert len(journal.facts.scores()) == 12_000


def test_removing_an_infusion_takes_its_reactions_along_and_undo_brings_both_back(journal: Journal) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    verbs.add_reaction(journal, a_reaction(infusion))
    before = journal.dump()

    verbs.remove_fact(journal, infusion)
    assert journal.facts.reactions() == []
    journal.undo()

    assert journal.dump() == before


def test_what_is_gone_can_neither_be_replaced_nor_removed(journal: Journal) -> None:
    score = a_score(id="not there")

    with pytest.raises(NotFound):
        journal.change(Operation.EDIT, lambda edit: edit.replace(score))
    with pytest.raises(NotFound):
        journal.change(Operation.REMOVE, lambda edit: edit.remove(Score, "not there"))
    with pytest.raises(NotFound):
        journal.facts.get(LabResult, "not there")


def test_a_score_of_a_tracker_not_yet_on_brings_the_tracker_along(journal: Journal) -> None:
    verbs.log_scores(journal, [a_score("pain", 3)], trackers=[a_tracker("pain")])
    verbs.log_scores(journal, [a_score("pain", 4)], trackers=[a_tracker("pain", name="Another")])

    assert journal.facts.tracker("pain").name == "Pain"
    journal.undo()
    journal.undo()
    assert "pain" not in {tracker.key for tracker in journal.facts.every(Tracker)}
