# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The colours and sizes a chart is drawn in, handed in by whoever shows it."""

from journal_app.analysis.charts import Style
from journal_app.domain.frozen import frozen

SMALL = 0.82
"""Axis numbers and remarks, beside the text of a title."""


@frozen
class Look:
    """Colours as #RRGGBB, font families in order, the height of a title in pixels, the width of a thin line.

    ``series`` pairs the roles of a style (fatigue, mood, iron, saturation) with their colours; ``other`` are the
    colours of all the rest, in turn.
    """

    ground: str = "#FFFFFF"
    ink: str = "#20262B"
    soft: str = "#5A646B"
    line: str = "#DAD5CC"
    edge: str = "#857E73"
    band: str = "#EFEBE2"
    accent: str = "#0B5A6B"
    series: tuple[tuple[str, str], ...] = ()
    other: tuple[str, ...] = ("#5A646B",)
    families: tuple[str, ...] = ()
    title_px: int = 16
    line_px: float = 2.0

    def colour(self, style: Style) -> str:
        """The colour of a series."""
        return self.role(style.ink, style.place)

    def role(self, ink: str, place: int = 0) -> str:
        """The colour of a role; "ink" is that of words."""
        if ink == "ink":
            return self.ink
        return dict(self.series).get(ink) or self.other[place % len(self.other)]

    @property
    def small_px(self) -> int:
        """The height of axis numbers and remarks, in pixels."""
        return max(9, round(self.title_px * SMALL))
