# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import PictureName, picture_of
from journal_app.analysis.findings.result_pairs import ResultsFinding, side, wobble_p
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.variation import Limits, Obstacle
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, an_infusion, keep

LIMITS = Limits(factor=2.0, symmetric_percent=70.0)


def ferritin(days_ago: int, value: int | str, unit: str = "ng/mL", laboratory: str = "Harbour") -> LabResult:
    return a_result(days_ago, "ferritin", value, unit, laboratory=laboratory)


def asked(*facts: Fact, analyte: str = "ferritin") -> ResultsFinding:
    """What is said of the newest two results of one analyte."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        found = [one for one in findings(journal.facts, today=TODAY) if isinstance(one, ResultsFinding)]
    return next(one for one in found if one.outcome == analyte)


def test_a_pair_beyond_the_limits_is_told_with_the_fact_about_healthy_people() -> None:
    finding = asked(ferritin(200, 100), ferritin(20, 40))
    assert (finding.id, finding.verdict) == ("results/ferritin", Verdict.LOWER)
    figures = finding.figures
    assert figures.estimate == pytest.approx(-60)
    assert figures.low == pytest.approx(-51.9, abs=0.05)
    assert figures.high == pytest.approx(107.9, abs=0.05)
    words = words_of(finding)
    assert words.sentence == (
        "Ferritin was 100 ng/mL on 5 May 2026 and 40 ng/mL on 1 Nov 2026, 60 % less. They lie further apart than about "
        "19 of 20 pairs of healthy people’s results. Healthy people’s results, taken twice, differ by up to this much "
        "in about 19 of 20 pairs: 108 % more or 52 % less than the earlier one. Beside 100 ng/mL that is from 48.1 to "
        "208 ng/mL."
    )
    assert "About 1 in 20 pairs passes this line by wobble alone." in words.caveats
    assert "does not say why two results differ" in words.always[-1]
    assert "Maes 1997" in " ".join(words.how)


def test_a_rise_is_told_as_one_too_and_units_are_exchanged() -> None:
    finding = asked(ferritin(200, 40), ferritin(20, 100, "µg/L"))
    assert finding.verdict is Verdict.HIGHER
    assert finding.figures.estimate == pytest.approx(150)
    assert "150 % more" in words_of(finding).sentence


def test_a_pair_within_the_limits_cannot_be_told_from_wobble() -> None:
    finding = asked(ferritin(200, 50), ferritin(20, 60))
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "differ by as much with nothing changed" in words_of(finding).sentence
    same = asked(ferritin(200, 50), ferritin(20, 50))
    assert (same.p, same.figures.estimate) == (1, 0)
    assert "Ferritin was 50 ng/mL on 5 May 2026 and 50 ng/mL on 1 Nov 2026. " in words_of(same).sentence


def test_among_many_questions_a_pair_just_beyond_takes_no_side() -> None:
    others = [a_result(day, "tsh", 2, "mIU/L", laboratory="Harbour") for day in (200, 20)]
    alone = asked(ferritin(200, 100), ferritin(20, 47))
    assert alone.verdict is Verdict.LOWER
    among = asked(ferritin(200, 100), ferritin(20, 47), *others)
    assert among.verdict is Verdict.CANNOT_TELL
    assert among.is_held_back
    assert "among 2 questions asked at once" in words_of(among).sentence


def test_where_the_newest_two_cannot_be_compared_the_pair_before_is_and_both_are_said() -> None:
    finding = asked(ferritin(300, 100), ferritin(200, 40), ferritin(20, "<10"))
    assert finding.in_the_way == (Obstacle.SIGN,)
    assert finding.later is not None
    assert finding.later.value == 40
    said = " ".join(words_of(finding).caveats)
    assert "The newest two results are not the ones compared here. A sign such as < was printed" in said


def test_draws_further_apart_than_those_of_the_study_are_said_to_be() -> None:
    results = [a_result(day, "vitamin_b12", 400, "pg/mL", laboratory="Harbour") for day in (400, 20)]
    finding = asked(*results, analyte="vitamin_b12")
    assert "The draws of the study lay closer together" in " ".join(words_of(finding).caveats)


@pytest.mark.parametrize(
    ("facts", "verdict", "words"),
    [
        ([ferritin(20, 40)], Verdict.NOT_ENOUGH_YET, "Not enough yet: 1 of 2 results, Ferritin 40 ng/mL"),
        ([ferritin(20, "<10"), ferritin(90, "<10")], Verdict.CANNOT_TELL, "A sign such as < was printed"),
        ([ferritin(20, 40), ferritin(20, 90)], Verdict.CANNOT_TELL, "They were drawn on one day"),
        ([ferritin(90, 40), ferritin(20, 90, "ng/mL", "Hill")], Verdict.CANNOT_TELL, "They come from two laboratories"),
        ([ferritin(90, 40), ferritin(20, 90, "ng/mL", "")], Verdict.CANNOT_TELL, "The laboratory is not noted"),
        ([ferritin(90, 40), ferritin(20, 0)], Verdict.CANNOT_TELL, "no two results that follow one another"),
        ([ferritin(90, 40), ferritin(20, 90), an_infusion(50)], Verdict.CANNOT_TELL, "An iron infusion lies between"),
        ([ferritin(90, 40), ferritin(20, 90), an_infusion(20), an_infusion(20)], Verdict.CANNOT_TELL, "iron infusion"),
        ([ferritin(90, 40), ferritin(20, 90), an_infusion(90)], Verdict.CANNOT_TELL, "iron infusion"),
    ],
)
def test_where_something_is_in_the_way_that_is_said_and_no_number(
    facts: list[Fact], verdict: Verdict, words: str
) -> None:
    finding = asked(*facts)
    assert finding.verdict is verdict
    assert words in words_of(finding).sentence
    assert (finding.figures.estimate, finding.figures.low, finding.p) == (None, None, None)


def test_an_analyte_without_a_study_and_one_of_no_catalogue_say_so() -> None:
    phosphate = [a_result(day, "phosphate", value, "mmol/L", laboratory="Harbour") for day, value in ((90, 1), (20, 2))]
    assert "For Phosphate no study could be read" in words_of(asked(*phosphate, analyte="phosphate")).sentence
    unknown = [a_result(day, "zinc", 5, "mmol/L", laboratory="Harbour") for day in (90, 20)]
    assert "For zinc no study could be read" in words_of(asked(*unknown, analyte="zinc")).sentence


def test_the_picture_is_the_timeline_of_that_analyte_alone() -> None:
    facts = (ferritin(200, 100), ferritin(20, 40), a_result(20, "crp", 3, "mg/L"))
    with Journal.create(None) as journal:
        keep(journal, *facts)
        finding = next(one for one in findings(journal.facts, today=TODAY) if isinstance(one, ResultsFinding))
        drawn = picture_of(journal.facts, finding, PictureName.PICTURE, today=TODAY)
    assert isinstance(drawn.spec, ChartSpec)
    assert [panel.key for panel in drawn.spec.panels] == ["ferritin"]
    assert drawn.table.rows


@given(st.floats(0.01, 100))
def test_p_is_below_a_twentieth_beyond_the_limits_and_only_there(ratio: float) -> None:
    is_beyond = abs(math.log(ratio)) > math.log(LIMITS.factor)
    assert (side(ratio, LIMITS) is not Verdict.CANNOT_TELL) == is_beyond
    assert (wobble_p(ratio, LIMITS) < 0.05) == (abs(math.log(ratio)) > math.log(LIMITS.factor) * 1.959964 / 1.96)
    assert wobble_p(ratio, LIMITS) == pytest.approx(wobble_p(1 / ratio, LIMITS))


def test_a_pair_right_on_the_line_has_a_p_of_a_twentieth() -> None:
    assert wobble_p(2, LIMITS) == pytest.approx(0.05, abs=0.0001)
    assert wobble_p(1, LIMITS) == 1
