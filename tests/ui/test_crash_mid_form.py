# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The app dies while a form is being filled in, and the next start brings what was typed."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.store.journal import Journal
from journal_app.ui.shell.window import MainWindow
from tests.plugins.clock import FrozenClock
from tests.ui.doomed import FORMS, Form, command, screen_of, text_in
from tests.ui.doomed import TYPED as TYPED_IN_THE_APP
from tests.ui.probe_screen import ENTRIES, TYPED, form_of
from tests.ui.windows import journal_of, open_window

ROOT = Path(__file__).parents[2]


def window_on(qtbot: QtBot, path: Path) -> MainWindow:
    return open_window(qtbot, path, FrozenClock(), entries=ENTRIES)


def type_and_die(typing: list[str]) -> None:
    """Run a program that types, and kill it once it says that this is kept."""
    with subprocess.Popen(typing, cwd=ROOT, stdout=subprocess.PIPE, text=True) as doomed:
        assert doomed.stdout is not None
        said = doomed.stdout.readline()
        doomed.kill()
    assert said == "kept\n"


def test_what_was_typed_before_a_kill_is_back_at_the_next_start(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path, person="Alex").close()
    type_and_die([sys.executable, "-m", "tests.ui.probe_screen", str(journal_path)])

    window = window_on(qtbot, journal_path)
    form = form_of(window)
    assert form.text("title") == TYPED
    assert window.foot.message().text.endswith("is back; it was not saved yet.")

    form.save.click()
    assert [event.title for event in journal_of(window).facts.events()] == [TYPED]
    window.close()
    assert form_of(window_on(qtbot, journal_path)).text("title") == ""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.screen} {form.field}")
def test_every_form_of_the_app_outlives_a_kill(qtbot: QtBot, journal_path: Path, form: Form) -> None:
    Journal.create(journal_path, person="Alex").close()
    type_and_die(command(journal_path, form))

    window = open_window(qtbot, journal_path)
    screen = screen_of(window, form)
    qtbot.waitUntil(lambda: text_in(screen, form) == TYPED_IN_THE_APP)
    assert len(journal_of(window).history()) == 0


def test_what_stands_in_a_form_when_the_window_closes_is_back_too(qtbot: QtBot, journal_path: Path) -> None:
    window = window_on(qtbot, journal_path)
    QTest.keyClicks(form_of(window).field("note"), "Rested")
    window.close()
    window = window_on(qtbot, journal_path)
    assert form_of(window).text("note") == "Rested"
    form_of(window).close_button.click()
    window.close()
    window = window_on(qtbot, journal_path)
    assert form_of(window).text("note") == ""
    assert window.foot.message().text == ""


def test_nothing_is_kept_while_nothing_is_typed(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    before = journal_path.read_bytes()
    window = window_on(qtbot, journal_path)
    assert form_of(window).text("title") == ""
    window.close()
    assert journal_path.read_bytes() == before
