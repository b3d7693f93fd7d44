# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whole stories on one journal file, through the window as a person uses it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Mark
from journal_app.exchange import importing
from journal_app.store.journal import Journal
from journal_app.ui.app import build_window
from journal_app.ui.shell.window import MainWindow
from tests.plugins.clock import EVENING, FrozenClock
from tests.ui.windows import journal_of, press, shortcut, today_of

pytestmark = pytest.mark.journey

SATURDAY = date(2026, 11, 21)

DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2026-11-21,November 21,Saturday,21:10,good,rest | reading,"","Quiet day"
2026-11-21,November 21,Saturday,09:05,bad,rest,"",""
2026-11-20,November 20,Friday,01:23,meh,"","",""
"""


def sit_down(qtbot: QtBot, path: Path, clock: FrozenClock) -> MainWindow:
    """Open the app on a journal."""
    window = build_window(path, clock=clock)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def chosen(window: MainWindow) -> dict[str, list[str]]:
    return {
        key: [button.text() for button in row.scale.buttons() if button.isChecked()]
        for key, row in today_of(window).rows.items()
        if row.scale is not None
    }


def test_an_evening_a_night_and_a_morning(qtbot: QtBot, journal_path: Path, clock: FrozenClock) -> None:
    Journal.create(journal_path, person="Ada", clock=clock).close()

    window = sit_down(qtbot, journal_path, clock)
    press("7↓4")
    press("n")
    press("Heat, rested⎋")
    window.close()

    clock.now = EVENING.replace(day=22, hour=1, minute=30)
    window = sit_down(qtbot, journal_path, clock)
    assert today_of(window).header.remark.text() == "It is 01:30; this day lasts until 04:00"
    assert chosen(window) == {"fatigue": ["7"], "mood": ["4"]}
    assert today_of(window).note.field.toPlainText() == "Heat, rested"
    press("8")
    window.close()

    clock.now = EVENING.replace(day=22, hour=9)
    window = sit_down(qtbot, journal_path, clock)
    assert today_of(window).header.date.text() == "Sunday 22 November"
    assert chosen(window) == {"fatigue": [], "mood": []}
    press("t")
    shortcut(window, Qt.Key.Key_Z)  # what this day was marked as
    shortcut(window, Qt.Key.Key_Z)  # and what was changed in the night, before the last start
    press("↑←")
    assert chosen(window) == {"fatigue": ["7"], "mood": ["4"]}
    window.close()

    with Journal.open(journal_path, clock=clock) as journal:
        assert {score.day for score in journal.facts.scores()} == {SATURDAY}
        (day,) = journal.facts.days()
        assert (day.day, day.mark, day.note) == (SATURDAY, Mark.NONE, "Heat, rested")
        assert journal.check().ok


def test_a_week_of_paper_notes_without_the_mouse(qtbot: QtBot, journal_path: Path, clock: FrozenClock) -> None:
    Journal.create(journal_path, clock=clock).close()
    window = sit_down(qtbot, journal_path, clock)
    notes = [(15, "6↓5"), (16, "7↓4"), (17, "9↓2"), (18, "t"), (19, "8↓3"), (20, "x↓1"), (21, "7↓4")]
    press("↑⏎")
    press("2026-11-15⏎")
    for _day, keys in notes:
        press("↓" if QApplication.focusWidget() is today_of(window).header.date else "")
        press(keys)
        today_of(window).header.date.setFocus()
        press("→")
    scores = journal_of(window).facts.scores()
    assert {score.day.day: int(score.value) for score in scores if score.tracker == "fatigue"} == {
        15: 6,
        16: 7,
        17: 9,
        19: 8,
        20: 10,
        21: 7,
    }
    counts = journal_of(window).facts.counts(date(2026, 11, 15), SATURDAY)
    assert (counts.days, counts.logged, counts.too_ill) == (7, 6, 1)


def test_years_of_another_app_are_there_at_once_and_go_again_with_one_key(
    qtbot: QtBot, journal_path: Path, clock: FrozenClock, tmp_path: Path
) -> None:
    file = tmp_path / "export.csv"
    file.write_text(DAYLIO, encoding="utf-8")
    Journal.create(journal_path, clock=clock).close()
    window = sit_down(qtbot, journal_path, clock)
    journal = journal_of(window)
    plan = importing.preview(file, journal.facts, today=SATURDAY)
    assert importing.run(journal, plan).added

    row = today_of(window).rows["daylio_mood"]
    assert row.shape()[1] == (1, 2, 3, 4, 5)
    assert "at 09:05" in row._aside.text()
    row.take_focus()
    press("3")
    assert [score.value for score in journal.facts.scores(SATURDAY, SATURDAY) if score.time is None] == [Decimal(3)]
    window.go_to("timeline")
    shortcut(window, Qt.Key.Key_Z)
    shortcut(window, Qt.Key.Key_Z)
    window.go_to("today")
    assert list(today_of(window).rows) == ["fatigue", "mood"]
    assert journal.facts.scores() == []
