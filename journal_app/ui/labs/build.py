# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the table of results. Knows no Qt.

Hides how results become rows and columns: a column for each day of a draw, a second one where a day has two results of
one analyte. What is marked depends on dates, on the analyte and on the kind of infusion; a value never plays a part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from journal_app.analysis.amounts import analyte_name, as_printed, as_shown, change_words
from journal_app.analysis.lab_panels import days_since_iron, hollow_reason
from journal_app.analysis.lab_words import point_readout, range_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.consistency import IRON, SATURATION, calculated_saturations
from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Laboratory
from journal_app.domain.shown_units import overall_unit
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.store.queries import Facts
from journal_app.ui.attachment_words import AttachmentState, attachment_states
from journal_app.ui.labs.remarks import percent_words
from journal_app.ui.labs.state import CellState, LabsState
from journal_app.ui.labs.units import chosen_unit, unit_choice
from journal_app.words import _, day_text, ngettext

_Place = tuple[date, int]
_Draw = tuple[date, time | None]


def build_state(facts: Facts, *, held: Mapping[str, str] | None = None, can_change: bool = True) -> LabsState:
    """Everything the Labs screen shows, each analyte in the unit chosen for it: kept in the journal, or ``held``."""
    results = facts.lab_results()
    iron = facts.infusions(InfusionKind.IRON)
    placed = _places(results)
    draws = sorted({place for _key, place in placed}, key=lambda place: (-place[0].toordinal(), place[1]))
    keys = _in_catalogue_order({result.analyte for result in results})
    chosen = {key: chosen_unit(facts, key, held or {}) for key in keys}
    earlier, together = _earlier(results), _together(results)

    def more(result: LabResult) -> list[str]:
        calculated = _calculated(result, together[_draw(result)])
        return [change_words(result, earlier.get(result.id), chosen[result.analyte]), calculated]

    letters = _letters(facts, results)
    cells = {
        at: replace(_cell(result, iron, chosen[result.analyte], more(result)), letters=letters.get(_sheet(result), ()))
        for at, result in placed.items()
    }
    return LabsState(
        analytes=tuple(analyte_name(key) for key in keys),
        draws=tuple(_draw_words(day, turn) for day, turn in draws),
        cells=tuple(tuple(cells.get((key, place)) for place in draws) for key in keys),
        summary=_summary(results),
        laboratories=tuple(sorted({result.laboratory for result in results if result.laboratory})),
        units=tuple(unit_choice(key, code) for key, code in chosen.items()),
        overall=overall_unit(chosen),
        can_change=can_change,
    )


def remembered(facts: Facts, laboratory: str, analyte: str) -> Laboratory | None:
    """The unit and range this laboratory printed last for an analyte, by its key."""
    return next(
        (known for known in facts.every(Laboratory) if (known.name, known.analyte) == (laboratory, analyte)), None
    )


def _places(results: Sequence[LabResult]) -> dict[tuple[str, _Place], LabResult]:
    """Each result with its row and column; the second result of an analyte on a day stands in a column of its own."""
    placed: dict[tuple[str, _Place], LabResult] = {}
    for result in results:
        turn = 0
        while (result.analyte, (result.collected_on, turn)) in placed:
            turn += 1
        placed[result.analyte, (result.collected_on, turn)] = result
    return placed


def in_order(results: Sequence[LabResult]) -> list[LabResult]:
    """Results as their analytes stand in the table."""
    order = {key: place for place, key in enumerate(_in_catalogue_order({result.analyte for result in results}))}
    return sorted(results, key=lambda result: order[result.analyte])


def _in_catalogue_order(keys: set[str]) -> list[str]:
    order = {key: place for place, key in enumerate(analytes())}
    return sorted(keys, key=lambda key: (order.get(key, len(order)), key))


def _earlier(results: Sequence[LabResult]) -> dict[str, LabResult]:
    """For each result by its id the one before it of the same analyte; none where a day leaves their order open."""
    last: dict[str, LabResult] = {}
    found: dict[str, LabResult] = {}
    for result in results:
        before = last.get(result.analyte)
        if before is not None and _is_before(before, result):
            found[result.id] = before
        last[result.analyte] = result
    return found


def _is_before(one: LabResult, other: LabResult) -> bool:
    if one.collected_on != other.collected_on:
        return one.collected_on < other.collected_on
    times = one.collected_time, other.collected_time
    return times[0] is not None and times[1] is not None and times[0] < times[1]


def _together(results: Sequence[LabResult]) -> dict[_Draw, list[LabResult]]:
    """The results of each draw."""
    draws: dict[_Draw, list[LabResult]] = {}
    for result in results:
        draws.setdefault(_draw(result), []).append(result)
    return draws


def _draw(result: LabResult) -> _Draw:
    return result.collected_on, result.collected_time


def _sheet(result: LabResult) -> tuple[date, str]:
    """Results of one day and laboratory came on one sheet; its letter belongs to all of them."""
    return result.collected_on, result.laboratory


def _letters(facts: Facts, results: Sequence[LabResult]) -> dict[tuple[date, str], tuple[AttachmentState, ...]]:
    """The letters and photos of each sheet."""
    attached = facts.attached_to(Kind.LAB_RESULT)
    found: dict[tuple[date, str], tuple[AttachmentState, ...]] = {}
    for result in results:
        kept = attached.get(result.id)
        if kept:
            found[_sheet(result)] = (*found.get(_sheet(result), ()), *attachment_states(facts, kept))
    return found


def _calculated(result: LabResult, draw: Sequence[LabResult]) -> str:
    """What iron and its partners of the same draw give for a saturation, said beside each, fitting or not."""
    if result.analyte != SATURATION:
        return ""
    said = [
        _("worked out from {iron} and {partner} of this draw: {value}").format(
            iron=analyte_name(IRON), partner=analyte_name(found.partner), value=percent_words(found.calculated)
        )
        for found in calculated_saturations([*draw, result])
    ]
    return " · ".join(said)


def _cell(result: LabResult, iron: Sequence[Infusion], code: str, more: Sequence[str]) -> CellState:
    """One result; ``more`` is what is to be said below everything that was printed."""
    reason = hollow_reason(result, analytes().get(result.analyte), iron)
    flag = _("“{flag}”").format(flag=result.flag) if result.flag else ""
    shown, printed = as_shown(result, code), as_printed(result)
    limits = result.range_text or range_words(result.range_low, result.range_high)
    name = analyte_name(result.analyte)
    readout = point_readout(name, result, drawn="", reason=reason)
    if shown.is_converted:
        # Translators: {readout} is a result as printed, {value} the same in another unit
        readout = _("{readout} · shown as {value}").format(readout=readout, value=shown.words)
        # Translators: "printed {value}, {range}": how a result stands on the sheet: printed 18 µg/L, 15–150
        # Translators: "printed {value}": how a result stands on the sheet: printed 18 µg/L
        beside = _("printed {value}, {range}") if limits else _("printed {value}")
        limits = beside.format(value=printed.words, range=limits)
    return CellState(
        id=result.id,
        value=" ".join(part for part in (shown.words, flag) if part),
        printed=limits,
        mark=_mark(days_since_iron(result, iron) or 0) if reason else "",
        details="\n".join(part for part in (readout, *more) if part),
        # Translators: a blood result: Ferritin 18 µg/L, 3 May 2026
        name=_("{analyte} {value}, {day}").format(analyte=name, value=shown.words, day=day_text(result.collected_on)),
    )


def _mark(days: int) -> str:
    """The hollow point of the chart, in the table."""
    if days == 0:
        return _("○ on the day of an infusion")
    return ngettext("○ {days} day after an infusion", "○ {days} days after an infusion", days).format(days=days)


def _draw_words(day: date, turn: int) -> str:
    words = day_text(day)
    # Translators: tells the second and third draw of one day apart
    return _("{day}, result {number}").format(day=words, number=turn + 1) if turn else words


def _summary(results: Sequence[LabResult]) -> str:
    if not results:
        return ""
    count = ngettext("{count} result", "{count} results", len(results)).format(count=len(results))
    days = len({result.collected_on for result in results})
    draws = ngettext("{count} day of blood drawn", "{count} days of blood drawn", days).format(count=days)
    span = _("{first} – {last}").format(
        first=day_text(results[0].collected_on), last=day_text(results[-1].collected_on)
    )
    return f"{span} · {draws} · {count}"
