# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Loop Habit Tracker's CSV export: the zip as it comes, or one of its tables.

Hides which of its files are records: the entries of each habit are, in the zip each in a folder of its own with its
notes; strengths (Scores.csv) are worked out by the app, and the list of habits is no record by itself.
"""

import re
from pathlib import PurePosixPath

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.diaries.loop_marks import MARKS, HabitEntries
from journal_app.exchange.diaries.loop_tables import is_strength, read_habits, read_matrix, read_one
from journal_app.exchange.diaries.rows import first_rows
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import refusal
from journal_app.exchange.previews.plan import ImportPlan, line_name
from journal_app.exchange.reading import Ground
from journal_app.words import _

FORMAT = "loop"
_ENTRIES, _HABITS, _STRENGTHS = "checkmarks.csv", "habits.csv", "scores.csv"
_FOLDER = re.compile(r"(?P<place>[0-9]{3,}) (?P<name>.*)")
_LIST = {"position", "name", "color"}
_LINES_OF_A_FILE = 10**9
_A_PLAIN_WORD = "NO"  # a mark that anybody's table may hold


def sniff(file: Opened) -> bool:
    """Whether it is one of the tables of an export, or a zip that holds them."""
    if file.is_zip:
        return _is_export(file)
    header = file.header
    if header is None:
        return False
    if set(header.names) >= _LIST or header.names == ("date", "score"):
        return True
    return header.names[0] == "date" and _holds_marks(file)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the entries would do; FileNotUnderstood for a table that is no record."""
    if file.is_zip:
        return _read_zip(file, ground)
    header = file.header
    names = header.names if header is not None else ()
    if set(names) >= _LIST:
        raise _no_record(_("It lists the habits, and not what was entered for them."))
    if names == ("date", "score") or _are_strengths(file):
        raise _no_record(_("It holds strengths that Loop works out, and not what was entered."))
    entries = HabitEntries(ground)
    if names[1:2] == ("value",):
        read_one(file.source, _of_folder(file.path.parent.name) or file.path.stem, entries, ground, None)
    else:
        read_matrix(file.source, entries, ground, {})
    return entries.plan(FORMAT)


def _read_zip(file: Opened, ground: Ground) -> ImportPlan:
    """The tables of single habits where they are there, since only they hold notes; else the matrix."""
    of_one = [name for name in file.unpacked.names if _is(name, _ENTRIES) and _place(name) is not None]
    habits = _habits(file)
    places = [*of_one, ""]
    entries = HabitEntries(
        ground, lambda number: f"{places[number // _LINES_OF_A_FILE]}, {line_name(number % _LINES_OF_A_FILE)}"
    )
    whole = sum(map(file.unpacked.size, of_one)) or 1
    done = 0
    for count, name in enumerate(of_one):
        ground.tell(done, whole)
        done += file.unpacked.size(name)
        if not file.unpacked.size(name):
            continue
        known = habits.get(_place(name) or 0)
        title = known.name if known else _of_folder(PurePosixPath(name).parent.name)
        read_one(file.member(name), title, entries, ground, known, count * _LINES_OF_A_FILE)
    if of_one:
        return entries.plan(FORMAT, remarks=(_("Strengths (Scores.csv) are worked out by Loop and are not read."),))
    matrix = next(name for name in file.unpacked.names if _is(name, _ENTRIES))
    alone = HabitEntries(ground)
    read_matrix(file.member(matrix), alone, ground, {habit.name: habit for habit in habits.values()})
    return alone.plan(FORMAT)


def _habits(file: Opened) -> dict[int, SourceName]:
    listed = next((name for name in file.unpacked.names if _is(name, _HABITS)), None)
    return read_habits(file.member(listed)) if listed and file.unpacked.size(listed) else {}


def _is_export(file: Opened) -> bool:
    try:
        names = {PurePosixPath(name).name.lower() for name in file.unpacked.names}
    except FileNotUnderstood:
        return False
    return _ENTRIES in names and bool(names & {_HABITS, _STRENGTHS})


def _is(name: str, wanted: str) -> bool:
    return PurePosixPath(name).name.lower() == wanted


def _place(name: str) -> int | None:
    """The number of the habit whose folder a member lies in."""
    match = _FOLDER.fullmatch(PurePosixPath(name).parent.name)
    return int(match["place"][:9]) if match else None


def _of_folder(name: str) -> str:
    match = _FOLDER.fullmatch(name)
    return match["name"] if match else ""


def _holds_marks(file: Opened) -> bool:
    """Whether cells are marks in words, or it is a matrix of numbers or of strengths, with its comma at each end."""
    rows = first_rows(file)
    cells = [cell.strip() for row in rows for cell in row[1:] if cell.strip()]
    if any(cell in MARKS and cell != _A_PLAIN_WORD for cell in cells):
        return True
    is_matrix = file.header is not None and not file.header.names[-1] and not any(row[-1].strip() for row in rows)
    return bool(cells) and is_matrix and all(map(_is_of_matrix, cells))


def _is_of_matrix(cell: str) -> bool:
    return cell == _A_PLAIN_WORD or is_strength(cell) or cell.removeprefix("-").isdecimal()


def _are_strengths(file: Opened) -> bool:
    cells = [cell for row in first_rows(file) for cell in row[1:] if cell.strip()]
    return bool(cells) and all(map(is_strength, cells))


def _no_record(detail: str) -> FileNotUnderstood:
    hint = _("Choose the zip that Loop exports, or Checkmarks.csv in it. Nothing was changed.")
    return refusal(_("This table is no record."), detail, hint)
