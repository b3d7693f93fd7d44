# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Work with real threads. Nothing here waits for time to pass: each step waits for the one before it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from journal_app.domain.facts import Kind
from journal_app.errors import CannotUndo, JournalError, NotFound
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import JournalInfo, Task
from journal_app.ui.work import PATIENCE_MS, Work
from tests.builders import a_score

PATIENCE_S = 10


class Kept:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.threads: set[threading.Thread] = set()

    def __call__(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(threading.current_thread())


@pytest.fixture
def work(qtbot: QtBot, journal_path: Path) -> Iterator[Work]:
    """Work on a journal of its own, open."""
    Journal.create(journal_path, person="Ada").close()
    work = Work()
    opened = Kept()
    work.open(lambda: Journal.open(journal_path), opened, opened)
    qtbot.waitUntil(lambda: bool(opened.values))
    (info,) = opened.values
    assert isinstance(info, JournalInfo)
    assert (info.person, info.path) == ("Ada", journal_path)
    yield work
    work.close()


def count_scores(facts: Facts) -> int:
    return len(facts.scores())


def test_a_save_does_not_wait_behind_a_slow_read(qtbot: QtBot, work: Work) -> None:
    may_end, has_begun = threading.Event(), threading.Event()
    read, saved = Kept(), Kept()

    def slow(facts: Facts) -> int:
        has_begun.set()
        assert may_end.wait(PATIENCE_S)
        return count_scores(facts)

    work.read(slow, read)
    assert has_begun.wait(PATIENCE_S)
    work.write(lambda journal: verbs.log_score(journal, a_score()), saved)
    work.glance(count_scores, saved)
    qtbot.waitUntil(lambda: len(saved.values) == 2)
    assert read.values == []
    assert saved.values[1] == 1
    may_end.set()
    qtbot.waitUntil(lambda: bool(read.values))
    assert read.threads | saved.threads == {threading.main_thread()}


def test_a_read_sees_what_was_saved_before_it(qtbot: QtBot, work: Work) -> None:
    saved, seen = Kept(), Kept()
    for day in range(1, 6):
        score = a_score(day=a_score().day.replace(day=day))
        work.write(lambda journal, score=score: verbs.log_score(journal, score), saved)  # type: ignore[misc]
        qtbot.waitUntil(lambda day=day: len(saved.values) == day)  # type: ignore[misc]
        work.read(count_scores, seen)
        qtbot.waitUntil(lambda day=day: len(seen.values) == day)  # type: ignore[misc]
    assert seen.values == [1, 2, 3, 4, 5]


def test_what_a_save_touched_is_told_on_the_main_thread_before_its_result(qtbot: QtBot, work: Work) -> None:
    told = Kept()
    work.changed.connect(told)
    work.write(lambda journal: verbs.log_score(journal, a_score()).touched, told)
    qtbot.waitUntil(lambda: len(told.values) == 2)
    assert told.values == [frozenset({Kind.SCORE}), frozenset({Kind.SCORE})]
    assert told.threads == {threading.main_thread()}


def test_an_expected_failure_is_handed_over_on_the_main_thread(qtbot: QtBot, work: Work) -> None:
    done, failed = Kept(), Kept()
    work.write(lambda journal: journal.undo(), done, failed)
    work.read(lambda facts: facts.tracker("none such"), done, failed)
    qtbot.waitUntil(lambda: len(failed.values) == 2)
    assert {type(error) for error in failed.values} == {CannotUndo, NotFound}
    assert failed.threads == {threading.main_thread()}
    assert done.values == []


def test_a_bug_is_raised_on_the_main_thread_and_the_lane_goes_on(qtbot: QtBot, work: Work) -> None:
    done, failed = Kept(), Kept()

    def bug(_facts: Facts) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as raised:
        work.read(bug, done, failed)
        qtbot.waitUntil(lambda: bool(raised))
    ((kind, _error, _trace),) = raised
    assert kind is ZeroDivisionError
    assert (done.values, failed.values) == ([], [])
    work.read(count_scores, done)
    qtbot.waitUntil(lambda: bool(done.values))


def test_a_failure_that_nobody_waits_for_is_raised(qtbot: QtBot, work: Work) -> None:
    with capture_exceptions() as raised:
        work.write(lambda journal: journal.undo(), Kept())
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is CannotUndo


def test_long_work_is_told_with_its_steps_and_can_be_cancelled(qtbot: QtBot, work: Work) -> None:
    task, told, done = Task("Reading a file"), Kept(), Kept()
    steps = iter(range(10**9))
    work.progressed.connect(told)

    def endless(_facts: Facts) -> int:
        while True:
            task.step(next(steps), 10)

    work.read(endless, done, done, task=task)
    qtbot.waitUntil(lambda: bool(told.values))
    assert told.values[0] is task
    assert (task.total, task.done > 0) == (10, True)
    task.cancel()
    qtbot.waitUntil(lambda: told.values[-1] is None)
    assert done.values == []


def test_short_work_is_not_told(qtbot: QtBot, work: Work) -> None:
    told, done = Kept(), Kept()
    work.progressed.connect(told)
    for _ in range(5):
        work.read(count_scores, done)
    qtbot.waitUntil(lambda: len(done.values) == 5)
    assert told.values == []
    assert PATIENCE_MS == 300


def test_closing_finishes_what_was_asked_of_the_writer(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    work, saved = Work(), Kept()
    work.open(lambda: Journal.open(journal_path), Kept(), saved)
    for day in range(1, 21):
        score = a_score(day=a_score().day.replace(day=day))
        work.write(lambda journal, score=score: verbs.log_score(journal, score), saved)  # type: ignore[misc]
    work.close()
    assert len(saved.values) == 20
    with Journal.open(journal_path) as journal:
        assert count_scores(journal.facts) == 20
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]


def test_closing_gives_up_reads_that_have_not_begun(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    work, read = Work(), Kept()
    may_end, has_begun = threading.Event(), threading.Event()
    work.open(lambda: Journal.open(journal_path), Kept(), read)

    def slow(_facts: Facts) -> str:
        has_begun.set()
        assert may_end.wait(PATIENCE_S)
        return "first"

    class Ending(Task):
        """Lets the reader go on once it is given up, and no sooner."""

        def cancel(self) -> None:
            super().cancel()
            may_end.set()

    work.glance(lambda _facts: None, Kept())
    work.drain()
    work.read(slow, read)
    work.read(lambda _facts: "second", read, task=Ending())
    assert has_begun.wait(PATIENCE_S)
    work.close()
    assert read.values == ["first"]


def test_a_journal_that_does_not_open_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    work, failed = Work(), Kept()
    work.open(lambda: Journal.open(tmp_path / "none.ironjournal"), Kept(), failed)
    qtbot.waitUntil(lambda: bool(failed.values))
    assert isinstance(failed.values[0], JournalError)
    work.close()


def test_what_needs_no_journal_is_reckoned_beside_the_window_until_it_closes(qtbot: QtBot) -> None:
    work, done = Work(), Kept()
    work.reckon(lambda: threading.current_thread() is threading.main_thread(), done)
    qtbot.waitUntil(lambda: bool(done.values))
    assert (done.values, done.threads) == ([False], {threading.main_thread()})
    work.close()
    work.reckon(lambda: True, done)
    assert done.values == [False]


def test_inline_work_is_done_when_the_call_returns(journal_path: Path) -> None:
    journal = Journal.create(journal_path)
    work, done, told = Work.inline(journal, owns=True), Kept(), Kept()
    work.changed.connect(told)
    work.write(lambda journal: verbs.log_score(journal, a_score()).value, done)
    work.read(count_scores, done)
    work.glance(count_scores, done)
    assert done.values == [None, 1, 1]
    assert told.values == [frozenset({Kind.SCORE})]
    work.drain()
    work.close()
    with Journal.open(journal_path) as again:
        assert count_scores(again.facts) == 1


def test_inline_work_on_a_borrowed_journal_leaves_it_open_and_listens_no_more(journal: Journal) -> None:
    work, told = Work.inline(journal), Kept()
    work.changed.connect(told)
    work.close()
    work.close()
    verbs.log_score(journal, a_score())
    assert told.values == []


def test_inline_work_raises_a_bug_where_it_was_asked_for(journal: Journal) -> None:
    work = Work.inline(journal)
    with pytest.raises(ZeroDivisionError):
        work.read(lambda _facts: 1 // 0, Kept(), Kept())
