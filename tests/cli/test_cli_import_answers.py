# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is typed about files that are read in: whose they are, what they mean, and what is done with single lines."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli import import_answers
from journal_app.domain.facts import Kind
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import Action, Entries, Entry, ImportPlan
from journal_app.exchange.reading import Ground
from journal_app.words import speaking
from tests.builders import a_lab_result
from tests.cli.runner import Iron

SCORES = "day,tracker,value\n2024-11-20,fatigue,7\n2024-11-20,mood,4\n2024-11-21,fatigue,11\n2024-11-21,mood,5\n"
LABS = "day,analyte,value,unit,laboratory\n2024-11-02,ferritin,18,ug/L,Green Lane\n"
LABS_ELSEWHERE = "day,analyte,value,unit\n2024-11-03,ferritin,18,ug/L\n"
DAYLIO = (
    'full_date,date,weekday,time,mood,activities,note_title,note\n2024-11-20,November 20,Wednesday,20:14,soso,,"",""\n'
)
ADA, BEA = Identity(name="Ada Made-Up", born="1980-02-29"), Identity(name="Bea Example", born="1975-01-01")


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    return written(tmp_path / "from elsewhere.csv", SCORES)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


class Portal:
    """A format of files that name whose values they hold."""

    FORMAT = "portal"

    def sniff(self, file: Opened) -> bool:
        return file.beginning.startswith("portal")

    def read(self, file: Opened, ground: Ground) -> ImportPlan:
        people = tuple(person for person in (ADA, BEA) if person.name in file.source.text())
        entries = [
            Entry(
                action=Action.ADD,
                where=person.name,
                kind=Kind.LAB_RESULT,
                fact=a_lab_result(value=number + ground.facts.change_number()),
                whose=person.key,
            )
            for number, person in enumerate(people, start=10)
        ]
        return ImportPlan(format=self.FORMAT, people=people, entries=Entries(entries))


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "READERS", (*importing.READERS, Portal()))


def test_whose_file_it_is_has_to_be_said(iron: Iron, tmp_path: Path, portal: None) -> None:
    both = written(tmp_path / "both.txt", "portal: Ada Made-Up, Bea Example")
    said = iron.refused("import", both)
    assert "Ada Made-Up, born 1980-02-29" in said
    assert "Bea Example, born 1975-01-01" in said
    assert "--whose" in said
    assert "not one person" in iron.refused("import", both, "--whose", "a")
    assert "not one person" in iron.refused("import", both, "--whose", "Cem")
    told = iron("import", both, "--whose", "bea").stdout
    assert "1 added, 0 changed, 1 passed over" in told
    assert "about Bea Example" in told
    assert "It is of Ada Made-Up" in told


def test_another_person_than_before_has_to_be_said_too(iron: Iron, tmp_path: Path, portal: None) -> None:
    ada = written(tmp_path / "ada.txt", "portal: Ada Made-Up")
    before = iron("dump").stdout_bytes
    said = iron.refused("import", ada)
    assert "This file is about Ada Made-Up, born 1980-02-29. This journal is that of Anna." in said
    assert "--whose" in said
    assert iron("dump").stdout_bytes == before
    assert "1 added" in iron("import", ada, "--whose", "ada").stdout
    assert "1 added" in iron("import", ada).stdout
    bea = written(tmp_path / "bea.txt", "portal: Bea Example")
    assert "What was read in before is about Ada Made-Up" in iron.refused("import", bea)
    dry = iron.json("import", "--dry-run", "--json", bea)
    assert dry["people"] == [{"person": BEA.key, "words": "Bea Example, born 1975-01-01"}]
    assert dry["question"].startswith("This file is about Bea Example")
    assert dry["question"] in iron("import", "--dry-run", bea).stdout
    assert "1 added" in iron("import", bea, "--whose", "example").stdout
    assert "1 added" in iron("import", bea).stdout


def test_a_line_is_left_out_or_taken_as_it_is_typed(iron: Iron, tmp_path: Path, scores: Path) -> None:
    assert "2 added, 0 changed, 1 passed over" in iron("import", scores, "--leave", "line 3").stdout
    iron("import", written(tmp_path / "labs.csv", LABS))
    other = written(tmp_path / "other.csv", LABS_ELSEWHERE)
    dry = iron("import", "--dry-run", other).stdout
    assert "[1] Keep one: leave this one out." in dry
    [row] = iron.json("import", "--dry-run", "--json", other)["rows"]
    assert row["options"] == ["Keep one: leave this one out."]
    assert "There is no" in iron.refused("import", other, "--take", "line 9")
    assert "under this number" in iron.refused("import", other, "--take", "line 2=2")
    assert "0 added, 0 changed, 1 passed over" in iron("import", other, "--take", "line 2=1").stdout
    assert "You kept it as one" in iron("import", other).stdout
    assert len(iron.table("lab_result")) == 1


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("typed", ["line 3", "3"])
def test_a_line_is_named_as_the_help_has_it_whatever_is_spoken(
    iron: Iron, scores: Path, language: str, typed: str
) -> None:
    with speaking(language):
        iron("import", scores, "--leave", typed)
        assert len(iron.table("score")) == 2


def test_what_could_be_done_with_an_added_line_is_said(iron: Iron, tmp_path: Path) -> None:
    iron("import", written(tmp_path / "labs.csv", LABS))
    said = iron("import", written(tmp_path / "other.csv", LABS_ELSEWHERE)).stdout
    assert "line 2: The journal has the same value from Green Lane, 2 Nov 2024: both may be one result." in said


def test_single_lines_are_of_one_file(iron: Iron, scores: Path) -> None:
    assert "one file" in iron("import", scores, scores, "--leave", "line 3", code=2).stderr


def test_answers_come_from_a_file(iron: Iron, tmp_path: Path) -> None:
    file = written(tmp_path / "daylio.csv", DAYLIO)
    asks: dict[str, Any] = iron.json("import", "--dry-run", "--json", file)["asks"]
    filled = asks | {"words": {"soso": 3}}
    answers = written(tmp_path / "answers.json", json.dumps(filled))
    assert "1 added" in iron("import", file, "--answers", answers).stdout
    assert [row["value"] for row in iron.table("score")] == ["3"]
    broken = written(tmp_path / "broken.json", "{")
    assert "It is no JSON." in iron.refused("import", file, "--answers", broken)
    assert "There is no file" in iron.refused("import", file, "--answers", tmp_path / "absent.json")


def test_an_encoding_may_be_said_and_is_told(iron: Iron, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_bytes("day,tracker,value,note\n2024-11-20,fatigue,7,müde\n".encode("cp1252"))
    assert "is no encoding" in iron.refused("import", file, "--encoding", "cp-none")
    assert "kept as Windows-1252" in iron("import", "--dry-run", file).stdout
    assert "kept as DOS 850" in iron("import", "--encoding", "cp850", file).stdout
    assert [row["note"] for row in iron.table("score")] == ["m\N{SUPERSCRIPT THREE}de"]


def test_how_many_were_here_already_is_said(iron: Iron, scores: Path) -> None:
    iron("import", scores)
    assert "3 lines of it were here already." in iron("import", scores).stdout
    assert iron.json("import", "--dry-run", "--json", scores)["known"] == 3


def test_an_order_of_days_is_one_of_two(iron: Iron, scores: Path) -> None:
    assert "3 to add" in iron("import", "--dry-run", "--days", "month-first", scores).stdout
    iron("import", "--days", "year-first", scores, code=2)


@pytest.mark.parametrize("at", ["preview", "run"])
def test_a_stopped_import_leaves_nothing_and_says_so(
    iron: Iron, scores: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    real = getattr(importing, at)

    def stopped(*given: Any, **named: Any) -> None:
        if at == "run":
            monkeypatch.setattr(importing, "_TOLD_EACH", 2)
            real(*given[:-1], interrupted)
        raise KeyboardInterrupt

    def interrupted(done: int, _whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    before = iron("dump").stdout_bytes
    monkeypatch.setattr(importing, at, stopped)
    shown = iron("import", scores, code=130)
    assert "Stopped. Nothing of from elsewhere.csv was read in." in shown.stderr
    monkeypatch.undo()
    assert iron("dump").stdout_bytes == before
    assert iron.json("history", "--json") == []


def test_a_stopped_first_import_leaves_no_journal(nothing: Iron, scores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_given: Any, **_named: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "run", stopped)
    nothing("import", scores, code=130)
    assert not nothing.path.exists()


def test_what_was_kept_before_a_stop_is_said(iron: Iron, scores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importing.run

    def late(*given: Any) -> None:
        real(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "run", late)
    assert "was read in before it was stopped" in iron("import", scores, code=130).stderr
    assert len(iron.table("score")) == 3


def test_progress_stands_on_a_terminal_that_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = iter([0.0, 0.5, 1.5, 1.6, 1.7])
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with import_answers.progress(Path("diary.csv")) as tell:
        for done in (0, 40, 50):
            tell(done, 100)
    assert capsys.readouterr().err == "\rdiary.csv: 40 %\r               \r"


def test_progress_is_silent_where_nobody_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    with import_answers.progress(Path("diary.csv")) as tell:
        tell(0, 0)
        tell(10, 10)
    assert capsys.readouterr().err == ""
