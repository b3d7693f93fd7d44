# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One frame of a chart, in pixels of the page.

All panels are painted here rather than each in a view of its own: fifteen linked views of pyqtgraph cost ten
milliseconds a frame before they hold anything (measured), this costs under one. Hides the order of the layers and what
is kept between frames.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from journal_app.analysis.charts import ChartSpec, Panel
from journal_app.analysis.scales import TimeScale
from journal_app.ui.charts import places
from journal_app.ui.charts.backdrop import backdrop
from journal_app.ui.charts.band_ink import CycleInk, FanInk, MeanInk
from journal_app.ui.charts.ground_ink import GroundInk
from journal_app.ui.charts.heads import AIR
from journal_app.ui.charts.lane_ink import LaneInk
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.marker_ink import MarkerInk
from journal_app.ui.charts.places import Places
from journal_app.ui.charts.series_ink import Canvas, DailyInk, PointInk


class Sheet:
    """A spec laid out on a page of one size in one look. Everything it keeps belongs to these three."""

    def __init__(self, spec: ChartSpec, look: Look, width: float, height: float) -> None:
        self.spec = spec
        self._inks = {panel.key: _PanelInk(panel) for panel in spec.panels}
        self.lay_out(look, width, height)

    def can_take(self, spec: ChartSpec) -> bool:
        """Whether a spec is this one with another part in view: the very same series, markers and lanes."""
        here, there = self.spec.panels, spec.panels
        return (
            len(here) == len(there)
            and all(_is_same(one, two) for one, two in zip(here, there, strict=True))
            and self.spec.markers is spec.markers
            and self.spec.lanes is spec.lanes
        )

    def take(self, spec: ChartSpec) -> bool:
        """Go on with such a spec; True where one of its axes reaches elsewhere, so that it must be laid out again."""
        is_elsewhere = any(one is not two for one, two in zip(self.spec.panels, spec.panels, strict=True))
        self.spec = spec
        return is_elsewhere

    def lay_out(self, look: Look, width: float, height: float) -> None:
        """Give everything its place on a page of this size; what is known of the series is kept."""
        self.look = look
        self.places: Places = places.lay_out(self.spec, look, width, height)
        self._ground = GroundInk(self.spec, self.places, look)
        self._markers = MarkerInk(self.spec.markers, self.places, look)
        self._lanes = [LaneInk(place, self.places, look) for place in self.places.lanes]
        self._backdrop: QPixmap | None = None

    def time(self, first: float, last: float) -> TimeScale:
        """The time axis with this part in view."""
        return TimeScale(first, last, self.places.left, self.places.right - self.places.left)

    def draw(self, painter: QPainter, first: float, last: float, exposed: QRectF | None = None) -> None:
        """Paint the frame that shows the days from ``first`` to ``last``, at least the part of it that is exposed."""
        ratio = painter.device().devicePixelRatioF()
        time = self.time(first, last)
        top, bottom = (exposed.top(), exposed.bottom()) if exposed else (0.0, self.places.height)
        panels = [place for place in self.places.panels if place.top <= bottom and place.bottom >= top]
        if self._backdrop is None or self._backdrop.devicePixelRatio() != ratio:
            self._backdrop = backdrop(self.places, self.look, ratio)
        painter.drawPixmap(0, 0, self._backdrop)
        self._ground.draw(painter, time, panels)
        for place in panels:
            painter.setClipRect(self._inside(place.top, place.bottom))
            canvas = Canvas(painter=painter, time=time, values=place.scale, look=self.look, ratio=ratio)
            self._inks[place.panel.key].draw(canvas)
        painter.setClipping(False)
        self._markers.draw(painter, time, ratio)
        self._ground.draw_words(painter, time)
        painter.setClipRect(self._inside(0, self.places.height))
        for lane in self._lanes:
            lane.draw(painter, time)
        painter.setClipping(False)

    def _inside(self, top: float, bottom: float) -> QRectF:
        """The area between the axes, with a little air at either side so that no point is cut."""
        left = self.places.left - AIR + 1
        return QRectF(left, top, self.places.right + AIR - left, bottom - top)


def _is_same(one: Panel, two: Panel) -> bool:
    """Whether two panels draw the very same series in the same way."""
    return (
        one.daily is two.daily
        and one.points is two.points
        and one.mean is two.mean
        and one.fans is two.fans
        and one.is_upside_down == two.is_upside_down
    )


class _PanelInk:
    """The inks of all series of one panel: what lies behind first, then dots, then means, then results."""

    def __init__(self, panel: Panel) -> None:
        self._fans = [FanInk(fan) for fan in panel.fans]
        self._mean = MeanInk(panel.mean) if panel.mean else None
        self._cycles = [CycleInk(series) for series in panel.daily] if panel.mean else []
        self._daily = [] if panel.mean else [DailyInk(series) for series in panel.daily]
        self._points = [PointInk(series) for series in panel.points]

    def draw(self, canvas: Canvas) -> None:
        for fan in self._fans:
            fan.draw(canvas)
        if self._mean is not None:
            self._mean.draw_band(canvas)
        for cycle in self._cycles:
            cycle.draw(canvas)
        for ink in self._daily:
            ink.draw_dots(canvas)
        for ink in self._daily:
            ink.draw_mean(canvas)
        if self._mean is not None:
            self._mean.draw_line(canvas)
        for points in self._points:
            points.draw(canvas)
