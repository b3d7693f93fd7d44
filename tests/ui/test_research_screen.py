# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.research.filtering import Wish
from journal_app.research.library import bundled_cards
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.research.parts import QuestionPanel
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.research.typed import MOST_NUMBERS
from journal_app.ui.research.view import ResearchView
from journal_app.ui.theme import THEMES, apply_theme
from tests.builders import A_DAY
from tests.research.cards import an_own_row
from tests.ui.desks import a_desk
from tests.ui.looking import cut_words, unnamed_stops
from tests.ui.windows import open_window, press

PAUSE_MS = 2_000


class Stage:
    """The screen on a journal, and what it says."""

    def __init__(self, qtbot: QtBot, journal: Journal, width: int = 1000, height: int = 700) -> None:
        self.desk, self.messages = a_desk(journal)
        self.gone_to: list[tuple[str, str]] = []
        self.desk.go_to = lambda key, what="": self.gone_to.append((key, what))
        self.screen = ResearchScreen(self.desk)
        self.unsubscribe = journal.on_changed(lambda _kinds: self.screen.refresh())
        view = self.screen.widget
        assert isinstance(view, ResearchView)
        self.view = view
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        self.screen.refresh()
        self.screen.take_focus()


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    made = Stage(qtbot, journal)
    yield made
    made.unsubscribe()


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_words_are_looked_for_while_they_are_typed(stage: Stage, qtbot: QtBot) -> None:
    field = stage.view.list.words
    assert field.hasFocus()
    with qtbot.waitSignal(stage.view.list.wished, timeout=PAUSE_MS):
        QTest.keyClicks(field, "favrat 24751822")
    assert stage.view.list.said.text() == "1 card"
    assert list(stage.view.list.lines.buttons) == ["prefer-2014"]
    assert field.text() == "favrat 24751822"


def test_enter_looks_at_once_and_what_was_found_stands_out(stage: Stage) -> None:
    QTest.keyClicks(stage.view.list.words, "putamen")
    press("⏎")
    said = words_in(stage.view.list.lines)
    assert "<b><u>putamen</u></b>" in said


def test_hostile_text_in_a_note_stays_text(stage: Stage, journal: Journal) -> None:
    verbs.note_day(journal, A_DAY, "<img src=x> zebra & <b>co</b>")
    QTest.keyClicks(stage.view.list.words, "zebra")
    press("⏎")
    (note,) = stage.view.list.notes
    label = next(label for label in note.findChildren(QLabel) if "zebra" in label.text())
    assert "&lt;img src=x&gt; <b><u>zebra</u></b> &amp;" in label.text()
    assert label.accessibleName() == "<img src=x> zebra & <b>co</b>"


def test_a_note_leads_to_its_day(stage: Stage, journal: Journal) -> None:
    verbs.note_day(journal, A_DAY, "zebra")
    QTest.keyClicks(stage.view.list.words, "zebra")
    press("⏎")
    stage.view.list.notes[0].button.click()
    assert stage.gone_to == [("today", A_DAY.isoformat())]


def test_a_card_is_opened_read_and_left_by_keyboard_alone(stage: Stage) -> None:
    QTest.keyClicks(stage.view.list.words, "favrat 24751822")
    press("⏎")
    stage.view.list.lines.buttons["prefer-2014"].setFocus()
    press(" ")
    assert stage.view.currentWidget() is stage.view.card
    assert stage.view.card.back.hasFocus()
    said = words_in(stage.view.card)
    for part in ("What it cannot say", "• What happens after eight weeks.", "Who paid, who sells", "Vifor Pharma"):
        assert part in said
    press("⎋")
    assert stage.view.currentWidget() is stage.view.list
    assert stage.view.list.lines.buttons["prefer-2014"].hasFocus()


def test_the_keys_of_a_page_scroll_a_card(stage: Stage) -> None:
    stage.screen.show("prefer-2014")
    bar = stage.view.card.page.verticalScrollBar()
    QApplication.processEvents()
    QTest.keyClick(stage.view.card.back, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(stage.view.card.back, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_click_anywhere_on_a_card_opens_it(stage: Stage) -> None:
    first = stage.view.list.first
    card = next(iter(first.buttons.values())).parentWidget()
    assert card is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert stage.view.currentWidget() is stage.view.card


def test_marks_are_kept_as_they_are_pressed_and_put_each_other_out(stage: Stage, journal: Journal) -> None:
    stage.screen.show("prefer-2014")
    marks = stage.view.card.marks
    marks.saved.click()
    marks.helpful.click()
    marks.unhelpful.click()
    (mark,) = journal.facts.card_marks()
    assert (mark.card, mark.saved, mark.found) == ("prefer-2014", True, "unhelpful")
    assert not marks.helpful.isChecked()
    marks.unhelpful.click()
    marks.saved.click()
    assert journal.facts.card_marks() == []


def test_a_screen_reader_can_press_a_mark(stage: Stage, journal: Journal) -> None:
    stage.screen.show("prefer-2014")
    interface = QAccessible.queryAccessibleInterface(stage.view.card.marks.discuss)
    assert interface.text(QAccessible.Text.Name) == "Discuss at my appointment"
    interface.actionInterface().doAction("Toggle")
    assert [mark.discuss for mark in journal.facts.card_marks()] == [True]


def test_an_own_note_is_kept_a_moment_after_the_last_key_and_when_the_card_is_left(
    stage: Stage, journal: Journal, qtbot: QtBot
) -> None:
    stage.screen.show("prefer-2014")
    note = stage.view.card.note
    note.setFocus()
    with qtbot.waitSignal(stage.view.card.marked, timeout=PAUSE_MS):
        QTest.keyClicks(note, "is this me?")
    assert [mark.note for mark in journal.facts.card_marks()] == ["is this me?"]
    assert note.toPlainText() == "is this me?"
    QTest.keyClicks(note, " Perhaps.")
    press("⎋")
    assert [mark.note for mark in journal.facts.card_marks()] == ["is this me? Perhaps."]


def test_another_card_never_gets_the_note_of_the_one_before(stage: Stage, journal: Journal) -> None:
    stage.screen.show("prefer-2014")
    stage.view.card.note.setFocus()
    QTest.keyClicks(stage.view.card.note, "mine")
    next(button for button in stage.view.card.ways if "largest trial" in button.accessibleName()).click()
    assert stage.view.card.note.toPlainText() == ""
    assert {mark.card: mark.note for mark in journal.facts.card_marks()} == {"prefer-2014": "mine"}


def test_what_opening_a_link_means_is_said_first_and_nothing_is_opened_by_it(stage: Stage) -> None:
    stage.screen.show("prefer-2014")
    stage.view.card.links[0].click()
    (panel,) = stage.view.card.findChildren(QuestionPanel)
    assert panel.stay.hasFocus()
    assert "Nothing of your journal goes with it." in words_in(panel)
    panel.stay.click()
    assert not [panel for panel in stage.view.card.findChildren(QuestionPanel) if panel.isVisible()]


def test_a_journal_to_look_at_only_offers_no_marks(qtbot: QtBot, journal: Journal) -> None:
    journal.read_only = True
    stage = Stage(qtbot, journal)
    stage.screen.show("prefer-2014")
    assert not stage.view.card.marks.saved.isEnabled()
    assert stage.view.card.note.isReadOnly()
    stage.unsubscribe()


def test_an_added_card_says_what_is_not_known_and_can_be_taken_off(stage: Stage, journal: Journal) -> None:
    verbs.add_card(journal, an_own_row())
    stage.screen.show("my-doe-2020")
    assert "not checked yet" in words_in(stage.view.card)
    assert "Sheep were asked." in words_in(stage.view.card)
    stage.view.card.remove.click()
    assert journal.facts.cards() == []
    assert stage.view.currentWidget() is stage.view.list


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1000, 700), (200, 760, 560)])
def test_nothing_is_cut_or_nameless_at_any_size(
    qtbot: QtBot, qapp: QApplication, journal: Journal, theme: str, percent: int, width: int, height: int
) -> None:
    verbs.note_day(journal, A_DAY, "ferritin letter")
    apply_theme(qapp, theme, percent)
    stage = Stage(qtbot, journal, width, height)
    QTest.keyClicks(stage.view.list.words, "ferritin letter")
    press("⏎")
    stage.view.list.narrow.click()
    QApplication.processEvents()
    assert cut_words(stage.view.list) == []
    assert unnamed_stops(stage.view.list) == []
    for key in ("prefer-2014", "clinic-iron-infusions-cfs"):
        stage.screen.show(key)
        QApplication.processEvents()
        assert cut_words(stage.view.card) == []
        assert unnamed_stops(stage.view.card) == []
    stage.unsubscribe()
    apply_theme(qapp, "light")


def test_the_window_leads_to_a_card_and_from_a_note_to_its_day(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.go_to("research", bundled_cards()[0].key)
    assert window.pages is not None
    view = window.pages.currentWidget()
    assert isinstance(view, ResearchView)
    assert view.currentWidget() is view.card
    window.go_to("today", A_DAY.isoformat())
    assert window.pages.key == "today"


def test_a_text_is_written_by_keyboard_and_its_problem_stands_beside_the_field(stage: Stage, journal: Journal) -> None:
    stage.view.list.add.click()
    form = stage.view.form
    assert form.field("title").hasFocus()
    QTest.keyClicks(form.field("title"), "Ferritin in a village")
    QTest.keyClicks(form.field("found"), "More sheep, more iron.")
    form.save.click()
    assert form.field("cannot_say").hasFocus()
    QTest.keyClicks(form.field("cannot_say"), "Anything about people.")
    form.save.click()
    assert [row.title for row in journal.facts.cards()] == ["Ferritin in a village"]
    assert stage.view.currentWidget() is stage.view.card
    assert "• Anything about people." in words_in(stage.view.card)


def test_places_for_numbers_come_one_by_one(stage: Stage, journal: Journal) -> None:
    stage.view.list.add.click()
    form = stage.view.form
    for _press in range(MOST_NUMBERS):
        form.add_number.click()
    assert form.add_number.isHidden()
    assert form.field(f"results.{MOST_NUMBERS - 1}.what").hasFocus()
    QTest.keyClicks(form.field("title"), "Numbers")
    QTest.keyClicks(form.field("found"), "One.")
    QTest.keyClicks(form.field("cannot_say"), "Two.")
    QTest.keyClicks(form.field("results.1.what"), "fatigue")
    form.set_text("results.1.measure", "odds ratio")
    for name, text in (("estimate", "1.5"), ("low", "2"), ("high", "3")):
        QTest.keyClicks(form.field(f"results.1.{name}"), text)
    form.save.click()
    assert journal.facts.cards() == []
    assert "does not lie between" in words_in(form)
    form.set_text("results.1.low", "1.1")
    form.save.click()
    assert len(journal.facts.cards()) == 1


def test_an_added_card_is_changed_in_the_form_and_escape_leaves_it(stage: Stage, journal: Journal) -> None:
    verbs.add_card(journal, an_own_row(found="Much."))
    stage.screen.show("my-doe-2020")
    stage.view.card.edit.click()
    assert stage.view.form.text("cannot_say") == "Anything about others."
    press("⎋")
    assert stage.messages.all == []  # nothing was changed, nothing is said
    stage.view.card.edit.click()
    QTest.keyClicks(stage.view.form.field("volume"), "9")
    press("⎋")
    assert stage.view.currentWidget() is stage.view.card
    assert stage.messages.last.text == "The form was closed without saving."


def test_a_file_is_agreed_to_before_it_is_added(stage: Stage, journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "mine.ris"
    file.write_text("TY  - JOUR\nTI  - A made-up text\nER  - \n", encoding="utf-8")
    stage.screen._presenter.adding.read_file(file)
    panel = stage.view.list.plan
    assert panel.isVisible()
    assert panel.add.hasFocus()
    assert "mine.ris: 1 new" in panel.said.text()
    panel.add.click()
    assert not panel.isVisible()
    assert [row.title for row in journal.facts.cards()] == ["A made-up text"]
    assert stage.view.list.own.isVisible()


def test_the_form_and_the_plan_are_whole_at_any_size(
    qtbot: QtBot, qapp: QApplication, journal: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "mine.ris"
    file.write_text("TY  - JOUR\nTI  - A made-up text\nER  - \nTY  - JOUR\nER  - \n", encoding="utf-8")
    for percent, width, height in ((100, 1000, 700), (200, 760, 560)):
        apply_theme(qapp, "light", percent)
        stage = Stage(qtbot, journal, width, height)
        stage.screen._presenter.adding.read_file(file)
        QApplication.processEvents()
        assert cut_words(stage.view.list) == []
        assert unnamed_stops(stage.view.list) == []
        stage.view.list.add.click()
        stage.view.form.add_number.click()
        QApplication.processEvents()
        assert cut_words(stage.view.form) == []
        assert unnamed_stops(stage.view.form) == []
        stage.unsubscribe()
    apply_theme(qapp, "light")


def test_choices_narrow_the_list_and_ask_for_nothing_once_put_away(stage: Stage, journal: Journal) -> None:
    view = stage.view.list
    assert not view.choices.isVisible()
    view.narrow.click()
    assert view.subject.hasFocus()
    view.evidence.setCurrentIndex(view.evidence.findData("clinic article"))
    assert list(view.lines.buttons) == ["clinic-iron-infusions-cfs"]
    assert view.said.text() == "1 card"
    view.narrow.click()
    assert not view.choices.isVisible()
    assert view.said.text() == "74 cards"
    assert view.wish() == Wish()


def test_what_was_added_from_a_file_is_shown_with_the_choice_that_shows_it(
    stage: Stage, journal: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "mine.ris"
    file.write_text("TY  - JOUR\nTI  - A made-up text\nER  - \n", encoding="utf-8")
    stage.screen._presenter.adding.read_file(file)
    stage.view.list.plan.add.click()
    assert stage.view.list.narrow.isChecked()
    assert stage.view.list.yours.currentText() == "Added by me"


def test_the_words_looked_for_are_cleared_by_a_button_that_is_there_while_there_are_any(stage: Stage) -> None:
    view = stage.view.list
    assert not view.clear_words.isVisible()
    view.words.setText("ferritin")
    assert view.clear_words.isVisible()
    view.clear_words.click()
    assert view.wish() == Wish()
    assert view.said.text() == "74 cards"
    assert view.words.hasFocus()
    assert not view.clear_words.isVisible()


def test_control_and_f_leads_to_the_words(stage: Stage) -> None:
    stage.view.list.words.setText("ferritin")
    stage.view.list.more.setFocus()
    QTest.keyClick(stage.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert stage.view.list.words.hasFocus()
    assert stage.view.list.words.selectedText() == "ferritin"
