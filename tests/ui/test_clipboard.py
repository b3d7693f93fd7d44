# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was copied out of a journal with a passphrase."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.clipboard import STAYS_MS, ClipboardKeeper


class Stage:
    """A keeper, whose time passes by hand, and whose the clipboard is."""

    def __init__(self) -> None:
        self.is_ours = True
        self.parent = QObject()
        self.keeper = ClipboardKeeper(self.parent, lambda _mode: self.is_ours)
        self.timer = self.keeper._timers[QClipboard.Mode.Clipboard]

    def wait(self) -> None:
        """A minute goes by, if anything waits for it."""
        if self.timer.isActive():
            self.timer.stop()
            self.timer.timeout.emit()


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[Stage]:
    qapp.clipboard().clear()
    stage = Stage()
    yield stage
    stage.parent.deleteLater()
    qapp.clipboard().clear()


def test_a_minute_is_sixty_seconds(stage: Stage) -> None:
    assert (stage.timer.interval(), stage.timer.isSingleShot()) == (STAYS_MS, True)
    assert STAYS_MS == 60_000


def test_text_and_pictures_go_after_a_minute(qapp: QApplication, stage: Stage) -> None:
    qapp.clipboard().setText("ferritin 18")
    assert qapp.clipboard().text() == "ferritin 18"
    stage.wait()
    assert qapp.clipboard().text() == ""
    picture = QPixmap(3, 3)
    picture.fill()
    qapp.clipboard().setPixmap(picture)
    stage.wait()
    assert qapp.clipboard().pixmap().isNull()


def test_what_another_program_put_there_since_stays(qapp: QApplication, stage: Stage) -> None:
    qapp.clipboard().setText("ferritin 18")
    stage.is_ours = False
    qapp.clipboard().setText("a shopping list")
    assert not stage.timer.isActive()
    stage.keeper.clear_now()
    assert qapp.clipboard().text() == "a shopping list"


def test_it_goes_at_once_when_the_journal_does(qapp: QApplication, stage: Stage) -> None:
    qapp.clipboard().setText("ferritin 18")
    stage.keeper.rest()
    assert qapp.clipboard().text() == ""
    qapp.clipboard().setText("of a plain journal")
    assert not stage.timer.isActive()


def test_copying_again_gives_it_another_minute(qtbot: QtBot, qapp: QApplication, stage: Stage) -> None:
    qapp.clipboard().setText("first")
    with qtbot.waitSignal(qapp.clipboard().dataChanged):
        qapp.clipboard().setText("second")
    assert stage.timer.isActive()
