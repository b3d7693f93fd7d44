# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Labs screen. Knows no Qt.

Hides how a form becomes a result: what was settled ("keep as typed", "it is 1250") holds for exactly the text it was
said of, and after a save the next analyte of the same draw is asked for.
"""

from dataclasses import replace
from typing import Protocol

from journal_app.domain.catalogues import find_analyte
from journal_app.domain.drafts import Checked, LabDraft, check_lab
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import Reading, read_value, split_unit
from journal_app.domain.records import Laboratory
from journal_app.errors import NotFound
from journal_app.store import verbs
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.labs.build import analyte_name, build_state, remembered
from journal_app.ui.labs.state import FormState, LabsState
from journal_app.words import _

CLOSED = FormState()
_FASTING = {None: "", True: "yes", False: "no"}


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: LabsState) -> None:
        """Show the table."""

    def set_form(self, form: FormState) -> None:
        """Open the form with a draft, or close it."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""

    def suggest(self, unit: str, printed_range: str) -> None:
        """Fill in what this laboratory printed last, where nothing was typed."""


class Presenter:
    """The intents of the screen. Invariant: a settled question is forgotten as soon as its text changes."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._editing: LabResult | None = None
        self._settled = LabDraft()
        self._checked: Checked[LabResult] = Checked(None)

    def refresh(self) -> None:
        """Read all results again and show them."""
        can_change = not self._desk.info.read_only
        self._desk.read(lambda facts: build_state(facts, can_change=can_change), self._view.set_state)

    def start_adding(self) -> None:
        """Open an empty form for a draw of today."""
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

    def save(self, draft: LabDraft) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        typed = self._with_settled(_unit_split_off(draft))
        self._checked = check_lab(typed, today=self._desk.today())
        self._view.set_problems(field_problems(self._checked.problems))
        result = self._checked.value
        if result is None:
            return
        known = self._editing
        if known is None:
            self._desk.save(
                lambda journal: verbs.add_lab_results(journal, [result]), lambda _results: self._on_added(draft)
            )
            return
        corrected = replace(
            result, id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at, source=known.source
        )
        self._desk.save(lambda journal: verbs.replace_fact(journal, corrected), lambda _nothing: self.close())

    def answer(self, field: str, number: int, draft: LabDraft) -> None:
        """Settle what was asked beside a field and save."""
        problem = self._checked.problem(field)
        if problem is None:
            return
        typed = self._with_settled(_unit_split_off(draft))
        if problem.readings:
            reading = Reading(_comparator(typed.value), problem.readings[number], typed.value.strip())
            self._settled = replace(typed, reading=reading)
        else:
            self._settled = replace(typed, confirmed=typed.confirmed | {field})
        self.save(draft)

    def suggest_for(self, analyte: str, laboratory: str) -> None:
        """An analyte was named: fill in the unit and range this laboratory printed last."""
        try:
            key = find_analyte(analyte).key
        except NotFound:
            return
        if laboratory.strip():
            self._desk.glance(lambda facts: remembered(facts, laboratory.strip(), key), self._on_remembered)

    def _on_remembered(self, known: Laboratory | None) -> None:
        if known is not None:
            self._view.suggest(known.unit, known.range_text)

    def _on_editing(self, result: LabResult) -> None:
        draft = draft_of(result)
        self._open(result, draft, focus="value")
        reading = Reading(result.comparator, result.value, draft.value)
        self._settled = replace(draft, reading=reading, confirmed=frozenset({"value"}))

    def _on_added(self, draft: LabDraft) -> None:
        same_draw = LabDraft(day=draft.day, time=draft.time, laboratory=draft.laboratory, fasting=draft.fasting)
        self._open(None, same_draw, focus="analyte")

    def _open(self, editing: LabResult | None, draft: LabDraft, *, focus: str) -> None:
        self._editing = editing
        self._settled = LabDraft()
        self._checked = Checked(None)
        heading = _("Change a result") if editing else _("Add results")
        self._view.set_form(FormState(heading=heading, draft=draft, focus=focus))
        self._view.set_problems(())

    def _with_settled(self, draft: LabDraft) -> LabDraft:
        known = self._settled
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


def _unit_split_off(draft: LabDraft) -> LabDraft:
    """A value typed with its unit behind it, as value and unit."""
    if draft.unit.strip():
        return draft
    value, unit = split_unit(draft.value)
    return replace(draft, value=value, unit=unit)


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
