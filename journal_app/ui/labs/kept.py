# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Kept results as their form shows them: the way back from results to what was typed. Knows no Qt.

Hides that results of one draw can each have a note of their own, while its sheet has one for all of them.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal_app.analysis.lab_amounts import analyte_name
from journal_app.domain.drafts import LabDraft
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import Reading
from journal_app.domain.waiting import split_waiting, with_waiting

_FASTING = {None: "", True: "yes", False: "no"}


def draft_of(result: LabResult) -> LabDraft:
    """The line of a sheet that a kept result makes."""
    note, waited = split_waiting(result.note)
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
        note=note,
        waited=waited,
    )


def sheet_of(draw: Sequence[LabResult]) -> tuple[LabDraft, ...]:
    """The lines of a sheet that the kept results of a draw make, with a note where all of them have the same."""
    lines = tuple(draft_of(result) for result in draw)
    is_shared = len({line.note for line in lines}) == 1
    return lines if is_shared else tuple(replace(line, note="") for line in lines)


def corrected(kept: LabResult, checked: LabResult, line: LabDraft, opened: LabDraft) -> LabResult:
    """A kept result as its line has it now; a note of its own, which the sheet did not show, stays."""
    own = draft_of(kept).note
    note = with_waiting(own, line.waited) if line.note == opened.note != own else checked.note
    return replace(
        checked,
        id=kept.id,
        entered_by=kept.entered_by,
        recorded_at=kept.recorded_at,
        source=kept.source,
        note=note,
    )


def as_settled(kept: LabResult) -> LabDraft:
    """The line of a kept result with all that was asked of it settled, as it was when it was kept."""
    draft = draft_of(kept)
    reading = Reading(kept.comparator, kept.value, draft.value)
    return replace(draft, reading=reading, confirmed=frozenset({"value"}))


def draw_of(result: LabResult, results: Sequence[LabResult]) -> list[LabResult]:
    """The results that came on one sheet with a result, in their order, itself included."""

    def draw(each: LabResult) -> tuple[object, ...]:
        return each.collected_on, each.collected_time, each.laboratory, each.fasting

    return [each for each in results if draw(each) == draw(result)]


def _bounds(result: LabResult) -> str:
    """The bounds of a range that came without a text, as they can be read again."""
    low, high = result.range_low, result.range_high
    if low is None:
        return "" if high is None else f"<={high}"
    return f">={low}" if high is None else f"{low}-{high}"
