# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The laboratories of a journal: what is remembered of each, put right or forgotten. Knows no Qt.

Hides that a laboratory is only a name, on results and on what is remembered; results are never altered but for it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from journal_app.domain.catalogues import analytes
from journal_app.domain.checks import Checked, Checks, need
from journal_app.domain.quantities import read_unit
from journal_app.domain.ranges import read_range
from journal_app.domain.records import Laboratory
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.settings.state import LaboratoriesState, LaboratoryState, RememberedDraft, RememberedState
from journal_app.words import _, ngettext

LONGEST_NAME = 80


class LaboratoriesView(Protocol):
    """What the laboratories need of the screen."""

    def set_laboratories(self, state: LaboratoriesState) -> None:
        """Show the laboratories."""

    def set_remembered_form(self, draft: RememberedDraft) -> None:
        """Open the form of a unit and a range, or close it when the draft has no heading."""

    def set_remembered_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of that form what is wrong."""

    def show_laboratory(self, name: str) -> None:
        """Go to a laboratory, as soon as it is there."""


class Laboratories:
    """The intents. Invariant: ``_editing`` is what the open form is about."""

    def __init__(self, desk: Desk, view: LaboratoriesView) -> None:
        self._desk = desk
        self._view = view
        self._editing: Laboratory | None = None

    def refresh(self) -> None:
        """Read the laboratories again and show them."""
        can_change = not self._desk.info.read_only
        self._desk.read(lambda facts: build_laboratories(facts, can_change=can_change), self._view.set_laboratories)

    def rename(self, name: str, typed: str) -> None:
        """Call a laboratory by another name, on its results too; an empty one is left as it was."""
        new_name = " ".join(typed.split())[:LONGEST_NAME]
        if not new_name or new_name == name:
            self.refresh()
            return

        def on_done(_nothing: None) -> None:
            self._view.show_laboratory(new_name)

        self._desk.save(lambda journal: verbs.rename_laboratory(journal, name, new_name), on_done)

    def forget(self, name: str) -> None:
        """Forget units and ranges of a laboratory; its results stay."""
        self._desk.save(lambda journal: verbs.forget_laboratory(journal, name))

    def forget_one(self, fact_id: str) -> None:
        """Forget the unit and range of one blood value."""
        if self._editing is not None and self._editing.id == fact_id:
            self.close()
        self._desk.save(lambda journal: verbs.remove_fact(journal, journal.facts.get(Laboratory, fact_id)))

    def start_editing(self, fact_id: str) -> None:
        """Open the form with what is remembered."""
        self._desk.glance(lambda facts: facts.get(Laboratory, fact_id), self._on_editing)

    def save(self, draft: RememberedDraft) -> None:
        """Offer this unit and range from now on, or say beside the fields what is wrong."""
        editing = self._editing
        if editing is None:
            return
        checked = _checked(draft, editing)
        self._view.set_remembered_problems(field_problems(checked.problems))
        corrected = checked.value
        if corrected is None:
            return
        self._desk.save(lambda journal: verbs.replace_fact(journal, corrected), lambda _nothing: self.close())

    def close(self) -> None:
        """Put the form away."""
        self._editing = None
        self._view.set_remembered_form(RememberedDraft())

    def _on_editing(self, remembered: Laboratory) -> None:
        self._editing = remembered
        # Translators: heading of a form: unit and range
        heading = _("What {laboratory} prints for {analyte}")
        self._view.set_remembered_form(
            RememberedDraft(
                heading=heading.format(laboratory=remembered.name, analyte=_analyte_name(remembered.analyte)),
                unit=remembered.unit,
                range=remembered.range_text or _bounds(remembered),
            )
        )
        self._view.set_remembered_problems(())


def _checked(draft: RememberedDraft, editing: Laboratory) -> Checked[Laboratory]:
    checks = Checks()
    checks.read("unit", lambda: read_unit(draft.unit, analytes().get(editing.analyte)))
    limits = checks.read("range", lambda: read_range(draft.range, draft.unit))
    return checks.give(
        lambda: replace(
            editing,
            unit=draft.unit.strip(),
            range_low=need(limits).low,
            range_high=need(limits).high,
            range_text=need(limits).text,
        )
    )


def build_laboratories(facts: Facts, *, can_change: bool = True) -> LaboratoriesState:
    """The laboratories that results name or that are remembered, by name."""
    results = Counter(result.laboratory for result in facts.lab_results() if result.laboratory)
    remembered = facts.laboratories()
    names = sorted({*results, *(known.name for known in remembered)}, key=str.casefold)
    return LaboratoriesState(
        laboratories=tuple(
            _laboratory(name, results[name], [known for known in remembered if known.name == name]) for name in names
        ),
        can_change=can_change,
    )


def _laboratory(name: str, count: int, known: Sequence[Laboratory]) -> LaboratoryState:
    order = list(analytes())
    in_order = sorted(known, key=lambda one: order.index(one.analyte) if one.analyte in order else len(order))
    results = ngettext("{count} result", "{count} results", count).format(count=count)
    remembered = ngettext(
        "unit and range of {count} blood value remembered",
        "units and ranges of {count} blood values remembered",
        len(known),
    ).format(count=len(known))
    return LaboratoryState(
        name=name,
        # Translators: {results} is such as: 12 results, {remembered}: unit and range of 3 blood values remembered
        words=_("{results} · {remembered}").format(results=results, remembered=remembered),
        remembered=tuple(
            RememberedState(id=one.id, analyte=_analyte_name(one.analyte), unit=one.unit, range=_range(one))
            for one in in_order
        ),
    )


def _range(known: Laboratory) -> str:
    from journal_app.analysis.lab_words import range_words  # what it leans on takes a quarter of a second to load

    return known.range_text or range_words(known.range_low, known.range_high)


def _bounds(known: Laboratory) -> str:
    """The bounds of a range that came without a text, as they can be read again."""
    low, high = known.range_low, known.range_high
    if low is None:
        return "" if high is None else f"<={high}"
    return f">={low}" if high is None else f"{low}-{high}"


def _analyte_name(key: str) -> str:
    analyte = analytes().get(key)
    return _(analyte.name) if analyte else key
