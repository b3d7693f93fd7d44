# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Damage as disks, sticks and cut lines do it: a bit turned over, or the end of a file gone.

Hides where it hits. A bit that nothing in the file depends on (a free page, the room that a page leaves) damages
nothing; whether it did is told by what the journal holds, not by us.
"""

import random
from dataclasses import dataclass
from pathlib import Path

SHARE_OF_TRUNCATIONS = 0.25


@dataclass(frozen=True, slots=True)
class Damage:
    """What was done to a file: at which byte, and whether all from there on is gone or one bit is another."""

    at: int
    bit: int | None

    def __str__(self) -> str:
        return f"cut off at byte {self.at}" if self.bit is None else f"bit {self.bit} of byte {self.at} turned over"


def damage(path: Path, chance: random.Random) -> Damage:
    """Damage the file at ``path`` at random."""
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    if chance.random() < SHARE_OF_TRUNCATIONS:
        path.write_bytes(content[:at])
        return Damage(at, None)
    bit = chance.randrange(8)
    content[at] ^= 1 << bit
    path.write_bytes(content)
    return Damage(at, bit)
