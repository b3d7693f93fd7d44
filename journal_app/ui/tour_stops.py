# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the tour stops, and what is done there first.

Hides how each screen is brought to what its picture shows: as a reader would, by its own buttons, signals and keys.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.domain.frozen import frozen
from journal_app.store.queries import Facts
from journal_app.ui.appointment.state import Part as AppointmentPart
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.findings.view import FindingsView
from journal_app.ui.first_run.state import Step
from journal_app.ui.labs.view import LabsView
from journal_app.ui.questionnaires.view import QuestionnairesView
from journal_app.ui.research.view import ResearchView
from journal_app.ui.settings.view import TITLES, SettingsView
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.timeline.state import Range
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.timeline.ways import WAYS, TimelineWays
from journal_app.ui.today.view import TodayView
from journal_app.ui.tour_backups import ask_to_go_back, offer_a_backup, show_backups
from journal_app.ui.tour_beginning import begin
from journal_app.ui.tour_imports import (
    look_at_a_diary,
    look_at_a_lab_table,
    look_at_another_person,
    look_at_two_readings,
    take_a_file_in,
)
from journal_app.ui.tour_safety import (
    ask_to_forget,
    lock,
    look_at_a_pack,
    look_at_a_passphrase,
    look_back,
    open_one_that_is_built_upon,
    set_a_passphrase,
    try_a_wrong_passphrase,
)
from journal_app.ui.treatments.state import Part
from journal_app.ui.treatments.view import TreatmentsView

USUAL, WIDE, TALL = (1280, 800), (1440, 900), (1280, 1600)

W = TypeVar("W", bound=QWidget)


@frozen
class Stop:
    """One picture: a screen, a window size, and what is done there first."""

    name: str
    screen: str
    size: tuple[int, int] = USUAL
    first: Callable[[MainWindow], None] | None = None


def stops() -> tuple[Stop, ...]:
    """The pictures, in the order they are looked at."""
    return (
        Stop(name="today", screen="today"),
        Stop(name="today-too-ill", screen="today", first=_too_ill),
        Stop(name="today-calendar", screen="today", first=_choose_a_day),
        Stop(name="week", screen="week"),
        Stop(name="timeline", screen="timeline", size=WIDE),
        Stop(name="timeline-choices", screen="timeline", size=WIDE, first=_choose_what_to_show),
        *(
            Stop(name=f"timeline-{way.key}", screen="timeline", size=WIDE, first=partial(_look, way.key))
            for way in WAYS[1:]
        ),
        Stop(name="labs", screen="labs"),
        Stop(name="labs-sheet", screen="labs", first=_add_results),
        Stop(name="labs-two-results", screen="labs", first=_compare_two_results),
        Stop(name="labs-research", screen="labs", first=partial(_go_to_research, LabsView)),
        Stop(name="treatments", screen="treatments"),
        Stop(name="treatments-research", screen="treatments", first=partial(_go_to_research, TreatmentsView)),
        Stop(name="treatments-sheet", screen="treatments", first=_add_infusion),
        *(
            Stop(name=f"treatments-{name}", screen="treatments", first=partial(_go_to_section, key))
            for name, key in (("courses", Qt.Key.Key_2), ("events", Qt.Key.Key_3), ("follow-ups", Qt.Key.Key_4))
        ),
        Stop(name="findings", screen="findings", size=TALL, first=partial(_draw_a_finding, "picture")),
        Stop(name="findings-other-dates", screen="findings", size=TALL, first=partial(_draw_a_finding, "other dates")),
        Stop(name="research", screen="research"),
        Stop(name="research-search", screen="research", first=partial(_look_for, "ferritin fatigue")),
        *(
            Stop(name=f"research-{name}", screen="research", size=TALL, first=partial(_open_card, key))
            for name, key in (
                ("trial", "prefer-2014"),
                ("small-hint", "neuroreport-2017-serum-iron"),
                ("clinic", "clinic-iron-infusions-cfs"),
            )
        ),
        Stop(name="research-form", screen="research", size=TALL, first=_write_a_card),
        Stop(name="appointment", screen="appointment", size=TALL, first=_choose_a_question),
        Stop(name="appointment-question", screen="appointment", first=partial(_write_down, AppointmentPart.QUESTION)),
        Stop(name="appointment-visit", screen="appointment", first=partial(_write_down, AppointmentPart.VISIT)),
        Stop(name="appointment-report", screen="appointment", size=TALL, first=_show_the_report),
        Stop(name="appointment-ask", screen="research", first=partial(_ask_about, "prefer-2014")),
        Stop(name="questionnaires", screen="questionnaires"),
        Stop(name="questionnaires-sheet", screen="questionnaires", first=_fill_in),
        Stop(name="questionnaires-contacts", screen="questionnaires", first=_answer_the_last_question),
        Stop(name="history", screen="history", first=look_back),
        Stop(name="history-change", screen="history", size=TALL, first=look_back),
        Stop(name="history-in-the-way", screen="history", size=TALL, first=open_one_that_is_built_upon),
        Stop(name="history-forget", screen="history", size=TALL, first=ask_to_forget),
        Stop(name="import", screen="import"),
        Stop(name="import-diary", screen="import", size=TALL, first=look_at_a_diary),
        Stop(name="import-lab-table", screen="import", size=TALL, first=look_at_a_lab_table),
        Stop(name="import-another-person", screen="import", first=look_at_another_person),
        Stop(name="import-two-readings", screen="import", size=TALL, first=look_at_two_readings),
        Stop(name="import-done", screen="import", first=take_a_file_in),
        Stop(name="backups-going-back", screen="settings", size=TALL, first=ask_to_go_back),
        Stop(name="backups-damaged", screen="today", first=offer_a_backup),
        *(Stop(name=f"settings-{key}", screen="settings", first=_section_shown(key)) for key in TITLES),
        Stop(name="settings-passphrase-set", screen="settings", size=TALL, first=set_a_passphrase),
        Stop(name="pack-looked-at", screen="timeline", first=look_at_a_pack),
        *(
            Stop(name=f"first-{name}", screen="today", first=partial(begin, step))
            for name, step in (
                ("person", Step.PERSON),
                ("scores", Step.TRACKERS),
                ("passphrase", Step.PASSPHRASE),
                ("ready", Step.READY),
            )
        ),
        Stop(name="lock", screen="today", first=lock),
        Stop(name="lock-wrong", screen="today", first=try_a_wrong_passphrase),
        Stop(name="help", screen="help"),
        Stop(name="about", screen="about"),
    )


def hard_stops() -> tuple[Stop, ...]:
    """Where journals that are hard to draw are looked at."""
    return (
        Stop(name="timeline", screen="timeline", size=WIDE, first=_show_all),
        *(Stop(name=way.key, screen="timeline", size=WIDE, first=partial(_look, way.key)) for way in WAYS[1:]),
    )


def _view(window: MainWindow, kind: type[W]) -> W:
    return next(iter(window.findChildren(kind)))


def _press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _too_ill(window: MainWindow) -> None:
    _view(window, TodayView).too_ill_toggled.emit()


def _choose_a_day(window: MainWindow) -> None:
    _view(window, TodayView).header.open_picker()


def _choose_what_to_show(window: MainWindow) -> None:
    _view(window, TimelineView).choose.click()


def _show_all(window: MainWindow) -> None:
    _view(window, TimelineView).range_buttons[Range.ALL].click()


def _look(key: str, window: MainWindow) -> None:
    timeline = window.pages.screen_of("timeline") if window.pages else None
    if isinstance(timeline, TimelineWays):
        timeline.show_way(key)


def _add_results(window: MainWindow) -> None:
    _view(window, LabsView).add.click()


def _compare_two_results(window: MainWindow) -> None:
    """The last two of ferritin that one laboratory found."""
    view = _view(window, LabsView)

    def choose(ids: list[str]) -> None:
        for one in ids:
            view.choose_requested.emit(one)

    if window.desk is not None:
        window.desk.glance(_two_of_ferritin, choose)


def _two_of_ferritin(facts: Facts) -> list[str]:
    results = facts.lab_results("ferritin")
    same = [one for one in results if results and one.laboratory == results[-1].laboratory]
    return [one.id for one in same[-2:]]


def _go_to_research(kind: type[LabsView] | type[TreatmentsView], window: MainWindow) -> None:
    _view(window, kind).research.way.click()


def _draw_a_finding(picture: str, window: MainWindow) -> None:
    for card in list(_view(window, FindingsView).cards.values())[:1]:
        if picture in card.pictures:  # a journal of one's own may have nothing to draw yet
            card.pictures[picture].click()
        card.how.click()


def _look_for(words: str, window: MainWindow) -> None:
    view = _view(window, ResearchView)
    view.list.words.setText(words)
    view.list.words.returnPressed.emit()


def _open_card(key: str, window: MainWindow) -> None:
    window.go_to("research", key)


def _write_a_card(window: MainWindow) -> None:
    view = _view(window, ResearchView)
    view.list.add.click()
    view.form.add_number.click()


def _add_infusion(window: MainWindow) -> None:
    view = _view(window, TreatmentsView)
    view.adding[Part.INFUSION].click()


def _go_to_section(key: Qt.Key, window: MainWindow) -> None:
    _press(_view(window, TreatmentsView), key)


def _choose_a_question(window: MainWindow) -> None:
    view = _view(window, AppointmentView)
    view.to_ask.table.selectRow(1)
    view.visits.table.selectRow(1)


def _write_down(part: AppointmentPart, window: MainWindow) -> None:
    _view(window, AppointmentView).add_requested.emit(part)


def _show_the_report(window: MainWindow) -> None:
    view = _view(window, AppointmentView)
    view.go_to_report()
    view.report.show_pages.click()


def _ask_about(key: str, window: MainWindow) -> None:
    window.go_to("research", key)
    _press(_view(window, ResearchView).card, Qt.Key.Key_Q, "q")


def _fill_in(window: MainWindow) -> None:
    view = _view(window, QuestionnairesView)
    view.fill_in_requested.emit("phq-9")
    for row in view.sheet.rows[:4]:
        _press(row, Qt.Key.Key_1, "1")


def _answer_the_last_question(window: MainWindow) -> None:
    view = _view(window, QuestionnairesView)
    view.country_chosen.emit("GB")
    view.fill_in_requested.emit("phq-9")
    view.sheet.rows[-1].setFocus()
    QApplication.processEvents()
    _press(view.sheet.rows[-1], Qt.Key.Key_1, "1")


def _section_shown(key: str) -> Callable[[MainWindow], None]:
    drawn = {"passphrase": look_at_a_passphrase, "backups": show_backups}
    return drawn.get(key) or partial(_show_section, key)


def _show_section(key: str, window: MainWindow) -> None:
    _view(window, SettingsView).show_section(key)
