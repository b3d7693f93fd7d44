# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The fonts of a chart, and the head of each panel: what its series are called, and what is to be known of them.

Hides how heads flow: legends side by side, on the next line where there is no room, and wrapped where one alone is too
long for the page, so that no text size cuts a word.
"""

from collections.abc import Sequence
from dataclasses import field

from PySide6.QtGui import QFont, QFontMetricsF

from journal_app.analysis.charts import DailySeries, Fan, MeanBand, Panel, PointSeries
from journal_app.domain.frozen import frozen
from journal_app.ui.charts.look import Look

AIR = 8.0
"""The unit of space between things."""
MOST_CYCLES_NAMED = 4

Legend = MeanBand | Fan | DailySeries | PointSeries


@frozen
class Fonts:
    """The fonts of a chart and their heights in pixels."""

    title: QFont
    small: QFont
    title_height: float
    small_height: float
    _widths: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def width(self, text: str) -> float:
        """How wide a text is in the small font; remembered, as the same few are asked for in each frame."""
        if text not in self._widths:
            self._widths[text] = QFontMetricsF(self.small).horizontalAdvance(text)
        return self._widths[text]


@frozen
class HeadLine:
    """One line of words in a panel's head. ``top`` counts from the top of the head.

    ``series`` is the turn of what it names among the panel's legends, None for its note. Only the first line of a
    legend ``has_sample``; ``left`` is where that begins, and the words follow.
    """

    series: int | None
    text: str
    left: float
    top: float
    has_sample: bool


def fonts_of(look: Look) -> Fonts:
    """The fonts of a look."""
    title, small = _font(look, look.title_px), _font(look, look.small_px)
    title.setWeight(QFont.Weight.DemiBold)
    return Fonts(
        title=title,
        small=small,
        title_height=QFontMetricsF(title).height(),
        small_height=QFontMetricsF(small).height(),
    )


def sample_width(panel: Panel, fonts: Fonts) -> float:
    """The room the legends of a panel need for a piece of line and a symbol, or for a symbol alone."""
    return fonts.title_height * (3.0 if panel.daily or panel.fans else 1.1)


def legends(panel: Panel) -> tuple[Legend, ...]:
    """What the head of a panel names: every series; of cycles around a mean only a few, more are read one by one."""
    named = panel.daily if panel.mean is None or len(panel.daily) <= MOST_CYCLES_NAMED else ()
    return (*((panel.mean,) if panel.mean else ()), *panel.fans, *named, *panel.points)


def head_lines(panel: Panel, fonts: Fonts, left: float, right: float) -> tuple[HeadLine, ...]:
    """The legends of a panel and then its note, between two edges."""
    pieces: list[tuple[int | None, str]] = list(enumerate(one.words for one in legends(panel)))
    if panel.note:
        pieces.append((None, panel.note))
    x, line = left, 0
    found: list[HeadLine] = []
    for series, words in pieces:
        metrics = QFontMetricsF(fonts.small if series is None else fonts.title)
        room = sample_width(panel, fonts) if has_sample(panel, series) else 0.0
        wide = room + metrics.horizontalAdvance(words)
        if x > left and x + wide > right:
            x, line = left, line + 1
        for number, text in enumerate(wrapped(words, metrics, right - x - room)):
            line += 1 if number else 0
            top = line * fonts.title_height
            found.append(HeadLine(series=series, text=text, left=x, top=top, has_sample=number == 0 and room > 0))
        x += wide + AIR * 2.5
    return tuple(found)


def has_sample(panel: Panel, legend: int | None) -> bool:
    """Whether words in a head have a sample before them; a note has one where it speaks of hollow points."""
    return legend is not None or bool(panel.points)


def head_height(lines: Sequence[HeadLine], fonts: Fonts) -> float:
    """How high a head is, with the air below it."""
    return max((line.top for line in lines), default=0.0) + fonts.title_height + AIR / 2


def wrapped(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Words in lines that fit, as many as it takes; a single word is never broken."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(look: Look, pixels: int) -> QFont:
    font = QFont()
    if look.families:
        font.setFamilies(list(look.families))
    font.setPixelSize(pixels)
    return font
