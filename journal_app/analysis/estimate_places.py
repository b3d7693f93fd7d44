# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where everything on a picture of estimates lies, on screen and in print: words, lines and marks, in one unit.

Hides how words wrap so that none is cut: beside the marks where there is room, else above them; panels of one line
side by side where there is room, else below each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journal_app.analysis.estimate_axes import EstimateAxis, PlacedTick, placed_ticks
from journal_app.analysis.estimate_parts import Laid, Letters, Marked, Ruled, Trace, Voice, Written, wrapped
from journal_app.analysis.estimates import EstimatePanel, EstimateRow, EstimatesSpec, IntervalFrom

LEAST_BESIDE, LEAST_PANEL = 38.0, 20.0
"""In heights of a line: how wide a panel is whose words stand beside the marks, and one that stands beside others."""
WORDS_SHARE = 0.46
STRIP, CAP, INSET = 1.7, 0.8, 2.0
"""In heights of a line: the place of a mark without words, the ends of an interval, the room beside a scale."""
GAP = 2
"""How much air there is between a scale and the line that parts it from the next."""


def laid_out(spec: EstimatesSpec, width: float, letters: Letters) -> Laid:
    """Everything in its place on a page so wide, and as high as it needs."""
    laid = Laid(width=width)
    inside, top = width - 2 * letters.air, letters.air
    groups = [panels for line in spec.lines for panels in _beside_each_other(line, inside, letters)]
    for turn, panels in enumerate(groups):
        if turn:
            ends = ((letters.air, top), (width - letters.air, top))
            laid.lines.append(Ruled(trace=Trace.BETWEEN, start=ends[0], end=ends[1]))
            top += GAP * letters.air
        top = _line(laid, panels, letters, top) + GAP * letters.air
    for text in wrapped(spec.note, Voice.SOFT, inside, letters):
        _write(laid, letters, text, Voice.SOFT, letters.air, top)
        top += letters.line
    laid.height = top + letters.air
    laid.lines.sort(key=lambda ruled: list(Trace).index(ruled.trace))
    return laid


def _line(laid: Laid, panels: Sequence[EstimatePanel], letters: Letters, top: float) -> float:
    """Panels side by side, with a line between two; gives where the last of them ends."""
    between = 2 * GAP * letters.air
    wide = (laid.width - 2 * letters.air - between * (len(panels) - 1)) / len(panels)
    lefts = [letters.air + turn * (wide + between) for turn in range(len(panels))]
    placing = [_Panel(laid, panel, letters, left, wide) for panel, left in zip(panels, lefts, strict=True)]
    below_captions = max(panel.said_above(top) for panel in placing)
    bottom = max(panel.placed(below_captions) for panel in placing)
    for left in lefts[1:]:
        x = left - between / 2
        laid.lines.append(Ruled(trace=Trace.BETWEEN, start=(x, top), end=(x, bottom)))
    return bottom


def _beside_each_other(line: Sequence[EstimatePanel], width: float, letters: Letters) -> list[Sequence[EstimatePanel]]:
    between = 2 * GAP * letters.air
    most = max(1, int((width + between) / (LEAST_PANEL * letters.line + between)))
    return [line] if len(line) <= most else [(panel,) for panel in line]


def _write(laid: Laid, letters: Letters, text: str, voice: Voice, left: float, top: float) -> None:
    wide = letters.width(text, voice)
    laid.words.append(Written(text=text, voice=voice, left=left, top=top, width=wide))


@dataclass(slots=True)
class _Panel:
    """Puts one panel on a page, from its upper left corner down."""

    laid: Laid
    panel: EstimatePanel
    letters: Letters
    left: float
    width: float

    def said_above(self, top: float) -> float:
        """Put there what its scale is; gives where the rows may begin."""
        for text in wrapped(self.panel.caption, Voice.SOFT, self.width, self.letters):
            self._say(text, Voice.SOFT, self.left, top)
            top += self.letters.line
        return top + (self.letters.air if self.panel.caption else 0)

    def placed(self, top: float) -> float:
        """Put its rows and its scale there; gives where it ends."""
        strips: list[tuple[float, float]] = []
        for row in self.panel.rows:
            strip, top = self._row(row, top)
            strips.append(strip)
        if self.panel.axis is None:
            return top
        return self._axis(self.panel.axis, self._joined(strips), top)

    @property
    def _is_beside(self) -> bool:
        """Whether words stand beside the marks."""
        return self.panel.axis is not None and self.width >= LEAST_BESIDE * self.letters.line

    @property
    def _ends(self) -> tuple[float, float]:
        """Where the scale begins and ends: so far within the panel that the words of a tick have room."""
        first = self.left + (self.width * WORDS_SHARE if self._is_beside else 0)
        inset = INSET * self.letters.line
        return first + inset, self.left + self.width - inset

    def _row(self, row: EstimateRow, top: float) -> tuple[tuple[float, float], float]:
        """The words of a result and its mark; gives the strip its mark stands on, and where the next begins."""
        line, air = self.letters.line, self.letters.air
        room = self.width * WORDS_SHARE - air if self._is_beside else self.width
        begun, texts = top, self._texts(row, room)
        for text, voice in texts:
            self._say(text, voice, self.left, top)
            top += line
        if self.panel.axis is None:
            after = self.letters.width(*texts[0]) + line
            self.laid.spots.append((self.left + min(after, self.width - line / 2), begun + line / 2))
            return (begun, top), top + air
        if self._is_beside:
            bottom = max(top, begun + STRIP * line)
            self._mark(self.panel.axis, row, (begun + bottom) / 2)
            return (begun, bottom + air), bottom + air
        top += air / 2
        self._mark(self.panel.axis, row, top + STRIP * line / 2)
        return (top, top + STRIP * line), top + STRIP * line + (0 if row is self.panel.rows[-1] else air)

    def _texts(self, row: EstimateRow, room: float) -> list[tuple[str, Voice]]:
        said = [(row.name, Voice.NAME), (row.what, Voice.PLAIN if row.name else Voice.NAME)]
        said += [(row.numbers, Voice.PLAIN), (row.remark, Voice.SOFT)]
        return [(text, voice) for words, voice in said for text in wrapped(words, voice, room, self.letters)]

    def _mark(self, axis: EstimateAxis, row: EstimateRow, y: float) -> None:
        left, right = self._ends

        def x(value: float) -> float:
            return left + axis.share(value) * (right - left)

        if row.low is not None and row.high is not None:
            low, high, half = x(row.low), x(row.high), CAP * self.letters.line / 2
            trace = Trace.WORKED_OUT if row.interval_from is IntervalFrom.HERE else Trace.INTERVAL
            self._rule(trace, (low, y), (high, y))
            for end in (low, high):
                self._rule(Trace.END, (end, y - half), (end, y + half))
            if row.estimate is None:
                self.laid.spots.append(((low + high) / 2, y))
        if row.estimate is not None:
            at = (x(row.estimate), y)
            self.laid.marks.append(Marked(at=at, is_hollow=row.low is None))
            self.laid.spots.append(at)

    def _joined(self, strips: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """The strips as one where no words stand between them."""
        return [(strips[0][0], strips[-1][1])] if self._is_beside else strips

    def _axis(self, axis: EstimateAxis, strips: list[tuple[float, float]], top: float) -> float:
        """The scale below the rows, with its ticks, and what lies on either side of no difference."""
        left, right = self._ends
        ticks = self._ticks(axis)
        for tick in ticks:
            trace = Trace.NONE if tick.value == axis.none_at else Trace.GRID
            for begin, end in strips:
                self._rule(trace, (tick.middle, begin), (tick.middle, end))
        self._rule(Trace.AXIS, (left, top), (right, top))
        top += self.letters.air / 2
        for tick in ticks:
            self._say_around(tick.text, Voice.SOFT, tick.middle, top)
        top += self.letters.line
        if self.panel.none_words and axis.none_at is not None:
            self._say_around(self.panel.none_words, Voice.SOFT, left + axis.share(axis.none_at) * (right - left), top)
            top += self.letters.line
        return self._sides(top) if self.panel.above else top

    def _ticks(self, axis: EstimateAxis) -> tuple[PlacedTick, ...]:
        def width(text: str) -> float:
            return self.letters.width(text, Voice.SOFT)

        return placed_ticks(axis, *self._ends, width, self.letters.air)

    def _sides(self, top: float) -> float:
        """What lies below no difference to the left, what lies above it to the right."""
        first = self.left + (self.width * WORDS_SHARE if self._is_beside else 0)
        last = self.left + self.width
        room = (last - first) / 2 - self.letters.air
        below, above = (
            wrapped(words, Voice.SOFT, room, self.letters)
            for words in (f"← {self.panel.below}", f"{self.panel.above} →")
        )
        for turn, text in enumerate(below):
            self._say(text, Voice.SOFT, first, top + turn * self.letters.line)
        for turn, text in enumerate(above):
            left = last - self.letters.width(text, Voice.SOFT)
            self._say(text, Voice.SOFT, left, top + turn * self.letters.line)
        return top + max(len(below), len(above)) * self.letters.line

    def _say(self, text: str, voice: Voice, left: float, top: float) -> None:
        _write(self.laid, self.letters, text, voice, left, top)

    def _say_around(self, text: str, voice: Voice, middle: float, top: float) -> None:
        """Words around a place, but not beyond the panel."""
        wide = self.letters.width(text, voice)
        left = min(max(middle - wide / 2, self.left), max(self.left, self.left + self.width - wide))
        self._say(text, voice, left, top)

    def _rule(self, trace: Trace, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.laid.lines.append(Ruled(trace=trace, start=start, end=end))
