# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Results as a table: a column for each draw, a row for each analyte, every cell as its sheet has it.

Hides how results become rows and columns, and in which unit a row is shown whose sheets had several: the one printed
last, with what was printed beneath. What is marked depends on dates, on the analyte and on iron infusions, never on a
value; the flag is the laboratory's own, in quotation marks.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from journal_app.analysis.amounts import Amount, analyte_name, as_printed, in_unit
from journal_app.analysis.lab_panels import days_since_iron, hollow_reason
from journal_app.analysis.lab_words import range_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Block, Cell, Grid, Paragraph, Section, Voice
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, isolated, ngettext

IRON_PANEL = ("ferritin", "tsat", "iron", "transferrin", "tibc", "uibc", "haemoglobin", "crp", "phosphate")
"""What stands on page one, by key: iron stores, haemoglobin, and what a clinician reads beside them."""
EARLIER = 2
"""Where the days of a report hold no draw, so many that came before them are shown."""
_NAMES, _DRAW = 17, 10
_NAME_LETTERS = 40
"""Letters of an analyte's name, which is the first thing looked for."""


@dataclass(frozen=True, slots=True, order=True)
class _Draw:
    """A column: what one laboratory found of one day's blood; ``turn`` where it found one analyte twice."""

    day: date
    turn: int
    laboratory: str


_Placed: TypeAlias = Mapping[tuple[str, _Draw], LabResult]
"""Results by their analyte and draw."""


@frozen
class _Table:
    """A table, and what is to be said below it. ``marked_days`` is 0 where nothing in it is marked."""

    grid: Grid
    is_mixed: bool
    marked_days: int


def iron_panel(facts: Facts, dates: Dates, room: Room = AMPLE) -> Section:
    """The iron panel of page one, newest draws last."""
    known = [one for one in facts.lab_results(last=dates.last) if one.analyte in IRON_PANEL]
    inside = [one for one in known if one.collected_on >= dates.first]
    placed = _placed(inside or known)
    blocks = tuple(_front_blocks(facts, placed, room, is_inside=bool(inside)))
    return Section(heading=_("Iron panel"), blocks=blocks or (Paragraph(_("No results are noted.")),))


def all_results(facts: Facts, dates: Dates) -> Section:
    """Every result in the days of the report, so many draws across as fit on a page."""
    placed = _placed(facts.lab_results(first=dates.first, last=dates.last))
    draws, iron = _draws(placed), facts.infusions(InfusionKind.IRON)
    names = {draw.laboratory for draw in draws}
    tables = [
        _table(placed, draws[first : first + AMPLE.draws], iron, AMPLE, has_names=len(names) > 1)
        for first in range(0, len(draws), AMPLE.draws)
    ]
    blocks: list[Block] = [table.grid for table in tables]
    blocks.append(_remarks(tables, names, AMPLE) if tables else Paragraph(_("No results are noted in these days.")))
    return Section(heading=_("All results"), blocks=tuple(blocks))


def _front_blocks(facts: Facts, placed: _Placed, room: Room, *, is_inside: bool) -> Iterator[Block]:
    """The newest draws of these days, or the last ones before them."""
    if not placed:
        return
    draws = _draws(placed)
    shown = draws[-(room.draws if is_inside else EARLIER) :]
    if not is_inside:
        yield Paragraph(_("None in these days; these are the last ones before."))
    names = {draw.laboratory for draw in shown}
    table = _table(placed, shown, facts.infusions(InfusionKind.IRON), room, has_names=len(names) > 1)
    yield table.grid
    left = len(draws) - len(shown)
    if left and is_inside:
        words = ngettext("{count} earlier draw is not shown here.", "{count} earlier draws are not shown here.", left)
        yield Paragraph(words.format(count=left), Voice.SOFT)
    yield _remarks((table,), names, room)


def _placed(results: Sequence[LabResult]) -> _Placed:
    """Each result with its row and column; one draw's second result of an analyte stands in a column of its own."""
    placed: dict[tuple[str, _Draw], LabResult] = {}
    for result in results:
        turn = 0
        while (at := (result.analyte, _Draw(result.collected_on, turn, result.laboratory))) in placed:
            turn += 1
        placed[at] = result
    return placed


def _draws(placed: _Placed) -> list[_Draw]:
    return sorted({draw for _key, draw in placed})


def _table(placed: _Placed, shown: Sequence[_Draw], iron: Sequence[Infusion], room: Room, *, has_names: bool) -> _Table:
    columns = set(shown)
    found = {at: result for at, result in placed.items() if at[1] in columns}
    keys = _in_catalogue_order({key for key, _draw in found})
    newest = {key: as_printed([found[key, draw] for draw in shown if (key, draw) in found][-1]) for key in keys}
    cells = {at: _cell(result, newest[at[0]], iron, room) for at, result in found.items()}
    return _Table(
        grid=Grid(
            headers=(Cell(_("Test")), *(_head(draw, room, has_name=has_names) for draw in shown)),
            rows=tuple(
                (
                    Cell(cut(analyte_name(key), _NAME_LETTERS)),
                    *(cells.get((key, draw), Cell("–")) for draw in shown),
                )
                for key in keys
            ),
            widths=(_NAMES, *(_DRAW,) * len(shown)),
        ),
        is_mixed=any(_amount(result, newest[key]).is_converted for (key, _draw), result in found.items()),
        marked_days=max((_marked_days(result, iron) for result in found.values()), default=0),
    )


def _in_catalogue_order(keys: set[str]) -> list[str]:
    order = {key: place for place, key in enumerate((*IRON_PANEL[:2], *analytes()))}
    return sorted(keys, key=lambda key: (order.get(key, len(order)), key))


def _head(draw: _Draw, room: Room, *, has_name: bool) -> Cell:
    """The day of a draw, and its laboratory where the table has several."""
    name = cut(draw.laboratory, room.cell_letters) or _("laboratory not noted")
    # Translators: tells the second and third draw of one day apart
    turn = _("result {number}").format(number=draw.turn + 1) if draw.turn else ""
    return Cell(day_text(draw.day), tuple(part for part in (name if has_name else "", turn) if part))


def _cell(result: LabResult, newest: Amount, iron: Sequence[Infusion], room: Room) -> Cell:
    """A result in the unit of its row, its flag, and softer what was printed beside it and when it was drawn."""
    shown = _amount(result, newest)
    # Translators: a sign that the laboratory printed beside a value; only the quotation marks are translated
    flag = _("“{flag}”").format(flag=cut(result.flag, room.cell_letters)) if result.flag else ""
    limits = cut(result.range_text or range_words(result.range_low, result.range_high), room.cell_letters)
    more = (
        # Translators: a value as the laboratory printed it, where it is shown in another unit
        _("printed: {value}").format(value=cut(as_printed(result).words, room.cell_letters))
        if shown.is_converted
        else "",
        isolated(f"({limits})") if limits else "",
        _mark(result, iron),
    )
    value = " ".join(part for part in (cut(shown.words, room.cell_letters), flag) if part)
    return Cell(value, tuple(part for part in more if part))


def _amount(result: LabResult, newest: Amount) -> Amount:
    """A result in the unit printed last in its row, where it can be had in it, else as it was printed."""
    printed = as_printed(result)
    if printed.code == newest.code:
        return printed
    return in_unit(result, newest.code, newest.unit) or printed


def _marked_days(result: LabResult, iron: Sequence[Infusion]) -> int:
    """For how many days after an infusion a draw of this kind is marked, where this one is; else 0."""
    known = analytes().get(result.analyte)
    return (known.affected_by_infusion_days or 0) if known and hollow_reason(result, known, iron) else 0


def _mark(result: LabResult, iron: Sequence[Infusion]) -> str:
    """The hollow point of the chart, in a table."""
    if not _marked_days(result, iron):
        return ""
    days = days_since_iron(result, iron) or 0
    if not days:
        return _("○ on the day of an infusion")
    return ngettext("○ {days} day after an infusion", "○ {days} days after an infusion", days).format(days=days)


def _remarks(tables: Sequence[_Table], laboratories: Collection[str], room: Room) -> Paragraph:
    """What the cells need to be read, each only where some cell has it."""
    only = cut(next(iter(laboratories)), room.cell_letters) if len(laboratories) == 1 else ""
    # Translators: below a table: all its results are of this laboratory
    said = [_("Laboratory: {name}.").format(name=only)] if only else []
    said += [_("Values, ranges (in brackets) and flags (in quotation marks) are as the laboratories printed them.")]
    if any(table.is_mixed for table in tables):
        said.append(
            _("A row whose sheets had several units is shown in the one printed last, with the printed value beneath.")
        )
    days = max(table.marked_days for table in tables)
    if days:
        words = _(
            "○ Drawn within {days} days after an iron infusion; label makers ask to wait at least 4 weeks even for "
            "haemoglobin."
        )
        said.append(words.format(days=days))
    return Paragraph(" ".join(said), Voice.SOFT)
