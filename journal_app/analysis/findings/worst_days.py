# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Before and after asked once more with the days too ill to log as the worst of the diary.

Only days that were looked at count as the worst, from the first day before a start to the end of its last window.

Hides that the starts of one tracker share such a diary, but where days too ill to log lie in the year before the first
day that was looked at: there the diary of each start is another.
"""

from collections.abc import Sequence

from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.statistics.before_after import MOST_BEFORE, Asked, befores_and_afters
from journal_app.analysis.statistics.comparisons import Diary, Window
from journal_app.analysis.statistics.sensitivity import too_ill_as_worst
from journal_app.analysis.statistics.verdicts import BeforeAfter
from journal_app.domain.scores import Better


def if_worst(
    kept: Kept, asked: Sequence[Asked], found: Sequence[tuple[BeforeAfter, ...]], windows: tuple[Window, ...]
) -> list[tuple[BeforeAfter | None, ...]]:
    """The answers with the days too ill as the worst; None for a start with no such days, or no answer to turn."""
    worst: list[tuple[BeforeAfter | None, ...]] = [(None,) * len(windows) for _one in asked]
    shared: list[int] = []
    for place, (one, answers) in enumerate(zip(asked, found, strict=True)):
        first, last = one.anchor - answers[0].days_before, one.anchor + max(window.last for window in windows)
        if not _can_turn(kept, one, answers) or not kept.too_ill_between(first, last):
            continue
        if kept.too_ill_between(one.anchor - MOST_BEFORE, first - 1):
            (worst[place],) = befores_and_afters(_with_worst(kept, first, last), [one], windows)
        else:
            shared.append(place)
    if shared:
        whole = _with_worst(kept, kept.too_ill[0], kept.too_ill[-1])
        again = befores_and_afters(whole, [asked[place] for place in shared], windows)
        for place, answers in zip(shared, again, strict=True):
            worst[place] = answers
    return worst


def _can_turn(kept: Kept, asked: Asked, answers: Sequence[BeforeAfter]) -> bool:
    has_worst = kept.tracker.better is not Better.NEITHER
    return has_worst and not asked.is_picture_only and any(each.size is not None for each in answers)


def _with_worst(kept: Kept, first: int, last: int) -> Diary:
    too_ill = kept.too_ill_between(first, last)
    return too_ill_as_worst(kept.diary, too_ill, is_higher_worse=kept.tracker.better is Better.LOWER)
