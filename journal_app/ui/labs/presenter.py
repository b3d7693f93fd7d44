# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Labs screen. Knows no Qt.

Hides how a sheet becomes results: what was settled ("keep as typed", "it is 1250") holds for exactly the line it was
said of, all lines are kept in one change, what does not fit together is said without holding anything up, and what is
not kept yet outlives the program.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from journal_app.domain.catalogues import find_analyte
from journal_app.domain.consistency import doubtful_saturation
from journal_app.domain.drafts import LabDraft
from journal_app.domain.lab_sheets import (
    CheckedSheet,
    check_sheet,
    is_typed,
    unit_split_off,
)
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import Reading, read_value
from journal_app.domain.records import Laboratory
from journal_app.errors import NotFound
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem
from journal_app.ui.labs.build import in_order, remembered
from journal_app.ui.labs.kept import as_settled, corrected, draw_of, sheet_of
from journal_app.ui.labs.looking import Looking, TableView
from journal_app.ui.labs.remarks import saturation_line, saturation_words, sheet_problems
from journal_app.ui.labs.state import FormState, SheetDraft, field_name, name_and_line
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _

CLOSED = FormState()


class View(TableView, Protocol):
    """What the presenter needs of the screen."""

    def set_form(self, form: FormState) -> None:
        """Open the form with a sheet, or close it."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""

    def set_remarks(self, remarks: tuple[FieldProblem, ...]) -> None:
        """Say calmly below the lines what does not fit together."""

    def suggest(self, line: int, unit: str, printed_range: str) -> None:
        """Fill in what this laboratory printed last, where nothing was typed; empty texts take a filling away."""


class Presenter:
    """The intents of the screen. Invariant: a settled question is forgotten as soon as its text changes."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self.looking = Looking(desk, view)
        self._unfinished = Unfinished(desk, "labs", SheetDraft, SheetDraft())
        self._has_looked_back = False
        self._is_open = False
        self._editing: tuple[LabResult, ...] = ()
        self._opened: tuple[LabDraft, ...] = ()
        self._settled: dict[int, LabDraft] = {}
        self._checked = CheckedSheet()

    def refresh(self) -> None:
        """Read all results again and show them; the first time with the sheet that was left unfinished."""
        self.looking.refresh()
        if not (self._has_looked_back or self._desk.info.read_only):
            self._has_looked_back = True
            self._unfinished.bring_back(self._on_back)

    def hold(self, lines: Sequence[LabDraft], focus: str) -> None:
        """Keep what stands in the form as unfinished, so that nothing can take it away."""
        if not self._is_open:
            return
        editing = tuple(result.id for result in self._editing)
        is_begun = editing or any(replace(line, day="") != LabDraft() for line in lines)
        self._unfinished.hold(
            SheetDraft(lines=tuple(lines), editing=editing, focus=focus) if is_begun else SheetDraft()
        )

    def say_waiting(self) -> None:
        """Something else was to be opened while a sheet is not saved yet."""
        self._desk.say(_("A sheet is open that is not saved yet. Save or close it first."))

    def start_adding(self) -> None:
        """Open an empty sheet for a draw of today."""
        self._open((), (LabDraft(day=self._desk.today().isoformat()),), focus="day")

    def start_editing(self, result_id: str) -> None:
        """Open the form with a result that is kept."""
        self._desk.glance(lambda facts: [facts.get(LabResult, result_id)], self._on_editing)

    def start_editing_draw(self, result_id: str) -> None:
        """Open the form with all that is kept of the draw of a result; further results can be added to it."""

        def find(facts: Facts) -> list[LabResult]:
            result = facts.get(LabResult, result_id)
            return in_order(draw_of(result, facts.lab_results(first=result.collected_on, last=result.collected_on)))

        self._desk.glance(find, lambda draw: self._on_editing(draw, is_whole=True))

    def close(self) -> None:
        """Put the form away, and forget what was kept of it."""
        self._editing = ()
        self._is_open = False
        self._view.set_form(CLOSED)
        self._unfinished.drop()

    def delete(self, result_id: str) -> None:
        """Take a result out; the message line offers Undo."""
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(LabResult, result_id)))
        if any(result.id == result_id for result in self._editing):
            self.close()

    def save(self, lines: Sequence[LabDraft]) -> None:
        """Keep all that was typed in one change, or say beside the fields what is wrong and keep nothing."""
        typed = [self._with_settled(number, line) for number, line in enumerate(lines)]
        known = self._editing
        self._checked = check_sheet(typed, today=self._desk.today(), needed=len(known))
        said = sheet_problems(self._checked.problems)
        self._view.set_problems(said)
        results = self._checked.results
        if not results:
            self.hold(lines, next((problem.field for problem in said), "day"))
            return
        if not known:
            self._desk.save(lambda journal: verbs.add_lab_results(journal, results), lambda _kept: self.close())
            return
        changed = [corrected(*each) for each in zip(known, results, typed, self._opened, strict=False)]
        added = results[len(known) :]
        self._desk.save(lambda journal: verbs.change_lab_results(journal, changed, added), lambda _added: self.close())

    def answer(self, field: str, number: int, lines: Sequence[LabDraft]) -> None:
        """Settle what was asked beside a field and save."""
        name, line = name_and_line(field)
        problem = self._checked.problem(line, name)
        if problem is None:
            return
        typed = self._with_settled(line, lines[line])
        if problem.readings:
            reading = Reading(_comparator(typed.value), problem.readings[number], typed.value.strip())
            self._settled[line] = replace(typed, reading=reading)
        else:
            self._settled[line] = replace(typed, confirmed=typed.confirmed | {name})
        self.save(lines)

    def suggest_for(self, line: int, analyte: str, laboratory: str) -> None:
        """An analyte was named: fill in the unit and range this laboratory printed last."""
        try:
            key = find_analyte(analyte).key
        except NotFound:
            self._view.suggest(line, "", "")
            return

        def on_remembered(known: Laboratory | None) -> None:
            self._view.suggest(line, known.unit if known else "", known.range_text if known else "")

        self._desk.glance(lambda facts: remembered(facts, laboratory.strip(), key), on_remembered)

    def look_over(self, lines: Sequence[LabDraft]) -> None:
        """Say below a line of transferrin saturation where it does not fit the iron of its draw."""
        typed = [self._with_settled(number, line) for number, line in enumerate(lines)]
        checked = [check_sheet([line], today=self._desk.today()).results if is_typed(line) else () for line in typed]
        results = [result for found in checked for result in found]
        at = saturation_line(checked)
        if at is None:
            self._view.set_remarks(())
            return

        def on_others(others: list[LabResult]) -> None:
            doubtful = doubtful_saturation([*others, *results])
            field = field_name("value", at)
            remark = FieldProblem(field=field, words=saturation_words(doubtful)) if doubtful else None
            self._view.set_remarks((remark,) if remark else ())

        self._desk.glance(lambda facts: self._same_draw(facts, checked[at][0]), on_others)

    def _same_draw(self, facts: Facts, result: LabResult) -> list[LabResult]:
        """What is kept of the draw a result is of, without the one that is being changed."""
        editing = {known.id for known in self._editing}
        kept = facts.lab_results(first=result.collected_on, last=result.collected_on)
        return [other for other in kept if other.id not in editing and other.collected_time == result.collected_time]

    def _on_editing(self, results: Sequence[LabResult], *, is_whole: bool = False) -> None:
        lines = sheet_of(results)
        self._open(tuple(results), lines, focus="day" if is_whole else "value", is_whole=is_whole)
        self.look_over(lines)

    def _on_back(self, draft: SheetDraft, kept_at: datetime) -> None:
        """An unfinished sheet was found; where a result it was to change is gone, its words are a new sheet's."""

        def on_kept(kept: tuple[LabResult, ...]) -> None:
            self._open(kept, draft.lines, focus=draft.focus, is_whole=len(draft.lines) > 1)
            self.look_over(draft.lines)
            self._unfinished.say_back(kept_at)

        self._desk.glance(lambda facts: _find(facts, draft.editing), on_kept)

    def _open(
        self, editing: tuple[LabResult, ...], lines: tuple[LabDraft, ...], *, focus: str, is_whole: bool = False
    ) -> None:
        self._editing = editing
        self._opened = sheet_of(editing)
        self._is_open = True
        self._settled = {place: as_settled(result) for place, result in enumerate(editing)}
        self._checked = CheckedSheet()
        heading = (_("Change a draw") if is_whole else _("Change a result")) if editing else _("Add results")
        grows = is_whole or not editing
        self._view.set_form(FormState(heading=heading, lines=lines, grows=grows, focus=focus))
        self._view.set_problems(())

    def _with_settled(self, line: int, typed: LabDraft) -> LabDraft:
        draft, known = unit_split_off(typed), self._settled.get(line, LabDraft())
        is_same = (draft.analyte, draft.value, draft.unit) == (known.analyte, known.value, known.unit)
        return replace(draft, reading=known.reading, confirmed=known.confirmed) if is_same else draft


def _find(facts: Facts, ids: Sequence[str]) -> tuple[LabResult, ...]:
    """Results by their ids; none of them where one is gone."""
    try:
        return tuple(facts.get(LabResult, result_id) for result_id in ids)
    except NotFound:
        return ()


def _comparator(value: str) -> Comparator:
    """The sign before a number that can be read in two ways."""
    head = value.strip().rstrip("0123456789.,' ")
    return read_value(f"{head}1").comparator
