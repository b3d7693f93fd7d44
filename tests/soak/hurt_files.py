# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Importing a file that nobody wrote: what is promised of it whatever it holds.

It is refused in words and nothing is stored, or it gives a plan whose every line that is not taken says where it stands
and why; the plan is done as one change, nothing is added when the file comes again, and one undo leaves what was there.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.exchange import importing
from journal_app.exchange.previews.answers import NOTHING_SAID, Answers, ColumnReading, DayOrder, TrackerReading
from journal_app.exchange.previews.asks import TrackerAsk
from journal_app.exchange.previews.plan import LEFT_OUT, Action, ImportPlan
from journal_app.store.journal import Journal
from tests.soak.rounds import Broken

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


class Reception:
    """A blank journal and one that already has what some files hold. Invariant: each file leaves both as they were."""

    def __init__(self, known: Sequence[Path]) -> None:
        self._journals = [Journal.create(None, clock=lambda: NOW, seed=seed) for seed in (1, 2)]
        for path in known:
            importing.run(self._journals[1], _taken_as_mine(path, self._journals[1]))
        self._dumps = [journal.dump() for journal in self._journals]

    def close(self) -> None:
        """Let go of both."""
        for journal in self._journals:
            journal.close()

    def takes(self, path: Path, chance: random.Random) -> bool:
        """Whether the file at ``path`` gave a plan; False when it was refused. Broken says what is not kept."""
        which = chance.randrange(2)
        journal, before = self._journals[which], self._dumps[which]
        with _unchanged(journal, before):
            try:
                importing.sniff(path)
            except JournalError as refused:
                _require_words(refused)
            answers, picks = NOTHING_SAID, {}
            try:
                plan = _preview(path, journal, answers)
                if chance.random() < 0.5:
                    answers = answered(plan, chance)
                    plan = _preview(path, journal, answers)
                    picks = _picks(plan, chance)
                    plan = plan.picked(picks)
            except JournalError as refused:
                _require_words(refused)
                return False
            _require_reasons(plan)
        self._do(journal, path, plan, answers, is_whole=not picks)
        if journal.dump() != before:
            raise Broken("undo left something")
        return True

    def _do(self, journal: Journal, path: Path, plan: ImportPlan, answers: Answers, *, is_whole: bool) -> None:
        try:
            outcome = importing.run(journal, plan)
        except JournalError as refused:
            _require_words(refused)
            return
        if outcome.change is None:
            return
        again = _preview(path, journal, answers)
        if is_whole and again.counts()[Action.ADD]:
            raise Broken(f"{again.counts()[Action.ADD]} lines are added again")
        journal.undo()


def _taken_as_mine(path: Path, journal: Journal) -> ImportPlan:
    """What a whole file would do, whoever it says it is of."""
    plan = _preview(path, journal, NOTHING_SAID)
    if plan.question is None:
        return plan
    return _preview(path, journal, Answers(person=plan.question.people[0].key))


def _preview(path: Path, journal: Journal, answers: Answers) -> ImportPlan:
    return importing.preview(path, journal.facts, today=TODAY, answers=answers)


@contextmanager
def _unchanged(journal: Journal, before: object) -> Iterator[None]:
    yield
    if journal.dump() != before:
        raise Broken("something was stored before anything was done")


def _require_words(refused: JournalError) -> None:
    if not refused.title or not refused.detail or not refused.hint:
        raise Broken(f"refused without saying why or what is safe: {refused.args}")


def _require_reasons(plan: ImportPlan) -> None:
    for entry in plan.entries.of(Action.SKIP, Action.REJECT):
        if not entry.where or not entry.reason:
            raise Broken(f"a line left out does not say where it stands or why: {entry}")
    for fact in plan.facts(Action.ADD):
        str(fact)


def _picks(plan: ImportPlan, chance: random.Random) -> dict[int, int]:
    """Something else done with some of the lines, where something else can be done."""
    some = chance.sample(range(len(plan.entries)), min(len(plan.entries), chance.randrange(4)))
    return {place: chance.randrange(LEFT_OUT, len(plan.entries[place].options)) for place in some}


def answered(plan: ImportPlan, chance: random.Random) -> Answers:
    """Something said about everything that is asked, likely or not."""
    asks = plan.asks
    order = chance.choice((None, *DayOrder))
    words = {ask.word.lower(): chance.choice((ask.low, ask.high, ask.number or ask.low)) for ask in asks.words}
    return Answers(
        day_order=order if asks.day_order else None,
        words=words if chance.random() < 0.8 else {},
        trackers={ask.name: _tracker(ask, chance) for ask in asks.trackers if chance.random() < 0.8},
        columns={ask.name: _columns(ask.reading, chance) for ask in asks.columns},
        person=chance.choice(plan.question.people).key if plan.question else "",
    )


def _tracker(ask: TrackerAsk, chance: random.Random) -> TrackerReading:
    low, high = ask.least or Decimal(0), ask.most or Decimal(10)
    return replace(
        ask.reading,
        tracker=chance.choice((ask.reading.tracker, "fatigue", "mood", "")),
        low=chance.choice((ask.reading.low, low)),
        high=chance.choice((ask.reading.high, high, low + 1)),
        is_reversed=chance.random() < 0.3,
    )


def _columns(reading: ColumnReading, chance: random.Random) -> ColumnReading:
    roles = list(reading.roles)
    if chance.random() < 0.5:
        chance.shuffle(roles)
    return replace(reading, roles=tuple(roles), decimal_mark=chance.choice(("", ".", ",")))
