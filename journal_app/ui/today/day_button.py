# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One day of a calendar: its number, and below it the shape of what was kept.

Hides that the number is drawn here, above its shape, where a plain button would put it in the middle.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme import current, text_font
from journal_app.ui.today.coverage_ink import coverage_colour, draw_coverage, shape_side
from journal_app.ui.today.state import Coverage
from journal_app.ui.widgets.buttons import Button

GAP_PX, RIM_PX = 2, 5


class DayButton(Button):
    """One day; leaves the arrow keys to the month."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__("", parent)
        self.number = number
        self.coverage = Coverage.NOTHING
        self.setProperty("look", "score")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(self.sizeHint())

    def set_coverage(self, coverage: Coverage) -> None:
        """Show what was kept of the day."""
        self.coverage = coverage
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the number and the shape, and for a finger."""
        sizes = current().sizes
        needed = QFontMetrics(text_font()).height() + sizes.px(GAP_PX) + shape_side() + 2 * sizes.px(RIM_PX)
        return QSize(sizes.target, max(sizes.target, needed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Space or Enter."""
        if Qt.Key(event.key()) in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as the style sheet has it, then the number and its shape, one above the other."""
        super().paintEvent(event)
        tokens, sizes = current().tokens, current().sizes
        font = text_font(weight=QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        letters = QFontMetrics(font).height()
        side, gap = shape_side(), sizes.px(GAP_PX)
        top = (self.height() - letters - gap - side) // 2
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_accent if self.isChecked() else tokens.ink))
        painter.drawText(QRect(0, top, self.width(), letters), Qt.AlignmentFlag.AlignCenter, str(self.number))
        box = QRectF((self.width() - side) / 2, top + letters + gap, side, side)
        draw_coverage(
            painter, box, self.coverage, tokens.on_accent if self.isChecked() else coverage_colour(self.coverage)
        )
        painter.end()
