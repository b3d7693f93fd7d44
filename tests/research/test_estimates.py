# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from journal_app import words
from journal_app.analysis.charts import to_json
from journal_app.analysis.estimate_axes import AxisKind
from journal_app.analysis.estimates import EstimatePanel, EstimatesSpec, IntervalFrom, estimates_table
from journal_app.domain.cards import Counts, Higher, Measure, ResearchCard, Result
from journal_app.research.estimates import (
    Named,
    checked_again,
    estimates_of,
    estimates_spec,
    panels_of,
    worked_out_interval,
)
from journal_app.research.library import bundled_cards, find
from tests.analysis.snapshots import path_of
from tests.research.estimate_snapshots import SNAPSHOTS
from tests.research.results import HOSTILE, a_printed_result
from tests.research.test_library import FORBIDDEN

CARDS = [card for card in bundled_cards() if card.results]
VERDICT = re.compile(r"significan|convincing|favou?r|effective|works?\b|proves?\b|good|bad\b", re.IGNORECASE)
PREFER = Counts(first=94, of_first=144, second=77, of_second=146)


def panel_of(*results: Result) -> EstimatePanel:
    """The one panel of results that share a scale."""
    (panel,) = panels_of([Named(result=result) for result in results])
    return panel


def spec_of(*results: Result) -> EstimatesSpec:
    return estimates_spec("Made up", (panels_of([Named(result=result) for result in results]),))


def our_words(spec: EstimatesSpec) -> Iterator[str]:
    """What a picture says beyond what the card says."""
    yield spec.note
    for line in spec.lines:
        for panel in line:
            yield from (panel.caption, panel.none_words)
            yield from (row.numbers for row in panel.rows)
    yield from estimates_table(spec).headers


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_estimates_are_as_they_were_when_they_were_last_looked_at(name: str) -> None:
    assert to_json(SNAPSHOTS[name]()) + "\n" == path_of(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.key))
def test_every_result_that_ships_has_its_row_and_no_row_a_verdict(card: ResearchCard) -> None:
    spec = estimates_of(card)
    assert sorted(row.what.casefold() for row in spec.rows) == sorted(result.what.casefold() for result in card.results)
    assert [sentence for sentence in our_words(spec) if VERDICT.search(sentence)] == []
    assert [found[0] for found in map(FORBIDDEN.search, [*our_words(spec), spec.alt]) if found] == []


@pytest.mark.parametrize("card", CARDS, ids=lambda card: str(card.key))
def test_a_line_is_drawn_only_where_there_is_an_interval(card: ResearchCard) -> None:
    results = {result.what.casefold(): result for result in card.results}
    for row in estimates_of(card).rows:
        result = results[row.what.casefold()]
        assert (row.estimate is None) == (result.estimate is None)
        assert (row.low is None) == (row.interval_from is IntervalFrom.NOBODY)
        if result.low is None and worked_out_interval(result) is None:
            assert row.low is None
            assert "no interval given" in row.alt


def test_the_words_of_prefer_are_those_of_the_card() -> None:
    row, *_others = estimates_of(find("prefer-2014")).rows
    assert row.numbers.replace("\u00a0", " ") == "1.68, 95 % interval 1.05 to 2.70 · P 0.03"
    assert row.remark == "iron infusion against salt water · 290 people"
    assert row.alt.replace("\u00a0", " ") == (
        "Fatigue at least one point less by day 56: Odds ratio 1.68, 95 % interval 1.05 to 2.70, P 0.03, 290 people, "
        "iron infusion against salt water."
    )


@pytest.mark.parametrize("key", ["prefer-2014", "krayenbuehl-2011"])
def test_a_p_beside_one_group_alone_says_what_it_belongs_to(key: str) -> None:
    row = list(estimates_of(find(key)).rows)[-1]
    assert " · P is for " in row.remark
    assert ". P is for " in row.alt


def test_an_interval_says_whose_it_is() -> None:
    kinds = {
        IntervalFrom.SOURCE: a_printed_result(Measure.ODDS_RATIO, "2", "1", "4"),
        IntervalFrom.HERE: a_printed_result(Measure.MEAN_DIFFERENCE, "2", "1", "4", is_interval_printed=False),
        IntervalFrom.NOBODY: a_printed_result(Measure.MEAN_DIFFERENCE, "2"),
    }
    for kind, result in kinds.items():
        (row,) = panel_of(result).rows
        assert row.interval_from is kind
        assert ("worked out here" in row.alt) == (kind is IntervalFrom.HERE)
        assert bool(row.cells[-1]) == (kind is IntervalFrom.HERE)


def test_a_correlation_gets_fishers_interval_and_counts_give_woolfs() -> None:
    (r,) = panel_of(a_printed_result(Measure.PARTIAL_CORRELATION, "0.449", n=22, df=17)).rows
    (ratio,) = panel_of(a_printed_result(Measure.ODDS_RATIO, "1.68", counts=PREFER)).rows
    assert [round(end or 0, 3) for end in (r.low, r.high)] == [-0.007, 0.750]
    assert [round(end or 0, 2) for end in (ratio.low, ratio.high)] == [1.05, 2.70]
    assert {r.interval_from, ratio.interval_from} == {IntervalFrom.HERE}


@pytest.mark.parametrize(
    "result",
    [
        a_printed_result(Measure.ODDS_RATIO, "9", counts=PREFER),
        replace(a_printed_result(Measure.CORRELATION, "0.5", n=20), level=100),
        a_printed_result(Measure.RISK_RATIO, "1.2", counts=PREFER),
    ],
    ids=["counts of something else", "a level without end", "another ratio"],
)
def test_no_interval_is_worked_out_that_would_not_fit(result: Result) -> None:
    (row,) = panel_of(result).rows
    assert (row.low, row.interval_from) == (None, IntervalFrom.NOBODY)
    assert row.estimate is not None


def test_results_share_a_scale_by_what_is_counted_in_which_unit_and_which_way_is_better() -> None:
    results = [
        a_printed_result(Measure.MEAN_DIFFERENCE, "1", unit="g/L"),
        a_printed_result(Measure.MEAN_DIFFERENCE, "2", unit="µg/L"),
        a_printed_result(p="0.2"),
        a_printed_result(Measure.MEAN_DIFFERENCE, "3", unit="g/L"),
        a_printed_result(Measure.MEAN_DIFFERENCE, "3", unit="g/L", higher_is=Higher.BETTER),
    ]
    panels = panels_of([Named(result=result) for result in results])
    assert [len(panel.rows) for panel in panels] == [2, 1, 1, 1]
    assert [panel.axis is None for panel in panels] == [False, False, True, False]
    assert panels[0].caption == "Mean difference, in g/L."
    assert panels[3].caption == "Mean difference, in g/L. More is better."


@pytest.mark.parametrize(
    ("result", "sides"),
    [
        (a_printed_result(Measure.ODDS_RATIO, "2"), ("more often: salt water", "more often: iron")),
        (a_printed_result(Measure.MEAN_DIFFERENCE, "2"), ("more: salt water", "more: iron")),
        (a_printed_result(Measure.MEAN_CHANGE, "2", comparison="iron"), ("less than before", "more than before")),
        (
            a_printed_result(Measure.CORRELATION, "0.2"),
            ("more of one, less of the other", "more of one, more of the other"),
        ),
        (a_printed_result(Measure.PERCENTAGE, "2"), ("", "")),
        (a_printed_result(Measure.MEAN_DIFFERENCE, "2", comparison="people with MS against others: less"), ("", "")),
        (a_printed_result(Measure.MEAN_DIFFERENCE, "2", comparison="made-up diaries"), ("", "")),
    ],
)
def test_the_sides_are_named_where_that_can_be_said_truthfully(result: Result, sides: tuple[str, str]) -> None:
    panel = panel_of(result)
    assert (panel.below, panel.above) == sides


def test_results_that_compare_others_leave_the_sides_unnamed() -> None:
    panel = panel_of(
        a_printed_result(Measure.ODDS_RATIO, "2"),
        a_printed_result(Measure.ODDS_RATIO, "2", comparison="iron against nothing"),
    )
    assert (panel.below, panel.above, panel.none_words) == ("", "", "no difference")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_numbers_make_a_spec(name: str) -> None:
    spec = spec_of(HOSTILE[name])
    (row,) = spec.rows
    (panel,) = spec.lines[0]
    numbers = [number for number in (row.low, row.estimate, row.high) if number is not None]
    assert (panel.axis is None) == (not numbers)
    if panel.axis is not None:
        assert all(panel.axis.low <= number <= panel.axis.high for number in numbers)
    assert len(row.numbers) < 100
    assert row.alt.endswith(".")


@pytest.mark.parametrize(
    "name", ["beyond any ratio", "a ratio of none", "beyond a straight line", "too large", "ends the wrong way round"]
)
def test_what_has_no_place_on_a_scale_is_said_in_words(name: str) -> None:
    (row,) = spec_of(HOSTILE[name]).rows
    assert row.estimate is row.low is row.high is None
    assert row.numbers.endswith(" · not drawn")


def test_the_table_has_a_row_for_each_result_and_says_what_was_worked_out() -> None:
    spec = estimates_of(find("keller-2020"))
    table = estimates_table(spec)
    assert table.headers == (
        "What",
        "Who, against whom",
        "People",
        "Size",
        "Interval",
        "P",
        "Worked out here",
    )
    assert tuple(cell.replace("\u00a0", " ") for cell in table.rows[0]) == (
        "Fatigue after 6 to 8 weeks",
        "iron infusion against placebo",
        "405",
        "Mean difference −0.1 points of 10",
        "95 % interval −0.49 to 0.29",
        "0.819",
        "the interval",
    )
    assert len(table.rows) == len(list(spec.rows)) == 3


def test_numbers_are_written_as_the_language_writes_them() -> None:
    words.set_language("de")
    (row,) = panel_of(a_printed_result(Measure.ODDS_RATIO, "1.68", "1.05", "2.70")).rows
    assert row.numbers.startswith("1,68, ")


def test_what_was_worked_out_again_is_said_and_of_several_of_which() -> None:
    results = find("neuroreport-2017-serum-iron").results
    sentences = checked_again(results)
    assert sentences[0].startswith("Serum iron and iron in the putamen, in MS: Could not be reproduced: ")
    assert len(sentences) == 3
    assert not any("wrong" in sentence or "interval" in sentence for sentence in sentences)
    (prefer,) = checked_again(find("prefer-2014").results[:1])
    assert prefer.startswith("Worked out from 94 of 144 and 77 of 146")
    assert checked_again(()) == ()


def test_scales_marks_and_dashes_that_need_words_have_them() -> None:
    printed = a_printed_result(Measure.ODDS_RATIO, "2", "1", "4")
    hollow = a_printed_result(Measure.MEAN_DIFFERENCE, "2")
    assert spec_of(printed).note == ""
    assert spec_of(hollow).note == "A hollow mark has no interval: how sure it is was not given."
    assert spec_of(printed, hollow).note.startswith("Each scale is its own")
    assert "dashed line" in spec_of(a_printed_result(Measure.CORRELATION, "0.5", n=20)).note


def test_shares_stand_between_none_and_all_without_a_place_of_no_difference() -> None:
    panel = panel_of(a_printed_result(Measure.PERCENTAGE, "47", "36", "58", unit="%"))
    assert panel.axis is not None
    assert (panel.axis.kind, panel.axis.low, panel.axis.high) == (AxisKind.SHARE, 0, 100)
    assert (panel.axis.none_at, panel.none_words) == (None, "")
