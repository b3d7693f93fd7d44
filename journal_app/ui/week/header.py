# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The names above the columns of the grid: whole words on as many lines as they take, the direction below.

Hides that Qt's own header would put them on one line and cut them.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from journal_app.ui.theme import SMALL_PX, current, text_font

AIR_PX, MOST_LINES = 12, 4
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class WrappedHeader(QHeaderView):
    """A header whose section text is a name and, on a second line, what is said softly below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """As high as the highest section."""
        heights = [self._height(section) for section in range(self.count())]
        return QSize(super().sizeHint().width(), max([current().sizes.target, *heights]))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One name."""
        tokens, px = current().tokens, current().sizes.px
        painter.save()
        painter.fillRect(rect, QColor(tokens.page))
        painter.setPen(QColor(tokens.edge))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(px(AIR_PX), px(AIR_PX) // 2, -px(AIR_PX), 0)
        for text, font, colour in self._parts(section):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(room, _WRAPPED, text)
            room.setTop(room.top() + self._text_height(text, font, room.width()))
        painter.restore()

    def _height(self, section: int) -> int:
        air = current().sizes.px(AIR_PX)
        width = self.sectionSize(section) - 2 * air
        return air + sum(self._text_height(text, font, width) for text, font, _colour in self._parts(section))

    def _text_height(self, text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1 << 16), _WRAPPED, text).height()

    def _parts(self, section: int) -> list[tuple[str, QFont, str]]:
        words = str(self.model().headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        name, _line, aside = words.partition("\n")
        bold, tokens = text_font(weight=QFont.Weight.DemiBold), current().tokens
        width = (self.sectionSize(section) - 2 * current().sizes.px(AIR_PX)) * MOST_LINES
        short = QFontMetrics(bold).elidedText(name, Qt.TextElideMode.ElideRight, round(width * 0.8))
        parts = [(short, bold, tokens.ink), (aside, text_font(SMALL_PX), tokens.soft)]
        return [part for part in parts if part[0]]
