# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Somebody at the app: what they hear of it, and what they do.

Hides the bus, the screen and the processes behind it, and that everything takes a moment: whatever is asked for is
asked for again until it is there or the time is up.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from tests.journeys.driven.ability import SYSTEM_PYTHON
from tests.real_screens import real_screen

ROOT = Path(__file__).parents[3]
READER = Path(__file__).with_name("reader.py")
PATIENCE_S = 30.0
BETWEEN_TRIES_S = 0.05


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that shows, as a screen reader is told of it; ``within`` are the names of what it lies in."""

    role: str
    name: str
    description: str
    label: str
    text: str
    states: tuple[str, ...]
    within: tuple[str, ...]


class Sitting:
    """The app while it runs. Every method gives up after ``PATIENCE_S``, with what was heard last."""

    def __init__(self, process: "subprocess.Popen[str]", display: str, path: Path) -> None:
        self._process = process
        self._display = display
        self._path = path

    def heard(self, state: str = "showing") -> list[Heard]:
        """Everything that shows and has a state, in the order of the tree; read again when it changed meanwhile."""
        end = time.monotonic() + PATIENCE_S
        while not isinstance(told := self._ask({"verb": "tell", "state": state}), list):
            assert time.monotonic() < end, told
        return [Heard(**{**each, "states": tuple(each["states"]), "within": tuple(each["within"])}) for each in told]

    def focused(self) -> tuple[str, str]:
        """Role and name of what has the focus; nothing has it while it moves."""
        found = [(each.role, each.name) for each in self.heard("focused")]
        return found[-1] if found else ("", "")

    def press(self, role: str, name: str, within: str = "") -> None:
        """Do the first thing that a screen reader is offered to do with something, as soon as it shows."""
        asked = {"verb": "press", "role": role, "name": name, "within": within}
        self.until(lambda: self._ask(asked) is True, f"press {role} {name!r}")

    def write(self, name: str, text: str) -> None:
        """Put a text into the field of this name, as soon as it shows."""
        asked = {"verb": "write", "role": "text", "name": name, "within": "", "text": text}
        self.until(lambda: self._ask(asked) is True, f"write into {name!r}")

    def come_to_front(self) -> None:
        """Give the window the keyboard, which without a window manager nobody else does."""
        self.until(lambda: bool(self._hands("search", "--onlyvisible", "--name", "Iron Journal")), "see the window")
        (window, *_others) = self._hands("search", "--onlyvisible", "--name", "Iron Journal").split()
        self._hands("windowfocus", window)

    def keys(self, *names: str) -> None:
        """Press keys one after the other, by their X names."""
        self._hands("key", *names)

    def type(self, text: str) -> None:
        """Type a text."""
        self._hands("type", "--", text)

    def tab_to(self, role: str, name: str) -> None:
        """Go on with Tab, and look where that leads before the next key, as people do."""
        self.keys("Tab")
        self.until_focused(role, name)

    def until_focused(self, role: str, name: str) -> None:
        """Wait until something has the focus."""
        self.until(lambda: self.focused() == (role, name), f"focus on {role} {name!r}")

    def until_kept(self, check: Callable[[Facts], bool], words: str) -> None:
        """Wait until the journal's file holds something."""
        self.until(lambda: self._kept(check), words)

    def until(self, check: Callable[[], bool], words: str) -> None:
        """Try again until ``check`` is true."""
        end = time.monotonic() + PATIENCE_S
        while not check():
            assert self._is_running(), "the app has ended"
            if time.monotonic() > end:
                raise AssertionError((words, self.focused(), [(each.name, each.text) for each in self.heard()]))

    def _kept(self, check: Callable[[Facts], bool]) -> bool:
        with Journal.open(self._path, read_only=True) as journal:
            return check(journal.facts)

    def _is_running(self) -> bool:
        try:
            self._process.wait(BETWEEN_TRIES_S)
        except subprocess.TimeoutExpired:
            return True
        return False

    def _ask(self, asked: Mapping[str, str]) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # what it said before it went is read below, and with the test's words
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith('{"told"'):  # the bus's own words come this way too
                told: object = json.loads(line)["told"]
                return told
        raise AssertionError("the app or its reader has ended; what they said stands below")

    def _hands(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        env = {**os.environ, "DISPLAY": self._display}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE_S).stdout


@contextmanager
def sitting_at(path: Path, home: Path, *, is_there: bool = True) -> Iterator[Sitting]:
    """The app on a new journal at ``path``, on a screen and a bus of its own; nothing of it runs on afterwards.

    ``home`` is this test's own, by which all that was started is known. A bug that the app tells of fails the test.
    With ``is_there`` the journal was made before, so that nothing has to be said about it first.
    """
    if is_there:
        Journal.create(path).close()
    said = home / "said"
    try:
        with real_screen() as display, said.open("w", encoding="utf-8") as words:
            yield from _sitting(path, display, words)
    finally:
        _wait_for_the_end(home)
        heard = said.read_text(encoding="utf-8")
        sys.stderr.write(heard)
    assert "Traceback" not in heard


def _sitting(path: Path, display: str, words: TextIO) -> Iterator[Sitting]:
    app = [sys.executable, "-m", "journal_app", "--journal", str(path)]
    process = subprocess.Popen(
        ["dbus-run-session", "--", SYSTEM_PYTHON, str(READER), *app],
        cwd=ROOT,
        env={
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONFAULTHANDLER": "1",
            "LC_ALL": "C.UTF-8",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=words,
        text=True,
    )
    with process:
        try:
            yield Sitting(process, display, path)
        finally:
            _say_goodbye(process)


def _say_goodbye(process: "subprocess.Popen[str]") -> None:
    """With nobody left to answer, the reader ends the app, and the bus ends with the reader."""
    try:
        process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def _wait_for_the_end(home: Path) -> None:
    """What the bus has started ends with the bus; whatever does not is ended here."""
    end = time.monotonic() + PATIENCE_S
    while (numbers := _processes_of(home)) and time.monotonic() < end:
        for number in numbers:
            _wait_for(number, end - time.monotonic())
    for number in _processes_of(home):
        os.kill(number, signal.SIGKILL)


def _wait_for(number: int, seconds: float) -> None:
    """Wait until a process has ended, or the time is up."""
    with suppress(ProcessLookupError), os.fdopen(os.pidfd_open(number)) as process:
        select.select([process], [], [], max(0.0, seconds))


def _processes_of(home: Path) -> list[int]:
    """Every process that was started with this home folder."""
    mark = f"HOME={home}".encode()
    found: list[int] = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            is_ours = mark in environment.read_bytes().split(b"\0")
        except OSError:  # it has ended, or is somebody else's
            continue
        if is_ours:
            found.append(int(environment.parent.name))
    return found
