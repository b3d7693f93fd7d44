# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Asking about what is in view: the presenter, the line itself, and Q wherever there is something to ask about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.drafts import QuestionDraft
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Question
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.errors import StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.asking import Asking, AskState
from journal_app.ui.charts.chart import Chart
from journal_app.ui.fields import FieldProblem
from journal_app.ui.findings.view import FindingsView
from journal_app.ui.labs.view import LabsView
from journal_app.ui.research.view import ResearchView
from journal_app.ui.shell.ask_place import FORM, AskPlace
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.treatments.view import TreatmentsView
from journal_app.ui.widgets.ask_line import AskLine
from tests.analysis.findings.test_starts import GIVEN, a_diary
from tests.analysis.lives import TODAY, an_infusion, keep
from tests.builders import a_lab_result, a_score, an_event
from tests.plugins.clock import FrozenClock
from tests.ui.desks import KeptMessages, Later, a_desk
from tests.ui.looking import cut_words, settle, unnamed_stops
from tests.ui.windows import journal_of, open_window

DAY = date(2026, 11, 20)
FERRITIN = Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=DAY)
POINTER = "/lab_result/ferritin/2026-11-20"
PROPOSED = "Ferritin 42.0 ng/mL on 20 Nov 2026: what does it mean for me?"


class SeenLine:
    """What the presenter told its line."""

    def __init__(self) -> None:
        self.state: AskState | None = None
        self.problems: tuple[FieldProblem, ...] = ()

    def open_line(self, state: AskState) -> None:
        self.state = state

    def close_line(self) -> None:
        self.state = None

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems


def a_sitting(journal: Journal) -> tuple[Asking, SeenLine, KeptMessages]:
    desk, messages = a_desk(journal)
    line = SeenLine()
    asking = Asking(desk, line, FORM)
    asking.bring_back()
    return asking, line, messages


@pytest.fixture
def tested(journal: Journal) -> Journal:
    verbs.add_lab_results(journal, [a_lab_result(on=DAY, unit="ng/mL")])
    return journal


def test_a_question_is_proposed_with_what_it_is_about(tested: Journal) -> None:
    asking, line, messages = a_sitting(tested)
    asking.begin(FERRITIN)
    draft = QuestionDraft(text=PROPOSED, about=POINTER)
    assert line.state == AskState(about="Ferritin, 20 Nov 2026", draft=draft)
    asking.keep(replace(draft, text="Is that all right?"))
    assert line.state is None
    (kept,) = tested.facts.every(Question)
    assert (kept.text, kept.about) == ("Is that all right?", POINTER)
    assert messages.last.action == "Undo"
    tested.undo()
    assert tested.facts.every(Question) == []


def test_an_empty_question_is_refused_beside_the_line(tested: Journal) -> None:
    asking, line, _messages = a_sitting(tested)
    asking.begin(FERRITIN)
    asking.keep(QuestionDraft(text="  ", about=POINTER))
    assert [problem.words for problem in line.problems] == ["The question is empty."]
    assert line.state is not None


def test_what_was_typed_outlives_a_crash_and_what_was_left_does_not(tested: Journal) -> None:
    asking, _line, _messages = a_sitting(tested)
    asking.begin(FERRITIN)
    typed = QuestionDraft(text="Half a ques", about=POINTER)
    asking.hold(typed)
    again, line, messages = a_sitting(tested)
    assert line.state == AskState(about="Ferritin, 20 Nov 2026", draft=typed)
    assert messages.last.text.endswith("is back; it was not saved yet.")
    again.leave()
    again.hold(typed)  # the line tells of it as it goes out of sight
    assert a_sitting(tested)[1].state is None
    assert tested.facts.kept_draft(FORM) is None


def test_a_question_that_was_only_proposed_is_not_kept_as_typed(tested: Journal) -> None:
    asking, line, _messages = a_sitting(tested)
    asking.begin(FERRITIN)
    assert line.state is not None
    asking.hold(line.state.draft)
    assert tested.facts.kept_draft(FORM) is None


def test_enter_pressed_twice_keeps_one(tested: Journal) -> None:
    lanes = Later(tested)
    desk, _messages = a_desk(tested, lanes)
    asking = Asking(desk, SeenLine(), FORM)
    for _enter in range(2):
        asking.keep(QuestionDraft(text="Why?"))
    lanes.run()
    assert len(tested.facts.every(Question)) == 1


def test_a_refusal_leaves_the_line_open(tested: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asking, line, messages = a_sitting(tested)
    asking.begin(FERRITIN)

    def full(*_words: object, **_more: object) -> None:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(tested, "change", full)
        asking.keep(QuestionDraft(text="Why?"))
    assert messages.last.text == "The disk is full."
    assert line.state is not None
    asking.keep(QuestionDraft(text="Why?"))
    assert line.state is None


def test_a_journal_to_look_at_only_is_not_asked(tested: Journal) -> None:
    desk, messages = a_desk(tested)
    desk.info = replace(desk.info, read_only=True)
    line = SeenLine()
    Asking(desk, line, FORM).begin(FERRITIN)
    assert line.state is None
    assert "look at only" in messages.last.text


# In the window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = open_window(qtbot)
    verbs.log_score(journal_of(window), a_score(value=7, day=DAY))
    verbs.add_lab_results(journal_of(window), [a_lab_result(on=DAY, unit="ng/mL")])
    yield window
    window.close()


def line_of(window: MainWindow) -> AskLine | None:
    found = [line for line in window.findChildren(AskLine) if line.isVisible()]
    return found[0] if found else None


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def chart_of(window: MainWindow) -> tuple[TimelineView, Chart]:
    window.go_to("timeline")
    (view,) = window.findChildren(TimelineView)
    assert view.chart is not None
    view.chart.setFocus()
    return view, view.chart


def test_q_on_a_point_of_the_timeline_asks_about_it_and_enter_keeps_it(window: MainWindow) -> None:
    _view, chart = chart_of(window)
    press(Qt.Key.Key_Q)
    assert line_of(window) is None  # nothing is being read yet
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Q)
    line = line_of(window)
    assert line is not None
    field = line.field("text")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Fatigue 7 on 20 Nov 2026: what does it mean for me?"
    assert field.hasFocus()
    press(Qt.Key.Key_Q)  # it is a letter there
    assert field.text() == "q"
    field.setText("Is seven much?")
    press(Qt.Key.Key_Return)
    assert line_of(window) is None
    assert chart.hasFocus()
    (kept,) = journal_of(window).facts.every(Question)
    assert (kept.text, kept.about) == ("Is seven much?", "/score/fatigue/2026-11-20")


def test_escape_leaves_the_line_and_the_keyboard_goes_back(window: MainWindow) -> None:
    _view, chart = chart_of(window)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Q)
    press(Qt.Key.Key_Escape)
    assert line_of(window) is None
    assert chart.hasFocus()
    assert journal_of(window).facts.every(Question) == []
    place = next(iter(window.findChildren(AskPlace)))
    assert place.isHidden()


def test_the_button_below_the_chart_asks_about_the_point_that_was_gone_to(window: MainWindow) -> None:
    view, chart = chart_of(window)
    assert not view.ask.isEnabled()
    press(Qt.Key.Key_Left)
    assert view.ask.isEnabled()
    press(Qt.Key.Key_Down)
    view.ask.click()
    line = line_of(window)
    assert line is not None
    assert line.heading.text() == "Ask about: Ferritin, 20 Nov 2026"
    line.close_button.click()
    chart.setFocus()
    press(Qt.Key.Key_Escape)
    assert not view.ask.isEnabled()


def test_q_and_a_button_ask_about_a_research_card(window: MainWindow) -> None:
    window.go_to("research", "prefer-2014")
    (view,) = window.findChildren(ResearchView)
    press(Qt.Key.Key_Q)
    line = line_of(window)
    assert line is not None
    assert line.heading.text() == "Ask about: this research card"
    line.save.click()
    view.card.note.setFocus()
    press(Qt.Key.Key_Q)
    assert view.card.note.toPlainText() == "q"
    assert line_of(window) is None
    view.card.ask.click()
    assert line_of(window) is not None
    (kept,) = journal_of(window).facts.every(Question)
    assert kept.about == "/card/prefer-2014"


def test_q_and_a_button_ask_about_a_finding(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot)
    journal, desk = journal_of(window), window.desk
    assert desk is not None
    desk.today = lambda: TODAY  # type: ignore[method-assign]
    keep(journal, *a_diary(range(400), level=7, after=3), an_infusion(GIVEN), an_infusion(5))
    window.go_to("findings")
    (view,) = window.findChildren(FindingsView)
    finding_id, card = next(iter(view.cards.items()))
    card.ask.click()
    line = line_of(window)
    assert line is not None
    assert card.state.question in line.text("text")
    line.close_button.click()
    card.how.setFocus()
    press(Qt.Key.Key_Q)
    line = line_of(window)
    assert line is not None
    line.save.click()
    (kept,) = journal.facts.every(Question)
    assert kept.about == "/finding/" + finding_id.replace("/", "~1")
    window.go_to("appointment")
    (screen,) = window.findChildren(AppointmentView)
    screen.to_ask.table.selectRow(0)
    screen.to_ask.about.go.click()
    assert view.isVisible()
    assert view.cards[finding_id].how.hasFocus()
    window.close()


def test_q_on_the_picture_of_a_finding_asks_about_the_finding(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot)
    desk = window.desk
    assert desk is not None
    desk.today = lambda: TODAY  # type: ignore[method-assign]
    keep(journal_of(window), *a_diary(range(400), level=7, after=3), an_infusion(GIVEN), an_infusion(5))
    window.go_to("findings")
    (view,) = window.findChildren(FindingsView)
    card = next(iter(view.cards.values()))
    card.pictures["picture"].click()
    (chart,) = card.findChildren(Chart)
    chart.setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Q)
    line = line_of(window)
    assert line is not None
    assert line.heading.text() == "Ask about: this finding"
    window.close()


def test_what_was_typed_in_the_line_is_back_at_the_next_start(qtbot: QtBot, journal_path: Path) -> None:
    window = open_window(qtbot, journal_path)
    window.go_to("research", "prefer-2014")
    press(Qt.Key.Key_Q)
    line = line_of(window)
    assert line is not None
    QTest.keyClicks(line.field("text"), "Is it for me")
    window.close()
    window = open_window(qtbot, journal_path)
    qtbot.waitUntil(lambda: line_of(window) is not None)
    line = line_of(window)
    assert line is not None
    assert line.text("text") == "Is it for me"
    assert window.foot.message().text.endswith("is back; it was not saved yet.")
    line.save.click()
    (kept,) = journal_of(window).facts.every(Question)
    assert (kept.text, kept.about) == ("Is it for me", "/card/prefer-2014")
    window.close()


def test_show_it_leads_to_the_point_on_its_screen(window: MainWindow) -> None:
    journal = journal_of(window)
    verbs.add_lab_results(journal, [a_lab_result("haemoglobin", on=DAY), a_lab_result(on=date(2026, 1, 2))])
    verbs.add_event(journal, an_event(DAY, title="After moving house"))
    verbs.add_event(journal, an_event(date(2026, 11, 1)))
    for about in (POINTER, "/event/2026-11-20", "/score/fatigue/2026-11-20"):
        verbs.add_question(journal, Question(text="Why?", about=about))
    window.go_to("appointment")
    (view,) = window.findChildren(AppointmentView)

    def show(row: int) -> None:
        view.to_ask.table.selectRow(row)
        view.to_ask.about.go.click()

    show(0)
    (labs,) = window.findChildren(LabsView)
    cell = labs.table.current_cell()
    assert cell is not None
    assert journal.facts.get(LabResult, cell.id).analyte == "ferritin"
    assert journal.facts.get(LabResult, cell.id).collected_on == DAY
    window.go_to("appointment")
    show(1)
    (treatments,) = window.findChildren(TreatmentsView)
    assert treatments.events.isVisible()
    assert "After moving house" in treatments.events.chosen.words.text()
    window.go_to("appointment")
    show(2)
    assert window.pages is not None
    assert window.pages.key == "today"


@pytest.mark.parametrize("text", [100, 200])
def test_the_line_cuts_nothing_and_names_everything(qtbot: QtBot, qapp: QApplication, text: int) -> None:
    apply_theme(qapp, "light", text_percent=text)
    window = open_window(qtbot)
    window.resize(1024, 640)
    window.go_to("research", "prefer-2014")
    press(Qt.Key.Key_Q)
    line = line_of(window)
    assert line is not None
    for words in ("Does this hold for me?", ""):
        line.set_text("text", words)
        settle()
        assert cut_words(line) == []
        assert unnamed_stops(line) == []
        assert (window.width(), window.height()) == (1024, 640)
        if not words:
            line.save.click()
            settle()
            assert cut_words(line) == []
            assert line.save.height() >= 44
    assert "empty" in line.field("text").accessibleDescription()
    window.close()
    apply_theme(qapp, "light")


def test_another_journal_takes_its_line_with_it(window: MainWindow) -> None:
    _view, _chart = chart_of(window)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Q)
    info = window.desk.info if window.desk else None
    assert info is not None
    window.attach(info)
    assert line_of(window) is None
