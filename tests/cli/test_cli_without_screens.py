# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The command line in processes of its own that cannot import PySide6: all of it works but the window and the tour."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.runner import Iron, commands_of

ROOT = Path(__file__).parents[2]

BLOCKER = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
from journal_app.__main__ import main
"""
ONE = BLOCKER + "main()"
# Starting Python for each command would take a minute; each command is still the whole of main().
MANY = (
    BLOCKER
    + """
import json
for typed in json.load(sys.stdin):
    sys.argv[1:] = typed
    try:
        main()
    except SystemExit as ended:
        print("ended", ended.code, *typed, flush=True)
"""
)
HEAVY = BLOCKER + (
    """
try:
    main()
finally:
    heavy = {"numpy", "scipy", "babel", "sqlite_utils", "sqlcipher3", "sqlite3", "tomllib", "difflib"}
    print("heavy:", sorted(heavy & set(sys.modules)))
"""
)


def python(code: str, *typed: str, stdin: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own that finds the package in this checkout."""
    search = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(ROOT))))
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *typed],
        cwd=folder or ROOT,
        env=os.environ | {"PYTHONPATH": search, "PYTHONUTF8": "1"},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def leaves(group: click.Group, before: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every command that is not a group of commands."""
    found: set[tuple[str, ...]] = set()
    for name, command in commands_of(group).items():
        path = (*before, name)
        found |= leaves(command, path) if isinstance(command, click.Group) else {path}
    return found


TYPED: list[list[str]] = [
    ["new", "--person", "Anna"],
    ["log", "fatigue=7", "mood=4", "--on", "2024-11-20"],
    ["lab", "add", "ferritin", "12,5", "µg/L", "--on", "2024-11-20"],
    ["lab", "list"],
    ["lab", "convert", "iron", "60", "ug/dL", "umol/L"],
    ["infusion", "add", "Ferinject", "500", "--on", "2024-11-20"],
    ["infusion", "list"],
    ["infusion", "reaction", "headache", "--on", "2024-11-21"],
    ["event", "add", "crash", "--from", "2024-11-20"],
    ["course", "add", "Iron tablets", "--from", "2024-11-01"],
    ["course", "day", "Iron tablets", "taken", "--on", "2024-11-20"],
    ["course", "edit", "Iron tablets", "--dose", "one tablet"],
    ["course", "stop", "Iron tablets", "--on", "2024-11-21"],
    ["course", "list"],
    ["follow-up", "add", "2030-01-15", "Blood test"],
    ["follow-up", "done", "Blood test"],
    ["follow-up", "list"],
    ["question", "add", "Why?"],
    ["question", "add", "When again?"],
    ["question", "move", "2", "1"],
    ["question", "answer", "1", "In spring.", "--on", "2024-11-20"],
    ["question", "list", "--answered"],
    ["question", "remove", "1"],
    ["visit", "add", "2024-11-20", "--with", "Dr Example", "--at", "09:40", "--said", "Come back in spring."],
    ["visit", "list"],
    ["research", "search", "ferritin", "fatigue"],
    ["findings", "--all"],
    ["findings", "ask", "fatigue", "1.5"],
    ["findings", "asked"],
    ["findings", "withdraw", "1"],
    ["research", "list"],
    ["research", "show", "prefer-2014"],
    ["research", "mark", "prefer-2014", "saved"],
    ["research", "check"],
    ["import", "scores.csv"],
    ["research", "add", "mine.ris"],
    ["research", "export", "again.bib", "--as", "bibtex"],
    ["dump"],
    ["--journal", "copy.ironjournal", "load", "dump.json"],
    ["undo"],
    ["redo"],
    ["history"],
    ["compact", "--older-than", "30", "--yes"],
    ["check"],
    ["backup", "copies"],
    ["backups"],
    ["restore", "newest", "--yes"],
    ["pack", "part.ironjournal", "--new-passphrase-file", "secret.txt"],
    ["pack", "sent.ironjournal", "--sign-off", "Anna", "--new-passphrase-file", "secret.txt"],
    ["receive", "sent.ironjournal", "--pack-passphrase-file", "secret.txt"],
    ["export", "tables"],
    ["export", "since.xlsx", "--from", "2024-11-01"],
    ["export", "bundle.json"],
    ["export", "all.zip"],
    ["--journal", "again.ironjournal", "load", "all.zip"],
    ["week-sheet", "week.pdf"],
    ["wallet-card", "card.pdf"],
    ["quick-guide", "guide.pdf"],
    ["report", "visit.pdf"],
    ["encrypt", "--new-passphrase-file", "secret.txt"],
    ["recovery-sheet", "sheet.pdf"],
    ["--passphrase-file", "secret.txt", "passphrase", "--new-passphrase-file", "secret.txt"],
    ["--passphrase-file", "secret.txt", "decrypt", "--yes"],
    ["demo", "example.ironjournal", "--years", "1"],
]


def test_every_command_but_the_window_and_the_tour_works(nothing: Iron, tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text("day,tracker,value\n2024-11-19,fatigue,7\n", encoding="utf-8")
    (tmp_path / "mine.ris").write_text("TY  - JOUR\nTI  - A made-up text\nER  - \n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("blue lamp sofa\n", encoding="utf-8")
    other = Iron(tmp_path / "other.ironjournal")
    other("new")
    (tmp_path / "dump.json").write_bytes(other("dump").stdout_bytes)
    untried = leaves(nothing.program) - {("tour",)}
    untried -= {tuple(typed[:length]) for typed in TYPED for length in (1, 2)} | {
        ("load",),
        ("passphrase",),
        ("decrypt",),
    }
    assert not untried

    here = ["--journal", str(nothing.path)]
    runs = [typed if typed[0] == "--journal" else [*here, *typed] for typed in TYPED]
    ended = python(MANY, stdin=json.dumps(runs), folder=tmp_path)

    assert ended.stderr == ""
    assert ended.returncode == 0
    codes = [line.split()[1] for line in ended.stdout.splitlines() if line.startswith("ended ")]
    assert codes == ["0"] * len(TYPED)
    assert [row["value"] for row in nothing.table("lab_result")] == ["12.5"]


@pytest.mark.parametrize("typed", [(), ("tour", "pictures")], ids=["window", "tour"])
def test_the_window_and_the_tour_say_what_is_missing(typed: tuple[str, ...], tmp_path: Path) -> None:
    ended = python(ONE, *typed, folder=tmp_path)
    assert ended.returncode == 1
    assert ended.stdout == ""
    title, detail, hint = ended.stderr.splitlines()
    assert "graphical parts are missing" in title
    assert "PySide6" in detail
    assert "pip install PySide6" in hint
    assert not list(tmp_path.iterdir())


def test_a_mistake_of_our_own_in_the_screens_is_not_called_a_missing_part(tmp_path: Path) -> None:
    hollow = "import types; sys.modules['journal_app.ui.app'] = types.ModuleType('journal_app.ui.app'); main()"
    ended = python(BLOCKER + hollow, folder=tmp_path)
    assert ended.returncode == 70
    assert "mistake of its own" in ended.stderr


def test_a_single_command_comes_from_its_process_whole(nothing: Iron) -> None:
    for typed in (("new",), ("log", "fatigue=7", "--on", "2024-11-20")):
        ended = python(ONE, "--journal", str(nothing.path), *typed)
        assert (ended.returncode, ended.stderr) == (0, "")
    ended = python(ONE, "--journal", str(nothing.path), "log", "fatigue=11", "--on", "2024-11-20")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "11" in ended.stderr
    assert python(ONE, "lob").returncode == 2


def test_a_dump_is_the_same_bytes_from_a_process_and_back(nothing: Iron, tmp_path: Path) -> None:
    nothing("new", "--person", "Zoë 北")
    nothing("log", "--note", "née ☂", "--on", "2024-11-20")
    dump = python(ONE, "--journal", str(nothing.path), "dump").stdout
    copy = tmp_path / "copy.ironjournal"
    assert dump.encode() == nothing("dump").stdout_bytes
    assert python(ONE, "--journal", str(copy), "load", "-", stdin=dump).returncode == 0
    assert python(ONE, "--journal", str(copy), "dump").stdout == dump


def test_help_imports_nothing_heavy() -> None:
    for typed in (("--help",), ("lab", "add", "--help"), ("--version",)):
        assert python(HEAVY, *typed).stdout.splitlines()[-1] == "heavy: []"
