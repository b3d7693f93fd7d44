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
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.analysis.charts import ChartSpec, Span
from journal_app.ui.charts import reading
from journal_app.ui.charts.items import PageItem, PointerItem
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import least_height, most_height
from journal_app.ui.charts.reading import Reading, Track
from journal_app.ui.charts.scales import TimeScale
from journal_app.ui.charts.sheet import Sheet

LEAST_DAYS = 7
ZOOM_STEP = 1.4
WHEEL_STEP = 120  # what Qt reports for one notch of a wheel
SETTLE_MS = 80
"""Words that follow the part in view are asked for when a move has come to rest for this long."""

Key = Qt.Key


class Chart(QWidget):
    """Shows one spec. ``shown_changed`` carries the first and last day in view after the reader moved them.

    ``read`` carries the words of the point being read, empty when none is, and ``read_at`` its height on the page when
    the keyboard goes there, for whoever must scroll to it.
    """

    shown_changed = Signal(int, int)
    read = Signal(str)
    read_at = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._spec: ChartSpec | None = None
        self._sheet: Sheet | None = None
        self._tracks: tuple[Track, ...] = ()
        self._reading: Reading | None = None
        self._is_told = False  # the spec moves the view: nobody needs to be told
        self._graphics = pg.GraphicsLayoutWidget(parent=self)
        self._box = pg.ViewBox(enableMenu=False)
        self._page, self._pointer = PageItem(), PointerItem()
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
        self._graphics.addItem(self._box)
        self._box.setMouseEnabled(x=True, y=False)
        self._box.disableAutoRange()
        self._box.setYRange(0, 1, padding=0)
        scene = self._graphics.scene()
        for layer, item in enumerate((self._page, self._pointer)):
            scene.addItem(item)
            item.setZValue(-10 if layer == 0 else 10)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._graphics.viewport().installEventFilter(self)
        self._box.sigXRangeChanged.connect(self._on_moved)
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
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(spec.alt)
        if self._sheet is None or not self._sheet.can_take(spec):
            self._sheet = Sheet(spec, self._look, self.width(), self.height())
            self._tracks = reading.tracks_of(spec)
            self._set_reading(None)
            self._lay_out()
        elif self._sheet.take(spec):
            self._lay_out()
        self._show_span(spec.shown)

    def shown(self) -> Span:
        """The days in view."""
        (first, last), _values = self._box.viewRange()
        low = round(first + 0.5)
        return Span(first=low, last=max(low, round(last - 0.5)))

    def sizeHint(self) -> QSize:
        """As wide as a page, as high as its panels need."""
        return QSize(900, self.minimumHeight())

    def _show_span(self, span: Span) -> None:
        """Bring a part of time into view without telling anybody."""
        self._is_told = True
        self._box.setXRange(span.first - 0.5, span.last + 0.5, padding=0)
        self._is_told = False
        self._on_range()

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
        whole = self._spec.whole
        self._box.setLimits(
            xMin=whole.first - 0.5,
            xMax=whole.last + 0.5,
            minXRange=min(LEAST_DAYS, whole.days),
            maxXRange=whole.days,
        )
        self._page.set_sheet(self._sheet)
        self._pointer.set_page(self._look, places)
        self._on_range()

    def _on_moved(self) -> None:
        self._on_range()
        if not self._is_told:
            self._settled.start()

    def _on_range(self) -> None:
        (first, last), _values = self._box.viewRange()
        self._page.set_time(first, last)
        self._point()

    def _on_settled(self) -> None:
        shown = self.shown()
        if self._spec is not None and shown != self._spec.shown:
            self.shown_changed.emit(shown.first, shown.last)

    def _on_pointed(self, at: QPointF) -> None:
        """Read what is under the pointer; away from all points the last reading stays only with the keyboard."""
        if self._sheet is None:
            return
        found = reading.at_pixel(self._tracks, self._sheet.places, self._time(), at.x(), at.y())
        if found != self._reading and (found is not None or not self.hasFocus()):
            self._set_reading(found)

    def _time(self) -> TimeScale:
        assert self._sheet is not None  # noqa: S101 -- only asked once a spec is shown
        (first, last), _values = self._box.viewRange()
        return self._sheet.time(first, last)

    def _set_reading(self, wanted: Reading | None) -> None:
        self._reading = wanted
        words = self._tracks[wanted.track].words(wanted.index) if wanted else ""
        self._point()
        self.read.emit(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _point(self) -> None:
        """Put the ring where the point being read now stands, if it is in view."""
        if self._reading is None or self._sheet is None:
            self._pointer.point_at(None, "")
            return
        time = self._time()
        x, y = reading.place_of(self._tracks, self._reading, self._sheet.places, time)
        is_in_view = time.left - 1 <= x <= time.left + time.width + 1
        words = self._tracks[self._reading.track].words(self._reading.index)
        self._pointer.point_at(QPointF(x, y) if is_in_view else None, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A wheel zooms; turned sideways it moves along, and with Shift it is left to the page the chart lies on."""
        if not isinstance(event, QWheelEvent):
            return super().eventFilter(watched, event)
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return True
        if abs(turned.x()) > abs(turned.y()):
            self.move_on(-turned.x() / WHEEL_STEP / 4)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read points, plus and minus zoom, Shift with an arrow moves along, Home and End go to the ends."""
        act = self._keys(event).get(Key(event.key()))
        if act is None or self._spec is None:
            super().keyPressEvent(event)
            return
        act()

    def _keys(self, event: QKeyEvent) -> dict[Qt.Key, Callable[[], None]]:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in {Key.Key_Left, Key.Key_Right}:
            side = -1 if event.key() == Key.Key_Left else 1
            return {Key(event.key()): lambda: self.move_on(side)}
        return {
            Key.Key_Left: lambda: self._read_along(-1),
            Key.Key_Right: lambda: self._read_along(1),
            Key.Key_Up: lambda: self._read_across(-1),
            Key.Key_Down: lambda: self._read_across(1),
            Key.Key_Home: lambda: self._read_along(-1_000_000),
            Key.Key_End: lambda: self._read_along(1_000_000),
            Key.Key_Plus: lambda: self.zoom(1 / ZOOM_STEP),
            Key.Key_Equal: lambda: self.zoom(1 / ZOOM_STEP),
            Key.Key_Minus: lambda: self.zoom(ZOOM_STEP),
            Key.Key_Escape: lambda: self._set_reading(None),
        }

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as many days, around the point being read or else the middle."""
        (first, last), _values = self._box.viewRange()
        centre = (first + last) / 2
        if self._reading is not None:
            day = float(self._tracks[self._reading.track].days[self._reading.index])
            centre = day if first <= day <= last else centre
        self._box.setXRange(centre - (centre - first) * factor, centre + (last - centre) * factor, padding=0)

    def move_on(self, side: float) -> None:
        """Move half a view to the left (-1) or to the right (1), or a part of that, as far as there are days."""
        (first, last), _values = self._box.viewRange()
        self._bring(first + side * (last - first) / 2, last - first)

    def _bring(self, first: float, days: float) -> None:
        assert self._spec is not None  # noqa: S101 -- keys reach here only once a spec is shown
        low, high = self._spec.whole.first - 0.5, self._spec.whole.last + 0.5
        first = max(low, min(first, high - days))
        self._box.setXRange(first, first + days, padding=0)

    def _read_along(self, steps: int) -> None:
        self._go(lambda at: reading.along(self._tracks, at, steps))

    def _read_across(self, steps: int) -> None:
        self._go(lambda at: reading.across(self._tracks, at, steps))

    def _go(self, step: Callable[[Reading], Reading]) -> None:
        """Read another point, and bring its day into view."""
        begun = reading.start(self._tracks, self.shown().last) if self._reading is None else step(self._reading)
        if begun is None:
            return
        day = float(self._tracks[begun.track].days[begun.index])
        (first, last), _values = self._box.viewRange()
        if not first <= day <= last:
            self._bring(day - (last - first) / 2, last - first)
        self._set_reading(begun)
        if self._sheet is not None:
            _x, y = reading.place_of(self._tracks, begun, self._sheet.places, self._time())
            self.read_at.emit(round(y))

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
