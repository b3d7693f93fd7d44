# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The page that makes a new journal: without a window first, then as whoever starts for the first time meets it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.errors import WrongPassphrase
from journal_app.store.journal import Journal
from journal_app.ui.first_run.page import free_place
from journal_app.ui.first_run.presenter import Means, Presenter
from journal_app.ui.first_run.state import Answers, FirstRunState, Step
from journal_app.ui.first_run.view import FirstRunView
from journal_app.ui.journals import Journals
from journal_app.ui.opening import NewJournal, Opening
from journal_app.ui.preferences import read_preferences
from journal_app.ui.shell.banner import ExampleBanner
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.speech import speak
from journal_app.ui.spoken_languages import LanguageState
from journal_app.ui.work import Work
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.windows import click, press, today_of

USUAL = ("fatigue", "mood")


class Shown:
    """A page that keeps what it is told, and means that keep what they are asked for."""

    def __init__(self, *, back_to: str = "", has_passphrase: bool = False) -> None:
        self.states: list[FirstRunState] = []
        self.made: list[tuple[Path, NewJournal]] = []
        self.asked: list[str] = []
        self.strengths: list[str] = []
        self.answers: list[Answers] = []
        self.spoken: list[tuple[str, Answers]] = []
        self.weighing: list[tuple[str, Path, str, Callable[[str], None]]] = []
        self.presenter = Presenter(
            self,
            Means(
                create=lambda path, new: self.made.append((path, new)),
                look_around=lambda: self.asked.append("example"),
                open_file=lambda path: self.asked.append(str(path)),
                leave=lambda: self.asked.append("leave"),
                place=lambda person: Path(f"/journals/{person or 'my'}.ironjournal"),
                back_to=back_to,
                has_passphrase=has_passphrase,
                weigh=lambda *what: self.weighing.append(what),
                languages=lambda: LanguageState(choices=(("", "As the system"), ("ar", "العربية"))),
                speak=self._speak,
            ),
        )
        self.presenter.show()

    def set_state(self, state: FirstRunState) -> None:
        self.states.append(state)

    def set_strength(self, words: str) -> None:
        self.strengths.append(words)

    def set_answers(self, answers: Answers) -> None:
        self.answers.append(answers)

    def _speak(self, chosen: str, answers: Answers) -> str | None:
        self.spoken.append((chosen, answers))
        return {"ar": "No font has its letters.", "de": ""}.get(chosen)

    @property
    def state(self) -> FirstRunState:
        return self.states[-1]


def test_fatigue_and_mood_are_on_and_the_rest_on_offer() -> None:
    on_offer = {offer.key: offer.is_on for offer in Shown().state.offers}
    assert [key for key, is_on in on_offer.items() if is_on] == list(USUAL)
    assert {"brain_fog", "pain", "sleep_hours", "pem", "period"} <= on_offer.keys()


def test_nothing_is_made_before_the_last_step_is_done_with() -> None:
    shown = Shown()
    answers = Answers(person="  Ada   Example ", trackers=(*USUAL, "pain"))
    seen = [shown.state.step]
    for _step in Step:
        assert shown.made == []
        shown.presenter.go_on(answers)
        seen.append(shown.state.step)
    assert seen == [Step.PERSON, Step.TRACKERS, Step.PASSPHRASE, Step.READY, Step.READY]
    assert shown.made == [
        (Path("/journals/Ada Example.ironjournal"), NewJournal(person="Ada Example", trackers=(*USUAL, "pain")))
    ]


def test_one_goes_back_and_forth_and_not_further_than_the_first_step() -> None:
    shown = Shown()
    shown.presenter.go_back(Answers())
    shown.presenter.go_on(Answers())
    shown.presenter.go_back(Answers())
    assert shown.state.step is Step.PERSON
    assert shown.made == []


def test_all_is_skipped_at_once_with_what_was_answered_so_far() -> None:
    shown = Shown()
    shown.presenter.go_on(Answers(person="Ada", trackers=USUAL))
    shown.presenter.finish(Answers(person="Ada", trackers=("fatigue",)))
    assert [new for _path, new in shown.made] == [NewJournal(person="Ada", trackers=("fatigue",))]


@pytest.mark.parametrize("second", ["correct hose", ""])
def test_two_passphrases_that_differ_are_told_of_and_nothing_is_made(second: str) -> None:
    shown = Shown()
    answers = Answers(passphrase="correct horse", repeated=second)
    for _step in range(3):
        shown.presenter.go_on(answers)
    assert (shown.state.step, shown.state.problem[:25]) == (Step.PASSPHRASE, "The two are not the same.")
    shown.presenter.go_back(answers)
    shown.presenter.finish(answers)
    assert shown.state.step is Step.PASSPHRASE
    assert shown.made == []
    shown.presenter.finish(Answers(passphrase="correct horse", repeated="correct horse"))
    assert shown.made[0][1] == NewJournal(trackers=(), passphrase="correct horse")


def test_it_is_said_that_a_lost_passphrase_cannot_be_recovered_and_that_one_was_given_at_start() -> None:
    for is_given in (False, True):
        shown = Shown(has_passphrase=is_given)
        for _step in range(2):
            shown.presenter.go_on(Answers())
        assert "cannot be recovered" in shown.state.detail
        assert ("was given when the program was started" in shown.state.detail) is is_given


def test_whoever_comes_from_a_journal_goes_back_to_it_instead_of_making_one() -> None:
    shown = Shown(back_to="Back to Ada")
    shown.presenter.finish(Answers())
    shown.presenter.leave()
    assert shown.asked == ["leave", "leave"]
    assert shown.made == []


def test_a_place_that_was_chosen_is_kept() -> None:
    shown = Shown()
    shown.presenter.choose_place("/elsewhere/ada.ironjournal")
    assert shown.state.path == "/elsewhere/ada.ironjournal"
    shown.presenter.finish(Answers())
    assert shown.made[0][0] == Path("/elsewhere/ada.ironjournal")


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("", "journal"),
        ("Ada Example", "ada-example"),
        ("Zoë / O'Neil", "zoë-o-neil"),
        ("../..", "journal"),
        ("Анна", "анна"),
    ],
)
def test_a_journal_of_somebody_else_gets_a_file_of_its_own(tmp_path: Path, person: str, name: str) -> None:
    assert free_place(tmp_path, person) == tmp_path / f"{name}.ironjournal"
    (tmp_path / f"{name}.ironjournal").write_text("taken")
    assert free_place(tmp_path, person) == tmp_path / f"{name}-2.ironjournal"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """A window with lanes of its own and no journal yet."""
    window = MainWindow(Work())
    qtbot.addWidget(window)
    yield window
    window.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "my.ironjournal"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, path: Path) -> FirstRunView:
    """The page of a first start."""
    Journals(window).begin(Opening(path=path))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return page_of(window)


def page_of(window: MainWindow) -> FirstRunView:
    return next(iter(window.findChildren(FirstRunView)))


def wait_for_today(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until a journal is in the window and its first row has the focus."""
    qtbot.waitUntil(lambda: window.desk is not None and bool(today_of(window).rows), timeout=20_000)


def focused() -> object:
    return QApplication.focusWidget()


def test_the_first_score_is_two_keys_from_the_first_window(
    qtbot: QtBot, window: MainWindow, page: FirstRunView, path: Path
) -> None:
    press("⎋")
    wait_for_today(qtbot, window)
    press("7")
    window.work.drain()
    window.close()
    with Journal.open(path) as journal:
        assert [(score.tracker, int(score.value)) for score in journal.facts.scores()] == [("fatigue", 7)]


def test_a_language_that_cannot_be_shown_is_said_beside_the_list_and_the_page_stays() -> None:
    shown = Shown()
    answers = Answers(person="Ada")
    shown.presenter.choose_language("ar", answers)
    assert shown.spoken == [("ar", answers)]
    assert shown.state.languages is not None
    assert shown.state.languages.problem == "No font has its letters."
    shown.presenter.choose_language("de", answers)
    assert shown.state.languages.problem == ""
    count = len(shown.states)
    shown.presenter.choose_language("en", answers)
    assert len(shown.states) == count  # another page comes in the place of this one


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak("en_GB")


@pytest.mark.usefixtures("english_again")
def test_the_page_is_read_in_another_language_with_all_that_was_answered(
    qtbot: QtBot, window: MainWindow, page: FirstRunView, path: Path
) -> None:
    press("Ada⏎")
    page.trackers.boxes["pain"].click()
    page.trackers.boxes["mood"].click()
    page.back.click()
    for code, title, side in (
        ("ar", "لمن هذا الدفتر؟", Qt.LayoutDirection.RightToLeft),
        ("de", "Wessen Tagebuch ist das?", Qt.LayoutDirection.LeftToRight),
    ):
        now = page_of(window).person.language
        now.setCurrentIndex(now.findData(code))
        qtbot.waitUntil(lambda title=title: page_of(window).title.text() == title)  # type: ignore[misc]
        page = page_of(window)
        assert (page.layoutDirection(), read_preferences().language) == (side, code)
        assert page.person.language.currentData() == code
        assert focused() is page.person.language
        assert page.person.name.text() == "Ada"
        assert not window.shows_journal
    assert not path.parent.exists()
    page.finish.click()
    wait_for_today(qtbot, window)
    window.close()
    with Journal.open(path) as journal:
        assert {tracker.key for tracker in journal.facts.trackers()} == {"fatigue", "pain"}
        assert journal.facts.setting("person") == "Ada"


def test_a_page_for_another_person_leaves_the_language_to_the_settings(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "ada.ironjournal"
    Journal.create(there, person="Ada").close()
    Journals(window).begin(Opening(path=there))
    wait_for_today(qtbot, window)
    window.open_journal(None)
    assert page_of(window).person.name.isVisible()
    assert not page_of(window).person.language.isVisible()


def test_by_keys_alone_with_a_name_a_tracker_and_a_passphrase(
    qtbot: QtBot, window: MainWindow, page: FirstRunView, path: Path
) -> None:
    press("Ada⏎")
    assert focused() is page.trackers.boxes["fatigue"]
    page.trackers.boxes["pain"].setFocus()
    press(" ⏎")
    press("correct horse⇥correct horse⏎")
    assert focused() is page.make
    assert not path.parent.exists()
    press("⏎")
    wait_for_today(qtbot, window)
    assert window.windowTitle() == "my · Iron Journal"
    assert list(today_of(window).rows) == ["fatigue", "mood", "pain"]
    window.close()
    with pytest.raises(WrongPassphrase):
        Journal.open(path)
    with Journal.open(path, passphrase="correct horse") as journal:
        assert journal.person == journal.entered_by == "Ada"
        assert not journal.can_undo


def test_every_step_may_be_left_as_it_is(qtbot: QtBot, window: MainWindow, page: FirstRunView, path: Path) -> None:
    press("⏎⏎⏎⏎")
    wait_for_today(qtbot, window)
    assert window.windowTitle() == "Iron Journal"
    assert list(today_of(window).rows) == list(USUAL)


def test_what_was_chosen_stays_on_the_way_back_and_forth(window: MainWindow, page: FirstRunView) -> None:
    press("Ada⏎")
    page.trackers.boxes["mood"].click()
    click(page.next)
    click(page.back)
    assert not page.trackers.boxes["mood"].isChecked()
    click(page.back)
    assert page.person.name.text() == "Ada"


def test_a_passphrase_is_hidden_until_it_is_to_be_seen(window: MainWindow, page: FirstRunView) -> None:
    press("⏎⏎")
    assert page.passphrase.first.echoMode() is QLineEdit.EchoMode.Password
    page.passphrase.shows.click()
    assert {field.echoMode() for field in (page.passphrase.first, page.passphrase.second)} == {
        QLineEdit.EchoMode.Normal
    }


def test_two_that_differ_are_said_beside_the_field(window: MainWindow, page: FirstRunView, path: Path) -> None:
    press("⏎⏎one⇥two⏎")
    assert page.passphrase.isVisible()
    assert page.passphrase.second.accessibleDescription().startswith("The two are not the same.")
    assert not path.parent.exists()


def test_the_last_step_says_what_it_is_not_and_where_the_journal_will_lie(
    window: MainWindow, page: FirstRunView, path: Path
) -> None:
    press("⏎⏎⏎")
    assert page.ready.isVisible()
    assert page.ready.path.text().replace("\N{ZERO WIDTH SPACE}", "") == str(path)
    assert not page.ready.elsewhere.isVisible()


def test_a_start_that_ends_in_the_middle_leaves_nothing_behind(
    window: MainWindow, page: FirstRunView, tmp_path: Path
) -> None:
    press("Ada⏎")
    window.close()
    assert list(tmp_path.iterdir()) == []


def test_a_look_around_says_it_is_made_up_and_comes_back_to_what_was_answered(
    qtbot: QtBot, window: MainWindow, page: FirstRunView, path: Path
) -> None:
    press("Ada⏎")
    click(page.look)
    wait_for_today(qtbot, window)
    assert window.windowTitle() == "Alex Example · made up · Iron Journal"
    (banner,) = window.findChildren(ExampleBanner)
    assert "made up" in banner.accessibleName()
    press("7")
    QTest.mouseClick(banner.leave, Qt.MouseButton.LeftButton)
    assert page.trackers.isVisible()
    click(page.back)
    assert page.person.name.text() == "Ada"
    press("⎋")
    qtbot.waitUntil(lambda: window.windowTitle() == "Ada · Iron Journal")
    assert not any(banner.isVisible() for banner in window.findChildren(ExampleBanner))
    window.close()
    with Journal.open(path) as journal:
        assert journal.facts.scores() == []
    assert list(places.private_folder().rglob("*.ironjournal")) == []


def test_the_example_left_for_the_page_is_still_there_for_another_look(
    qtbot: QtBot, window: MainWindow, page: FirstRunView
) -> None:
    click(page.look)
    wait_for_today(qtbot, window)
    desk = window.desk
    for _time in range(2):
        QApplication.processEvents()
        (banner,) = [banner for banner in window.findChildren(ExampleBanner) if banner.isVisible()]
        click(banner.leave)
        click(page.look)
    assert window.desk is desk
    assert window.shows_journal


def test_a_journal_that_is_there_can_be_opened_instead(
    qtbot: QtBot, window: MainWindow, page: FirstRunView, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.ironjournal"
    Journal.create(elsewhere, person="Ada").close()
    click(page.open)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.fileSelected.emit(str(elsewhere))
    dialog.close()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.windowTitle() == "Ada · Iron Journal"


def test_no_step_has_a_stop_without_a_name_or_words_that_are_cut(window: MainWindow, page: FirstRunView) -> None:
    for size in ((1280, 800), (1024, 640)):
        window.resize(*size)
        for _step in Step:
            QApplication.processEvents()
            assert (unnamed_stops(window), cut_words(window)) == ([], [])
            press("⏎" if page.next.isVisible() else "")
        for _step in Step:
            page.back.click()


def test_a_passphrase_is_weighed_for_this_person_and_place_unless_one_has_gone_on() -> None:
    shown = Shown()
    shown.presenter.go_on(Answers(person="Ada"))
    shown.presenter.weigh("ada1")
    shown.presenter.weigh("ada12")
    (first, second) = shown.weighing
    assert second[:3] == ("ada12", Path("/journals/Ada.ironjournal"), "Ada")
    first[3]("of the first")
    second[3]("of the second")
    assert shown.strengths == ["of the second"]
    shown.presenter.weigh("ada123")
    shown.presenter.go_on(Answers(person="Ada"))
    shown.weighing[-1][3]("too late")
    assert shown.strengths == ["of the second"]


def test_how_strong_a_passphrase_is_stands_below_it_while_one_types(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Work())
    qtbot.addWidget(window)
    Journals(window).begin(Opening(path=tmp_path / "my.ironjournal"))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press("Ada⏎⏎")
    (page,) = window.findChildren(FirstRunView)
    said = page.passphrase._fields.said
    assert page.passphrase.isVisible()
    assert not said.isVisible()
    press("ada")
    qtbot.waitUntil(lambda: "within an hour" in said.text())
    press("⌫⌫⌫")
    assert not said.isVisible()
    window.close()
