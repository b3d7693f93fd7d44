# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The stops of the tour about files from elsewhere, with small files of made-up people.

Hides that the files lie on the disk for as long as they are read, and no longer.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from journal_app.ui.destinations import way_of
from journal_app.ui.imports.state import Shown
from journal_app.ui.imports.view import ImportView
from journal_app.ui.shell.window import MainWindow

_DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2024-11-20,November 20,Wednesday,08:10,good,walk,,Slept through
2024-11-19,November 19,Tuesday,21:40,worn out,rest | early night,,
2024-11-18,November 18,Monday,20:05,meh,,,
2024-11-17,November 17,Sunday,22:15,worn out,visitors,,Too long a day
2024-11-16,November 16,Saturday,19:30,sunny,garden,,
2024-11-15,November 15,Friday,21:00,good,,,
"""
_LAB_TABLE = """Patient;Alex Example
Date;Test;Result;Unit;Reference
03/04/2024;Ferritin;18;ng/mL;15-150
03/04/2024;Transferrin saturation;12,5;%;16-45
05/06/2024;Ferritin;141;ng/mL;15-150
05/06/2024;Haemoglobin;12,9;g/dL;12-16
"""
_READINGS = """Collected,Test,LOINC,Result,Units,Laboratory
2024-02-12,Ferritin,2276-4,1.250,ng/mL,North Laboratory
2024-02-12,Transferrin saturation,2500-7,14,%,North Laboratory
2024-02-12,Haemoglobin,718-7,129,g/L,North Laboratory
2024-02-31,CRP,1988-5,3,mg/L,North Laboratory
2024-02-12,Vitamin D (25-OH),1989-3,48,nmol/L,North Laboratory
"""
W = TypeVar("W", bound=QWidget)


def look_at_a_diary(window: MainWindow) -> None:
    """A diary whose moods were given names of their own."""
    _drop(window, "daylio_export.csv", _DAYLIO)


def look_at_a_lab_table(window: MainWindow) -> None:
    """A table of a laboratory whose days can be read in two ways."""
    _drop(window, "results.csv", _LAB_TABLE)


def look_at_another_person(window: MainWindow) -> None:
    """Results of somebody else than those that were imported before."""
    _drop(window, "alex.json", _results("Alex", "1984-05-02", 18))
    _the(window, ImportView).import_wanted.emit()
    _drop(window, "download.json", _results("Robin", "1991-11-30", 61))


def look_at_two_readings(window: MainWindow) -> None:
    """Values that can be read in two ways, and what cannot be kept."""
    _drop(window, "labs.csv", _READINGS)
    view = _the(window, ImportView)
    view.lines.shown_chosen.emit(Shown.DECIDE.value)
    view.lines.line.take_focus()


def take_a_file_in(window: MainWindow) -> None:
    """A file that was imported, with its Undo."""
    _drop(window, "daylio_export.csv", _DAYLIO)
    _the(window, ImportView).import_wanted.emit()


def _drop(window: MainWindow, name: str, content: str) -> None:
    """Look at a file, as if it had been dropped onto the window."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(content, encoding="utf-8")
        window.go_to(*way_of([path]))


def _results(given: str, born: str, ferritin: int) -> str:
    """A lab result as portals give it, with the person it is of."""
    patient = {"resourceType": "Patient", "id": "1", "name": [{"given": [given], "family": "Example"}]}
    observation = {
        "resourceType": "Observation",
        "id": f"ferritin-{ferritin}",
        "status": "final",
        "subject": {"reference": "Patient/1"},
        "code": {"coding": [{"system": "http://loinc.org", "code": "2276-4"}], "text": "Ferritin"},
        "effectiveDateTime": "2024-03-04",
        "valueQuantity": {
            "value": ferritin,
            "unit": "ng/mL",
            "system": "http://unitsofmeasure.org",
            "code": "ng/mL",
        },
    }
    entries = [{"resource": patient | {"birthDate": born}}, {"resource": observation}]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def _the(window: MainWindow, kind: type[W]) -> W:
    return next(iter(window.findChildren(kind)))
