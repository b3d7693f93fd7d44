# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The part of time in view, moved by wheel, drag and key, and kept within what there is.

Hides pyqtgraph's view box, of which only the horizontal half is used. A day reaches from half before its ordinal to
half after it.
"""

from collections.abc import Callable

import pyqtgraph as pg

from journal_app.analysis.charts import Span

LEAST_DAYS = 7


class TimeBox:
    """Lies over the plots as ``item``; calls ``on_changed`` whenever another part of time has come into view."""

    def __init__(self, on_changed: Callable[[], None]) -> None:
        self.item = pg.ViewBox(enableMenu=False)
        self.item.setMouseEnabled(x=True, y=False)
        self.item.disableAutoRange()
        self.item.setYRange(0, 1, padding=0)
        self.item.sigXRangeChanged.connect(lambda *_range: on_changed())
        self._low, self._high = 0.0, 1.0

    @property
    def ends(self) -> tuple[float, float]:
        """Where the view begins and ends, in days and parts of days."""
        (first, last), _values = self.item.viewRange()
        return float(first), float(last)

    def span(self) -> Span:
        """The days in view."""
        first, last = self.ends
        low = round(first + 0.5)
        return Span(first=low, last=max(low, round(last - 0.5)))

    def limit(self, whole: Span) -> None:
        """Keep the view within these days."""
        self._low, self._high = whole.first - 0.5, whole.last + 0.5
        self.item.setLimits(
            xMin=self._low, xMax=self._high, minXRange=min(LEAST_DAYS, whole.days), maxXRange=whole.days
        )

    def show(self, first: float, last: float) -> None:
        """Bring this part of time into view."""
        self.item.setXRange(first, last, padding=0)

    def show_span(self, span: Span) -> None:
        """Bring these days into view, whole."""
        self.show(span.first - 0.5, span.last + 0.5)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show ``factor`` times as many days, around a day in view or else the middle."""
        first, last = self.ends
        centre = around if around is not None and first <= around <= last else (first + last) / 2
        self.show(centre - (centre - first) * factor, centre + (last - centre) * factor)

    def move_on(self, share: float) -> None:
        """Move by a share of the view, to the left where it is negative, as far as there are days."""
        first, last = self.ends
        self._show_from(first + share * (last - first), last - first)

    def bring(self, day: float) -> None:
        """Move to a day if it is not in view."""
        first, last = self.ends
        if not first <= day <= last:
            self._show_from(day - (last - first) / 2, last - first)

    def _show_from(self, first: float, days: float) -> None:
        begun = max(self._low, min(first, self._high - days))
        self.show(begun, begun + days)
