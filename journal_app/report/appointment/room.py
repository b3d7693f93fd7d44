# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How much of each thing stands on page one, so that page one is one page however much a journal holds.

Where it is in doubt what fits, a report is written out in several rooms, and which one is printed is decided on the
paper. What does not stand there is counted there, and stands whole in the parts behind it.
"""

from journal_app.domain.frozen import frozen


@frozen
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
SURELY_FITS, SURELY_DOES_NOT = 6_200, 8_600
"""How full a page one is in ample room, in letters; tried on both papers in the smallest type that is still to be read:
from 6,900 on some did not fit, and above 8,300 none did. In between it is seen on the paper."""
_A_LINE = 100
"""What a line takes, however short it is, counted in letters."""


def rooms_for(letters: int, lines: int) -> tuple[Room, ...]:
    """The rooms to write page one out in, when it has so many letters and lines in ample room."""
    fill = letters + _A_LINE * lines
    if fill <= SURELY_FITS:
        return ROOMS[:1]
    return ROOMS if fill <= SURELY_DOES_NOT else ROOMS[2:]
