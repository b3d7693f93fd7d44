# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files dragged onto the window: where they go, what is refused, and that fields of text let them pass."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.exchange import importing
from journal_app.ui.imports.view import ImportView
from journal_app.ui.labs.view import LabsView
from journal_app.ui.research.view import ResearchView
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.widgets.attachments import AttachmentsBox
from journal_app.ui.work import Work
from tests.plugins.clock import FrozenClock
from tests.ui import import_stage
from tests.ui.import_stage import a_file
from tests.ui.looking import settle
from tests.ui.windows import journal_of, open_window

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def made_up_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "READERS", (import_stage, *importing.READERS))


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> Iterator[MainWindow]:
    window = open_window(qtbot, clock=clock)
    yield window
    window._dropping.end()


def carrying(*urls: QUrl | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([url if isinstance(url, QUrl) else QUrl.fromLocalFile(str(url)) for url in urls])
    return data


def drag(target: QWidget, data: QMimeData) -> bool:
    """Drag something onto a widget; whether it, or what holds it, takes it."""
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag something onto a widget and let it go there; whether it was taken. Qt hands nobody what it refused."""
    if not drag(target, data):
        return False
    event = QDropEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    settle()
    return event.isAccepted()


def test_files_are_dropped_anywhere_and_looked_at(window: MainWindow, tmp_path: Path) -> None:
    data = carrying(a_file(tmp_path, name="one.txt"), a_file(tmp_path, name="two.txt"))
    assert drag(window, data)
    assert window._dropping.hint is not None
    assert window._dropping.hint.isVisible()
    assert window._dropping.hint.geometry() == window.rect()
    assert drop(window, data)
    assert not window._dropping.hint.isVisible()
    assert window.pages is not None
    assert window.pages.key == "import"
    (view,) = window.findChildren(ImportView)
    assert (view.files.rows.rowCount(), view.file.heading.text()) == (2, "one.txt")
    assert journal_of(window).history() == []


def test_more_files_join_those_that_are_there(window: MainWindow, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "one.txt"):
        data = carrying(a_file(tmp_path, name=name))
        drag(window, data)
        assert drop(window, data)
    (view,) = window.findChildren(ImportView)
    assert (view.files.rows.rowCount(), view.file.heading.text()) == (2, "one.txt")


@pytest.mark.parametrize("name", ["texts.ris", "texts.bib", "TEXTS.NBIB"])
def test_references_go_to_research(window: MainWindow, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("TY  - JOUR\nTI  - A made-up study\nAU  - Made, Up\nPY  - 2020\nER  - \n")
    assert drop(window, carrying(path))
    assert window.pages is not None
    assert window.pages.key == "research"
    (view,) = window.findChildren(ResearchView)
    assert view.list.plan.isVisibleTo(view)


def test_what_is_no_file_is_refused(window: MainWindow, tmp_path: Path) -> None:
    words = QMimeData()
    words.setText("file:///etc/passwd")
    for data in (words, carrying(QUrl("https://example.org/a.csv")), carrying(tmp_path), carrying(tmp_path / "gone")):
        assert not drag(window, data)
        assert not drop(window, data)
    assert window._dropping.hint is None
    assert window.pages is not None
    assert window.pages.key == "today"


def test_a_drag_that_leaves_takes_its_hint_along(window: MainWindow, tmp_path: Path) -> None:
    assert drag(window, carrying(a_file(tmp_path)))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window._dropping.hint is not None
    assert not window._dropping.hint.isVisible()


def test_a_field_of_text_lets_a_file_pass_and_takes_words(window: MainWindow, tmp_path: Path) -> None:
    window.go_to("research")
    (view,) = window.findChildren(ResearchView)
    field = view.list.words
    data = carrying(a_file(tmp_path))
    data.setText(str(tmp_path))  # file managers say the place in words as well
    assert drag(window, data)
    move = QDragMoveEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    move.ignore()
    QApplication.sendEvent(field, move)
    assert drop(field, data)
    assert field.text() == ""
    assert window.pages is not None
    assert window.pages.key == "import"
    words = QMimeData()
    words.setText("ferritin")
    window.go_to("research")
    assert drag(field, words)
    assert drop(field, words)
    assert isinstance(field, QLineEdit)
    assert field.text() == "ferritin"


def test_the_place_of_letters_keeps_what_is_dropped_on_it(window: MainWindow, tmp_path: Path) -> None:
    window.go_to("labs")
    (view,) = window.findChildren(LabsView)
    taken: list[list[str]] = []
    letters = AttachmentsBox(view)
    letters.attach_requested.connect(taken.append)
    data = carrying(a_file(tmp_path))
    assert drag(window, data)
    assert drop(letters, data)
    assert taken == [[str(tmp_path / "made-up.txt")]]
    assert window._dropping.hint is not None
    assert not window._dropping.hint.isVisible()
    assert window.pages is not None
    assert window.pages.key == "labs"


def test_without_a_journal_only_a_journal_is_taken_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Work())
    qtbot.addWidget(window)
    opened: list[Path | None] = []
    window.open_journal = opened.append
    window.start_page().say_opening()
    journal = tmp_path / "anna.ironjournal"
    journal.write_bytes(b"x")
    assert not drag(window, carrying(a_file(tmp_path)))
    assert not drag(window, carrying(journal, a_file(tmp_path)))
    assert drag(window, carrying(journal))
    assert drop(window, carrying(journal))
    assert opened == [journal]


def test_a_journal_is_asked_about_where_one_is_open(window: MainWindow, tmp_path: Path) -> None:
    journal = tmp_path / "anna.ironjournal"
    journal.write_bytes(b"x" * 100)
    opened: list[Path | None] = []
    assert window.desk is not None
    window.desk.open_journal = opened.append
    assert drop(window, carrying(journal))
    (view,) = window.findChildren(ImportView)
    assert view.file.passphrase.lines[0].hasFocus()
    assert opened == []
    view.file.act.click()
    assert opened == [journal]
