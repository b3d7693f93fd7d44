# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.scores import Mark, Part, TrackerKind
from journal_app.domain.treatments import EventKind
from journal_app.store import verbs
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.today.row import Row
from tests.builders import a_score, a_tracker
from tests.plugins.clock import EVENING, FrozenClock
from tests.ui.windows import click, journal_of, open_window, press, shortcut, today_of

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def window(qtbot: QtBot, clock: FrozenClock) -> MainWindow:
    return open_window(qtbot, clock=clock)


def kept(window: MainWindow, day: date = TODAY) -> dict[str, int]:
    return {score.tracker: int(score.value) for score in journal_of(window).facts.scores(day, day)}


def shown(window: MainWindow) -> dict[str, list[str]]:
    """What stands chosen in each row."""
    rows = today_of(window).rows
    return {
        key: [button.text() for button in row.scale.buttons() if button.isChecked()]
        for key, row in rows.items()
        if row.scale is not None
    }


def key_of(number: int) -> str:
    return "x" if number == 10 else str(number)


def test_every_pair_of_scores_takes_three_keys_from_a_cold_start(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    for fatigue, mood in product(range(11), repeat=2):
        today_of(window).take_focus()  # where a start leaves it; shown for a true start by the next test
        keys = f"{key_of(fatigue)}↓{key_of(mood)}"
        assert len(keys) <= 3
        press(keys)
        assert kept(window) == {"fatigue": fatigue, "mood": mood}
        assert shown(window) == {"fatigue": [str(fatigue)], "mood": [str(mood)]}


@pytest.mark.parametrize(("fatigue", "mood"), [(7, 4), (10, 10), (0, 10), (1, 0)])
def test_a_start_puts_the_focus_in_the_first_row(qtbot: QtBot, clock: FrozenClock, fatigue: int, mood: int) -> None:
    window = open_window(qtbot, clock=clock)
    assert QApplication.focusWidget() is today_of(window).rows["fatigue"]
    press(f"{key_of(fatigue)}↓{key_of(mood)}")
    assert kept(window) == {"fatigue": fatigue, "mood": mood}


def test_two_clicks_log_a_day(window: MainWindow) -> None:
    for key, number in (("fatigue", 10), ("mood", 0)):
        scale = today_of(window).rows[key].scale
        assert scale is not None
        click(scale.buttons()[number])
    assert kept(window) == {"fatigue": 10, "mood": 0}


@pytest.mark.parametrize(
    ("keys", "fatigue"),
    [
        ("10", 10),
        ("1⌫0", 0),
        ("1→0", 0),
        ("1↓↑0", 0),  # the row was left in between
        ("x", 10),
        ("*", 10),
        ("7⌫8", 8),
    ],
)
def test_one_and_zero_are_ten_only_right_after_each_other(window: MainWindow, keys: str, fatigue: int) -> None:
    press(keys)
    assert kept(window)["fatigue"] == fatigue
    assert shown(window)["fatigue"] == [str(fatigue)]


def test_the_star_of_a_keypad_is_ten(window: MainWindow) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.KeypadModifier)
    assert kept(window) == {"fatigue": 10}


def test_a_zero_after_an_undone_one_is_zero(window: MainWindow) -> None:
    press("1")
    shortcut(window, Qt.Key.Key_Z)
    press("0")
    assert kept(window) == {"fatigue": 0}


@pytest.mark.parametrize("key", ["⌫"])
def test_backspace_clears(window: MainWindow, key: str) -> None:
    press(f"7{key}")
    assert kept(window) == {}
    assert shown(window)["fatigue"] == []


def test_clear_is_there_for_the_mouse_once_there_is_something_to_clear(window: MainWindow) -> None:
    row = today_of(window).rows["fatigue"]
    assert not row.head.clear.isVisible()
    press("7")
    assert row.head.clear.isVisible()
    click(row.head.clear)
    assert kept(window) == {}
    assert QApplication.focusWidget() is row


def test_arrows_inside_a_row_move_without_scoring_and_space_scores(window: MainWindow) -> None:
    press("→→→")
    assert kept(window) == {}
    press(" ")
    assert kept(window) == {"fatigue": 2}
    press("←⏎")
    assert kept(window) == {"fatigue": 1}
    press("↓")
    assert QApplication.focusWidget() is today_of(window).rows["mood"]


def test_up_from_the_first_row_is_the_date_and_arrows_there_change_the_day(window: MainWindow) -> None:
    view = today_of(window)
    press("↑")
    assert QApplication.focusWidget() is view.header.date
    press("←")
    assert view.header.date.text() == "Friday 20 November"
    press("↓5")
    assert kept(window, YESTERDAY) == {"fatigue": 5}
    press("↑→→")
    assert view.header.date.text() == "Saturday 21 November"
    assert kept(window) == {}


def test_the_undo_beside_saved_takes_the_entry_back(window: MainWindow) -> None:
    press("7")
    line = window.foot._line
    assert line.text() == "Saved 20:14"
    click(line._action)
    assert kept(window) == {}
    assert shown(window)["fatigue"] == []
    click(line._action)
    assert kept(window) == {"fatigue": 7}


def test_one_key_says_too_ill_to_log(window: MainWindow) -> None:
    press("t")
    day = journal_of(window).facts.day(TODAY)
    assert day is not None
    assert day.mark is Mark.TOO_ILL
    bar = today_of(window).actions_bar
    assert bar.too_ill.isChecked()
    assert bar.too_ill.text().startswith("✓")
    assert "too ill to log" in today_of(window).header.remark.text()
    press("T")
    assert journal_of(window).facts.day(TODAY) is None
    assert not bar.too_ill.isChecked()


def test_one_key_says_not_tracked_and_takes_the_place_of_too_ill(window: MainWindow) -> None:
    bar = today_of(window).actions_bar
    press("t")
    press("u")
    day = journal_of(window).facts.day(TODAY)
    assert day is not None
    assert day.mark is Mark.NOT_TRACKED
    assert (bar.too_ill.isChecked(), bar.not_tracked.isChecked()) == (False, True)
    assert bar.not_tracked.text() == "✓  Not tracked today"
    assert "not tracked" in today_of(window).header.remark.text()
    press("U")
    assert journal_of(window).facts.day(TODAY) is None
    assert not bar.not_tracked.isChecked()


def test_the_hints_name_the_keys_that_do_something(window: MainWindow) -> None:
    assert window.pages is not None
    hints = window.pages.screen_of("today").key_hints()
    for words in ("0–9 score", "x ten", "T too ill", "U not tracked", "C crash", "N note"):
        assert words in hints


@pytest.mark.parametrize(
    ("key", "place"), [("w", "week"), ("q", "questionnaires"), ("W", "week"), ("Q", "questionnaires")]
)
def test_one_key_leads_to_a_week_and_to_the_questionnaires(window: MainWindow, key: str, place: str) -> None:
    wanted: list[str] = []
    view = today_of(window)
    view.place_wanted.disconnect()
    view.place_wanted.connect(wanted.append)
    press(key)
    assert wanted == [place]
    assert kept(window) == {}


def test_buttons_lead_there_too(window: MainWindow) -> None:
    wanted: list[str] = []
    view = today_of(window)
    view.place_wanted.disconnect()
    view.place_wanted.connect(wanted.append)
    click(view.header._week)
    click(view.actions_bar.questionnaires)
    assert wanted == ["week", "questionnaires"]


def test_the_way_back_to_today_is_there_on_other_days_alone(window: MainWindow) -> None:
    header = today_of(window).header
    assert not header._to_today.isVisible()
    header.stepped.emit(-1)
    header.stepped.emit(-1)
    click(header._to_today)
    assert header.date.text() == "Saturday 21 November"
    assert not header._to_today.isVisible()


def test_home_on_the_date_is_today(window: MainWindow) -> None:
    view = today_of(window)
    press("↑←←")
    focus = QApplication.focusWidget()
    assert focus is view.header.date
    QTest.keyClick(focus, Qt.Key.Key_Home)
    assert view.header.date.text() == "Saturday 21 November"


def test_a_mark_shows_before_it_is_kept(window: MainWindow) -> None:
    view = today_of(window)
    view.too_ill_toggled.disconnect()  # a journal that has not answered yet
    press("t")
    assert view.actions_bar.too_ill.text() == "✓  Too ill to log today"


def test_a_click_on_too_ill_leaves_the_focus_in_the_row(window: MainWindow) -> None:
    click(today_of(window).actions_bar.too_ill)
    press("9")
    assert kept(window) == {"fatigue": 9}


def test_one_key_notes_a_crash(window: MainWindow) -> None:
    press("c")
    assert [event.kind for event in journal_of(window).facts.events()] == [EventKind.CRASH]
    assert today_of(window).actions_bar.crash.isChecked()
    press("c")
    assert journal_of(window).facts.events() == []


def test_a_note_is_kept_when_its_field_is_left(window: MainWindow) -> None:
    press("n")
    view = today_of(window)
    assert QApplication.focusWidget() is view.note.field
    press("Bad night, 7 of 10 t")
    assert kept(window) == {}
    press("⎋")
    day = journal_of(window).facts.day(TODAY)
    assert day is not None
    assert day.note == "Bad night, 7 of 10 t"
    assert view.note.isVisible()


def test_a_note_is_kept_after_a_pause(window: MainWindow) -> None:
    press("n")
    press("Rested")
    note = today_of(window).note
    assert note._pause.isActive()
    note._pause.timeout.emit()
    day = journal_of(window).facts.day(TODAY)
    assert day is not None
    assert day.note == "Rested"
    assert note.field.toPlainText() == "Rested"
    assert QApplication.focusWidget() is note.field


def test_a_note_is_kept_when_the_day_changes_and_belongs_to_its_day(window: MainWindow) -> None:
    press("n")
    press("Rested")
    view = today_of(window)
    view.header.stepped.emit(-1)
    assert view.note.field.toPlainText() == ""
    day = journal_of(window).facts.day(TODAY)
    assert day is not None
    assert day.note == "Rested"
    assert journal_of(window).facts.day(YESTERDAY) is None


def test_undo_belongs_to_the_text_while_there_is_typing_to_undo(window: MainWindow) -> None:
    press("7")
    press("n")
    press("Rested")
    shortcut(window, Qt.Key.Key_Z)
    field = today_of(window).note.field
    assert field.toPlainText() == ""
    assert kept(window) == {"fatigue": 7}
    shortcut(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert field.toPlainText() == "Rested"
    shortcut(window, Qt.Key.Key_Z)
    shortcut(window, Qt.Key.Key_Z)
    assert kept(window) == {}
    assert window.foot.message().text == "Undone: log scores"


def test_an_event_is_added_without_leaving_the_screen(window: MainWindow) -> None:
    press("e")
    form = today_of(window).event_form
    assert QApplication.focusWidget() is form.kind
    form.kind.setCurrentIndex(form.kind.findData(EventKind.OTHER.value))
    press("⇥⏎")
    assert form.title.accessibleDescription() == "Say in a few words what happened."
    assert journal_of(window).facts.events() == []
    press("New mattress⏎")
    (event,) = journal_of(window).facts.events()
    assert event.title == "New mattress"
    assert not form.isVisible()


def test_every_kind_of_event_can_be_chosen(window: MainWindow) -> None:
    kind = today_of(window).event_form.kind
    assert [kind.itemData(place) for place in range(kind.count())] == list(EventKind)
    assert all(kind.itemText(place) for place in range(kind.count()))


def test_opening_the_event_form_again_keeps_what_stands_in_it(window: MainWindow) -> None:
    press("e")
    press("⇥Half a")
    today_of(window).open_event_form()
    assert today_of(window).event_form.title.text() == "Half a"
    press("⎋")
    press("e")
    assert today_of(window).event_form.title.text() == ""


def test_escape_puts_the_event_form_away(window: MainWindow) -> None:
    press("e")
    press("⎋")
    assert not today_of(window).event_form.isVisible()
    assert journal_of(window).facts.events() == []


def test_a_day_is_typed_or_chosen_in_the_calendar(window: MainWindow) -> None:
    view = today_of(window)
    press("↑⏎")
    picker = view.header._picker
    assert picker is not None
    assert picker.isVisible()
    press("2026-11-31⏎")
    assert picker.isVisible()
    assert "30 days" in picker._problem.text()
    picker.field.clear()
    press("2026-11-03⏎")
    assert not picker.isVisible()
    assert view.header.date.text() == "Tuesday 3 November"
    view.header.open_picker()
    press("↓←↑⏎")
    assert view.header.date.text() == "Monday 26 October"


def test_days_to_come_cannot_be_chosen(window: MainWindow) -> None:
    view = today_of(window)
    view.header.open_picker()
    assert view.header._picker is not None
    month = view.header._picker.month
    assert [button.number for button in month._buttons if button.isVisible()] == list(range(1, 22))
    assert not month._after.isEnabled()
    assert not view.header._next.isVisible()
    press("↓→↓⏎")
    assert view.header.date.text() == "Saturday 21 November"


def test_page_keys_and_home_change_the_day_from_a_row(window: MainWindow) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_PageUp)
    QTest.keyClick(focus, Qt.Key.Key_PageUp)
    assert today_of(window).header.date.text() == "Thursday 19 November"
    QTest.keyClick(focus, Qt.Key.Key_PageDown)
    assert today_of(window).header.date.text() == "Friday 20 November"
    QTest.keyClick(focus, Qt.Key.Key_Home)
    assert today_of(window).header.date.text() == "Saturday 21 November"


def test_yes_and_no_are_two_buttons_and_two_keys(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    verbs.add_tracker(journal_of(window), a_tracker("pem", kind=TrackerKind.YES_NO, position=0))
    assert shown(window)["pem"] == []
    today_of(window).rows["pem"].take_focus()
    press("1")
    assert (kept(window)["pem"], shown(window)["pem"]) == (1, ["Yes"])
    press("0")
    assert (kept(window)["pem"], shown(window)["pem"]) == (0, ["No"])


def test_a_number_is_kept_when_its_field_is_left(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    hours = a_tracker("hours", kind=TrackerKind.DURATION, low=Decimal(0), high=Decimal(24), position=99)
    verbs.add_tracker(journal_of(window), hours)
    row = today_of(window).rows["hours"]
    row.take_focus()
    press("40⏎")
    assert row._problem.isVisible()
    assert row.field is not None
    assert row.field.text() == "40"
    assert row.field.accessibleDescription() == row._problem.text()
    assert "hours" not in kept(window)
    press("⌫⌫7,5↓")
    assert not row._problem.isVisible()
    (score,) = journal_of(window).facts.scores(TODAY, TODAY)
    assert score.value == Decimal("7.5")
    assert row.field.text() == "7.5"


def test_five_buttons_stand_for_a_five_step_scale(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    verbs.add_tracker(journal_of(window), a_tracker("daylio_mood", low=Decimal(1), high=Decimal(5), position=0))
    today_of(window).rows["daylio_mood"].take_focus()
    press("9x0")
    assert kept(window) == {}
    press("5")
    assert shown(window)["daylio_mood"] == ["5"]


def test_yesterdays_scores_stand_nowhere_until_todays_are_given(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    plain = window.grab().toImage()
    verbs.log_score(journal_of(window), a_score("fatigue", 7, YESTERDAY))
    assert window.grab().toImage() == plain
    row = today_of(window).rows["fatigue"]
    press("4")
    assert row.head.day_before() == "yesterday: 7"
    assert "yesterday: 7." in row.accessibleDescription()
    press("⌫")
    assert row.head.day_before() == ""
    assert "yesterday" not in row.accessibleDescription()


def test_an_open_window_moves_on_at_four(window: MainWindow, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=3, minute=59)
    press("7")
    assert kept(window) == {"fatigue": 7}
    view = today_of(window)
    view.rows["fatigue"].clearFocus()
    clock.now = EVENING.replace(day=22, hour=4, minute=20)
    assert window.pages is not None
    window.pages.screen_of("today")._clock.timeout.emit()  # type: ignore[attr-defined]
    assert view.header.date.text() == "Sunday 22 November"
    assert shown(window)["fatigue"] == []


def test_it_stays_while_an_event_is_being_typed(window: MainWindow, clock: FrozenClock) -> None:
    view = today_of(window)
    press("e")
    press("⇥A cold")
    clock.now = EVENING.replace(day=22, hour=9)
    view.attended.emit()
    assert view.header.date.text() == "Saturday 21 November"
    press("⏎")
    (event,) = journal_of(window).facts.events()
    assert event.first_on == TODAY


def test_whoever_turns_to_the_window_in_the_morning_finds_today(window: MainWindow, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=9)
    QApplication.sendEvent(today_of(window), QEvent(QEvent.Type.ActivationChange))
    assert today_of(window).header.date.text() == "Sunday 22 November"
    press("7")
    assert kept(window, TODAY + timedelta(days=1)) == {"fatigue": 7}


def test_the_small_hours_say_that_it_is_still_yesterday(qtbot: QtBot, clock: FrozenClock) -> None:
    clock.now = EVENING.replace(day=22, hour=1, minute=23)
    window = open_window(qtbot, clock=clock)
    header = today_of(window).header
    assert header.date.text() == "Saturday 21 November"
    assert header.remark.text() == "It is 01:23; this day lasts until 04:00"
    press("7")
    assert kept(window) == {"fatigue": 7}


def test_nothing_inside_a_row_moves_when_it_gets_the_focus(window: MainWindow) -> None:
    def places() -> list[QRect]:
        row = today_of(window).rows["mood"]
        assert row.scale is not None
        return [button.geometry().translated(row.scale.pos()) for button in row.scale.buttons()]

    before = places()
    press("↓")
    assert today_of(window).rows["mood"].property("marked") is True
    assert today_of(window).rows["fatigue"].property("marked") is False
    assert places() == before


def test_nothing_moves_when_something_is_entered_or_marked(window: MainWindow) -> None:
    view = today_of(window)
    bar = view.actions_bar
    parts = [*view.rows.values(), bar, bar.too_ill, bar.not_tracked, bar.crash, bar.event_button, bar.note]
    verbs.log_score(journal_of(window), a_score("fatigue", 10, YESTERDAY))
    QApplication.processEvents()
    before = [part.geometry() for part in parts]
    press("7↓4tuc")
    assert [part.geometry() for part in parts] == before
    assert view.verticalScrollBar().value() == 0


def test_eleven_buttons_stand_in_two_lines_where_there_is_no_room(window: MainWindow) -> None:
    window.resize(720, 480)
    QApplication.processEvents()
    scale = today_of(window).rows["fatigue"].scale
    assert scale is not None
    assert len({button.y() for button in scale.buttons()}) == 2
    assert all(button.width() >= 44 and button.height() >= 44 for button in scale.buttons())
    assert today_of(window).horizontalScrollBar().maximum() == 0


def test_a_screen_reader_hears_the_row_as_one_group_of_choices(window: MainWindow) -> None:
    from PySide6.QtGui import QAccessible

    row = today_of(window).rows["fatigue"]
    assert isinstance(row, Row)
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() is QAccessible.Role.Grouping
    assert interface.text(QAccessible.Text.Name) == "Fatigue"
    said = interface.text(QAccessible.Text.Description)
    assert "0 is none, 10 is the worst I have known. lower is better. Nothing entered." in said
    press("7")
    assert "7 chosen." in QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Description)
    assert row.scale is not None
    button = QAccessible.queryAccessibleInterface(row.scale.buttons()[7])
    assert button.role() is QAccessible.Role.RadioButton
    assert button.text(QAccessible.Text.Name) == "Fatigue 7"
    assert button.state().checked


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light", text_percent=200)
    yield
    apply_theme(qapp, "light")


def test_no_word_is_cut_at_twice_the_text_size_on_a_small_screen(
    large_text: None, qtbot: QtBot, clock: FrozenClock
) -> None:
    window = open_window(qtbot, clock=clock)
    verbs.add_tracker(journal_of(window), a_tracker("brain_fog", position=9))
    window.resize(1024, 640)
    press("7")
    QApplication.processEvents()
    view = today_of(window)
    assert view.horizontalScrollBar().maximum() == 0
    cut = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.heightForWidth(label.width()) > label.height()
    ]
    assert cut == []
    narrow = [
        button.text()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.fontMetrics().horizontalAdvance(button.text()) > button.width()
    ]
    assert narrow == []


def test_the_first_row_is_in_view_however_much_stands_above_it(
    large_text: None, qtbot: QtBot, clock: FrozenClock
) -> None:
    window = open_window(qtbot, clock=clock)
    journal = journal_of(window)
    verbs.log_score(journal, a_score("fatigue", 5, YESTERDAY, part=Part.EVENING))
    verbs.set_setting(journal, "parts_of_day", "yes")
    window.resize(1024, 640)
    QApplication.processEvents()
    view = today_of(window)
    view.verticalScrollBar().setValue(0)
    press("p")
    assert view.parts.notice.isVisible()
    QApplication.processEvents()
    row = view.rows["fatigue"]
    assert row.scale is not None
    assert row.visibleRegion().isEmpty()  # the focus is there and did not move
    press("3")
    assert row.scale.visibleRegion().boundingRect().height() == row.scale.height()
    press("↓↑")
    assert row.scale.visibleRegion().boundingRect().height() == row.scale.height()


def test_the_focus_stays_in_its_row_when_a_tracker_is_added(window: MainWindow) -> None:
    press("↓")
    verbs.add_tracker(journal_of(window), a_tracker("pain", position=0))
    view = today_of(window)
    assert list(view.rows) == ["fatigue", "pain", "mood"]
    assert QApplication.focusWidget() is view.rows["mood"]
    press("3↑5↑8")
    assert kept(window) == {"mood": 3, "pain": 5, "fatigue": 8}


def test_what_is_wrong_with_a_number_can_be_seen_where_it_stands(qtbot: QtBot, clock: FrozenClock) -> None:
    window = open_window(qtbot, clock=clock)
    hours = a_tracker("hours", kind=TrackerKind.DURATION, low=Decimal(0), high=Decimal(24), position=99)
    verbs.add_tracker(journal_of(window), hours)
    window.resize(1024, 560)
    row = today_of(window).rows["hours"]
    row.take_focus()
    press("40⏎")
    QApplication.processEvents()
    seen = row._problem.visibleRegion().boundingRect()
    assert seen.size() == row._problem.size()
