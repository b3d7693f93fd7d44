# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Packing a part of the journal from Settings, and how a pack is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.packs import PackWish
from journal_app.store.journal import Journal
from journal_app.store.packs import write_pack
from journal_app.ui.fields import FieldProblem
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening
from journal_app.ui.settings import pack as pack_view
from journal_app.ui.settings.pack import PackSection
from journal_app.ui.settings.packing import Packing, PackState, TypedPack
from journal_app.ui.shell.banner import PackBanner
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.today.view import TodayView
from journal_app.ui.widgets.surfaces import Page
from journal_app.ui.work import Work
from tests.analysis.lives import TODAY, a_result, a_score, ago, keep
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, settle, unnamed_stops
from tests.ui.windows import press

WORDS = "four words of a pack"


@dataclass
class SeenPack:
    """What the presenter told the section."""

    where: Path | None = None
    state: PackState = field(default_factory=PackState)
    problems: dict[str, str] = field(default_factory=dict)
    strength: str = ""
    names: list[str] = field(default_factory=list)
    forgotten: int = 0

    def set_state(self, state: PackState) -> None:
        self.state = state

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem.words for problem in problems}

    def set_strength(self, words: str) -> None:
        self.strength = words

    def ask_where(self, name: str) -> Path | None:
        self.names.append(name)
        return self.where

    def forget(self) -> None:
        self.forgotten += 1

    def ticked(self) -> list[str]:
        return [one.key for one in self.state.parts if one.is_on]


@pytest.fixture
def lived(journal: Journal) -> Journal:
    keep(journal, a_score(1, 7), a_score(2, 4, "mood"), a_score(900, 2), a_result(5, "ferritin", 30))
    return journal


def a_packing(journal: Journal, where: Path | None) -> tuple[Packing, SeenPack, KeptMessages]:
    desk, messages = a_desk(journal)
    view = SeenPack(where=where)
    packing = Packing(desk, view)
    packing.refresh()
    return packing, view, messages


def test_what_is_usual_is_ticked_and_what_is_private_is_not(lived: Journal, tmp_path: Path) -> None:
    packing, view, _messages = a_packing(lived, tmp_path / "pack.ironjournal")
    assert view.ticked() == ["scores", "labs", "treatments", "events"]
    assert [one.words for one in view.state.trackers] == ["Fatigue", "Mood"]
    assert not view.state.has_notes
    assert view.state.can
    for part in view.ticked():
        packing.toggle_part(part)
    assert not view.state.can
    assert view.state.trackers == ()


def test_a_pack_is_written_and_said(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    packing, view, messages = a_packing(lived, path)
    packing.toggle_tracker("mood")
    packing.write(TypedPack(first="2026-11-01", passphrase=WORDS, repeated=WORDS))
    assert messages.last.text == f"2 entries are in the pack at {path}"
    assert "A copy is a copy" in messages.last.detail
    assert view.forgotten == 1
    with Journal.open(path, passphrase=WORDS) as pack:
        assert [one.tracker for one in pack.facts.scores()] == ["fatigue"]
        assert pack.pack is not None
        assert (str(pack.pack.first), pack.pack.last) == ("2026-11-01", TODAY)


def test_without_days_it_reaches_from_the_first_entry_to_today(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    packing, _view, _messages = a_packing(lived, path)
    packing.write(TypedPack(first=" ", passphrase=WORDS, repeated=WORDS))
    with Journal.open(path, passphrase=WORDS) as pack:
        assert pack.pack is not None
        assert (pack.pack.first, pack.pack.last) == (ago(900), TODAY)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (TypedPack(), "passphrase"),
        (TypedPack(passphrase=WORDS, repeated="other"), "repeated"),
        (TypedPack(first="soon", passphrase=WORDS, repeated=WORDS), "first"),
        (TypedPack(last="31.31.", passphrase=WORDS, repeated=WORDS), "last"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_asked(
    lived: Journal, tmp_path: Path, typed: TypedPack, wrong: str
) -> None:
    packing, view, _messages = a_packing(lived, tmp_path / "pack.ironjournal")
    packing.write(typed)
    assert list(view.problems) == [wrong]
    assert view.names == []
    assert not (tmp_path / "pack.ironjournal").exists()


def test_a_refusal_is_said_and_one_can_try_again(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    path.write_bytes(b"mine")
    packing, view, messages = a_packing(lived, path)
    packing.write(TypedPack(passphrase=WORDS, repeated=WORDS))
    assert "already a file" in messages.last.text
    assert path.read_bytes() == b"mine"
    view.where = tmp_path / "other.ironjournal"
    packing.write(TypedPack(passphrase=WORDS, repeated=WORDS))
    assert "entries are in the pack" in messages.last.text
    view.where = None
    packing.write(TypedPack(passphrase=WORDS, repeated=WORDS))
    assert len(view.names) == 3


def test_a_passphrase_is_weighed_and_never_printed(lived: Journal, tmp_path: Path) -> None:
    packing, view, _messages = a_packing(lived, tmp_path / "pack.ironjournal")
    packing.weigh("secret")
    assert "guess this within an hour" in view.strength
    assert "secret" not in repr(TypedPack(passphrase="secret", repeated="secret"))
    packing.leave()
    assert view.forgotten == 1


# As widgets


@pytest.fixture
def section(qtbot: QtBot, qapp: QApplication, lived: Journal) -> Iterator[PackSection]:
    apply_theme(qapp, "light")
    page, section = Page(), PackSection()
    page.body.addWidget(section)
    page.body.addStretch(1)
    desk, _messages = a_desk(lived)
    packing = Packing(desk, section)
    section.parts.toggled.connect(packing.toggle_part)
    section.trackers.toggled.connect(packing.toggle_tracker)
    section.notes.switched.connect(packing.set_notes)
    section.pack_requested.connect(packing.write)
    qtbot.addWidget(page)
    page.resize(900, 1300)
    with qtbot.waitExposed(page):
        page.show()
    packing.refresh()
    yield section
    apply_theme(qapp, "light")


def test_the_form_is_filled_and_saved(section: PackSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pack.ironjournal"
    monkeypatch.setattr(pack_view, "ask_where_to_write", lambda *_asked: path)
    section.parts.boxes["labs"].setChecked(False)  # as a screen reader does
    section.notes.box.setChecked(True)
    section.days["first"].setText("2026-11-01")
    new, again = section.fields.lines
    QTest.keyClicks(new, WORDS)
    QTest.keyClicks(again, "another")
    section.save.click()
    assert not path.exists()
    again.clear()
    QTest.keyClicks(again, WORDS)
    QTest.keyClick(again, Qt.Key.Key_Return)
    with Journal.open(path, passphrase=WORDS) as pack:
        assert pack.facts.lab_results() == []
        assert len(pack.facts.scores()) == 2
    assert section.fields.typed() == ("", "")


def test_without_scores_no_score_is_chosen_among(section: PackSection) -> None:
    assert section.trackers.isVisible()
    section.parts.boxes["scores"].setChecked(False)
    assert not section.trackers.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(qapp: QApplication, section: PackSection, percent: int) -> None:
    apply_theme(qapp, "dim", text_percent=percent)
    settle()
    assert unnamed_stops(section) == []
    assert cut_words(section) == []


# A pack in the window


def test_a_pack_is_opened_in_a_window_that_says_whose_it_is_and_changes_nothing(
    qtbot: QtBot, qapp: QApplication, lived: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "pack.ironjournal"
    write_pack(lived.facts, path, PackWish(first=ago(30), last=TODAY), passphrase=WORDS, now=lived.clock())
    before = path.read_bytes()
    window = MainWindow(Work())
    qtbot.addWidget(window)
    window.show()
    Journals(window).begin(Opening(path=path))
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    press(f"{WORDS}⏎")
    qtbot.waitUntil(lambda: bool(window.findChildren(PackBanner)), timeout=20_000)
    (banner,) = window.findChildren(PackBanner)
    assert banner.accessibleName() == (
        "A part of a journal, from 22 Oct 2026 to 21 Nov 2026, packed on 21 Nov 2026. It can be looked at, not changed."
    )
    assert "to look at only" in window.windowTitle()
    (today,) = window.findChildren(TodayView)
    QTest.keyClicks(today, "7")
    window.close()
    assert path.read_bytes() == before
