-- SPDX-FileCopyrightText: The Iron Journal contributors
-- SPDX-License-Identifier: MIT
-- A journal as the first format kept it: an infusion corrected, one removed, one undone. Never edited.
PRAGMA application_id = 1232236106;
PRAGMA user_version = 1000;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'iron-journal','m001_facts','2026-11-21 09:14:37.117845+00:00');
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
INSERT INTO "change" VALUES(1,'01a1fa98-2f40-76c6-91b7-584aefc6f026','2026-11-20T20:14:00.000+00:00','Alex Example','log score','2026-11-20 fatigue',NULL,NULL);
INSERT INTO "change" VALUES(2,'01a1fa99-19a0-7208-9027-c4d1e1b6a74e','2026-11-20T20:15:00.000+00:00','Alex Example','add lab','ferritin',NULL,NULL);
INSERT INTO "change" VALUES(3,'01a1fa9a-0400-73c5-b311-d8a4699d3b60','2026-11-20T20:16:00.000+00:00','Alex Example','add infusion','Ferinject',NULL,NULL);
INSERT INTO "change" VALUES(4,'01a1fa9a-ee60-71af-89e9-c6167935a523','2026-11-20T20:17:00.000+00:00','Alex Example','add reaction','headache',NULL,NULL);
INSERT INTO "change" VALUES(5,'01a1fa9b-d8c0-7724-8741-c7a87ce42c82','2026-11-20T20:18:00.000+00:00','Alex Example','edit','infusion',NULL,NULL);
INSERT INTO "change" VALUES(6,'01a1fa9c-c320-7375-a3ca-828e7175c229','2026-11-20T20:19:00.000+00:00','Alex Example','add infusion','Venofer',NULL,NULL);
INSERT INTO "change" VALUES(7,'01a1fa9d-ad80-7007-8464-7159c324c985','2026-11-20T20:20:00.000+00:00','Alex Example','remove','infusion',NULL,NULL);
INSERT INTO "change" VALUES(8,'01a1fa9e-97e0-7221-b204-e52e6ad8f357','2026-11-20T20:21:00.000+00:00','Alex Example','add infusion','Ferinject',NULL,9);
INSERT INTO "change" VALUES(9,'01a1fa9f-8240-74b8-ba90-2931cd447e35','2026-11-20T20:22:00.000+00:00','Alex Example','undo','',8,NULL);
CREATE TABLE change_row (
    change INTEGER NOT NULL REFERENCES change (sequence), position INTEGER NOT NULL,
    kind TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "change_row" VALUES(1,0,'score','01a1fa98-2f40-76c6-91b7-584a2265b1f5',NULL,NULL);
INSERT INTO "change_row" VALUES(2,0,'lab_result','01a1fa99-19a0-7208-9027-c4d1c386bbc4',NULL,NULL);
INSERT INTO "change_row" VALUES(2,1,'laboratory','01a1fa99-19a0-7208-9027-c4d2608b7cca',NULL,NULL);
INSERT INTO "change_row" VALUES(3,0,'infusion','01a1fa9a-0400-73c5-b311-d8a3c2ce6f44',NULL,NULL);
INSERT INTO "change_row" VALUES(4,0,'reaction','01a1fa9a-ee60-71af-89e9-c616612e7696',NULL,NULL);
INSERT INTO "change_row" VALUES(5,0,'infusion','01a1fa9a-0400-73c5-b311-d8a3c2ce6f44','{"id":"01a1fa9a-0400-73c5-b311-d8a3c2ce6f44","entered_by":"Alex Example","recorded_at":"2026-11-20T20:16:00.000+00:00","source":"typed","given_on":"2026-03-02","product":"ferric carboxymaltose","kind":"iron","given_time":null,"brand":"Ferinject","amount":"1000","unit":"mg","iron_mg":"1000","place":"","course":"","note":"first"}','{"id":"01a1fa9a-0400-73c5-b311-d8a3c2ce6f44","entered_by":"Alex Example","recorded_at":"2026-11-20T20:16:00.000+00:00","source":"typed","given_on":"2026-03-02","product":"ferric carboxymaltose","kind":"iron","given_time":null,"brand":"Ferinject","amount":"1000","unit":"mg","iron_mg":"1000","place":"","course":"","note":"corrected"}');
INSERT INTO "change_row" VALUES(6,0,'infusion','01a1fa9c-c320-7375-a3ca-828dd5f4b3b2',NULL,NULL);
INSERT INTO "change_row" VALUES(7,0,'infusion','01a1fa9c-c320-7375-a3ca-828dd5f4b3b2','{"id":"01a1fa9c-c320-7375-a3ca-828dd5f4b3b2","entered_by":"Alex Example","recorded_at":"2026-11-20T20:19:00.000+00:00","source":"typed","given_on":"2026-06-01","product":"iron sucrose","kind":"iron","given_time":null,"brand":"Venofer","amount":"200","unit":"mg","iron_mg":"200","place":"","course":"","note":""}',NULL);
INSERT INTO "change_row" VALUES(8,0,'infusion','01a1fa9e-97e0-7221-b204-e52db2221a58',NULL,NULL);
INSERT INTO "change_row" VALUES(9,0,'infusion','01a1fa9e-97e0-7221-b204-e52db2221a58','{"id":"01a1fa9e-97e0-7221-b204-e52db2221a58","entered_by":"Alex Example","recorded_at":"2026-11-20T20:21:00.000+00:00","source":"typed","given_on":"2026-09-01","product":"ferric carboxymaltose","kind":"iron","given_time":null,"brand":"Ferinject","amount":"1000","unit":"mg","iron_mg":"1000","place":"","course":"3","note":""}',NULL);
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
) STRICT, WITHOUT ROWID;
INSERT INTO "infusion" VALUES('01a1fa9a-0400-73c5-b311-d8a3c2ce6f44','Alex Example','2026-11-20T20:16:00.000+00:00','typed','2026-03-02','ferric carboxymaltose','iron',NULL,'Ferinject','1000','mg','1000','','','corrected');
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
INSERT INTO "lab_result" VALUES('01a1fa99-19a0-7208-9027-c4d1c386bbc4','Alex Example','2026-11-20T20:15:00.000+00:00','typed','2026-11-20','ferritin','12.50','ug/L','ug/L','','12.50',NULL,NULL,NULL,'','','North',1,'');
CREATE TABLE laboratory (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    name TEXT NOT NULL, analyte TEXT NOT NULL, unit TEXT NOT NULL,
    range_low TEXT, range_high TEXT, range_text TEXT NOT NULL, UNIQUE (name, analyte)
) STRICT, WITHOUT ROWID;
INSERT INTO "laboratory" VALUES('01a1fa99-19a0-7208-9027-c4d2608b7cca','Alex Example','2026-11-20T20:15:00.000+00:00','typed','North','ferritin','ug/L',NULL,NULL,'');
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
INSERT INTO "reaction" VALUES('01a1fa9a-ee60-71af-89e9-c616612e7696','Alex Example','2026-11-20T20:17:00.000+00:00','typed','01a1fa9a-0400-73c5-b311-d8a3c2ce6f44','headache',1,'','','');
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
INSERT INTO "score" VALUES('01a1fa98-2f40-76c6-91b7-584a2265b1f5','Alex Example','2026-11-20T20:14:00.000+00:00','typed','2026-11-20','fatigue','6','day',NULL,'“Ä, µ”');
CREATE TABLE setting (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('019b76da-a800-7472-8406-b36ee92e5444','Iron Journal','2026-01-01T00:00:00.000+00:00','typed','made_up','no');
INSERT INTO "setting" VALUES('019b76da-a800-7775-8194-adc0d83e0a0b','Iron Journal','2026-01-01T00:00:00.000+00:00','typed','person','Alex Example');
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
INSERT INTO "tracker" VALUES('019b76da-a800-7261-b9a9-82320c62b236','Iron Journal','2026-01-01T00:00:00.000+00:00','typed','fatigue','Fatigue','How tired were you today, at the worst?',1,'scale','0','10','none','the worst I have known','lower','worst',0,0);
INSERT INTO "tracker" VALUES('019b76da-a800-7316-b7d8-5538752cbda6','Iron Journal','2026-01-01T00:00:00.000+00:00','typed','mood','Mood','How was your mood today, on the whole?',1,'scale','0','10','the worst I have known','the best I have known','higher','mean',1,0);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX score_by_tracker ON score (tracker, day, time, value);
CREATE UNIQUE INDEX score_without_time_once ON score (tracker, day, part) WHERE time IS NULL;
CREATE INDEX lab_result_by_analyte ON lab_result (analyte, collected_on);
CREATE INDEX infusion_by_day ON infusion (given_on);
CREATE INDEX reaction_by_infusion ON reaction (infusion);
CREATE INDEX event_by_day ON event (first_on);
CREATE INDEX change_reversing ON change (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX change_row_by_row ON change_row (row_id, kind);
COMMIT;
