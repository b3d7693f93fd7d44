# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small made-up exports and backups of the shapes Loop Habit Tracker writes."""

import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

LIST = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"
    "Target Value,Archived?\n"
)
BACKUP = """
create table Habits (
    id integer primary key autoincrement, archived integer, color integer, description text, freq_den integer,
    freq_num integer, highlight integer, name text, position integer, reminder_hour integer, reminder_min integer,
    reminder_days integer not null default 127, type integer not null default 0, target_type integer not null default 0,
    target_value real not null default 0, unit text not null default "", question text, uuid text
);
create table Repetitions (
    id integer primary key autoincrement, habit integer not null references Habits(id), timestamp integer not null,
    value integer not null, notes text
);
pragma user_version = 25;
"""
OLD_BACKUP = """
create table Habits (id integer primary key autoincrement, archived integer, color integer, name text);
create table Repetitions (id integer primary key autoincrement, habit integer references habits(id), timestamp integer);
"""
DAY = 86_400_000
A_DAY = 16_460 * DAY  # 2015-01-25


def a_zip(path: Path, members: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def a_database(path: Path, *statements: str, entries: Iterable[Sequence[object]] = (), schema: str = BACKUP) -> Path:
    """``entries`` are habit, milliseconds, value, note; an older schema has the first two alone."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(";".join((schema, *statements)))
        for entry in entries:
            columns = ("habit", "timestamp", "value", "notes")[: len(entry)]
            signs = ", ".join("?" for _column in columns)
            db.execute(f"insert into Repetitions ({', '.join(columns)}) values ({signs})", entry)  # noqa: S608 -- ours
        db.commit()
    return path
