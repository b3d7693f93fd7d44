# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A home that may not be written to: every screen opens, what is entered is kept, and what is not kept is said."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.errors import StorageFailed
from journal_app.store.journal import Journal
from journal_app.ui.app import build_window
from journal_app.ui.opening import NewJournal, Opening
from journal_app.ui.preferences import change_preferences
from journal_app.ui.screens import SCREENS
from tests.plugins.clock import FrozenClock
from tests.ui.windows import press


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where folders of the home would be: below a file, where nobody, not even root, can make one."""
    (tmp_path / "home").write_bytes(b"")
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / "home" / variable.lower()))
    return tmp_path / "home"


def test_a_journal_elsewhere_is_written_and_every_screen_opens(
    nowhere: Path, qtbot: QtBot, journal_path: Path, clock: FrozenClock
) -> None:
    Journal.create(journal_path, clock=clock).close()
    window = build_window(journal_path, clock=clock)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    press("7")
    for screen in SCREENS:
        window.go_to(screen.key)
    window.close()
    with Journal.open(journal_path) as journal:
        assert [int(score.value) for score in journal.facts.scores()] == [7]
    assert nowhere.read_bytes() == b""


def test_a_journal_there_is_refused_in_words(nowhere: Path) -> None:
    new = NewJournal(person="Anna", passphrase=None, trackers=())
    with pytest.raises(StorageFailed) as refused:
        Opening(path=nowhere / "my.ironjournal", new=new)()
    assert refused.value.hint == "Choose a folder that you may write to and that has room."


def test_a_choice_that_cannot_be_kept_is_said(nowhere: Path) -> None:
    with pytest.raises(StorageFailed):
        change_preferences(lambda preferences: preferences)
    assert nowhere.is_file()
