# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Several journals, one at a time in one window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.desk import KnownJournal
from journal_app.ui.example import Example
from journal_app.ui.first_run.view import FirstRunView
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import change_preferences, read_preferences
from journal_app.ui.private_files import remove_leftovers
from journal_app.ui.shell.banner import ExampleBanner
from journal_app.ui.shell.start_page import StartPage
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.work import Work
from tests.ui.looking import cut_words
from tests.ui.windows import click, press, today_of

ADA, BO = "Ada · Iron Journal", "Bo · Iron Journal"


@pytest.fixture
def ada(tmp_path: Path) -> Path:
    path = tmp_path / "ada.ironjournal"
    Journal.create(path, person="Ada").close()
    return path


@pytest.fixture
def bo(tmp_path: Path) -> Path:
    path = tmp_path / "bo.ironjournal"
    Journal.create(path, person="Bo").close()
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, ada: Path) -> Iterator[MainWindow]:
    """A window on Ada's journal, as it is once all is settled."""
    window = MainWindow(Work())
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=ada))
    wait_for(qtbot, window, ADA)
    qtbot.waitUntil(lambda: read_preferences().recent == (str(ada),))
    yield window
    window.close()


def wait_for(qtbot: QtBot, window: MainWindow, title: str) -> None:
    qtbot.waitUntil(lambda: window.windowTitle() == title and bool(today_of(window).rows), timeout=20_000)


def open_journal(window: MainWindow, path: Path | None) -> None:
    """As a screen does."""
    assert window.desk is not None
    window.desk.open_journal(path)


def known(window: MainWindow) -> tuple[KnownJournal, ...]:
    assert window.desk is not None
    return window.desk.journals()


def page_of(window: MainWindow) -> StartPage:
    return next(iter(window.findChildren(StartPage)))


def choice(window: MainWindow, words: str) -> QPushButton:
    return next(button for button in page_of(window)._buttons if button.text() == words)


def scores_in(path: Path, passphrase: str | None = None) -> list[int]:
    with Journal.open(path, passphrase=passphrase) as journal:
        return [int(score.value) for score in journal.facts.scores()]


def test_another_journal_takes_the_place_of_the_one_shown(
    qtbot: QtBot, window: MainWindow, ada: Path, bo: Path
) -> None:
    press("7")
    former = window.work
    open_journal(window, bo)
    wait_for(qtbot, window, BO)
    assert former is not window.work
    assert scores_in(ada) == [7]  # which is closed, so that it can be opened here
    press("3")
    window.work.drain()
    qtbot.waitUntil(lambda: read_preferences().recent == (str(bo), str(ada)))
    assert known(window) == (KnownJournal(path=bo, person="Bo"), KnownJournal(path=ada, person="Ada"))
    window.close()
    assert scores_in(bo) == [3]


def test_what_is_pending_is_saved_before_another_journal_is_opened(
    qtbot: QtBot, window: MainWindow, ada: Path, bo: Path
) -> None:
    press("n")
    press("Not saved yet")
    open_journal(window, bo)
    wait_for(qtbot, window, BO)
    with Journal.open(ada) as journal:
        assert [day.note for day in journal.facts.days()] == ["Not saved yet"]


def test_a_change_in_the_former_journal_is_not_heard_of_any_more(qtbot: QtBot, window: MainWindow, bo: Path) -> None:
    former = window.desk
    open_journal(window, bo)
    wait_for(qtbot, window, BO)
    assert window.desk is not former
    assert window.foot.message().text == ""


def test_a_locked_journal_asks_for_its_passphrase_and_one_can_go_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, ada: Path
) -> None:
    locked = tmp_path / "cy.ironjournal"
    Journal.create(locked, person="Cy", passphrase="correct horse").close()
    desk = window.desk
    for _time in range(2):
        open_journal(window, locked)
        qtbot.waitUntil(lambda: bool(window.findChildren(StartPage)) and page_of(window)._field.isVisible())
        assert window.windowTitle() == "Iron Journal"
        click(choice(window, "Back to Ada"))
        assert (window.desk, window.windowTitle()) == (desk, ADA)
    press("7")
    open_journal(window, locked)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page_of(window)._field)
    press("correct horse⏎")
    wait_for(qtbot, window, "cy · Iron Journal")
    assert scores_in(ada) == [7]


def test_a_window_is_closed_while_another_journal_asks_for_its_passphrase(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, ada: Path
) -> None:
    locked = tmp_path / "cy.ironjournal"
    Journal.create(locked, person="Cy", passphrase="correct horse").close()
    open_journal(window, locked)
    qtbot.waitUntil(lambda: bool(window.findChildren(StartPage)) and page_of(window)._field.isVisible())
    window.close()
    assert scores_in(ada) == []
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["ada.ironjournal", "cy.ironjournal"]


def test_the_example_goes_when_the_window_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    open_journal(window, None)
    (page,) = window.findChildren(FirstRunView)
    click(page.look)
    wait_for(qtbot, window, "Alex Example · made up · Iron Journal")
    window.close()
    assert list(places.private_folder().rglob("*.ironjournal")) == []


def test_large_words_on_the_way_to_another_journal_are_not_cut(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk is not None
    name = "Maria-Magdalena Featherstonehaughenheimer"
    window.desk.save(lambda journal: verbs.set_setting(journal, "person", name))
    qtbot.waitUntil(lambda: window.windowTitle().startswith(name))
    apply_theme(qapp, "light", text_percent=200)
    window.resize(1024, 640)
    open_journal(window, None)
    (page,) = window.findChildren(FirstRunView)
    for _step in range(4):
        QApplication.processEvents()
        assert (cut_words(window), page.horizontalScrollBar().maximum()) == ([], 0)
        click(page.next)
    press("⎋")
    open_journal(window, tmp_path / "gone.ironjournal")
    qtbot.waitUntil(lambda: bool(window.findChildren(StartPage)) and page_of(window).isVisible())
    QApplication.processEvents()
    assert (cut_words(window), page_of(window).horizontalScrollBar().maximum()) == ([], 0)
    apply_theme(qapp, "light")


def test_a_journal_that_is_not_there_any_more_is_said_and_not_made(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.ironjournal"
    open_journal(window, gone)
    qtbot.waitUntil(lambda: bool(window.findChildren(StartPage)) and str(gone) in page_of(window).words())
    click(choice(window, "Back to Ada"))
    assert window.windowTitle() == ADA
    assert not gone.exists()


def test_the_one_that_is_open_is_not_opened_again(window: MainWindow, ada: Path) -> None:
    desk = window.desk
    open_journal(window, ada)
    assert window.desk is desk
    assert window.foot.message().text == "This journal is open already."


def test_a_refused_save_keeps_the_journal_in_the_window(window: MainWindow, ada: Path, bo: Path) -> None:
    press("n")
    press("Not saved yet")
    ada.rename(ada.with_name("elsewhere.ironjournal"))
    open_journal(window, bo)
    assert window.windowTitle() == ADA
    assert window.foot.message().text == "The journal is not where it was."
    ada.with_name("elsewhere.ironjournal").rename(ada)


def test_a_page_for_another_journal_shows_nothing_of_this_one(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.save(lambda journal: verbs.set_setting(journal, "journal_colour", "plum"))
    qtbot.waitUntil(window.rail._stripe.isVisible)
    open_journal(window, None)
    assert not window.rail._stripe.isVisible()
    assert window.foot.message().text == ""
    press("⎋")
    assert window.rail._stripe.isVisible()


def test_while_a_page_stands_before_the_screens_their_keys_do_nothing(window: MainWindow) -> None:
    press("7")
    open_journal(window, None)
    window.go_to("labs")
    window._on_undo()
    assert isinstance(window._middle._ground.currentWidget(), FirstRunView)
    assert window.pages is not None
    assert window.pages.key == "today"


def test_one_goes_back_from_the_page_for_a_new_journal_with_one_key(window: MainWindow) -> None:
    open_journal(window, None)
    press("⎋")
    assert window.windowTitle() == ADA
    assert window.shows_journal
    assert list(places.data_folder().glob("*")) == []


def test_a_journal_for_somebody_else_lies_beside_mine(qtbot: QtBot, window: MainWindow) -> None:
    open_journal(window, None)
    press("Dee Example⏎⏎⏎⏎")
    wait_for(qtbot, window, "Dee Example · Iron Journal")
    assert [path.name for path in places.data_folder().glob("*.ironjournal")] == ["dee-example.ironjournal"]


def test_from_the_example_one_comes_back_to_ones_own(qtbot: QtBot, window: MainWindow, ada: Path) -> None:
    open_journal(window, None)
    (page,) = window.findChildren(FirstRunView)
    click(page.look)
    wait_for(qtbot, window, "Alex Example · made up · Iron Journal")
    assert read_preferences().recent == (str(ada),)
    QApplication.processEvents()
    (banner,) = window.findChildren(ExampleBanner)
    click(banner.leave)
    wait_for(qtbot, window, ADA)
    assert list(places.private_folder().rglob("*.ironjournal")) == []


def test_what_this_process_shows_is_no_leftover(qapp: QApplication) -> None:
    example = Example()
    with example() as journal:
        remove_leftovers()
        assert journal.made_up
        assert example.path.exists()
    example.remove()
    assert list(places.private_folder().rglob("shown-*")) == []


def test_a_locked_journal_is_come_back_to_without_its_passphrase(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_journal(window, None)
    press("Cy⏎⏎")
    press("correct horse⇥correct horse⏎⏎")
    wait_for(qtbot, window, "cy · Iron Journal")
    open_journal(window, None)
    (page,) = [page for page in window.findChildren(FirstRunView) if page.isVisible()]
    click(page.look)
    wait_for(qtbot, window, "Alex Example · made up · Iron Journal")
    QApplication.processEvents()
    click(window.findChildren(ExampleBanner)[-1].leave)
    wait_for(qtbot, window, "cy · Iron Journal")


def test_nothing_is_remembered_where_that_is_switched_off(qtbot: QtBot, window: MainWindow, bo: Path) -> None:
    change_preferences(lambda kept: replace(kept, recent=(), remembers_recent=False))
    open_journal(window, bo)
    wait_for(qtbot, window, BO)
    QApplication.processEvents()
    assert read_preferences().recent == ()
    assert known(window) == ()


def test_a_new_name_reaches_the_title_the_rail_and_what_is_entered(qtbot: QtBot, window: MainWindow, ada: Path) -> None:
    assert window.desk is not None
    window.desk.save(lambda journal: verbs.set_setting(journal, "person", "Ada Lovelace"))
    qtbot.waitUntil(lambda: window.windowTitle() == "Ada Lovelace · Iron Journal")
    press("7")
    window.close()
    with Journal.open(ada) as journal:
        assert [score.entered_by for score in journal.facts.scores()] == ["Ada Lovelace"]
