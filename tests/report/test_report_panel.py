# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Results as the table of a report has them: as printed, marked by dates alone."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.catalogues import analytes
from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.scores import Score
from journal_app.report.appointment.asked import Part
from journal_app.report.appointment.panel import all_results, iron_panel
from journal_app.report.appointment.room import AMPLE
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_few_weeks, a_result, ago, an_infusion, keep
from tests.report.summaries import a_summary, rows_of, said, these_days


def test_dates_stand_across_with_unit_range_and_flag_as_printed(journal: Journal) -> None:
    keep(
        journal,
        a_result(
            60, "ferritin", 9, "µg/L", range_low=Decimal(15), range_high=Decimal(150), flag="L", laboratory="Hill"
        ),
        a_result(10, "ferritin", "<5", "µg/L", range_text="15 to 150", flag="LL*", laboratory="Hill"),
        a_result(10, "crp", 2, "mg/L", range_high=Decimal(5), laboratory="Hill", note="private"),
    )
    section = iron_panel(journal.facts, these_days())
    assert rows_of(section) == [
        ["Test", "22 Sept 2026", "11 Nov 2026"],
        ["Ferritin", "9 µg/L “L” (15–150)", "<5 µg/L “LL*” (15 to 150)"],
        ["C-reactive protein (CRP)", "–", "2 mg/L (≤ 5)"],
    ]
    assert "Laboratory: Hill." in said(section)
    assert "private" not in said(section)


def test_a_row_of_several_units_is_shown_in_the_newest_with_the_printed_value_beneath(journal: Journal) -> None:
    keep(
        journal,
        a_result(60, "iron", 50, "ug/dL", range_low=Decimal(60), laboratory="South"),
        a_result(10, "iron", "9.5", "umol/L", laboratory="North"),
        a_result(60, "ferritin", 12, "ng/mL"),
        a_result(10, "ferritin", 14, "ug/L"),
    )
    section = iron_panel(journal.facts, these_days())
    assert rows_of(section) == [
        ["Test", "22 Sept 2026 laboratory not noted", "22 Sept 2026 South", "11 Nov 2026 laboratory not noted",
         "11 Nov 2026 North"],
        ["Ferritin", "12 ug/L printed: 12 ng/mL", "–", "14 ug/L", "–"],
        ["Serum iron", "–", "8.953 umol/L printed: 50 ug/dL (≥ 60)", "–", "9.5 umol/L"],
    ]  # fmt: skip
    assert "with the printed value beneath" in said(section)


def test_iron_stores_soon_after_an_iron_infusion_are_marked_and_nothing_else_is(journal: Journal) -> None:
    keep(journal, an_infusion(40), a_result(20, "ferritin", 400), a_result(20, "phosphate", "0.5", "mmol/L"))
    keep(journal, a_result(12, "ferritin", 400), a_result(40, "tsat", 90, "%"))
    section = iron_panel(journal.facts, these_days())
    assert rows_of(section)[1:] == [
        ["Ferritin", "–", "400 ng/mL ○ 20 days after an infusion", "400 ng/mL"],
        ["Transferrin saturation (TSAT)", "90 % ○ on the day of an infusion", "–", "–"],
        ["Phosphate", "–", "0.5 mmol/L", "–"],
    ]
    assert "within 28 days after an iron infusion" in said(section)


def test_two_results_of_one_day_stand_beside_each_other(journal: Journal) -> None:
    keep(journal, a_result(5, "ferritin", 10), a_result(5, "ferritin", 11), a_result(5, "tsat", 9, "%"))
    assert rows_of(iron_panel(journal.facts, these_days())) == [
        ["Test", "16 Nov 2026", "16 Nov 2026 result 2"],
        ["Ferritin", "10 ng/mL", "11 ng/mL"],
        ["Transferrin saturation (TSAT)", "9 %", "–"],
    ]


def test_the_newest_draws_are_shown_and_the_others_counted(journal: Journal) -> None:
    keep(journal, *(a_result(day, "ferritin", day) for day in range(10)))
    section = iron_panel(journal.facts, these_days())
    assert rows_of(section)[1][1:] == [f"{day} ng/mL" for day in range(5, -1, -1)]
    assert "4 earlier draws are not shown here." in said(section)


def test_where_these_days_hold_no_draw_the_last_ones_before_are_shown(journal: Journal) -> None:
    keep(journal, *(a_result(day, "ferritin", day) for day in (300, 200, 150)))
    section = iron_panel(journal.facts, these_days())
    assert rows_of(section)[1][1:] == ["200 ng/mL", "150 ng/mL"]
    assert "None in these days; these are the last ones before." in said(section)


def test_sixty_analytes_of_many_days_all_stand_in_the_full_table(journal: Journal) -> None:
    keys = [*analytes(), *(f"own {number}" for number in range(60 - len(analytes())))]
    keep(
        journal,
        *(
            LabResult(collected_on=ago(place % 9), analyte=key, value=Decimal(place) / 7 + 1, unit="per dozen")
            for place, key in enumerate(keys)
        ),
    )
    section = all_results(journal.facts, these_days())
    rows = rows_of(section)
    assert max(map(len, rows)) == AMPLE.draws + 1
    filled = [cell for row in rows for cell in row[1:] if "per dozen" in cell]
    assert len(filled) == len(keys)


def test_without_results_that_is_said(journal: Journal) -> None:
    assert "No results are noted." in said(iron_panel(journal.facts, these_days()))
    assert "No results are noted in these days." in said(all_results(journal.facts, these_days()))


@given(st.randoms(use_true_random=False))
def test_no_score_and_no_result_changes_what_is_said_of_it(chance: Random) -> None:
    """But for the numbers themselves: nothing in a report depends on whether a value is large or small."""

    def other(fact: Fact) -> Fact:
        if isinstance(fact, LabResult):
            return replace(fact, value=Decimal(chance.randint(1, 9000)))
        return replace(fact, value=Decimal(chance.randint(0, 10))) if isinstance(fact, Score) else fact

    def told(facts: list[Fact]) -> str:
        with Journal.create(None) as journal:
            keep(journal, *facts)
            return re.sub("[0-9.]+", "#", said(a_summary(journal, parts=frozenset({Part.LABS, Part.TREATMENTS}))))

    assert told([other(fact) for fact in a_few_weeks()]) == told(a_few_weeks())


@given(st.lists(st.integers(1, 9000), min_size=20, max_size=20))
def test_no_value_changes_what_is_marked_or_shown(values: list[int]) -> None:
    def told(changed: list[LabResult]) -> list[list[str]]:
        with Journal.create(None) as journal:
            keep(journal, *(one for one in a_few_weeks() if not isinstance(one, LabResult)), *changed)
            rows = rows_of(iron_panel(journal.facts, these_days()))
        return [[cell.partition("○")[2] for cell in row] for row in rows]

    results = [one for one in a_few_weeks() if isinstance(one, LabResult)]
    others = [replace(one, value=Decimal(value)) for one, value in zip(results, values, strict=False)]
    assert told(others) == told(results)
    assert results[0].collected_on <= TODAY - timedelta(days=1)
