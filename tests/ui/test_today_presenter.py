# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.scores import Mark, TrackerKind
from journal_app.domain.treatments import EventKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.desk import Desk
from journal_app.ui.messages import MessageKind
from journal_app.ui.today.draft import Typed
from journal_app.ui.today.presenter import Presenter
from journal_app.ui.today.state import DayCoverage, TodayState
from tests.builders import a_score, a_tracker, an_event
from tests.plugins.clock import EVENING, FrozenClock
from tests.ui.desks import KeptMessages, Later, a_desk

TODAY = date(2026, 11, 21)
A_NOTE = Typed(note="Slept bad")


class KeptView:
    """Keeps what the presenter shows."""

    def __init__(self) -> None:
        self.states: list[TodayState] = []
        self.row_problems: dict[str, str] = {}
        self.event_problem = "not asked"
        self.day_problem = "not asked"
        self.typing: Typed | None = None
        self.covered: list[tuple[DayCoverage, ...]] = []
        self.brought_back: list[Typed] = []

    def set_state(self, state: TodayState) -> None:
        self.states.append(state)

    def set_row_problem(self, tracker: str, message: str) -> None:
        self.row_problems[tracker] = message

    def set_event_problem(self, message: str) -> None:
        self.event_problem = message

    def set_day_problem(self, message: str) -> None:
        self.day_problem = message

    def set_coverage(self, days: tuple[DayCoverage, ...]) -> None:
        self.covered.append(days)

    def bring_back(self, typed: Typed) -> None:
        self.brought_back.append(typed)

    def typed(self) -> Typed | None:
        return self.typing

    @property
    def last(self) -> TodayState:
        return self.states[-1]

    def value(self, tracker: str) -> Decimal | None:
        return next(row.value for row in self.last.rows if row.tracker == tracker)


class Story:
    """Today on a journal, with its refresh wired as the window wires it."""

    def __init__(self, journal: Journal, later: bool = False) -> None:
        self.journal = journal
        self.view = KeptView()
        self.lanes = Later(journal) if later else None
        self.desk: Desk
        self.said: KeptMessages
        self.desk, self.said = a_desk(journal, self.lanes)
        self.presenter = Presenter(self.desk, self.view)
        journal.on_changed(lambda _kinds: self.presenter.refresh())
        self.presenter.refresh()


@pytest.fixture
def story(journal: Journal) -> Story:
    return Story(journal)


def values(journal: Journal, day: date = TODAY) -> dict[str, Decimal]:
    return {score.tracker: score.value for score in journal.facts.scores(day, day)}


def test_an_entry_is_kept_at_once_and_said_so_with_its_undo(story: Story) -> None:
    story.presenter.enter("fatigue", 7)
    assert values(story.journal) == {"fatigue": Decimal(7)}
    assert (story.said.last.text, story.said.last.action) == ("Saved 20:14", "Undo")
    assert story.view.value("fatigue") == Decimal(7)
    assert story.said.last.act is not None
    story.said.last.act()
    assert values(story.journal) == {}
    assert story.view.value("fatigue") is None
    assert (story.said.last.text, story.said.last.action) == ("Undone: log scores", "Redo")
    assert story.said.last.act is not None
    story.said.last.act()
    assert values(story.journal) == {"fatigue": Decimal(7)}
    assert (story.said.last.text, story.said.last.action) == ("Done again", "Undo")


def test_each_entry_is_one_change(story: Story) -> None:
    for number in (1, 10):
        story.presenter.enter("fatigue", number)
    story.presenter.enter("mood", 3)
    assert [record.rows for record in story.journal.history()] == [1, 1, 1]
    assert values(story.journal) == {"fatigue": Decimal(10), "mood": Decimal(3)}


def test_clearing_takes_the_entry_back_and_is_undone_like_any_other(story: Story) -> None:
    story.presenter.enter("fatigue", 7)
    story.presenter.clear("fatigue")
    assert values(story.journal) == {}
    story.desk.undo()
    assert values(story.journal) == {"fatigue": Decimal(7)}


def test_clearing_nothing_says_nothing(story: Story) -> None:
    story.presenter.clear("fatigue")
    assert story.said.all == []
    assert story.journal.history() == []


def test_too_ill_is_marked_and_taken_back(story: Story) -> None:
    story.presenter.toggle_too_ill()
    kept = story.journal.facts.day(TODAY)
    assert kept is not None
    assert kept.mark is Mark.TOO_ILL
    assert story.view.last.is_too_ill
    story.presenter.toggle_too_ill()
    assert story.journal.facts.day(TODAY) is None


def test_not_tracked_is_marked_and_taken_back(story: Story) -> None:
    story.presenter.toggle_not_tracked()
    kept = story.journal.facts.day(TODAY)
    assert kept is not None
    assert kept.mark is Mark.NOT_TRACKED
    assert story.view.last.is_not_tracked
    assert not story.view.last.is_too_ill
    story.presenter.toggle_not_tracked()
    assert story.journal.facts.day(TODAY) is None


def test_a_day_is_too_ill_or_not_tracked_and_keeps_its_note(story: Story) -> None:
    story.presenter.keep_note("Bad night.")
    story.presenter.toggle_too_ill()
    story.presenter.toggle_not_tracked()
    kept = story.journal.facts.day(TODAY)
    assert kept is not None
    assert (kept.mark, kept.note) == (Mark.NOT_TRACKED, "Bad night.")
    assert (story.view.last.is_too_ill, story.view.last.is_not_tracked) == (False, True)


def test_two_quick_presses_are_one_mark_and_its_undoing(journal: Journal) -> None:
    story = Story(journal, later=True)
    assert story.lanes is not None
    story.lanes.run()
    story.presenter.toggle_too_ill()
    story.presenter.toggle_too_ill()  # before the first is kept, let alone shown
    story.lanes.run()
    assert journal.facts.day(TODAY) is None
    assert [record.rows for record in journal.history()] == [1, 1]


def test_too_ill_hides_no_score(story: Story) -> None:
    story.presenter.enter("fatigue", 9)
    story.presenter.toggle_too_ill()
    assert story.view.value("fatigue") == Decimal(9)


def test_a_note_is_kept_and_taken_away(story: Story) -> None:
    story.presenter.keep_note("  Bad night. ")
    assert story.view.last.note == "Bad night."
    story.presenter.keep_note("Bad night.")
    assert len(story.journal.history()) == 1
    story.presenter.keep_note("")
    assert story.journal.facts.day(TODAY) is None


def test_a_crash_is_an_event_of_the_day_and_is_taken_back(story: Story) -> None:
    story.presenter.toggle_crash()
    (crash,) = story.journal.facts.events()
    assert (crash.kind, crash.first_on, crash.last_on) == (EventKind.CRASH, TODAY, None)
    assert story.view.last.has_crash
    story.presenter.toggle_crash()
    assert story.journal.facts.events() == []


def test_a_crash_of_several_days_is_left_as_it_is(story: Story) -> None:
    verbs.add_event(story.journal, an_event(TODAY - timedelta(days=2), last_on=TODAY))
    story.presenter.toggle_crash()
    assert len(story.journal.facts.events()) == 1
    assert story.said.last.text == "This day belongs to the crash that began on 19 Nov 2026."


def test_an_event_is_kept_in_the_persons_words(story: Story) -> None:
    story.presenter.add_event(EventKind.HEAT, " 34 degrees ")
    (event,) = story.journal.facts.events()
    assert (event.kind, event.title, event.first_on) == (EventKind.HEAT, "34 degrees", TODAY)
    assert story.view.event_problem == ""
    assert story.view.last.events == ("Heat: 34 degrees",)


def test_something_else_needs_words_and_says_so_beside_the_field(story: Story) -> None:
    story.presenter.add_event(EventKind.OTHER, "  ")
    assert story.view.event_problem == "Say in a few words what happened."
    assert story.journal.facts.events() == []


def test_other_days_are_filled_in_like_today(story: Story) -> None:
    story.presenter.go_back()
    story.presenter.enter("fatigue", 5)
    assert values(story.journal, TODAY - timedelta(days=1)) == {"fatigue": Decimal(5)}
    assert values(story.journal) == {}
    story.presenter.go_on()
    assert story.view.value("fatigue") is None


def test_the_days_end_at_today(story: Story) -> None:
    story.presenter.go_on()
    story.presenter.show_day(TODAY + timedelta(days=40))
    assert {state.day for state in story.view.states} == {TODAY}


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-02", date(2026, 11, 2)), (" yesterday", date(2026, 11, 20)), ("2019-2-3", date(2019, 2, 3))],
)
def test_a_typed_day_is_shown(story: Story, text: str, day: date) -> None:
    story.presenter.jump(text)
    assert story.view.last.day == day
    assert story.view.day_problem == ""
    story.presenter.go_to_today()
    assert story.view.last.day == TODAY


@pytest.mark.parametrize(
    ("text", "words"), [("2026-11-22", "has not come yet"), ("2026-02-31", "28 days"), ("soon", "not a day")]
)
def test_a_day_that_cannot_be_is_refused_by_name_where_it_was_typed(story: Story, text: str, words: str) -> None:
    story.presenter.jump(text)
    assert words in story.view.day_problem
    assert story.view.last.day == TODAY


def with_hours(journal: Journal) -> None:
    hours = a_tracker("sleep_hours", kind=TrackerKind.DURATION, low=Decimal(0), high=Decimal(24), position=9)
    verbs.add_tracker(journal, hours)


@pytest.mark.parametrize(("text", "value"), [("7.5", "7.5"), ("7,5", "7.5"), ("7:30", "7.5"), ("8", "8")])
def test_a_typed_number_is_read_as_people_write_it(story: Story, text: str, value: str) -> None:
    with_hours(story.journal)
    story.presenter.enter_text("sleep_hours", text)
    assert values(story.journal) == {"sleep_hours": Decimal(value)}


@pytest.mark.parametrize("text", ["25", "lots", "-1"])
def test_a_number_that_cannot_be_stands_with_its_reason_and_nothing_is_kept(story: Story, text: str) -> None:
    with_hours(story.journal)
    story.presenter.enter_text("sleep_hours", text)
    assert story.view.row_problems["sleep_hours"]
    assert values(story.journal) == {}


def test_an_emptied_field_clears_the_score(story: Story) -> None:
    with_hours(story.journal)
    story.presenter.enter_text("sleep_hours", "7")
    story.presenter.enter_text("sleep_hours", " ")
    assert values(story.journal) == {}


def test_until_four_an_entry_belongs_to_the_day_before(story: Story, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=3, minute=59)
    story.presenter.tick()
    story.presenter.enter("fatigue", 8)
    assert values(story.journal, TODAY) == {"fatigue": Decimal(8)}


def test_a_window_left_open_moves_on_to_the_new_day(story: Story, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=4)
    story.presenter.tick()
    assert story.view.last.day == TODAY + timedelta(days=1)
    assert story.view.last.remark == "Today"


def test_it_does_not_move_on_while_an_entry_is_under_way(story: Story, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=3, minute=58)
    story.presenter.enter("fatigue", 8)
    clock.now = EVENING.replace(day=22, hour=4, minute=1)
    story.presenter.tick()
    assert story.view.last.day == TODAY
    story.presenter.enter("mood", 3)
    assert values(story.journal, TODAY) == {"fatigue": Decimal(8), "mood": Decimal(3)}
    story.view.typing = A_NOTE
    clock.move(hours=1)
    story.presenter.tick()
    assert story.view.last.day == TODAY
    story.view.typing = None
    story.presenter.tick()
    assert story.view.last.day == TODAY + timedelta(days=1)


def test_another_day_stays_in_view_when_a_new_one_begins(story: Story, clock: FrozenClock) -> None:
    story.presenter.go_back()
    clock.now = EVENING.replace(day=22, hour=5)
    story.presenter.tick()
    assert story.view.last.day == TODAY - timedelta(days=1)
    assert story.view.last.remark == "2 days ago"


def test_an_ordinary_tick_reads_nothing(story: Story, clock: FrozenClock) -> None:
    clock.move(minutes=30)
    story.presenter.tick()
    assert len(story.view.states) == 1


def test_a_refusal_is_said_and_the_row_shows_what_is_kept(journal: Journal) -> None:
    story = Story(journal)
    verbs.log_score(journal, a_score("fatigue", 3, TODAY))
    journal.read_only = True
    story.presenter.enter("fatigue", 9)
    assert story.said.last.kind is MessageKind.REFUSED
    assert story.view.value("fatigue") == Decimal(3)


def test_a_state_read_before_a_later_entry_is_not_shown_over_it(journal: Journal) -> None:
    story = Story(journal, later=True)
    assert story.lanes is not None
    story.lanes.run()
    shown = len(story.view.states)
    story.presenter.enter("fatigue", 7)
    story.lanes.run(count=1)  # it is kept, and the window is about to read the day again
    story.presenter.enter("mood", 4)  # when the next key comes
    story.lanes.run(count=1)
    assert len(story.view.states) == shown
    story.lanes.run()
    later = [{row.tracker: row.value for row in state.rows} for state in story.view.states[shown:]]
    assert later
    assert all(values == {"fatigue": Decimal(7), "mood": Decimal(4)} for values in later)


def test_a_state_of_a_day_that_was_left_is_not_shown(journal: Journal) -> None:
    story = Story(journal, later=True)
    assert story.lanes is not None
    story.presenter.go_back()
    story.lanes.run()
    assert {state.day for state in story.view.states} == {TODAY - timedelta(days=1)}


def test_the_calendar_gets_the_days_of_the_month_it_asks_for(story: Story) -> None:
    story.presenter.enter("fatigue", 5)
    story.presenter.cover(date(2026, 11, 1), date(2026, 11, 30))
    story.presenter.cover(date(2026, 10, 1), date(2026, 10, 31))
    assert [[day.day for day in days] for days in story.view.covered] == [[TODAY], []]


def test_what_is_typed_is_held_for_its_day_and_let_go_when_nothing_is(story: Story) -> None:
    story.presenter.hold_typed()
    assert story.journal.facts.kept_draft("today") is None
    story.view.typing = A_NOTE
    story.presenter.hold_typed()
    assert story.journal.facts.kept_draft("today") is not None
    story.view.typing = None
    story.presenter.hold_typed()
    assert story.journal.facts.kept_draft("today") is None
    assert story.journal.history() == []


def test_the_first_day_asks_once_for_what_was_typed(journal: Journal) -> None:
    before = Story(journal)
    before.view.typing = A_NOTE
    before.presenter.hold_typed()
    story = Story(journal)
    assert story.view.brought_back == [A_NOTE]
    story.presenter.refresh()
    story.presenter.go_back()
    story.presenter.go_to_today()
    assert story.view.brought_back == [A_NOTE]


def test_a_journal_to_look_at_only_is_shown_and_refuses_calmly(journal: Journal) -> None:
    journal.read_only = True
    story = Story(journal)
    assert not story.view.last.can_change
    story.presenter.toggle_not_tracked()
    assert story.said.last.kind is MessageKind.REFUSED
    assert not story.view.last.is_not_tracked
