# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small made-up files of every format that is read, for what must hold for all of them.

A new reader has one line here; ``test_imports_hostile_formats`` says which one is missing.
"""

import sqlite3
from contextlib import closing

from tests.exchange import document_samples as documents
from tests.exchange.hostile import zipped
from tests.exchange.own_samples import own_tables
from tests.exchange.samples import a_bundle, a_patient, a_table, an_administration, an_observation, as_json


def _json(document: object) -> bytes:
    return as_json(document).encode()


DIARY = "full_date,date,weekday,time,mood,activities,note_title,note"
OLD_DIARY = "date,weekday,time,mood,activities,note"
SCORES = "day,part,tracker,value,time,note"
LABS = "day,time,analyte,comparator,value,unit,range_low,range_high,flag,laboratory,fasting,note"

BEARABLE = '"date","weekday","time of day","category","rating/amount","detail","notes"'
VISIBLE = "observation_date,tracker_name,tracker_category,observation_value "
TRACK_GRAPH = "FeatureName,Timestamp,Value,Label,Note"
OLD_TRACK_GRAPH = "FeatureName,Timestamp,Value,Note"
HABITS = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target,Archived?"
HABIT = "Date,Value,Notes\n2024-03-04,YES_MANUAL,with milk\n2024-03-05,NO,\n2024-03-06,SKIP,\n2024-03-07,UNKNOWN,\n"
MATRIX = "Date,Iron tablet,Walk,\n2024-03-05,NO,2,\n2024-03-04,YES_MANUAL,UNKNOWN,\n"
LOOP_COLUMNS = (
    *("archived INTEGER", "color INTEGER", "description TEXT", "freq_den INTEGER", "freq_num INTEGER"),
    *("highlight INTEGER", "name TEXT", "position INTEGER", "reminder_hour INTEGER", "reminder_min INTEGER"),
    *("reminder_days INTEGER", "type INTEGER", "target_type INTEGER", "target_value REAL", "unit TEXT"),
    *("question TEXT", "uuid TEXT"),
)
LOOP_TABLES = (
    f"CREATE TABLE Habits (id INTEGER PRIMARY KEY, {', '.join(LOOP_COLUMNS)})",
    "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit INTEGER, timestamp INTEGER, value INTEGER, notes TEXT)",
    "INSERT INTO Habits (id, name, type, position, unit) VALUES (1, 'Iron tablet', 0, 0, ''), (2, 'Walk', 1, 1, 'km')",
    "INSERT INTO Repetitions VALUES (1, 1, 1709510400000, 2, 'with milk'), (2, 2, 1709596800000, 2500, '')",
)


def _backup() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in LOOP_TABLES:
            db.execute(statement)
        db.commit()
        return db.serialize()


SAMPLES: dict[str, tuple[bytes, ...]] = {
    "bearable": (
        a_table(
            BEARABLE,
            '"22nd Sep 2020","Tuesday","am","Mood","7","","slept badly"',
            '"22nd Sep 2020","Tuesday","pm","Symptom","3","Fatigue (Moderate)","slept badly"',
            '"1st Dec 2020","Tuesday","all day","Energy","2","",""',
            '"1st Dec 2020","Tuesday","3:04","Meds/Supplements","1","Iron tablet 65mg",""',
        ).encode(),
    ),
    "visible": (
        (VISIBLE + "\n2024-03-04,Fatigue,Experience,2 \n2024-03-04,HR Variability,Measurement,34 ").encode(),
        (VISIBLE + "\n2024-03-04,Brain Fog,Brain,0 \n2024-03-05,Brain Fog,Experience,3 ").encode(),
    ),
    "track-and-graph": (
        a_table(
            TRACK_GRAPH,
            "Body/Energy,2024-03-04T20:15:00.000+01:00,4.0,fair,after a walk",
            "Body/Sleep,2024-03-05T08:00:00Z,7:30:00,,",
        ).encode(),
        a_table(
            OLD_TRACK_GRAPH, "Energy,2024-03-04T20:15:00+01:00,1.0:Label,", "Rest,2024-03-04T09:00Z,-10:-30:20,"
        ).encode(),
    ),
    "loop": (
        MATRIX.encode(),
        zipped(
            ("Habits.csv", (HABITS + "\n001,Iron tablet,YES_NO,,,1,1,#E64A19,,,false\n").encode()),
            ("Checkmarks.csv", MATRIX.encode()),
            ("001 Iron tablet/Checkmarks.csv", HABIT.encode()),
        ),
    ),
    "loop-backup": (_backup(),),
    "diary-csv": (documents.DIARY_TABLE,),
    "hl7-v2": (documents.HL7,),
    "ccda": (documents.CCDA,),
    "apple-health": (documents.HEALTH, documents.HEALTH_ZIP),
    "lab-table": (documents.LAB_ROWS, documents.LAB_DAYS),
    "lab-workbook": (documents.LAB_WORKBOOK,),
    "own-tables": own_tables(),
    "fhir": (
        _json(an_observation()),
        _json(a_bundle(a_patient(), an_observation(), an_administration(), an_observation(status="cancelled"))),
    ),
    "daylio": (
        a_table(
            DIARY,
            '2024-03-04,4. March,Monday,6:50 pm,rad,walk | tea,,"slept, at last"',
            "2024-03-05,5. March,Tuesday,08:00,awful,,A title,first<br>second",
        ).encode(),
        a_table(OLD_DIARY, "30 May 2019,Thursday,6:50 pm,meh,,", "31 May 2019,Friday,7:50 am,good,walk,").encode(),
    ),
    "scores-csv": (
        a_table(
            SCORES,
            '2024-03-04,day,fatigue,7,,"tired, very"',
            "2024-03-04,evening,mood,4,,good",
            "2024-03-05,day,fatigue,6,,",
        ).encode(),
    ),
    "labs-csv": (
        a_table(
            LABS,
            "2024-03-04,08:10,ferritin,,167.4,ug/L,30,400,,Made-Up Laboratory,yes,",
            "2024-03-04,,tsat,<,16,%,16,45,L,Made-Up Laboratory,,fasting",
        ).encode(),
    ),
}
"""The files of each format by its name; each is of that format and no other."""
