# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterable

import pytest

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.findings.draws import DrawsFinding, Uncounted
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import PictureName, picture_names, picture_of
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.scores import Day, Mark, Score
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep

DRAWS = {400: 20, 350: 35, 300: 28, 250: 60, 200: 44, 150: 52, 100: 39, 50: 25}


def drawn(draws: dict[int, int] | None = None) -> list[LabResult]:
    return [a_result(day, "ferritin", value) for day, value in (DRAWS if draws is None else draws).items()]


def a_diary(days: Iterable[int] = range(420)) -> list[Score]:
    """Scores that differ from one fortnight to the next."""
    return [a_score(day, (day // 14 * 5) % 11) for day in days]


def asked(*facts: Fact, analyte: str = "ferritin") -> DrawsFinding:
    """What is said of fatigue beside one analyte."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        found = [one for one in findings(journal.facts, today=TODAY) if isinstance(one, DrawsFinding)]
    return next(one for one in found if (one.tracker.key, one.analyte) == ("fatigue", analyte))


def test_from_six_draws_on_the_rank_correlation_is_given_and_no_side_taken() -> None:
    finding = asked(*a_diary(), *drawn())
    assert (finding.id, finding.verdict) == ("draws/ferritin/fatigue", Verdict.CANNOT_TELL)
    figures = finding.figures
    assert figures.estimate is not None
    assert figures.low is not None
    assert figures.high is not None
    assert -1 < figures.low < figures.estimate < figures.high < 1
    assert (figures.n_after, figures.days_possible) == (8, 8)
    assert finding.p is None
    words = words_of(finding)
    assert words.question == "Fatigue beside Ferritin, draw by draw"
    assert words.sentence.startswith("Can't tell whether they belong together: over 8 draws their rank correlation is")
    assert "only for draws that have nothing to do with one another" in words.sentence
    assert "Two things that each drift look linked by chance" in words.always[0]
    assert "No P value is given" in words.how[-1]


def test_even_draws_that_go_fully_together_take_no_side() -> None:
    together = {day: 10 * place for place, day in enumerate(DRAWS, 2)}
    scores = [a_score(day + shift, place) for place, day in enumerate(DRAWS, 1) for shift in range(-3, 4)]
    finding = asked(*scores, *drawn(together))
    assert finding.figures.estimate == pytest.approx(1)
    assert finding.verdict is Verdict.CANNOT_TELL


def test_up_to_five_draws_there_is_only_the_picture() -> None:
    finding = asked(*a_diary(), *drawn({day: DRAWS[day] for day in (300, 250, 200, 150, 100)}))
    assert finding.verdict is Verdict.PICTURE_ONLY
    assert finding.figures.estimate is None
    assert words_of(finding).sentence == "5 draws, so only the picture is shown; from 6 on there is more to say."


def test_an_infusion_between_the_draws_is_said_to_make_them_look_linked() -> None:
    with_iron = asked(*a_diary(), *drawn(), an_infusion(220))
    assert with_iron.infusions == 1
    assert "Both move after an infusion; that alone makes them look linked." in words_of(with_iron).caveats[0]
    assert asked(*a_diary(), *drawn(), an_infusion(10)).infusions == 0


def test_every_draw_that_does_not_count_is_counted_and_its_reason_said() -> None:
    odd = [
        a_result(380, "ferritin", "<10"),
        a_result(218, "ferritin", 300),
        a_result(100, "ferritin", 41),
        a_result(700, "ferritin", 30),
        a_result(90, "ferritin", 5, "mmol/L"),
    ]
    finding = asked(*a_diary(), *drawn(), *odd, an_infusion(228))
    assert dict(finding.uncounted) == {
        Uncounted.SIGN: 1,
        Uncounted.SOON_AFTER_IRON: 1,
        Uncounted.OTHER_UNIT: 1,
        Uncounted.SAME_DAY: 1,
        Uncounted.FEW_SCORES: 1,
    }
    assert (finding.pairs, finding.draws) == (8, 13)
    said = " ".join(words_of(finding).caveats)
    for words in ("a sign such as <", "less than 28 days after an iron infusion", "not exchanged", "second of its day"):
        assert words in said
    assert "1 draw has fewer than 5 days logged around it" in said


def test_a_draw_soon_after_iron_counts_for_what_iron_does_not_move() -> None:
    crp = [a_result(day, "crp", value, "mg/L") for day, value in DRAWS.items()]
    assert asked(*a_diary(), *crp, an_infusion(210), analyte="crp").pairs == 8


def test_the_picture_is_that_of_the_pairs() -> None:
    with Journal.create(None) as journal:
        keep(journal, *a_diary(), *drawn())
        finding = next(one for one in findings(journal.facts, today=TODAY) if isinstance(one, DrawsFinding))
        assert picture_names(finding) == (PictureName.PICTURE,)
        pictured = picture_of(journal.facts, finding, PictureName.PICTURE, today=TODAY)
    assert isinstance(pictured.spec, PairsSpec)
    assert len(pictured.spec.pairs) == len(pictured.table.rows) == finding.pairs


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([a_result(30, "ferritin", 20)], "Not enough yet: no draw that counts has 5 days logged around it."),
        ([*a_diary(), *(a_result(day, "ferritin", "<10") for day in DRAWS)], "Not enough yet: no draw that counts"),
        ([*a_diary(range(3)), *drawn()], "Not enough yet: no draw that counts"),
        ([*a_diary(), *drawn(dict.fromkeys(DRAWS, 30))], "over 8 draws one of the two is always the same."),
        ([*(a_score(day, 5) for day in range(420)), *drawn()], "over 8 draws one of the two is always the same."),
        ([*drawn(), *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(420))], "no draw that counts"),
        ([*a_diary(), *drawn({100: 30}), an_infusion(100), an_infusion(100)], "no draw that counts"),
    ],
)
def test_where_something_is_missing_that_is_said_and_no_number(facts: list[Fact], words: str) -> None:
    finding = asked(*facts)
    assert words in words_of(finding).sentence
    assert finding.verdict in {Verdict.NOT_ENOUGH_YET, Verdict.CANNOT_TELL}
    assert (finding.figures.estimate, finding.figures.low, finding.p) == (None, None, None)


def test_which_pairs_are_asked_hangs_on_what_there_is_and_not_on_a_value() -> None:
    def ids(*facts: Fact) -> list[str]:
        with Journal.create(None) as journal:
            keep(journal, *facts)
            return [one.id for one in findings(journal.facts, today=TODAY) if isinstance(one, DrawsFinding)]

    assert ids(*a_diary()) == []
    one, other = (ids(*a_diary(), a_result(9, "crp", value, "mg/L"), *drawn()) for value in (1, 90))
    assert one == other
    assert len(set(one)) == len(one)
    assert {"draws/crp/fatigue", "draws/ferritin/mood"} <= set(one)
