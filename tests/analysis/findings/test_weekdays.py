# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterable

import numpy as np
import pytest

from journal_app.analysis.estimates import EstimatesSpec
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import Drawn, PictureName, picture_of
from journal_app.analysis.findings.weekday_picture import weekday_picture
from journal_app.analysis.findings.weekdays import WeekdayFinding
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.scores import Day, Mark
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_score, ago, keep

MONDAY = 0
THE_SEVEN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def a_week_like(days: Iterable[int], *, monday: float = 0.0, seed: int = 3) -> list[Fact]:
    """Scores that wobble about 5, and on Mondays about another number."""
    wobble = np.random.default_rng(seed).normal(0, 1.2, 2000)
    levels = {day: 5 + wobble[day] + monday * (ago(day).weekday() == MONDAY) for day in days}
    return [a_score(day, max(0, min(10, round(value)))) for day, value in levels.items()]


def asked(*facts: Fact) -> list[WeekdayFinding]:
    """The weekdays of a journal."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        return [each for each in findings(journal.facts, today=TODAY) if isinstance(each, WeekdayFinding)]


def picture(*facts: Fact) -> Drawn:
    with Journal.create(None) as journal:
        keep(journal, *facts)
        found = [each for each in findings(journal.facts, today=TODAY) if isinstance(each, WeekdayFinding)]
        return picture_of(journal.facts, found[0], PictureName.PICTURE, today=TODAY)


def test_a_journal_without_a_score_is_not_asked_for_weekdays() -> None:
    assert asked() == []


def test_a_worse_monday_is_named_with_its_size_and_range() -> None:
    (found,) = asked(*a_week_like(range(400), monday=2.0))
    assert found.verdict is Verdict.HIGHER
    assert found.furthest is not None
    assert found.furthest.weekday == MONDAY
    assert found.p == found.furthest.adjusted_p
    said = words_of(found)
    assert said.question == "Fatigue on each day of the week, 365 days to 20 Nov 2026"
    assert said.sentence.startswith("Fatigue on a Monday was ")
    assert "points more than the mean of all seven days: " in said.sentence
    assert said.sentence.endswith("; 365 of 365 days counted.")


def test_a_better_one_is_less() -> None:
    (found,) = asked(*a_week_like(range(400), monday=-2.0))
    assert found.verdict is Verdict.LOWER
    assert "points less than" in words_of(found).sentence


def test_where_no_day_is_unlike_the_others_none_takes_a_side() -> None:
    (found,) = asked(*a_week_like(range(60), seed=4))
    assert found.verdict is Verdict.CANNOT_TELL
    assert words_of(found).sentence.startswith("Can't tell any day of the week from another. ")
    (steady,) = asked(*(a_score(day, 5 + (day % 5 == 0)) for day in range(400)))
    assert steady.verdict is Verdict.ABOUT_THE_SAME
    assert "Fatigue was about the same on all days of the week." in words_of(steady).sentence


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (a_week_like(range(3)), "Not enough yet: it takes 4 entries on each day of the week, and on a "),
        (a_week_like(range(3)), "With an entry on each day it can be looked at from "),
        ([a_score(day, 5) for day in range(400)], "the scores hardly differ"),
        ([a_score(day, 9 if day == 50 else 5) for day in range(400)], "the scores hardly differ"),
        ([Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(400)], "and on a Monday there are 0."),
        (
            [score for score in a_week_like(range(400)) if score.day.weekday() != MONDAY],  # type: ignore[attr-defined]
            "and on a Monday there are 0. With an entry on each day it can be looked at from 15 Dec 2026 on.",
        ),
    ],
)
def test_what_is_missing_is_said_and_no_number_is_given(facts: list[Fact], words: str) -> None:
    found = asked(*facts)[0]
    assert found.verdict in {Verdict.NOT_ENOUGH_YET, Verdict.CANNOT_TELL}
    assert found.figures.estimate is None
    assert found.p is None
    assert words in words_of(found).sentence


def test_the_picture_has_a_row_for_each_weekday() -> None:
    drawn = picture(*a_week_like(range(400), monday=2.0))
    assert isinstance(drawn.spec, EstimatesSpec)
    rows = list(drawn.spec.rows)
    assert [row.what for row in rows] == THE_SEVEN
    assert all(row.low < row.estimate < row.high for row in rows if row.low and row.estimate and row.high)
    assert drawn.spec.lines[0][0].axis is not None
    assert [row[0] for row in drawn.table.rows] == THE_SEVEN
    assert drawn.table.rows[0][1] == "52"
    assert {len(row) for row in drawn.table.rows} == {len(drawn.table.headers)}


def test_without_an_answer_the_picture_counts_the_days() -> None:
    drawn = picture(*a_week_like(range(1, 4)))
    assert isinstance(drawn.spec, EstimatesSpec)
    assert drawn.spec.lines[0][0].axis is None
    assert sum(int(row[1]) for row in drawn.table.rows) == 3


def test_only_a_scale_has_points() -> None:
    (found,) = asked(*a_week_like(range(400), monday=2.0))
    assert "in points" in weekday_picture(found).lines[0][0].caption


def test_how_it_was_worked_out_counts_each_weekday() -> None:
    (found,) = asked(*a_week_like(range(400)))
    how = " ".join(words_of(found).how)
    assert "Monday 52" in how
    assert "Holm 1979" in how
