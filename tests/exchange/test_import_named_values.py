# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Names of a source as trackers here: what is proposed, what an answer does, and how a value changes its scale."""

from collections.abc import Iterable
from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.scores import Better, Part, Score, Tracker, TrackerKind
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.carrying_over import Carrier
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.rows import number_in
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.previews.answers import Answers, TrackerReading
from journal_app.exchange.previews.asks import TrackerAsk
from journal_app.exchange.previews.plan import Action, ImportPlan, LineRefused
from journal_app.exchange.reading import Ground, Stopped
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_score, a_tracker
from tests.exchange.samples import TODAY

SEVERITY = SourceName(
    name="Fatigue", kind=TrackerKind.SCALE, low=Decimal(0), high=Decimal(4), better=Better.LOWER, group="Symptom"
)
TO_TEN = SourceName(name="Fatigue", kind=TrackerKind.SCALE, low=Decimal(0), high=Decimal(10))


def gathered(
    journal: Journal, *offers: tuple[SourceName, str], trackers: dict[str, TrackerReading] | None = None
) -> ImportPlan:
    ground = Ground(facts=journal.facts, today=TODAY, answers=Answers(trackers=trackers or {}))
    values = NamedValues(ground, "App")
    for number, (source, printed) in enumerate(offers, start=2):
        at = time(number)
        values.offer(number, source, A_DAY, Decimal(printed), printed=printed, at=at)
    return values.plan("app")


def scores_of(plan: ImportPlan) -> list[Score]:
    return [fact for fact in plan.facts(Action.ADD) if isinstance(fact, Score)]


def proposed(journal: Journal, source: SourceName, *printed: str) -> TrackerAsk:
    (ask,) = gathered(journal, *((source, one) for one in printed or ("1",))).asks.trackers
    return ask


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (TO_TEN, "fatigue"),
        (SourceName(name="Tiredness", kind=TrackerKind.SCALE, low=Decimal(0), high=Decimal(10)), "fatigue"),
        (SourceName(name="Brain Fog", kind=TrackerKind.SCALE, low=Decimal(0), high=Decimal(10)), "brain_fog"),
        (SourceName(name="Sleep Time", kind=TrackerKind.DURATION), "sleep_hours"),
        (SourceName(name="PEM", kind=TrackerKind.YES_NO), "pem"),
        (SEVERITY, "app_fatigue"),
        (SourceName(name="Fatigue"), "app_fatigue"),
        (SourceName(name="Sleep", kind=TrackerKind.DURATION), "app_sleep"),
    ],
)
def test_only_the_same_thing_on_the_same_scale_is_proposed_as_one_on_offer(
    journal: Journal, source: SourceName, key: str
) -> None:
    assert proposed(journal, source).reading.tracker == key


def test_the_same_scale_counted_the_other_way_round_is_not_the_same(journal: Journal) -> None:
    upside_down = SourceName(
        name="Fatigue", kind=TrackerKind.SCALE, low=Decimal(0), high=Decimal(10), better=Better.HIGHER
    )
    assert proposed(journal, upside_down).reading.tracker == "app_fatigue"


def test_a_tracker_of_the_readers_own_comes_before_one_on_offer(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("mine", name="Fatigue", low=Decimal(0), high=Decimal(4)))
    assert proposed(journal, SEVERITY).reading.tracker == "mine"


def test_a_new_tracker_keeps_the_scale_of_the_source(journal: Journal) -> None:
    plan = gathered(journal, (SEVERITY, "3"))
    (tracker,) = plan.trackers
    assert (tracker.key, tracker.name, tracker.kind) == ("app_fatigue", "Fatigue (App)", TrackerKind.SCALE)
    assert (tracker.low, tracker.high, tracker.better) == (Decimal(0), Decimal(4), Better.LOWER)
    assert [(score.value, score.note) for score in scores_of(plan)] == [(Decimal(3), "")]


def test_an_ask_tells_what_stands_in_the_file(journal: Journal) -> None:
    (ask,) = gathered(journal, *((SEVERITY, one) for one in ("3", "1", "3", "0", "4"))).asks.trackers
    assert (ask.name, ask.group, ask.times) == ("Fatigue", "Symptom", 5)
    assert (ask.least, ask.most, ask.examples) == (Decimal(0), Decimal(4), ("3", "1", "0"))
    assert (ask.reading.low, ask.reading.high) == (Decimal(0), Decimal(4))


def test_values_beyond_what_was_thought_to_be_the_scale_are_kept_as_numbers(journal: Journal) -> None:
    (tracker,) = gathered(journal, (SEVERITY, "3"), (SEVERITY, "7")).trackers
    assert (tracker.kind, tracker.low, tracker.high) == (TrackerKind.NUMBER, None, None)


def test_values_between_two_numbers_of_a_scale_are_kept_as_numbers(journal: Journal) -> None:
    plan = gathered(journal, (TO_TEN, "3.5"))
    assert plan.trackers[0].kind is TrackerKind.NUMBER
    assert scores_of(plan)[0].value == Decimal("3.5")


def test_an_answer_carries_values_over_ends_on_ends_and_keeps_the_original(journal: Journal) -> None:
    reading = TrackerReading(tracker="fatigue", low=Decimal(0), high=Decimal(4))
    plan = gathered(journal, *((SEVERITY, one) for one in ("0", "1", "3", "4")), trackers={"Fatigue": reading})
    assert [(str(score.value), score.note) for score in scores_of(plan)] == [
        ("0", "App: 0 (0–4)"),
        ("3", "App: 1 (0–4)"),
        ("8", "App: 3 (0–4)"),
        ("10", "App: 4 (0–4)"),
    ]
    assert plan.trackers == ()
    assert plan.asks.trackers[0].reading.tracker == "fatigue"


def test_a_source_that_counts_the_other_way_round_is_turned(journal: Journal) -> None:
    reading = TrackerReading(tracker="fatigue", low=Decimal(1), high=Decimal(5), is_reversed=True)
    plan = gathered(journal, (SEVERITY, "1"), (SEVERITY, "5"), trackers={"Fatigue": reading})
    assert [score.value for score in scores_of(plan)] == [10, 0]


def test_the_scale_that_a_format_tells_need_not_be_said_again(journal: Journal) -> None:
    plan = gathered(journal, (SEVERITY, "3"), trackers={"Fatigue": TrackerReading(tracker="fatigue")})
    assert [(score.value, score.note) for score in scores_of(plan)] == [(Decimal(8), "App: 3 (0–4)")]


def test_a_tracker_made_before_keeps_its_scale(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("app_fatigue", low=Decimal(0), high=Decimal(4)))
    plan = gathered(journal, (SEVERITY, "7"), (SEVERITY, "3"))
    assert [entry.action for entry in plan.entries] == [Action.REJECT, Action.ADD]
    longer = gathered(journal, (TO_TEN, "10"))
    assert [(score.value, score.note) for score in scores_of(longer)] == [(Decimal(4), "App: 10 (0–10)")]


def test_a_time_that_something_took_has_no_ends_to_be_said(journal: Journal) -> None:
    reading = proposed(journal, SourceName(name="Walk", kind=TrackerKind.DURATION)).reading
    assert (reading.low, reading.high) == (None, None)
    assert reading.new is not None
    assert reading.new.low == 0


def test_a_value_outside_the_scale_it_is_said_to_be_of_is_refused(journal: Journal) -> None:
    reading = TrackerReading(tracker="fatigue", low=Decimal(0), high=Decimal(3))
    (entry,) = gathered(journal, (SEVERITY, "4"), trackers={"Fatigue": reading}).entries
    assert (entry.action, entry.where) == (Action.REJECT, "line 2")
    assert "from 0 to 3" in entry.reason


@pytest.mark.parametrize(("ends", "value"), [((None, None), None), ((Decimal(0), Decimal(10)), Decimal(3))])
def test_a_value_is_never_put_raw_on_a_scale_that_may_be_another(
    journal: Journal, ends: tuple[Decimal | None, Decimal | None], value: Decimal | None
) -> None:
    verbs.add_tracker(journal, a_tracker("small", low=Decimal(1), high=Decimal(5)))
    said = TrackerReading(tracker="small", low=ends[0], high=ends[1])
    plan = gathered(journal, (SourceName(name="X"), "4"), trackers={"X": said})
    assert [score.value for score in scores_of(plan)] == ([value] if value is not None else [])
    refused = [entry.reason for entry in plan.entries.of(Action.REJECT)]
    assert ["on which scale" in reason for reason in refused] == ([] if value is not None else [True])


def test_a_name_can_be_left_out(journal: Journal) -> None:
    plan = gathered(journal, (SEVERITY, "1"), (TO_TEN, "2"), trackers={"Fatigue": TrackerReading()})
    assert {(entry.action, entry.reason.split(",")[0]) for entry in plan.entries} == {
        (Action.SKIP, "Fatigue is left out")
    }
    assert plan.trackers == ()


def test_what_is_left_out_at_first_can_be_asked_for(journal: Journal) -> None:
    steps = SourceName(name="Steps", kind=TrackerKind.COUNT, is_left_out=True)
    first = gathered(journal, (steps, "4000"))
    assert [entry.action for entry in first.entries] == [Action.SKIP]
    new = first.asks.trackers[0].reading.new
    assert new is not None
    second = gathered(journal, (steps, "4000"), trackers={"Steps": TrackerReading(tracker=new.key)})
    assert [score.tracker for score in scores_of(second)] == ["app_steps"]
    assert second.trackers[0].kind is TrackerKind.COUNT


def test_what_was_once_asked_for_stays_asked_for(journal: Journal) -> None:
    steps = SourceName(name="Steps", kind=TrackerKind.COUNT, is_left_out=True)
    verbs.add_tracker(journal, a_tracker("app_steps", kind=TrackerKind.COUNT, high=None))
    assert proposed(journal, steps, "4000").reading.tracker == "app_steps"


def test_an_answer_that_names_a_tracker_that_is_gone_falls_back_to_the_proposal(journal: Journal) -> None:
    plan = gathered(journal, (SEVERITY, "1"), trackers={"Fatigue": TrackerReading(tracker="was removed")})
    assert plan.asks.trackers[0].reading.tracker == "app_fatigue"


def test_a_tracker_given_with_the_answer_is_made(journal: Journal) -> None:
    own = a_tracker("own", name="Own", kind=TrackerKind.NUMBER, low=None, high=None)
    plan = gathered(journal, (SEVERITY, "1"), trackers={"Fatigue": TrackerReading(tracker="own", new=own)})
    assert [tracker.key for tracker in plan.trackers] == ["own"]


@pytest.mark.parametrize("name", ["頭痛", "Ödem", "Back (lower) pain", "a/b", "x" * 200])
def test_the_key_of_a_new_tracker_is_the_same_again_and_no_other_names(journal: Journal, name: str) -> None:
    keys = {proposed(journal, SourceName(name=one)).reading.tracker for one in (name, name, f"{name}!", f"{name}?")}
    assert len(keys) == 3
    assert all(key.isascii() and key.replace("_", "").isalnum() for key in keys)


def test_one_line_with_several_scores_is_changed_in_each(journal: Journal) -> None:
    for key in ("app_a", "app_b"):
        verbs.add_tracker(journal, a_tracker(key))
        verbs.log_score(journal, a_score(key, 1, part=Part.DAY, source="an import"))
    values = NamedValues(Ground(facts=journal.facts, today=TODAY), "App")
    for name in ("A", "B"):
        values.offer(2, SourceName(name=name), A_DAY, Decimal(2))
    changed = [entry.fact for entry in values.plan("app").entries if entry.action is Action.CHANGE]
    assert [(fact.tracker, fact.value) for fact in changed if isinstance(fact, Score)] == [
        ("app_a", Decimal(2)),
        ("app_b", Decimal(2)),
    ]


def test_entries_come_in_the_order_of_the_file(journal: Journal) -> None:
    values = NamedValues(Ground(facts=journal.facts, today=TODAY), "App", lambda number: f"part 1, row {number}")
    values.reject(3, "No.")
    values.offer(2, SEVERITY, A_DAY, Decimal(1))
    values.skip(4, "Not now.")
    values.offer(5, SEVERITY, A_DAY, Decimal(1), at=time(1))
    assert [entry.where for entry in values.plan("app").entries] == [f"part 1, row {number}" for number in (2, 3, 4, 5)]


def test_a_long_reading_can_be_stopped(journal: Journal) -> None:
    def stop(_done: int, _whole: int) -> None:
        raise Stopped("Stopped.")

    values = NamedValues(Ground(facts=journal.facts, today=TODAY, tell=stop), "App")
    with pytest.raises(Stopped):
        values.offer(2, SEVERITY, A_DAY, Decimal(1))


@pytest.mark.parametrize(
    ("printed", "kept"),
    [("1.250", "1.250"), ("1.0E-4", "0.00010"), ("1.2345E7", "12345000"), ("12,5", "12.5"), ("-0.0", "-0.0")],
)
def test_numbers_as_apps_write_them_keep_their_digits(printed: str, kept: str) -> None:
    assert format(number_in(printed), "f") == kept


@pytest.mark.parametrize("printed", ["1e30", "1e-30", "9" * 30, "1,250", "much", ""])
def test_what_no_app_writes_is_refused(printed: str) -> None:
    with pytest.raises(EntryRefused):
        number_in(printed)


ENDS = st.tuples(st.integers(-20, 20), st.integers(1, 40)).map(lambda ends: (Decimal(ends[0]), Decimal(sum(ends))))


def carrier(tracker: tuple[Decimal, Decimal], source: tuple[Decimal, Decimal], *, is_reversed: bool) -> Carrier:
    kept = Tracker(key="k", name="K", question="?", kind=TrackerKind.NUMBER, low=tracker[0], high=tracker[1])
    reading = TrackerReading(tracker="k", low=source[0], high=source[1], is_reversed=is_reversed)
    return Carrier(source="App", tracker=kept, reading=reading)


@given(tracker=ENDS, source=ENDS, steps=st.integers(0, 40), is_reversed=st.booleans())
def test_ends_come_on_ends_and_the_order_is_kept_or_turned(
    tracker: tuple[Decimal, Decimal], source: tuple[Decimal, Decimal], steps: int, is_reversed: bool
) -> None:
    way = carrier(tracker, source, is_reversed=is_reversed)
    ends = [way.carry(end, "x").value for end in source]
    assert ends == list(reversed(tracker) if is_reversed else tracker)
    values = [way.carry(value, "x").value for value in _between(source, steps)]
    assert values == sorted(values, reverse=is_reversed)
    assert all(tracker[0] <= value <= tracker[1] for value in values)


def _between(ends: tuple[Decimal, Decimal], steps: int) -> Iterable[Decimal]:
    return [ends[0] + (ends[1] - ends[0]) * step / (steps + 1) for step in range(steps + 1)]


@given(ends=ENDS, beyond=st.integers(1, 5))
def test_what_lies_beyond_an_end_is_never_moved(ends: tuple[Decimal, Decimal], beyond: int) -> None:
    way = carrier((Decimal(0), Decimal(100)), ends, is_reversed=True)
    for value in (ends[0] - beyond, ends[1] + beyond):
        with pytest.raises(LineRefused):
            way.carry(value, str(value))
