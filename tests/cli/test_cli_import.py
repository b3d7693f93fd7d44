# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How files are read in from the command line; what each format means is tested with its reader."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.runner import Iron

SCORES = "day,tracker,value\n2024-11-20,fatigue,7\n2024-11-20,mood,4\n2024-11-21,fatigue,11\n2024-11-21,mood,5\n"
LABS = "day,analyte,value,unit\n2024-11-02,ferritin,18,ug/L\n2024-11-02,ferritin,1.250,ug/L\n"
FERRITIN = {
    "resourceType": "Observation",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "2276-4", "display": "Ferritin"}]},
    "effectiveDateTime": "2024-10-16",
    "valueQuantity": {"value": 167.4, "unit": "ng/mL", "system": "http://unitsofmeasure.org", "code": "ng/mL"},
}


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    return written(tmp_path / "from elsewhere.csv", SCORES)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_one_change_and_what_is_not_kept_is_named_with_its_line(iron: Iron, scores: Path) -> None:
    before = iron("dump").stdout_bytes
    said = iron("import", scores).stdout.splitlines()
    assert said[0] == "from elsewhere.csv (scores-csv): 3 added, 0 changed, 0 passed over, 1 not kept."
    assert len(said) == 2
    assert said[1].startswith("  line 4: ")
    assert "11" in said[1]
    iron("undo")
    assert iron("dump").stdout_bytes == before


def test_the_same_file_again_adds_nothing_and_says_so(iron: Iron, scores: Path) -> None:
    iron("import", scores)
    before = iron("dump").stdout_bytes
    said = iron("import", scores).stdout
    assert "0 added, 0 changed, 3 passed over, 1 not kept. Nothing in it is new." in said
    assert "  3 times: " in said
    assert iron("dump").stdout_bytes == before


def test_every_line_that_changes_something_is_told_and_what_was_typed_is_left(iron: Iron, tmp_path: Path) -> None:
    iron("import", written(tmp_path / "before.csv", "day,tracker,value\n2024-11-19,mood,3\n2024-11-20,mood,4\n"))
    iron("log", "fatigue=9", "--on", "2024-11-20")
    after = "day,tracker,value\n2024-11-19,mood,5\n2024-11-20,mood,6\n2024-11-20,fatigue,3\n"
    said = iron("import", written(tmp_path / "after.csv", after)).stdout.splitlines()
    assert said[0] == "after.csv (scores-csv): 0 added, 2 changed, 1 passed over, 0 not kept."
    assert said[1:] == [
        "  line 4: It was typed here. Value: 9 here, 3 in the file. [1] Take what the file says.",
        "  line 2: 19 Nov 2024: 3 becomes 5.",
        "  line 3: 20 Nov 2024: 4 becomes 6.",
    ]
    assert "1 changed" in iron("import", tmp_path / "after.csv", "--take", "line 4").stdout
    assert {row["value"] for row in iron.table("score") if row["tracker"] == "fatigue"} == {"3"}


def test_json_tells_every_line(iron: Iron, tmp_path: Path) -> None:
    report = iron.json("import", "--json", written(tmp_path / "labs.csv", LABS))
    assert {name: report[name] for name in report if name != "rows"} == {
        "format": "labs-csv",
        "person": "",
        "added": 1,
        "changed": 0,
        "skipped": 0,
        "rejected": 1,
    }
    kept, unclear = report["rows"]
    assert kept == {"action": "add", "where": "line 2", "kind": "lab_result", "reason": "", "readings": []}
    assert (unclear["action"], unclear["where"], unclear["readings"]) == ("reject", "line 3", ["1.250", "1250"])
    assert unclear["reason"]


def test_several_files_are_several_changes_and_one_document(iron: Iron, scores: Path, tmp_path: Path) -> None:
    reports = iron.json("import", "--json", scores, written(tmp_path / "b.csv", LABS))
    assert [report["format"] for report in reports] == ["scores-csv", "labs-csv"]
    assert [change["operation"] for change in iron.json("history", "--json")] == ["import", "import"]


def test_none_of_several_files_is_read_in_when_one_cannot_be(iron: Iron, scores: Path, tmp_path: Path) -> None:
    said = iron.refused("import", "--json", scores, written(tmp_path / "letter.txt", "Dear Sir,\n"))
    assert "letter.txt" in said


def test_a_file_refused_after_another_was_read_in_leaves_that_one(iron: Iron, scores: Path, tmp_path: Path) -> None:
    broken = written(tmp_path / "broken.csv", 'day,tracker,value\n2024-11-20,fatigue,"7\n')
    shown = iron("import", "--json", scores, broken, code=1)
    assert [report["added"] for report in json.loads(shown.stdout)] == [3]
    assert "line 2" in shown.stderr
    assert len(iron.table("score")) == 3


def test_a_dry_run_shows_every_line_and_does_nothing(iron: Iron, scores: Path) -> None:
    before = iron.path.read_bytes()
    said = iron("import", "--dry-run", scores).stdout.splitlines()
    report = iron.json("import", "--dry-run", "--json", scores)
    assert "3 to add" in said[0]
    assert said[1] == "  line 2: add 2024-11-20 fatigue 7"
    assert said[3].startswith("  line 4: reject ")
    assert (report["added"], report["dry_run"]) == (3, True)
    assert iron.path.read_bytes() == before


def test_a_journal_is_made_for_what_is_read_in(nothing: Iron, tmp_path: Path) -> None:
    file = written(tmp_path / "observation.json", json.dumps(FERRITIN))
    shown = nothing("import", file)
    [row] = nothing.json("lab", "list", "--json")
    assert str(nothing.path) in shown.stderr
    assert (row["value"], row["unit"], row["collected_on"]) == ("167.4", "ng/mL", "2024-10-16")


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_no_journal_is_made_for_a_file_that_is_refused(nothing: Iron, tmp_path: Path, more: tuple[str, ...]) -> None:
    nothing.refused("import", *more, written(tmp_path / "letter.txt", "Dear Sir,\n"))
    nothing.refused("import", *more, tmp_path / "gone.csv")
    assert not nothing.path.exists()


def test_a_dry_run_needs_no_journal_and_makes_none(nothing: Iron, scores: Path) -> None:
    assert "3 to add" in nothing("import", "--dry-run", scores).stdout
    assert not nothing.path.exists()


def test_a_column_that_is_not_read_is_said(iron: Iron, tmp_path: Path) -> None:
    file = written(tmp_path / "scores.csv", "day,tracker,value,weather\n2024-11-20,fatigue,7,rain\n")
    assert "weather" in iron("import", file).stdout


def test_a_format_may_be_said(iron: Iron, scores: Path) -> None:
    assert "3 added" in iron("import", "--as", "scores-csv", scores).stdout
    assert "scores-csv, labs-csv" in iron.refused("import", "--as", "xml", scores)
    iron.refused("import", "--as", "fhir", scores)


def test_mood_names_of_ones_own_are_read_by_a_map(iron: Iron, tmp_path: Path) -> None:
    daylio = "full_date,date,weekday,time,mood,activities,note_title,note\n2024-11-20,November 20,Wednesday,20:14,{}\n"
    file = written(tmp_path / "daylio.csv", daylio.format('soso,rest,"",""'))
    names = written(tmp_path / "moods.csv", "name,number\nsoso,3\n")
    assert "1 not kept" in iron("import", file).stdout
    said = iron("import", "--map", names, file).stdout
    assert "1 added" in said
    assert "new tracker" in said
    assert [(row["day"], row["time"], row["value"]) for row in iron.table("score")] == [("2024-11-20", "20:14", "3")]


def test_whose_file_it_is_is_said(iron: Iron, tmp_path: Path) -> None:
    patient = {"resourceType": "Patient", "id": "p", "name": [{"text": "Anna Example"}]}
    entries = [{"resource": patient}, {"resource": FERRITIN | {"subject": {"reference": "Patient/p"}}}]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    file = written(tmp_path / "bundle.json", json.dumps(bundle))
    assert "Anna Example" in iron("import", file).stdout


def test_tables_written_are_tables_read_back(iron: Iron, scores: Path, tmp_path: Path) -> None:
    iron("import", scores)
    folder = tmp_path / "tables"

    said = iron("export", folder, "--as", "csv").stdout.splitlines()

    assert said[:2] == [f"Written: {folder / 'scores.csv'}", f"Written: {folder / 'labs.csv'}"]
    assert iron.json("import", "--json", folder / "scores.csv")["skipped"] == 3
    assert "already a file" in iron.refused("export", folder)


def test_tables_written_by_export_are_read_back_together_in_any_order(iron: Iron, scores: Path, tmp_path: Path) -> None:
    iron("import", scores)
    iron("infusion", "add", "Ferinject", "1000", "--on", "2024-11-02")
    iron("export", tmp_path / "tables")
    other = Iron(tmp_path / "other.ironjournal")
    other("import", *sorted((tmp_path / "tables").iterdir(), reverse=True))
    for name in ("score", "infusion", "tracker", "day", "setting"):
        ours, theirs = ([_said(row) for row in one.table(name)] for one in (iron, other))
        assert theirs == ours


def _said(row: dict[str, object]) -> dict[str, object]:
    return {name: row[name] for name in row if name not in {"id", "source", "entered_by", "recorded_at"}}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files, and no devices")
@pytest.mark.parametrize("typed", [("import",), ("import", "--as", "archive"), ("load",)])
def test_what_has_no_end_or_no_beginning_is_not_opened(iron: Iron, tmp_path: Path, typed: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for place in (tmp_path / "pipe.csv", Path("/dev/zero")):
        assert "not an ordinary file" in iron.refused(*typed, place)
