# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Nobody there, and a computer that slept, by clocks that are moved by hand."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.idleness import TICK_SECONDS, Idleness, Seen
from journal_app.ui.preferences import Preferences
from journal_app.ui.watching import Watch


class Clocks:
    """The steady one and the one on the wall."""

    def __init__(self) -> None:
        self.steady, self.wall = 50.0, 1_700_000_000.0

    def move(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds

    def idleness(self) -> Idleness:
        return Idleness(lambda: self.steady, lambda: self.wall)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def looks(idleness: Idleness, clocks: Clocks, minutes: float, limit: int) -> list[Seen]:
    """What is seen while time passes, look by look."""
    seen = []
    for _look in range(int(minutes * 60 / TICK_SECONDS)):
        clocks.move(TICK_SECONDS)
        seen.append(idleness.look(limit))
    return seen


def test_nobody_is_idle_before_the_time_that_was_set(clocks: Clocks) -> None:
    idleness = clocks.idleness()
    assert set(looks(idleness, clocks, 14.9, 15)) == {Seen.BUSY}
    assert looks(idleness, clocks, 0.2, 15) == [Seen.IDLE]


def test_a_touch_begins_it_anew(clocks: Clocks) -> None:
    idleness = clocks.idleness()
    looks(idleness, clocks, 14, 15)
    idleness.touch()
    assert set(looks(idleness, clocks, 14, 15)) == {Seen.BUSY}


def test_without_a_time_nobody_ever_is(clocks: Clocks) -> None:
    assert set(looks(clocks.idleness(), clocks, 600, 0)) == {Seen.BUSY}


@pytest.mark.parametrize("which", ["steady", "wall"])
def test_a_jump_of_either_clock_is_a_sleep(clocks: Clocks, which: str) -> None:
    idleness = clocks.idleness()
    looks(idleness, clocks, 1, 15)
    setattr(clocks, which, getattr(clocks, which) + 120)
    assert idleness.look(15) is Seen.SLEPT
    assert looks(idleness, clocks, 1, 15)[-1] is Seen.BUSY


def test_a_wall_clock_set_back_says_nothing(clocks: Clocks) -> None:
    idleness = clocks.idleness()
    clocks.wall -= 7_200
    assert set(looks(idleness, clocks, 5, 15)) == {Seen.BUSY}


class Stage:
    """A watch, what was chosen, and how often it wanted to lock."""

    def __init__(self, clocks: Clocks) -> None:
        self.chosen = Preferences(lock_minutes=5)
        self.count = 0
        self.watch = Watch(idleness=clocks.idleness(), preferences=lambda: self.chosen)
        self.watch.away.connect(self._on_away)

    def _on_away(self) -> None:
        self.count += 1


@pytest.fixture
def stage(qapp: QApplication, clocks: Clocks) -> Iterator[Stage]:
    stage = Stage(clocks)
    stage.watch.begin()
    yield stage
    stage.watch.rest()
    stage.watch.deleteLater()


def pass_minutes(stage: Stage, clocks: Clocks, minutes: float) -> None:
    for _look in range(int(minutes * 60 / TICK_SECONDS)):
        clocks.move(TICK_SECONDS)
        stage.watch.look()


def window_of(qtbot: QtBot) -> tuple[QLineEdit, QWindow]:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    handle = field.windowHandle()
    assert handle is not None
    return field, handle


def test_it_locks_once_and_then_waits_as_long_again(stage: Stage, clocks: Clocks) -> None:
    pass_minutes(stage, clocks, 5)
    assert stage.count == 1
    pass_minutes(stage, clocks, 4.9)
    assert stage.count == 1
    pass_minutes(stage, clocks, 0.2)
    assert stage.count == 2


def a_key() -> QEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def a_move() -> QEvent:
    none = Qt.MouseButton.NoButton
    place = QPointF(3, 3)
    return QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("touch", [a_key, a_move])
def test_a_key_or_the_mouse_in_the_window_counts(qtbot: QtBot, stage: Stage, clocks: Clocks, touch: object) -> None:
    assert callable(touch)
    _field, handle = window_of(qtbot)
    stage.watch.begin()
    pass_minutes(stage, clocks, 4)
    QApplication.sendEvent(handle, touch())
    pass_minutes(stage, clocks, 4)
    assert stage.count == 0


def test_what_is_typed_reaches_the_field_all_the_same(qtbot: QtBot, stage: Stage) -> None:
    field, handle = window_of(qtbot)
    stage.watch.begin()
    field.activateWindow()
    field.setFocus()
    QApplication.sendEvent(handle, a_key())
    assert field.text() == "a"


def test_a_window_that_comes_later_counts_too(qtbot: QtBot, stage: Stage, clocks: Clocks) -> None:
    field, handle = window_of(qtbot)
    with qtbot.waitActive(field):
        field.activateWindow()
    pass_minutes(stage, clocks, 4)
    QApplication.sendEvent(handle, a_key())
    pass_minutes(stage, clocks, 4)
    assert stage.count == 0


def test_sleep_locks_where_that_was_chosen(stage: Stage, clocks: Clocks) -> None:
    clocks.wall += 3_600
    stage.watch.look()
    assert stage.count == 1
    stage.watch.on_leaving()
    assert stage.count == 2
    stage.chosen = replace(stage.chosen, locks_on_sleep=False, lock_minutes=0)
    clocks.wall += 3_600
    stage.watch.look()
    stage.watch.on_leaving()
    assert stage.count == 2


def test_a_watch_at_rest_says_nothing(stage: Stage) -> None:
    stage.watch.rest()
    stage.watch.on_leaving()
    assert stage.count == 0
