# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.ui.attachment_words import AttachmentState
from journal_app.ui.theme import apply_theme
from journal_app.ui.widgets.attachments import AttachmentsBox
from journal_app.ui.widgets.surfaces import Page
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.windows import press

STATES = (
    AttachmentState(id="1", name="letter & more.pdf", words="PDF, 120 kB"),
    AttachmentState(id="2", name="photo.jpg", words="JPEG, 2.4 MB"),
)


class Host(Page):
    """A form with a box between two fields."""

    def __init__(self, chosen: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.first, self.last = QLineEdit(), QLineEdit()
        for name, field in (("First", self.first), ("Last", self.last)):
            field.setAccessibleName(name)
        self.box = AttachmentsBox(choose=lambda: chosen)
        for widget in (self.first, self.box, self.last):
            self.body.addWidget(widget)
        self.heard: list[tuple[str, object]] = []
        self.box.attach_requested.connect(lambda paths: self.heard.append(("attach", paths)))
        self.box.open_requested.connect(lambda name: self.heard.append(("open", name)))
        self.box.remove_requested.connect(lambda name: self.heard.append(("remove", name)))

    def button(self, name: str) -> QPushButton:
        (found,) = (
            each
            for each in self.box.findChildren(QPushButton)
            if each.accessibleName() == name and each.isVisibleTo(self.box)
        )
        return found


def shown(qtbot: QtBot, host: Host, text_percent: int = 100, width: int = 700) -> Host:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", text_percent=text_percent)
    qtbot.addWidget(host)
    host.resize(width, 400)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    return host


def test_letters_open_and_go_by_their_buttons(qtbot: QtBot) -> None:
    host = shown(qtbot, Host(("/x/a.pdf",)))
    host.box.set_attachments(STATES)
    host.button("Open letter & more.pdf").click()
    host.button("Remove photo.jpg").click()
    host.button("Attach a letter or photo…").click()
    assert host.heard == [("open", "1"), ("remove", "2"), ("attach", ["/x/a.pdf"])]
    assert host.button("Open letter & more.pdf").accessibleDescription() == "letter & more.pdf · PDF, 120 kB"
    assert "letter & more.pdf · PDF, 120 kB" in {each.accessibleName() for each in host.box.findChildren(QLabel)}


def test_a_journal_to_look_at_only_opens_letters_and_no_more(qtbot: QtBot) -> None:
    host = shown(qtbot, Host())
    host.box.set_attachments(STATES)
    host.box.set_attachments(STATES, can_change=False)
    shown_now = {each.text() for each in host.box.findChildren(QPushButton) if each.isVisible()}
    assert shown_now == {"Open"}
    host.box.set_attachments(STATES)
    assert host.box.attach.isVisible()
    assert host.button("Remove photo.jpg").isVisible()


def test_changing_ones_mind_in_the_dialog_asks_for_nothing(qtbot: QtBot) -> None:
    host = shown(qtbot, Host())
    host.box.attach.click()
    assert host.heard == []


def test_the_dialog_offers_what_can_be_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []

    def choose(*how: object) -> tuple[list[str], str]:
        asked.append(how)
        return ["/x/a.pdf", "/x/b.jpg"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    host = shown(qtbot, Host())
    box = AttachmentsBox(host)
    with qtbot.waitSignal(box.attach_requested) as heard:
        box.attach.click()
    assert heard.args == [["/x/a.pdf", "/x/b.jpg"]]
    assert all(f"*.{ending}" in str(asked[0][3]) for ending in ("pdf", "png", "jpg", "heic", "tiff", "webp"))


def test_tab_goes_through_the_box_in_reading_order(qtbot: QtBot) -> None:
    host = shown(qtbot, Host())
    host.box.set_attachments(STATES[:1])
    host.box.set_attachments(STATES)
    host.first.setFocus()
    names: list[str] = []
    while not host.last.hasFocus() and len(names) < 9:
        press("⇥")
        focus = QApplication.focusWidget()
        names.append(focus.accessibleName() if focus else "")
    assert names == [
        "Attach a letter or photo…",
        "Open letter & more.pdf",
        "Remove letter & more.pdf",
        "Open photo.jpg",
        "Remove photo.jpg",
        "Last",
    ]
    assert unnamed_stops(host) == []


def test_the_keyboard_is_not_lost_when_a_letter_goes(qtbot: QtBot) -> None:
    host = shown(qtbot, Host())
    host.box.set_attachments(STATES)
    host.button("Remove photo.jpg").setFocus()
    host.box.set_attachments(STATES[:1])
    assert host.box.attach.hasFocus()
    host.first.setFocus()
    host.box.set_attachments(())
    assert host.first.hasFocus()


def test_files_can_be_dropped_on_the_box(qtbot: QtBot, tmp_path: Path) -> None:
    host = shown(qtbot, Host())
    copied, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for urls, expected in (([QUrl.fromLocalFile("/x/a.pdf")], True), ([QUrl("https://example.invalid/a.pdf")], False)):
        data = QMimeData()
        data.setUrls(urls)
        enter = QDragEnterEvent(QPoint(), copied, data, left, none)
        enter.ignore()
        host.box.dragEnterEvent(enter)
        assert enter.isAccepted() is expected
        if expected:
            host.box.dropEvent(QDropEvent(QPoint(), copied, data, left, none))
    assert host.heard == [("attach", ["/x/a.pdf"])]


@pytest.mark.parametrize(("text_percent", "width"), [(100, 700), (200, 620)])
def test_no_words_are_cut(qtbot: QtBot, text_percent: int, width: int) -> None:
    host = shown(qtbot, Host(), text_percent, width)
    long = AttachmentState(id="3", name="x" * 100 + ".pdf", words="PDF, 1 kB")
    host.box.set_attachments((*STATES, long))
    qtbot.waitUntil(lambda: cut_words(host) == [])
