# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is kept on this machine, and the look that follows the system."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.errors import StorageFailed
from journal_app.ui import preferences as kept_here
from journal_app.ui.preferences import (
    MOST_RECENT,
    Preferences,
    change_preferences,
    follow_system,
    keep_preferences,
    read_preferences,
    wear,
    with_recent,
)
from journal_app.ui.theme import apply_theme, current


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, "light")
    yield qapp
    apply_theme(qapp, "light")


def write(kept: object) -> Path:
    path = places.config_folder() / "window.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept), encoding="utf-8")
    return path


FULL = Preferences(
    theme="dim",
    text_percent=150,
    recent=("/a.ironjournal", "/b.ironjournal"),
    remembers_recent=False,
    reminder_time="20:00",
    reminded_on="2026-11-21",
    stays_in_tray=True,
    opened_screens=("week",),
    lock_minutes=30,
    locks_on_sleep=False,
    shows_names=True,
)


def test_what_is_kept_is_read_again() -> None:
    keep_preferences(FULL)
    assert read_preferences() == FULL


def test_a_file_of_an_older_version_loads() -> None:
    write({"theme": "dark", "text_percent": 125, "interface_percent": 90})
    assert read_preferences() == Preferences(theme="dark", text_percent=125, interface_percent=90)


@pytest.mark.parametrize(
    "broken",
    [
        {"recent": "no list", "remembers_recent": "yes", "reminder_time": "late", "stays_in_tray": 1},
        {"recent": None, "reminder_time": 20, "reminded_on": 7, "opened_screens": {"week": 1}, "theme": ["dim"]},
        {"text_percent": "150", "interface_percent": 9000},
        {"lock_minutes": 7, "locks_on_sleep": "no", "shows_names": 1},
        {"lock_minutes": "15"},
        ["no", "object"],
    ],
)
def test_values_that_make_no_sense_are_the_first_ones(broken: object) -> None:
    write(broken)
    assert read_preferences() == Preferences()


def test_only_what_is_broken_is_lost() -> None:
    write({"theme": "dim", "recent": ["/a", 7, "/b"], "reminder_time": "25:00"})
    assert read_preferences() == Preferences(theme="dim", recent=("/a", "/b"))


def test_what_a_later_version_keeps_beside_stays() -> None:
    path = write({"theme": "dim", "of_tomorrow": [1, 2]})
    change_preferences(lambda kept: replace(kept, reminder_time="21:30"))
    assert json.loads(path.read_text())["of_tomorrow"] == [1, 2]
    assert read_preferences() == Preferences(theme="dim", reminder_time="21:30")


def test_a_look_that_is_put_on_changes_nothing_else_that_is_kept(app: QApplication) -> None:
    keep_preferences(FULL)
    wear(Preferences(theme="dark"))
    assert read_preferences() == replace(FULL, theme="dark", text_percent=100)


def test_a_refused_disk_leaves_the_old_file_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_preferences(FULL)

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StorageFailed, match="could not be kept") as refused:
        change_preferences(lambda kept: replace(kept, theme="light"))
    assert "No space left" in refused.value.detail
    assert read_preferences() == FULL
    assert [path.name for path in places.config_folder().iterdir()] == ["window.json"]


def test_journals_opened_here_are_remembered_newest_first_and_not_without_end(tmp_path: Path) -> None:
    kept = Preferences()
    for number in range(MOST_RECENT + 2):
        kept = with_recent(kept, tmp_path / str(number))
    kept = with_recent(kept, tmp_path / "5")
    assert [Path(path).name for path in kept.recent] == ["5", "9", "8", "7", "6", "4", "3", "2"]
    forgetful = Preferences(remembers_recent=False)
    assert with_recent(forgetful, tmp_path / "1") == forgetful


def test_the_window_turns_dim_and_light_with_the_system(app: QApplication) -> None:
    follow_system(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current().tokens.name == "dim"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current().tokens.name == "light"


def test_following_keeps_the_sizes(app: QApplication) -> None:
    wear(Preferences(text_percent=150))
    follow_system(app)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current().sizes.text_percent == 150


def test_a_chosen_theme_stays_whatever_the_system_does(app: QApplication) -> None:
    follow_system(app)
    wear(Preferences(theme="high-contrast"))
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current().tokens.name == "high-contrast"
    wear(Preferences())
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current().tokens.name == "dim"


class Hints:
    """Remembers whose scheme the app shows: a set one hides the system's changes from it."""

    def __init__(self) -> None:
        self.set: Qt.ColorScheme | None = None

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 -- Qt's name
        return self.set or Qt.ColorScheme.Dark

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:  # noqa: N802 -- Qt's name
        self.set = scheme

    def unsetColorScheme(self) -> None:  # noqa: N802 -- Qt's name
        self.set = None


def test_the_systems_scheme_is_never_hidden_while_it_is_followed(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = Hints()
    monkeypatch.setattr(app, "styleHints", lambda: hints, raising=False)
    monkeypatch.setattr(kept_here, "apply_theme", lambda *_how: hints.setColorScheme(Qt.ColorScheme.Dark))
    wear(Preferences())
    assert hints.set is None
    wear(Preferences(theme="dark"))
    assert hints.set is Qt.ColorScheme.Dark
    monkeypatch.undo()
