# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal under random use: undo gives what was before, what was kept survives closing, all can be taken back."""

import json
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journal_app.domain.attachments import read_letter
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.records import Attachment, Expectation
from journal_app.domain.scores import Mark, Part
from journal_app.errors import CannotUndo
from journal_app.store import attachments, rows, verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result, a_letter, a_reaction, a_score, an_event, an_infusion

DAYS = st.integers(0, 9).map(lambda number: date(2026, 1, 1) + timedelta(days=number))
SCORES = st.integers(0, 10)
NOTES = st.text(max_size=20)


class JournalMachine(RuleBasedStateMachine):
    """Adds, edits, removes, imports, undoes, redoes, closes and opens at random."""

    @initialize()
    def new_journal(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "random.ironjournal"
        self.journal = Journal.create(self.path, person="Alex")
        self.new = self.journal.dump()
        self.before_last: dict[str, object] | None = None
        self.announced: set[Kind] = set()
        self.drafts: dict[str, str] = {}
        self.letters: dict[str, bytes] = {}

    def teardown(self) -> None:
        while self.journal.can_undo:
            self.journal.undo()
        assert self.journal.dump() == self.new
        self.journal.close()
        self.folder.cleanup()

    def _changing(self, change: Any) -> None:
        """Do a change, and see that what it says it touched is what it touched."""
        before = self.journal.dump()
        changed = change()
        after = self.journal.dump()
        moved = {kind for kind in rows.FACTS if before[kind.value] != after[kind.value]}
        assert moved <= changed.touched
        self.before_last = before if changed.change else None

    @rule(day=DAYS, value=SCORES, tracker=st.sampled_from(["fatigue", "mood"]), part=st.sampled_from(Part))
    def log(self, day: date, value: int, tracker: str, part: Part) -> None:
        self._changing(lambda: verbs.log_score(self.journal, a_score(tracker, value, day, part=part)))

    @rule(day=DAYS, part=st.sampled_from(Part))
    def clear(self, day: date, part: Part) -> None:
        self._changing(lambda: verbs.clear_score(self.journal, day, part, "fatigue"))

    @rule(day=DAYS, mark=st.sampled_from(Mark))
    def mark(self, day: date, mark: Mark) -> None:
        self._changing(lambda: verbs.mark_day(self.journal, day, mark))

    @rule(day=DAYS, note=NOTES)
    def note(self, day: date, note: str) -> None:
        self._changing(lambda: verbs.note_day(self.journal, day, note))

    @rule(day=DAYS, number=st.decimals(0, 2000, places=2, allow_nan=False), laboratory=st.sampled_from(["", "North"]))
    def add_lab(self, day: date, number: Decimal, laboratory: str) -> None:
        result = a_lab_result(value=str(number), on=day, laboratory=laboratory)
        self._changing(lambda: verbs.add_lab_results(self.journal, [result]))

    @precondition(lambda self: self.journal.facts.lab_results())
    @rule(data=st.data(), note=NOTES)
    def edit_lab(self, data: st.DataObject, note: str) -> None:
        result = data.draw(st.sampled_from(self.journal.facts.lab_results()))
        self._changing(lambda: verbs.replace_fact(self.journal, replace(result, note=note)))

    @rule(size=SCORES, tracker=st.sampled_from(["fatigue", "mood"]), note=NOTES)
    def write_before(self, size: int, tracker: str, note: str) -> None:
        written = Expectation(tracker=tracker, size=Decimal(size + 1), note=note)
        self._changing(lambda: verbs.write_before(self.journal, written))

    @precondition(lambda self: self.journal.facts.expectations())
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        written = data.draw(st.sampled_from(self.journal.facts.expectations()))
        self._changing(lambda: verbs.remove_fact(self.journal, written))

    @rule(day=DAYS)
    def add_infusion(self, day: date) -> None:
        self._changing(lambda: verbs.add_infusion(self.journal, an_infusion(day)))

    @precondition(lambda self: self.journal.facts.infusions())
    @rule(data=st.data())
    def add_reaction(self, data: st.DataObject) -> None:
        infusion = data.draw(st.sampled_from(self.journal.facts.infusions()))
        self._changing(lambda: verbs.add_reaction(self.journal, a_reaction(infusion)))

    @precondition(lambda self: self.journal.facts.infusions())
    @rule(data=st.data())
    def remove_infusion(self, data: st.DataObject) -> None:
        infusion = data.draw(st.sampled_from(self.journal.facts.infusions()))
        self._changing(lambda: verbs.remove_fact(self.journal, infusion))

    @precondition(lambda self: self.journal.facts.infusions())
    @rule(data=st.data(), observed=st.sampled_from([None, False, True]))
    def say_observed(self, data: st.DataObject, observed: bool | None) -> None:
        infusion = data.draw(st.sampled_from(self.journal.facts.infusions()))
        self._changing(lambda: verbs.replace_fact(self.journal, replace(infusion, observed=observed)))

    @precondition(lambda self: self.journal.facts.infusions() or self.journal.facts.lab_results())
    @rule(data=st.data(), words=st.sampled_from(["one", "two", "three"]))
    def attach(self, data: st.DataObject, words: str) -> None:
        facts = self.journal.facts
        fact = data.draw(st.sampled_from([*facts.infusions(), *facts.lab_results()]))
        letter = read_letter("letter.pdf", a_letter(words))
        if letter.content in {facts.attachment_content(kept) for kept in self._attached_to(fact)}:
            return
        self._changing(lambda: verbs.add_letters(self.journal, [letter], belongs_to=fact))
        self.letters |= {
            kept.sha256: letter.content for kept in self._attached_to(fact) if kept.sha256 not in self.letters
        }

    @precondition(lambda self: self.journal.facts.every(Attachment))
    @rule(data=st.data())
    def detach(self, data: st.DataObject) -> None:
        attachment = data.draw(st.sampled_from(self.journal.facts.every(Attachment)))
        self._changing(lambda: verbs.remove_fact(self.journal, attachment))

    @precondition(lambda self: self.journal.facts.lab_results())
    @rule(data=st.data())
    def remove_lab(self, data: st.DataObject) -> None:
        result = data.draw(st.sampled_from(self.journal.facts.lab_results()))
        self._changing(lambda: verbs.remove_fact(self.journal, result))

    def _attached_to(self, fact: Fact) -> list[Attachment]:
        return self.journal.facts.attachments(rows.kind_of(type(fact)), fact.id)

    @rule(form=st.sampled_from(["labs", "event"]), content=st.text(max_size=9).map(json.dumps))
    def type_in_a_form(self, form: str, content: str) -> None:
        before = self.journal.dump(), self.journal.history()
        self.journal.keep_draft(form, content)
        assert (self.journal.dump(), self.journal.history()) == before
        self.drafts[form] = content

    @rule(form=st.sampled_from(["labs", "event"]))
    def close_a_form(self, form: str) -> None:
        self.journal.drop_draft(form)
        self.drafts.pop(form, None)

    @rule(days=st.lists(DAYS, max_size=30, unique=True))
    def bring_in_many(self, days: list[date]) -> None:
        events = [an_event(day) for day in days]
        self._changing(lambda: self.journal.change(Operation.IMPORT, lambda edit: edit.add_many(events)))

    @precondition(lambda self: self.before_last is not None)
    @rule()
    def undo_the_last(self) -> None:
        self.journal.undo()
        assert self.journal.dump() == self.before_last
        self.before_last = None

    @precondition(lambda self: self.journal.can_redo)
    @rule()
    def redo_then_undo(self) -> None:
        before = self.journal.dump()
        self.journal.redo()
        self.journal.undo()
        assert self.journal.dump() == before
        self.before_last = None

    @precondition(lambda self: self.journal.can_redo)
    @rule()
    def redo(self) -> None:
        self.journal.redo()
        self.before_last = None

    @precondition(lambda self: self.journal.history())
    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        before = self.journal.dump()
        change = data.draw(st.sampled_from(self.journal.history()))
        try:
            self.journal.undo(change.id)
        except CannotUndo:
            assert self.journal.dump() == before
        self.before_last = None

    @rule()
    def close_and_open(self) -> None:
        before = self.journal.dump()
        self.journal.close()
        assert list(self.path.parent.iterdir()) == [self.path]
        self.journal = Journal.open(self.path)
        assert self.journal.dump() == before

    @invariant()
    def forms_hold_what_was_typed(self) -> None:
        found = {form: self.journal.facts.kept_draft(form) for form in ("labs", "event")}
        assert {form: kept.content for form, kept in found.items() if kept} == self.drafts

    @invariant()
    def every_letter_is_whole_and_belongs_somewhere(self) -> None:
        assert attachments.problems(self.journal._db) == []
        for kept in self.journal.facts.every(Attachment):
            assert self.journal.facts.attachment_content(kept) == self.letters[kept.sha256]
            owner = self.journal.facts.get(rows.FACTS[Kind(kept.belongs_kind)], kept.belongs_to)
            assert kept in self._attached_to(owner)

    @invariant()
    def nothing_hangs_loose(self) -> None:
        assert self.journal._db.execute("PRAGMA foreign_key_check").fetchall() == []


TestJournalMachine = JournalMachine.TestCase
