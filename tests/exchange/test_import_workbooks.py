# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Workbooks of laboratories, and our own, read in."""

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.own import workbook_in
from journal_app.exchange.own.workbook import write_workbook
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store import rows
from journal_app.store.journal import Journal
from tests.exchange.every_kind import fill
from tests.exchange.samples import TODAY, write

FIELDS_OF_EACH = {field.name for field in fields(Fact)}

DAY = date(2024, 3, 4)
os.environ.setdefault("OPENPYXL_LXML", "False")  # as our own modules set it before they read or write


def a_book(folder: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook with these sheets; a tuple is a value and how it is shown."""
    import openpyxl

    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        for line in table:
            sheet.append([one[0] if isinstance(one, tuple) else one for one in line])
            for place, one in enumerate(line, start=1):
                if isinstance(one, tuple):
                    sheet.cell(sheet.max_row, place).number_format = one[1]
    path = folder / "a.xlsx"
    book.save(path)
    return path


def previewed(journal: Journal, path: Path) -> ImportPlan:
    return importing.preview(path, journal.facts, today=TODAY)


def results(plan: ImportPlan) -> list[LabResult]:
    return [entry.fact for entry in plan.entries.of(Action.ADD) if isinstance(entry.fact, LabResult)]


def test_a_sheet_with_lines_above_and_days_as_days(journal: Journal, tmp_path: Path) -> None:
    book = a_book(
        tmp_path,
        Iron=[
            ["Patient: Doe, Jane"],
            [],
            ["Date", "Test", "Result", "Unit", "Reference"],
            [datetime(2024, 3, 4, 8, 10), "Ferritin", 12.1, "ng/mL", "15 - 150"],  # noqa: DTZ001 -- a sheet has no zone
            [DAY, "Transferrin saturation", (0.21, "0%"), None, None],
            [DAY, "TSH", (1.25, "0.000"), "mIU/L", None],
            [DAY, "CRP", 0.1 + 0.2, "mg/L", None],
            [DAY, "Iron", "<10", "ug/dL", None],
        ],
    )
    plan = previewed(journal, book)
    found = [(one.collected_on, one.analyte, f"{one.comparator}{one.value}", one.unit) for one in results(plan)]
    assert found == [
        (DAY, "ferritin", "12.1", "ng/mL"),
        (DAY, "tsat", "21", "%"),
        (DAY, "tsh", "1.250", "mIU/L"),
        (DAY, "crp", "0.3", "mg/L"),
        (DAY, "iron", "<10", "ug/dL"),
    ]
    assert results(plan)[0].collected_time == time(8, 10)
    assert results(plan)[2].printed_value == "1.250"
    assert [entry.where for entry in plan.entries][:1] == ["sheet Iron, row 4"]
    assert plan.people[0].name == "Doe, Jane"


def test_heads_that_are_days_and_several_sheets(journal: Journal, tmp_path: Path) -> None:
    book = a_book(
        tmp_path,
        Blood=[["Analyte", "Unit", DAY, date(2025, 3, 4)], ["Ferritin", "ug/L", 12, None]],
        Notes=[["remember to ask"]],
        More=[["Date", "Hemoglobin (g/dL)"], [DAY, 13.2]],
    )
    plan = previewed(journal, book)
    assert [(one.analyte, one.value) for one in results(plan)] == [
        ("ferritin", Decimal(12)),
        ("haemoglobin", Decimal("13.2")),
    ]
    assert [ask.title for ask in plan.asks.columns] == ["Blood", "More"]
    assert plan.remarks[0].startswith("The sheet “Notes” was not read: ")


def test_a_hidden_sheet_is_said_and_not_read(journal: Journal, tmp_path: Path) -> None:
    import openpyxl

    path = a_book(tmp_path, A=[["Date", "Ferritin (ng/mL)"], [DAY, 12]], B=[["Date", "TSH (mIU/L)"], [DAY, 2]])
    book: Any = openpyxl.load_workbook(path)
    book["B"].sheet_state = "hidden"
    book.save(path)
    plan = previewed(journal, path)
    assert [one.analyte for one in results(plan)] == ["ferritin"]
    assert plan.remarks == ("The sheet “B” is hidden and was not read.",)


def test_our_own_workbook_is_read_back_with_every_kind(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = write_workbook(journal.facts, tmp_path / "a.xlsx").path
    with Journal.create(None) as other:
        plan = importing.preview(path, other.facts, today=TODAY)
        importing.run(other, plan)
        assert [entry.kind for entry in plan.entries.of(Action.REJECT)] == [Kind.ATTACHMENT]
        for kind, fact_type in rows.FACTS.items():
            if kind not in {Kind.ATTACHMENT, Kind.IMPORT_RUN}:
                assert sorted(_said(other.facts.every(fact_type))) == sorted(_said(journal.facts.every(fact_type)))
        again = importing.run(other, importing.preview(path, other.facts, today=TODAY))
        assert (again.added, again.changed) == (0, 0)


def _said(facts: list[Any]) -> Iterator[str]:
    fact: Fact
    for fact in facts:
        yield repr({one.name: getattr(fact, one.name) for one in fields(fact) if one.name not in FIELDS_OF_EACH})


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This workbook is of a kind that cannot be read here."),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml xl/workbook.xml", "This zip cannot be read."),
    ],
)
def test_other_and_broken_workbooks_are_refused_in_words(
    journal: Journal, tmp_path: Path, content: bytes, title: str
) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        previewed(journal, write(tmp_path, content))
    assert refused.value.title == title


def test_an_open_document_is_refused_in_words(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(FileNotUnderstood, match="of a kind that cannot be read"):
        previewed(journal, path)


def _with_entities(text: bytes) -> bytes:
    head, sign, rest = text.partition(b"?>") if text.startswith(b"<?xml") else (b"", b"", text)
    return head + sign + b'<!DOCTYPE x [<!ENTITY a "b">]>' + rest


def _cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


def _empty(_text: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("change", [_with_entities, _cut, _empty])
def test_entities_and_damage_inside_are_refused(
    journal: Journal, tmp_path: Path, member: str, change: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        previewed(journal, _spoilt(tmp_path, member, change))
    assert refused.value.hint == "Nothing was changed."


def test_a_workbook_whose_styles_are_not_there_is_refused_and_nothing_else_is_written(
    journal: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = _spoilt(
        tmp_path, "xl/styles.xml", lambda text: text.replace(b"<cellStyleXfs", b"<a").replace(b"</cellStyleXfs", b"</a")
    )
    with pytest.raises(FileNotUnderstood) as refused:
        previewed(journal, spoilt)
    assert refused.value.detail == "b.xlsx is damaged, or cut short."
    assert capsys.readouterr().out == ""


def _spoilt(folder: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    source = a_book(folder, A=[["Date", "Ferritin (ng/mL)"], [DAY, 12]])
    spoilt = folder / "b.xlsx"
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, change(content) if name == member else content)
    return spoilt


def test_a_workbook_that_is_far_too_large_is_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_in, "_LARGEST", 1000)
    with pytest.raises(FileNotUnderstood, match="too large"):
        previewed(journal, a_book(tmp_path, A=[["Date", "Ferritin (ng/mL)"], [DAY, 12]]))


def test_a_workbook_without_results_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="No blood results"):
        previewed(journal, a_book(tmp_path, A=[["Shopping", "Price"], ["Bread", 2]]))
