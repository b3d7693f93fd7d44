# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One draw printed by two sources: added, and offered to be kept as one."""

from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action, Entry, ImportPlan
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_lab_result
from tests.exchange.samples import a_bundle, a_quantity, a_table, an_observation, imported, only_entry, planned

HEADER = "day,time,analyte,value,unit,range_low,range_high,laboratory"


def labs(*rows: str) -> str:
    return a_table(HEADER, *rows)


FIRST = labs("2024-03-04,,ferritin,62.45,ng/mL,,,")
NEXT_DAY = labs("2024-03-05,08:10,ferritin,62.45,ng/mL,15,150,Green Lane")


def picked(journal: Journal, folder: Path, content: object) -> ImportPlan:
    plan = planned(journal, folder, content)
    return plan.picked({place: 0 for place, entry in enumerate(plan.entries) if entry.options})


def test_the_same_value_a_day_apart_is_added_and_may_be_kept_as_one(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, FIRST)
    entry = only_entry(journal, tmp_path, NEXT_DAY)
    assert entry.action is Action.ADD
    assert entry.reason == "The journal has the same value, 4 Mar 2024: both may be one result."
    assert [(option.words, option.action) for option in entry.options] == [
        ("Keep one: the one here, with what the file says beyond it.", Action.CHANGE)
    ]
    assert importing.run(journal, picked(journal, tmp_path, NEXT_DAY)).changed == 1
    (result,) = journal.facts.lab_results()
    assert (result.collected_on.day, result.laboratory) == (4, "Green Lane")
    assert (result.range_low, result.range_high) == (Decimal(15), Decimal(150))


def test_what_was_kept_as_one_is_known_when_it_comes_again(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, FIRST)
    before = journal.dump()
    importing.run(journal, picked(journal, tmp_path, NEXT_DAY))
    again = only_entry(journal, tmp_path, NEXT_DAY)
    assert (again.action, again.reason) == (Action.SKIP, "You kept it as one with another result.")
    assert imported(journal, tmp_path, NEXT_DAY).change is None
    assert importing.run(journal, picked(journal, tmp_path, NEXT_DAY)).added == 1
    assert only_entry(journal, tmp_path, NEXT_DAY).reason == "Already here."
    journal.undo()
    journal.undo()
    assert journal.dump() == before
    assert only_entry(journal, tmp_path, NEXT_DAY).action is Action.ADD


def test_where_nothing_is_missing_one_is_left_out_and_remembered(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, NEXT_DAY)
    plan = picked(journal, tmp_path, FIRST)
    assert [entry.action for entry in plan.entries] == [Action.SKIP]
    assert importing.run(journal, plan).change is not None
    assert only_entry(journal, tmp_path, FIRST).action is Action.SKIP


def test_added_by_default_it_is_known_the_next_time(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, FIRST)
    assert imported(journal, tmp_path, NEXT_DAY).added == 1
    assert imported(journal, tmp_path, NEXT_DAY).change is None
    assert len(journal.facts.lab_results()) == 2


@pytest.mark.parametrize(
    ("other", "is_offered"),
    [
        ("2024-03-04,,iron,3.2,umol/L,,,", True),
        ("2024-03-03,,iron,180,ug/L,,,", True),
        ("2024-03-05,,iron,18,ug/dL,,,Blue Lane", True),
        ("2024-03-04,,iron,3.6,umol/L,,,", False),
        ("2024-03-06,,iron,18,ug/dL,,,", False),
        ("2024-03-05,,iron,19,ug/dL,,,", False),
        ("2024-03-05,,iron,<18,ug/dL,,,", False),
        ("2024-03-05,,ferritin,18,ug/dL,,,", False),
    ],
)
def test_units_are_exchanged_and_nothing_else_is_alike(
    journal: Journal, tmp_path: Path, other: str, *, is_offered: bool
) -> None:
    imported(journal, tmp_path, labs("2024-03-04,,iron,18,ug/dL,,,"))
    entry = only_entry(journal, tmp_path, labs(other))
    assert any(option.words.startswith("Keep one") for option in entry.options) is is_offered
    is_other_unit = "ug/dL" not in other
    assert ("in another unit" in entry.reason) is (is_offered and is_other_unit)


def test_a_range_in_another_unit_is_not_carried_over(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, labs("2024-03-04,,iron,18,ug/dL,,,"))
    other = labs("2024-03-04,,iron,3.2,umol/L,10,30,Blue Lane")
    importing.run(journal, picked(journal, tmp_path, other))
    (result,) = journal.facts.lab_results()
    assert (result.laboratory, result.range_low) == ("Blue Lane", None)


def test_two_of_one_file_are_told_by_their_place(journal: Journal, tmp_path: Path) -> None:
    both = labs("2024-03-04,,ferritin,62.45,ng/mL,,,", "2024-03-05,,ferritin,62.45,ug/L,,,")
    first, second = planned(journal, tmp_path, both).entries
    assert first.options == ()
    assert second.reason == "It has the same value as line 2, of 4 Mar 2024, in another unit: both may be one result."
    assert importing.run(journal, picked(journal, tmp_path, both)).added == 1
    assert imported(journal, tmp_path, both).change is None


def test_of_different_kinds_of_files_too(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, labs("2024-03-03,,ferritin,167.4,ng/mL,,,"))
    bundle = a_bundle(an_observation(), an_observation(valueQuantity=a_quantity(20)))
    entries: list[Entry] = list(planned(journal, tmp_path, bundle).entries)
    assert [bool(entry.options) for entry in entries] == [True, False]


def test_one_deleted_after_it_was_kept_is_not_replaced_by_the_other(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, FIRST)
    importing.run(journal, picked(journal, tmp_path, NEXT_DAY))
    (result,) = journal.facts.lab_results()
    verbs.remove_fact(journal, result)
    assert imported(journal, tmp_path, NEXT_DAY).change is None
    assert imported(journal, tmp_path, FIRST).change is None


def test_what_a_repeated_line_says_beyond_the_first_is_kept_with_it(journal: Journal, tmp_path: Path) -> None:
    table = labs(
        "2024-03-04,,ferritin,62.45,ng/mL,,,",
        "2024-03-04,08:10,ferritin,62.45,ng/mL,15,150,Green Lane",
        "2024-03-04,12:00,ferritin,62.45,ng/mL,,,Blue Lane",
    )
    assert [entry.reason for entry in planned(journal, tmp_path, table).entries] == [
        "",
        "The same as line 2.",
        "The same as line 2.",
    ]
    imported(journal, tmp_path, table)
    (result,) = journal.facts.lab_results()
    assert (result.laboratory, result.range_high) == ("Green Lane", Decimal(150))
    assert imported(journal, tmp_path, table).change is None


def test_of_two_results_that_are_here_each_line_finds_its_own(journal: Journal, tmp_path: Path) -> None:
    for laboratory in ("Green Lane", "Blue Lane"):
        verbs.add_lab_results(journal, [a_lab_result(laboratory=laboratory)])
    rows = ("2026-11-20,,ferritin,42.0,ug/L,,,Blue Lane", "2026-11-20,,ferritin,42.0,ug/L,,,Green Lane")
    assert imported(journal, tmp_path, labs(*rows)).change is None
    assert imported(journal, tmp_path, labs(rows[0], rows[1].replace("Green", "Red"))).changed == 1
    assert {result.laboratory for result in journal.facts.lab_results()} == {"Blue Lane", "Red Lane"}
