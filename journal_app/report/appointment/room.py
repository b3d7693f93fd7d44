# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How much of each thing stands on page one, so that page one is one page however much a journal holds.

A report is written out in every room; which one is printed is decided on the paper, where it is known what fits. What
does not stand there is counted there, and stands whole in the parts behind it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What there is room for. Letters are counted for one name, one cell of a sheet, one question."""

    things: int
    """Of one kind of thing so many are named, the newest; the others are counted."""
    draws: int
    """Draws that stand beside each other."""
    name_letters: int
    cell_letters: int
    question_letters: int
    has_lanes: bool
    """Whether the chart tells of events and courses too, which stand in words above and below it."""


AMPLE = Room(things=5, draws=6, name_letters=120, cell_letters=60, question_letters=240, has_lanes=True)
ROOMS = (
    AMPLE,
    Room(things=3, draws=5, name_letters=80, cell_letters=40, question_letters=180, has_lanes=True),
    Room(things=2, draws=4, name_letters=48, cell_letters=24, question_letters=120, has_lanes=False),
    Room(things=1, draws=2, name_letters=24, cell_letters=16, question_letters=60, has_lanes=False),
)
"""From ample to narrow; the first in which page one fits is printed."""
