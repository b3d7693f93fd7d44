# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a cell of the grid is drawn, and the field in which numbers and notes are typed into one.

Hides Qt's dance of editors: Enter, Tab and the arrows up and down hand the text over, Escape puts it away.
"""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.ui.theme import current, text_font
from journal_app.ui.week.model import CELL, place_of
from journal_app.ui.week.state import CellState, Place
from journal_app.ui.widgets.edits import Edits
from journal_app.ui.widgets.forms import set_field_text
from journal_app.ui.widgets.tables import RingDelegate, paint_ground, paint_ring

NUMBER_PX, AIR_PX = 21, 12
LINE_END = "⏎"
_Index = QModelIndex | QPersistentModelIndex
_DONE = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Up: -1,
}
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_WORDS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CellField(QLineEdit):
    """The field in a cell; ``edits`` tells of what is typed, ``step`` which way the key that ended it goes on.

    The lines of a note stand one after the other, with a sign between them.
    """

    def __init__(self, parent: QWidget, cell: CellState) -> None:
        super().__init__(parent)
        self.step = 0
        self.has_begun = False
        self.edits = Edits(self)
        self.edits.watch(self)
        self.setAccessibleName(cell.where)

    def begin(self, text: str) -> None:
        """Start with what stands in the cell."""
        self.has_begun = True
        set_field_text(self, text.replace("\n", LINE_END))
        self.selectAll()

    def lines(self) -> str:
        """What stands in the field, in its lines."""
        return self.text().replace(LINE_END, "\n")


class CellDelegate(RingDelegate):
    """Signals: ``typed(place, text)`` as it is typed, ``entered(place, text, key)`` when done, ``put_away()``."""

    typed = Signal(Place, str)
    entered = Signal(Place, str, int)
    put_away = Signal()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A field as large as the cell, named after it."""
        field = CellField(parent, index.data(CELL))
        field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)))
        place = place_of(index)
        field.edits.edited.connect(lambda: self.typed.emit(place, field.lines()))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begin with what stands there, once: what is being typed is not replaced by what is saved meanwhile."""
        if isinstance(editor, CellField) and not editor.has_begun:
            editor.begin(index.data())

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, CellField):
            editor.edits.forget()
            self.entered.emit(place_of(index), editor.lines(), editor.step)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that end typing."""
        if isinstance(watched, CellField) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            watched.step = _DONE.get(Qt.Key(event.key()), 0)
            if watched.step:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                return True
            if event.key() == Qt.Key.Key_Escape:
                watched.edits.forget()
                self.put_away.emit()
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell: numbers large in the middle, words at the left, a day that has not come in grey."""
        cell = index.data(CELL)
        if not isinstance(cell, CellState):
            return
        tokens, rect = current().tokens, QRect(option.rect)
        painter.save()
        painter.fillRect(rect, QColor(tokens.card if cell.is_open else tokens.quiet))
        paint_ground(painter, option)
        is_number = cell.value is not None and not cell.problem
        painter.setFont(text_font(NUMBER_PX) if is_number else text_font())
        painter.setPen(QColor(tokens.soft if cell.is_soft else tokens.ink))
        air = current().sizes.px(AIR_PX)
        painter.drawText(rect.adjusted(air, 0, -air, 0), _MIDDLE if is_number else _WORDS, cell.text)
        if cell.problem:
            painter.setPen(QPen(QColor(tokens.problem), 2, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(3, 3, -4, -4))
        painter.restore()
        paint_ring(painter, option, index)
