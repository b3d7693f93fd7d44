# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A ChartSpec on screen: to look at, to move along, to zoom into, and to read with the pointer or the keyboard.

Hides pyqtgraph. One of its view boxes lies over all plots and knows about wheels, drags and limits; whatever part of
time it shows, the page beneath paints. The panels are linked because they are one.
"""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.analysis.charts import ChartSpec, Span
from journal_app.domain.subjects import Subject
from journal_app.ui.charts import reading
from journal_app.ui.charts.items import PageItem, PointerItem
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import least_height, most_height
from journal_app.ui.charts.reading import Reading, Track
from journal_app.ui.charts.sheet import Sheet
from journal_app.ui.charts.time_box import TimeBox

HALF = 0.5
ALL_THE_WAY = 10**9
PAGE_PX = 900
ZOOM_STEP = 1.4
WHEEL_STEP = 120  # what Qt reports for one notch of a wheel
SETTLE_MS = 80
"""Words that follow the part in view are asked for when a move has come to rest for this long."""

Key = Qt.Key


class Chart(QWidget):
    """Shows one spec. ``shown_changed`` carries the first and last day in view after the reader moved them.

    ``read`` carries the words of the point being read, empty when none is, and ``read_at`` its height on the page when
    the keyboard goes there, for whoever must scroll to it. ``day_at`` carries the day under the pointer or of the point
    being read. ``chosen`` carries the Subject of the point that was gone to or pressed, or None; ``asked`` that of the
    one being read, when Q is pressed; without ``takes_questions`` Q is left to whatever the chart lies on.
    """

    takes_questions = False

    shown_changed = Signal(int, int)
    read = Signal(str)
    read_at = Signal(int)
    day_at = Signal(int)
    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Time runs from left to right in every language, as on the charts of a clinic that are laid beside it; numbers
        # are written that way in Arabic and Hebrew too; words in it keep their own direction, see ``draw_text``.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._look = look
        self._spec: ChartSpec | None = None
        self._sheet: Sheet | None = None
        self._tracks: tuple[Track, ...] = ()
        self._reading: Reading | None = None
        self._graphics = pg.GraphicsLayoutWidget(parent=self)
        self._page, self._pointer = PageItem(), PointerItem()
        self._box = TimeBox(self._on_moved)
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._on_settled)
        self._set_up()

    def _set_up(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # The chart is one stop for the Tab key. A policy is handed on to a proxy, hence this order.
        self._graphics.viewport().setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._graphics.setFocusProxy(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._graphics.setBackground(self._look.ground)
        self._graphics.addItem(self._box.item)
        scene = self._graphics.scene()
        for height, item in ((-10, self._page), (10, self._pointer)):
            scene.addItem(item)
            item.setZValue(height)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._graphics.viewport().installEventFilter(self)
        scene.sigMouseMoved.connect(self._on_pointed)

    def set_look(self, look: Look) -> None:
        """Draw in other colours and sizes from now on."""
        if look == self._look:
            return
        self._look = look
        self._graphics.setBackground(look.ground)
        self._lay_out()

    def set_spec(self, spec: ChartSpec) -> None:
        """Show a spec. Where only the part in view has changed, the point being read stays."""
        self._spec = spec
        for part in (self, self._graphics, self._graphics.viewport()):  # a screen reader may come upon any of them
            part.setAccessibleName(spec.title)
        self.setAccessibleDescription(spec.alt)
        if self._sheet is None or not self._sheet.can_take(spec):
            self._sheet = Sheet(spec, self._look, self.width(), self.height())
            self._tracks = reading.tracks_of(spec)
            self._leave_point()
            self._lay_out()
        elif self._sheet.take(spec):
            self._lay_out()
        self._box.show_span(spec.shown)

    def shown(self) -> Span:
        """The days in view."""
        return self._box.span()

    def sizeHint(self) -> QSize:
        """As wide as a page, as high as its panels need."""
        return QSize(PAGE_PX, self.minimumHeight())

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as many days, around the point being read or else the middle."""
        around = None if self._reading is None else float(self._tracks[self._reading.track].days[self._reading.index])
        self._box.zoom(factor, around)

    def _lay_out(self) -> None:
        if self._spec is None or self._sheet is None:
            return
        least = least_height(self._spec, self._look, self.width())
        self.setMinimumHeight(round(least))
        self.setMaximumHeight(round(max(least, most_height(self._spec, self._look, self.width()))))
        self._sheet.lay_out(self._look, self.width(), self.height())
        places = self._sheet.places
        margins = (places.left, places.top, places.width - places.right, places.height - places.dates_top)
        self._graphics.ci.layout.setContentsMargins(*margins)
        self._box.limit(self._spec.whole)
        self._page.set_sheet(self._sheet)
        self._pointer.set_page(self._look, places)
        self._on_moved()

    def _on_moved(self) -> None:
        """Draw the part in view. Once it rests, whoever listens is told, if it is not what the spec asked for."""
        self._page.set_time(*self._box.ends)
        self._point()
        self._settled.start()

    def _on_settled(self) -> None:
        shown = self.shown()
        if self._spec is not None and shown != self._spec.shown:
            self.shown_changed.emit(shown.first, shown.last)

    def _on_pointed(self, at: QPointF) -> None:
        """Read what is under the pointer; away from all points the last reading stays only with the keyboard."""
        if self._sheet is None:
            return
        time = self._sheet.time(*self._box.ends)
        if time.left <= at.x() <= time.left + time.width:
            self.day_at.emit(round(time.day(at.x())))
        found = reading.at_pixel(self._tracks, self._sheet.places, time, at.x(), at.y())
        if found != self._reading and (found is not None or not self.hasFocus()):
            self._set_reading(found)

    def _set_reading(self, wanted: Reading | None) -> None:
        self._reading = wanted
        words = self._tracks[wanted.track].words(wanted.index) if wanted else ""
        self._point()
        self.read.emit(words)
        if wanted is not None:
            self.day_at.emit(round(float(self._tracks[wanted.track].days[wanted.index])))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _subject(self) -> Subject | None:
        """What is being read, as something to ask about."""
        at = self._reading
        return self._tracks[at.track].subject(at.index) if at is not None else None

    def _choose(self) -> None:
        """Tell which point the reader is at now; the pointer alone chooses none."""
        self.chosen.emit(self._subject())

    def _ask(self) -> None:
        subject = self._subject()
        if subject is not None:
            self.asked.emit(subject)

    def _leave_point(self) -> None:
        self._set_reading(None)
        self._choose()

    def _point(self) -> None:
        """Put the ring where the point being read now stands, if it is in view."""
        if self._reading is None or self._sheet is None:
            self._pointer.point_at(None, "")
            return
        time = self._sheet.time(*self._box.ends)
        x, y = reading.place_of(self._tracks, self._reading, self._sheet.places, time)
        is_in_view = time.left - 1 <= x <= time.left + time.width + 1
        words = self._tracks[self._reading.track].words(self._reading.index)
        self._pointer.point_at(QPointF(x, y) if is_in_view else None, words)

    def _go(self, step: Callable[[Reading], Reading]) -> None:
        """Read another point, and bring its day into view."""
        wanted = reading.start(self._tracks, self.shown().last) if self._reading is None else step(self._reading)
        if wanted is None or self._sheet is None:
            return
        self._box.bring(float(self._tracks[wanted.track].days[wanted.index]))
        self._set_reading(wanted)
        self._choose()
        time = self._sheet.time(*self._box.ends)
        self.read_at.emit(round(reading.place_of(self._tracks, wanted, self._sheet.places, time)[1]))

    def _acts(self) -> dict[tuple[Qt.Key, bool], Callable[[], None]]:
        """What each key does, with Shift held or without."""

        def along(steps: int) -> Callable[[], None]:
            return lambda: self._go(lambda at: reading.along(self._tracks, at, steps))

        def across(steps: int) -> Callable[[], None]:
            return lambda: self._go(lambda at: reading.across(self._tracks, at, steps))

        plain: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Left: along(-1),
            Key.Key_Right: along(1),
            Key.Key_Up: across(-1),
            Key.Key_Down: across(1),
            Key.Key_Home: along(-ALL_THE_WAY),
            Key.Key_End: along(ALL_THE_WAY),
            Key.Key_Minus: lambda: self.zoom(ZOOM_STEP),
            Key.Key_Escape: self._leave_point,
        }
        if self.takes_questions:
            plain[Key.Key_Q] = self._ask
        acts = {(key, False): act for key, act in plain.items()}
        acts[Key.Key_Left, True] = lambda: self._box.move_on(-HALF)
        acts[Key.Key_Right, True] = lambda: self._box.move_on(HALF)
        for key in (Key.Key_Plus, Key.Key_Equal):  # many keyboards have the plus above the equals sign
            acts[key, False] = acts[key, True] = lambda: self.zoom(1 / ZOOM_STEP)
        return acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read points and Q asks about one, plus and minus zoom, Shift with an arrow moves along.

        Home and End go to the ends.
        """
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        act = self._acts().get((Key(event.key()), is_shifted))
        if act is None or self._spec is None:
            super().keyPressEvent(event)
            return
        act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press reads the point under it; a wheel zooms.

        Turned sideways it moves along, and with Shift it is left to the page the chart lies on.
        """
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._on_pointed(event.position())
            self._choose()
        if not isinstance(event, QWheelEvent):
            return super().eventFilter(watched, event)
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return True
        if abs(turned.x()) > abs(turned.y()):
            self._box.move_on(-turned.x() / WHEEL_STEP / 8)
            return True
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._pointer.set_focus(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._pointer.set_focus(has_focus=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out for another size."""
        super().resizeEvent(event)
        self._graphics.setGeometry(self.rect())
        self._lay_out()
