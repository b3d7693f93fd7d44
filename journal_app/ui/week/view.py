# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Week screen as widgets: the week and the ways to others, the words of the focused cell, the grid, the paper."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.scores import Mark
from journal_app.ui.theme import current
from journal_app.ui.week.paper import PaperCard
from journal_app.ui.week.state import Place, WeekState
from journal_app.ui.week.strip import AnswerStrip
from journal_app.ui.week.table import WeekTable
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Page, heading_line, label
from journal_app.words import _


class WeekView(QWidget):
    """Signals are what the reader wants; ``set_state`` is the only way in.

    ``stepped(weeks)``, ``this_week_wanted()``, ``marked(row, mark)``; those of the grid are the table's own; those of
    the sheet the paper card's.
    """

    stepped = Signal(int)
    this_week_wanted = Signal()
    marked = Signal(int, Mark)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.previous = secondary_button(_("‹ Previous week"))
        # Translators: a button: goes to the week of today
        self.this_week = secondary_button(_("This week"))
        self.next = secondary_button(_("Next week ›"))
        self.words = label("", "heading")
        self.focused = label("", "label")
        self.explanation = label("", "soft")
        self.problem = label("", "problem")
        self.table = WeekTable()
        self.strip = AnswerStrip()
        self.too_ill = choice_button(_("Too ill to log"))
        self.not_tracked = choice_button(_("Not tracked"))
        self.paper = PaperCard()
        self._state: WeekState | None = None
        self._wants_focus = False
        self._lay_out()
        self._connect()

    def set_state(self, state: WeekState) -> None:
        """Show a week; what is being typed stays."""
        is_first = self._state is None
        self._state = state
        self.words.setText(state.words)
        self.table.set_state(state)
        self.next.setEnabled(state.can_go_on)
        for button in (self.too_ill, self.not_tracked):
            button.setEnabled(state.can_change)
        self._on_moved()
        if is_first and self._wants_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the grid, so that the next key scores; as soon as there is one."""
        self._wants_focus = self._state is None
        if not self._wants_focus:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def hand_over(self) -> None:
        """Hand over what is being typed: the week or the screen is about to change."""
        self.table.hand_over()

    def open_file(self, path: Path) -> None:
        """Show a file in the system's viewer."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the focused cell in view."""
        super().resizeEvent(event)
        for words in (self.focused, self.explanation):
            words.setMinimumHeight(0)
        self._reserve()
        self._keep_in_view()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._reserve()

    def _on_moved(self) -> None:
        """Say in words what is focused and what it takes."""
        place, state = self.table.place(), self._state
        if place is None or state is None or place.row >= len(state.days) or place.column >= len(state.columns):
            return
        cell, day, column = state.cell(place), state.days[place.row], state.columns[place.column]
        # Translators: for a screen reader: what stands in a cell, as a sentence
        self.focused.setText(_("{cell}.").format(cell=cell.spoken))
        self.explanation.setText(day.closed_words or column.explanation)
        self.problem.setText(cell.problem)
        self.problem.setVisible(bool(cell.problem))
        self.strip.set_cell(column, cell)
        for button, mark in ((self.too_ill, Mark.TOO_ILL), (self.not_tracked, Mark.NOT_TRACKED)):
            button.setChecked(day.mark is mark)
            button.setEnabled(state.can_change and not day.closed_words)
            button.setAccessibleDescription(day.name)
        self._reserve()
        self._keep_in_view()

    def _reserve(self) -> None:
        """The words above the grid keep the most room they have needed, so that the grid stays where it is."""
        for words in (self.focused, self.explanation):
            needed = words.heightForWidth(words.width()) if words.width() > 0 else 0
            words.setMinimumHeight(max(words.minimumHeight(), needed))

    def _keep_in_view(self) -> None:
        place = self.table.place()
        if place is None or not self.table.hasFocus():
            return
        if place.row == 0:
            self.page.verticalScrollBar().setValue(0)  # the words above belong to the first day, as far as both fit
        rect = self.table.cell_rect()
        corner = self.table.viewport().mapTo(self.page, QPoint(0, rect.top()))
        middle = corner.y() + self.page.verticalScrollBar().value() + rect.height() // 2
        self.page.ensureVisible(0, middle, 0, rect.height() // 2 + current().sizes.px(16))

    def _want_step(self, weeks: int) -> None:
        self.hand_over()
        self.stepped.emit(weeks)

    def _want_this_week(self) -> None:
        self.hand_over()
        self.this_week_wanted.emit()

    def _mark(self, mark: Mark) -> None:
        place = self.table.place() or Place(row=0, column=0)
        self.marked.emit(place.row, mark)
        self._on_moved()

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Week"), [self.previous, self.this_week, self.next]))
        for widget in (self.words, self.focused, self.explanation, self.problem, self.table):
            body.addWidget(widget)
        body.addWidget(self.strip)
        marks = Flow()
        for button in (self.too_ill, self.not_tracked):
            marks.addWidget(button)
        body.addLayout(marks)
        body.addWidget(self.paper)
        body.addStretch(1)
        body.setSpacing(current().sizes.px(10))
        self.problem.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self._want_step(-1))
        self.next.clicked.connect(lambda: self._want_step(1))
        self.this_week.clicked.connect(self._want_this_week)
        self.too_ill.clicked.connect(lambda: self._mark(Mark.TOO_ILL))
        self.not_tracked.clicked.connect(lambda: self._mark(Mark.NOT_TRACKED))
        self.strip.answered.connect(self.table.answer)
        self.strip.write_wanted.connect(self.table.write)
        self.table.marked.connect(self.marked)
        self.table.moved.connect(self._on_moved)
        self.table.left.connect(lambda: self.too_ill.setFocus(Qt.FocusReason.TabFocusReason))
        self.page.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_in_view())
        for keys, weeks in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda weeks=weeks: self._want_step(weeks))
