# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.scores import Better, Mark, Part, Score, TrackerKind
from journal_app.errors import StorageFailed
from journal_app.report.pages import Pages, Paper
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.messages import MessageKind
from journal_app.ui.week.presenter import Presenter
from journal_app.ui.week.printing import SheetWish
from journal_app.ui.week.state import CellState, Face, Place, SheetDates, WeekState
from tests.builders import a_score, a_tracker
from tests.plugins.clock import FrozenClock
from tests.report.papers import read_back
from tests.ui.desks import AtOnce, KeptMessages, Later, a_desk

MONDAY = date(2026, 11, 16)
TODAY = MONDAY + timedelta(days=5)
SLEEP = a_tracker("sleep", name="Sleep", kind=TrackerKind.DURATION, high=Decimal(24), better=Better.NEITHER, position=8)
PEM = a_tracker("pem", name="PEM", kind=TrackerKind.YES_NO, high=Decimal(1), position=9)


@dataclass
class KeptView:
    states: list[WeekState] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def set_state(self, state: WeekState) -> None:
        self.states.append(state)

    def open_file(self, path: Path) -> None:
        self.opened.append(path)

    @property
    def state(self) -> WeekState:
        return self.states[-1]


@dataclass
class Stage:
    journal: Journal
    presenter: Presenter
    view: KeptView
    messages: KeptMessages

    def at(self, day: int, column: str) -> Place:
        names = [shown.name for shown in self.view.state.columns]
        return Place(row=day, column=names.index(column))

    def cell(self, day: int, column: str) -> CellState:
        return self.view.state.cell(self.at(day, column))

    def scores(self) -> dict[tuple[int, str], Decimal]:
        return {((score.day - MONDAY).days, score.tracker): score.value for score in self.journal.facts.scores()}


def a_stage(journal: Journal, lanes: AtOnce | None = None) -> Stage:
    desk, messages = a_desk(journal, lanes)
    view = KeptView()
    presenter = Presenter(desk, view)
    presenter.refresh()
    return Stage(journal, presenter, view, messages)


@pytest.fixture
def stage(journal: Journal) -> Stage:
    verbs.add_tracker(journal, SLEEP)
    verbs.add_tracker(journal, PEM)
    return a_stage(journal)


def test_it_begins_with_the_week_today_lies_in(stage: Stage) -> None:
    state = stage.view.state
    assert state.words == "16 – 22 November 2026 · this week"
    assert [day.day for day in state.days] == [MONDAY + timedelta(days=number) for number in range(7)]
    assert [column.name for column in state.columns] == ["Fatigue", "Mood", "Sleep", "PEM", "The day", "Note"]
    assert [column.face for column in state.columns] == [
        Face.STEPS, Face.STEPS, Face.FIELD, Face.YES_NO, Face.MARK, Face.NOTE,
    ]  # fmt: skip
    assert not state.can_go_on
    assert stage.messages.all == []


def test_each_column_says_its_question_its_ends_and_its_direction(stage: Stage) -> None:
    words = {column.name: column.explanation for column in stage.view.state.columns}
    assert words["Fatigue"] == (
        "How tired were you today, at the worst? 0 is none, 10 is the worst I have known. Lower is better."
    )
    assert words["Sleep"] == "How much sleep? Type hours, such as 7.5 or 7:30, from 0 to 24, then Enter."
    assert words["PEM"].endswith("Y for yes, N for no.")
    assert [column.aside for column in stage.view.state.columns[:2]] == ["lower is better", "higher is better"]


def test_weeks_can_be_gone_through_as_far_as_this_one(stage: Stage) -> None:
    stage.presenter.step(-1)
    assert stage.view.state.words == "9 – 15 November 2026 · last week"
    assert stage.view.state.can_go_on
    stage.presenter.step(-1)
    assert stage.view.state.words == "2 – 8 November 2026 · 2 weeks ago"
    stage.presenter.step(5)
    assert stage.view.state.first == MONDAY
    stage.presenter.step(-60)
    stage.presenter.go_to_this_week()
    assert stage.view.state.first == MONDAY


@pytest.mark.parametrize(
    ("weeks", "words"),
    [(-3, "26 October – 1 November 2026 · 3 weeks ago"), (-46, "29 December 2025 – 4 January 2026 · 46 weeks ago")],
)
def test_a_week_names_its_month_and_year_as_often_as_needed(stage: Stage, weeks: int, words: str) -> None:
    stage.presenter.step(weeks)
    assert stage.view.state.words == words


def test_a_week_may_begin_on_sunday(journal: Journal) -> None:
    desk, _messages = a_desk(journal)
    view = KeptView()
    Presenter(desk, view, first_weekday=6).refresh()
    assert view.state.first == date(2026, 11, 15)


def test_a_score_is_kept_as_a_change_of_its_own(stage: Stage) -> None:
    stage.presenter.enter(stage.at(0, "Fatigue"), 7)
    stage.presenter.enter(stage.at(1, "Fatigue"), 10)
    assert stage.scores() == {(0, "fatigue"): 7, (1, "fatigue"): 10}
    assert stage.cell(1, "Fatigue").spoken == "Fatigue, Tuesday 17 November: 10 of 10, recalled later"
    assert stage.messages.last.text == "Saved 20:14"
    stage.journal.undo()
    assert stage.scores() == {(0, "fatigue"): 7}


def test_an_empty_cell_is_empty_and_says_so(stage: Stage) -> None:
    cell = stage.cell(2, "Mood")
    assert (cell.text, cell.value) == ("", None)
    assert cell.spoken == "Mood, Wednesday 18 November: empty"


def test_what_is_filled_in_afterwards_is_recalled_later_and_what_is_not_is_not(
    journal: Journal, clock: FrozenClock
) -> None:
    clock.move(days=-1)
    verbs.log_score(journal, a_score("fatigue", 3, TODAY - timedelta(days=1)))
    clock.move(days=1)
    stage = a_stage(journal)
    stage.presenter.enter(stage.at(5, "Fatigue"), 4)
    stage.presenter.enter(stage.at(3, "Fatigue"), 5)
    stage.presenter.refresh()
    assert stage.cell(4, "Fatigue").spoken.endswith(": 3 of 10")
    assert stage.cell(5, "Fatigue").spoken.endswith(": 4 of 10")
    assert stage.cell(3, "Fatigue").spoken.endswith(": 5 of 10, recalled later")
    assert [stage.cell(day, "The day").text for day in (3, 4, 5)] == ["Recalled later", "", ""]


def test_what_came_from_a_file_was_recalled_by_nobody(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 3, MONDAY, source="an import"))
    assert a_stage(journal).cell(0, "Fatigue").spoken.endswith(": 3 of 10")


def test_after_midnight_the_day_before_is_not_recalled_later(journal: Journal, clock: FrozenClock) -> None:
    clock.move(hours=7)  # 03:14, and the journal's day ends at 04:00
    stage = a_stage(journal)
    stage.presenter.enter(stage.at(5, "Fatigue"), 4)
    stage.presenter.refresh()
    assert stage.cell(5, "Fatigue").spoken.endswith(": 4 of 10")


def test_a_day_that_has_not_come_takes_nothing_and_says_so(stage: Stage) -> None:
    place = stage.at(6, "Fatigue")
    assert stage.view.state.cell(place).spoken == "Fatigue, Sunday 22 November: not yet"
    assert not stage.view.state.cell(place).is_open
    stage.presenter.enter(place, 7)
    stage.presenter.enter_text(stage.at(6, "Note"), "tomorrow")
    stage.presenter.toggle_mark(6, Mark.TOO_ILL)
    stage.presenter.clear(place)
    assert [message.text for message in stage.messages.all] == ["Sunday 22 November has not come yet."] * 4
    assert stage.journal.history() == stage.journal.history(2)
    assert stage.scores() == {}


def test_clearing_takes_a_score_back_and_an_empty_cell_is_left_alone(stage: Stage) -> None:
    stage.presenter.enter(stage.at(0, "Fatigue"), 7)
    stage.presenter.clear(stage.at(0, "Fatigue"))
    assert stage.scores() == {}
    assert stage.cell(0, "Fatigue").text == ""
    changes = len(stage.journal.history())
    stage.presenter.clear(stage.at(0, "Fatigue"))
    assert len(stage.journal.history()) == changes


def test_entries_of_parts_of_the_day_stay_and_are_told(stage: Stage) -> None:
    verbs.log_score(stage.journal, a_score("fatigue", 3, MONDAY, part=Part.MORNING))
    stage.presenter.refresh()
    assert (stage.cell(0, "Fatigue").text, stage.cell(0, "Fatigue").value) == ("1 entry", None)
    stage.presenter.enter(stage.at(0, "Fatigue"), 5)
    stage.presenter.refresh()
    assert stage.cell(0, "Fatigue").spoken.endswith("5 of 10, recalled later, 1 more entry")
    stage.presenter.clear(stage.at(0, "Fatigue"))
    assert [score.part for score in stage.journal.facts.scores()] == [Part.MORNING]


@pytest.mark.parametrize(
    ("typed", "kept", "shown"), [("7:30", "7.5", "7.5"), ("8", "8", "8"), ("7,25", "7.25", "7.25")]
)
def test_a_number_is_typed(stage: Stage, typed: str, kept: str, shown: str) -> None:
    stage.presenter.enter_text(stage.at(0, "Sleep"), typed)
    assert stage.scores() == {(0, "sleep"): Decimal(kept)}
    assert stage.cell(0, "Sleep").text == shown
    stage.presenter.enter_text(stage.at(0, "Sleep"), " ")
    assert stage.scores() == {}


def test_what_cannot_be_kept_stays_in_its_cell_with_the_reason(stage: Stage) -> None:
    stage.presenter.enter_text(stage.at(0, "Sleep"), "30")
    cell = stage.cell(0, "Sleep")
    assert cell.text == "30"
    assert cell.problem == "Sleep takes numbers from 0 to 24; 30 is outside."
    assert stage.scores() == {}
    stage.presenter.refresh()
    assert stage.cell(0, "Sleep") == cell
    stage.presenter.enter_text(stage.at(0, "Sleep"), "3")
    assert stage.cell(0, "Sleep").problem == ""
    assert stage.scores() == {(0, "sleep"): 3}
    stage.presenter.enter_text(stage.at(0, "Sleep"), "soon")
    stage.presenter.clear(stage.at(0, "Sleep"))
    assert stage.cell(0, "Sleep").text == ""


def test_a_problem_with_nothing_kept_below_it_is_cleared_without_a_change(stage: Stage) -> None:
    stage.presenter.enter_text(stage.at(0, "Sleep"), "soon")
    changes = len(stage.journal.history())
    stage.presenter.clear(stage.at(0, "Sleep"))
    assert (stage.cell(0, "Sleep").text, stage.cell(0, "Sleep").problem) == ("", "")
    assert len(stage.journal.history()) == changes


def test_yes_and_no_are_said_in_words(stage: Stage) -> None:
    stage.presenter.enter(stage.at(0, "PEM"), 1)
    stage.presenter.enter(stage.at(1, "PEM"), 0)
    assert [stage.cell(day, "PEM").text for day in (0, 1, 2)] == ["Yes", "No", ""]


def test_a_day_is_marked_and_unmarked_by_the_same_key(stage: Stage) -> None:
    stage.presenter.toggle_mark(1, Mark.TOO_ILL)
    assert stage.cell(1, "The day").text == "Too ill to log"
    stage.presenter.toggle_mark(1, Mark.NOT_TRACKED)
    assert stage.cell(1, "The day").spoken == "The day, Tuesday 17 November: Not tracked"
    stage.presenter.toggle_mark(1, Mark.NOT_TRACKED)
    assert stage.journal.facts.days() == []
    stage.presenter.toggle_mark(1, Mark.TOO_ILL)
    stage.presenter.clear(stage.at(1, "The day"))
    assert stage.journal.facts.days() == []


def test_a_note_is_kept_and_one_that_did_not_change_is_not_a_change(stage: Stage) -> None:
    stage.presenter.enter_text(stage.at(0, "Note"), " Long visit ")
    assert [day.note for day in stage.journal.facts.days()] == ["Long visit"]
    changes = len(stage.journal.history())
    stage.presenter.enter_text(stage.at(0, "Note"), "Long visit")
    assert len(stage.journal.history()) == changes
    stage.presenter.clear(stage.at(0, "Note"))
    assert stage.journal.facts.days() == []


def test_a_key_that_fits_no_answer_is_told_what_does(stage: Stage) -> None:
    stage.presenter.refuse(stage.at(0, "Fatigue"))
    stage.presenter.refuse(stage.at(0, "PEM"))
    assert [message.text for message in stage.messages.all] == [
        "Fatigue takes numbers from 0 to 10.",
        "PEM takes Y or N.",
    ]


def test_a_journal_open_to_look_at_shows_all_and_takes_nothing(journal_path: Path, clock: FrozenClock) -> None:
    Journal.create(journal_path, clock=clock).close()
    with Journal.open(journal_path, read_only=True, clock=clock) as journal:
        stage = a_stage(journal)
        assert not any(cell.is_open for row in stage.view.state.cells for cell in row)
        stage.presenter.enter(stage.at(0, "Fatigue"), 7)
        stage.presenter.toggle_mark(0, Mark.TOO_ILL)
        stage.presenter.refuse(stage.at(0, "Fatigue"))
        assert stage.scores() == {}
        assert {message.text for message in stage.messages.all} == {
            "This journal is open to look at only; nothing can be entered."
        }


def test_what_is_on_its_way_is_shown_at_once_and_not_hidden_by_an_older_reading(journal: Journal) -> None:
    lanes = Later(journal)
    desk, _messages = a_desk(journal, lanes)
    view = KeptView()
    presenter = Presenter(desk, view)
    presenter.refresh()
    lanes.run()
    presenter.refresh()
    presenter.enter(Place(row=0, column=0), 7)
    assert view.state.cells[0][0].text == "7"
    lanes.run(1)
    assert view.state.cells[0][0].text == "7"
    lanes.run()
    assert view.state.cells[0][0].text == "7"
    journal.undo()
    presenter.refresh()
    lanes.run()
    assert view.state.cells[0][0].text == ""


def test_another_week_is_shown_while_a_save_is_under_way(journal: Journal) -> None:
    lanes = Later(journal)
    desk, _messages = a_desk(journal, lanes)
    view = KeptView()
    presenter = Presenter(desk, view)
    presenter.refresh()
    lanes.run()
    presenter.enter(Place(row=0, column=0), 7)
    presenter.step(-1)
    presenter.step(1)
    lanes.run()
    assert view.state.first == MONDAY
    assert view.state.cells[0][0].text == "7"


INTENTS = st.one_of(
    st.tuples(st.just("enter"), st.integers(0, 6), st.integers(0, 1), st.integers(0, 10)),
    st.tuples(st.just("enter_text"), st.integers(0, 6), st.sampled_from([2, 5]), st.sampled_from(["8", "99", "x", ""])),
    st.tuples(st.just("clear"), st.integers(0, 6), st.integers(0, 5), st.none()),
    st.tuples(st.just("toggle_mark"), st.integers(0, 6), st.none(), st.sampled_from([Mark.TOO_ILL, Mark.NOT_TRACKED])),
    st.tuples(st.just("step"), st.integers(-2, 2), st.none(), st.none()),
)


@given(st.lists(INTENTS, max_size=12))
def test_what_is_shown_is_what_the_journal_holds(intents: list[tuple[str, int, int | None, Any]]) -> None:
    with Journal.create(None, clock=FrozenClock()) as journal:
        verbs.add_tracker(journal, SLEEP)
        verbs.add_tracker(journal, PEM)
        stage = a_stage(journal)
        for name, row, column, given_value in intents:
            intent = getattr(stage.presenter, name)
            if name == "step":
                intent(row)
            elif column is None:
                intent(row, given_value)
            elif given_value is None:
                intent(Place(row=row, column=column))
            else:
                intent(Place(row=row, column=column), given_value)
        shown = stage.view.state
        stage.presenter.refresh()
        assert stage.view.state == shown
        assert all(score.day <= TODAY for score in journal.facts.scores())
        assert all(day.day <= TODAY for day in journal.facts.days())


def test_what_the_disk_refuses_stays_in_its_cell(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_journal: Journal, _score: Score) -> None:
        raise StorageFailed("The disk is full.", "", "Nothing was changed.")

    stage.presenter.enter(stage.at(0, "Fatigue"), 4)
    with monkeypatch.context() as patch:
        patch.setattr(verbs, "log_score", refuse)
        stage.presenter.enter(stage.at(0, "Fatigue"), 7)
    assert stage.messages.last.kind is MessageKind.REFUSED
    assert (stage.cell(0, "Fatigue").text, stage.cell(0, "Fatigue").problem) == ("7", "The disk is full.")
    assert stage.scores() == {(0, "fatigue"): 4}
    stage.presenter.enter(stage.at(0, "Fatigue"), 8)
    assert (stage.cell(0, "Fatigue").text, stage.cell(0, "Fatigue").problem) == ("8", "")


def test_what_was_being_typed_comes_back_after_a_crash(stage: Stage) -> None:
    stage.presenter.step(-2)
    stage.presenter.enter_text(stage.at(1, "Sleep"), "soon")
    stage.presenter.hold_text(stage.at(2, "Note"), "Long vis")
    again = a_stage(stage.journal)
    assert again.messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."
    assert again.view.state.words.startswith("2 – 8 November")
    assert again.cell(1, "Sleep").text == "soon"
    assert again.cell(2, "Note").text == "Long vis"
    assert again.cell(2, "Note").problem == "Typed before and not saved yet. Enter opens it."
    again.presenter.enter_text(again.at(2, "Note"), "Long visit")
    again.presenter.clear(again.at(1, "Sleep"))
    assert a_stage(again.journal).messages.all == []
    assert [day.note for day in again.journal.facts.days()] == ["Long visit"]


def test_typing_that_was_put_away_does_not_come_back(stage: Stage) -> None:
    stage.presenter.hold_text(stage.at(2, "Note"), "Long vis")
    stage.presenter.stop_typing()
    assert a_stage(stage.journal).messages.all == []


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (SheetDates.SHOWN, "Week of 16 – 22 Nov 2026"),
        (SheetDates.NEXT, "Week of 23 – 29 Nov 2026"),
        (SheetDates.BLANK, "A week, begun on"),
    ],
)
def test_a_sheet_is_written_and_offered_to_open(stage: Stage, tmp_path: Path, dates: SheetDates, said: str) -> None:
    path = tmp_path / "week.pdf"
    path.write_bytes(b"the reader agreed to replace this")
    stage.presenter.print_sheet(path, SheetWish(dates=dates, paper=Paper.LETTER))
    paper = read_back(Pages(content=path.read_bytes()))
    assert said in paper.text
    assert paper.sizes == ((612, 792),)
    message = stage.messages.last
    assert (message.text, message.action) == (f"The week sheet is at {path}", "Open")
    assert message.act is not None
    message.act()
    assert stage.view.opened == [path]


def test_a_sheet_that_cannot_be_written_is_said_calmly(stage: Stage, tmp_path: Path) -> None:
    stage.presenter.print_sheet(tmp_path / "none" / "week.pdf", SheetWish())
    assert stage.messages.last.kind is MessageKind.REFUSED


def test_signs_no_font_has_are_told_with_the_sheet(stage: Stage, tmp_path: Path) -> None:
    verbs.add_tracker(stage.journal, a_tracker("fire", name="\N{FIRE}"))
    stage.presenter.print_sheet(tmp_path / "week.pdf", SheetWish())
    assert stage.messages.last.detail == "1 sign is in none of our fonts and stands there by its name."


def test_nothing_happens_before_a_week_was_read(journal: Journal) -> None:
    lanes = Later(journal)
    desk, messages = a_desk(journal, lanes)
    view = KeptView()
    presenter = Presenter(desk, view)
    place = Place(row=0, column=0)
    presenter.enter(place, 7)
    presenter.enter_text(place, "7")
    presenter.clear(place)
    presenter.toggle_mark(0, Mark.TOO_ILL)
    presenter.hold_text(place, "7")
    presenter.refuse(place)
    lanes.run()
    assert (view.states, messages.all, journal.history()) == ([], [], [])
