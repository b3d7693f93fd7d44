# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A button that opens a list, with the arrow that says so at the end of its words.

Hides that the arrow is painted here: Qt's own is a speck beside large words, and is left out where words are read from
the right.
"""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyleOptionButton

from journal_app.ui.theme import current

ARROW_PX = 10
ARROW_PER_STROKE = 6  # as thick as the lines of the icons in the rail
FROM_EDGE_PX = 10


class ListButton(QPushButton):
    """A button with a menu; ``look`` is rail, whose edge keeps the arrow's room free anyway, or secondary."""

    def sizeHint(self) -> QSize:
        """With room for the arrow, and as much at the other end, so that the words stay in the middle."""
        hint = super().sizeHint()
        room = 0 if self.property("look") == "rail" else 2 * current().sizes.text(ARROW_PX)
        return QSize(hint.width() + room, hint.height())

    def minimumSizeHint(self) -> QSize:
        """No smaller than that."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the arrow to us."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any button of its look, with the arrow at the end of the line."""
        super().paintEvent(event)
        theme = current()
        side, edge = theme.sizes.text(ARROW_PX), theme.sizes.px(FROM_EDGE_PX)
        left = edge if self.isRightToLeft() else self.width() - edge - side
        top = (self.height() - side / 2) / 2
        colour = theme.tokens.ink if self.isEnabled() else theme.tokens.soft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), side / ARROW_PER_STROKE))
        corners = ((left, top), (left + side / 2, top + side / 2), (left + side, top))
        painter.drawPolyline([QPointF(x, y) for x, y in corners])
        painter.end()
