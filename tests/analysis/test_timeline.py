# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.chart_words import daily_words
from journal_app.analysis.charts import BandKind, ChartSpec, Dash, LabPoint, Panel, Scale, Span
from journal_app.analysis.timeline import Choice, offers, shown_as, timeline_spec, whole_span
from journal_app.domain.facts import Fact
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.records import Appointment, Exclusion
from journal_app.domain.scores import Better, Day, DayRule, Mark, Part, Score, Tracker, TrackerKind
from journal_app.domain.treatments import Event, EventKind, InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_few_weeks, a_result, a_score, a_year, ago, an_infusion, keep, wave
from tests.analysis.snapshots import ALL_TOGETHER, spec_of


def panel_of(spec: ChartSpec, key: str) -> Panel:
    return next(panel for panel in spec.panels if panel.key == key)


def points_of(spec: ChartSpec, key: str) -> tuple[LabPoint, ...]:
    return panel_of(spec, key).points[0].points


def chosen(*analytes: str, trackers: tuple[str, ...] = (), log: tuple[str, ...] = ()) -> Choice:
    return Choice(trackers=frozenset(trackers), analytes=frozenset(analytes), log=frozenset(log))


def only_point(result: LabResult, *others: Fact) -> LabPoint:
    spec = spec_of(result, *others, choice=chosen(result.analyte))
    (point,) = points_of(spec, result.analyte)
    return point


# What is shown


def test_scores_come_first_then_ferritin_saturation_and_crp() -> None:
    assert [panel.key for panel in spec_of(*a_year()).panels] == ["scores 0–10", "ferritin", "tsat", "crp"]


def test_everything_else_comes_on_request() -> None:
    spec = spec_of(*a_year(), choice=chosen("phosphate", trackers=("mood",)))
    assert [panel.key for panel in spec.panels] == ["scores 0–10", "phosphate"]
    assert [series.key for series in spec.panels[0].daily] == ["mood"]


def test_serum_iron_is_never_shown_unasked() -> None:
    iron = a_result(3, "iron", 12, "umol/L")
    assert spec_of(iron).panels == ()
    assert [panel.key for panel in spec_of(iron, choice=chosen("iron")).panels] == ["iron"]


def test_trackers_of_another_scale_have_a_panel_of_their_own(journal: Journal) -> None:
    daylio = Tracker(key="daylio_mood", name="Mood in Daylio", question="", low=Decimal(1), high=Decimal(5), position=8)
    sleep = Tracker(
        key="sleep",
        name="Sleep",
        question="",
        kind=TrackerKind.DURATION,
        low=None,
        high=None,
        better=Better.NEITHER,
        position=9,
    )
    keep(journal, daylio, sleep, a_score(1, 6), a_score(1, 4, "daylio_mood"), a_score(1, "7.5", "sleep"))
    everything = Choice(trackers=frozenset({"fatigue", "mood", "daylio_mood", "sleep"}))
    panels = timeline_spec(journal.facts, today=TODAY, choice=everything).panels
    assert [[series.key for series in panel.daily] for panel in panels] == [
        ["fatigue", "mood"],
        ["daylio_mood"],
        ["sleep"],
    ]
    assert (panels[1].low, panels[1].high) == (1, 5)


def test_a_journal_without_fatigue_and_mood_shows_what_it_has(journal: Journal) -> None:
    keep(journal, Tracker(key="daylio_mood", name="Mood", question="", low=Decimal(1), high=Decimal(5)))
    keep(journal, a_score(1, 4, "daylio_mood"))
    offered = offers(journal.facts, Choice())
    assert [offer.key for offer in offered.trackers if offer.is_on] == ["daylio_mood"]


def test_the_direction_of_a_scale_is_said() -> None:
    words = spec_of(*a_year()).panels[0].daily[0].words
    assert words.startswith("Fatigue (0 none – 10")


def test_no_two_series_of_a_panel_look_alike(journal: Journal) -> None:
    keep(journal, *(Tracker(key=f"own_{n}", name=f"Own {n}", question="") for n in range(4)))
    trackers = frozenset({"fatigue", "mood", "own_0", "own_1", "own_2", "own_3"})
    (panel,) = timeline_spec(journal.facts, today=TODAY, choice=Choice(trackers=trackers)).panels
    assert len({series.style.dash for series in panel.daily[:4]}) == 4
    assert len({(series.style.ink, series.style.place) for series in panel.daily}) == 6
    assert len({(series.style.dash, series.style.symbol) for series in panel.daily}) == 6


def test_infusions_of_every_kind_are_told_apart_by_dash_and_word() -> None:
    spec = spec_of(*(an_infusion(10, kind=kind) for kind in InfusionKind))
    assert len({marker.dash for marker in spec.markers}) == len(InfusionKind) == len(Dash)
    assert len({marker.readout for marker in spec.markers}) == len(InfusionKind)
    assert {marker.label for marker in spec.markers} == {"Ferinject 1000 mg"}


# Days


def test_the_footer_says_what_the_journal_counts(journal: Journal) -> None:
    keep(journal, *a_year())
    spec = timeline_spec(journal.facts, today=TODAY)
    counts = journal.facts.counts(ago(364), TODAY)
    assert spec.footer == (
        f"22 Nov 2025 – 21 Nov 2026 · {counts.logged} of {counts.days} days logged · {counts.too_ill} too ill to log."
    )


@pytest.mark.parametrize(("first", "last"), [(364, 200), (240, 230), (30, 0), (5, 5)])
def test_the_footer_follows_the_part_in_view(journal: Journal, first: int, last: int) -> None:
    keep(journal, *a_year())
    whole = timeline_spec(journal.facts, today=TODAY)
    spec = shown_as(whole, Span(first=ago(first).toordinal(), last=ago(last).toordinal()))
    counts = journal.facts.counts(ago(first), ago(last))
    assert f"{counts.logged} of {counts.days} day" in spec.footer
    assert (f"{counts.too_ill} too ill" in spec.footer) is bool(counts.too_ill)
    assert spec.footer in spec.alt


def test_a_day_too_ill_to_log_never_hides_a_score_that_was() -> None:
    ill = Day(day=ago(3), mark=Mark.TOO_ILL)
    spec = spec_of(a_score(3, 9), ill, a_score(2, 8))
    assert spec.bands == ()
    assert list(spec.panels[0].daily[0].values.array) == [9, 8]


def test_a_day_not_tracked_is_drawn_and_counts_in_no_mean() -> None:
    spec = spec_of(
        *(a_score(day, 5) for day in range(7)), replace(a_score(7, 0)), Day(day=ago(7), mark=Mark.NOT_TRACKED)
    )
    series = spec.panels[0].daily[0]
    assert list(series.values.array) == [0, 5, 5, 5, 5, 5, 5, 5]
    assert set(series.means.array) == {5.0}
    assert [band.words for band in spec.bands] == ["not tracked"]


def test_several_entries_a_day_are_one_number_and_the_chart_says_how(journal: Journal) -> None:
    keep(journal, Tracker(key="pain", name="Pain", question="", day_rule=DayRule.MEAN))
    parts = [replace(a_score(1, value, "pain"), part=part) for value, part in ((3, Part.MORNING), (8, Part.NIGHT))]
    keep(journal, *parts, a_score(2, 4, "pain"))
    (panel,) = timeline_spec(journal.facts, today=TODAY, choice=chosen(trackers=("pain",))).panels
    assert list(panel.daily[0].values.array) == [4, 5.5]
    assert list(panel.daily[0].entries.array) == [1, 2]
    assert panel.note == "Several entries on a day count as their mean."


def test_marked_days_in_a_row_are_one_band() -> None:
    spec = spec_of(*(Day(day=ago(day), mark=Mark.TOO_ILL) for day in (9, 8, 7, 3)))
    assert [(band.first, band.last) for band in spec.bands] == [
        (ago(9).toordinal() - 0.5, ago(7).toordinal() + 0.5),
        (ago(3).toordinal() - 0.5, ago(3).toordinal() + 0.5),
    ]


# Blood results


def test_ferritin_in_two_names_of_one_unit_is_one_series_in_the_unit_printed_last() -> None:
    spec = spec_of(a_result(9, "ferritin", 12, "ng/mL"), a_result(1, "ferritin", "40.5", "µg/L"))
    panel = panel_of(spec, "ferritin")
    assert panel.unit == "µg/L"
    assert [point.value for point in panel.points[0].points] == [12, 40.5]
    assert "12 ng/mL" in panel.points[0].points[0].readout


def test_a_result_in_another_unit_is_drawn_converted_and_read_as_entered() -> None:
    first, _second = points_of(spec_of(a_result(9, "crp", "0.35", "mg/dL"), a_result(1, "crp", 2, "mg/L")), "crp")
    assert first.value == 3.5
    assert first.text == "3.5"
    assert "0.35 mg/dL · drawn as 3.5 mg/L" in first.readout


def test_what_cannot_be_exchanged_has_a_panel_of_its_own() -> None:
    odd = replace(a_result(9, "ferritin", 3), unit="units/mL", unit_code="")
    spec = spec_of(odd, a_result(1, "ferritin", 30))
    assert [(panel.key, panel.unit) for panel in spec.panels] == [
        ("ferritin", "ng/mL"),
        ("ferritin:units/mL", "units/mL"),
    ]


def test_an_analyte_the_catalogue_does_not_know_is_drawn_as_it_is() -> None:
    point = only_point(replace(a_result(1, "ferritin", "7.5", "mg/L"), analyte="my own"))
    assert (point.value, point.reason) == (7.5, "")


@pytest.mark.parametrize("sign", list(Comparator))
def test_a_sign_is_kept_with_its_value(sign: Comparator) -> None:
    point = only_point(a_result(1, "ferritin", f"{sign}5"))
    assert point.comparator is sign
    assert point.value == 5
    assert point.text.endswith("5")


def test_a_printed_range_holds_until_the_next_draw_prints_another() -> None:
    def ranged(days_ago: int, low: int | None, high: int | None) -> LabResult:
        bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
        return a_result(days_ago, "ferritin", 50, range_low=next(bounds), range_high=next(bounds))

    results = [
        ranged(90, 15, 150),
        ranged(60, 15, 150),
        ranged(40, 30, 400),
        ranged(20, None, None),
        ranged(5, None, 300),
    ]
    panel = panel_of(spec_of(*results), "ferritin")
    assert [(step.first, step.last, step.low, step.high) for step in panel.ranges] == [
        (ago(90).toordinal() - 0.5, ago(40).toordinal() - 0.5, 15, 150),
        (ago(40).toordinal() - 0.5, ago(20).toordinal() - 0.5, 30, 400),
        (ago(5).toordinal() - 0.5, TODAY.toordinal() + 0.5, None, 300),
    ]
    assert panel.title == "Ferritin (ng/mL), printed ranges 15–150, 30–400 and ≤ 300"


def test_the_axis_of_a_panel_reaches_as_far_as_the_results_in_view() -> None:
    whole = spec_of(a_result(300, "ferritin", 900), a_result(20, "ferritin", 11), a_result(10, "ferritin", 14))
    late = shown_as(whole, Span(first=ago(100).toordinal(), last=TODAY.toordinal()))
    between = shown_as(whole, Span(first=ago(200).toordinal(), last=ago(100).toordinal()))
    assert [spec.panels[0].high for spec in (whole, late, between)] == [1000, 15, 1000]


# Draws after an infusion


@pytest.mark.parametrize(("days_after", "is_hollow"), [(0, True), (1, True), (27, True), (28, False), (60, False)])
def test_an_iron_store_result_within_28_days_after_an_iron_infusion_is_hollow(days_after: int, is_hollow: bool) -> None:
    point = only_point(a_result(5, "ferritin", 300), an_infusion(5 + days_after))
    assert point.is_hollow is is_hollow
    assert bool(point.reason) is is_hollow


def test_a_hollow_point_says_why() -> None:
    point = only_point(a_result(5, "tsat", 40, "%"), an_infusion(17))
    assert point.reason == (
        "drawn 12 days after an infusion; label makers ask to wait at least 4 weeks even for haemoglobin"
    )
    assert point.reason in point.readout
    assert "invalid" not in point.readout


@pytest.mark.parametrize(
    ("analyte", "unit", "is_hollow"),
    [
        ("ferritin", "ng/mL", True),
        ("iron", "umol/L", True),
        ("tsat", "%", True),
        ("tibc", "umol/L", True),
        ("uibc", "umol/L", True),
        ("transferrin", "g/L", True),
        ("phosphate", "mmol/L", False),
        ("crp", "mg/L", False),
        ("haemoglobin", "g/L", False),
    ],
)
def test_phosphate_crp_and_the_rest_are_solid_at_any_time(analyte: str, unit: str, is_hollow: bool) -> None:
    assert only_point(a_result(5, analyte, 3, unit), an_infusion(15)).is_hollow is is_hollow


@pytest.mark.parametrize("kind", [kind for kind in InfusionKind if kind is not InfusionKind.IRON])
def test_only_an_iron_infusion_makes_a_point_hollow(kind: InfusionKind) -> None:
    assert not only_point(a_result(5, "ferritin", 30), an_infusion(6, kind=kind)).is_hollow


@pytest.mark.parametrize(
    ("drawn", "given_at", "is_hollow"),
    [(time(8), time(9), False), (time(10), time(9), True), (None, time(9), True), (time(8), None, True)],
)
def test_on_the_day_of_an_infusion_the_times_decide(drawn: time | None, given_at: time | None, is_hollow: bool) -> None:
    result = a_result(5, "ferritin", 30, collected_time=drawn)
    assert only_point(result, an_infusion(5, given_time=given_at)).is_hollow is is_hollow


def test_the_infusion_before_the_draw_counts_and_none_after_it() -> None:
    point = only_point(a_result(5, "ferritin", 30), an_infusion(2), an_infusion(50), an_infusion(11))
    assert point.reason.startswith("drawn 6 days after")


# The promise: what is shown depends on dates, trackers, analytes and products alone


def with_other_values(fact: Fact, random: Random) -> Fact:
    """The same fact with any other value."""
    if isinstance(fact, Score):
        return replace(fact, value=Decimal(random.randint(0, 10)))
    if isinstance(fact, LabResult):
        return replace(fact, value=Decimal(random.randint(0, 20_000)) / 10, printed_value="", flag="")
    return fact


def shape_of(spec: ChartSpec) -> object:
    """All of a chart but where its points stand, how far its axes reach and what is read at a point."""
    return [
        spec.title,
        spec.footer,
        spec.alt,
        spec.bands,
        spec.markers,
        spec.lanes,
        spec.coverage,
        [
            (panel.key, panel.title, panel.unit, panel.note, panel.weight, panel.scale, panel.ranges)
            for panel in spec.panels
        ],
        [(series.words, series.style, series.rule, series.days) for panel in spec.panels for series in panel.daily],
        [np.isnan(series.means.array).tolist() for panel in spec.panels for series in panel.daily],
        [
            (series.words, series.style, point.day, point.is_hollow, point.reason)
            for panel in spec.panels
            for series in panel.points
            for point in series.points
        ],
    ]


@given(st.randoms(use_true_random=False))
def test_every_value_may_change_and_nothing_said_or_marked_does(random: Random) -> None:
    facts = a_few_weeks()
    changed = [with_other_values(fact, random) for fact in facts]
    for choice in (Choice(), ALL_TOGETHER):
        assert shape_of(spec_of(*changed, choice=choice)) == shape_of(spec_of(*facts, choice=choice))


# What may come


def test_nothing_at_all() -> None:
    spec = spec_of()
    assert (spec.panels, spec.markers, spec.lanes) == ((), (), ())
    assert spec.whole.days == 30
    assert spec.footer == "23 Oct 2026 – 21 Nov 2026 · 0 of 30 days logged."


def test_one_point() -> None:
    spec = spec_of(a_score(0, 7))
    series = spec.panels[0].daily[0]
    assert list(series.values.array) == [7]
    assert np.isnan(series.means.array).all()
    assert spec.whole.days == 30


def test_all_days_marked() -> None:
    spec = spec_of(*(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(60)))
    assert spec.panels == ()
    assert [(band.last - band.first) for band in spec.bands] == [60]
    assert spec.footer.endswith("0 of 60 days logged · 60 too ill to log.")


def test_a_gap_of_years() -> None:
    spec = spec_of(*wave(range(4000, 3990, -1), "fatigue", 6), *wave(range(9, -1, -1), "fatigue", 5))
    series = spec.panels[0].daily[0]
    assert len(series.values) == 20
    assert len(series.mean_days) == 4001
    assert np.isnan(series.means.array[20:-20]).all()


def test_values_from_a_half_to_twenty_thousand() -> None:
    results = [a_result(30 - n, "ferritin", value) for n, value in enumerate(("0.5", "12", "300", "20000"))]
    linear = panel_of(spec_of(*results), "ferritin")
    assert linear.scale is Scale.LINEAR
    assert (linear.low, linear.high) == (0, 25_000)
    log = panel_of(spec_of(*results, choice=chosen("ferritin", log=("ferritin",))), "ferritin")
    assert log.scale is Scale.LOG
    assert 0 < log.low <= 0.5
    assert log.high >= 20_000
    assert log.title == "Ferritin (ng/mL), logarithmic scale"


def test_forty_infusions_in_a_year() -> None:
    spec = spec_of(*(an_infusion(9 * n) for n in range(40)))
    assert len(spec.markers) == 40
    assert [marker.day for marker in spec.markers] == sorted(marker.day for marker in spec.markers)
    assert "40 infusions." in spec.alt


def test_a_thousand_events() -> None:
    events = [
        Event(first_on=ago(n), last_on=ago(max(0, n - 3)), kind=EventKind.CRASH, title=f"{n}") for n in range(1000)
    ]
    (lane,) = spec_of(*events).lanes
    assert len(lane.items) == 1000
    assert lane.rows == 4
    assert {item.row for item in lane.items} == {0, 1, 2, 3}


def test_events_that_do_not_overlap_share_a_row() -> None:
    (lane,) = spec_of(*(Event(first_on=ago(n), kind=EventKind.CRASH, title="") for n in (9, 5, 1))).lanes
    assert lane.rows == 1
    assert [item.label for item in lane.items] == ["crash", "crash", "crash"]


def test_a_journal_that_ended_long_ago_reaches_to_today(journal: Journal) -> None:
    keep(journal, a_score(900, 5))
    assert whole_span(journal.facts, TODAY) == Span(first=ago(900).toordinal(), last=TODAY.toordinal())


@pytest.mark.parametrize(("first", "last"), [(-500, 10), (800_000, 900_000), (739_941, 739_000)])
def test_the_part_in_view_stays_within_what_there_is(first: int, last: int) -> None:
    spec = shown_as(spec_of(*a_few_weeks()), Span(first=first, last=last))
    assert spec.whole.first <= spec.shown.first <= spec.shown.last <= spec.whole.last


# Two laboratories, lines on request, scales turned, days left out, appointments


def test_results_of_two_laboratories_are_told_apart_by_symbol_and_word() -> None:
    north, south = (a_result(days, "ferritin", 40, laboratory=name) for days, name in ((9, "North"), (3, "South")))
    panel = panel_of(spec_of(north, south), "ferritin")
    assert [series.words for series in panel.points] == ["Ferritin (ng/mL) · North", "South"]
    assert len({series.style.symbol for series in panel.points}) == 2
    assert [len(series.points) for series in panel.points] == [1, 1]


def test_results_that_name_no_laboratory_belong_to_the_only_one_there_is() -> None:
    panel = panel_of(spec_of(a_result(9, "ferritin", 40, laboratory="North"), a_result(3, "ferritin", 50)), "ferritin")
    assert [len(series.points) for series in panel.points] == [2]


def test_results_are_joined_by_a_line_only_when_asked() -> None:
    def is_joined(choice: Choice) -> bool:
        return panel_of(spec_of(a_result(9, "ferritin", 40), choice=choice), "ferritin").points[0].is_joined

    assert not is_joined(Choice())
    assert is_joined(Choice(is_joined=True))


def test_turned_scales_have_better_above_and_keep_every_value() -> None:
    usual = spec_of(a_score(1, 7), a_score(1, 4, "mood"))
    turned = spec_of(a_score(1, 7), a_score(1, 4, "mood"), choice=Choice(is_turned=True))
    assert [panel.is_upside_down for panel in usual.panels] == [False]
    assert [(panel.daily[0].key, panel.is_upside_down) for panel in turned.panels] == [
        ("fatigue", True),
        ("mood", False),
    ]
    assert [series.values for panel in turned.panels for series in panel.daily] == [
        series.values for panel in usual.panels for series in panel.daily
    ]
    assert "Turned so that up is better." in turned.panels[0].note


def test_the_reader_decides_the_order_of_panels() -> None:
    spec = spec_of(*a_year(), choice=Choice(order=("crp", "ferritin")))
    assert [panel.key for panel in spec.panels] == ["crp", "ferritin", "scores 0–10", "tsat"]


def test_days_left_out_count_in_no_mean_and_lie_in_a_band_that_says_why() -> None:
    week = [a_score(days, 5) for days in range(7)]
    left_out = Exclusion(first_on=ago(3), last_on=ago(2), tracker="fatigue", reason="flu")
    spec = spec_of(*week, left_out)
    (series,) = panel_of(spec, "scores 0–10").daily
    assert [int(day) for day, counts in zip(series.days.array, series.counted.array, strict=True) if not counts] == [
        ago(3).toordinal(),
        ago(2).toordinal(),
    ]
    assert len(series.days) == 7  # a day left out is still shown
    (band,) = spec.bands
    assert (band.kind, band.words) == (BandKind.LEFT_OUT, "left out: Fatigue (flu)")
    assert band.last - band.first == 2


def test_appointments_have_a_lane_and_those_to_come_wait() -> None:
    visit = Appointment(day=ago(4), with_whom="Dr Example", said="Come back in spring.")
    spec = spec_of(a_score(9, 5), visit, Appointment(day=ago(-30), with_whom="Somebody"))
    (lane,) = spec.lanes
    assert [item.readout for item in lane.items] == ["Dr Example · appointment · 17 Nov 2026 · Come back in spring."]


def test_a_day_says_that_it_was_recalled_later_and_who_entered_it() -> None:
    evening = datetime.combine(TODAY, time(20, 14), tzinfo=UTC)
    with Journal.create(None, person="Anna", clock=lambda: evening) as journal:
        keep(journal, a_score(3, 7))
        journal.entered_by = "Ben"
        keep(journal, a_score(0, 5))
        keep(journal, replace(a_score(9, 4), source="a file"))
        spec = timeline_spec(journal.facts, today=TODAY)
    (series,) = panel_of(spec, "scores 0–10").daily
    assert [(int(TODAY.toordinal() - remark.day), remark.text) for remark in series.remarks] == [
        (9, "entered by Ben"),
        (3, "recalled 3 days later"),
        (0, "entered by Ben"),
    ]
    assert daily_words(series, 1, spec.notes).endswith("recalled 3 days later")


def test_a_score_after_midnight_belongs_to_its_evening_and_is_not_recalled() -> None:
    night = datetime.combine(TODAY + timedelta(days=1), time(3, 59), tzinfo=UTC)
    with Journal.create(None, clock=lambda: night) as journal:
        keep(journal, a_score(0, 7))
        assert journal.facts.entering("fatigue") == []
        journal.clock = lambda: night + timedelta(minutes=2)
        keep(journal, a_score(1, 7))
        assert [one.days_later for one in journal.facts.entering("fatigue")] == [2]
