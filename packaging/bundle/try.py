# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Uses the bundled program on this system, as its reader would: commands first, then a window that stays.

    python packaging/bundle/try.py [FOLDER]

FOLDER is where make.py built it, build/bundle if it is not named. Needs nothing but Python, and no screen. The reader
it makes up has a home with a space and an umlaut in its name; on Windows a program asks the system instead, and what
is kept beside journals (their backups, the settings of the window) goes to whoever is logged in there.

Hides how the program is called on each system. Says each thing it tried, and ends with 1 where one did not work.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Where a command or a window is taken to hang. Far more than any of them takes, so that a slow system is no failure.
PATIENCE_S = 300.0
# How long a window has to stay once it has opened its journal.
STAYS_S = 5.0
OF_THE_BUILDER = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "IRON_JOURNAL_FILE", "IRON_JOURNAL_PASSPHRASE")
LOCK = "-lock"


class NotWorking(Exception):
    """What was tried and what came of it instead."""


def main(folder: Path) -> int:
    """Try everything; 1 at the first thing that does not work, and it is named."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        home = Path(scratch) / "Zoë Müller"
        home.mkdir()
        try:
            for said in _tried(folder, home):
                print(f"  {said}", flush=True)
        except (NotWorking, OSError) as error:
            print(f"This does not work: {error}", file=sys.stderr)
            return 1
    print(f"{folder} works.")
    return 0


def _tried(folder: Path, home: Path) -> Iterator[str]:
    command, windows = programs_in(folder)
    journal, report, table = home / "example.ironjournal", home / "report.pdf", home / "all.xlsx"
    copy = home / "copy.ironjournal"
    on = ["--journal", str(journal)]
    yield run(command, home, "--version")
    yield run(command, home, "demo", str(journal))
    yield run(command, home, *on, "check")
    yield run(command, home, *on, "report", str(report))
    _begins(report, b"%PDF-")
    yield run(command, home, *on, "backup", str(home / "backups"))
    if len(list((home / "backups").rglob("*.ironjournal"))) != 1:
        raise NotWorking("backup left no copy of the journal")
    yield run(command, home, *on, "export", str(table))
    _begins(table, b"PK")
    yield run(command, home, "--journal", str(copy), "import", str(table))
    for window in windows:
        yield stays_open(window, home, journal)


def programs_in(folder: Path) -> tuple[Path, list[Path]]:
    """The program for commands, and each program that opens a window; NotWorking where none was built."""
    name = "iron-journal.exe" if sys.platform == "win32" else "iron-journal"
    command = folder / "iron-journal" / name
    if not command.is_file():
        raise NotWorking(f"there is no {command}")
    others = {
        "win32": [folder / "iron-journal" / "Iron Journal.exe"],
        "darwin": [folder / "Iron Journal.app" / "Contents" / "MacOS" / "Iron Journal"],
    }
    return command, [command, *others.get(sys.platform, [])]


def run(program: Path, home: Path, *typed: str) -> str:
    """What was typed, and the first line of what it printed; NotWorking with all it printed where it failed."""
    line = " ".join(("iron-journal", *typed)).replace(str(home), "~")
    try:
        done = subprocess.run(
            [program, *typed],
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE_S,
        )
    except subprocess.TimeoutExpired as error:
        raise NotWorking(f"{line}: no end after {PATIENCE_S:.0f} s") from error
    said, complained = (text.decode(errors="replace").strip() for text in (done.stdout, done.stderr))
    if done.returncode:
        raise NotWorking(f"{line}: ended with {done.returncode}\n{said}\n{complained}".rstrip())
    return f"{line}: {(said.splitlines() or ['(says nothing)'])[0]}".replace(str(home), "~")


def stays_open(program: Path, home: Path, journal: Path) -> str:
    """Open the window on a journal, as a file manager does, and end it; NotWorking where it ends by itself."""
    lock = journal.with_name(journal.name + LOCK)
    lock.unlink(missing_ok=True)
    log = home / "window.log"
    with log.open("wb") as printed:
        window = subprocess.Popen(
            [program, str(journal)],
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        try:
            # It is open once it holds its journal, which no command leaves held.
            opened = _comes(lock.exists, window, PATIENCE_S)
            stayed = opened and _comes(lambda: False, window, STAYS_S) is not None
        finally:
            window.kill()
            window.wait()
    if not stayed:
        what = "did not open its journal" if opened is False else "ended by itself"
        said = log.read_text(encoding="utf-8", errors="replace").strip()
        raise NotWorking(f"the window of {program.name} {what}\n{said}")
    return f"{program.name}: the window opened its journal and stayed"


def _comes(something: Callable[[], bool], window: "subprocess.Popen[bytes]", patience_s: float) -> bool | None:
    """Whether something came to be while the window stayed; None where the window ended first."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        if something():
            return True
        if window.poll() is not None:
            return None
        time.sleep(0.1)
    return False


def _begins(path: Path, start: bytes) -> None:
    if not path.is_file() or not path.read_bytes().startswith(start):
        raise NotWorking(f"{path.name} is not what was asked for")


def _environment(home: Path) -> dict[str, str]:
    """What the made-up reader's programs are told: nothing of the builder's, and where the home is."""
    told = {name: value for name, value in os.environ.items() if name not in OF_THE_BUILDER}
    told = {name: value for name, value in told.items() if not name.startswith("XDG_")}
    told |= {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"}
    return told


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/bundle"))
