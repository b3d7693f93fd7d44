# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Values that never change: what a frozen dataclass does, these do."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.frozen import frozen

T = TypeVar("T")


@frozen
class Dose:
    """Of two fields, one with a value of its own."""

    amount: float
    unit: str = "mg"


@frozen
class Infusion(Dose):
    """With a field that is not compared and one that is not shown."""

    place: str = field(default="", compare=False)
    note: str = field(default="", repr=False)


@frozen(kw_only=False)
class Pair(Generic[T]):
    """By place."""

    first: T
    second: T


@frozen
class Blank:
    """Of no field."""


@frozen
class Hushed:
    """With words and an equality of its own."""

    secret: str

    def __repr__(self) -> str:
        return "Hushed()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hushed)

    def __hash__(self) -> int:
        return 7


@frozen(kw_only=False)
class Shelf(Generic[T]):
    """With a list of its own for each, and a look at what it was given."""

    first: T
    others: list[T] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.first in self.others:
            raise ValueError("twice")


@frozen
class LabelledShelf(Shelf[T]):
    """What its base takes by place, and more by name."""

    label: str
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDose:
    """The same, as it is made without us."""

    amount: float
    unit: str = "mg"


@given(st.floats(), st.text(), st.floats(), st.text())
def test_two_are_equal_as_two_plain_dataclasses_are(one: float, unit: str, other: float, unit_too: str) -> None:
    ours = Dose(amount=one, unit=unit), Dose(amount=other, unit=unit_too)
    plain = PlainDose(amount=one, unit=unit), PlainDose(amount=other, unit=unit_too)
    assert (ours[0] == ours[1]) == (plain[0] == plain[1])
    assert hash(ours[0]) == hash(plain[0])
    assert repr(ours[0]) == repr(plain[0]).replace("PlainDose", "Dose")


def test_one_of_another_class_is_another() -> None:
    others: list[object] = [PlainDose(amount=1), Infusion(amount=1), (1, "mg")]
    assert Dose(amount=1) not in others


def test_a_number_that_equals_nothing_is_equal_to_itself_in_a_field() -> None:
    nan = float("nan")
    assert Hushed(secret="a") == Hushed(secret="b")
    assert Pair(nan, 1) == Pair(nan, 1)
    only: Callable[..., Any] = frozen(type("Only", (), {"__annotations__": {"value": float}}))
    assert only(value=nan) == only(value=nan)
    assert only(value=nan) != only(value=float("nan"))


def test_fields_that_are_not_compared_or_not_shown_are_left_out() -> None:
    here, there = Infusion(amount=1, place="here", note="secret"), Infusion(amount=1, place="there", note="secret")
    assert here == there
    assert hash(here) == hash(there)
    assert here != Infusion(amount=1, place="here")
    assert repr(here) == "Infusion(amount=1, unit='mg', place='here')"


def test_one_without_fields_equals_every_other() -> None:
    assert Blank() == Blank()
    assert repr(Blank()) == "Blank()"


def test_methods_of_its_own_stay() -> None:
    assert repr(Hushed(secret="pain")) == "Hushed()"
    assert hash(Hushed(secret="pain")) == 7


def test_none_is_changed_or_given_more() -> None:
    dose = Dose(amount=1)
    with pytest.raises(FrozenInstanceError):
        dose.amount = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del dose.unit
    assert not hasattr(dose, "__dict__")
    with pytest.raises(TypeError):
        Dose(1)  # type: ignore[call-arg]


def test_what_is_made_anew_is_each_ones_own() -> None:
    one, other = Shelf("a"), Shelf("b")
    one.others.append("c")
    assert (one.others, other.others) == (["c"], [])
    assert Shelf("a", ["c"]) == one


def test_one_looks_at_what_it_was_given_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="twice"):
            Shelf("a", ["a"])


def test_fields_by_place_come_before_those_by_name() -> None:
    shelf = LabelledShelf("a", ["b"], label="tea")
    assert (shelf.first, shelf.others, shelf.label, shelf.copies) == ("a", ["b"], "tea", 1)
    assert LabelledShelf(label="tea", first="a", others=["b"]) == shelf
    with pytest.raises(TypeError):
        LabelledShelf("a", ["b"], "tea")  # type: ignore[call-arg]


@pytest.mark.parametrize("given", [{}, {"amount": 1, "colour": "red"}])
def test_one_field_too_few_or_too_many_is_refused_each_time(given: dict[str, Any]) -> None:
    fresh: Callable[..., Any] = frozen(type("Fresh", (), {"__annotations__": {"amount": float}}))
    for _ in range(2):
        with pytest.raises(TypeError, match=r"amount|colour"):
            fresh(**given)


def test_it_is_a_dataclass_to_all_who_ask() -> None:
    dose = Infusion(amount=1)
    assert [one.name for one in fields(dose)] == ["amount", "unit", "place", "note"]
    assert replace(dose, amount=2) == Infusion(amount=2)
    assert asdict(dose)["amount"] == 1
    assert copy.deepcopy(dose) == dose
    assert copy.copy(dose) == dose
    assert pickle.loads(pickle.dumps(dose)) == dose  # noqa: S301 -- our own
    match Pair(1, 2):
        case Pair(first, second):
            assert (first, second) == (1, 2)
    assert is_dataclass(Infusion)


def test_one_that_holds_itself_can_be_shown() -> None:
    held: list[object] = []
    pair = Pair(held, held)
    held.append(pair)
    assert repr(pair) == "Pair(first=[...], second=[...])"
