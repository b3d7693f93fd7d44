# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own two tables, ``scores.csv`` and ``labs.csv``, read.

Hides how a row of cells becomes a score or a result. A million lines of scores hold few different texts, so each
different text is read once by the rules of the journal and then remembered.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import TypeVar

from journal_app.domain.catalogues import find_analyte
from journal_app.domain.drafts import LabDraft, ScoreDraft, check_score
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import AmbiguousNumber, read_number
from journal_app.domain.scores import Part, Tracker
from journal_app.errors import EntryRefused, NotFound
from journal_app.exchange.files.circles import without_looking_for_circles
from journal_app.exchange.files.sources import Source, Tell
from journal_app.exchange.files.tables import Header, Row, read_header, short_of, table, too_long
from journal_app.exchange.labs.checks import checked_lab, required
from journal_app.exchange.previews.cells import day_cell, said_by, unguarded, without_guard
from journal_app.exchange.previews.plan import Entries, LineRefused, line_name
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.previews.score_lines import ScoreLines
from journal_app.words import _

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

SCORE_COLUMNS = ("day", "part", "tracker", "value", "time", "note")
LAB_COLUMNS = (
    *("day", "time", "analyte", "comparator", "value", "unit", "range_low", "range_high"),
    *("flag", "laboratory", "fasting", "note"),
)
_SIGNS = {"<", "<=", ">", ">=", "≤", "≥", "="}


def are_scores(header: Header) -> bool:
    """Whether these are the columns of our scores."""
    return {"day", "tracker", "value"} <= set(header.names)


def are_labs(header: Header) -> bool:
    """Whether these are the columns of our lab results."""
    return {"day", "analyte", "value", "unit"} <= set(header.names)


def unknown_columns(source: Source, known: Sequence[str]) -> tuple[str, ...]:
    """Sentences about columns that are not read."""
    header = read_header(source)
    return tuple(
        _('The column "{name}" is not known here and was not read.').format(name=name[:60])
        for name in (header.names if header is not None else ())
        if name and name not in known
    )


def read_scores(
    source: Source, lines: ScoreLines, find_tracker: Callable[[str], Tracker], *, today: date, tell: Tell | None = None
) -> Entries:
    """The entries of a table of scores; ``find_tracker`` gives the tracker of a name or raises NotFound."""
    days: Mapping[str, date] = _Once(partial(day_cell, today=today))
    scores = _Once(_ScoreCells(lines, find_tracker, today))
    with without_looking_for_circles(), table(source, tell) as (header, rows):
        for number, (day, part, tracker, value, at, note) in _cells(header, rows, SCORE_COLUMNS, lines.reject):
            try:
                on = days[day]
                group, key, read_value, read_part, read_at = scores[tracker, value, part, at]
            except LineRefused as refused:
                lines.reject(number, said_by(refused), refused.readings)
            else:
                lines.offer(group, (number, on, key, read_value, read_part, read_at, _text(note) if note else ""))
    return lines.entries()


def read_labs(source: Source, lines: ResultLines, *, today: date, tell: Tell | None = None) -> Entries:
    """The entries of a table of lab results."""

    def reject(number: int, reason: str) -> None:
        lines.reject(line_name(number), reason)

    # Looking for the nearest known name takes long, and the same unknown one stands in many rows.
    analytes = _Once(find_analyte)
    with table(source, tell) as (header, rows):
        for number, row in _cells(header, rows, LAB_COLUMNS, reject):
            cells = dict(zip(LAB_COLUMNS, row, strict=True))
            try:
                analytes[unguarded(cells["analyte"].strip())]
                result, remark = _lab(cells, today)
            except EntryRefused as error:
                refused = _refused(error)
                lines.reject(line_name(number), said_by(refused), refused.readings, options=refused.options)
            else:
                lines.offer_lab(line_name(number), result, remark)
    return lines.entries()


def _cells(
    header: Header, rows: Iterator[Row], columns: Sequence[str], reject: Callable[[int, str], None]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The cells of each row in the order of ``columns``, an empty one for a column that is not there."""
    width = len(header.names)
    # An absent column is read from the empty cell that is put after the last one.
    places = [width if (place := header.place(name)) is None else place for name in columns]
    pick = itemgetter(*places)
    for number, row in rows:
        cells = row if len(row) == width else short_of(row, header)
        if len(cells) > width:
            reject(number, too_long(cells, header))
        else:
            cells.append("")
            yield number, pick(cells)


_ScoreCell = tuple[int, str, Decimal, Part, time | None]


class _ScoreCells:
    """Reads what a row says beside its day and note. Invariant: every reading has passed the journal's own check."""

    def __init__(self, lines: ScoreLines, find_tracker: Callable[[str], Tracker], today: date) -> None:
        self._lines = lines
        self._find_tracker = find_tracker
        self._today = today

    def __call__(self, cells: tuple[str, str, str, str]) -> _ScoreCell:
        """The group, tracker, value, part and time that the cells for tracker, value, part and time mean."""
        name, value, part, at = cells
        tracker = self._find_tracker(unguarded(name.strip()))
        draft = ScoreDraft(day=self._today.isoformat(), tracker=tracker.key, value=value, part=part, time=at)
        score = required(check_score(draft, tracker, today=self._today))
        group = self._lines.group(score.tracker, score.part, score.time)
        return group, score.tracker, score.value, score.part, score.time


def _lab(cells: Mapping[str, str], today: date) -> tuple[LabResult, str]:
    sign, value = cells["comparator"].strip(), cells["value"].strip()
    printed = without_guard(value)
    joined = value if value.startswith(sign) else f"{sign}{'' if sign in _SIGNS else ' '}{value}"
    draft = LabDraft(
        analyte=unguarded(cells["analyte"].strip()),
        value=joined,
        unit=unguarded(cells["unit"].strip()),
        day=day_cell(cells["day"], today=today).isoformat(),
        time=cells["time"],
        flag=unguarded(cells["flag"].strip()),
        laboratory=unguarded(cells["laboratory"].strip()),
        fasting=cells["fasting"],
        confirmed=frozenset({"value"} if printed != value else ()),
    )
    result, remark = checked_lab(draft, today=today)
    low, high = _limit(cells["range_low"]), _limit(cells["range_high"])
    if low is not None and high is not None and low > high:
        raise LineRefused(_("The range {low} to {high} begins above its end.").format(low=low, high=high))
    whole = replace(
        result,
        printed_value=f"{result.comparator}{printed}" if printed != value else result.printed_value,
        range_low=low,
        range_high=high,
        note=_text(cells["note"]),
    )
    return whole, remark


def _limit(cell: str) -> Decimal | None:
    return read_number(cell) if cell.strip() else None


def _text(cell: str) -> str:
    return unguarded(cell) if cell and not cell.isspace() else ""


class _Once(dict[K, T]):
    """What ``read`` gives for each text, which is asked once for it. Invariant: it holds what was not refused."""

    def __init__(self, read: Callable[[K], T]) -> None:
        super().__init__()
        self._read = read
        self._refused: dict[K, LineRefused] = {}

    def __missing__(self, text: K) -> T:
        """Read a text that is new; LineRefused, again and again, for one that cannot be read."""
        known = self._refused.get(text)
        if known is not None:
            # The same refusal is raised many times; its trace must not grow each time.
            raise known.with_traceback(None)
        try:
            found = self[text] = self._read(text)
        except (EntryRefused, NotFound) as error:
            self._refused[text] = _refused(error)
            raise self._refused[text] from error
        return found


def _refused(error: EntryRefused | NotFound) -> LineRefused:
    if isinstance(error, LineRefused):
        return error
    readings = error.readings if isinstance(error, AmbiguousNumber) else ()
    return LineRefused(said_by(error), *(format(number, "f") for number in readings))
