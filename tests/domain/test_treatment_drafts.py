# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of infusions and reactions."""

from datetime import date, time
from decimal import Decimal

import pytest

from journal_app.domain.drafts import InfusionDraft, ReactionDraft, check_infusion, check_reaction
from journal_app.domain.treatments import Infusion, InfusionKind, Reaction, Severity

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


@pytest.mark.parametrize("onset", ["-1", "1.5", "soon", "20261121"])
def test_a_reaction_begins_whole_days_after_the_infusion(onset: str) -> None:
    draft = ReactionDraft(infusion="", kind="", onset_day=onset, severity="awful")
    fields = [problem.field for problem in check_reaction(draft).problems]
    assert fields == ["infusion", "kind", "onset_day", "severity"]


def test_a_reaction_is_found_by_its_name_in_the_list() -> None:
    assert check_reaction(ReactionDraft(infusion="i1", kind=" METALLIC or changed taste ")).require().kind == "taste"


def test_elemental_iron_is_asked_of_iron_alone() -> None:
    typed = InfusionDraft(product="Ferrlecit", amount="5", unit="mL", iron_mg="62,5", day="today")
    assert check_infusion(typed, today=TODAY).require().iron_mg == Decimal("62.5")
    other = InfusionDraft(product="Ocrevus", amount="600", iron_mg="62,5", day="today")
    assert check_infusion(other, today=TODAY).require().iron_mg is None


@pytest.mark.parametrize("iron", ["0", "-1", "some", "20000"])
def test_elemental_iron_is_a_number_that_can_be(iron: str) -> None:
    draft = InfusionDraft(product="Ferrlecit", amount="5", unit="mL", iron_mg=iron, day="today")
    assert [problem.field for problem in check_infusion(draft, today=TODAY).problems] == ["iron_mg"]


@pytest.mark.parametrize(("typed", "meant"), [("", None), ("yes", True), ("no", False)])
def test_whether_one_was_observed_may_be_left_unsaid(typed: str, meant: bool | None) -> None:
    draft = InfusionDraft(product="Monofer", observed=typed, day="today")
    assert check_infusion(draft, today=TODAY).require().observed is meant
    wrong = check_infusion(InfusionDraft(product="Monofer", observed="maybe", day="today"), today=TODAY)
    assert [problem.field for problem in wrong.problems] == ["observed"]
