# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions written before an infusion, on the Findings screen."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.drafts import ExpectationDraft
from journal_app.domain.records import Expectation
from journal_app.errors import StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.findings.asking_before import AskingBefore
from journal_app.ui.findings.before import Before
from journal_app.ui.findings.before_state import CLOSED, BeforeForm, BeforeState
from journal_app.ui.findings.screen import FindingsScreen
from journal_app.ui.findings.view import FindingsView
from journal_app.ui.theme import apply_theme, current
from tests.analysis.findings.test_starts import GIVEN, a_diary
from tests.analysis.lives import an_infusion, keep
from tests.builders import a_tracker
from tests.plugins.clock import FrozenClock
from tests.ui.desks import KeptMessages, Later, a_desk
from tests.ui.every_form import Seen
from tests.ui.looking import cut_words, settle, unnamed_stops


class Stage:
    """The screen on a journal, its part about questions written before at hand."""

    def __init__(self, qtbot: QtBot, journal: Journal, width: int = 1000, height: int = 700) -> None:
        desk, self.messages = a_desk(journal)
        self.screen = FindingsScreen(desk)
        view = self.screen.widget
        assert isinstance(view, FindingsView)
        self.view, self.before = view, view.before
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        self.screen.refresh()

    def write(self, tracker: str, size: str) -> None:
        """Fill the open form in and save."""
        self.before.form.set_text("tracker", tracker)
        self.before.form.set_text("size", size)
        self.before.form.save.click()
        self.screen.refresh()

    def lines(self) -> list[str]:
        """The questions that were written, as listed."""
        return [button.accessibleDescription() for button in self.before.removes.values()]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Stage:
    apply_theme(qapp, "light")
    return Stage(qtbot, journal)


def an_asking(journal: Journal, lanes: Later | None = None) -> tuple[AskingBefore, Seen, KeptMessages]:
    """The part after a start, without widgets."""
    desk, messages = a_desk(journal, lanes)
    seen = Seen()
    asking = AskingBefore(desk, seen)
    asking.refresh()
    return asking, seen, messages


def test_the_form_is_folded_away_until_it_is_wanted(stage: Stage) -> None:
    assert not stage.before.form.isVisible()
    stage.before.open.click()
    assert stage.before.form.isVisible()
    assert stage.before.trackers.hasFocus()
    assert [stage.before.trackers.itemText(place) for place in range(3)] == [
        "choose", "Fatigue, 0 to 10", "Mood, 0 to 10",
    ]  # fmt: skip
    assert stage.before.draft() == ExpectationDraft()
    stage.before.form.close_button.click()
    assert not stage.before.form.isVisible()
    assert stage.before.open.hasFocus()


def test_a_question_is_saved_listed_and_can_be_taken_back(stage: Stage, journal: Journal) -> None:
    stage.before.open.click()
    stage.write("fatigue", "1,5")
    assert not stage.before.form.isVisible()
    assert stage.messages.last.text == "Saved 20:14"
    assert stage.lines() == ["Written on 21 Nov 2026, before the next iron infusion: Fatigue, 1.5 points"]
    next(iter(stage.before.removes.values())).click()
    stage.screen.refresh()
    assert stage.lines() == []
    journal.undo()
    stage.screen.refresh()
    assert len(stage.lines()) == 1


def test_what_is_wrong_stands_beside_its_field_and_the_words_stay(stage: Stage, journal: Journal) -> None:
    stage.before.open.click()
    stage.write("", "11")
    assert stage.before.trackers.accessibleDescription().endswith("Choose a score.")
    stage.write("fatigue", "11")
    size = stage.before.form.field("size")
    assert isinstance(size, QLineEdit)
    assert size.hasFocus()
    assert "from 0 to 10" in size.accessibleDescription()
    assert size.text() == "11"
    assert journal.facts.expectations() == []


def test_enter_saves_and_escape_closes(stage: Stage, journal: Journal) -> None:
    stage.before.open.click()
    stage.before.form.set_text("tracker", "mood")
    stage.before.form.set_text("size", "2")
    QTest.keyClick(stage.before.form.field("size"), Qt.Key.Key_Return)
    assert [one.tracker for one in journal.facts.expectations()] == ["mood"]
    stage.before.open.click()
    assert stage.before.form.text("size") == ""
    QTest.keyClick(stage.before.form.field("size"), Qt.Key.Key_Escape)
    assert not stage.before.form.isVisible()


def test_a_number_that_can_be_read_in_two_ways_is_settled_by_a_click(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("weight", low=None, high=None, kind="number"))
    asking, seen, _messages = an_asking(journal)
    asking.start()
    draft = ExpectationDraft(tracker="weight", size="1.250")
    asking.save(draft)
    said: Any = seen.told["set_before_problems"][0]
    (problem,) = said
    assert problem.answers == ("It is 1.25", "It is 1250")
    asking.answer("size", 0, draft)
    assert [one.size for one in journal.facts.expectations()] == [Decimal("1.2500")]
    assert seen.told["set_before_form"] == (CLOSED,)
    asking.answer("size", 0, draft)
    assert len(journal.facts.expectations()) == 1


def test_what_was_being_written_comes_back_after_a_crash(journal: Journal) -> None:
    asking, _seen, _messages = an_asking(journal)
    asking.start()
    draft = ExpectationDraft(tracker="fatigue", size="1.", kind="steroid", note="the st")
    asking.hold(draft)
    asking, seen, messages = an_asking(journal)
    assert seen.told["set_before_form"] == (BeforeForm(heading="A question before an infusion", draft=draft),)
    assert messages.last.text == "What you were typing at 20:14 is back; it was not saved yet."
    asking.close()
    _asking, seen, _messages = an_asking(journal)
    assert "set_before_form" not in seen.told


def test_of_a_form_that_was_put_away_nothing_is_kept(journal: Journal) -> None:
    asking, _seen, _messages = an_asking(journal)
    asking.hold(ExpectationDraft(size="3"))
    _asking, seen, _messages = an_asking(journal)
    assert "set_before_form" not in seen.told


def test_opening_it_again_leaves_what_stands_in_it(stage: Stage) -> None:
    stage.before.open.click()
    stage.before.form.set_text("size", "3")
    stage.before.open.click()
    assert stage.before.form.text("size") == "3"
    stage.screen.refresh()
    assert stage.before.form.text("size") == "3"


def test_saving_twice_keeps_one(journal: Journal) -> None:
    lanes = Later(journal)
    asking, _seen, _messages = an_asking(journal, lanes)
    lanes.run()
    asking.start()
    draft = ExpectationDraft(tracker="fatigue", size="1")
    asking.save(draft)
    asking.save(draft)
    lanes.run()
    assert len(journal.facts.expectations()) == 1


def test_after_a_full_disk_it_can_be_saved_again(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asking, _seen, messages = an_asking(journal)
    asking.start()
    draft = ExpectationDraft(tracker="fatigue", size="1")

    def refuse(*_anything: object, **_more: object) -> None:
        raise StorageFailed("The disk is full.", "Nothing was changed.")

    with monkeypatch.context() as full:
        full.setattr(journal, "change", refuse)
        asking.save(draft)
        assert messages.last.text == "The disk is full."
    asking.save(draft)
    assert len(journal.facts.expectations()) == 1


def test_a_journal_to_look_at_shows_them_and_changes_nothing(journal: Journal) -> None:
    verbs.write_before(journal, Expectation(tracker="fatigue", size=Decimal(1), note="stairs"))
    desk, _messages = a_desk(journal)
    desk.info = replace(desk.info, read_only=True)
    seen = Seen()
    AskingBefore(desk, seen).refresh()
    state = seen.told["set_before"][0]
    assert isinstance(state, BeforeState)
    assert not state.can_change
    assert [one.words.endswith("1 point · stairs") for one in state.written] == [True]


def test_without_leave_to_change_the_buttons_are_off(qtbot: QtBot) -> None:
    before = Before()
    qtbot.addWidget(before)
    before.set_before(BeforeState(can_change=False))
    assert not before.open.isEnabled()


def walk(root: QWidget) -> list[QWidget]:
    """The stops of the Tab key in a window, from the first on."""
    stops: list[QWidget] = []
    here = root.nextInFocusChain()
    while here is not None and here is not root:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus and here.isVisibleTo(root):
            stops.append(here)
        here = here.nextInFocusChain()
    return stops


def test_the_tab_key_comes_here_last_and_goes_through_in_order(
    qtbot: QtBot, qapp: QApplication, journal: Journal
) -> None:
    apply_theme(qapp, "light")
    keep(journal, *a_diary(range(400), level=7, after=3), an_infusion(GIVEN))
    verbs.write_before(journal, Expectation(tracker="fatigue", size=Decimal(1)))
    stage = Stage(qtbot, journal)
    stage.before.open.click()
    before, form = stage.before, stage.before.form
    order = walk(stage.view)
    wanted = [before.open, *map(form.field, ("tracker", "size", "kind", "note")), form.save, form.close_button]
    wanted += before.removes.values()
    places = [order.index(stop) for stop in (next(reversed(stage.view.cards.values())).how, *wanted)]
    assert places == sorted(places)


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1000, 700), (200, 760, 560)])
def test_nothing_is_cut_nameless_or_too_small(
    qtbot: QtBot, qapp: QApplication, journal: Journal, clock: FrozenClock, percent: int, width: int, height: int
) -> None:
    apply_theme(qapp, "light", percent)
    verbs.write_before(journal, Expectation(tracker="fatigue", size=Decimal("1.5"), note="a few words " * 12))
    clock.move(days=400)
    verbs.write_before(journal, Expectation(tracker="mood", size=Decimal(2)))
    stage = Stage(qtbot, journal, width, height)
    stage.before.open.click()
    stage.before.form.save.click()
    settle()
    assert cut_words(stage.view) == []
    assert unnamed_stops(stage.view) == []
    form = stage.before.form
    buttons = (stage.before.open, form.save, form.close_button, *stage.before.removes.values())
    assert (
        min(stop.height() for stop in (*buttons, form.field("tracker"), form.field("size"))) >= current().sizes.target
    )
    assert any("No iron infusion came within a year" in one.text() for one in stage.view.findChildren(QLabel))
    apply_theme(qapp, "light")
