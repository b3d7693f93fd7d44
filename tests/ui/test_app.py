# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.errors import JournalError, JournalUnreadable, NotFound, WrongPassphrase
from journal_app.example import make_example
from journal_app.passphrases import given_passphrase
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.app import _settle_in, build_window, make_application, on_bug
from journal_app.ui.journals import Journals
from journal_app.ui.opening import Opening, begun_ahead
from journal_app.ui.preferences import Preferences
from journal_app.ui.reminders import Reminders
from journal_app.ui.screens import SCREENS
from journal_app.ui.shell.start_page import StartPage
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import current, load_tokens
from journal_app.ui.upkeep import Upkeep
from journal_app.ui.work import Work
from tests.builders import a_score
from tests.plugins.clock import EVENING, FrozenClock
from tests.ui.windows import click, press, today_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """A window with lanes of its own and no journal yet."""
    window = MainWindow(Work())
    qtbot.addWidget(window)
    yield window
    window.close()


def start(qtbot: QtBot, window: MainWindow, opening: Opening) -> None:
    """Open a journal as a start does, until something is to be seen."""
    Journals(window).begin(opening)
    qtbot.waitUntil(lambda: window.isVisible() and QApplication.focusWidget() is not None)


def begun_before_its_window(qtbot: QtBot, opening: Opening) -> MainWindow:
    """A window on a journal whose opening was under way before it."""
    ahead = begun_ahead(opening)
    assert ahead is not None
    window = MainWindow(Work(writer=ahead.lane))
    qtbot.addWidget(window)
    Journals(window).begin(opening, ahead)
    return window


def page_of(window: MainWindow) -> StartPage:
    return next(iter(window.findChildren(StartPage)))


def choice(window: MainWindow, words: str) -> QPushButton:
    return next(button for button in page_of(window)._buttons if button.text() == words)


def test_a_built_window_is_ready_and_not_shown(qtbot: QtBot, journal_path: Path, clock: FrozenClock) -> None:
    Journal.create(journal_path, person="Ada").close()
    window = build_window(journal_path, clock=clock)
    qtbot.addWidget(window)
    assert not window.isVisible()
    assert list(today_of(window).rows) == ["fatigue", "mood"]
    assert today_of(window).header.date.accessibleName().startswith("Saturday 21 November")
    window.close()


def test_closing_a_built_window_closes_its_journal(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    window = build_window(journal_path)
    qtbot.addWidget(window)
    window.close()
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]
    Journal.open(journal_path).close()


def test_building_a_window_on_no_journal_is_refused(qapp: QApplication, journal_path: Path) -> None:
    with pytest.raises(JournalUnreadable):
        build_window(journal_path)


def test_a_start_without_a_journal_asks_and_one_key_skips_all_of_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "new folder" / "my.ironjournal"
    start(qtbot, window, Opening(path=path))
    assert not path.exists()
    press("⎋")
    qtbot.waitUntil(lambda: window.foot.message().text != "")
    assert window.foot.message().text == f"A new journal was made at {path}."
    press("7↓4")
    window.work.drain()
    window.close()
    with Journal.open(path) as journal:
        assert {score.tracker for score in journal.facts.scores()} == {"fatigue", "mood"}


def test_the_window_shows_itself_with_today_in_it(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    start(qtbot, window, Opening(path=journal_path))
    assert list(today_of(window).rows) == ["fatigue", "mood"]
    assert QApplication.focusWidget() is today_of(window).rows["fatigue"]


def test_a_journal_open_elsewhere_is_offered_to_look_at(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    with Journal.create(journal_path, person="Ada") as elsewhere:
        verbs.log_score(elsewhere, a_score())
        start(qtbot, window, Opening(path=journal_path))
        assert "open in another window" in page_of(window).words()
        assert QApplication.focusWidget() is choice(window, "Look at it without changing it")
        click(choice(window, "Look at it without changing it"))
        qtbot.waitUntil(lambda: window.desk is not None)
        assert window.windowTitle() == "Ada · to look at only · Iron Journal"


def test_a_journal_that_was_open_elsewhere_is_tried_again(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    with Journal.create(journal_path):
        start(qtbot, window, Opening(path=journal_path))
    click(choice(window, "Try again"))
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    assert not window.desk.info.read_only


def test_what_is_no_journal_is_said_calmly_and_left_alone(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    journal_path.write_bytes(b"dear diary " * 500)
    start(qtbot, window, Opening(path=journal_path))
    page = page_of(window)
    assert str(journal_path) in page.words()
    assert page.accessibleDescription() == page.words()
    assert journal_path.read_bytes() == b"dear diary " * 500
    click(choice(window, "Close"))
    assert not window.isVisible()


def test_a_locked_journal_asks_for_its_passphrase(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    Journal.create(journal_path, person="Ada", passphrase="correct horse").close()
    start(qtbot, window, Opening(path=journal_path))
    page = page_of(window)
    assert QApplication.focusWidget() is page._field
    press("wrong")
    press("⏎")
    # "Opening the journal…" empties and hides the field too, when the machine is slow.
    qtbot.waitUntil(lambda: page._field.isVisible() and page._field.hasFocus() and page._field.text() == "")
    assert window.desk is None
    press("correct horse")
    press("⏎")
    qtbot.waitUntil(lambda: window.desk is not None)


def test_an_opening_begun_ahead_of_the_window_is_what_the_window_shows(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path, person="Ada").close()
    window = begun_before_its_window(qtbot, Opening(path=journal_path))
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    assert window.desk.info.person == "Ada"
    window.close()
    Journal.open(journal_path).close()  # which it holds no longer


def test_where_there_is_no_journal_nothing_is_begun_ahead(journal_path: Path) -> None:
    assert begun_ahead(Opening(path=journal_path)) is None


def test_what_fails_ahead_of_the_window_is_told_in_it_and_tried_anew(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path, person="Ada", passphrase="correct horse").close()
    window = begun_before_its_window(qtbot, Opening(path=journal_path))
    qtbot.waitUntil(lambda: window.isVisible() and page_of(window)._field.isVisible())
    page_of(window)._field.setFocus()
    press("correct horse")
    press("⏎")
    qtbot.waitUntil(lambda: window.desk is not None)
    window.close()


def test_a_slow_opening_is_said(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    journals = Journals(window)
    journals.begin(Opening(path=journal_path))
    assert journals._start is not None
    journals._start._on_slow()
    assert page_of(window).words() == "Opening the journal…"
    assert window.isVisible()


@pytest.mark.parametrize("content", ["", "\n"])
def test_an_empty_passphrase_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "passphrase"
    file.write_text(content)
    with pytest.raises(NotFound, match="is empty"):
        given_passphrase(file)


def test_a_passphrase_comes_from_a_file_or_the_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert given_passphrase(None) is None
    monkeypatch.setenv("IRON_JOURNAL_PASSPHRASE", "from outside")
    assert given_passphrase(None) == "from outside"
    file = tmp_path / "passphrase"
    file.write_text("from a file\nand no more\n")
    assert given_passphrase(file) == "from a file"
    with pytest.raises(NotFound, match="could not be read"):
        given_passphrase(tmp_path / "none")


def test_a_passphrase_that_does_not_fit_is_an_expected_error(journal_path: Path) -> None:
    Journal.create(journal_path, passphrase="correct horse").close()
    with pytest.raises(WrongPassphrase):
        Opening(path=journal_path).with_passphrase("wrong")()


def test_the_file_is_looked_over_in_the_background(qtbot: QtBot, window: MainWindow, journal_path: Path) -> None:
    looked: list[Path] = []
    Journal.create(journal_path).close()
    begun = Opening(path=journal_path)
    start(qtbot, window, begun)
    assert window.desk is not None

    def look() -> Journal:
        looked.append(journal_path)
        return begun.to_look_at()()

    Upkeep(window.work, window.desk, look, window).look_once()
    qtbot.waitUntil(lambda: bool(looked))
    window.work.close()
    assert window.foot.message().text == ""


def test_damage_that_is_found_is_said(qtbot: QtBot, journal_path: Path, clock: FrozenClock) -> None:
    from journal_app.store.inspection import CheckReport

    Journal.create(journal_path).close()
    window = build_window(journal_path, clock=clock)
    qtbot.addWidget(window)
    assert window.desk is not None
    upkeep = Upkeep(window.work, window.desk, Opening(path=journal_path).to_look_at(), window)
    upkeep._on_looked(CheckReport(ok=False, problems=("page 5 is torn",)))
    assert "page 5 is torn" in window.foot.message().whole()


def test_the_file_is_whole_after_a_quiet_moment(qtbot: QtBot, journal_path: Path) -> None:
    Journal.create(journal_path).close()
    window = build_window(journal_path)
    qtbot.addWidget(window)
    assert window.desk is not None
    upkeep = Upkeep(window.work, window.desk, Opening(path=journal_path).to_look_at(), window)
    window.desk.save(lambda journal: verbs.log_score(journal, a_score()))
    assert upkeep._quiet.isActive()
    assert upkeep._quiet.interval() == 2000
    log = journal_path.with_name(journal_path.name + "-wal")
    assert log.stat().st_size > 0
    upkeep._quiet.timeout.emit()
    assert log.stat().st_size == 0
    upkeep._quiet.stop()


def caught(call_on: str) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """A bug that quotes what was typed, as Python hands it to the last stop."""
    try:
        int(call_on)
    except ValueError as error:
        return ValueError, error, error.__traceback__
    raise AssertionError


def test_a_bug_ends_in_a_report_without_what_was_typed_and_in_calm_words(
    qtbot: QtBot, journal_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Journal.create(journal_path).close()
    window = build_window(journal_path)
    qtbot.addWidget(window)
    on_bug(window, *caught("fatigue is 7"))
    (report,) = places.log_folder().iterdir()
    words = report.read_text(encoding="utf-8")
    assert "ValueError" in words
    assert "fatigue is 7" not in words
    assert "Something went wrong inside Iron Journal" in window.foot.message().text
    assert str(report) in window.foot.message().detail
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "fatigue is 7" not in said  # desktops keep what a program says on this stream in a log on disk


def test_a_bug_before_there_is_a_journal_is_said_too(
    qtbot: QtBot, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    on_bug(window, *caught("oh"))
    assert "Something went wrong" in page_of(window).words()
    assert "ValueError" in capsys.readouterr().err


def test_a_bug_whose_report_cannot_be_written_is_said_all_the_same(
    qtbot: QtBot, window: MainWindow, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = places.log_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder would be")
    on_bug(window, *caught("oh"))
    assert "Something went wrong" in page_of(window).words()
    assert "ValueError" in capsys.readouterr().err


def test_an_expected_error_that_nobody_caught_is_no_bug(qtbot: QtBot, window: MainWindow) -> None:
    error = JournalError("The look could not be kept.")
    on_bug(window, JournalError, error, None)
    assert page_of(window).words() == "The look could not be kept."
    assert not places.log_folder().exists()


def test_the_look_is_on_before_anything_is_shown(qapp: QApplication) -> None:
    make_application(Preferences(theme="dim"))
    assert current().tokens.name == "dim"
    make_application(Preferences(theme="light"))
    assert current().tokens.name == "light"


def test_a_journal_that_cannot_be_made_is_said_and_nothing_that_was_answered_is_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    start(qtbot, window, Opening(path=tmp_path / "file" / "my.ironjournal"))
    press("Ada⎋")
    qtbot.waitUntil(lambda: bool(window.findChildren(StartPage)))
    qtbot.waitUntil(lambda: str(tmp_path) in page_of(window).words())
    assert window.desk is None
    click(choice(window, "Back"))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "Ada"


def test_the_first_frame_is_in_the_colours_of_the_look(qtbot: QtBot, journal_path: Path) -> None:
    make_application(Preferences(theme="dim"))
    window = MainWindow(Work())
    qtbot.addWidget(window)
    frame = window.grab().toImage()
    assert frame.pixelColor(frame.width() - 9, 9) == QColor(load_tokens("dim").page)
    make_application(Preferences(theme="light"))


def test_what_nobody_waits_for_comes_once_the_window_can_be_used(
    qtbot: QtBot, window: MainWindow, journal_path: Path
) -> None:
    Journal.create(journal_path).close()
    settled: list[bool] = []
    Journals(window, lambda: settled.append(window.isVisible())).begin(Opening(path=journal_path))
    qtbot.waitUntil(lambda: settled == [True])
    _settle_in(make_application(), window)
    (reminders,) = window.findChildren(Reminders)
    reminders.deleteLater()


def test_three_years_of_a_made_up_person_open_on_every_screen(qtbot: QtBot, journal_path: Path) -> None:
    make_example(journal_path)
    window = build_window(journal_path, clock=FrozenClock(EVENING.replace(year=2025, month=10, day=31)))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.windowTitle() == "Alex Example · made up · Iron Journal"
    for entry in SCREENS:
        window.go_to(entry.key)
        QApplication.processEvents()
        assert window.pages is not None
        assert window.pages.key == entry.key
    window.close()


def test_the_command_opens_the_window_with_the_first_row_ready_for_a_key(journal_path: Path) -> None:
    Journal.create(journal_path).close()
    command = [sys.executable, "-m", "tests.bench.children.app", str(journal_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "usable\n"
    assert [path.name for path in journal_path.parent.iterdir()] == [journal_path.name]


@pytest.mark.parametrize(("hour", "spoken"), [(0, "C"), (20, "en_US.UTF-8"), (20, "de_AT.UTF-8"), (20, "ar_EG.UTF-8")])
def test_a_start_leaves_what_is_heavy_for_later(journal_path: Path, clock: FrozenClock, hour: int, spoken: str) -> None:
    """Only what Today shows is imported, by night and in any language: each of these takes a part of every start."""
    with Journal.create(journal_path, clock=clock) as journal:
        verbs.log_score(journal, a_score("fatigue", 5, clock.now.date()))
    code = (
        "import sys; from datetime import datetime; from pathlib import Path; from journal_app.domain import days;"
        f"days._machine_clock = lambda: datetime(2026, 11, 22, {hour}, 14).astimezone();"
        "from journal_app.words import language_of_the_system, set_language; set_language(language_of_the_system());"
        "from journal_app.ui.app import build_window, make_application; app = make_application();"
        "window = build_window(Path(sys.argv[1])); window.close();"
        "heavy = ('pyqtgraph', 'scipy', 'pandas', 'matplotlib', 'babel', 'journal_app.ui.timeline',"
        "'journal_app.ui.labs', 'journal_app.ui.treatments', 'journal_app.ui.charts', 'journal_app.exchange',"
        "'journal_app.analysis', 'sqlite_utils', 'journal_app.store.ladder', 'journal_app.store.past',"
        "'journal_app.store.dump', 'journal_app.store.compaction', 'journal_app.store.by_hand', 'html', 'numpy',"
        "'journal_app.ui.help.terms', 'journal_app.ui.help.pages', 'click');"
        "print([name for name in heavy if name in sys.modules])"
    )
    command, environment = [sys.executable, "-c", code, str(journal_path)], {**os.environ, "LANG": spoken}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_journals_side_of_the_program_is_loaded_ahead_of_qt() -> None:
    """What comes after Qt costs more, because PySide reads the source of it."""
    code = (
        "import sys; from journal_app.__main__ import load_what_needs_no_window as load; load();"
        "print('journal_app.store.journal' in sys.modules, 'PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False"
