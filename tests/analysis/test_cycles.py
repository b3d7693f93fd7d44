# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.anchors import AFTER, BEFORE, Anchor, AnchorKind, Start, anchors, cycles, starts
from journal_app.analysis.charts import Axis, ChartSpec, MeanBand, to_json
from journal_app.analysis.cycle_words import anchor_words, since_text
from journal_app.analysis.cycles import cycles_spec
from journal_app.domain.facts import Fact
from journal_app.domain.records import Exclusion
from journal_app.domain.scores import Day, Mark, Score
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, keep
from tests.builders import a_course, a_score, an_event, an_infusion

IRON = Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.IRON)
STEROID = Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.STEROID)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def every_day(first: int, last: int, value: int | str = 6) -> list[Score]:
    """A fatigue score on every day from ``first`` to ``last`` days ago."""
    return [a_score(value=value, day=ago(days)) for days in range(last, first + 1)]


def spec_of(journal: Journal, facts: Iterable[Fact], anchor: Anchor = IRON, **more: object) -> ChartSpec:
    keep(journal, *facts)
    return cycles_spec(journal.facts, today=TODAY, anchor=anchor, tracker="fatigue", **more)  # type: ignore[arg-type]


def mean_of(spec: ChartSpec) -> MeanBand:
    mean = spec.panels[0].mean
    assert mean is not None
    return mean


def at(mean: MeanBand, day: int) -> tuple[float, float, float, int]:
    index = list(mean.days.array).index(day)
    return (
        float(mean.means.array[index]),
        float(mean.lows.array[index]),
        float(mean.highs.array[index]),
        int(mean.counts.array[index]),
    )


# What days are counted from


def test_days_can_be_counted_from_every_kind_product_event_and_course_there_is(journal: Journal) -> None:
    keep(
        journal,
        an_infusion(ago(300)),
        an_infusion(ago(200), product="ferumoxytol", brand=""),
        an_infusion(ago(100), kind=InfusionKind.STEROID, product="methylprednisolone", brand="", iron_mg=None),
        an_event(ago(50), kind=EventKind.VACCINATION),
        a_course(ago(90)),
        a_course(ago(30)),
    )
    assert [anchor_words(anchor) for anchor in anchors(journal.facts)] == [
        "iron infusion",
        "steroid infusion",
        "iron infusion (ferric carboxymaltose)",
        "iron infusion (ferumoxytol)",
        "vaccination",
        "start of Oral iron",
    ]


def test_each_anchor_finds_its_own(journal: Journal) -> None:
    keep(
        journal,
        an_infusion(ago(400)),
        an_infusion(ago(200), product="ferumoxytol", brand=""),
        an_event(ago(50), kind=EventKind.VACCINATION, title="Flu"),
        an_event(ago(40)),
        a_course(ago(90)),
    )

    def days(anchor: Anchor) -> list[int]:
        return [TODAY.toordinal() - start.day for start in starts(journal.facts, anchor)]

    assert days(IRON) == [400, 200]
    assert days(replace(IRON, product="ferumoxytol")) == [200]
    assert days(Anchor(kind=AnchorKind.EVENT, of=EventKind.VACCINATION)) == [50]
    assert days(Anchor(kind=AnchorKind.COURSE, of="Oral iron")) == [90]
    assert days(STEROID) == []


def test_iron_doses_within_84_days_of_the_first_are_one_course_without_chaining(journal: Journal) -> None:
    keep(journal, *(an_infusion(ago(days)) for days in (300, 293, 216, 215, 140)))
    found = starts(journal.facts, IRON)
    assert [(TODAY.toordinal() - start.day, start.doses) for start in found] == [(300, 3), (215, 2)]


def test_doses_of_other_kinds_are_never_merged(journal: Journal) -> None:
    keep(journal, *(an_infusion(ago(days), kind=InfusionKind.STEROID, iron_mg=None) for days in (30, 29, 28)))
    assert [start.doses for start in starts(journal.facts, STEROID)] == [1, 1, 1]


def test_two_on_one_day_are_one_start(journal: Journal) -> None:
    keep(journal, an_event(ago(9), title="First"), an_event(ago(9), title="Second"))
    (start,) = starts(journal.facts, Anchor(kind=AnchorKind.EVENT, of=EventKind.CRASH))
    assert start.label == "First"


# How far a cycle reaches


@given(st.lists(st.integers(0, 900), min_size=1, max_size=12, unique=True))
def test_cycles_never_reach_into_each_other_nor_beyond_today_or_the_limits(days: list[int]) -> None:
    found = [Start(id=str(day), day=TODAY.toordinal() - day, label="") for day in sorted(days, reverse=True)]
    made = cycles(found, TODAY)
    assert [cycle.start for cycle in made] == found
    for cycle in made:
        assert -BEFORE <= cycle.first <= 0 <= cycle.last <= AFTER
        assert cycle.start.day + cycle.last <= TODAY.toordinal()
    for one, two in pairwise(made):
        assert one.start.day + one.last < two.start.day
        assert two.start.day + two.first >= one.start.day


def test_a_start_that_is_still_to_come_is_no_cycle() -> None:
    assert cycles([Start(id="a", day=TODAY.toordinal() + 1, label="")], TODAY) == ()


def test_a_therapy_every_28_days_reads_from_one_dose_to_the_next(journal: Journal) -> None:
    doses = [an_infusion(ago(28 * turn), kind=InfusionKind.OTHER, product="x", iron_mg=None) for turn in range(1, 7)]
    spec = spec_of(journal, [*doses, *every_day(250, 0)], Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.OTHER))
    assert (spec.whole.first, spec.whole.last) == (-56, 28)  # the first has nothing before it; the last ends today
    assert len(spec.panels[0].daily) == 6


# What is drawn


def test_the_days_of_a_cycle_are_counted_from_its_day_0(journal: Journal) -> None:
    spec = spec_of(journal, [an_infusion(ago(30)), a_score(value=3, day=ago(40)), a_score(value=8, day=ago(20))])
    (series,) = spec.panels[0].daily
    assert list(series.days.array) == [-10, 10]
    assert list(series.values.array) == [3, 8]
    assert series.name == "22 Oct 2026, Ferinject 1000 mg"
    assert spec.axis is Axis.SINCE


def test_a_mean_is_never_made_of_days_on_both_sides_of_day_0(journal: Journal) -> None:
    spec = spec_of(journal, [an_infusion(ago(30)), *every_day(60, 31, 9), *every_day(30, 0, 2)])
    (series,) = spec.panels[0].daily
    has_mean = ~np.isnan(series.means.array)
    before = series.mean_days.array < 0
    assert set(series.means.array[before & has_mean]) == {9}
    assert set(series.means.array[~before & has_mean]) == {2}


def test_no_line_is_drawn_across_day_0(journal: Journal) -> None:
    spec = spec_of(journal, [an_infusion(ago(30)), *every_day(60, 0)])
    (series,) = spec.panels[0].daily
    middle = list(series.mean_days.array).index(-0.5)
    assert list(series.mean_days.array[middle - 1 : middle + 2]) == [-1, -0.5, 0]
    assert np.isnan(series.means.array[middle])


def test_the_mean_of_the_cycles_says_how_many_and_how_far_apart_they_are(journal: Journal) -> None:
    life = [an_infusion(ago(400)), an_infusion(ago(200)), *every_day(400, 201, 4), *every_day(200, 0, 7)]
    mean = mean_of(spec_of(journal, life))
    assert at(mean, 30) == (5.5, 4.0, 7.0, 2)
    assert at(mean, -30)[3] == 1  # before the first infusion nothing was logged
    assert np.isnan(at(mean, -30)[0])  # and of one there is no mean


def test_a_cycle_left_out_is_not_drawn_and_still_ends_the_one_before_it(journal: Journal) -> None:
    keep(journal, an_infusion(ago(300)), an_infusion(ago(200)), *every_day(350, 0))
    first, second = starts(journal.facts, IRON)
    spec = spec_of(journal, [], left_out=frozenset({second.id}))
    (series,) = spec.panels[0].daily
    assert series.key == first.id
    assert series.days.array[-1] == 99


def test_days_not_tracked_and_days_left_out_are_in_no_cycle_and_too_ill_days_are_counted(journal: Journal) -> None:
    spec = spec_of(
        journal,
        [
            an_infusion(ago(30)),
            *every_day(20, 18),
            Day(day=ago(19), mark=Mark.NOT_TRACKED),
            Exclusion(first_on=ago(18), last_on=ago(18), tracker="fatigue"),
            Exclusion(first_on=ago(20), last_on=ago(20), tracker="mood"),
            Day(day=ago(10), mark=Mark.TOO_ILL),
            Day(day=ago(20), mark=Mark.TOO_ILL),  # scored all the same
        ],
    )
    assert list(spec.panels[0].daily[0].days.array) == [10]
    mean = mean_of(spec)
    assert {int(day) for day, ill in zip(mean.days.array, mean.too_ill.array, strict=True) if ill} == {20}
    assert "1 too ill to log" in spec.footer


def test_how_many_cycles_made_each_mean_stands_in_a_panel_of_its_own(journal: Journal) -> None:
    life = [an_infusion(ago(400)), an_infusion(ago(200)), *every_day(400, 0)]
    panel, counts = spec_of(journal, life).panels
    assert panel.mean is not None
    assert counts.daily[0].values == panel.mean.counts
    assert counts.high == 2.0


def test_what_is_said_names_the_cycles_and_never_a_value(journal: Journal) -> None:
    life = [an_infusion(ago(400)), an_infusion(ago(393)), an_infusion(ago(200)), *every_day(450, 0, 7)]
    spec = spec_of(journal, life)
    assert spec.title == "Fatigue, days since iron infusion"
    assert spec.footer == "2 cycles · a mean of 2 of them a day."
    assert "In 1 cycle several doses within 84 days count as one" in spec.panels[0].note
    assert "7" not in spec.footer


@pytest.mark.parametrize(
    ("day", "words"), [(0, "day 0"), (12, "day 12"), (-1, "1 day before"), (-56, "56 days before")]
)
def test_a_day_since_is_said_in_words(day: int, words: str) -> None:
    assert since_text(day) == words


# Bad input


def test_without_a_single_cycle_there_is_no_panel(journal: Journal) -> None:
    spec = spec_of(journal, [a_score(day=ago(3))])
    assert spec.panels == ()
    assert spec.footer == "0 cycles · no day with a mean of two or more."


def test_a_cycle_without_a_score_is_drawn_as_nothing(journal: Journal) -> None:
    spec = spec_of(journal, [an_infusion(ago(30))])
    assert len(spec.panels[0].daily[0].days) == 0
    assert np.isnan(mean_of(spec).means.array).all()


def test_forty_infusions_in_a_year_and_a_gap_of_years_are_drawn(journal: Journal) -> None:
    doses = [an_infusion(ago(9 * turn), kind=InfusionKind.OTHER, product="x", iron_mg=None) for turn in range(40)]
    old = an_infusion(ago(4000), kind=InfusionKind.OTHER, product="x", iron_mg=None)
    spec = spec_of(journal, [old, *doses, *every_day(360, 0)], Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.OTHER))
    assert len(spec.panels[0].daily) == 41
    assert at(mean_of(spec), 5)[3] == 39  # the last is not five days old yet


@given(st.lists(st.integers(0, 10), min_size=200, max_size=200))
def test_values_decide_only_where_lines_stand(values: list[int]) -> None:
    def skeleton(chosen: list[int]) -> tuple[object, ...]:
        with Journal.create(None) as own:
            life = [an_infusion(ago(150)), an_infusion(ago(60))]
            life_scores = [replace(a_score(day=ago(days)), value=Decimal(value)) for days, value in enumerate(chosen)]
            spec = spec_of(own, [*life, *life_scores])
            return spec.title, spec.footer, spec.alt, spec.whole, [panel.title for panel in spec.panels]

    assert skeleton(values) == skeleton([5] * 200)


def test_the_spec_can_be_written_down(journal: Journal) -> None:
    assert '"days since"' in to_json(spec_of(journal, [an_infusion(ago(30)), *every_day(60, 0)]))
