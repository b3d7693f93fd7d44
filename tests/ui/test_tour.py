# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journal_app import words
from journal_app.errors import NotFound, StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui import tour
from journal_app.ui.opening import Opening
from journal_app.ui.screens import SCREENS
from journal_app.ui.theme import current, load_tokens
from journal_app.ui.tour import Drawing, make_tour
from journal_app.ui.tour_stops import TALL, USUAL, WIDE, Stop, stops
from tests.builders import a_score

ROOT = Path(__file__).parents[2]


def test_every_screen_is_on_the_tour() -> None:
    assert {stop.screen for stop in stops()} == {entry.key for entry in SCREENS}
    assert len({stop.name for stop in stops()}) == len(stops())


@pytest.fixture(scope="module")
def whole_tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every picture, drawn by a process of its own that has neither a display nor an application."""
    folder = tmp_path_factory.mktemp("whole") / "tour"
    displays = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    code = (
        "import sys; from pathlib import Path; from journal_app.ui.tour import make_tour; make_tour(Path(sys.argv[1]))"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in displays},
        capture_output=True,
        check=True,
    )
    return folder


@pytest.fixture
def few_stops(monkeypatch: pytest.MonkeyPatch) -> tuple[Stop, ...]:
    """A tour of three stops, for what holds of every picture alike; a whole tour takes many times as long."""
    few = tuple(stop for stop in stops() if stop.name in {"today", "timeline", "labs-sheet"})
    monkeypatch.setattr(tour, "stops", lambda: few)
    return few


def check_pictures(pictures: Iterable[Path], drawn: tuple[Stop, ...], theme: str) -> None:
    by_name = {path.name: path for path in pictures}
    assert set(by_name) == {f"{stop.name}-{theme}.png" for stop in drawn}
    for stop in drawn:
        image = QImage(str(by_name[f"{stop.name}-{theme}.png"]))
        assert (image.width(), image.height()) == stop.size
        assert image.pixelColor(image.width() - 4, image.height() - 4) == QColor(load_tokens(theme).page)
    assert {USUAL, WIDE} <= {stop.size for stop in drawn} <= {USUAL, WIDE, TALL}


def test_the_tour_draws_every_stop_and_needs_neither_a_display_nor_an_application(whole_tour: Path) -> None:
    check_pictures(whole_tour.iterdir(), stops(), "light")


def test_the_tour_draws_the_same_every_time(
    qapp: QApplication, whole_tour: Path, few_stops: tuple[Stop, ...], tmp_path: Path
) -> None:
    again = make_tour(tmp_path)
    assert [path.name for path in again] == [f"{stop.name}-light.png" for stop in few_stops]
    for path in again:
        assert path.read_bytes() == (whole_tour / path.name).read_bytes()


def test_the_tour_draws_in_the_theme_asked_for_and_leaves_the_app_as_it_was(
    qapp: QApplication, few_stops: tuple[Stop, ...], tmp_path: Path
) -> None:
    before = current()
    check_pictures(make_tour(tmp_path, Drawing(theme="dim")), few_stops, "dim")
    assert current() == before
    assert words.language() == "en_GB"


def test_text_and_window_can_be_of_any_size(qapp: QApplication, few_stops: tuple[Stop, ...], tmp_path: Path) -> None:
    before = current()
    pictures = make_tour(tmp_path, Drawing(text_percent=200, size=(1024, 640)))
    assert {(image.width(), image.height()) for image in map(QImage, map(str, pictures))} == {(1024, 640)}
    assert current() == before


def test_a_theme_that_is_none_is_refused_before_anything_is_drawn(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        make_tour(tmp_path / "tour", Drawing(theme="plaid"))
    assert not (tmp_path / "tour").exists()


def test_a_folder_that_cannot_be_made_is_said_plainly(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed, match="could not be written"):
        make_tour(tmp_path / "file" / "tour")


def test_a_journal_of_ones_own_is_drawn_from_a_copy(qapp: QApplication, tmp_path: Path) -> None:
    own = tmp_path / "own.ironjournal"
    with Journal.create(own, person="Alex") as journal:
        verbs.log_score(journal, a_score())
    before = own.read_bytes()

    pictures = make_tour(tmp_path / "tour", opening=Opening(path=own, read_only=True))

    check_pictures(pictures, stops(), "light")
    assert own.read_bytes() == before
