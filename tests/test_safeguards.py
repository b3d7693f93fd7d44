# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The safeguards around every test do fail the tests that they are there for."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CARELESS = """
import contextlib, logging, socket, threading

from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []

def test_logs():
    logging.getLogger("journal").warning("out of paper")

def test_reaches_for_the_network_and_hides_it():
    with contextlib.suppress(RuntimeError):
        socket.socket(socket.AF_INET)

def test_leaves_a_thread(monkeypatch):
    monkeypatch.setattr("tests.plugins.leftovers.PATIENCE_S", 0)
    release = threading.Event()
    kept.append(release)
    threading.Thread(target=release.wait, name="sleeper", daemon=True).start()

def test_leaves_a_timer(qapp):
    timer = QTimer()
    timer.setObjectName("tick")
    timer.start(10_000)
    kept.append(timer)

def test_leaves_a_window(qapp):
    kept.append(QWidget())
    kept[-2].stop()

def test_warns_in_qt(qapp):
    kept[-1].deleteLater()
    qWarning("out of ink")

def test_leaves_a_qt_thread(qapp):
    thread = QThread()
    thread.setObjectName("worker")
    thread.start()
    kept.append(thread)

def test_tidies_up(qtbot, caplog):
    kept[-1].quit()
    kept[-1].wait()
    logging.getLogger("journal").warning("expected")
    caplog.clear()
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(10_000)
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says about some careless tests."""
    tests = tmp_path_factory.mktemp("careless") / "test_careless.py"
    tests.write_text(CARELESS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", ROOT, "-p", "tests.conftest"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [*map(str, command), "-rA", str(tests)], env=environment, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize(
    ("test", "complaint"),
    [
        ("test_logs", "logged unexpectedly: ['journal: out of paper']"),
        ("test_reaches_for_the_network_and_hides_it", "the test used the network"),
        ("test_leaves_a_thread", "left behind by this test: the thread sleeper"),
        ("test_leaves_a_timer", "left behind by this test: a running QTimer named 'tick'"),
        ("test_leaves_a_window", "left behind by this test: the window <PySide6.QtWidgets.QWidget"),
        ("test_leaves_a_qt_thread", "left behind by this test: a running QThread named 'worker'"),
        ("test_warns_in_qt", "out of ink"),
    ],
)
def test_a_careless_test_fails(outcome: str, test: str, complaint: str) -> None:
    assert complaint in outcome
    assert re.search(rf"^(ERROR|FAILED) \S*::{test}\b", outcome, re.MULTILINE)


def test_a_careful_test_passes(outcome: str) -> None:
    assert re.search(r"^PASSED \S*::test_tidies_up$", outcome, re.MULTILINE)
    assert not re.search(r"^(ERROR|FAILED) \S*::test_tidies_up\b", outcome, re.MULTILINE)


def test_the_home_folder_is_empty_and_not_the_readers(home: Path) -> None:
    assert Path.home() == home
    assert not [path for path in home.rglob("*") if path.is_file()]
