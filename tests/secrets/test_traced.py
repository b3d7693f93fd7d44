# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A whole life watched from outside: no file is written but in known places, and no other computer is reached for."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.secrets.conftest import ROOT, World

CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += +(-?\d+)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT")
MAKES = {"mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "creat"}


def written(trace: str) -> set[str]:
    """The files and folders that were opened for writing, made, or given another name."""
    found = set()
    for line in trace.splitlines():
        call = CALL.match(line)
        if call is None or int(call[3]) < 0:
            continue
        name, given = call[1], call[2]
        named = QUOTED.findall(given)
        if name in MAKES or (name in {"open", "openat", "openat2"} and any(flag in given for flag in WRITES)):
            found.add(named[-1])
    return found


def families(trace: str) -> set[str]:
    """The kinds of sockets that were made."""
    return set(re.findall(r"\bsocket(?:pair)?\((AF_\w+)", trace))


def known_places(world: World) -> list[str]:
    """Patterns for every place the program may write at: its own, its reader's, and the system's for everybody."""
    own = [world.journal.parent, world.own, world.private]
    own += [world.home / folder / "iron-journal" for folder in ("data", "config", "state", "cache")]
    temporary = re.escape(str(world.temporary))
    return [
        *(rf"{re.escape(str(folder))}(/.*)?" for folder in own),
        rf"{temporary}/iron-journal-look-[a-z0-9_]+(/.*)?",  # the ticks and arrows of the style sheet
        rf"{temporary}/[a-z0-9_]{{8}}",  # Python trying whether the folder takes files (tempfile)
        rf"{re.escape(str(world.home))}/(cache|\.cache)(/fontconfig(/.*)?)?",  # the system's list of its fonts
        r"/dev/(null|tty|shm/.*)",
        r"/proc/self/.*",
    ]


def test_a_whole_life_stays_in_known_places_and_on_this_computer(world: World, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    assert strace, "packaging/system-packages --test installs it"
    trace = tmp_path / "trace"
    watching = [strace, "-f", "-qq", "-s", "4096", "-o", str(trace), "-e", "trace=%file,%network"]
    life = world.command("write", "commands", "crash", "window")
    done = subprocess.run([*watching, *life], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = trace.read_text(encoding="utf-8", errors="replace")

    files = written(told)
    assert str(world.journal) in files
    assert any("crash-" in name for name in files)
    assert any(name.endswith("window.json") for name in files)
    known = [re.compile(pattern) for pattern in known_places(world)]
    assert sorted(name for name in files if not any(pattern.fullmatch(name) for pattern in known)) == []
    assert families(told) <= {"AF_UNIX"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('7 openat(AT_FDCWD, "/etc/diary", O_WRONLY|O_CREAT, 0666) = 3', {"/etc/diary"}),
        ('7 openat(AT_FDCWD, "/etc/diary", O_RDONLY|O_CLOEXEC) = 3', set()),
        ('7 openat(AT_FDCWD, "/etc/diary", O_RDWR) = -1 EACCES (Permission denied)', set()),
        ('7 rename("/a/b", "/etc/diary") = 0', {"/etc/diary"}),
        ('7 mkdir("/etc/diary", 0777) = 0', {"/etc/diary"}),
    ],
)
def test_a_file_elsewhere_would_be_seen(world: World, line: str, found: set[str]) -> None:
    assert written(line) == found
    assert not any(re.fullmatch(pattern, "/etc/diary") for pattern in known_places(world))


def test_a_way_to_another_computer_would_be_seen() -> None:
    trace = "7 socket(AF_INET6, SOCK_STREAM, 0) = 3\n7 socket(AF_UNIX, SOCK_STREAM, 0) = 4\n"
    assert families(trace) == {"AF_INET6", "AF_UNIX"}
