# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What holds for every test: no network, nothing of the reader's touched, no unexpected log line, nothing left behind,
a clock that stands still, English.
"""

import logging
import os
import runpy
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from journal_app import words
from tests.plugins.clock import FrozenClock

if TYPE_CHECKING:
    from journal_app.store.journal import Journal

# Drawn off screen, unless a test run asks for a real one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ("tests.plugins.offline", "tests.plugins.leftovers")

ENGLISH = "en_GB"

# Quick and the same every time, unless asked for long (HYPOTHESIS_PROFILE=long, as `make soak` does).
hypothesis.settings.register_profile("quick", max_examples=30, derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None, database=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# Translations are compiled by `make` and by a build; tests that are started otherwise read the newest too.
if "PYTEST_XDIST_WORKER" not in os.environ:
    runpy.run_path(str(Path(__file__).parents[1] / "packaging" / "messages.py"))["compile_catalogues"]()

_homes = count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the home folders of all tests of this process."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes anything of whoever runs it."""
    folder = homes / str(next(_homes))
    for variable, name in {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "appdata",
        "LOCALAPPDATA": "appdata",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        place = folder / name
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(place))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for variable in ("IRON_JOURNAL_FILE", "IRON_JOURNAL_PASSPHRASE", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")  # a program that a test starts speaks English, whatever this machine does
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start every test in English, whatever the last one spoke."""
    words.set_language(ENGLISH)
    yield
    words.set_language(ENGLISH)


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test that logs a warning or worse; one that means to looks at ``caplog`` and then clears it."""
    yield
    lines = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [f"{record.name}: {record.getMessage()}" for record in lines if record.levelno >= logging.WARNING]
    assert not loud, f"logged unexpectedly: {loud}"


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at 20:14 on Saturday, 21 November 2026."""
    return FrozenClock()


@pytest.fixture
def journal(clock: FrozenClock) -> "Iterator[Journal]":
    """A new, empty journal in memory."""
    from journal_app.store.journal import Journal  # not needed by most tests

    with Journal.create(None, clock=clock) as journal:
        yield journal


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    """Where a journal can be made; nothing is there yet."""
    return tmp_path / "test.ironjournal"
