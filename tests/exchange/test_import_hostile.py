# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whatever a file holds: it is refused in words or gives a plan that can be done and taken back, and never a crash."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY, a_bundle, a_patient, a_table, an_administration, an_observation, as_json

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
DIARY = "full_date,date,weekday,time,mood,activities,note_title,note"
LABS = "day,time,analyte,comparator,value,unit,range_low,range_high,flag,laboratory,fasting,note"
SCORES = "day,part,tracker,value,time,note"

SIGNS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = st.text(SIGNS, max_size=20)
NAMES = st.sampled_from(
    (
        *("resourceType", "status", "code", "coding", "text", "system", "display", "value", "unit", "valueQuantity"),
        *("valueString", "valueInteger", "component", "referenceRange", "low", "high", "category", "entry", "resource"),
        *("effectiveDateTime", "effectivePeriod", "start", "issued", "contained", "result", "reference", "subject"),
        *("identifier", "name", "family", "given", "birthDate", "note", "interpretation", "performer", "specimen"),
        *("hasMember", "dosage", "dose", "medicationCodeableConcept", "medicationReference", "dataAbsentReason"),
        *("comparator", "fullUrl", "id"),
    )
)
WORDS = st.sampled_from(
    (
        *("Observation", "Bundle", "Patient", "DiagnosticReport", "MedicationAdministration", "final", "completed"),
        *("2276-4", "Ferritin", "TSAT", "ng/mL", "%", "2024-03-04", "2024", "<5 ng/mL", "<", "#a", "laboratory"),
        "http://loinc.org",
    )
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | TEXTS
DOCUMENTS = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=25
)
CELLS = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    (
        *("2024-03-04", "2024-02-31", "ferritin", "fatigue", "daylio_mood", "12,5", "1.250", "<5", "ug/L", "rad"),
        *("6:50 pm", "08:00", "evening", "yes", "", "-1", "=1+1", "30 May", "7", "NaN", "1e9", "\N{SUPERSCRIPT TWO}"),
        "\N{ARABIC-INDIC DIGIT FIVE}",
    )
)


def lives_through(content: bytes, folder: Path) -> None:
    """Import the bytes into a journal: refused in words, or done, known when it comes again, and taken back."""
    path = folder / "file"
    path.write_bytes(content)
    with Journal.create(None, clock=lambda: NOW, seed=1) as journal:
        before = journal.dump()
        with suppress(FileNotUnderstood):
            plan = importing.preview(path, journal.facts, today=TODAY)
            assert journal.dump() == before
            assert all(entry.reason for entry in plan.entries if entry.action is not Action.ADD)
            outcome = importing.run(journal, plan)
            again = importing.run(journal, importing.preview(path, journal.facts, today=TODAY))
            assert again.added == 0
            if outcome.change:
                while journal.can_undo:
                    journal.undo()
            assert journal.dump() == before


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@given(content=st.binary(max_size=200))
def test_any_bytes(folder: Path, content: bytes) -> None:
    lives_through(content, folder)


@given(document=DOCUMENTS)
def test_any_json(folder: Path, document: object) -> None:
    lives_through(json.dumps(document).encode(), folder)


@given(resources=st.lists(st.dictionaries(NAMES, DOCUMENTS, max_size=5), max_size=4))
def test_resources_with_anything_in_them(folder: Path, resources: list[dict[str, Any]]) -> None:
    whole = [base | more for more in resources for base in (an_observation(), an_administration(), a_patient())]
    lives_through(json.dumps(json.loads(as_json(a_bundle(*whole)), parse_constant=str)).encode(), folder)


@given(cut=st.integers(0, 1200), flips=st.lists(st.tuples(st.integers(0, 1200), st.binary(max_size=3)), max_size=4))
def test_a_damaged_file(folder: Path, cut: int, flips: list[tuple[int, bytes]]) -> None:
    content = bytearray(as_json(a_bundle(a_patient(), an_observation(), an_administration())).encode())
    for place, piece in flips:
        content[place : place + len(piece)] = piece
    lives_through(bytes(content[: cut or None]), folder)


@pytest.mark.parametrize("header", [DIARY, LABS, SCORES])
@given(rows=st.lists(st.lists(CELLS, max_size=13), max_size=8), quoted=st.booleans())
def test_tables_with_anything_in_them(folder: Path, header: str, rows: list[list[str]], quoted: bool) -> None:
    def cell(text: str) -> str:
        return '"{}"'.format(text.replace('"', '""')) if quoted else text

    lives_through(a_table(header, *(",".join(map(cell, row)) for row in rows)).encode(), folder)
