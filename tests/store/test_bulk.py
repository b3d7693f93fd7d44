# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Many rows at once are kept and logged as if each had been added by itself."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import islice

from journal_app.domain.scores import Part, Score
from journal_app.store.bulk import ScoreCells, batches
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result
from tests.plugins.clock import FrozenClock

FIRST = date(2001, 1, 1)


def cells(number: int) -> ScoreCells:
    """A score unlike its neighbours: with and without a time and a note, 5 beside 5.0."""
    at = time(8, number % 60) if number % 3 else None
    value = Decimal("5.0") if number % 2 else Decimal(5)
    return FIRST + timedelta(days=number), "fatigue", value, Part.NIGHT, at, "" if number % 5 else "slept badly"


def score(cells: ScoreCells) -> Score:
    day, tracker, value, part, at, note = cells
    return Score(day=day, tracker=tracker, value=value, part=part, time=at, note=note, source="run")


def at_once(edit: Edit, scores: Iterable[ScoreCells]) -> None:
    edit.add(a_lab_result())
    assert edit.add_scores(scores, "run") == 250


def one_by_one(edit: Edit, scores: Iterable[ScoreCells]) -> None:
    edit.add(a_lab_result())
    for one in scores:
        edit.add(score(one))


def test_scores_at_once_are_what_they_are_one_by_one() -> None:
    scores = [cells(number) for number in range(250)]
    clock = FrozenClock()
    with Journal.create(None, seed=1, clock=clock) as ours, Journal.create(None, seed=1, clock=clock) as single:
        ours.change(Operation.IMPORT, lambda edit: at_once(edit, scores))
        single.change(Operation.IMPORT, lambda edit: one_by_one(edit, scores))
        assert ours.dump() == single.dump()
        assert [str(found.value) for found in ours.facts.scores()][:2] == ["5", "5.0"]
        ours.undo()
        single.undo()
        ours.redo()
        single.redo()
        assert ours.dump() == single.dump()
        assert len(ours.facts.scores()) == 250


def test_more_rows_than_one_statement_and_one_batch_hold_are_one_change(journal: Journal) -> None:
    before = journal.dump()
    journal.change(Operation.IMPORT, lambda edit: edit.add_scores((cells(number) for number in range(5_101)), "run"))
    assert journal.history()[0].rows == 5_101
    whole = journal.dump()
    journal.undo()
    assert journal.dump() == before
    journal.redo()
    assert journal.dump() == whole
    assert journal.check().problems == ()


def test_no_scores_are_no_change(journal: Journal) -> None:
    journal.change(Operation.IMPORT, lambda edit: edit.add_scores([], "run"))
    assert journal.history() == []


def test_batches_are_taken_only_as_they_are_asked_for() -> None:
    endless = iter(int, 1)
    assert list(islice(batches(endless, 3), 2)) == [[0, 0, 0], [0, 0, 0]]
    assert list(batches([1, 2, 3, 4], 3)) == [[1, 2, 3], [4]]
