# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The way out as tables: one tidy CSV file a kind; ``tidy`` reads scores and results back, ``kinds`` all others.

Hides how a typed cell is spelled in a CSV file, and that all files appear or none. What the tables of scores and
results do not hold (who entered a fact and when, how a value was spelled, a range in words) is kept by an archive.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO

from journal_app.domain.catalogues import analytes
from journal_app.domain.labs import LabResult
from journal_app.domain.plausibility import doubt
from journal_app.domain.quantities import Reading, Unit, unit_shown
from journal_app.domain.scores import Score
from journal_app.exchange.chosen import EVERYTHING, Check, Chosen, go_on, scores_in
from journal_app.exchange.own.kind_tables import LABS, SCORES, TABLES, Table, Value
from journal_app.exchange.own.tidy import LAB_COLUMNS, SCORE_COLUMNS
from journal_app.exchange.previews.cells import guarded, number_cell
from journal_app.files import Fill
from journal_app.store.queries import Facts
from journal_app.words import _
from journal_app.writing import put_together

Cells = tuple[str, ...]
_AT_ONCE = 1 << 16


def write_tables(
    facts: Facts,
    folder: Path,
    chosen: Chosen = EVERYTHING,
    *,
    replace: bool = False,
    mark: bool = False,
    check: Check = go_on,
) -> tuple[Path, ...]:
    """Write one CSV file a kind into ``folder``, which is made if absent; gives their paths, those of scores first.

    ``mark`` puts a byte order mark before each, by which some spreadsheets know UTF-8. EntryRefused when one of them is
    there already and ``replace`` is False, StorageFailed when the disk refuses; then none is left.
    """
    files = {f"{table.stem}.csv": csv_of(table, facts, chosen, mark=mark, check=check) for table in TABLES}
    return put_together(folder, files, replace=replace)


def losses() -> tuple[str, ...]:
    """What these tables cannot hold, or not so that it can be read back, in whole sentences."""
    return (
        _("All of them can be read back, together or one by one. An archive also holds the log of changes."),
        _("scores.csv and labs.csv do not say who entered a score or result and when."),
        _("labs.csv does not hold how a value was spelled on paper, nor a range that is no two numbers."),
        _("The others say who entered what and when. Read back, it comes from this file and no longer from another."),
        _("Letters and photos are named in letters.csv; they themselves are in an archive only."),
    )


def csv_of(
    table: Table, facts: Facts, chosen: Chosen = EVERYTHING, *, mark: bool = False, check: Check = go_on
) -> Fill:
    """What writes one table as CSV (RFC 4180) in UTF-8."""

    def fill(file: IO[bytes]) -> None:
        if mark:
            file.write(codecs.BOM_UTF8)
        text = io.StringIO(newline="")
        lines = csv.writer(text, lineterminator="\r\n")
        for cells in rows_of(table, facts, chosen):
            check()
            lines.writerow(cells)
            if text.tell() > _AT_ONCE:
                _hand_over(text, file)
        _hand_over(text, file)

    return fill


def rows_of(table: Table, facts: Facts, chosen: Chosen = EVERYTHING) -> Iterator[Cells]:
    """The rows of a CSV file, its header first."""
    own = {SCORES.stem: _score_rows, LABS.stem: _lab_rows}.get(table.stem)
    if own is not None:
        yield from own(facts, chosen)
        return
    yield table.columns
    for row in table.rows(facts, chosen):
        yield tuple(_cell(value) for value in row)


def was_doubted(result: LabResult) -> bool:
    """Whether a value looks unlikely and was kept all the same."""
    analyte = analytes().get(result.analyte)
    if analyte is None:
        return False
    reading = Reading(result.comparator, result.value, result.printed_value)
    return bool(doubt(analyte, reading, Unit(result.unit_code, unit_shown(result.unit_code))))


def _hand_over(text: io.StringIO, file: IO[bytes]) -> None:
    """Write what has gathered; half of a surrogate pair, which no file can hold, becomes a question mark."""
    file.write(text.getvalue().encode("utf-8", "replace"))
    text.seek(0)
    text.truncate()


def _cell(value: Value) -> str:
    for kind, spell in _SPELLINGS:
        if isinstance(value, kind):
            return spell(value)
    return ""


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def _minutes(at: time) -> str:
    return at.strftime("%H:%M")


# In this order: a truth is a number to Python, and an instant is a day.
_SPELLINGS: tuple[tuple[type, Callable[..., str]], ...] = (
    (bool, _yes_or_no),
    (str, lambda text: guarded(str(text))),
    (int, str),
    (Decimal, number_cell),
    (datetime, lambda at: at.isoformat(timespec="milliseconds")),
    (date, date.isoformat),
    (time, _minutes),
)


def _score_rows(facts: Facts, chosen: Chosen) -> Iterator[Cells]:
    yield SCORE_COLUMNS
    yield from (_score_cells(score) for score in scores_in(facts, chosen))


def _lab_rows(facts: Facts, chosen: Chosen) -> Iterator[Cells]:
    yield LAB_COLUMNS
    results: Iterable[LabResult] = facts.lab_results(first=chosen.first, last=chosen.last)
    yield from (_lab_cells(result) for result in results)


def _score_cells(score: Score) -> Cells:
    return (
        score.day.isoformat(),
        score.part.value,
        guarded(score.tracker),
        number_cell(score.value),
        _cell(score.time),
        guarded(score.note),
    )


def _lab_cells(result: LabResult) -> Cells:
    return (
        result.collected_on.isoformat(),
        _cell(result.collected_time),
        guarded(result.analyte),
        result.comparator.value,
        number_cell(result.value, kept=was_doubted(result)),
        guarded(result.unit),
        _cell(result.range_low),
        _cell(result.range_high),
        guarded(result.flag),
        guarded(result.laboratory),
        _cell(result.fasting),
        guarded(result.note),
    )
