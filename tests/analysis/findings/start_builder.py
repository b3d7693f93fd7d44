# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Findings of a before and after made by hand, to be worded: no diary is fitted for them."""

from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.analysis.anchors import Anchor, AnchorKind, Start
from journal_app.analysis.findings.finding import About
from journal_app.analysis.findings.starts import WINDOWS, Meanwhile, StartFinding, WindowName
from journal_app.analysis.statistics.verdicts import BeforeAfter, Caveat, Estimate, Lack, Verdict
from journal_app.domain.scores import Better, Tracker, TrackerKind
from tests.analysis.lives import ago

GIVEN = ago(100)
IRON = Anchor(kind=AnchorKind.INFUSION, of="iron")

FATIGUE = Tracker(key="fatigue", name="Fatigue", question="", better=Better.LOWER)
OF_FIVE = replace(FATIGUE, name="Sleep", low=Decimal(1), high=Decimal(5))
OF_100 = replace(FATIGUE, name="Pain", high=Decimal(100))
STEPS = replace(FATIGUE, name="Steps", kind=TrackerKind.COUNT, low=None, high=None)
COUNTED = replace(FATIGUE, name="Naps", kind=TrackerKind.COUNT, low=Decimal(0), high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a finding is about and what was found; ``size`` and ``half`` of its range are None where there is none."""

    verdict: Verdict
    size: float | None = None
    half: float = 0.4
    tracker: Tracker = FATIGUE
    held_back: bool = False
    unsteady: bool = False
    lacks: tuple[Lack, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    n_after: int = 25
    waits: bool = False
    window: WindowName = WindowName.PRIMARY
    anchor: Anchor = IRON
    too_ill: int = 0
    left_out: int = 0
    meanwhile: tuple[Meanwhile, ...] = ()


def built(told: Told) -> StartFinding:
    """The finding that would say so, of a diary of 300 days before."""
    window = WINDOWS[told.window]
    return StartFinding(
        id=f"before-after/infusion/1/{told.tracker.key}/{told.window}",
        about=About.BEFORE_AFTER,
        outcome=told.tracker.key,
        name=told.tracker.name,
        first=window.first,
        last=window.last,
        day_0=GIVEN.toordinal(),
        verdict=told.verdict,
        p=None if told.size is None else 0.5,
        comparisons=36,
        is_held_back=told.held_back,
        is_unsteady=told.unsteady,
        too_ill=told.too_ill,
        left_out=told.left_out,
        meanwhile=told.meanwhile,
        anchor=told.anchor,
        start=Start(id="1", day=GIVEN.toordinal(), label="Ferinject 1000 mg"),
        tracker=told.tracker,
        window=told.window,
        answer=_answer(told),
    )


def _answer(told: Told) -> BeforeAfter:
    window, day = WINDOWS[told.window], GIVEN.toordinal()
    return BeforeAfter(
        anchor=day,
        window=window,
        verdict=told.verdict,
        n_before=280,
        days_before=300,
        n_after=told.n_after,
        days_possible=window.days,
        needed=window.needed,
        lacks=told.lacks,
        caveats=told.caveats,
        earliest=day + window.last + 1 if told.waits else None,
        size=None if told.size is None else _estimate(told.size, told.half),
    )


def _estimate(size: float, half: float) -> Estimate:
    return Estimate(
        estimate=size,
        low=size - half,
        high=size + half,
        expected=6.0,
        rho=0.4,
        sigma=1.6,
        freedom=100.0,
        widening=1.2,
    )
