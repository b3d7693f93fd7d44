# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A small picture to read point by point: the pointer or the arrow keys ring one and show its words.

Hides the ring, the words beside it, and how a screen reader learns of them. What is drawn, and where points stand, is
for each kind of picture to say.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.subjects import Subject
from journal_app.ui.charts.heads import Fonts, fonts_of
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.readout import RING_PX, draw_readout

REACH_PX = 16.0
PAGE_HEIGHTS = 40


class Drawn(QWidget):
    """A picture with points in order. ``read`` carries the words of the point being read, empty when none is.

    ``chosen`` carries the Subject of the point that was gone to by keys or pressed, or None; ``asked`` that of the one
    being read, when Q is pressed; without ``takes_questions`` Q is left to whatever the picture lies on.
    """

    takes_questions = False

    read = Signal(str)
    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as with every axis of numbers, see ``chart``
        self.fonts: Fonts = fonts_of(look)
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        """Draw in other colours and sizes from now on."""
        self.look, self.fonts = look, fonts_of(look)
        self.lay_out()

    def lay_out(self) -> None:
        """Give everything its place in the present size; called when anything of it changes."""
        self.setMinimumHeight(round(self.least_height()))
        self.updateGeometry()
        self.update()

    def least_height(self) -> float:
        """The height below which nothing could be read."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint everything but what is being read."""
        raise NotImplementedError

    def spots(self) -> Sequence[QPointF]:
        """Where the points stand, in the order they are read."""
        raise NotImplementedError

    def words_at(self, place: int) -> str:
        """Everything there is to read at a point."""
        raise NotImplementedError

    def subject_at(self, place: int) -> Subject | None:
        """A point as something to ask about; None where it has no date of its own."""
        del place
        return None

    def step(self, key: Qt.Key, at: int) -> int | None:
        """Where a key leads from a point; None for a key that leads nowhere."""
        raise NotImplementedError

    def show_words(self, title: str, alt: str) -> None:
        """What the picture is called and what it shows, for whoever cannot see it; nothing is being read."""
        self.setAccessibleName(title)
        self.setAccessibleDescription(alt)
        self._at = None
        self.lay_out()

    def sizeHint(self) -> QSize:
        """As wide as a page, as high as it needs."""
        return QSize(round(self.fonts.small_height * PAGE_HEIGHTS), round(self.least_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, then the rings and the words of what is being read."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.look.ground))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=True)
        self.draw(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.look.accent), RING_PX))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        if self._at is not None:
            self.draw_reading(painter, self.spots()[self._at], self.words_at(self._at))
        painter.end()

    def draw_reading(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Show where the reader is: a ring, and the words beside it."""
        draw_readout(painter, self.look, self.fonts, QSizeF(self.size()), words, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its place anew."""
        super().resizeEvent(event)
        self.lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under the pointer; away from all points the last reading stays only with the keyboard."""
        here = event.position()
        away = [(abs(at.x() - here.x()) + abs(at.y() - here.y()), place) for place, at in enumerate(self.spots())]
        distance, place = min(away, default=(REACH_PX + 1, 0))
        if distance <= REACH_PX:
            self._read(place)
        elif not self.hasFocus():
            self._read(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is under the pointer is chosen, to ask about it by a button too."""
        super().mousePressEvent(event)
        self.mouseMoveEvent(event)
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End read points, Q asks about the one being read; Escape ends it."""
        count, key = len(self.spots()), Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._at is not None:
            self._read(None)
            self._choose()
            return
        if key == Qt.Key.Key_Q and self.takes_questions and not event.modifiers():
            if (subject := self._subject()) is not None:
                self.asked.emit(subject)
            return
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
        if not count or key not in arrows:
            super().keyPressEvent(event)
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        wanted = ends.get(key, count - 1 if self._at is None else self.step(key, self._at))
        if wanted is not None:
            self._read(min(max(wanted, 0), count - 1))
            self._choose()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _subject(self) -> Subject | None:
        return self.subject_at(self._at) if self._at is not None else None

    def _choose(self) -> None:
        self.chosen.emit(self._subject())

    def _read(self, place: int | None) -> None:
        if place == self._at:
            return
        self._at = place
        words = self.words_at(place) if place is not None else ""
        self.update()
        self.read.emit(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
