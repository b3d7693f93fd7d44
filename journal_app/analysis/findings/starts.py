# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Before and after each infusion, course, vaccination or journey.

One of these questions is the primary one of a page. It is the one written before its infusion, the newest of those of
which days 28 to 56 are over; where none was written, the scores that stand first, after the newest iron infusion (or
else infusion, or course) of which these days are over. A relapse, a crash or an infection is dated by the score itself,
so that nothing but the picture is given for it.

Hides which starts are asked about, and that all of one tracker are asked about at once. Where days too ill to log,
counted as the worst of the diary, would change the answer, the answer is that nobody can tell.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import StrEnum

from journal_app.analysis.anchors import ONE_COURSE_DAYS, Anchor, AnchorKind, Start, anchors, starts
from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.finding import About, Figures, Finding
from journal_app.analysis.findings.worst_days import if_worst
from journal_app.analysis.findings.written_before import WrittenBefore, bound_questions, counted
from journal_app.analysis.happenings import infusion_label
from journal_app.analysis.statistics.before_after import EARLY, LATER, PRIMARY, Asked, befores_and_afters
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.sensitivity import agreed
from journal_app.analysis.statistics.verdicts import BeforeAfter, Verdict
from journal_app.domain.frozen import frozen
from journal_app.domain.kinds import event_words
from journal_app.domain.scores import Tracker
from journal_app.domain.treatments import EventKind, Infusion, InfusionKind
from journal_app.store.queries import Facts
from journal_app.words import _

DATED_BY_THE_SCORE = frozenset({EventKind.RELAPSE, EventKind.CRASH, EventKind.INFECTION})
ASKED_OF_EVENTS = frozenset({EventKind.VACCINATION, EventKind.TRAVEL, *DATED_BY_THE_SCORE})
_CRP = "crp"


class WindowName(StrEnum):
    """Which days after an anchor a finding is about."""

    PRIMARY = "primary"
    LATER = "later"
    EARLY = "early"


WINDOWS = {WindowName.PRIMARY: PRIMARY, WindowName.LATER: LATER, WindowName.EARLY: EARLY}


@frozen
class Meanwhile:
    """Something else that began from an anchor to the end of its window, by name, day and the id of its fact."""

    day: int
    label: str
    id: str
    is_iron: bool = False


@frozen
class StartFinding(Finding):
    """What changed after one start. ``first`` and ``last`` of the window are counted from its day.

    ``too_ill`` days fell between the first day looked at and the last; ``if_worst`` is the verdict with each of them
    counted as the worst of the diary, None where there was none or no worst is known. ``is_unsteady``: the two ways
    disagree, and the answer is that nobody can tell. ``written`` is what was written before it, if anything was;
    ``diary`` is what was asked, for other ways of looking at it.
    """

    anchor: Anchor
    start: Start
    tracker: Tracker
    window: WindowName
    answer: BeforeAfter
    if_worst: Verdict | None = None
    is_unsteady: bool = False
    meanwhile: tuple[Meanwhile, ...] = ()
    written: WrittenBefore | None = None
    diary: Diary | None = field(default=None, compare=False, repr=False)

    @property
    def figures(self) -> Figures:
        """The size only where an answer stands on it."""
        answer = self.answer
        size = None if self.verdict is Verdict.PICTURE_ONLY else answer.size
        return Figures(
            estimate=size.estimate if size else None,
            low=size.low if size else None,
            high=size.high if size else None,
            n_before=answer.n_before,
            n_after=answer.n_after,
            days_possible=answer.days_possible,
            rho=size.rho if size else None,
        )


def ask(facts: Facts, kept: Sequence[Kept], today: date) -> tuple[StartFinding, ...]:
    """Each tracker before and after each start: by tracker, newest start first. One of them is the primary one."""
    anchored = sorted(_anchored(facts), key=lambda pair: -pair[1].day)
    asked = [(anchor, start) for anchor, start in anchored if start.day <= today.toordinal()]
    others = _happenings(facts)
    written = counted(bound_questions(facts, today.toordinal()))
    found = [_with_what_was_written(each, written) for one in kept for each in _of_one(one, asked, others, today)]
    primary = _primary(found, today)
    return tuple(replace(each, is_primary=True) if each.id == primary else each for each in found)


def _with_what_was_written(each: StartFinding, written: Mapping[tuple[str, str], WrittenBefore]) -> StartFinding:
    """A question written before is about the days that are looked at first."""
    found = written.get((each.start.id, each.tracker.key)) if each.window is WindowName.PRIMARY else None
    return replace(each, written=found) if found else each


def _anchored(facts: Facts) -> Iterator[tuple[Anchor, Start]]:
    for anchor in anchors(facts):
        is_whole = anchor.kind is not AnchorKind.INFUSION or not anchor.product  # a product is among its kind
        is_asked = anchor.kind is not AnchorKind.EVENT or EventKind(anchor.of) in ASKED_OF_EVENTS
        if is_whole and is_asked:
            for start in starts(facts, anchor):
                yield anchor, start


def _of_one(
    kept: Kept, asked: Sequence[tuple[Anchor, Start]], others: Sequence[Meanwhile], today: date
) -> Iterator[StartFinding]:
    """The answers of one tracker for every window after every start."""
    asking = [_asked(kept, anchor, start, today) for anchor, start in asked]
    windows = tuple(WINDOWS.values())
    found = befores_and_afters(kept.diary, asking, windows)
    worst = if_worst(kept, asking, found, windows)
    for (anchor, start), answers, otherwise in zip(asked, found, worst, strict=True):
        yield from _answers(kept, anchor, start, zip(answers, otherwise, strict=True), others)


def _answers(
    kept: Kept,
    anchor: Anchor,
    start: Start,
    found: Iterable[tuple[BeforeAfter, BeforeAfter | None]],
    others: Sequence[Meanwhile],
) -> Iterator[StartFinding]:
    """The finding for every window after one start; each answer beside the one with days too ill as the worst."""
    tracker = kept.tracker
    for name, (answer, otherwise) in zip(WINDOWS, found, strict=True):
        if answer.verdict is Verdict.PICTURE_ONLY and name is not WindowName.PRIMARY:
            continue  # one picture shows them all
        window, first = WINDOWS[name], start.day - answer.days_before
        end = start.day + window.last
        settled = agreed(answer, otherwise) if otherwise is not None else answer
        yield StartFinding(
            id=f"{About.BEFORE_AFTER}/{anchor.kind}/{start.id}/{tracker.key}/{name}",
            about=About.BEFORE_AFTER,
            outcome=tracker.key,
            name=tracker.name,
            first=window.first,
            last=window.last,
            day_0=start.day,
            verdict=settled.verdict,
            p=settled.size.p if settled.size and settled.verdict is not Verdict.PICTURE_ONLY else None,
            anchor=anchor,
            start=start,
            tracker=tracker,
            window=name,
            answer=settled,
            too_ill=len(kept.too_ill_between(first, end)),
            if_worst=otherwise.verdict if otherwise is not None else None,
            is_unsteady=settled.verdict is not answer.verdict,
            left_out=kept.left_out_between(first, end),
            meanwhile=tuple(_meanwhile(others, anchor, start, end)),
            diary=kept.diary,
        )


def _asked(kept: Kept, anchor: Anchor, start: Start, today: date) -> Asked:
    low, high = (None if end is None else float(end) for end in (kept.tracker.low, kept.tracker.high))
    return Asked(
        anchor=start.day,
        today=today.toordinal(),
        point=kept.point,
        low=low,
        high=high,
        is_picture_only=anchor.kind is AnchorKind.EVENT and EventKind(anchor.of) in DATED_BY_THE_SCORE,
    )


def _primary(found: Sequence[StartFinding], today: date) -> str:
    """The question before all others: one whose days are over, by what was written before its infusion, the newest.

    Else by kind of start, the first tracker, the newest start. So that an answer once given as the primary one stays
    that until the next one can be given.
    """

    def rank(each: StartFinding) -> tuple[bool, int, bool, bool, int, int]:
        is_over = each.start.day + each.last < today.toordinal()
        is_iron = each.anchor.of == InfusionKind.IRON
        is_infusion = each.anchor.kind is AnchorKind.INFUSION
        written_on = each.written.day if each.written else 0
        return not is_over, -written_on, not is_iron, not is_infusion, each.tracker.position, -each.start.day

    able = [each for each in found if each.window is WindowName.PRIMARY and each.anchor.kind is not AnchorKind.EVENT]
    return min(able, key=rank).id if able else ""


def _happenings(facts: Facts) -> tuple[Meanwhile, ...]:
    """Everything that began on some day and might move a score too; of CRP what the laboratory flagged."""
    flagged = (result for result in facts.lab_results(_CRP) if result.flag)
    found = (
        *(_given(one) for one in facts.infusions()),
        *(Meanwhile(day=one.started_on.toordinal(), label=_(one.title), id=one.id) for one in facts.courses()),
        *(
            Meanwhile(day=one.first_on.toordinal(), label=one.title or event_words(one.kind), id=one.id)
            for one in facts.events()
        ),
        *(Meanwhile(day=one.collected_on.toordinal(), label=f"CRP “{one.flag}”", id=one.id) for one in flagged),
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.label)))


def _given(one: Infusion) -> Meanwhile:
    is_iron = one.kind is InfusionKind.IRON
    return Meanwhile(day=one.given_on.toordinal(), label=infusion_label(one), id=one.id, is_iron=is_iron)


def _meanwhile(others: Sequence[Meanwhile], anchor: Anchor, start: Start, last: int) -> Iterator[Meanwhile]:
    """What began from the day of the anchor to the end of the window; doses of one iron course are no other thing."""
    is_iron = anchor.of == InfusionKind.IRON
    for each in others[bisect_left(others, start.day, key=_day) : bisect_right(others, last, key=_day)]:
        is_dose = is_iron and each.is_iron and each.day - start.day <= ONE_COURSE_DAYS
        if each.id != start.id and not is_dose:
            yield each


def _day(each: Meanwhile) -> int:
    return each.day
