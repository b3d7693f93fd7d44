# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import astuple, replace

import numpy as np
import pytest

from journal_app.analysis.findings.diaries import Kept
from journal_app.analysis.findings.worst_days import if_worst
from journal_app.analysis.statistics.before_after import PRIMARY, WINDOWS, Asked, before_and_after, befores_and_afters
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.sensitivity import too_ill_as_worst
from journal_app.analysis.statistics.verdicts import BeforeAfter
from journal_app.domain.scores import Better
from tests.analysis.findings.start_builder import FATIGUE
from tests.analysis.statistics.test_before_after import DAY_0, diary

ILL = (*range(DAY_0 - 400, DAY_0 - 300, 2), *range(DAY_0 - 100, DAY_0 - 90), DAY_0 + 35, DAY_0 + 120)
ANCHORS = (DAY_0, DAY_0 - 40, DAY_0 - 250, DAY_0 + 60, DAY_0 + 400)


def kept(better: Better = Better.LOWER, *, sparse: bool = False) -> Kept:
    """Two years with days too ill; ``sparse``: so few days in their first part that the year before is cut short."""
    whole = diary(before=500, after=300)
    stays = ~np.isin(whole.days, ILL)
    if sparse:
        stays &= (whole.days > DAY_0 - 150) | (whole.days % 5 == 0)
    return Kept(
        tracker=replace(FATIGUE, better=better),
        diary=Diary(whole.days[stays], whole.values[stays]),
        too_ill=ILL,
        uncounted=frozenset({DAY_0 + 120}),
    )


def asking(*anchors: int) -> list[Asked]:
    return [Asked(anchor=anchor, today=DAY_0 + 300, low=0.0, high=10.0) for anchor in anchors]


def one_by_one(one: Kept, asked: Asked, found: tuple[BeforeAfter, ...]) -> tuple[BeforeAfter, ...]:
    """The same without any sharing: the days looked at of this anchor alone as the worst."""
    first = asked.anchor - found[0].days_before
    ill = one.too_ill_between(first, asked.anchor + 84)
    return before_and_after(too_ill_as_worst(one.diary, ill, is_higher_worse=True), asked, WINDOWS)


@pytest.mark.parametrize("sparse", [False, True])
def test_starts_asked_together_are_as_each_alone(*, sparse: bool) -> None:
    one, asked = kept(sparse=sparse), asking(*ANCHORS)
    found = befores_and_afters(one.diary, asked, WINDOWS)
    for each, answers, worst in zip(asked, found, if_worst(one, asked, found, WINDOWS), strict=True):
        if worst[0] is None:
            first = each.anchor - answers[0].days_before
            assert not one.too_ill_between(first, each.anchor + 84) or all(answer.size is None for answer in answers)
            continue
        for together, alone in zip(worst, one_by_one(one, each, answers), strict=True):
            assert together is not None
            assert together.verdict is alone.verdict
            assert (together.n_before, together.days_before) == (alone.n_before, alone.days_before)
            assert (together.size is None) == (alone.size is None)
            if together.size is not None and alone.size is not None:
                assert astuple(together.size) == pytest.approx(astuple(alone.size))


def test_some_of_them_have_days_too_ill_in_the_year_before_what_is_looked_at() -> None:
    one, (asked,) = kept(sparse=True), asking(DAY_0)
    (answers,) = befores_and_afters(one.diary, [asked], (PRIMARY,))
    assert answers[0].days_before < 365
    assert one.too_ill_between(DAY_0 - 365, DAY_0 - answers[0].days_before - 1)


def test_where_no_way_is_worse_or_only_the_picture_is_asked_for_nothing_is_asked_again() -> None:
    asked = asking(*ANCHORS)
    neither = kept(Better.NEITHER)
    found = befores_and_afters(neither.diary, asked, WINDOWS)
    assert {each for answers in if_worst(neither, asked, found, WINDOWS) for each in answers} == {None}
    drawn = [replace(each, is_picture_only=True) for each in asked]
    found = befores_and_afters(neither.diary, drawn, WINDOWS)
    assert {each for answers in if_worst(kept(), drawn, found, WINDOWS) for each in answers} == {None}
