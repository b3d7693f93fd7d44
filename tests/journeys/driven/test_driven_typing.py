# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Typing as fast as hands and machines can, without a look at the screen: every sign lands in its field, in order."""

from pathlib import Path

import pytest

from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from tests.journeys.driven.sitting import Sitting, sitting_at

pytestmark = pytest.mark.journey

DRAW = "2026-03-02\t08:10\tTown\t\t"
SHEET = (
    "ferritin\t48,5 ug/l\t15-150\tL\t"
    "serum iron\t12 umol/l\t10-30\t\t"
    "transferrin\t2,5 g/l\t2.0-3.6\t\t"
    "TSAT\t19 %\t16-45\t\t"
    "CRP\t<0,5 mg/l\t\t\t"
)
PRINTED = {"ferritin": "48,5", "iron": "12", "transferrin": "2,5", "tsat": "19", "crp": "<0,5"}


def has_the_focus(sitting: Sitting, name: str) -> bool:
    """Whether a field has it; the current cell of a table says so too, wherever the focus is."""
    return any(each.name == name for each in sitting.heard("focused"))


def has_an_unfinished_sheet(facts: Facts) -> bool:
    kept = facts.kept_draft("labs")
    return kept is not None and '"analyte":"Ferritin","value":"77"' in kept.content


def test_a_whole_sheet_typed_in_one_go_while_lists_open_and_close(journal_path: Path, home: Path) -> None:
    with sitting_at(journal_path, home) as sitting:
        sitting.come_to_front()
        sitting.until_focused("panel", "Fatigue")
        sitting.keys("ctrl+3")
        sitting.until_focused("push button", "Add results")
        sitting.keys("space")
        sitting.until_focused("text", "Day drawn")
        sitting.type(DRAW + SHEET)
        sitting.keys("Return")
        sitting.until_kept(lambda facts: len(facts.lab_results()) == len(PRINTED), "five results")
        sitting.until_focused("table cell", "Ferritin, 2 Mar 2026: 48,5 ug/l “L”, 15-150")
        sitting.press("push button", "Add results")
        sitting.until(lambda: has_the_focus(sitting, "Day drawn"), "the sheet")
        sitting.type("\t\t\t\tferritin\t77")
        sitting.until_kept(has_an_unfinished_sheet, "what is not saved yet")
    with Journal.open(journal_path) as journal:
        assert has_an_unfinished_sheet(journal.facts), "though the app was ended in the middle of it"
        kept = journal.facts.lab_results()
        assert {result.analyte: result.printed_value for result in kept} == PRINTED
        assert {(result.laboratory, f"{result.collected_on}") for result in kept} == {("Town", "2026-03-02")}
        assert [result.range_text for result in kept if result.analyte == "transferrin"] == ["2.0-3.6"]
        assert journal.check().ok
