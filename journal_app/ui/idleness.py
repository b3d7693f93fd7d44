# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long nobody has touched the keyboard or the mouse, and whether the computer slept meanwhile. Knows no Qt.

Hides that two clocks are needed: the steady one stands still on some systems while the computer sleeps, and the one on
the wall may be set by hand. Whichever has gone further counts, as a lock too many costs less than one too few.
"""

import time
from collections.abc import Callable
from enum import Enum, auto

TICK_SECONDS = 10
"""How often one looks: the most by which a lock comes late."""
ASLEEP_SECONDS = 60
"""Between two looks only a computer that slept lets so much more time pass than a tick."""


class Seen(Enum):
    """What a look has found: somebody, nobody for as long as was set, or a computer that slept meanwhile."""

    BUSY = auto()
    IDLE = auto()
    SLEPT = auto()


class Idleness:
    """Told of every touch, and looked at every ``TICK_SECONDS``. ``steady`` and ``wall`` give seconds."""

    def __init__(self, steady: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        self._clocks = (steady, wall)
        self._touched = self._looked = self._now()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()

    def begin(self) -> None:
        """Count from now on: nobody has looked for a while."""
        self._touched = self._looked = self._now()

    def look(self, idle_minutes: int) -> Seen:
        """What has been seen since the last look; without ``idle_minutes`` nobody is ever idle."""
        since_look, since_touch = self._passed(self._looked), self._passed(self._touched)
        self._looked = self._now()
        if since_look > TICK_SECONDS + ASLEEP_SECONDS:
            return Seen.SLEPT
        if idle_minutes and since_touch >= idle_minutes * 60:
            return Seen.IDLE
        return Seen.BUSY

    def _now(self) -> tuple[float, float]:
        steady, wall = self._clocks
        return steady(), wall()

    def _passed(self, since: tuple[float, float]) -> float:
        return max(now - then for now, then in zip(self._now(), since, strict=True))
