# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from journal_app import words
from journal_app.errors import NotFound, StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.opening import Opening
from journal_app.ui.screens import SCREENS
from journal_app.ui.theme import current, load_tokens
from journal_app.ui.tour import Drawing, make_tour
from journal_app.ui.tour_stops import USUAL, WIDE, stops
from tests.builders import a_score

ROOT = Path(__file__).parents[2]


def test_every_screen_is_on_the_tour() -> None:
    assert {stop.screen for stop in stops()} == {entry.key for entry in SCREENS}
    assert len({stop.name for stop in stops()}) == len(stops())


@pytest.fixture(scope="module")
def light_tour(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_tour(tmp_path_factory.mktemp("light") / "tour")


def check_pictures(pictures: list[Path], theme: str) -> None:
    assert [path.name for path in pictures] == [f"{stop.name}-{theme}.png" for stop in stops()]
    for stop, path in zip(stops(), pictures, strict=True):
        image = QImage(str(path))
        assert (image.width(), image.height()) == stop.size
        assert image.pixelColor(image.width() - 4, image.height() - 4) == QColor(load_tokens(theme).page)
    assert {stop.size for stop in stops()} == {USUAL, WIDE}


def test_the_tour_draws_every_stop(light_tour: list[Path]) -> None:
    check_pictures(light_tour, "light")


def test_the_tour_draws_in_the_theme_asked_for_and_leaves_the_app_as_it_was(qapp: QApplication, tmp_path: Path) -> None:
    before = current()
    check_pictures(make_tour(tmp_path, Drawing(theme="dim")), "dim")
    assert current() == before
    assert words.language() == "en_GB"


def test_text_and_window_can_be_of_any_size(qapp: QApplication, tmp_path: Path) -> None:
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


def test_the_tour_needs_neither_a_display_nor_an_application_and_draws_the_same_every_time(
    light_tour: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    code = (
        "import sys; from pathlib import Path; from journal_app.ui.tour import make_tour; make_tour(Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert again == {path.name: path.read_bytes() for path in light_tour}


def test_a_journal_of_ones_own_is_drawn_from_a_copy(qapp: QApplication, tmp_path: Path) -> None:
    own = tmp_path / "own.ironjournal"
    with Journal.create(own, person="Alex") as journal:
        verbs.log_score(journal, a_score())
    before = own.read_bytes()

    pictures = make_tour(tmp_path / "tour", opening=Opening(path=own, read_only=True))

    check_pictures(pictures, "light")
    assert own.read_bytes() == before
