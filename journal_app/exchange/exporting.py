# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The way out as tables: one tidy CSV file a kind, which ``tidy`` reads back.

Hides how a fact is spread over cells, and that both files appear or neither and never replace others. What these
tables cannot hold (who entered a fact and when, how a value was spelled, a range in words) is kept by a dump.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from journal_app.domain.catalogues import analytes
from journal_app.domain.labs import LabResult
from journal_app.domain.plausibility import doubt
from journal_app.domain.quantities import Reading, Unit, unit_shown
from journal_app.domain.scores import Score
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.exchange.cells import guarded, number_cell
from journal_app.exchange.tidy import LAB_COLUMNS, SCORE_COLUMNS
from journal_app.files import make_folder, write_new
from journal_app.store.queries import Facts
from journal_app.words import _

SCORES_FILE, LABS_FILE = "scores.csv", "labs.csv"

Cells = tuple[str, ...]


def write_tables(facts: Facts, folder: Path) -> tuple[Path, ...]:
    """Write ``scores.csv`` and ``labs.csv`` into ``folder``, which is made if absent; gives their paths.

    EntryRefused when one of them is there already, StorageFailed when the disk refuses; then neither is left.
    """
    tables = {folder / SCORES_FILE: scores_table(facts), folder / LABS_FILE: labs_table(facts)}
    _refuse_existing(tables)
    written: list[Path] = []
    try:
        make_folder(folder)
        for path, rows in tables.items():
            write_new(path, _csv(rows))
            written.append(path)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise StorageFailed(
            _("The tables could not be written"),
            _("{folder}: {reason}. Nothing was left behind.").format(folder=folder, reason=error.strerror),
            _("Choose a folder that you may write to and that has room."),
        ) from error
    return tuple(written)


def scores_table(facts: Facts) -> Iterator[Cells]:
    """The rows of ``scores.csv``, its header first."""
    yield SCORE_COLUMNS
    for score in facts.scores():
        yield _score_cells(score)


def labs_table(facts: Facts) -> Iterator[Cells]:
    """The rows of ``labs.csv``, its header first."""
    yield LAB_COLUMNS
    for result in facts.lab_results():
        yield _lab_cells(result)


def _score_cells(score: Score) -> Cells:
    return (
        score.day.isoformat(),
        score.part.value,
        guarded(score.tracker),
        number_cell(score.value),
        score.time.strftime("%H:%M") if score.time else "",
        guarded(score.note),
    )


def _lab_cells(result: LabResult) -> Cells:
    return (
        result.collected_on.isoformat(),
        result.collected_time.strftime("%H:%M") if result.collected_time else "",
        guarded(result.analyte),
        result.comparator.value,
        number_cell(result.value, kept=_was_doubted(result)),
        guarded(result.unit),
        "" if result.range_low is None else number_cell(result.range_low),
        "" if result.range_high is None else number_cell(result.range_high),
        guarded(result.flag),
        guarded(result.laboratory),
        "" if result.fasting is None else ("yes" if result.fasting else "no"),
        guarded(result.note),
    )


def _was_doubted(result: LabResult) -> bool:
    analyte = analytes().get(result.analyte)
    if analyte is None:
        return False
    reading = Reading(result.comparator, result.value, result.printed_value)
    return bool(doubt(analyte, reading, Unit(result.unit_code, unit_shown(result.unit_code))))


def _refuse_existing(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.exists():
            raise EntryRefused(
                _("There is already a file at {path}.").format(path=path),
                _("It was left as it is."),
                _("Choose another folder."),
            )


def _csv(rows: Iterable[Cells]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
