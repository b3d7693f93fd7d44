# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every command in the README is typed as it stands there, one after the other, and does what it is there for."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.runner import Iron

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NEEDED = {
    "daylio.csv": "full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-04,,Wednesday,20:00,rad,,,",
    "results.json": '{"resourceType": "Bundle", "type": "collection", "entry": []}',
    "citations.ris": "TY  - JOUR\nTI  - A text\nER  - \n",
}
"""What the reader of the README has: a diary, results of a portal, a list of texts."""


def commands(title: str) -> list[list[str]]:
    """The commands under a heading, without their first word and without where the shell puts what they print."""
    part = README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    lines = re.findall(r"(?m)^    iron-journal (.+)$", part)
    return [shlex.split(line.partition(" > ")[0]) for line in lines]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to type in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IRON_JOURNAL_FILE", str(tmp_path / "mine.ironjournal"))
    for name, content in NEEDED.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def type_all(iron: Iron, typed: list[list[str]]) -> None:
    for words in typed:
        outcome = CliRunner().invoke(iron.program, words)
        assert outcome.exit_code == 0, f"{words}: {outcome.output}"


def test_every_command_in_the_list_works_as_it_stands_there(here: Path) -> None:
    iron = Iron(here / "mine.ironjournal")
    typed = commands("Use it without a window")
    assert len(typed) > 30
    type_all(iron, typed)
    made = {"visit.pdf", "week.pdf", "card.pdf", "journal.xlsx", "everything.zip", "example.ironjournal", "tables"}
    assert made <= {path.name for path in here.iterdir()}
    assert len(iron.tours) == 1
    assert {row["tracker"] for row in iron.table("score")} >= {"fatigue", "mood"}


def test_the_sixty_seconds_begin_with_a_window_on_the_example(here: Path) -> None:
    iron = Iron(here / "mine.ironjournal")
    type_all(iron, commands("Sixty seconds"))
    assert [path.name for path, _passphrase in iron.windows] == ["example.ironjournal"]
    assert (here / "example.ironjournal").is_file()
