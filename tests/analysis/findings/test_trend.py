# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterable

import numpy as np
import pytest

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import PictureName, picture_names, picture_of
from journal_app.analysis.findings.trend import TrendDays, TrendFinding
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day, Mark
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_score, ago, keep

DAYS = 1000


def a_path(days: Iterable[int], *, down: float = 0.0, over: int = 365, tracker: str = "fatigue") -> list[Fact]:
    """Scores that wobble about 6 and, in the last days, go down by so many points to yesterday."""
    wobble = np.random.default_rng(4).normal(0, 1.2, 2000)
    path = {day: 6 + wobble[day] - down * max(0, over - day) / over for day in days}
    return [a_score(day, max(0, min(10, round(value))), tracker) for day, value in path.items()]


def asked(*facts: Fact, days: TrendDays = TrendDays.YEAR) -> list[TrendFinding]:
    """The trends of a journal."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        found = findings(journal.facts, today=TODAY, trend_days=days)
    return [each for each in found if isinstance(each, TrendFinding)]


def sentence(*facts: Fact, days: TrendDays = TrendDays.YEAR) -> str:
    (found,) = asked(*facts, days=days)
    return words_of(found).sentence


def test_a_journal_without_a_score_is_not_asked_for_a_trend() -> None:
    assert asked() == []


def test_a_score_that_goes_down_over_the_year_is_told_with_size_range_and_days() -> None:
    (found,) = asked(*a_path(range(DAYS), down=3.0))
    assert found.verdict is Verdict.LOWER
    assert found.id == "trend/fatigue/365"
    assert (found.first, found.last) == (ago(365).toordinal(), ago(1).toordinal())
    assert (found.figures.n_after, found.figures.days_possible) == (365, 365)
    said = words_of(found)
    assert said.question == "Fatigue: up or down over 365 days, to 20 Nov 2026"
    assert said.sentence.startswith("Fatigue went down by about ")
    assert "points over 365 days: a clear difference. The change lies between −" in said.sentence
    assert said.sentence.endswith("365 of 365 days counted.")
    assert "Why a score changed cannot be told from one diary." in said.always


def test_one_that_goes_up_is_told_as_going_up() -> None:
    assert "Fatigue went up by about " in sentence(*a_path(range(DAYS), down=-3.0))


def test_what_is_asked_is_the_chosen_span() -> None:
    (found,) = asked(*a_path(range(DAYS), down=3.0, over=91), days=TrendDays.QUARTER)
    assert (found.id, found.days, found.verdict) == ("trend/fatigue/91", 91, Verdict.LOWER)
    assert "over 91 days" in words_of(found).sentence


def test_a_diary_in_which_nothing_happens_takes_no_side() -> None:
    (found,) = asked(*a_path(range(DAYS)))
    assert found.verdict in {Verdict.ABOUT_THE_SAME, Verdict.CANNOT_TELL}
    assert found.p is not None


def test_a_steady_score_is_about_the_same() -> None:
    (found,) = asked(*(a_score(day, 5 + (day % 3 == 0)) for day in range(DAYS)))
    assert found.verdict is Verdict.ABOUT_THE_SAME
    assert "Fatigue was about the same at the end of these days as at their beginning." in words_of(found).sentence


def test_with_too_little_diary_before_it_a_wave_comes_first_and_no_side_is_taken() -> None:
    (found,) = asked(*a_path(range(400), down=4.0))
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.p is None
    assert found.figures.high is not None
    assert found.figures.high < 0
    said = words_of(found)
    assert said.sentence.startswith(
        "With so little diary before these days, a slow wave over the year cannot be told from a trend. "
        "Can't tell yet: a side can be taken from "
    )
    assert "The diary is too short to see how far the same trend jumps about at other dates." in said.caveats


def test_the_day_from_which_a_side_can_be_taken_is_that_day() -> None:
    (found,) = asked(*a_path(range(400), down=4.0))
    assert found.earliest is not None
    begun = ago(399).toordinal()
    assert found.earliest == begun + 365 + 183 + 25 * 14
    (told,) = asked(*a_path(range(365 + 183 + 25 * 14 + 1), down=4.0))
    assert told.verdict is Verdict.LOWER


def test_where_gaps_stand_in_the_way_waiting_is_not_promised_a_day() -> None:
    (found,) = asked(*a_path([*range(400), *range(900, 950)], down=4.0))
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.earliest is None
    assert "too many gaps in them." in words_of(found).sentence


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (a_path(range(1, 4)), "Not enough yet: 3 of 365 days have an entry. It takes half of them"),
        (a_path(range(1, 150)), "With an entry on each day it can be looked at from "),
        ([a_score(day, 5) for day in range(400)], "the scores hardly differ"),
        ([a_score(day, 9 if day == 50 else 5) for day in range(400)], "the scores hardly differ"),
        ([a_score(0, 5)], "Not enough yet: 0 of 365 days have an entry."),
        ([Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(400)], "Not enough yet: 0 of 365 days have an entry."),
    ],
)
def test_what_is_missing_is_said_and_no_number_is_given(facts: list[Fact], words: str) -> None:
    found = asked(*facts)[0]
    assert found.verdict in {Verdict.NOT_ENOUGH_YET, Verdict.CANNOT_TELL}
    assert found.figures.estimate is None
    assert found.p is None
    assert words in words_of(found).sentence


def test_days_not_tracked_all_of_them_leave_nothing_to_ask() -> None:
    marked = [Day(day=ago(day), mark=Mark.NOT_TRACKED) for day in range(400)]
    assert asked(*a_path(range(400)), *marked) == []


def test_days_too_ill_and_days_left_out_are_counted() -> None:
    ill = [Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(40, 50)]
    out = Exclusion(first_on=ago(60), last_on=ago(51), reason="")
    (found,) = [
        one for one in asked(*a_path([*range(40), *range(50, DAYS)]), *ill, out) if one.tracker.key == "fatigue"
    ]
    caveats = words_of(found).caveats
    assert "10 days were too ill to log." in caveats
    assert "10 days were left out." in caveats
    assert found.n == 345


def test_where_days_too_ill_would_turn_the_answer_nobody_can_tell() -> None:
    ill = [day for day in range(1, 120) if day % 3]
    scores = a_path([day for day in range(DAYS) if day not in ill], down=2.0)
    (without,) = asked(*scores)
    assert without.verdict is Verdict.LOWER
    assert not without.is_unsteady
    marks = (Day(day=ago(day), mark=Mark.TOO_ILL) for day in ill)
    marked = next(one for one in asked(*scores, *marks) if one.tracker.key == "fatigue")
    assert marked.verdict is Verdict.CANNOT_TELL
    assert marked.is_unsteady
    said = words_of(marked)
    assert said.sentence.startswith("Can't tell: it hangs on how the days too ill to log are counted.")
    assert "would change the answer" in " ".join(said.caveats)


def test_a_few_days_too_ill_turn_nothing() -> None:
    marks = [Day(day=ago(day), mark=Mark.TOO_ILL) for day in (20, 21)]
    scores = a_path([day for day in range(DAYS) if day not in {20, 21}], down=3.0)
    found = next(one for one in asked(*scores, *marks) if one.tracker.key == "fatigue")
    assert (found.verdict, found.is_unsteady, found.too_ill) == (Verdict.LOWER, False, 2)


def test_a_wide_interval_says_why() -> None:
    waving = [a_score(day, round(5 + 3 * np.sin(day / 58))) for day in range(1100)]
    (found,) = asked(*waving)
    assert found.verdict is Verdict.CANNOT_TELL
    assert "jumps about at other dates of this diary, so the range was made wider." in " ".join(words_of(found).caveats)


def test_the_picture_shows_the_days_and_the_line() -> None:
    with Journal.create(None) as journal:
        keep(journal, *a_path(range(DAYS), down=3.0))
        (found,) = [one for one in findings(journal.facts, today=TODAY) if isinstance(one, TrendFinding)]
        assert picture_names(found) == (PictureName.PICTURE,)
        drawn = picture_of(journal.facts, found, PictureName.PICTURE, today=TODAY)
    assert isinstance(drawn.spec, ChartSpec)
    (panel,) = drawn.spec.panels
    assert (drawn.spec.shown.first, drawn.spec.shown.last) == (found.first, found.last)
    assert [fan.name for fan in panel.fans] == ["Line"]
    assert panel.fans[0].median.array[0] > panel.fans[0].median.array[-1]
    assert len(drawn.table.rows) == 365


def test_a_picture_without_an_answer_has_no_line() -> None:
    with Journal.create(None) as journal:
        keep(journal, *a_path(range(1, 4)))
        (found,) = [one for one in findings(journal.facts, today=TODAY) if isinstance(one, TrendFinding)]
        drawn = picture_of(journal.facts, found, PictureName.PICTURE, today=TODAY)
    assert isinstance(drawn.spec, ChartSpec)
    assert drawn.spec.panels[0].fans == ()
    assert len(drawn.table.rows) == 3


def test_how_it_was_worked_out_names_rho_freedom_and_widening() -> None:
    (found,) = asked(*a_path(range(DAYS), down=3.0))
    how = " ".join(words_of(found).how)
    assert "Day-to-day correlation" in how
    assert "degrees of freedom, widened" in how
    assert "Biometrika 58:545" in how
