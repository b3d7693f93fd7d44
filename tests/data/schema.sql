CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE answer_set (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    questionnaire TEXT NOT NULL, answered_on TEXT NOT NULL CHECK (answered_on BETWEEN '0001-01-01' AND '9999-12-31'),
    items TEXT NOT NULL CHECK (json_valid(items)), score TEXT, wording_version TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE appointment (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    day TEXT NOT NULL CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'), time TEXT CHECK (time BETWEEN '00:00' AND '23:59'),
    with_whom TEXT NOT NULL, said TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    name TEXT NOT NULL, media_type TEXT NOT NULL, belongs_kind TEXT NOT NULL, belongs_to TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE card (
    id TEXT NOT NULL UNIQUE, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)),
    bundled INTEGER NOT NULL CHECK (bundled IN (0, 1))
) STRICT;

CREATE TABLE card_mark (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    card TEXT NOT NULL UNIQUE, saved INTEGER NOT NULL CHECK (saved IN (0, 1)),
    found TEXT NOT NULL CHECK (found IN ('', 'helpful', 'unhelpful')),
    discuss INTEGER NOT NULL CHECK (discuss IN (0, 1)), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, entered_by TEXT NOT NULL,
    operation TEXT NOT NULL, label TEXT NOT NULL,
    reverses INTEGER REFERENCES change (sequence), reversed_by INTEGER REFERENCES change (sequence)
) STRICT;

CREATE TABLE change_row (
    change INTEGER NOT NULL REFERENCES change (sequence), position INTEGER NOT NULL,
    kind TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE course (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    title TEXT NOT NULL CHECK (title <> ''), started_on TEXT NOT NULL CHECK (started_on BETWEEN '0001-01-01' AND '9999-12-31'),
    stopped_on TEXT CHECK (stopped_on BETWEEN '0001-01-01' AND '9999-12-31' AND stopped_on >= started_on), dose TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE course_day (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    course TEXT NOT NULL REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED, day TEXT NOT NULL CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'),
    state TEXT NOT NULL CHECK (state IN ('taken', 'skipped', 'no dose', 'stopped')), note TEXT NOT NULL,
    UNIQUE (course, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE day (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    day TEXT NOT NULL UNIQUE CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'), note TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('', 'too ill to log', 'not tracked'))
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    form TEXT PRIMARY KEY, content TEXT NOT NULL CHECK (json_valid(content)), saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    first_on TEXT NOT NULL CHECK (first_on BETWEEN '0001-01-01' AND '9999-12-31'),
    kind TEXT NOT NULL CHECK (kind IN ('relapse', 'crash', 'infection', 'bleeding', 'donation', 'transfusion',
                                       'operation', 'vaccination', 'heat', 'travel', 'other')),
    title TEXT NOT NULL, last_on TEXT CHECK (last_on BETWEEN '0001-01-01' AND '9999-12-31' AND last_on >= first_on), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    first_on TEXT NOT NULL CHECK (first_on BETWEEN '0001-01-01' AND '9999-12-31'),
    last_on TEXT NOT NULL CHECK (last_on BETWEEN '0001-01-01' AND '9999-12-31' AND last_on >= first_on),
    tracker TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE expectation (
    id TEXT PRIMARY KEY, entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL,
    tracker TEXT NOT NULL REFERENCES tracker (key) DEFERRABLE INITIALLY DEFERRED, size TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('iron', 'disease-modifying', 'steroid', 'immunoglobulin', 'fluid', 'other')),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    due_on TEXT NOT NULL CHECK (due_on BETWEEN '0001-01-01' AND '9999-12-31'), title TEXT NOT NULL, done_on TEXT CHECK (done_on BETWEEN '0001-01-01' AND '9999-12-31'),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    file_name TEXT NOT NULL, file_hash TEXT NOT NULL, format TEXT NOT NULL, person TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE infusion (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    given_on TEXT NOT NULL CHECK (given_on BETWEEN '0001-01-01' AND '9999-12-31'), product TEXT NOT NULL CHECK (product <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('iron', 'disease-modifying', 'steroid', 'immunoglobulin', 'fluid', 'other')),
    given_time TEXT CHECK (given_time BETWEEN '00:00' AND '23:59'), brand TEXT NOT NULL, amount TEXT, unit TEXT NOT NULL,
    iron_mg TEXT CHECK (iron_mg IS NULL OR kind = 'iron'),
    place TEXT NOT NULL, course TEXT NOT NULL, note TEXT NOT NULL
, observed INTEGER CHECK (observed IN (0, 1))) STRICT, WITHOUT ROWID;

CREATE TABLE lab_result (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    collected_on TEXT NOT NULL CHECK (collected_on BETWEEN '0001-01-01' AND '9999-12-31'), analyte TEXT NOT NULL, value TEXT NOT NULL,
    unit TEXT NOT NULL, unit_code TEXT NOT NULL,
    comparator TEXT NOT NULL CHECK (comparator IN ('', '<', '<=', '>', '>=')),
    printed_value TEXT NOT NULL, collected_time TEXT CHECK (collected_time BETWEEN '00:00' AND '23:59'),
    range_low TEXT, range_high TEXT, range_text TEXT NOT NULL, flag TEXT NOT NULL, laboratory TEXT NOT NULL,
    fasting INTEGER CHECK (fasting IN (0, 1)), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE laboratory (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    name TEXT NOT NULL, analyte TEXT NOT NULL, unit TEXT NOT NULL,
    range_low TEXT, range_high TEXT, range_text TEXT NOT NULL, UNIQUE (name, analyte)
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    format TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    text TEXT NOT NULL CHECK (text <> ''), position INTEGER NOT NULL, appointment TEXT NOT NULL, about TEXT NOT NULL,
    answered_on TEXT CHECK (answered_on BETWEEN '0001-01-01' AND '9999-12-31'), answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reaction (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    infusion TEXT NOT NULL REFERENCES infusion (id) DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL CHECK (kind <> ''),
    onset_day INTEGER CHECK (onset_day >= 0), lasted TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('', 'mild', 'moderate', 'serious')), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    day TEXT NOT NULL CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'),
    tracker TEXT NOT NULL REFERENCES tracker (key) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('day', 'morning', 'midday', 'evening', 'night')),
    time TEXT CHECK (time BETWEEN '00:00' AND '23:59'), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tracker (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''), name TEXT NOT NULL, question TEXT NOT NULL,
    question_version INTEGER NOT NULL CHECK (question_version >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('scale', 'yes/no', 'count', 'duration', 'number')),
    low TEXT, high TEXT, low_words TEXT NOT NULL, high_words TEXT NOT NULL,
    better TEXT NOT NULL CHECK (better IN ('lower', 'higher', 'neither')),
    day_rule TEXT NOT NULL CHECK (day_rule IN ('mean', 'worst', 'last')),
    position INTEGER NOT NULL, archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_by_owner ON attachment (belongs_to);

CREATE INDEX change_reversing ON change (reverses) WHERE reverses IS NOT NULL;

CREATE INDEX change_row_by_row ON change_row (row_id, kind);

CREATE INDEX change_row_of_attachments ON change_row (change) WHERE kind = 'attachment';

CREATE INDEX event_by_day ON event (first_on);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX infusion_by_day ON infusion (given_on);

CREATE INDEX lab_result_by_analyte ON lab_result (analyte, collected_on);

CREATE INDEX reaction_by_infusion ON reaction (infusion);

CREATE INDEX score_by_tracker ON score (tracker, day, time, value);

CREATE UNIQUE INDEX score_without_time_once ON score (tracker, day, part) WHERE time IS NULL;
