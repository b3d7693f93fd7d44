# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Diaries in which nothing happens, and diaries nobody would keep: every question has a calm answer, whatever is asked.

All kinds of questions that a page asks are looked at alike, without knowing what they are.
"""

import math
import re
from dataclasses import astuple, replace
from datetime import time
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import picture_names, picture_of
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.scores import Better, Day, Mark, Part, Tracker, TrackerKind
from journal_app.domain.treatments import Course, Event, EventKind, InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep
from tests.analysis.statistics.test_autoregression import made

SIDES = {Verdict.LOWER, Verdict.HIGHER}
ODD_WORDS = re.compile(r"\bnan\b|\binf\b|[{}]|\bNone\b|<[A-Z]|\bFalse\b|\bTrue\b")
ODD_SCALES = (
    Tracker(key="nought", name="Nought to one", question="", low=Decimal(0), high=Decimal(1), better=Better.LOWER),
    Tracker(key="five", name="One to five", question="", low=Decimal(1), high=Decimal(5), better=Better.HIGHER),
    Tracker(key="below", name="Below nought", question="", low=Decimal(-50), high=Decimal(50)),
    Tracker(key="steps", name="Steps", question="", kind=TrackerKind.COUNT, low=None, high=None, better=Better.HIGHER),
    Tracker(key="weight", name="Weight", question="", kind=TrackerKind.NUMBER, low=Decimal(1), high=None),
)
YEAR = 400
PAGES = 60
ONCE_IN_A_THOUSAND = 0.001


def asked(*facts: Fact) -> tuple[Finding, ...]:
    """Every answer to a journal of these facts, each looked at: its numbers, its words and its pictures."""
    with Journal.create(None) as journal:
        known = {tracker.key for tracker in journal.facts.trackers()}
        keep(journal, *(fact for fact in facts if not (isinstance(fact, Tracker) and fact.key in known)))
        found = findings(journal.facts, today=TODAY)
        for finding in found:
            look_at(finding)
            for name in picture_names(finding) if finding.has_answer else ():
                assert picture_of(journal.facts, finding, name, today=TODAY).table.rows
    return found


def look_at(finding: Finding) -> None:
    """Nothing that is missing is a number, no number is odd, and no word is left over from a program."""
    figures = finding.figures
    numbers = [figures.estimate, figures.low, figures.high]
    if finding.verdict is Verdict.NOT_ENOUGH_YET or not finding.has_answer:
        assert (*numbers, finding.p) == (None,) * 4
    assert all(math.isfinite(number) for number in (*astuple(figures), finding.p or 0.0) if number is not None)
    if figures.low is not None and figures.high is not None and figures.estimate is not None:
        assert figures.low <= figures.estimate <= figures.high
    if finding.verdict in SIDES:
        assert figures.estimate is not None
        assert (figures.estimate > 0) == (finding.verdict is Verdict.HIGHER)
    words = words_of(finding)
    said = [words.question, words.sentence, *words.caveats, *words.always, *words.how]
    assert [line for line in said if ODD_WORDS.search(line) or not line.strip()] == []
    assert words.sentence.endswith((".", "!", "?"))


def scores(days: range, value: int = 5, tracker: str = "fatigue") -> list[Fact]:
    return [a_score(day, value, tracker) for day in days]


def wobbling(days: int, tracker: str = "fatigue", seed: int = 2) -> list[Fact]:
    """Whole scores of so many days, each related by .5 to the one before, the last one today."""
    values = np.clip(np.round(made(0.5, days, seed)), 0, 10)
    return [a_score(days - 1 - place, int(value), tracker) for place, value in enumerate(values)]


HOSTILE: dict[str, list[Fact]] = {
    "nothing at all": [],
    "three days": [*scores(range(3)), an_infusion(1)],
    "one day": [*scores(range(1)), an_infusion(0)],
    "always the same": [*scores(range(YEAR)), an_infusion(100)],
    "always nought": [*scores(range(YEAR), 0), an_infusion(100)],
    "one outlier before": [*scores(range(YEAR), 4)[:-1], a_score(YEAR - 1, 10), an_infusion(100)],
    "one outlier after": [*scores(range(60), 4), a_score(60, 10), *scores(range(61, YEAR), 4), an_infusion(100)],
    "the first day and the last": [*wobbling(YEAR), an_infusion(YEAR - 1), an_infusion(0)],
    "two on one day": [*wobbling(YEAR), an_infusion(100), an_infusion(100, 500, "Monofer")],
    "two kinds on one day": [
        *wobbling(YEAR), an_infusion(100), an_infusion(100, 600, "Ocrevus", kind=InfusionKind.DISEASE_MODIFYING)
    ],
    "one that is planned": [*wobbling(YEAR), an_infusion(-30)],
    "one before the diary": [*wobbling(90), an_infusion(3000)],
    "every day too ill": [*(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(YEAR)), an_infusion(100)],
    "every day not tracked": [
        *wobbling(YEAR), *(Day(day=ago(day), mark=Mark.NOT_TRACKED) for day in range(YEAR)), an_infusion(100)
    ],
    "too ill ever since": [
        *wobbling(YEAR)[: YEAR - 101], *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(100)), an_infusion(100)
    ],
    "only results below a limit": [
        *(a_result(day, "ferritin", "<10") for day in range(0, YEAR, 30)), *wobbling(YEAR), an_infusion(100)
    ],
    "nothing but results": [*(a_result(day, "ferritin", 10 + day % 7) for day in range(0, YEAR, 30)), an_infusion(100)],
    "results all alike": [*(a_result(day, "ferritin", 30) for day in range(0, YEAR, 30)), *wobbling(YEAR)],
    "five times a day": [
        replace(a_score(day, (day + hour) % 11), part=Part.EVENING, time=time(hour))
        for day in range(YEAR)
        for hour in range(17, 22)
    ],
    "no score after": [*wobbling(YEAR)[: YEAR - 100], an_infusion(100)],
    "courses and journeys without names": [
        *wobbling(YEAR),
        Course(title="Tablets", started_on=ago(120)),
        Event(first_on=ago(110), kind=EventKind.VACCINATION, title=""),
        Event(first_on=ago(110), kind=EventKind.CRASH, title=""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_diary_that_cannot_answer_takes_no_side(name: str) -> None:
    assert {each.verdict for each in asked(*HOSTILE[name])} & SIDES == set()


@pytest.mark.parametrize("days", [*range(1, 41, 3), 40])
def test_a_diary_of_a_few_weeks_says_what_is_missing(days: int) -> None:
    found = asked(
        *wobbling(days), *wobbling(days, "mood"), an_infusion(days // 2), an_infusion(days - 1, 500, "Monofer")
    )
    assert {each.verdict for each in found} & SIDES == set()
    assert found


def test_scales_of_any_length_are_asked_about_alike() -> None:
    facts = [
        a_score(day, str((day * 7 + day // 3) % 5 if tracker.key != "nought" else day % 2), tracker.key)
        for tracker in ODD_SCALES
        for day in range(YEAR)
    ]
    found = asked(*ODD_SCALES, *facts, an_infusion(100))
    assert {tracker.key for tracker in ODD_SCALES} <= {each.outcome for each in found}


a_value = st.integers(0, 10)
some_days = st.integers(1, 40) | st.integers(60, YEAR)
happenings = st.lists(
    st.builds(an_infusion, st.integers(-60, YEAR), st.integers(1, 1000), st.sampled_from(["Ferinject", "Monofer", ""]))
    | st.builds(Course, title=st.just("Tablets"), started_on=st.integers(0, YEAR).map(ago))
    | st.builds(Event, first_on=st.integers(0, YEAR).map(ago), kind=st.sampled_from(EventKind), title=st.just("")),
    max_size=6,
)
marks = st.dictionaries(st.integers(0, YEAR), st.sampled_from([Mark.TOO_ILL, Mark.NOT_TRACKED]), max_size=60)


@given(st.data(), some_days, happenings, marks)
def test_any_diary_with_any_happenings_is_answered_calmly(
    data: st.DataObject, days: int, given: list[Fact], marked: dict[int, Mark]
) -> None:
    values = data.draw(st.lists(a_value, min_size=1, max_size=12))
    missing = data.draw(st.sets(st.integers(0, YEAR), max_size=200))
    logged = [a_score(day, values[day % len(values)]) for day in range(days) if day not in missing]
    asked(*logged, *(Day(day=ago(day), mark=mark) for day, mark in marked.items()), *given)


@given(a_value, some_days, happenings)
def test_a_diary_that_never_moves_takes_no_side(value: int, days: int, given: list[Fact]) -> None:
    found = asked(*scores(range(days), value), *scores(range(days), value, "mood"), *given)
    assert {each.verdict for each in found} & SIDES == set()


def most_of(pages: int, chance: float) -> int:
    """So many pages, or fewer, in 999 of 1,000 runs."""
    left, count = 1.0, -1
    while left > ONCE_IN_A_THOUSAND:
        count += 1
        left -= math.comb(pages, count) * chance**count * (1 - chance) ** (pages - count)
    return count


def test_where_nothing_happens_a_page_takes_a_side_about_as_often_as_is_said() -> None:
    """One in twenty for the primary question and one in twenty for all others together."""
    given = (an_infusion(290), an_infusion(180, 500, "Monofer"), an_infusion(95))
    sided, primary = 0, 0
    for seed in range(PAGES):
        with Journal.create(None) as journal:
            keep(journal, *wobbling(YEAR, seed=seed), *wobbling(YEAR, "mood", seed + 1000), *given)
            taken = [each for each in findings(journal.facts, today=TODAY) if each.verdict in SIDES]
        sided += bool(taken)
        primary += any(each.is_primary for each in taken)
    assert primary <= most_of(PAGES, 0.05)
    assert sided <= most_of(PAGES, 0.10)


def test_a_bound_is_kept_by_nearly_all_runs() -> None:
    assert [most_of(60, 0.05), most_of(60, 0.10), most_of(10, 0.0)] == [9, 14, 0]
    runs = np.random.default_rng(1).binomial(60, 0.05, size=20_000)
    assert np.mean(runs <= most_of(60, 0.05)) == pytest.approx(0.999, abs=0.001)
