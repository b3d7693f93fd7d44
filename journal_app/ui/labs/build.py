# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the table of results. Knows no Qt.

Hides how results become rows and columns: a column for each day of a draw, a second one where a day has two results of
one analyte. What is marked depends on dates, on the analyte and on the kind of infusion; a value never plays a part.
"""

from collections.abc import Sequence
from datetime import date

from journal_app.analysis.lab_panels import days_since_iron, hollow_reason
from journal_app.analysis.lab_words import point_readout, range_words, value_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Laboratory
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.store.queries import Facts
from journal_app.ui.labs.state import CellState, LabsState
from journal_app.words import _, day_text, ngettext

_Place = tuple[date, int]


def build_state(facts: Facts, *, can_change: bool = True) -> LabsState:
    """Everything the Labs screen shows."""
    results = facts.lab_results()
    iron = facts.infusions(InfusionKind.IRON)
    placed = _places(results)
    draws = sorted({place for _key, place in placed}, key=lambda place: (-place[0].toordinal(), place[1]))
    keys = _in_catalogue_order({result.analyte for result in results})
    cells = {at: _cell(result, iron) for at, result in placed.items()}
    return LabsState(
        analytes=tuple(analyte_name(key) for key in keys),
        draws=tuple(_draw_words(day, turn) for day, turn in draws),
        cells=tuple(tuple(cells.get((key, place)) for place in draws) for key in keys),
        summary=_summary(results),
        laboratories=tuple(sorted({result.laboratory for result in results if result.laboratory})),
        can_change=can_change,
    )


def remembered(facts: Facts, laboratory: str, analyte: str) -> Laboratory | None:
    """The unit and range this laboratory printed last for an analyte, by its key."""
    return next(
        (known for known in facts.every(Laboratory) if (known.name, known.analyte) == (laboratory, analyte)), None
    )


def analyte_name(key: str) -> str:
    """What an analyte is called; its key where the catalogue does not know it."""
    analyte = analytes().get(key)
    return _(analyte.name) if analyte else key


def _places(results: Sequence[LabResult]) -> dict[tuple[str, _Place], LabResult]:
    """Each result with its row and column; the second result of an analyte on a day stands in a column of its own."""
    placed: dict[tuple[str, _Place], LabResult] = {}
    for result in results:
        turn = 0
        while (result.analyte, (result.collected_on, turn)) in placed:
            turn += 1
        placed[result.analyte, (result.collected_on, turn)] = result
    return placed


def _in_catalogue_order(keys: set[str]) -> list[str]:
    order = {key: place for place, key in enumerate(analytes())}
    return sorted(keys, key=lambda key: (order.get(key, len(order)), key))


def _cell(result: LabResult, iron: Sequence[Infusion]) -> CellState:
    words = value_words(result.value, result.comparator)
    reason = hollow_reason(result, analytes().get(result.analyte), iron)
    flag = _("“{flag}”").format(flag=result.flag) if result.flag else ""
    entered = f"{result.printed_value or words} {result.unit}".strip()
    name = analyte_name(result.analyte)
    return CellState(
        id=result.id,
        value=" ".join(part for part in (entered, flag) if part),
        printed=result.range_text or range_words(result.range_low, result.range_high),
        mark=_mark(days_since_iron(result, iron) or 0) if reason else "",
        details=point_readout(name, result, drawn="", reason=reason),
    )


def _mark(days: int) -> str:
    """The hollow point of the chart, in the table."""
    if days == 0:
        return _("○ on the day of an infusion")
    return ngettext("○ {days} day after an infusion", "○ {days} days after an infusion", days).format(days=days)


def _draw_words(day: date, turn: int) -> str:
    words = day_text(day)
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
