# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What every kept fact has in common, and how it is named.

Hides the shape of ids: UUIDv7-shaped text, so that rows made later sort later and a list of ids is small on disk.
"""

import random
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum

from journal_app.domain.frozen import frozen

TYPED = "typed"


class Kind(StrEnum):
    """The kinds of facts, named as their tables are; what a change says it touched."""

    TRACKER = "tracker"
    SCORE = "score"
    DAY = "day"
    LAB_RESULT = "lab_result"
    INFUSION = "infusion"
    REACTION = "reaction"
    EVENT = "event"
    COURSE = "course"
    COURSE_DAY = "course_day"
    ANSWER_SET = "answer_set"
    CARD = "card"
    CARD_MARK = "card_mark"
    APPOINTMENT = "appointment"
    QUESTION = "question"
    FOLLOW_UP = "follow_up"
    ATTACHMENT = "attachment"
    LABORATORY = "laboratory"
    MAPPING = "mapping"
    IMPORT_RUN = "import_run"
    EXCLUSION = "exclusion"
    EXPECTATION = "expectation"
    SETTING = "setting"


@frozen
class Fact:
    """A row somebody put into the journal.

    ``id``, ``entered_by`` and ``recorded_at`` are left empty by whoever makes a fact; the journal stamps them when
    the fact is added. ``source`` is "typed" or the id of the import run that brought it.
    """

    id: str = ""
    entered_by: str = ""
    recorded_at: datetime | None = None
    source: str = TYPED


def ids_from(at: datetime, bits: random.Random) -> Iterator[str]:
    """UUIDv7-shaped ids for rows made at the instant ``at``, each greater than the one before."""
    milliseconds = f"{int(at.timestamp() * 1000) & (1 << 48) - 1:012x}"
    stamp = f"{milliseconds[:8]}-{milliseconds[8:]}"
    # 74 bits beside the time (RFC 9562, section 5.7): a random start with room to count up from.
    counter = bits.getrandbits(73)
    while True:
        middle, low = counter >> 62, 0b10 << 62 | counter & (1 << 62) - 1
        yield f"{stamp}-{0x7000 | middle:04x}-{low >> 48:04x}-{low & (1 << 48) - 1:012x}"
        counter += 1 + bits.getrandbits(32)


Clock = Callable[[], datetime]
