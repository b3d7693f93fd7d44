# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The questions asked of a diary, each with its answer: before and after each infusion, course, vaccination or journey.

Which questions there are depends on what the journal holds and never on an answer. One of them is the primary one:
the scores that stand first, after the newest iron infusion (or else infusion, or course), in the window of days 28 to
56. All others are exploratory, and how many there are is told. A relapse, a crash or an infection is dated by the score
itself, so that nothing but the picture is given for it.

Hides how days too ill to log are tried both ways: left out, as they are, and counted as the worst of the diary. Where
that would change the answer, the answer is that nobody can tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from journal_app.analysis.anchors import ONE_COURSE_DAYS, Anchor, AnchorKind, Start, anchors, starts
from journal_app.analysis.before_after import EARLY, LATER, PRIMARY, Asked, before_and_after
from journal_app.analysis.comparisons import Diary
from journal_app.analysis.counting import counted_days, counting, too_ill_days
from journal_app.analysis.happenings import infusion_label
from journal_app.analysis.sensitivity import agreed, too_ill_as_worst
from journal_app.analysis.verdicts import BeforeAfter, Verdict
from journal_app.domain.scores import Better, Tracker, TrackerKind
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.store.queries import Facts

POINTS = 10
"""Sizes are told in points of a scale from 0 to 10; another scale is taken as if it were one."""
DATED_BY_THE_SCORE = frozenset({EventKind.RELAPSE, EventKind.CRASH, EventKind.INFECTION})
ASKED_OF_EVENTS = frozenset({EventKind.VACCINATION, EventKind.TRAVEL, *DATED_BY_THE_SCORE})
_CRP = "crp"


class WindowName(StrEnum):
    """Which days after an anchor a finding is about."""

    PRIMARY = "primary"
    LATER = "later"
    EARLY = "early"


WINDOWS = {WindowName.PRIMARY: PRIMARY, WindowName.LATER: LATER, WindowName.EARLY: EARLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """Something else that began between an anchor and the end of its window, by name and day."""

    day: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One question and its answer. ``comparisons`` is how many questions the report asks in all.

    ``too_ill`` days fell between the first day looked at and the last; ``if_worst`` is the verdict with each of them
    counted as the worst of the diary, None where there was none or no worst is known. ``left_out`` days the reader or
    a mark took out. ``is_unsteady``: the two ways disagree, and the answer is that nobody can tell.
    """

    id: str
    anchor: Anchor
    start: Start
    tracker: Tracker
    window: WindowName
    answer: BeforeAfter
    is_primary: bool = False
    comparisons: int = 0
    too_ill: int = 0
    if_worst: Verdict | None = None
    is_unsteady: bool = False
    left_out: int = 0
    meanwhile: tuple[Meanwhile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """One tracker's days that count, the days too ill to log, and the days taken out."""

    tracker: Tracker
    diary: Diary
    too_ill: tuple[int, ...]
    uncounted: frozenset[int]


def findings(facts: Facts, *, today: date) -> tuple[Finding, ...]:
    """Every question this journal can be asked, the primary one first, then by tracker, newest anchor first."""
    asked = sorted(_anchored(facts), key=lambda pair: -pair[1].day)
    kept = [_kept(facts, tracker) for tracker in facts.trackers()]
    others = _happenings(facts)
    found = [
        answer
        for one in kept
        for anchor, start in asked
        if start.day <= today.toordinal()
        for answer in _answers(one, anchor, start, others, today)
    ]
    primary = _primary(found)
    counted = sum(each.answer.size is not None for each in found)
    told = (replace(each, comparisons=counted, is_primary=each.id == primary) for each in found)
    return tuple(sorted(told, key=lambda each: not each.is_primary))


def _anchored(facts: Facts) -> Iterator[tuple[Anchor, Start]]:
    for anchor in anchors(facts):
        is_whole = anchor.kind is not AnchorKind.INFUSION or not anchor.product  # a product is among its kind
        is_asked = anchor.kind is not AnchorKind.EVENT or EventKind(anchor.of) in ASKED_OF_EVENTS
        if is_whole and is_asked:
            for start in starts(facts, anchor):
                yield anchor, start


def _kept(facts: Facts, tracker: Tracker) -> _Kept:
    days = counted_days(facts, tracker.key)
    return _Kept(
        tracker=tracker,
        diary=Diary(days.days, days.values),
        too_ill=tuple(too_ill_days(facts)),
        uncounted=counting(facts).uncounted(tracker.key),
    )


def _answers(kept: _Kept, anchor: Anchor, start: Start, others: Sequence[Meanwhile], today: date) -> Iterator[Finding]:
    """The answers for every window after one start; each of them once more with the days too ill as the worst."""
    asked = _asked(kept.tracker, anchor, start, today)
    windows = tuple(WINDOWS.values())
    found = before_and_after(kept.diary, asked, windows)
    first, last = start.day - found[0].days_before, start.day + max(window.last for window in windows)
    too_ill = [day for day in kept.too_ill if first <= day <= last and day not in kept.uncounted]
    tracker = kept.tracker
    worst: Sequence[BeforeAfter | None] = [None] * len(windows)
    if too_ill and not asked.is_picture_only and tracker.better is not Better.NEITHER and any(map(_has_size, found)):
        diary = too_ill_as_worst(kept.diary, too_ill, is_higher_worse=tracker.better is Better.LOWER)
        worst = before_and_after(diary, asked, windows)
    for name, answer, otherwise in zip(WINDOWS, found, worst, strict=True):
        reached = range(first, start.day + WINDOWS[name].last + 1)
        settled = agreed(answer, otherwise) if otherwise is not None else answer
        yield Finding(
            id=f"before-after/{anchor.kind}/{start.id}/{tracker.key}/{name}",
            anchor=anchor,
            start=start,
            tracker=tracker,
            window=name,
            answer=settled,
            too_ill=sum(day in reached for day in too_ill),
            if_worst=otherwise.verdict if otherwise is not None else None,
            is_unsteady=settled.verdict is not answer.verdict,
            left_out=sum(day in reached for day in kept.uncounted),
            meanwhile=tuple(each for each in others if _is_meanwhile(each, anchor, start, reached[-1])),
        )


def _has_size(answer: BeforeAfter) -> bool:
    return answer.size is not None


def _asked(tracker: Tracker, anchor: Anchor, start: Start, today: date) -> Asked:
    low, high = (None if end is None else float(end) for end in (tracker.low, tracker.high))
    has_scale = tracker.kind is TrackerKind.SCALE and low is not None and high is not None
    return Asked(
        anchor=start.day,
        today=today.toordinal(),
        point=(high - low) / POINTS if has_scale and low is not None and high is not None else None,
        low=low,
        high=high,
        is_picture_only=anchor.kind is AnchorKind.EVENT and EventKind(anchor.of) in DATED_BY_THE_SCORE,
    )


def _primary(found: Sequence[Finding]) -> str:
    """The question asked before all others: by kind of anchor, the first tracker, the newest start."""

    def rank(each: Finding) -> tuple[bool, bool, int, int]:
        is_iron = each.anchor.of == InfusionKind.IRON
        is_infusion = each.anchor.kind is AnchorKind.INFUSION
        return not is_iron, not is_infusion, each.tracker.position, -each.start.day

    able = [each for each in found if each.window is WindowName.PRIMARY and each.anchor.kind is not AnchorKind.EVENT]
    return min(able, key=rank).id if able else ""


def _happenings(facts: Facts) -> tuple[Meanwhile, ...]:
    """Everything that began on some day and might move a score too; of CRP what the laboratory flagged."""
    flagged = (result for result in facts.lab_results(_CRP) if result.flag)
    found = (
        *(Meanwhile(day=one.given_on.toordinal(), label=infusion_label(one)) for one in facts.infusions()),
        *(Meanwhile(day=one.started_on.toordinal(), label=one.title) for one in facts.courses()),
        *(Meanwhile(day=one.first_on.toordinal(), label=one.title or one.kind.value) for one in facts.events()),
        *(Meanwhile(day=one.collected_on.toordinal(), label=f"CRP “{one.flag}”") for one in flagged),
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.label)))


def _is_meanwhile(each: Meanwhile, anchor: Anchor, start: Start, last: int) -> bool:
    """Whether it began after the anchor and by the end of the window; doses of one iron course are no other thing."""
    if not start.day < each.day <= last:
        return False
    is_dose = anchor.of == InfusionKind.IRON and start.doses > 1 and each.label == start.label
    return not (is_dose and each.day - start.day <= ONE_COURSE_DAYS)
