# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.settings import REPORT_FINDINGS, lines_kept
from journal_app.store.journal import Journal
from journal_app.ui.charts.estimates_picture import EstimatesPicture
from journal_app.ui.charts.pairs_picture import PairsPicture
from journal_app.ui.findings.screen import FindingsScreen
from journal_app.ui.findings.view import FindingsView
from journal_app.ui.theme import apply_theme
from tests.analysis.findings.test_starts import GIVEN, a_diary
from tests.analysis.lives import TODAY, a_result, an_infusion, keep
from tests.plugins.clock import FrozenClock
from tests.ui.desks import a_desk
from tests.ui.looking import cut_words, unnamed_stops


class Stage:
    """The screen on a journal."""

    def __init__(self, qtbot: QtBot, journal: Journal, width: int = 1000, height: int = 700) -> None:
        desk, self.messages = a_desk(journal)
        desk.today = lambda: TODAY  # type: ignore[method-assign]
        self.screen = FindingsScreen(desk)
        view = self.screen.widget
        assert isinstance(view, FindingsView)
        self.view = view
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        self.screen.refresh()
        self.screen.take_focus()
        assert self.view.choose.hasFocus()
        self.view.choose.click()
        assert self.view.choices.isVisible()


@pytest.fixture
def told(clock: FrozenClock) -> Iterator[Journal]:
    """Four hundred days of two scores, with an infusion that a large drop of one of them follows."""
    with Journal.create(None, clock=clock) as journal:
        scores = (*a_diary(range(400), level=7, after=3), *a_diary(range(400), tracker="mood"))
        keep(journal, *scores, an_infusion(GIVEN), an_infusion(5))
        yield journal


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, told: Journal) -> Stage:
    apply_theme(qapp, "light")
    return Stage(qtbot, told)


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_journal_without_anything_to_ask_says_what_would_stand_here(qtbot: QtBot, journal: Journal) -> None:
    stage = Stage(qtbot, journal)
    assert "Nothing to ask yet" in words_in(stage.view)
    assert stage.view.cards == {}


def test_each_question_has_its_answer_and_what_weakens_it(stage: Stage) -> None:
    said = words_in(stage.view)
    assert "Fatigue after Ferinject 1000 mg" in said
    assert "less than this diary's own past led to expect: a clear difference." in said
    assert "Why a score changed cannot be told from one diary." in said
    assert stage.view.said.text() == "5 questions of 20, one of each kind"
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(""))
    assert stage.view.said.text() == "6 questions · 6 more cannot be answered yet"
    assert next(iter(stage.view.cards.values())).state.is_primary


def test_the_picture_and_the_table_are_made_when_they_are_wanted(stage: Stage) -> None:
    card = next(iter(stage.view.cards.values()))
    assert card.body_of_picture is None
    card.pictures["picture"].click()
    assert card.body_of_picture is not None
    assert card.body_of_picture.picture is not None
    assert card.body_of_picture.picture.isVisible()
    assert "Fatigue after Ferinject" in card.body_of_picture.picture.accessibleName()
    card.table.click()
    assert not card.pictures["picture"].isChecked()
    assert card.body_of_picture.table.isVisible()
    card.table.click()
    assert not card.body_of_picture.isVisible()


def test_how_it_was_worked_out_is_told_on_request(stage: Stage) -> None:
    card = next(card for card in stage.view.cards.values() if "clear difference" in card.state.sentence)
    assert "Student's t" not in words_in(card)
    card.how.click()
    said = words_in(card)
    assert "day-to-day correlation" in said
    assert "Biometrika 58:545" in said


def test_questions_are_chosen_by_tracker_and_window(stage: Stage) -> None:
    stage.view.outcomes.setCurrentIndex(stage.view.outcomes.findData("mood"))
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(""))
    assert {card.state.question.partition(" ")[0] for card in stage.view.cards.values()} >= {"Mood"}
    before = len(stage.view.cards)
    stage.view.all.click()
    assert len(stage.view.cards) > before
    stage.view.windows.setCurrentIndex(stage.view.windows.findData("early"))
    assert any("days 8 to 27" in card.state.question for card in stage.view.cards.values())


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1000, 700), (200, 760, 560)])
def test_nothing_is_cut_or_nameless(
    qtbot: QtBot, qapp: QApplication, told: Journal, percent: int, width: int, height: int
) -> None:
    apply_theme(qapp, "light", percent)
    stage = Stage(qtbot, told, width, height)
    card = next(iter(stage.view.cards.values()))
    card.pictures["picture"].click()
    card.how.click()
    QApplication.processEvents()
    assert cut_words(stage.view) == []
    assert unnamed_stops(stage.view) == []
    apply_theme(qapp, "light")


def test_a_finding_goes_into_the_report_and_out_of_it_and_stays_there(stage: Stage, told: Journal) -> None:
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(""))
    first, second = list(stage.view.cards.values())[:2]
    first.report.click()
    second.report.click()
    assert lines_kept(told.facts.setting(REPORT_FINDINGS)) == (first.state.id, second.state.id)
    stage.screen.refresh()
    assert first.report.isChecked()
    first.report.click()
    assert lines_kept(told.facts.setting(REPORT_FINDINGS)) == (second.state.id,)
    told.undo()
    stage.screen.refresh()
    assert first.report.isChecked()


def test_at_first_sight_there_is_one_question_of_each_kind(qtbot: QtBot, told: Journal) -> None:
    keep(told, *(an_infusion(day) for day in (150, 250, 340)))
    stage = Stage(qtbot, told)
    at_first = [card.state.id.partition("/")[0] for card in stage.view.cards.values()]
    assert at_first == ["before-after", "wearing-off", "trend", "weekdays", "blank-days"]
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(""))
    assert len(stage.view.cards) > len(at_first)


def test_the_same_comparison_at_other_dates_has_a_picture_of_its_own(stage: Stage) -> None:
    card = next(card for card in stage.view.cards.values() if "other dates" in card.pictures)
    card.pictures["picture"].click()
    card.pictures["other dates"].click()
    assert not card.pictures["picture"].isChecked()
    assert card.body_of_picture is not None
    assert card.body_of_picture.picture is not None
    assert "the same comparison at other dates" in card.body_of_picture.picture.accessibleName()
    card.table.click()
    assert card.body_of_picture.table.isVisible()
    assert "At an earlier date" in [
        card.body_of_picture.table.model().headerData(column, Qt.Orientation.Horizontal)
        for column in range(card.body_of_picture.table.model().columnCount())
    ]


def test_research_beside_follows_what_is_asked_and_no_answer(qtbot: QtBot, told: Journal, clock: FrozenClock) -> None:
    stage = Stage(qtbot, told)
    beside = list(stage.view.research.lines)
    assert "label-phosphate" in beside
    with Journal.create(None, clock=clock) as other:
        scores = (*a_diary(range(400), level=3, after=8), *a_diary(range(400), level=6, tracker="mood"))
        keep(other, *scores, an_infusion(GIVEN), an_infusion(5))
        assert list(Stage(qtbot, other).view.research.lines) == beside


@pytest.mark.parametrize(("percent", "width"), [(100, 1000), (200, 760)])
def test_the_days_of_the_week_are_drawn_as_high_as_their_rows(
    qtbot: QtBot, qapp: QApplication, told: Journal, percent: int, width: int
) -> None:
    apply_theme(qapp, "light", percent)
    stage = Stage(qtbot, told, width, 560)
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData("weekdays"))
    card = stage.view.cards["weekdays/fatigue"]
    card.pictures["picture"].click()
    QApplication.processEvents()
    assert card.body_of_picture is not None
    picture = card.body_of_picture.picture
    assert picture is not None
    drawn = picture.focusProxy()
    assert isinstance(drawn, EstimatesPicture)
    assert drawn.laid is not None
    assert drawn.height() >= int(drawn.laid.height)
    assert len(drawn.spots()) == 7
    card.table.click()
    assert card.body_of_picture.table.isVisible()
    assert cut_words(stage.view) == []
    apply_theme(qapp, "light")


@pytest.mark.parametrize("about", ["trend", "blank-days"])
def test_a_trend_and_blank_days_are_asked_too_and_drawn(stage: Stage, about: str) -> None:
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(about))
    stage.view.all.click()
    (card, *_others) = [card for card in stage.view.cards.values() if card.state.id.startswith(f"{about}/fatigue")]
    card.pictures["picture"].click()
    assert card.body_of_picture is not None
    assert card.body_of_picture.picture is not None
    assert card.body_of_picture.picture.accessibleName() == card.state.question


def test_a_trend_is_asked_over_the_days_that_were_chosen_and_undo_takes_that_back(stage: Stage, told: Journal) -> None:
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData("trend"))
    assert stage.view.span_row.isVisible()
    stage.view.spans.setCurrentIndex(stage.view.spans.findData("182"))
    stage.screen.refresh()
    assert all("over 182 days" in card.state.question for card in stage.view.cards.values())
    assert len(stage.view.cards) == 2
    told.undo()
    stage.screen.refresh()
    assert stage.view.spans.currentData() == "365"


def test_a_blood_test_brings_its_draws_and_its_newest_two_results(qtbot: QtBot, told: Journal) -> None:
    keep(told, *(a_result(day, "ferritin", day // 20, laboratory="Harbour") for day in (300, 200)))
    stage = Stage(qtbot, told)
    stage.view.outcomes.setCurrentIndex(stage.view.outcomes.findData("ferritin"))
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(""))
    assert list(stage.view.cards) == ["draws/ferritin/fatigue", "draws/ferritin/mood", "results/ferritin"]
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData("draws"))
    card = stage.view.cards["draws/ferritin/mood"]
    card.pictures["picture"].click()
    assert card.body_of_picture is not None
    assert card.body_of_picture.picture is not None
    assert isinstance(card.body_of_picture.picture.focusProxy(), PairsPicture)


def test_one_finding_is_gone_to_wherever_it_stands(stage: Stage) -> None:
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData(""))
    stage.view.windows.setCurrentIndex(stage.view.windows.findData("later"))
    later = list(stage.view.cards)[-1]
    stage.screen.show("gone")
    stage.view.abouts.setCurrentIndex(stage.view.abouts.findData("trend"))
    stage.view.windows.setCurrentIndex(stage.view.windows.findData("primary"))
    assert later not in stage.view.cards
    stage.screen.show(later)
    QApplication.processEvents()
    assert stage.view.cards[later].how.hasFocus()
