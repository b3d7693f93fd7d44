# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterable, Sequence

import pytest

from journal_app.analysis.charts import Axis, ChartSpec
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.pictures import PictureName, picture_names, picture_of
from journal_app.analysis.findings.wearing import LeftOut, WearingFinding
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.scores import Day, Mark
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_score, ago, an_infusion, keep

EVERY_90 = (450, 360, 270, 180, 90)
WOBBLE = (0, 1, -1, 1, 0, -1, 2, 0, -2, 1, 0, 0, -1, 1)


def given(days: Iterable[int], product: str = "natalizumab") -> list[Infusion]:
    kind = InfusionKind.DISEASE_MODIFYING
    return [an_infusion(day, 300, product.title(), kind=kind, product=product) for day in days]


def a_diary(days: Iterable[int], starts: Sequence[int] = (), per_day: float = 0.0) -> list[Fact]:
    """Scores that wobble about 5, and rise by so much a day from each start on."""

    def since(day: int) -> int:
        return min((start - day for start in starts if start >= day), default=0)

    return [a_score(day, max(0, min(10, 5 + round(since(day) * per_day) + WOBBLE[day % len(WOBBLE)]))) for day in days]


def asked(*facts: Fact, of: str = "natalizumab") -> WearingFinding:
    """What is said of fatigue over the cycles of one product, or of its kind."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        found = [one for one in findings(journal.facts, today=TODAY) if isinstance(one, WearingFinding)]
    wanted = [one for one in found if one.tracker.key == "fatigue"]
    return next((one for one in wanted if one.anchor.product == of), wanted[0])


def said(finding: WearingFinding) -> str:
    words = words_of(finding)
    return " ".join((words.question, words.sentence, *words.caveats, *words.always, *words.how))


def test_a_rise_within_every_cycle_is_told_with_its_size_and_what_it_cannot_tell() -> None:
    finding = asked(*a_diary(range(451), EVERY_90, 0.04), *given(EVERY_90))
    assert finding.verdict is Verdict.HIGHER
    assert finding.id == "wearing-off/infusion/disease-modifying/fatigue"
    assert len(finding.stretches) == 4
    assert finding.not_counted == (LeftOut.RUNNING,)
    words = words_of(finding)
    assert words.sentence.startswith(
        "Fatigue was 2.2 points more in the last third of 4 cycles than in the first third"
    )
    assert "(95 % range)" in words.sentence
    assert "The cycle that runs now counts when it is over." in words.caveats
    assert "from one diary nobody can tell why" in words.always[0]
    assert "Only days from day 8 on are compared." in words.always
    assert "turned round as on a drum" in " ".join(words.how)


def test_a_fall_within_every_cycle_is_told_as_less() -> None:
    finding = asked(*a_diary(range(451), EVERY_90, -0.04), *given(EVERY_90))
    assert finding.verdict is Verdict.LOWER
    assert " points less in the last third of 4 cycles" in words_of(finding).sentence


def test_where_nothing_happens_no_side_is_taken() -> None:
    finding = asked(*a_diary(range(451)), *given(EVERY_90))
    assert finding.verdict is Verdict.ABOUT_THE_SAME
    assert "Fatigue was about the same in the last third of 4 cycles as in the first third." in said(finding)
    assert finding.figures.coverage == 1


def test_too_few_cycles_are_counted_and_the_day_is_named_on_which_there_may_be_enough() -> None:
    finding = asked(*a_diary(range(271)), *given((270, 180, 90)))
    assert finding.verdict is Verdict.NOT_ENOUGH_YET
    assert finding.figures.estimate is None
    assert words_of(finding).sentence == (
        "Not enough yet: 2 of 3 cycles. It can be looked at when the cycle that runs now is over, "
        "on 20 Feb 2027 at the latest."
    )


def test_under_270_days_of_cycles_the_wave_is_said_before_anything_else() -> None:
    starts = (220, 170, 120, 70, 20)
    finding = asked(*a_diary(range(221), starts, 0.06), *given(starts))
    assert finding.may_be_a_wave
    assert words_of(finding).sentence.startswith("With under 270 days of cycles, a slow wave over the year")
    assert not asked(*a_diary(range(451)), *given(EVERY_90)).may_be_a_wave


def test_products_of_one_kind_have_cycles_of_their_own_and_end_each_others() -> None:
    other = given((315,), "ocrelizumab")
    finding = asked(*a_diary(range(451)), *given(EVERY_90), *other)
    assert finding.id == "wearing-off/infusion/disease-modifying/natalizumab/fatigue"
    assert len(finding.stretches) == 3
    assert finding.not_counted == (LeftOut.OTHER_PRODUCT, LeftOut.RUNNING)
    assert "In 1 cycle another product of the same kind was given" in said(finding)
    assert asked(*a_diary(range(451)), *given(EVERY_90), *other, of="ocrelizumab").stretches == ()


def test_iron_doses_within_twelve_weeks_are_one_course() -> None:
    doses = [an_infusion(day) for day in (700, 693, 500, 493, 300, 100)]
    finding = asked(*a_diary(range(701)), *doses)
    assert [stretch.first - ago(700).toordinal() for stretch in finding.stretches] == [8, 208, 408]
    assert {stretch.days for stretch in finding.stretches} == {173}


def test_a_short_cycle_and_one_with_few_entries_are_left_out_and_said() -> None:
    starts = (450, 436, 360, 270, 180, 90)
    finding = asked(*a_diary([day for day in range(451) if not 300 < day < 340]), *given(starts))
    assert finding.not_counted == (LeftOut.TOO_SHORT, LeftOut.FEW_ENTRIES, LeftOut.RUNNING)
    assert "1 cycle is too short to be divided into thirds." in said(finding)
    assert "1 cycle does not count: each third takes entries on half of its days, and 4 at least." in said(finding)


def test_where_days_too_ill_would_turn_the_answer_nobody_can_tell() -> None:
    ill = {start - day for start in EVERY_90[:-1] for day in range(9, 20)}
    scores = a_diary([day for day in range(451) if day not in ill], EVERY_90, 0.02)
    without = asked(*scores, *given(EVERY_90))
    assert without.verdict is Verdict.HIGHER
    marked = asked(*scores, *given(EVERY_90), *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in ill))
    assert marked.too_ill == len(ill)
    assert marked.is_unsteady
    assert marked.verdict is Verdict.CANNOT_TELL
    assert "it hangs on how the days too ill to log are counted" in words_of(marked).sentence


def test_the_picture_is_that_of_the_days_since() -> None:
    with Journal.create(None) as journal:
        keep(journal, *a_diary(range(451)), *given(EVERY_90))
        finding = next(one for one in findings(journal.facts, today=TODAY) if isinstance(one, WearingFinding))
        assert picture_names(finding) == (PictureName.PICTURE,)
        drawn = picture_of(journal.facts, finding, PictureName.PICTURE, today=TODAY)
    assert isinstance(drawn.spec, ChartSpec)
    assert drawn.spec.axis is Axis.SINCE
    assert drawn.table.rows


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (given((100,)), "Not enough yet: 0 of 3 cycles."),
        ([*a_diary(range(3)), *given((1,))], "Not enough yet: 0 of 3 cycles."),
        ([*a_diary(range(400)), *given((0,))], "Not enough yet: 0 of 3 cycles."),
        ([*a_diary(range(400)), *given((399,))], "Not enough yet: 1 of 3 cycles."),
        ([*a_diary(range(400)), *given((300, 300))], "Not enough yet: 1 of 3 cycles."),
        ([*(a_score(day, 5) for day in range(451)), *given(EVERY_90)], "the scores hardly differ"),
        ([*(a_score(day, 9 if day == 200 else 5) for day in range(451)), *given(EVERY_90)], "the scores hardly differ"),
        ([*(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(451)), *given(EVERY_90)], "0 of 3 cycles."),
    ],
)
def test_where_something_is_missing_that_is_said_and_no_number(facts: list[Fact], words: str) -> None:
    finding = asked(*facts)
    assert words in words_of(finding).sentence
    assert finding.verdict in {Verdict.NOT_ENOUGH_YET, Verdict.CANNOT_TELL}
    assert (finding.figures.estimate, finding.figures.low, finding.p) == (None, None, None)
    assert not finding.has_answer


def test_without_an_infusion_nothing_is_asked() -> None:
    with Journal.create(None) as journal:
        keep(journal, *a_diary(range(300)))
        assert not [one for one in findings(journal.facts, today=TODAY) if isinstance(one, WearingFinding)]
