# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pytest

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.findings.blank_words import words_of_blanks
from journal_app.analysis.findings.blanks import BlankFinding
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import PictureName, picture_of
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Better, Day, Mark
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_score, ago, keep

EVERY = 9


def a_diary(
    *, worse: float = 0.0, days: int = 300, blank: Collection[int] | None = None, wobbling: float = 1.0
) -> list[Fact]:
    """Scores with blank days, each ninth unless said otherwise, and other scores right before those."""
    wobble = np.random.default_rng(5).normal(0, wobbling, 1000)
    without = set(range(EVERY, days, EVERY)) if blank is None else set(blank)
    return [
        a_score(day, max(0, min(10, round(5 + wobble[day] + worse * (day - 1 in without)))))
        for day in range(1, days)
        if day not in without
    ]


def asked(*facts: Fact) -> list[BlankFinding]:
    """The blank days of a journal."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        return [each for each in findings(journal.facts, today=TODAY) if isinstance(each, BlankFinding)]


def test_a_journal_without_a_score_is_not_asked_for_blank_days() -> None:
    assert asked() == []


def test_worse_days_before_blank_ones_are_told_with_size_range_and_counts() -> None:
    (found,) = asked(*a_diary(worse=2.0))
    assert found.verdict is Verdict.HIGHER
    assert (found.logged, len(found.blank), found.too_ill, found.days) == (266, 33, 0, 299)
    assert (found.figures.n_after, found.figures.days_possible) == (266, 299)
    said = words_of(found)
    assert said.sentence.startswith("266 of 299 days since 26 Jan 2026 have an entry; 33 blank. Fatigue was ")
    assert "points more on days right before a blank day than on others: " in said.sentence
    assert said.sentence.endswith("33 days against 232.")
    assert "If blank days are like those right before them, means leave out more of the bad times." in said.caveats
    assert "Why a day is blank cannot be told from the days around it." in said.always


def test_what_means_leave_out_hangs_on_which_way_is_better() -> None:
    (found,) = asked(*a_diary(worse=-2.0))
    assert found.verdict is Verdict.LOWER
    said = words_of(found)
    assert "points less on days right before" in said.sentence
    assert "more of the good times" in said.caveats[0]
    neither = replace(found, tracker=replace(found.tracker, better=Better.NEITHER))
    assert "more of such times" in words_of_blanks(neither).caveats[0]


def test_blank_days_that_come_as_they_come_take_no_side() -> None:
    (found,) = asked(*a_diary())
    assert found.verdict in {Verdict.ABOUT_THE_SAME, Verdict.CANNOT_TELL}
    assert not any("leave out" in words for words in words_of(found).caveats)
    (few,) = asked(*a_diary(days=150, wobbling=2.0))
    assert few.verdict is Verdict.CANNOT_TELL
    assert "Can't tell whether blank days follow days unlike the others." in words_of(few).sentence


def test_days_too_ill_are_counted_apart_and_the_days_before_them_are_neither_kind() -> None:
    ill = range(EVERY, 60, EVERY)
    (found,) = [
        one
        for one in asked(*a_diary(), *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in ill))
        if one.tracker.key == "fatigue"
    ]
    assert (found.too_ill, len(found.blank)) == (6, 27)
    assert len(found.compared.before) == 27
    assert len(found.compared.others) == 232
    assert "6 days were too ill to log." in words_of(found).caveats


def test_days_left_out_are_not_blank() -> None:
    (found,) = asked(*a_diary(), Exclusion(first_on=ago(20), last_on=ago(11), reason=""))
    assert found.left_out == 10
    assert len(found.blank) == 32
    assert found.days == 289
    assert "10 days were left out." in words_of(found).caveats


def test_the_days_before_a_diary_was_begun_are_not_blank() -> None:
    (found,) = asked(*a_diary(days=31, blank=()))
    assert (found.logged, found.blank, found.days) == (30, (), 30)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (a_diary(days=4, blank=()), "3 of 3 days since 18 Nov 2026 have an entry; 0 blank. Not enough yet to say more"),
        (a_diary(days=85), "9 of 14 days right before a blank day."),
        (a_diary(days=60, blank=range(2, 60, 2)), "0 of 14 days whose next day has an entry too."),
        ([a_score(day, 5) for day in range(1, 300) if day % EVERY], "the scores hardly differ"),
        ([a_score(day, 9 if day == 50 else 5) for day in range(1, 300) if day % EVERY], "the scores hardly differ"),
        ([Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(400)], "no day of the last year has an entry"),
        ([a_score(500, 5)], "no day of the last year has an entry"),
        ([a_score(0, 5)], "no day of the last year has an entry"),
    ],
)
def test_what_is_missing_is_said_and_no_number_is_given(facts: list[Fact], words: str) -> None:
    found = asked(*facts)[0]
    assert found.verdict in {Verdict.NOT_ENOUGH_YET, Verdict.CANNOT_TELL}
    assert found.figures.estimate is None
    assert found.p is None
    assert words in words_of(found).sentence


def test_a_year_all_too_ill_is_counted_and_holds_no_blank_day() -> None:
    found = asked(*(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(400)))[0]
    assert (found.too_ill, found.blank, found.days) == (365, (), 365)
    assert "365 days were too ill to log." in words_of(found).caveats


def test_the_picture_shows_which_days_stand_right_before_a_blank_one() -> None:
    with Journal.create(None) as journal:
        keep(journal, *a_diary(worse=2.0))
        (found,) = [each for each in findings(journal.facts, today=TODAY) if isinstance(each, BlankFinding)]
        drawn = picture_of(journal.facts, found, PictureName.PICTURE, today=TODAY)
    assert isinstance(drawn.spec, ChartSpec)
    (panel,) = drawn.spec.panels
    assert [point.day for point in panel.points[0].points] == list(found.compared.before)
    assert "Right before a blank day" in drawn.table.headers


@pytest.mark.parametrize("facts", [a_diary(days=4, blank=()), [a_score(500, 5)], [a_score(0, 5)]])
def test_a_picture_without_blank_days_has_no_points(facts: list[Fact]) -> None:
    with Journal.create(None) as journal:
        keep(journal, *facts)
        (found,) = [each for each in findings(journal.facts, today=TODAY) if isinstance(each, BlankFinding)]
        drawn = picture_of(journal.facts, found, PictureName.PICTURE, today=TODAY)
    assert isinstance(drawn.spec, ChartSpec)
    assert drawn.spec.panels[0].points == ()


def test_how_it_was_worked_out_counts_both_kinds() -> None:
    (found,) = asked(*a_diary())
    how = " ".join(words_of(found).how)
    assert "33 days right before a blank day, 232 whose next day has an entry too." in how
    assert "Day-to-day correlation" in how
