# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Labs screen. Knows no Qt.

Hides how a sheet becomes results: what was settled ("keep as typed", "it is 1250") holds for exactly the line it was
said of, all lines are kept in one change, and what does not fit together is said without holding anything up.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from journal_app.domain.catalogues import find_analyte
from journal_app.domain.consistency import doubtful_saturation
from journal_app.domain.drafts import LabDraft
from journal_app.domain.lab_sheets import (
    DRAW_FIELDS,
    CheckedSheet,
    LineProblem,
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
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.labs.amounts import analyte_name
from journal_app.ui.labs.build import build_state, remembered
from journal_app.ui.labs.remarks import saturation_line, saturation_words
from journal_app.ui.labs.state import FormState, LabsState, ShownUnit, field_name, name_and_line
from journal_app.words import _

CLOSED = FormState()
_FASTING = {None: "", True: "yes", False: "no"}


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: LabsState) -> None:
        """Show the table."""

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
        self._units = ShownUnit.PRINTED
        self._editing: LabResult | None = None
        self._settled: dict[int, LabDraft] = {}
        self._checked = CheckedSheet()

    def refresh(self) -> None:
        """Read all results again and show them."""
        can_change, units = not self._desk.info.read_only, self._units
        self._desk.read(lambda facts: build_state(facts, units=units, can_change=can_change), self._view.set_state)

    def show_units(self, units: ShownUnit) -> None:
        """Show the table in other units; nothing that is kept changes."""
        self._units = units
        self.refresh()

    def start_adding(self) -> None:
        """Open an empty sheet for a draw of today."""
        self._open(None, LabDraft(day=self._desk.today().isoformat()), focus="day")

    def start_editing(self, result_id: str) -> None:
        """Open the form with a result that is kept."""
        self._desk.glance(lambda facts: facts.get(LabResult, result_id), self._on_editing)

    def close(self) -> None:
        """Put the form away."""
        self._editing = None
        self._view.set_form(CLOSED)

    def delete(self, result_id: str) -> None:
        """Take a result out; the message line offers Undo."""
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(LabResult, result_id)))
        if self._editing is not None and self._editing.id == result_id:
            self.close()

    def save(self, lines: Sequence[LabDraft]) -> None:
        """Keep all that was typed in one change, or say beside the fields what is wrong and keep nothing."""
        typed = [self._with_settled(number, line) for number, line in enumerate(lines)]
        self._checked = check_sheet(typed, today=self._desk.today())
        self._view.set_problems(_problems(self._checked.problems))
        results = self._checked.results
        if not results:
            return
        known = self._editing
        if known is None:
            self._desk.save(lambda journal: verbs.add_lab_results(journal, results), lambda _kept: self.close())
            return
        corrected = replace(
            results[0], id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at, source=known.source
        )
        self._desk.save(lambda journal: verbs.replace_fact(journal, corrected), lambda _nothing: self.close())

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
        editing = self._editing.id if self._editing else ""
        kept = facts.lab_results(first=result.collected_on, last=result.collected_on)
        return [other for other in kept if other.id != editing and other.collected_time == result.collected_time]

    def _on_editing(self, result: LabResult) -> None:
        draft = draft_of(result)
        self._open(result, draft, focus="value")
        reading = Reading(result.comparator, result.value, draft.value)
        self._settled[0] = replace(draft, reading=reading, confirmed=frozenset({"value"}))
        self.look_over([draft])

    def _open(self, editing: LabResult | None, draft: LabDraft, *, focus: str) -> None:
        self._editing = editing
        self._settled = {}
        self._checked = CheckedSheet()
        heading = _("Change a result") if editing else _("Add results")
        self._view.set_form(FormState(heading=heading, lines=(draft,), grows=editing is None, focus=focus))
        self._view.set_problems(())

    def _with_settled(self, line: int, typed: LabDraft) -> LabDraft:
        draft, known = unit_split_off(typed), self._settled.get(line, LabDraft())
        is_same = (draft.analyte, draft.value, draft.unit) == (known.analyte, known.value, known.unit)
        return replace(draft, reading=known.reading, confirmed=known.confirmed) if is_same else draft


def draft_of(result: LabResult) -> LabDraft:
    """A kept result as its form shows it."""
    return LabDraft(
        analyte=analyte_name(result.analyte),
        value=result.printed_value or f"{result.comparator}{result.value}",
        unit=result.unit,
        day=result.collected_on.isoformat(),
        time=result.collected_time.strftime("%H:%M") if result.collected_time else "",
        range=result.range_text or _bounds(result),
        flag=result.flag,
        laboratory=result.laboratory,
        fasting=_FASTING[result.fasting],
        note=result.note,
    )


def _problems(found: Sequence[LineProblem]) -> tuple[FieldProblem, ...]:
    """The problems of a sheet as they stand in its form, those of the draw first."""
    by_line: dict[int, list[LineProblem]] = {}
    for problem in found:
        by_line.setdefault(problem.line, []).append(problem)
    said = [
        replace(said, field=said.field if said.field in DRAW_FIELDS else field_name(said.field, line))
        for line, problems in by_line.items()
        for said in field_problems([problem.problem for problem in problems])
    ]
    return tuple(sorted(said, key=lambda problem: problem.field not in DRAW_FIELDS))


def _bounds(result: LabResult) -> str:
    """The bounds of a range that came without a text, as they can be read again."""
    low, high = result.range_low, result.range_high
    if low is None:
        return "" if high is None else f"<={high}"
    return f">={low}" if high is None else f"{low}-{high}"


def _comparator(value: str) -> Comparator:
    """The sign before a number that can be read in two ways."""
    head = value.strip().rstrip("0123456789.,' ")
    return read_value(f"{head}1").comparator
