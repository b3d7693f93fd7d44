# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pause between two tries at a passphrase, which grows with every wrong one. Knows no Qt.

Hides that it is counted for each journal by itself and outlives the page on which one types: going back and coming
again does not shorten it. It slows down a hand at this keyboard; against a program that reads the file, the engine's
own slow derivation of the key stands.
"""

import math
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from journal_app.words import ngettext

PAUSES = (0, 0, 1, 2, 4, 8, 16, 30)
"""Seconds after the first wrong try, the second and so on; the last one stays. A slip or two costs nothing."""


class Patience:
    """Counts wrong tries for as long as the program runs. ``clock`` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[Path, int] = {}
        self._until: dict[Path, float] = {}

    def note_wrong(self, path: Path) -> None:
        """A wrong passphrase was typed for the journal at ``path``."""
        count = self._wrong.get(path, 0)
        self._wrong[path] = count + 1
        self._until[path] = self._clock() + PAUSES[min(count, len(PAUSES) - 1)]

    def note_right(self, path: Path) -> None:
        """It was opened: the next slip begins anew."""
        self._wrong.pop(path, None)
        self._until.pop(path, None)

    def seconds_left(self, path: Path) -> int:
        """Whole seconds until the next try, 0 when it can be made now."""
        return max(0, math.ceil(self._until.get(path, 0) - self._clock()))


@cache
def patience() -> Patience:
    """The one of this run: every page on which a passphrase is typed counts in it."""
    return Patience()


def pause_words(seconds: int) -> str:
    """How long the next try has to wait; nothing when it has not."""
    if not seconds:
        return ""
    words = ngettext(
        "The next try can be made in {count} second.",
        "The next try can be made in {count} seconds.",
        seconds,
    )
    return words.format(count=seconds)
