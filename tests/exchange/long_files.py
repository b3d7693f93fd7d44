# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Made-up files of every format that is read, as long as is wanted: one record a day.

A new reader has one line here; ``test_imports_stopped`` says which one is missing.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta

from tests.exchange import document_samples as documents
from tests.exchange.every_format import (
    BEARABLE,
    DIARY,
    LABS,
    LOOP_TABLES,
    SCORES,
    TRACK_GRAPH,
    VISIBLE,
)
from tests.exchange.samples import a_bundle, a_quantity, a_table, an_observation, as_json

FIRST_DAY = date(1990, 1, 1)


def _days(count: int) -> Iterator[date]:
    return (FIRST_DAY + timedelta(days=number) for number in range(count))


def _rows(header: str, row: str, end: str = "") -> Callable[[int], bytes]:
    def content(count: int) -> bytes:
        return (a_table(header, *(row.replace("DAY", str(day)) for day in _days(count))).rstrip() + end).encode()

    return content


def _bundle(count: int) -> bytes:
    results = (
        an_observation(id=f"result-{day}", effectiveDateTime=str(day), valueQuantity=a_quantity(100 + number % 50))
        for number, day in enumerate(_days(count))
    )
    return as_json(a_bundle(*results)).encode()


def _backup(count: int) -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in LOOP_TABLES[:-1]:
            db.execute(statement)
        rows = [(1, (day - date(1970, 1, 1)).days * 86_400_000, 2, "") for day in _days(count)]
        db.executemany("INSERT INTO Repetitions (habit, timestamp, value, notes) VALUES (?, ?, ?, ?)", rows)
        db.commit()
        return db.serialize()


def _messages(count: int) -> bytes:
    row = "OBX|{}|NM|2276-4^Ferritin^LN||167.4|ng/mL^^UCUM|30-400|N|||F|||{:%Y%m%d}081000+0100\r"
    rows = (row.format(number, day) for number, day in enumerate(_days(count), start=1))
    return documents.HL7_BEGINS + "".join(rows).encode()


def _document(count: int) -> bytes:
    results = (documents.a_result("2276-4", "Ferritin", "167.4", "ng/mL", f"{day:%Y%m%d}") for day in _days(count))
    return documents.a_document(*results)


def _health(count: int) -> bytes:
    row = (
        ' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="{0} 10:00:00 '
        '+0100" endDate="{0} 10:10:00 +0100" value="812"/>\n'
    )
    return documents.an_export("".join(row.format(day) for day in _days(count)))


def _book(count: int) -> bytes:
    first = 32874  # 1 January 1990
    return documents.a_workbook(*((first + number, "Ferritin", 167.4, "ng/mL") for number in range(count)))


def _own(count: int) -> bytes:
    header = "given_on,product,kind,given_time,brand,amount,unit,iron_mg,place,course,note,observed,entered_by,"
    row = "{},ferric carboxymaltose,iron,10:00,Ferinject,1000,mg,1000,,,,yes,,2026-11-21T19:14:00.000+00:00,typed,{}"
    ids = (f"01a1ff87-9cc0-76c6-91b7-{number:012x}" for number in range(count))
    rows = (row.format(day, own) for day, own in zip(_days(count), ids, strict=True))
    return a_table(header + "recorded_at,source,id", *rows).encode()


LONG: dict[str, Callable[[int], bytes]] = {
    "scores-csv": _rows(SCORES, "DAY,day,fatigue,7,,"),
    "labs-csv": _rows(LABS, "DAY,08:10,ferritin,,167.4,ug/L,30,400,,Made-Up Laboratory,yes,"),
    "daylio": _rows(DIARY, "DAY,,Monday,18:50,rad,walk,,"),
    "bearable": _rows(BEARABLE, '"DAY","Monday","all day","Energy","2","",""'),
    "visible": _rows(VISIBLE, "DAY,Fatigue,Experience,2 "),
    "track-and-graph": _rows(TRACK_GRAPH, "Energy,DAYT20:15:00.000+01:00,4.0,,"),
    "loop": _rows("Date,Iron tablet,", "DAY,YES_MANUAL,"),
    "loop-backup": _backup,
    "fhir": _bundle,
    "diary-csv": _rows("Date,Fatigue", "DAY,7"),
    "hl7-v2": _messages,
    "ccda": _document,
    "apple-health": _health,
    "lab-table": _rows("Date,Test,Result,Units", "DAY,Ferritin,167.4,ng/mL"),
    "lab-workbook": _book,
    "own-tables": _own,
}
"""What makes a file of a format with so many records, by the format's name."""
