-- SPDX-FileCopyrightText: The Iron Journal contributors
-- SPDX-License-Identifier: MIT
-- A journal as this format kept it: every kind, one corrected, one removed, one change undone. Never edited.
PRAGMA application_id = 1232236106;
PRAGMA user_version = 3000;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'iron-journal','m001_facts','2026-11-22 00:36:11.925103+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'iron-journal','m002_observed','2026-11-22 00:36:11.925981+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'iron-journal','m003_written_before','2026-11-22 00:36:11.926219+00:00');
CREATE TABLE answer_set (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    questionnaire TEXT NOT NULL, answered_on TEXT NOT NULL CHECK (answered_on BETWEEN '0001-01-01' AND '9999-12-31'),
    items TEXT NOT NULL CHECK (json_valid(items)), score TEXT, wording_version TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "answer_set" VALUES('01a1ff87-9cc0-7593-bb1b-91ce1d79ea3c','Alex Example','2026-11-21T19:14:00.000+00:00','typed','phq-2','2024-03-04','{"1":2,"2":1}','3','','hard week');
CREATE TABLE appointment (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    day TEXT NOT NULL CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'), time TEXT CHECK (time BETWEEN '00:00' AND '23:59'),
    with_whom TEXT NOT NULL, said TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "appointment" VALUES('01a1ff87-9cc0-7593-bb1b-91cfd13b5629','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','09:30','Dr Example','wait','bring list');
CREATE TABLE attachment (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    name TEXT NOT NULL, media_type TEXT NOT NULL, belongs_kind TEXT NOT NULL, belongs_to TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "attachment" VALUES('01a1ff87-9cc0-7593-bb1b-91d4ec1a2f01','Alex Example','2026-11-21T19:14:00.000+00:00','typed','letter.pdf','application/pdf','infusion','01a1ff87-9cc0-7593-bb1b-91cc6025171b','9a9d1fa9f90c69a8002f32fc5eb68c661537844a48a71b407940b3f1dc3666ec');
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
INSERT INTO "blob" VALUES('9a9d1fa9f90c69a8002f32fc5eb68c661537844a48a71b407940b3f1dc3666ec',X'255044462D312E370A61206C6574746572');
CREATE TABLE card (
    id TEXT NOT NULL UNIQUE, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)),
    bundled INTEGER NOT NULL CHECK (bundled IN (0, 1))
) STRICT;
INSERT INTO "card" VALUES('01a1ff87-9cc0-7593-bb1b-91cef436c5a2','Alex Example','2026-11-21T19:14:00.000+00:00','typed','my-card','A text','{}',0);
CREATE TABLE card_mark (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    card TEXT NOT NULL UNIQUE, saved INTEGER NOT NULL CHECK (saved IN (0, 1)),
    found TEXT NOT NULL CHECK (found IN ('', 'helpful', 'unhelpful')),
    discuss INTEGER NOT NULL CHECK (discuss IN (0, 1)), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "card_mark" VALUES('01a1ff87-9cc0-7593-bb1b-91cf3d31835b','Alex Example','2026-11-21T19:14:00.000+00:00','typed','my-card',1,'',0,'read again');
CREATE TABLE change (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, entered_by TEXT NOT NULL,
    operation TEXT NOT NULL, label TEXT NOT NULL,
    reverses INTEGER REFERENCES change (sequence), reversed_by INTEGER REFERENCES change (sequence)
) STRICT;
INSERT INTO "change" VALUES(1,'01a1ff87-9cc0-7593-bb1b-91cb460ae5f2','2026-11-21T19:14:00.000+00:00','Alex Example','load','',NULL,NULL);
INSERT INTO "change" VALUES(2,'01a1ff87-9cc0-7224-9ff8-7dc8f1e1e79c','2026-11-21T19:14:00.000+00:00','Alex Example','edit','infusion',NULL,NULL);
INSERT INTO "change" VALUES(3,'01a1ff87-9cc0-7697-aefc-278a645168dd','2026-11-21T19:14:00.000+00:00','Alex Example','add event','Crash',NULL,NULL);
INSERT INTO "change" VALUES(4,'01a1ff87-9cc0-778e-a1e9-cd90c94d7379','2026-11-21T19:14:00.000+00:00','Alex Example','remove','event',NULL,NULL);
INSERT INTO "change" VALUES(5,'01a1ff87-9cc0-768e-abd6-2fb133b4c0c9','2026-11-21T19:14:00.000+00:00','Alex Example','log score','2024-03-05 fatigue',NULL,NULL);
INSERT INTO "change" VALUES(6,'01a1ff87-9cc0-75e8-8807-1a81cb286de1','2026-11-21T19:14:00.000+00:00','Alex Example','log score','2024-03-06 fatigue',NULL,7);
INSERT INTO "change" VALUES(7,'01a1ff87-9cc0-721b-a47c-11cdd211eb0f','2026-11-21T19:14:00.000+00:00','Alex Example','undo','',6,NULL);
CREATE TABLE change_row (
    change INTEGER NOT NULL REFERENCES change (sequence), position INTEGER NOT NULL,
    kind TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "change_row" VALUES(1,0,'score','01a1ff87-9cc0-7593-bb1b-91cac9f352e4',NULL,NULL);
INSERT INTO "change_row" VALUES(1,1,'score','01a1ff87-9cc0-7593-bb1b-91cb72393e46',NULL,NULL);
INSERT INTO "change_row" VALUES(1,2,'day','01a1ff87-9cc0-7593-bb1b-91cb9b31f7e4',NULL,NULL);
INSERT INTO "change_row" VALUES(1,3,'lab_result','01a1ff87-9cc0-7593-bb1b-91cbaf41b760',NULL,NULL);
INSERT INTO "change_row" VALUES(1,4,'infusion','01a1ff87-9cc0-7593-bb1b-91cc6025171b',NULL,NULL);
INSERT INTO "change_row" VALUES(1,5,'infusion','01a1ff87-9cc0-7593-bb1b-91cd1dec29c6',NULL,NULL);
INSERT INTO "change_row" VALUES(1,6,'event','01a1ff87-9cc0-7593-bb1b-91cd6d441898',NULL,NULL);
INSERT INTO "change_row" VALUES(1,7,'course','01a1ff87-9cc0-7593-bb1b-91cd7c2dd6bb',NULL,NULL);
INSERT INTO "change_row" VALUES(1,8,'answer_set','01a1ff87-9cc0-7593-bb1b-91ce1d79ea3c',NULL,NULL);
INSERT INTO "change_row" VALUES(1,9,'card','01a1ff87-9cc0-7593-bb1b-91cef436c5a2',NULL,NULL);
INSERT INTO "change_row" VALUES(1,10,'card_mark','01a1ff87-9cc0-7593-bb1b-91cf3d31835b',NULL,NULL);
INSERT INTO "change_row" VALUES(1,11,'appointment','01a1ff87-9cc0-7593-bb1b-91cfd13b5629',NULL,NULL);
INSERT INTO "change_row" VALUES(1,12,'question','01a1ff87-9cc0-7593-bb1b-91d01af0e603',NULL,NULL);
INSERT INTO "change_row" VALUES(1,13,'follow_up','01a1ff87-9cc0-7593-bb1b-91d0abf4322d',NULL,NULL);
INSERT INTO "change_row" VALUES(1,14,'laboratory','01a1ff87-9cc0-7593-bb1b-91d10b671ae7',NULL,NULL);
INSERT INTO "change_row" VALUES(1,15,'mapping','01a1ff87-9cc0-7593-bb1b-91d202253f1e',NULL,NULL);
INSERT INTO "change_row" VALUES(1,16,'import_run','01a1ff87-9cc0-7593-bb1b-91d294d2c91f',NULL,NULL);
INSERT INTO "change_row" VALUES(1,17,'exclusion','01a1ff87-9cc0-7593-bb1b-91d316ae840f',NULL,NULL);
INSERT INTO "change_row" VALUES(1,18,'expectation','01a1ff87-9cc0-7593-bb1b-91d390e99a64',NULL,NULL);
INSERT INTO "change_row" VALUES(1,19,'reaction','01a1ff87-9cc0-7593-bb1b-91d3df468fdc',NULL,NULL);
INSERT INTO "change_row" VALUES(1,20,'course_day','01a1ff87-9cc0-7593-bb1b-91d44b7849f7',NULL,NULL);
INSERT INTO "change_row" VALUES(1,21,'attachment','01a1ff87-9cc0-7593-bb1b-91d4ec1a2f01',NULL,NULL);
INSERT INTO "change_row" VALUES(2,0,'infusion','01a1ff87-9cc0-7593-bb1b-91cd1dec29c6','{"id":"01a1ff87-9cc0-7593-bb1b-91cd1dec29c6","entered_by":"Alex Example","recorded_at":"2026-11-21T19:14:00.000+00:00","source":"typed","given_on":"2024-05-06","product":"Ocrelizumab","kind":"disease-modifying","given_time":null,"brand":"","amount":"1000","unit":"mg","iron_mg":null,"place":"","course":"","note":"","observed":null}','{"id":"01a1ff87-9cc0-7593-bb1b-91cd1dec29c6","entered_by":"Alex Example","recorded_at":"2026-11-21T19:14:00.000+00:00","source":"typed","given_on":"2024-05-06","product":"Ocrelizumab","kind":"disease-modifying","given_time":null,"brand":"","amount":"1000","unit":"mg","iron_mg":null,"place":"","course":"","note":"corrected","observed":null}');
INSERT INTO "change_row" VALUES(3,0,'event','01a1ff87-9cc0-7697-aefc-278a259de3f4',NULL,NULL);
INSERT INTO "change_row" VALUES(4,0,'event','01a1ff87-9cc0-7697-aefc-278a259de3f4','{"id":"01a1ff87-9cc0-7697-aefc-278a259de3f4","entered_by":"Alex Example","recorded_at":"2026-11-21T19:14:00.000+00:00","source":"typed","first_on":"2024-03-04","kind":"crash","title":"Crash","last_on":null,"note":"removed"}',NULL);
INSERT INTO "change_row" VALUES(5,0,'score','01a1ff87-9cc0-768e-abd6-2fb0b10fa4cc',NULL,NULL);
INSERT INTO "change_row" VALUES(6,0,'score','01a1ff87-9cc0-75e8-8807-1a8153a716cc',NULL,NULL);
INSERT INTO "change_row" VALUES(7,0,'score','01a1ff87-9cc0-75e8-8807-1a8153a716cc','{"id":"01a1ff87-9cc0-75e8-8807-1a8153a716cc","entered_by":"Alex Example","recorded_at":"2026-11-21T19:14:00.000+00:00","source":"typed","day":"2024-03-06","tracker":"fatigue","value":"5","part":"day","time":null,"note":"“Ä, µ”"}',NULL);
CREATE TABLE course (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    title TEXT NOT NULL CHECK (title <> ''), started_on TEXT NOT NULL CHECK (started_on BETWEEN '0001-01-01' AND '9999-12-31'),
    stopped_on TEXT CHECK (stopped_on BETWEEN '0001-01-01' AND '9999-12-31' AND stopped_on >= started_on), dose TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "course" VALUES('01a1ff87-9cc0-7593-bb1b-91cd7c2dd6bb','Alex Example','2026-11-21T19:14:00.000+00:00','typed','Oral iron','2024-03-04','2024-05-06','one tablet','with juice');
CREATE TABLE course_day (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    course TEXT NOT NULL REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED, day TEXT NOT NULL CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'),
    state TEXT NOT NULL CHECK (state IN ('taken', 'skipped', 'no dose', 'stopped')), note TEXT NOT NULL,
    UNIQUE (course, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "course_day" VALUES('01a1ff87-9cc0-7593-bb1b-91d44b7849f7','Alex Example','2026-11-21T19:14:00.000+00:00','typed','01a1ff87-9cc0-7593-bb1b-91cd7c2dd6bb','2024-03-04','skipped','');
CREATE TABLE day (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    day TEXT NOT NULL UNIQUE CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'), note TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('', 'too ill to log', 'not tracked'))
) STRICT, WITHOUT ROWID;
INSERT INTO "day" VALUES('01a1ff87-9cc0-7593-bb1b-91cb9b31f7e4','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','a day in bed','too ill to log');
CREATE TABLE draft (
    form TEXT PRIMARY KEY, content TEXT NOT NULL CHECK (json_valid(content)), saved_at TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES('infusion','{"note": "half filled in"}','2026-11-21T19:14:00.000+00:00');
CREATE TABLE event (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    first_on TEXT NOT NULL CHECK (first_on BETWEEN '0001-01-01' AND '9999-12-31'),
    kind TEXT NOT NULL CHECK (kind IN ('relapse', 'crash', 'infection', 'bleeding', 'donation', 'transfusion',
                                       'operation', 'vaccination', 'heat', 'travel', 'other')),
    title TEXT NOT NULL, last_on TEXT CHECK (last_on BETWEEN '0001-01-01' AND '9999-12-31' AND last_on >= first_on), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "event" VALUES('01a1ff87-9cc0-7593-bb1b-91cd6d441898','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','crash','Crash','2024-05-06','after the stairs');
CREATE TABLE exclusion (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    first_on TEXT NOT NULL CHECK (first_on BETWEEN '0001-01-01' AND '9999-12-31'),
    last_on TEXT NOT NULL CHECK (last_on BETWEEN '0001-01-01' AND '9999-12-31' AND last_on >= first_on),
    tracker TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "exclusion" VALUES('01a1ff87-9cc0-7593-bb1b-91d316ae840f','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','2024-03-04','','travel');
CREATE TABLE expectation (
    id TEXT PRIMARY KEY, entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL,
    tracker TEXT NOT NULL REFERENCES tracker (key) DEFERRABLE INITIALLY DEFERRED, size TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('iron', 'disease-modifying', 'steroid', 'immunoglobulin', 'fluid', 'other')),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "expectation" VALUES('01a1ff87-9cc0-7593-bb1b-91d390e99a64','Alex Example','2026-11-21T19:14:00.000+00:00','typed','fatigue','2','iron','before the first');
CREATE TABLE follow_up (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    due_on TEXT NOT NULL CHECK (due_on BETWEEN '0001-01-01' AND '9999-12-31'), title TEXT NOT NULL, done_on TEXT CHECK (done_on BETWEEN '0001-01-01' AND '9999-12-31'),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "follow_up" VALUES('01a1ff87-9cc0-7593-bb1b-91d0abf4322d','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-05-06','blood test',NULL,'');
CREATE TABLE import_run (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    file_name TEXT NOT NULL, file_hash TEXT NOT NULL, format TEXT NOT NULL, person TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "import_run" VALUES('01a1ff87-9cc0-7593-bb1b-91d294d2c91f','Alex Example','2026-11-21T19:14:00.000+00:00','typed','a.csv','0','labs-csv','','2024-03-04T08:00:00.000+00:00');
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
INSERT INTO "infusion" VALUES('01a1ff87-9cc0-7593-bb1b-91cc6025171b','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','ferric carboxymaltose','iron','10:00','Ferinject','1000','mg','1000','Example Unit','','went well',1);
INSERT INTO "infusion" VALUES('01a1ff87-9cc0-7593-bb1b-91cd1dec29c6','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-05-06','Ocrelizumab','disease-modifying',NULL,'','1000','mg',NULL,'','','corrected',NULL);
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
INSERT INTO "lab_result" VALUES('01a1ff87-9cc0-7593-bb1b-91cbaf41b760','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','ferritin','42.0','ug/L','ug/L','','42.0','08:10','15','150','15-150','L','Example Laboratory',1,'two tubes');
CREATE TABLE laboratory (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    name TEXT NOT NULL, analyte TEXT NOT NULL, unit TEXT NOT NULL,
    range_low TEXT, range_high TEXT, range_text TEXT NOT NULL, UNIQUE (name, analyte)
) STRICT, WITHOUT ROWID;
INSERT INTO "laboratory" VALUES('01a1ff87-9cc0-7593-bb1b-91d10b671ae7','Alex Example','2026-11-21T19:14:00.000+00:00','typed','Example Laboratory','ferritin','ug/L',NULL,NULL,'');
CREATE TABLE mapping (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    format TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
INSERT INTO "mapping" VALUES('01a1ff87-9cc0-7593-bb1b-91d202253f1e','Alex Example','2026-11-21T19:14:00.000+00:00','typed','daylio','moods','{}');
CREATE TABLE question (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    text TEXT NOT NULL CHECK (text <> ''), position INTEGER NOT NULL, appointment TEXT NOT NULL, about TEXT NOT NULL,
    answered_on TEXT CHECK (answered_on BETWEEN '0001-01-01' AND '9999-12-31'), answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "question" VALUES('01a1ff87-9cc0-7593-bb1b-91d01af0e603','Alex Example','2026-11-21T19:14:00.000+00:00','typed','Why so tired?',0,'','',NULL,'');
CREATE TABLE reaction (
    id TEXT PRIMARY KEY, 
    entered_by TEXT NOT NULL, recorded_at TEXT NOT NULL, source TEXT NOT NULL
,
    infusion TEXT NOT NULL REFERENCES infusion (id) DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL CHECK (kind <> ''),
    onset_day INTEGER CHECK (onset_day >= 0), lasted TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('', 'mild', 'moderate', 'serious')), note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "reaction" VALUES('01a1ff87-9cc0-7593-bb1b-91d3df468fdc','Alex Example','2026-11-21T19:14:00.000+00:00','typed','01a1ff87-9cc0-7593-bb1b-91cc6025171b','headache',1,'2 days','mild','');
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
INSERT INTO "score" VALUES('01a1ff87-9cc0-7593-bb1b-91cac9f352e4','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-04','fatigue','7','morning','08:05','slept badly');
INSERT INTO "score" VALUES('01a1ff87-9cc0-7593-bb1b-91cb72393e46','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-05-06','mood','4','day',NULL,'');
INSERT INTO "score" VALUES('01a1ff87-9cc0-768e-abd6-2fb0b10fa4cc','Alex Example','2026-11-21T19:14:00.000+00:00','typed','2024-03-05','fatigue','4','day',NULL,'“Ä, µ”');
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
CREATE INDEX attachment_by_owner ON attachment (belongs_to);
CREATE INDEX change_row_of_attachments ON change_row (change) WHERE kind = 'attachment';
COMMIT;
