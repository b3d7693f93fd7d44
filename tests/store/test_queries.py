# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.scores import Better, DayRule, Mark, Part
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import NotFound
from journal_app.store import verbs
from journal_app.store.daily import Entered
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.store.queries import DayCounts
from tests.builders import A_DAY, a_course, a_lab_result, a_score, a_tracker_with_rule, an_event, an_infusion


def test_an_empty_journal_spans_nothing(journal: Journal) -> None:
    assert journal.facts.span() is None
    assert journal.facts.daily_values("fatigue").days == []
    assert journal.facts.counts(A_DAY, A_DAY) == DayCounts(days=1, logged=0, too_ill=0, not_tracked=0)


def test_a_too_ill_mark_never_hides_a_score_that_was_given(journal: Journal) -> None:
    verbs.mark_day(journal, A_DAY, Mark.TOO_ILL)
    verbs.mark_day(journal, A_DAY - timedelta(days=1), Mark.TOO_ILL)
    verbs.mark_day(journal, A_DAY - timedelta(days=2), Mark.NOT_TRACKED)
    verbs.log_score(journal, a_score())

    counts = journal.facts.counts(A_DAY - timedelta(days=9), A_DAY)

    assert counts == DayCounts(days=10, logged=1, too_ill=1, not_tracked=1)


def test_the_span_reaches_over_every_kind_of_fact(journal: Journal) -> None:
    verbs.add_course(journal, a_course(date(2020, 1, 1)))
    verbs.add_event(journal, an_event(date(2026, 1, 1), last_on=date(2026, 12, 24)))

    assert journal.facts.span() == (date(2020, 1, 1), date(2026, 12, 24))


@pytest.mark.parametrize(
    ("rule", "better", "number"),
    [
        (DayRule.MEAN, Better.LOWER, 4.0),
        (DayRule.WORST, Better.LOWER, 8.0),
        (DayRule.WORST, Better.HIGHER, 1.0),
        (DayRule.WORST, Better.NEITHER, 8.0),
        (DayRule.LAST, Better.LOWER, 3.0),
    ],
)
def test_the_day_rule_makes_one_number_of_several(
    journal: Journal, rule: DayRule, better: Better, number: float
) -> None:
    entries = [(time(8), "8"), (time(23, 5), "3"), (time(12), "1")]
    scores = [a_score("several", value, time=at) for at, value in entries]
    verbs.log_scores(journal, scores, trackers=[a_tracker_with_rule(rule, better)])

    values = journal.facts.daily_values("several")

    assert (values.days, values.values, values.entries) == ([A_DAY.toordinal()], [number], [3])


def test_a_score_without_a_time_is_the_last_word_on_its_day(journal: Journal) -> None:
    scores = [a_score("several", 9), a_score("several", 2, time=time(23))]
    verbs.log_scores(journal, scores, trackers=[a_tracker_with_rule(DayRule.LAST, Better.LOWER)])

    assert journal.facts.daily_values("several").values == [9.0]


def test_ranges_include_their_ends(journal: Journal) -> None:
    days = [A_DAY - timedelta(days=n) for n in range(5)]
    for day in days:
        verbs.log_score(journal, a_score(day=day))
        verbs.add_lab_results(journal, [a_lab_result(on=day)])
        verbs.add_infusion(journal, an_infusion(day))

    first, last = days[3], days[1]
    assert [score.day for score in journal.facts.scores(first, last)] == [days[3], days[2], days[1]]
    assert [result.collected_on for result in journal.facts.lab_results("ferritin", first, last)] == days[3:0:-1]
    assert len(journal.facts.infusions(InfusionKind.IRON, first, last)) == 3
    assert journal.facts.infusions(InfusionKind.STEROID) == []
    assert journal.facts.scored_days(first, last) == days[3:0:-1]


def test_an_event_counts_for_every_range_it_touches(journal: Journal) -> None:
    verbs.add_event(journal, an_event(A_DAY - timedelta(days=10), last_on=A_DAY))

    assert len(journal.facts.events(A_DAY, A_DAY)) == 1
    assert journal.facts.events(A_DAY + timedelta(days=1), None) == []


def test_an_unknown_tracker_is_answered_with_the_known_ones(journal: Journal) -> None:
    with pytest.raises(NotFound, match="fatigue, mood"):
        journal.facts.tracker("fatige")


def test_what_is_typed_is_kept_to_the_digit(journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result(value="12.50", printed_value="12,50")])

    (kept,) = journal.facts.lab_results()

    assert (str(kept.value), kept.printed_value) == ("12.50", "12,50")
    assert kept.value == Decimal("12.5")
    assert journal.facts.analytes_present() == ["ferritin"]


def test_settings_have_one_value(journal: Journal) -> None:
    verbs.set_setting(journal, "day_ends", "03:00")
    verbs.set_setting(journal, "day_ends", "05:00")

    assert journal.facts.setting("day_ends") == "05:00"
    assert journal.facts.setting("never set", "as is") == "as is"


def test_parts_of_a_day_stand_side_by_side(journal: Journal) -> None:
    scores = [a_score(value=n, part=part) for n, part in enumerate(Part)]
    journal.change(Operation.LOG_SCORE, lambda edit: edit.add_many(scores))

    assert journal.facts.daily_values("fatigue").entries == [len(Part)]


def test_it_tells_by_whom_and_from_where_scores_and_results_came(journal: Journal) -> None:
    journal.entered_by = "Anna"
    verbs.log_score(journal, a_score())
    verbs.log_score(journal, a_score("mood"))
    journal.entered_by = "Sam"
    verbs.add_lab_results(journal, [a_lab_result(on=A_DAY)])
    journal.change(
        Operation.IMPORT, lambda edit: edit.add(a_score("mood", day=A_DAY - timedelta(days=1), source="run"))
    )

    assert journal.facts.entered(A_DAY - timedelta(days=9), A_DAY) == [
        Entered(by="Anna", is_typed=True, count=2),
        Entered(by="Sam", is_typed=False, count=1),
        Entered(by="Sam", is_typed=True, count=1),
    ]
    assert journal.facts.entered(A_DAY + timedelta(days=1), A_DAY + timedelta(days=9)) == []


def test_days_recalled_later_are_counted_and_what_was_read_in_is_not(journal: Journal) -> None:
    days = [journal.today() - timedelta(days=back) for back in range(5)]
    verbs.log_score(journal, a_score(day=days[0]))
    verbs.log_score(journal, a_score(day=days[1]))
    verbs.log_score(journal, a_score("mood", day=days[1]))
    verbs.log_score(journal, a_score(day=days[4]))
    read_in = a_score(day=days[2], source="run")
    journal.change(Operation.IMPORT, lambda edit: edit.add(read_in))

    assert journal.facts.recalled(days[4], days[0]) == 2
    assert journal.facts.recalled(days[3], days[0]) == 1


def test_every_change_has_a_number_undo_included(journal: Journal) -> None:
    assert journal.facts.change_number() == 0
    verbs.log_score(journal, a_score())
    assert journal.facts.change_number() == 1
    journal.undo()
    assert journal.facts.change_number() == 2
