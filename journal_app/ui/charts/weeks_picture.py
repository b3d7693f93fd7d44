# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Weeks on screen: a column for each week, a square for each day, larger and darker the further along its scale.

Hides how many weeks fit beside each other: what does not fit goes on below, so that no day is cut.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from journal_app.analysis.charts import BandKind
from journal_app.analysis.week_map import DAYS_A_WEEK, DayCell, WeekMap
from journal_app.domain.subjects import Subject
from journal_app.ui.charts.backdrop import LEFT, RIGHT, draw_text
from journal_app.ui.charts.drawn import Drawn
from journal_app.ui.charts.ground_ink import band_brush
from journal_app.ui.charts.heads import AIR, wrapped
from journal_app.words import day_text

CELL_PX, LEAST_CELL_PX = 17.0, 14.0
GAP = 2
LEAST_SHARE = 0.34
"""The side of the smallest square beside that of a cell: a zero is small and not nothing."""
LEAST_OPACITY = 0.45


class WeeksPicture(Drawn):
    """Shows the weeks it is given; the arrow keys go from day to day and from week to week."""

    _spec: WeekMap | None = None

    def set_spec(self, spec: WeekMap) -> None:
        """Show other weeks."""
        self._spec = spec
        self._cells = [cell for week in spec.weeks for cell in week if cell]
        self.show_words(spec.title, spec.alt)

    def least_height(self) -> float:
        """A title, as many rows of weeks as it takes, and the key to the squares."""
        blocks = -(-len(self._spec.weeks) // self._beside()) if self._spec else 1
        return self._head() + blocks * self._block() + self._side() * 1.6 + AIR

    def lay_out(self) -> None:
        """No higher than it needs to be: more room would only stand empty."""
        super().lay_out()
        self.setMaximumHeight(round(self.least_height()))

    def spots(self) -> Sequence[QPointF]:
        """The middles of the days."""
        return [self._box(cell).center() for cell in self._cells] if self._spec else ()

    def words_at(self, place: int) -> str:
        """The day, its score, and what it was marked as."""
        return self._cells[place].words

    def subject_at(self, place: int) -> Subject | None:
        """The score of the day."""
        return self._spec.subject(self._cells[place]) if self._spec else None

    def step(self, key: Qt.Key, at: int) -> int | None:
        """Up and Down lead a day on, Left and Right a week."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -DAYS_A_WEEK, Qt.Key.Key_Right: DAYS_A_WEEK}
        wanted = at + steps[key]
        return wanted if 0 <= wanted < len(self._cells) else None

    def draw(self, painter: QPainter) -> None:
        """The title, the weekdays, the weeks, and the key to the squares."""
        if self._spec is None:
            return
        for turn, line in enumerate(self._title()):
            top = AIR + turn * self.fonts.title_height
            rect = QRectF(AIR, top, self.width() - 2 * AIR, self.fonts.title_height)
            draw_text(painter, self.fonts.title, self.look.ink, rect, line, LEFT)
        self._draw_names(painter, self._spec)
        for cell in self._cells:
            self._draw_cell(painter, cell, self._box(cell))
        self._draw_key(painter, self._spec)

    def _side(self) -> float:
        """A little smaller where all weeks fit beside each other then."""
        usual, least = (round(size * self.look.title_px / 15) for size in (CELL_PX, LEAST_CELL_PX))
        weeks = len(self._spec.weeks) if self._spec else 1
        return float(min(usual, max(least, int((self.width() - self._left() - AIR) / weeks - GAP))))

    def _left(self) -> float:
        names = self._spec.short_weekdays if self._spec else ()
        return max((self.fonts.width(name) for name in names), default=0.0) + 3 * AIR

    def _beside(self) -> int:
        """How many weeks fit beside each other."""
        return max(1, int((self.width() - self._left() - AIR) // (self._side() + GAP)))

    def _title(self) -> list[str]:
        return wrapped(self._spec.title if self._spec else "", QFontMetricsF(self.fonts.title), self.width() - 2 * AIR)

    def _head(self) -> float:
        return len(self._title()) * self.fonts.title_height + 2 * AIR

    def _block(self) -> float:
        """The height of seven days with the month above them."""
        return self.fonts.small_height + DAYS_A_WEEK * (self._side() + GAP) + AIR

    def _box(self, cell: DayCell) -> QRectF:
        week, weekday = divmod(cell.day - self._monday(), DAYS_A_WEEK)
        block, column = divmod(week, self._beside())
        side = self._side()
        top = self._head() + block * self._block() + self.fonts.small_height + weekday * (side + GAP)
        return QRectF(self._left() + column * (side + GAP), top, side, side)

    def _monday(self) -> int:
        first = self._cells[0].day
        return first - (first - 1) % DAYS_A_WEEK

    def _draw_names(self, painter: QPainter, spec: WeekMap) -> None:
        """Weekdays at the side of each block, months above the weeks they begin in."""
        height, free_from = self.fonts.small_height, (-1, 0.0)
        for number, week in enumerate(spec.weeks):
            block, column = divmod(number, self._beside())
            top = self._head() + block * self._block()
            if column == 0:
                self._draw_weekdays(painter, spec, top + height)
            begun = next((cell.day for cell in week if cell and date.fromordinal(cell.day).day == 1), None)
            left = self._left() + column * (self._side() + GAP)
            if begun is None or (free_from[0] == block and left < free_from[1]):
                continue
            text = day_text(date.fromordinal(begun), "LLL y" if date.fromordinal(begun).month == 1 else "LLL")
            free_from = (block, left + self.fonts.width(text) + AIR)
            rect = QRectF(left, top, self.fonts.width(text) + 2, height)
            draw_text(painter, self.fonts.small, self.look.soft, rect, text, LEFT)

    def _draw_weekdays(self, painter: QPainter, spec: WeekMap, top: float) -> None:
        side = self._side()
        for turn, name in enumerate(spec.short_weekdays):
            rect = QRectF(0, top + turn * (side + GAP), self._left() - AIR, side)
            draw_text(painter, self.fonts.small, self.look.soft, rect, name, RIGHT)

    def _draw_cell(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if cell.mark is not None:
            painter.fillRect(box, band_brush(cell.mark, self.look))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.look.line), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if cell.share is not None and self._spec is not None:
            self._fill(painter, box, cell.share, self.look.colour(self._spec.style))
        elif cell.mark is BandKind.TOO_ILL:
            painter.setPen(QPen(QColor(self.look.soft), 1.5))
            painter.drawLine(box.topLeft() + QPointF(4, 4), box.bottomRight() - QPointF(4, 4))
            painter.drawLine(box.topRight() + QPointF(-4, 4), box.bottomLeft() + QPointF(4, -4))

    def _fill(self, painter: QPainter, box: QRectF, share: float, colour: str) -> None:
        """A square in the middle of a cell."""
        within = min(max(share, 0.0), 1.0)
        side = (box.width() - 2) * (LEAST_SHARE + (1 - LEAST_SHARE) * within)
        square = QRectF(0, 0, round(side), round(side))
        square.moveCenter(box.center())
        ink = QColor(colour)
        ink.setAlphaF(LEAST_OPACITY + (1 - LEAST_OPACITY) * within)
        painter.fillRect(square, QBrush(ink))

    def _draw_key(self, painter: QPainter, spec: WeekMap) -> None:
        """What the smallest and the largest square mean."""
        side, x = self._side(), self._left()
        top = self.height() - side * 1.3 - AIR
        for share, words in ((0.0, spec.low_words), (1.0, spec.high_words)):
            self._fill(painter, QRectF(x, top, side, side), share, self.look.colour(spec.style))
            wide = self.fonts.width(words) + AIR
            rect = QRectF(x + side + AIR, top, wide, side)
            draw_text(painter, self.fonts.small, self.look.soft, rect, words, LEFT)
            x += side + wide + 3 * AIR
