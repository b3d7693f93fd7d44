# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every example in the help of every command is typed as it stands there, in a folder of its own."""

import json
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import keyring
import pytest
from click.testing import CliRunner
from keyring.backends import null

from journal_app.store import remembered
from tests.cli.runner import Iron, commands_of
from tests.store.keyrings import Drawer

LABS = """Collected,Test,LOINC,Result,Units,Laboratory
2024-02-12,Transferrin saturation,2500-7,14,%,North Laboratory
2024-02-12,Haemoglobin,718-7,129,g/L,North Laboratory
2024-02-12,Ferritin,2276-4,1.250,ng/mL,North Laboratory
2024-02-12,CRP,1988-5,3,mg/L,North Laboratory
2024-03-12,CRP,1988-5,4,mg/L,North Laboratory
2024-04-12,CRP,1988-5,5,mg/L,North Laboratory
"""
DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2024-11-20,November 20,Wednesday,08:10,good,walk,,Slept through
"""
PROGRAM = Iron(Path("none")).program
A_BACKUP = "2026-11-21T191400.000Z"
OPENS = "blue lamp sofa by the window"
NEEDS_NO_JOURNAL = {(), ("new",), ("demo",), ("tour",), ("quick-guide",)}
TABLETS = 'iron-journal course add "iron tablets" --from 2026-10-01'
ASK = 'iron-journal question add "Which of the two?"'
WRITTEN = "iron-journal findings ask fatigue 1"
INFUSED = "iron-journal infusion add Ferinject 1000 --on 2026-10-05"
PLANNED = 'iron-journal follow-up add 2026-12-03 "blood test"'
BEFORE: dict[tuple[str, ...], Sequence[str]] = {
    ("course", "stop"): [TABLETS],
    ("course", "edit"): [TABLETS],
    ("course", "day"): [TABLETS],
    ("question", "answer"): [ASK],
    ("question", "move"): [ASK] * 4,
    ("question", "remove"): [ASK] * 2,
    ("findings", "withdraw"): [WRITTEN],
    ("infusion", "reaction"): [INFUSED],
    ("follow-up", "done"): [PLANNED],
    ("undo",): ["iron-journal log fatigue=3"],
    ("redo",): ["iron-journal log fatigue=3", "iron-journal undo"],
    ("research", "export"): ["iron-journal research add citations.nbib"],
    ("restore",): ["iron-journal backup"],
    ("backups",): ["iron-journal backup"],
    ("decrypt",): ["iron-journal encrypt"],
    ("passphrase",): ["iron-journal encrypt"],
    ("recovery-sheet",): ["iron-journal encrypt"],
}
"""What is typed first, where an example builds upon what is there already."""


def examples(group: click.Group = PROGRAM, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every command as it is typed, with the lines below its help."""
    yield path, lines_of(group)
    for name, command in commands_of(group).items():
        if isinstance(command, click.Group):
            yield from examples(command, (*path, name))
        else:
            yield (*path, name), lines_of(command)


def lines_of(command: click.Command) -> list[str]:
    shown = command.get_help(click.Context(command, info_name="iron-journal", max_content_width=200))
    return [line.strip() for line in shown.partition("Example:")[2].splitlines() if line.strip()]


EXAMPLES = dict(examples())


class Shell:
    """Types lines as they stand, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.iron = Iron(folder / "my.ironjournal")

    def __call__(self, line: str) -> None:
        line = line.replace("/media/stick", str(self.folder / "stick"))
        if A_BACKUP in line:  # its name is the time it was made at
            line = line.replace(A_BACKUP, Path(self.iron.json("backups", "--json")[0]["path"]).stem)
        name, *words = shlex.split(line)
        assert name == "iron-journal"
        words, into = (words[:-2], words[-1]) if ">" in words else (words, "")
        result = CliRunner().invoke(self.iron.program, words)
        assert result.exit_code == 0, f"{line} ended with {result.exit_code}\n{result.output}"
        assert "Error" not in result.stderr
        if into:
            (self.folder / into).write_bytes(result.stdout_bytes)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example journal of a year."""
    path = tmp_path_factory.mktemp("told") / "example.ironjournal"
    Iron(path)("demo", path, "--years", "1")
    return path


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IRON_JOURNAL_FILE", str(tmp_path / "my.ironjournal"))
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setattr(remembered, "_SAFE", (Drawer.__module__,))
    keyring.set_keyring(Drawer())
    write_files(tmp_path)
    yield Shell(tmp_path)
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("path", EXAMPLES, ids=" ".join)
def test_the_examples_in_the_help_do_what_they_say(path: tuple[str, ...], shell: Shell, told: Path) -> None:
    assert 1 <= len(EXAMPLES[path]) <= 5
    if path not in NEEDS_NO_JOURNAL:
        shell.iron.path.write_bytes(told.read_bytes())
    if path == ("receive",):
        prepare_a_pack(shell)
    for line in BEFORE.get(path, ()):
        shell(line)
    for line in EXAMPLES[path]:
        shell(line)


def test_the_first_help_shows_a_first_day_in_five_lines() -> None:
    lines = EXAMPLES[()]
    assert [line.split()[1] for line in lines] == ["new", "log", "lab", "infusion", "backup"]


def sit_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer every question with a passphrase, or with yes."""
    for module in ("session", "commands.passphrases", "commands.backups", "commands.changes"):
        monkeypatch.setattr(f"journal_app.cli.{module}.has_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_asked, **_how: OPENS)
    monkeypatch.setattr(click, "confirm", lambda *_asked, **_how: True)


def prepare_a_pack(shell: Shell) -> None:
    """What Sam entered, signed off for the journal's person."""
    sams = Iron(shell.folder / "sams.ironjournal")
    sams("new", "--person", "Alex Example")
    sams("log", "fatigue=9", "--on", "2026-11-20", "--by", "Sam")
    sams("pack", shell.folder / "from-sam.ironjournal", "--sign-off", "Sam")


def write_files(folder: Path) -> None:
    """The files that examples read."""
    (folder / "observation.json").write_text(json.dumps(an_observation()), encoding="utf-8")
    (folder / "portal.json").write_text(json.dumps(a_bundle("Anna", "Bea")), encoding="utf-8")
    (folder / "labs.csv").write_text(LABS, encoding="utf-8")
    (folder / "daylio_export.csv").write_text(DAYLIO, encoding="utf-8")
    (folder / "citations.nbib").write_text("PMID- 1\nTI  - A made-up text\nDP  - 2020\n", encoding="utf-8")
    (folder / "library.bib").write_text("@article{one, title = {Another text}, year = 2021}\n", encoding="utf-8")
    Iron(folder / "other.ironjournal")("new")
    (folder / "journal.json").write_bytes(Iron(folder / "other.ironjournal")("dump").stdout_bytes)


def an_observation(number: int = 1) -> dict[str, Any]:
    """A blood result as a portal gives it."""
    return {
        "resourceType": "Observation",
        "id": f"ferritin-{number}",
        "status": "final",
        "subject": {"reference": f"Patient/{number}"},
        "code": {"coding": [{"system": "http://loinc.org", "code": "2276-4"}]},
        "effectiveDateTime": "2026-03-04",
        "valueQuantity": {"value": 18, "unit": "ng/mL", "system": "http://unitsofmeasure.org", "code": "ng/mL"},
    }


def a_bundle(*names: str) -> dict[str, Any]:
    """Results of several people."""
    entries: list[dict[str, Any]] = []
    for number, name in enumerate(names, start=1):
        person = {"resourceType": "Patient", "id": str(number), "name": [{"given": [name], "family": "Example"}]}
        entries += [{"resource": person}, {"resource": an_observation(number)}]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
