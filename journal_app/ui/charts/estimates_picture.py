# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Estimates on screen: a mark where an estimate stands and a line as long as its interval; each read by arrow keys.

Hides Qt's pens. Everything is drawn in ink: no colour says which side of no difference a result lies on. Where things
lie is worked out once for a width (``analysis.estimate_places``), for paper as well.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.analysis.charts import Symbol
from journal_app.analysis.estimate_parts import MARK, Laid, Letters, Marked, Ruled, Trace, Voice, Written
from journal_app.analysis.estimate_places import laid_out
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.ui.charts.backdrop import LEFT, draw_text
from journal_app.ui.charts.drawn import Drawn
from journal_app.ui.charts.ground_ink import grid_colour
from journal_app.ui.charts.heads import AIR
from journal_app.ui.charts.readout import draw_ring
from journal_app.ui.charts.stamps import Stamp, draw_symbol
from journal_app.ui.widgets.chart_body import chart_look

LEAST_WIDTH = 14.0
"""In heights of a line; narrower than this single words are cut."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_DASHES = {Trace.WORKED_OUT: (2.5, 1.5), Trace.NONE: (4.0, 3.0)}


class EstimatesPicture(Drawn):
    """Shows the estimates it is given, as high as they need; the arrow keys go from result to result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(chart_look(), parent)
        self._spec: EstimatesSpec | None = None
        self._alts: tuple[str, ...] = ()
        self.laid: Laid | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_spec(self, spec: EstimatesSpec) -> None:
        """Show other estimates."""
        self._spec = spec
        self._alts = tuple(row.alt for row in spec.rows)
        self.show_words(spec.title, spec.alt)

    def lay_out(self) -> None:
        """No higher than it needs to be, whatever the width."""
        self.laid = laid_out(self._spec, self.width(), self._letters()) if self._spec else None
        self.setMinimumWidth(round(LEAST_WIDTH * self.fonts.title_height))
        self.setMaximumHeight(round(self.least_height()))
        super().lay_out()

    def least_height(self) -> float:
        """All its rows with their scales."""
        return self.laid.height if self.laid else self.fonts.title_height

    def spots(self) -> Sequence[QPointF]:
        """Where the results are read."""
        return [QPointF(*at) for at in self.laid.spots] if self.laid else ()

    def words_at(self, place: int) -> str:
        """The whole result as a sentence."""
        return self._alts[place]

    def step(self, key: Qt.Key, at: int) -> int | None:
        """Up and Left lead to the result before, Down and Right to the one after."""
        return at + _STEPS[key]

    def draw(self, painter: QPainter) -> None:
        """Lines, then marks on them, then words."""
        if self.laid is None:
            return
        for line in self.laid.lines:
            self._draw_line(painter, line)
        for mark in self.laid.marks:
            self._draw_mark(painter, mark)
        for words in self.laid.words:
            self._draw_words(painter, words)

    def draw_reading(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Only a ring: the words of each result stand beside its mark already."""
        del words
        draw_ring(painter, self.look, at)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.set_look(chart_look())

    def _font(self, voice: Voice) -> QFont:
        if voice is Voice.SOFT:
            return self.fonts.small
        font = QFont(self.fonts.title)
        font.setWeight(QFont.Weight.DemiBold if voice is Voice.NAME else QFont.Weight.Normal)
        return font

    def _letters(self) -> Letters:
        metrics = {voice: QFontMetricsF(self._font(voice)) for voice in Voice}

        def width(text: str, voice: Voice) -> float:
            return metrics[voice].horizontalAdvance(text)

        return Letters(width=width, line=self.fonts.title_height, air=AIR)

    def _draw_words(self, painter: QPainter, words: Written) -> None:
        colour = self.look.soft if words.voice is Voice.SOFT else self.look.ink
        rect = QRectF(words.left, words.top, words.width + 2, self.fonts.title_height)
        draw_text(painter, self._font(words.voice), colour, rect, words.text, LEFT)

    def _draw_line(self, painter: QPainter, line: Ruled) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._pen(line.trace))
        painter.drawLine(*(QPointF(round(x), round(y)) for x, y in (line.start, line.end)))

    def _pen(self, trace: Trace) -> QPen:
        match trace:
            case Trace.INTERVAL | Trace.WORKED_OUT | Trace.END:
                pen = QPen(QColor(self.look.ink), max(2, round(self.look.title_px / 8)))
            case Trace.NONE:
                pen = QPen(QColor(self.look.soft), max(1, round(self.look.title_px / 15)))
            case Trace.AXIS:
                pen = QPen(QColor(self.look.edge), 1)
            case Trace.GRID | Trace.BETWEEN:
                pen = QPen(grid_colour(self.look), 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if trace in _DASHES:
            pen.setDashPattern(_DASHES[trace])
        return pen

    def _draw_mark(self, painter: QPainter, mark: Marked) -> None:
        size = round(MARK * self.fonts.title_height)
        stamp = Stamp(symbol=Symbol.CIRCLE, colour=self.look.ink, size=size, is_hollow=mark.is_hollow)
        draw_symbol(painter, stamp, round(mark.at[0]), round(mark.at[1]))
