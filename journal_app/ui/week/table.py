# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The grid as a table to type into.

Hides which key does what in which column, and where the grid stands after each: a reader types a column of the
printed sheet from top to bottom and looks at the sheet, not at the screen.
"""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QWidget

from journal_app.domain.scores import Mark
from journal_app.ui.theme import current
from journal_app.ui.week.editing import CellDelegate
from journal_app.ui.week.header import WrappedHeader
from journal_app.ui.week.keys import GridKeys, Scored
from journal_app.ui.week.model import WRITTEN, WeekModel, place_of
from journal_app.ui.week.state import Face, Place, WeekState
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.tables import Table
from journal_app.words import _

SCORE_PX, WORDS_PX, NOTE_PX, ROW_PX = 126, 160, 240, 60
_GOING_ON = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_MARKS = {"t": Mark.TOO_ILL, "u": Mark.NOT_TRACKED}
_WIDTHS = {Face.STEPS: SCORE_PX, Face.YES_NO: SCORE_PX, Face.FIELD: SCORE_PX, Face.MARK: WORDS_PX, Face.NOTE: NOTE_PX}


class WeekTable(Table):
    """Signals carry a ``Place`` and what the reader wants there; ``left()`` when Escape asks to go to the buttons."""

    scored = Signal(Place, int)
    refused = Signal(Place)
    entered = Signal(Place, str)
    cleared = Signal(Place)
    marked = Signal(int, Mark)
    typed = Signal(Place, str)
    put_away = Signal()
    moved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("A week, a row for each day"), parent)
        self.model_of_week = WeekModel(self)
        self._keys = GridKeys()
        self._delegate = CellDelegate(self)
        self.setHorizontalHeader(WrappedHeader(self))
        self.setModel(self.model_of_week)
        self.setItemDelegate(self._delegate)
        self.open_requested.connect(lambda _index: self._write(""))
        self._delegate.typed.connect(self.typed)
        self._delegate.entered.connect(self._on_entered)
        self._delegate.put_away.connect(self.put_away)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    def set_state(self, state: WeekState) -> None:
        """Show a week."""
        before = self.model_of_week.state
        self.model_of_week.set_state(state)
        if before is None or before.columns != state.columns:
            self._fit()

    def place(self) -> Place | None:
        """Where the keyboard is."""
        index = self.currentIndex()
        return place_of(index) if index.isValid() else None

    def go_to(self, place: Place) -> None:
        """Put the keyboard at a cell."""
        self.setCurrentIndex(self.model_of_week.index(place.row, place.column))

    def answer(self, number: int) -> None:
        """Score the current cell by something else than a key, and go on."""
        place, week = self.place(), self.model_of_week.state
        self._keys.forget()
        if place is not None and week is not None:
            self.scored.emit(place, number)
            self.go_to(week.next_place(place) or place)
            self.setFocus()

    def write(self) -> None:
        """Open the field of the current cell with what stands there."""
        self.setFocus()
        self._write("")

    def hand_over(self) -> None:
        """Hand over what is being typed into a cell."""
        field = self.indexWidget(self.currentIndex())
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, self._delegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits score and go on, letters mark, Enter goes on or writes, Backspace clears; arrows are Qt's."""
        place, week = self.place(), self.model_of_week.state
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if place is None or week is None or modifiers or not self._took(event, place, week):
            self._keys.forget()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        """Tab goes from cell to cell, and leaves after the last or before the first."""
        place = self.place()
        self._keys.forget()
        columns = self.model_of_week.columnCount()
        if place is None:
            return super().focusNextPrevChild(is_next)
        target = place.row * columns + place.column + (1 if is_next else -1)
        if not 0 <= target < columns * self.model_of_week.rowCount():
            return super().focusNextPrevChild(is_next)
        self.go_to(Place(row=target // columns, column=target % columns))
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Another cell was chosen: a 1 typed before waits no longer."""
        self._keys.forget()
        super().mousePressEvent(event)

    def keyboardSearch(self, _text: str, /) -> None:
        """A letter that means nothing here moves nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who shows what is focused."""
        super().focusInEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the note what is left."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _took(self, event: QKeyEvent, place: Place, week: WeekState) -> bool:
        key, text, column = Qt.Key(event.key()), event.text(), week.columns[place.column]
        if key in _CLEARING:
            self._clear(self._keys.place_to_clear(place, week))
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        elif column.face in WRITTEN and (key is Qt.Key.Key_F2 or key in _GOING_ON):
            self._write("")
        elif key in _GOING_ON:
            self._keys.forget()
            self.go_to(week.next_place(place) or place)
        elif column.face is Face.NOTE and text.isprintable() and text.strip():
            self._write(text)
        elif self._keys.is_scoring(text, column):
            self._score(text, place, week)
        else:
            return self._marked_or_written(text, place, column.face)
        return True

    def _marked_or_written(self, text: str, place: Place, face: Face) -> bool:
        mark = _MARKS.get(text.casefold())
        if mark is not None:
            self._keys.forget()
            self.marked.emit(place.row, mark)
        elif face is Face.FIELD and text.isprintable() and text.strip():
            self._write(text)
        else:
            return False
        return True

    def _score(self, key: str, place: Place, week: WeekState) -> None:
        result = self._keys.read(key, place, week)
        if isinstance(result, Place):
            self.go_to(result)
            column = week.columns[result.column]
            if self._keys.is_scoring(key, column):
                self._score(key, result, week)
            elif column.face is Face.FIELD:
                self._write(key)
        elif isinstance(result, Scored) and week.cell(place).is_open:
            self.scored.emit(result.place, result.number)
            self._say(result.place)
            self.go_to(result.then)
        else:
            self._keys.forget()
            self.refused.emit(place)

    def _clear(self, place: Place) -> None:
        self.cleared.emit(place)
        self.go_to(place)

    def _write(self, text: str) -> None:
        """Open the field of the current cell, with ``text`` in place of what stands there."""
        index = self.currentIndex()
        cell = self.model_of_week.cell(index)
        if cell is None or self.state() == QAbstractItemView.State.EditingState:
            return
        if not self.model_of_week.flags(index) & Qt.ItemFlag.ItemIsEditable:
            if not cell.is_open:
                self.refused.emit(place_of(index))
            return
        self._keys.forget()
        self.edit(index)
        field = self.indexWidget(index)
        if text and isinstance(field, QLineEdit):
            field.setText(text)

    def _on_entered(self, place: Place, text: str, step: int) -> None:
        self.entered.emit(place, text)
        week = self.model_of_week.state
        if week is None or not step:
            return
        self._say(place)
        if week.cell(place).problem:
            self.go_to(place)
        elif step > 0:
            self.go_to(week.next_place(place) or place)
        elif place.row:
            self.go_to(Place(row=place.row - 1, column=place.column))

    def _say(self, place: Place) -> None:
        """Let a screen reader say what stands in a cell now; the keyboard goes on to another."""
        cell = self.model_of_week.cell(self.model_of_week.index(place.row, place.column))
        if cell is not None:
            announce(self, f"{cell.spoken}. {cell.problem}" if cell.problem else cell.spoken)

    def _fit(self) -> None:
        """Columns as wide as their words need at this text size, the note as wide as is left, seven rows in view."""
        sizes, week = current().sizes, self.model_of_week.state
        if week is None:
            return
        widths = [sizes.reading_width(_WIDTHS[column.face]) for column in week.columns]
        left = self.viewport().width() - sum(widths[:-1])
        for number, width in enumerate([*widths[:-1], max(widths[-1], left)]):
            self.setColumnWidth(number, width)
        # The words of a day take two lines, which are higher in some scripts than in others.
        words = (self.verticalHeader().sectionSizeHint(number) for number in range(len(week.days)))
        row = max(sizes.target, sizes.reading_width(ROW_PX), *words)
        for number in range(len(week.days)):
            self.setRowHeight(number, row)
        bar = self.horizontalScrollBar().sizeHint().height() if left < widths[-1] else 0
        frame = self.height() - self.viewport().height() - self.horizontalHeader().height() - self._bar_height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + len(week.days) * row + bar + max(frame, 2))

    def _bar_height(self) -> int:
        bar = self.horizontalScrollBar()
        return bar.height() if bar.isVisible() else 0

    def cell_rect(self) -> QRect:
        """Where the current cell is, in the coordinates of the viewport."""
        return self.visualRect(self.currentIndex())
