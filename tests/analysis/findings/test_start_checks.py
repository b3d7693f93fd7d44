# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import replace

import numpy as np
import pytest

from journal_app.analysis.findings.start_checks import checks_how, drift_before, turned, turned_caveats
from journal_app.analysis.findings.start_words import caveat_words, how_words
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.scores import Better
from journal_app.domain.treatments import Event, EventKind
from tests.analysis.findings.test_starts import GIVEN, a_diary, asked
from tests.analysis.lives import a_score, ago, an_infusion
from tests.analysis.statistics.test_autoregression import made

SEED = 4
"""Of a diary in which the fitted path takes a side and the turned days do not."""


def primary(*facts: Fact) -> StartFinding:
    return asked(*facts, an_infusion(GIVEN))["iron primary"]


def dropped() -> StartFinding:
    """Fatigue of 7 before the infusion and of 3 from four weeks after it on."""
    return primary(*a_diary(range(400), level=7, after=3))


def a_made_up_diary() -> list[Fact]:
    """A diary that wobbles by itself, a point and a half less from the infusion on."""
    scores = np.clip(np.round(made(0.5, 400, seed=SEED) - 1.5 * (np.arange(400) >= 300)), 0, 10)
    return [a_score(399 - day, int(score)) for day, score in enumerate(scores)]


def with_a_bad_fortnight(value: int = 9) -> list[Fact]:
    bad = range(GIVEN + 1, GIVEN + 15)
    return [*a_diary([day for day in range(400) if day not in bad]), *(a_score(day, value) for day in bad)]


def test_the_days_are_turned_at_every_place_between_the_first_and_the_last() -> None:
    found = turned(dropped())
    assert found is not None
    assert found.places == 299 + 56
    assert found.as_large == 0


def test_how_often_a_difference_is_as_large_is_said_in_a_sentence() -> None:
    found = turned(dropped())
    assert found is not None
    said = f"hold a difference as large at {found.as_large} of 355 places."
    assert said in " ".join(caveat_words(dropped()))
    assert f"At {found.as_large} of 355 places with enough entries" in " ".join(how_words(dropped()))


def test_a_side_that_the_turned_days_do_not_take_is_not_agreed_on() -> None:
    sided = primary(*a_made_up_diary())
    without = replace(sided, verdict=Verdict.CANNOT_TELL)
    found = turned(sided)
    assert found is not None
    assert found.share > 0.05
    assert "do not agree" in " ".join(turned_caveats(sided))
    assert "do not agree" not in " ".join(turned_caveats(without))
    assert sided.verdict is Verdict.LOWER


def test_a_side_that_both_ways_take_has_no_more_to_say() -> None:
    drops = primary(*a_diary(range(GIVEN - 27, 400), level=7), *(a_score(day, 0) for day in range(GIVEN - 27)))
    only = [a_score(day, 5 + day % 2) for day in range(400) if not GIVEN - 56 <= day <= GIVEN - 28]
    jump = primary(*only, *(a_score(day, day % 2) for day in range(GIVEN - 56, GIVEN - 27)))
    assert drops.verdict is jump.verdict is Verdict.LOWER
    (said,) = turned_caveats(jump)
    assert said.endswith("at 0 of 355 places.")


def test_a_bad_fortnight_before_is_told_with_its_drift_back() -> None:
    finding = primary(*with_a_bad_fortnight())
    drift = drift_before(finding)
    assert drift is not None
    assert drift.back > drift.worse > 3
    assert "worse than usual in this diary. With nothing done," in " ".join(how_words(finding))
    assert drift_before(primary(*with_a_bad_fortnight(1))) is None
    assert drift_before(replace(finding, tracker=replace(finding.tracker, better=Better.NEITHER))) is None


def test_overlap_is_told_of_the_four_weeks_before() -> None:
    said = " ".join(how_words(dropped()))
    assert "a day in the four weeks before and a day after, 100 were less after and 0 were more (Parker 2011" in said


@pytest.mark.parametrize("days", [range(3), range(90, 400)])
def test_without_an_answer_nothing_is_turned(days: range) -> None:
    finding = primary(*a_diary(days))
    assert turned(finding) is None
    assert [*turned_caveats(finding), *checks_how(finding)] == []


def test_a_picture_only_is_not_turned() -> None:
    event = Event(first_on=ago(GIVEN), kind=EventKind.CRASH, title="Crash")
    found = asked(*a_diary(range(400)), event)["crash primary"]
    assert [*turned_caveats(found), *checks_how(found)] == []
