# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a picture of estimates is put together from: words, straight lines and marks, in one unit of length.

Plain data for a renderer, which knows how wide its words are and hides everything else of itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from journal_app.domain.frozen import frozen

MARK = 0.55
"""The height of a mark, in heights of a line."""


class Voice(StrEnum):
    """How words are set."""

    NAME = "name"
    PLAIN = "plain"
    SOFT = "soft"


class Trace(StrEnum):
    """What a line is, from the ground up."""

    BETWEEN = "between panels"
    GRID = "grid"
    NONE = "no difference"
    AXIS = "axis"
    INTERVAL = "interval"
    WORKED_OUT = "worked out"
    END = "end"


@frozen
class Letters:
    """How wide words are in a voice, the height of a line of any voice, and the unit of space between things."""

    width: Callable[[str, Voice], float]
    line: float
    air: float


@frozen
class Written:
    """Words on one line, from ``left``, their line beginning at ``top``."""

    text: str
    voice: Voice
    left: float
    top: float
    width: float


@frozen
class Ruled:
    """A straight line."""

    trace: Trace
    start: tuple[float, float]
    end: tuple[float, float]


@frozen
class Marked:
    """The mark of an estimate."""

    at: tuple[float, float]
    is_hollow: bool


@dataclass(slots=True)
class Laid:
    """A picture laid out; ``spots`` are where each result is read, in order."""

    width: float
    height: float = 0.0
    words: list[Written] = field(default_factory=list)
    lines: list[Ruled] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)
    spots: list[tuple[float, float]] = field(default_factory=list)


def wrapped(text: str, voice: Voice, width: float, letters: Letters) -> list[str]:
    """Words in lines that fit, as many as it takes; a single word is never broken."""
    lines: list[str] = []
    for word in text.split(" ") if text else ():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.width(longer, voice) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
