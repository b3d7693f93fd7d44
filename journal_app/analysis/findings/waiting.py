# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When waiting would help: the first day on which a question about the latest days of a diary could be answered.

Hides that every day from now on is taken as if it had an entry, so that it is the earliest day and no promise.
"""

from collections.abc import Callable

import numpy as np

from journal_app.analysis.statistics.comparisons import Diary

IsEnough = Callable[[Diary, int, int], bool]
"""Whether a diary has enough from one day to another, both included."""


def earliest(diary: Diary, today: int, days: int, is_enough: IsEnough) -> int | None:
    """The first day on which the ``days`` before it are enough; None where that takes longer than so many days."""
    known = diary.days < today
    ahead = np.arange(today, today + days, dtype=np.float64)
    filled = Diary(
        np.concatenate([diary.days[known], ahead]), np.concatenate([diary.values[known], np.zeros(len(ahead))])
    )
    return next((day for day in range(today + 1, today + days + 1) if is_enough(filled, day - days, day - 1)), None)


def is_kept(diary: Diary, too_ill: tuple[int, ...]) -> bool:
    """Whether anything is known of a tracker's days, so that it can be asked about."""
    return bool(len(diary.days)) or bool(too_ill)
