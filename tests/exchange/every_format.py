# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small made-up files of every format that is read, for what must hold for all of them.

A new reader has one line here; ``test_imports_hostile_formats`` says which one is missing.
"""

from tests.exchange.samples import a_bundle, a_patient, a_table, an_administration, an_observation, as_json


def _json(document: object) -> bytes:
    return as_json(document).encode()


DIARY = "full_date,date,weekday,time,mood,activities,note_title,note"
OLD_DIARY = "date,weekday,time,mood,activities,note"
SCORES = "day,part,tracker,value,time,note"
LABS = "day,time,analyte,comparator,value,unit,range_low,range_high,flag,laboratory,fasting,note"

SAMPLES: dict[str, tuple[bytes, ...]] = {
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
"""The files of each format by its name; each is of that format and no other, and has something to add."""
