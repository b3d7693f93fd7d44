# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was changed or deleted by hand since it was read in is never overwritten or brought back by itself."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journal_app.domain.facts import TYPED, Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.scores import Part, Score
from journal_app.exchange import importing
from journal_app.exchange.fhir.bundle import write_bundle
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_score
from tests.exchange.samples import (
    a_bundle,
    a_table,
    an_administration,
    an_observation,
    imported,
    only_entry,
    planned,
)

MONDAY = date(2024, 3, 4)
SCORES = a_table("day,tracker,value", "2024-03-04,fatigue,7")


def the_score(journal: Journal) -> Score:
    (score,) = journal.facts.scores()
    return score


def taken(journal: Journal, folder: Path, content: object, option: int = 0) -> importing.ImportOutcome:
    """Import with the option of every line picked that has one."""
    plan = planned(journal, folder, content)
    picks = {place: option for place, entry in enumerate(plan.entries) if entry.options}
    return importing.run(journal, plan.picked(picks))


def offered(entry: Entry) -> tuple[Action, Action, Fact | None]:
    (option,) = entry.options
    assert entry.fact is None
    return entry.action, option.action, option.fact


def test_a_score_changed_by_hand_is_offered_with_both_values(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    verbs.log_score(journal, a_score(value=5, day=MONDAY))
    entry = only_entry(journal, tmp_path, SCORES)
    assert offered(entry)[:2] == (Action.SKIP, Action.CHANGE)
    assert entry.reason == "It was changed here by hand after it was read in. Value: 5 here, 7 in the file."
    assert imported(journal, tmp_path, SCORES).change is None
    assert the_score(journal).value == 5
    assert taken(journal, tmp_path, SCORES).changed == 1
    assert the_score(journal).value == 7
    assert only_entry(journal, tmp_path, SCORES).reason == "Already here."


def test_a_file_with_another_value_does_not_overwrite_it_either(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    newer = a_table("day,tracker,value", "2024-03-04,fatigue,6")
    assert only_entry(journal, tmp_path, newer).action is Action.CHANGE
    verbs.log_score(journal, a_score(value=5, day=MONDAY))
    assert offered(only_entry(journal, tmp_path, newer))[:2] == (Action.SKIP, Action.CHANGE)


def test_what_was_answered_by_an_import_is_not_asked_again(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    verbs.log_score(journal, a_score(value=5, day=MONDAY))
    taken(journal, tmp_path, SCORES)
    newer = a_table("day,tracker,value", "2024-03-04,fatigue,6")
    assert only_entry(journal, tmp_path, newer).action is Action.CHANGE
    journal.undo()
    assert offered(only_entry(journal, tmp_path, newer))[0] is Action.SKIP


def test_a_deleted_score_is_offered_and_comes_back_as_it_was(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    first = the_score(journal).id
    verbs.clear_score(journal, MONDAY, Part.DAY, "fatigue")
    entry = only_entry(journal, tmp_path, SCORES)
    assert offered(entry)[:2] == (Action.SKIP, Action.ADD)
    assert entry.reason == "It was deleted here after it was read in."
    assert imported(journal, tmp_path, SCORES).change is None
    taken(journal, tmp_path, SCORES)
    assert (the_score(journal).id, the_score(journal).value) == (first, Decimal(7))
    journal.undo()
    assert journal.facts.scores() == []
    journal.undo()
    assert the_score(journal).value == 7


def test_what_was_typed_in_place_of_a_deleted_score_stays(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    verbs.clear_score(journal, MONDAY, Part.DAY, "fatigue")
    verbs.log_score(journal, a_score(value=3, day=MONDAY))
    entry = only_entry(journal, tmp_path, SCORES)
    assert offered(entry)[:2] == (Action.SKIP, Action.CHANGE)
    assert "Value: 3 here, 7 in the file." in entry.reason
    taken(journal, tmp_path, SCORES)
    assert the_score(journal).value == 7


def test_a_score_moved_to_another_day_is_not_added_again(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    verbs.replace_fact(journal, replace(the_score(journal), day=date(2024, 3, 5), note="the day after"))
    entry = only_entry(journal, tmp_path, SCORES)
    assert "Day: 5 Mar 2024 here, 4 Mar 2024 in the file." in entry.reason
    taken(journal, tmp_path, SCORES)
    assert (the_score(journal).day, the_score(journal).note) == (MONDAY, "the day after")


def test_a_score_with_a_time_is_known_by_it(journal: Journal, tmp_path: Path) -> None:
    two = a_table("day,tracker,value,time", "2024-03-04,fatigue,7,09:00", "2024-03-04,fatigue,7,21:00")
    imported(journal, tmp_path, two)
    morning = next(score for score in journal.facts.scores() if score.time == time(9))
    verbs.remove_fact(journal, morning)
    first, second = planned(journal, tmp_path, two).entries
    assert offered(first)[:2] == (Action.SKIP, Action.ADD)
    assert second.reason == "Already here."


def test_a_result_changed_by_hand_is_not_added_beside_itself(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, an_observation())
    (result,) = journal.facts.lab_results()
    changed = replace(result, value=Decimal("176.4"), printed_value="176.4", note="a slip of mine")
    verbs.replace_fact(journal, changed)
    entry = only_entry(journal, tmp_path, an_observation())
    assert offered(entry)[:2] == (Action.SKIP, Action.CHANGE)
    assert "Value: 176.4 here, 167.4 in the file." in entry.reason
    taken(journal, tmp_path, an_observation())
    (result,) = journal.facts.lab_results()
    assert (result.value, result.note) == (Decimal("167.4"), "a slip of mine")


def test_a_deleted_result_and_a_deleted_infusion_stay_away(journal: Journal, tmp_path: Path) -> None:
    both = a_bundle(an_observation(), an_administration())
    imported(journal, tmp_path, both)
    for fact in (*journal.facts.lab_results(), *journal.facts.infusions()):
        verbs.remove_fact(journal, fact)
    assert [offered(entry)[:2] for entry in planned(journal, tmp_path, both).entries] == [
        (Action.SKIP, Action.ADD),
        (Action.SKIP, Action.ADD),
    ]
    assert taken(journal, tmp_path, both).added == 2


def test_an_infusion_changed_by_hand_is_not_given_twice(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, an_administration())
    (infusion,) = journal.facts.infusions()
    verbs.replace_fact(journal, replace(infusion, amount=Decimal(500), iron_mg=Decimal(500)))
    entry = only_entry(journal, tmp_path, an_administration())
    assert offered(entry)[:2] == (Action.SKIP, Action.CHANGE)
    assert "Amount: 500 here, 1000 in the file." in entry.reason


def test_details_changed_by_hand_are_not_corrected_by_our_own_table(journal: Journal, tmp_path: Path) -> None:
    table = a_table("day,analyte,value,unit,laboratory", "2024-03-04,ferritin,18,ug/L,Green Lane")
    imported(journal, tmp_path, table)
    (result,) = journal.facts.lab_results()
    verbs.replace_fact(journal, replace(result, laboratory="Blue Lane"))
    entry = only_entry(journal, tmp_path, table)
    assert offered(entry)[:2] == (Action.SKIP, Action.CHANGE)
    assert "Laboratory: Blue Lane here, Green Lane in the file." in entry.reason


@pytest.mark.parametrize("value", ["7", "5"])
def test_what_was_typed_is_corrected_by_our_own_table_if_that_is_picked(
    journal: Journal, tmp_path: Path, value: str
) -> None:
    verbs.log_score(journal, a_score(value=6, day=MONDAY))
    verbs.log_score(journal, a_score(value=4, day=MONDAY))
    table = a_table("day,tracker,value", f"2024-03-04,fatigue,{value}")
    assert imported(journal, tmp_path, table).changed == 0
    assert the_score(journal).value == Decimal(4)
    entry = only_entry(journal, tmp_path, table)
    assert offered(entry)[:2] == (Action.SKIP, Action.CHANGE)
    assert entry.reason == f"It was typed here. Value: 4 here, {value} in the file."
    assert taken(journal, tmp_path, table).changed == 1
    assert the_score(journal).value == Decimal(value)


def test_what_was_typed_is_not_overwritten_by_our_own_fhir_either(journal: Journal, tmp_path: Path) -> None:
    verbs.log_score(journal, a_score(value=3, day=MONDAY))
    content = write_bundle(journal.facts, tmp_path / "own.json").path.read_text(encoding="utf-8")
    verbs.log_score(journal, a_score(value=9, day=MONDAY, note="worse"))
    assert imported(journal, tmp_path, content).changed == 0
    assert the_score(journal).value == Decimal(9)
    assert taken(journal, tmp_path, content).changed == 1
    assert (the_score(journal).value, the_score(journal).note) == (Decimal(3), "worse")


def test_an_import_taken_back_as_a_whole_may_be_made_again(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    verbs.clear_score(journal, MONDAY, Part.DAY, "fatigue")
    journal.undo()
    assert only_entry(journal, tmp_path, SCORES).reason == "Already here."
    journal.redo()
    assert offered(only_entry(journal, tmp_path, SCORES))[0] is Action.SKIP
    journal.undo()
    journal.undo()
    assert imported(journal, tmp_path, SCORES).added == 1


def test_what_came_with_a_dump_is_protected_as_well(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, SCORES)
    with Journal.create(None) as other:
        other.load(journal.dump())
        verbs.clear_score(other, MONDAY, Part.DAY, "fatigue")
        assert offered(only_entry(other, tmp_path, SCORES))[0] is Action.SKIP


lab_rows = st.lists(
    st.builds(
        "2024-03-{:02},{},{},ug/L,{}".format,
        st.integers(1, 3),
        st.sampled_from(["ferritin"]),
        st.integers(10, 13),
        st.sampled_from(["", "Green Lane"]),
    ),
    min_size=1,
    max_size=6,
)


def a_change(result: LabResult, what: int) -> LabResult | None:
    """A result as a hand may leave it: gone, with another value, on another day, or with another laboratory."""
    match what:
        case 0:
            return None
        case 1:
            return replace(result, value=result.value + 1, printed_value=str(result.value + 1))
        case 2:
            return replace(result, collected_on=result.collected_on + timedelta(1))
        case _:
            return replace(result, laboratory="Blue Lane")


@given(rows=lab_rows, hands=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=6))
def test_whatever_hands_did_to_results_the_file_they_came_from_changes_nothing(
    rows: list[str], hands: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as folder, Journal.create(None) as journal:
        table = a_table("day,analyte,value,unit,laboratory", *rows)
        before = journal.dump()
        imported(journal, Path(folder), table)
        first, number = journal.dump(), len(journal.facts.lab_results())
        for place, what in hands:
            results = journal.facts.lab_results()
            if place >= len(results):
                continue
            changed = a_change(results[place], what)
            if changed is None:
                verbs.remove_fact(journal, results[place])
            else:
                verbs.replace_fact(journal, changed)
        left = journal.dump()
        assert imported(journal, Path(folder), table).change is None
        assert journal.dump() == left
        while journal.dump() != first:
            journal.undo()
        assert imported(journal, Path(folder), table).change is None
        journal.undo()
        assert journal.dump() == before
        assert imported(journal, Path(folder), table).added == number


DAYS = st.integers(1, 4)
VALUES = st.integers(0, 10)


class Diary(RuleBasedStateMachine):
    """A reader who imports, changes, deletes, undoes and redoes; imports alone never touch what hands have."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.journal = Journal.create(None)
        self.by_hand: dict[int, Decimal | None] = {}
        self.undone: list[tuple[str, dict[int, Decimal | None]]] = []
        self.done: list[tuple[str, dict[int, Decimal | None]]] = []

    @rule(values=st.dictionaries(DAYS, VALUES, min_size=1))
    def read_in(self, values: dict[int, int]) -> None:
        rows = [f"2024-03-{day:02},fatigue,{value}" for day, value in values.items()]
        before = self.scores()
        outcome = imported(self.journal, Path(self.folder.name), a_table("day,tracker,value", *rows))
        for day, value in values.items():
            known = before.get(day)
            is_own = day in self.by_hand
            if is_own:
                assert self.scores().get(day) == known == self.by_hand[day]
            else:
                assert self.scores()[day] == value
        if outcome.change is not None:
            self.keep(outcome.change, dict(self.by_hand))
        again = imported(self.journal, Path(self.folder.name), a_table("day,tracker,value", *rows))
        assert again.change is None

    @precondition(lambda self: self.scores())
    @rule(data=st.data(), value=st.none() | VALUES)
    def change_by_hand(self, data: st.DataObject, value: int | None) -> None:
        day = data.draw(st.sampled_from(sorted(self.scores())))
        score = next(score for score in self.journal.facts.scores() if score.day.day == day)
        if value == score.value:
            return
        was_imported = score.source != TYPED
        if value is None:
            changed = verbs.remove_fact(self.journal, score)
        else:
            changed = verbs.log_score(self.journal, a_score(value=value, day=score.day))
        assert changed.change is not None
        before = dict(self.by_hand)
        if was_imported or day in self.by_hand:
            self.by_hand[day] = None if value is None else Decimal(value)
        self.keep(changed.change, before)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        change, before = self.done.pop()
        self.journal.undo(change)
        self.undone.append((change, dict(self.by_hand)))
        self.by_hand = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        before = dict(self.by_hand)
        self.journal.redo()
        change, self.by_hand = self.undone.pop()
        self.done.append((change, before))

    @invariant()
    def what_hands_left_is_there(self) -> None:
        for day, value in self.by_hand.items():
            assert self.scores().get(day) == value

    def keep(self, change: str, before: dict[int, Decimal | None]) -> None:
        self.done.append((change, before))
        self.undone.clear()

    def scores(self) -> dict[int, Decimal]:
        return {score.day.day: score.value for score in self.journal.facts.scores()}

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()


TestDiary = Diary.TestCase
TestDiary.settings = settings(max_examples=20, stateful_step_count=15)
