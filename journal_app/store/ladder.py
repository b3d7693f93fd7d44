# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The ladder that brings an older file, or an empty one, up to today's tables; loaded where there is a step to take.

Hides SQL definitions. A migration is frozen history: it is never edited after a release, never imported from elsewhere
and imports nothing of ours, so that what it did then stays what it does.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@contextmanager
def _as_if_missing(*names: str) -> Iterator[None]:
    """Make imports of packages not imported yet fail; afterwards they can be imported as ever.

    sqlite-utils imports numpy and pandas when it finds them, only to know their types among the values it is given. It
    is given none of those here, and without them this is 50 to 300 ms quicker.
    """
    hidden = [name for name in names if name not in sys.modules]
    # Python's documented way to say that a module is not to be found (reference, section 5.3.1).
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _as_if_missing("numpy", "pandas"):
    from sqlite_utils import Database, Migrations

ladder = Migrations("iron-journal")

_ENTRY = """
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
"""
# Facts are dates and times before they are text; these only keep another program from writing prose here. Plain
# comparisons, because a pattern or function call would double the time a million imported scores take.
_DAY = "BETWEEN '0001-01-01' AND '9999-12-31'"
_TIME = "BETWEEN '00:00' AND '23:59'"

# A reference is looked at when the change is whole, so the order of rows within one does not matter.
_LATER = "DEFERRABLE INITIALLY DEFERRED"

_TABLES_1 = f"""
CREATE TABLE tracker (
    id TEXT PRIMARY KEY, {_ENTRY},
    key TEXT NOT NULL UNIQUE CHECK (key <> ''), name TEXT NOT NULL, question TEXT NOT NULL,
    question_version INTEGER NOT NULL CHECK (question_version >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('scale', 'yes/no', 'count', 'duration', 'number')),
    low TEXT, high TEXT, low_words TEXT NOT NULL, high_words TEXT NOT NULL,
    better TEXT NOT NULL CHECK (better IN ('lower', 'higher', 'neither')),
    day_rule TEXT NOT NULL CHECK (day_rule IN ('mean', 'worst', 'last')),
    position INTEGER NOT NULL, archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
    id TEXT PRIMARY KEY, {_ENTRY},
    day TEXT NOT NULL CHECK (day {_DAY}),
    tracker TEXT NOT NULL REFERENCES tracker (key) {_LATER},
    value TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('day', 'morning', 'midday', 'evening', 'night')),
    time TEXT CHECK (time {_TIME}), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX score_by_tracker ON score (tracker, day, time, value);
CREATE UNIQUE INDEX score_without_time_once ON score (tracker, day, part) WHERE time IS NULL;

CREATE TABLE day (
    id TEXT PRIMARY KEY, {_ENTRY},
    day TEXT NOT NULL UNIQUE CHECK (day {_DAY}), note TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('', 'too ill to log', 'not tracked'))
) STRICT, WITHOUT ROWID;

CREATE TABLE lab_result (
    id TEXT PRIMARY KEY, {_ENTRY},
    collected_on TEXT NOT NULL CHECK (collected_on {_DAY}), analyte TEXT NOT NULL, value TEXT NOT NULL,
    unit TEXT NOT NULL, unit_code TEXT NOT NULL,
    comparator TEXT NOT NULL CHECK (comparator IN ('', '<', '<=', '>', '>=')),
    printed_value TEXT NOT NULL, collected_time TEXT CHECK (collected_time {_TIME}),
    range_low TEXT, range_high TEXT, range_text TEXT NOT NULL, flag TEXT NOT NULL, laboratory TEXT NOT NULL,
    fasting INTEGER CHECK (fasting IN (0, 1)), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lab_result_by_analyte ON lab_result (analyte, collected_on);

CREATE TABLE infusion (
    id TEXT PRIMARY KEY, {_ENTRY},
    given_on TEXT NOT NULL CHECK (given_on {_DAY}), product TEXT NOT NULL CHECK (product <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('iron', 'disease-modifying', 'steroid', 'immunoglobulin', 'fluid', 'other')),
    given_time TEXT CHECK (given_time {_TIME}), brand TEXT NOT NULL, amount TEXT, unit TEXT NOT NULL,
    iron_mg TEXT CHECK (iron_mg IS NULL OR kind = 'iron'),
    place TEXT NOT NULL, course TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX infusion_by_day ON infusion (given_on);

CREATE TABLE reaction (
    id TEXT PRIMARY KEY, {_ENTRY},
    infusion TEXT NOT NULL REFERENCES infusion (id) {_LATER}, kind TEXT NOT NULL CHECK (kind <> ''),
    onset_day INTEGER CHECK (onset_day >= 0), lasted TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('', 'mild', 'moderate', 'serious')), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reaction_by_infusion ON reaction (infusion);

CREATE TABLE event (
    id TEXT PRIMARY KEY, {_ENTRY},
    first_on TEXT NOT NULL CHECK (first_on {_DAY}),
    kind TEXT NOT NULL CHECK (kind IN ('relapse', 'crash', 'infection', 'bleeding', 'donation', 'transfusion',
                                       'operation', 'vaccination', 'heat', 'travel', 'other')),
    title TEXT NOT NULL, last_on TEXT CHECK (last_on {_DAY} AND last_on >= first_on), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_day ON event (first_on);

CREATE TABLE course (
    id TEXT PRIMARY KEY, {_ENTRY},
    title TEXT NOT NULL CHECK (title <> ''), started_on TEXT NOT NULL CHECK (started_on {_DAY}),
    stopped_on TEXT CHECK (stopped_on {_DAY} AND stopped_on >= started_on), dose TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE course_day (
    id TEXT PRIMARY KEY, {_ENTRY},
    course TEXT NOT NULL REFERENCES course (id) {_LATER}, day TEXT NOT NULL CHECK (day {_DAY}),
    state TEXT NOT NULL CHECK (state IN ('taken', 'skipped', 'no dose', 'stopped')), note TEXT NOT NULL,
    UNIQUE (course, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer_set (
    id TEXT PRIMARY KEY, {_ENTRY},
    questionnaire TEXT NOT NULL, answered_on TEXT NOT NULL CHECK (answered_on {_DAY}),
    items TEXT NOT NULL CHECK (json_valid(items)), score TEXT, wording_version TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE card (
    id TEXT NOT NULL UNIQUE, {_ENTRY},
    key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)),
    bundled INTEGER NOT NULL CHECK (bundled IN (0, 1))
) STRICT;

CREATE TABLE card_mark (
    id TEXT PRIMARY KEY, {_ENTRY},
    card TEXT NOT NULL UNIQUE, saved INTEGER NOT NULL CHECK (saved IN (0, 1)),
    found TEXT NOT NULL CHECK (found IN ('', 'helpful', 'unhelpful')),
    discuss INTEGER NOT NULL CHECK (discuss IN (0, 1)), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE appointment (
    id TEXT PRIMARY KEY, {_ENTRY},
    day TEXT NOT NULL CHECK (day {_DAY}), time TEXT CHECK (time {_TIME}),
    with_whom TEXT NOT NULL, said TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    id TEXT PRIMARY KEY, {_ENTRY},
    text TEXT NOT NULL CHECK (text <> ''), position INTEGER NOT NULL, appointment TEXT NOT NULL, about TEXT NOT NULL,
    answered_on TEXT CHECK (answered_on {_DAY}), answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up (
    id TEXT PRIMARY KEY, {_ENTRY},
    due_on TEXT NOT NULL CHECK (due_on {_DAY}), title TEXT NOT NULL, done_on TEXT CHECK (done_on {_DAY}),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    id TEXT PRIMARY KEY, {_ENTRY},
    name TEXT NOT NULL, media_type TEXT NOT NULL, belongs_kind TEXT NOT NULL, belongs_to TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE laboratory (
    id TEXT PRIMARY KEY, {_ENTRY},
    name TEXT NOT NULL, analyte TEXT NOT NULL, unit TEXT NOT NULL,
    range_low TEXT, range_high TEXT, range_text TEXT NOT NULL, UNIQUE (name, analyte)
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping (
    id TEXT PRIMARY KEY, {_ENTRY},
    format TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
    id TEXT PRIMARY KEY, {_ENTRY},
    file_name TEXT NOT NULL, file_hash TEXT NOT NULL, format TEXT NOT NULL, person TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion (
    id TEXT PRIMARY KEY, {_ENTRY},
    first_on TEXT NOT NULL CHECK (first_on {_DAY}),
    last_on TEXT NOT NULL CHECK (last_on {_DAY} AND last_on >= first_on),
    tracker TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    id TEXT PRIMARY KEY, {_ENTRY},
    key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    form TEXT PRIMARY KEY, content TEXT NOT NULL CHECK (json_valid(content)), saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE change (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, entered_by TEXT NOT NULL,
    operation TEXT NOT NULL, label TEXT NOT NULL,
    reverses INTEGER REFERENCES change (sequence), reversed_by INTEGER REFERENCES change (sequence)
) STRICT;
CREATE INDEX change_reversing ON change (reverses) WHERE reverses IS NOT NULL;
CREATE TABLE change_row (
    change INTEGER NOT NULL REFERENCES change (sequence), position INTEGER NOT NULL,
    kind TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row_by_row ON change_row (row_id, kind);
"""


@ladder()
def m001_facts(db: Database) -> None:
    """Every table of the first format."""
    for statement in _TABLES_1.split(";"):
        if statement.strip():
            db.execute(statement)


@ladder()
def m002_observed(db: Database) -> None:
    """Whether the reader stayed to be observed after an infusion; attachments are found from either end.

    An older program would forget the new column when it takes a change back, hence a format it refuses.
    """
    db.execute("ALTER TABLE infusion ADD COLUMN observed INTEGER CHECK (observed IN (0, 1))")
    db.execute("CREATE INDEX attachment_by_owner ON attachment (belongs_to)")
    db.execute("CREATE INDEX change_row_of_attachments ON change_row (change) WHERE kind = 'attachment'")


@ladder()
def m003_written_before(db: Database) -> None:
    """Questions written before an infusion.

    An older program has no words for them in its history and could not take them back, hence a format it refuses.
    """
    db.execute(
        """CREATE TABLE expectation (
    id TEXT PRIMARY KEY, entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL,
    tracker TEXT NOT NULL REFERENCES tracker (key) DEFERRABLE INITIALLY DEFERRED, size TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('iron', 'disease-modifying', 'steroid', 'immunoglobulin', 'fluid', 'other')),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID"""
    )


def climb(connection: "sqlite3.Connection") -> None:
    """Take the steps that the database has not taken yet, each in a transaction within the one that is under way."""
    # Plugins of sqlite-utils are not ours to run on somebody's diary, and finding them costs time.
    ladder.apply(Database(connection, execute_plugins=False))
