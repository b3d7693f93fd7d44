# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from journal_app.domain.scores import DayRule, TrackerKind
from journal_app.domain.tracker_drafts import TrackerDraft
from journal_app.errors import StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.fields import FieldProblem
from journal_app.ui.messages import MessageKind
from journal_app.ui.settings.build import build_state, day_ends_words, scale_words
from journal_app.ui.settings.looks import LookChoices
from journal_app.ui.settings.presenter import Presenter, draft_of
from journal_app.ui.settings.state import STEPS, FormState, LookState, SettingsState, next_step
from tests.builders import a_score, a_tracker
from tests.ui.desks import KeptMessages, a_desk

HEADACHE = TrackerDraft(name="Headache", question="How much did your head ache?")


class KeptView:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.state = SettingsState()
        self.look = LookState()
        self.form = FormState()
        self.problems: tuple[FieldProblem, ...] = ()
        self.day_problem = ""
        self.shown = ""

    def set_state(self, state: SettingsState) -> None:
        self.state = state

    def set_look(self, look: LookState) -> None:
        self.look = look

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems

    def set_day_problem(self, message: str) -> None:
        self.day_problem = message

    def show_tracker(self, key: str) -> None:
        self.shown = key

    def keys(self) -> list[str]:
        return [tracker.key for tracker in self.state.trackers]


class Wardrobe:
    """Looks without an application."""

    def __init__(self) -> None:
        self.look = LookState()
        self.is_full = False

    def worn(self) -> LookState:
        return self.look

    def wear(self, look: LookState) -> None:
        self.look = look
        if self.is_full:
            raise StorageFailed("This look could not be kept for the next start.")


class Stage:
    """A presenter at work, and what it was at work on."""

    def __init__(self, journal: Journal) -> None:
        self.view, self.looks = KeptView(), Wardrobe()
        desk, self.messages = a_desk(journal)
        self.presenter = Presenter(desk, self.view)
        self.look = LookChoices(desk, self.view, self.looks)


@pytest.fixture
def stage(journal: Journal) -> Iterator[Stage]:
    stage = Stage(journal)
    unsubscribe = journal.on_changed(lambda _kinds: stage.presenter.refresh())
    stage.presenter.refresh()
    yield stage
    unsubscribe()


def test_the_trackers_stand_in_the_readers_order_and_those_put_away_last(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker(position=5))
    verbs.replace_fact(journal, replace(journal.facts.tracker("fatigue"), archived=True))
    state = build_state(journal.facts)
    assert [(tracker.name, tracker.is_put_away) for tracker in state.trackers] == [
        ("Mood", False),
        ("Pain", False),
        ("Fatigue (put away)", True),
    ]
    assert state.trackers[0].details == (
        "Mood · How was your mood today, on the whole? · 0 to 10 · the worst I have known … the best I have known · "
        "Higher is better · Several entries on a day: The mean of all counts"
    )


@pytest.mark.parametrize(
    ("kind", "low", "high", "words"),
    [
        (TrackerKind.SCALE, 1, 5, "1 to 5"),
        (TrackerKind.YES_NO, 0, 1, "Yes or no"),
        (TrackerKind.COUNT, None, None, "A count"),
        (TrackerKind.COUNT, 0, None, "A count, from 0 up"),
        (TrackerKind.NUMBER, None, 9, "A number, up to 9"),
        (TrackerKind.DURATION, 0, 24, "Hours and minutes, 0 to 24"),
    ],
)
def test_what_a_tracker_takes_is_said_in_words(
    kind: TrackerKind, low: int | None, high: int | None, words: str
) -> None:
    lowest, highest = (None if end is None else Decimal(end) for end in (low, high))
    assert scale_words(a_tracker(kind=kind, low=lowest, high=highest)) == words


def test_what_the_journal_has_is_not_on_offer(stage: Stage, journal: Journal) -> None:
    assert "fatigue" not in [offer.key for offer in stage.view.state.offers]
    assert "pain" in [offer.key for offer in stage.view.state.offers]
    verbs.add_tracker(journal, a_tracker("pain_2", name="Pain"))
    assert "pain" not in [offer.key for offer in stage.view.state.offers]


def test_an_own_tracker_is_kept_last_and_shown(stage: Stage, journal: Journal) -> None:
    stage.presenter.start_adding()
    assert stage.view.form.heading == "Add your own"
    stage.presenter.save(HEADACHE)
    assert stage.view.keys() == ["fatigue", "mood", "headache"]
    assert stage.view.shown == "headache"
    assert stage.view.form == FormState()
    assert stage.messages.last.action == "Undo"
    journal.undo()
    assert stage.view.keys() == ["fatigue", "mood"]


def test_what_is_wrong_stands_beside_the_fields_and_nothing_is_kept(stage: Stage) -> None:
    stage.presenter.start_adding()
    stage.presenter.save(replace(HEADACHE, name="Mood", low="10"))
    assert [problem.field for problem in stage.view.problems] == ["name", "high"]
    assert stage.view.form.heading
    assert stage.view.keys() == ["fatigue", "mood"]
    stage.presenter.save(HEADACHE)
    assert stage.view.problems == ()


def test_an_offer_is_taken_as_it_is_and_stands_last(stage: Stage, journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("late", position=40))
    stage.presenter.add_offered("brain_fog")
    assert stage.view.keys() == ["fatigue", "mood", "late", "brain_fog"]
    assert journal.facts.tracker("brain_fog").day_rule is DayRule.WORST
    assert stage.view.shown == "brain_fog"
    assert stage.messages.last.action == "Undo"


def test_new_words_are_kept_under_the_old_key(stage: Stage, journal: Journal) -> None:
    stage.presenter.start_editing("fatigue")
    form = stage.view.form
    assert form.heading == "Change Fatigue"
    assert "0 to 10" in form.fixed
    stage.presenter.save(replace(form.draft, name="Tiredness", question="How tired are you?"))
    kept = journal.facts.tracker("fatigue")
    assert (kept.name, kept.question_version) == ("Tiredness", 2)
    assert stage.view.form == FormState()
    journal.undo()
    assert journal.facts.tracker("fatigue").question_version == 1


def test_a_form_that_was_closed_no_longer_changes_its_tracker(stage: Stage, journal: Journal) -> None:
    stage.presenter.start_editing("fatigue")
    stage.presenter.close()
    stage.presenter.start_adding()
    stage.presenter.save(HEADACHE)
    assert journal.facts.tracker("fatigue").name == "Fatigue"
    assert stage.view.keys() == ["fatigue", "mood", "headache"]


def test_a_tracker_that_is_saved_as_it_was_is_no_change(stage: Stage, journal: Journal) -> None:
    before = len(journal.history())
    stage.presenter.start_editing("mood")
    stage.presenter.save(draft_of(journal.facts.tracker("mood")))
    assert len(journal.history()) == before
    assert stage.view.form == FormState()


def test_a_tracker_moves_up_and_down_and_stops_at_the_ends(stage: Stage, journal: Journal) -> None:
    stage.presenter.save(HEADACHE)
    stage.presenter.move("headache", -1)
    assert stage.view.keys() == ["fatigue", "headache", "mood"]
    stage.presenter.move("fatigue", 1)
    assert stage.view.keys() == ["headache", "fatigue", "mood"]
    before = len(journal.history())
    stage.presenter.move("headache", -1)
    stage.presenter.move("mood", 1)
    assert len(journal.history()) == before
    journal.undo()
    assert stage.view.keys() == ["fatigue", "headache", "mood"]


def test_a_tracker_put_away_keeps_its_scores_and_comes_back(stage: Stage, journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue"))
    stage.presenter.put_away("fatigue")
    assert [tracker.key for tracker in journal.facts.trackers()] == ["mood"]
    assert len(journal.facts.scores(tracker="fatigue")) == 1
    stage.presenter.move("fatigue", 1)
    assert stage.view.keys() == ["mood", "fatigue"]
    stage.presenter.bring_back("fatigue")
    assert [tracker.key for tracker in journal.facts.trackers()] == ["fatigue", "mood"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("03:30", "03:30"), (" 5:00 ", "05:00"), ("00:00", "00:00"), ("12:00", "12:00")]
)
def test_when_a_day_ends_is_kept_and_said(stage: Stage, journal: Journal, typed: str, kept: str) -> None:
    stage.presenter.set_day_ends(typed)
    assert journal.facts.setting("day_ends") == kept
    assert stage.view.state.day_ends == kept
    assert stage.view.state.day_ends_words == day_ends_words(time.fromisoformat(kept))
    journal.undo()
    assert stage.view.state.day_ends == "04:00"


def test_the_end_of_a_day_in_words() -> None:
    assert day_ends_words(time(4)) == "What you enter after midnight and before 04:00 belongs to the day before."
    assert "midnight" in day_ends_words(time(0))


def test_an_emptied_field_is_four_in_the_morning_again(stage: Stage, journal: Journal) -> None:
    stage.presenter.set_day_ends("02:00")
    stage.presenter.set_day_ends(" ")
    assert journal.facts.setting("day_ends") == "04:00"


def test_the_time_that_holds_already_is_no_change(stage: Stage, journal: Journal) -> None:
    before = len(journal.history())
    stage.presenter.set_day_ends("4:00")
    assert len(journal.history()) == before


@pytest.mark.parametrize(
    ("typed", "words"), [("half past", "is not a time of day"), ("24:00", "is not a time"), ("22:00", "Until 22:00")]
)
def test_a_time_at_which_no_day_can_end_is_refused_beside_its_field(
    stage: Stage, journal: Journal, typed: str, words: str
) -> None:
    stage.presenter.set_day_ends(typed)
    assert words in stage.view.day_problem
    assert journal.facts.setting("day_ends") == ""
    stage.presenter.set_day_ends("05:00")
    assert stage.view.day_problem == ""


def test_sizes_go_in_steps_and_end() -> None:
    assert [next_step(size, 1) for size in STEPS] == [*STEPS[1:], STEPS[-1]]
    assert [next_step(size, -1) for size in STEPS] == [STEPS[0], *STEPS[:-1]]
    assert (next_step(104, 1), next_step(104, -1), next_step(300, 1), next_step(300, -1)) == (110, 100, 300, 200)
    assert (STEPS[0], STEPS[-1]) == (75, 200)


def test_text_and_interface_have_a_size_each_with_an_undo(stage: Stage) -> None:
    stage.look.step_text(1)
    stage.look.step_interface(-1)
    assert stage.looks.look == LookState(text_percent=110, interface_percent=90)
    assert stage.view.look == stage.looks.look
    last = stage.messages.last
    assert (last.text, last.action) == ("Interface size 90 %", "Undo")
    assert last.act is not None
    last.act()
    assert stage.view.look == LookState(text_percent=110)


def test_at_the_end_of_the_sizes_nothing_happens(stage: Stage) -> None:
    stage.looks.look = LookState(text_percent=200)
    stage.look.step_text(1)
    assert stage.messages.all == []


def test_a_theme_is_put_on_and_taken_back(stage: Stage) -> None:
    stage.look.choose_theme("dim")
    assert stage.view.look.theme == "dim"
    act = stage.messages.last.act
    assert act is not None
    act()
    assert stage.view.look.theme == ""


def test_a_look_that_cannot_be_kept_is_worn_and_that_is_said(stage: Stage) -> None:
    stage.looks.is_full = True
    stage.look.choose_theme("dim")
    assert stage.view.look.theme == "dim"
    assert refusal(stage.messages) == "This look could not be kept for the next start."


def refusal(messages: KeptMessages) -> str:
    assert messages.last.kind is MessageKind.REFUSED
    return messages.last.text
