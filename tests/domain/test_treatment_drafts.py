# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of infusions, reactions, events and courses."""

from datetime import date, time
from decimal import Decimal

import pytest

from journal_app.domain.drafts import (
    CourseDraft,
    EventDraft,
    InfusionDraft,
    ReactionDraft,
    check_course,
    check_event,
    check_infusion,
    check_reaction,
)
from journal_app.domain.treatments import Course, Event, EventKind, Infusion, InfusionKind, Reaction, Severity

TODAY = date(2024, 11, 21)


def infusion(product: str, amount: str = "", unit: str = "", kind: str = "") -> Infusion:
    draft = InfusionDraft(product=product, amount=amount, unit=unit, kind=kind, day="2024-11-20")
    return check_infusion(draft, today=TODAY).require()


def test_an_infusion_is_kept_as_typed() -> None:
    draft = InfusionDraft(
        product=" Ferinject ",
        amount="1 000",
        brand="Ferinject",
        day="yesterday",
        time="10:00",
        place="Day ward",
        course="autumn",
        note="slow drip",
    )
    assert check_infusion(draft, today=TODAY).require() == Infusion(
        given_on=date(2024, 11, 20),
        given_time=time(10),
        product="Ferinject",
        kind=InfusionKind.IRON,
        brand="Ferinject",
        amount=Decimal(1000),
        unit="mg",
        iron_mg=Decimal(1000),
        place="Day ward",
        course="autumn",
        note="slow drip",
    )


@pytest.mark.parametrize(
    ("product", "amount", "unit", "kind", "expected"),
    [
        ("Monofer", "500", "", "", (InfusionKind.IRON, "mg", "500")),
        ("Venofer", "1", "g", "", (InfusionKind.IRON, "g", "1000")),
        ("Venofer", "10", "mL", "", (InfusionKind.IRON, "mL", None)),
        ("Venofer", "2", "vials", "", (InfusionKind.IRON, "vials", None)),
        ("Venofer", "", "", "", (InfusionKind.IRON, "", None)),
        ("Orofer", "500", "", "iron", (InfusionKind.IRON, "mg", "500")),
        ("Ocrevus", "600", "", "", (InfusionKind.DISEASE_MODIFYING, "mg", None)),
        ("Privigen", "30", "", "", (InfusionKind.IMMUNOGLOBULIN, "g", None)),
        ("something else", "5", "", "", (InfusionKind.OTHER, "", None)),
        ("Ferinject", "500", "mg", "other", (InfusionKind.OTHER, "mg", None)),
    ],
)
def test_kind_and_unit_come_from_the_list_and_iron_only_from_a_mass(
    product: str, amount: str, unit: str, kind: str, expected: tuple[InfusionKind, str, str | None]
) -> None:
    kept = infusion(product, amount, unit, kind)
    iron = None if expected[2] is None else Decimal(expected[2])
    assert (kept.kind, kept.unit, kept.iron_mg) == (expected[0], expected[1], iron)


def test_every_problem_of_an_infusion_is_named() -> None:
    draft = InfusionDraft(product=" ", amount="0", kind="magic", day="2024-11-22", time="9")
    fields = [problem.field for problem in check_infusion(draft, today=TODAY).problems]
    assert fields == ["product", "kind", "amount", "day", "time"]


@pytest.mark.parametrize(("amount", "unit"), [("1000", "g"), ("100000", "mg")])
def test_grams_typed_for_milligrams_are_noticed(amount: str, unit: str) -> None:
    draft = InfusionDraft(product="Monofer", amount=amount, unit=unit, day="today")
    problem = check_infusion(draft, today=TODAY).problem("amount")
    assert problem is not None
    assert f"{amount} {unit} of iron at once is implausible" in problem.message


@pytest.mark.parametrize("amount", ["-5", "<500", "1.250", "lots"])
def test_an_amount_is_one_number_above_nought(amount: str) -> None:
    draft = InfusionDraft(product="Monofer", amount=amount, day="today")
    assert check_infusion(draft, today=TODAY).problem("amount") is not None


def test_a_reaction_takes_the_pick_list_or_own_words() -> None:
    listed = ReactionDraft(infusion="i1", kind="Joint pain", onset_day="2", lasted="three days", severity="mild")
    assert check_reaction(listed).require() == Reaction(
        infusion="i1", kind="joint_pain", onset_day=2, lasted="three days", severity=Severity.MILD
    )
    own = check_reaction(ReactionDraft(infusion="i1", kind="Buzzing ears")).require()
    assert (own.kind, own.onset_day, own.severity) == ("Buzzing ears", None, Severity.UNSAID)


@pytest.mark.parametrize("onset", ["-1", "1.5", "soon"])
def test_a_reaction_begins_whole_days_after_the_infusion(onset: str) -> None:
    draft = ReactionDraft(infusion="", kind="", onset_day=onset, severity="awful")
    fields = [problem.field for problem in check_reaction(draft).problems]
    assert fields == ["infusion", "kind", "onset_day", "severity"]


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("crash", EventKind.CRASH), ("Blood donation", EventKind.DONATION), ("heavy period", EventKind.BLEEDING)],
)
def test_an_event_needs_only_its_kind_and_day(kind: str, meant: EventKind) -> None:
    assert check_event(EventDraft(kind=kind, first_on="today"), today=TODAY).require() == Event(
        kind=meant, title="", first_on=TODAY
    )


def test_an_event_does_not_end_before_it_began() -> None:
    draft = EventDraft(kind="travel", title="Sea", first_on="2024-11-10", last_on="2024-11-09")
    problem = check_event(draft, today=TODAY).problem("last_on")
    assert problem is not None
    assert "2024-11-09" in problem.message
    assert "2024-11-10" in problem.message


def test_an_event_of_no_known_kind_says_what_it_was() -> None:
    assert [p.field for p in check_event(EventDraft(kind="other", first_on="today"), today=TODAY).problems] == ["title"]
    assert [p.field for p in check_event(EventDraft(kind="party", first_on="x"), today=TODAY).problems] == [
        "kind",
        "first_on",
    ]
    missing = check_event(EventDraft(first_on="today"), today=TODAY).problem("kind")
    assert missing is not None
    assert "relapse" in missing.message


def test_a_course_keeps_its_dose_as_words() -> None:
    draft = CourseDraft(title="Oral iron", started_on="2024-10-01", stopped_on="2024-11-01", dose="1 every other day")
    assert check_course(draft, today=TODAY).require() == Course(
        title="Oral iron",
        started_on=date(2024, 10, 1),
        stopped_on=date(2024, 11, 1),
        dose="1 every other day",
    )
    wrong = check_course(CourseDraft(started_on="2024-10-02", stopped_on="2024-10-01"), today=TODAY)
    assert [problem.field for problem in wrong.problems] == ["title", "stopped_on"]
