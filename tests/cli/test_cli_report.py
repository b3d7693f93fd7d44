# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

import click
import pytest

from journal_app import words
from journal_app.analysis.findings.finding import About
from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.words import words_of
from journal_app.domain.settings import REPORT_FINDINGS
from journal_app.report.appointment.asked import Part
from journal_app.report.pages import Pages
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.cli.runner import Iron, commands_of
from tests.report.papers import Paper, read_back


def read_file(path: Path) -> Paper:
    return read_back(Pages(content=path.read_bytes()))


def test_a_report_of_a_few_lines_is_written_and_said(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "visit.pdf"
    iron("log", "fatigue=7", "mood=4")
    iron("lab", "add", "ferritin", "12", "ug/L", "--range", "15-150", "--flag", "L")
    assert iron("report", path).stdout == f"Written: {path}\n"
    paper = read_file(path)
    assert "Anna" in paper.pages[0]
    assert "12 ug/L “L” (15-150)" in paper.text
    assert paper.sizes[0] == (595, 842)
    assert len(paper.pages) > 1


def test_days_paper_language_and_parts_can_be_chosen(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "visit.pdf"
    iron("lab", "add", "ferritin", "12", "ug/L", "--on", "2024-03-05")
    typed = ("--from", "2024-03-01", "--to", "2024-03-31", "--paper", "letter", "--language", "en-US", "--with", "labs")
    iron("report", path, *typed, "--born", "1980", "--number", "77")
    paper = read_file(path)
    assert paper.title == "Summary for an appointment, Mar 1 – Mar 31, 2024"
    assert paper.language == "en-US"
    assert paper.sizes == ((612, 792), (612, 792))
    assert "Anna · born 1980 · clinic number 77" in paper.text
    assert "All results" in paper.pages[1]
    assert words.language() == "en_GB"


def test_page_one_stands_alone_on_request(iron: Iron, tmp_path: Path) -> None:
    iron("report", tmp_path / "one.pdf", "--page-one")
    assert len(read_file(tmp_path / "one.pdf").pages) == 1
    iron("report", tmp_path / "two.pdf", "--page-one", "--with", "labs", code=2)
    assert not (tmp_path / "two.pdf").exists()


def test_a_note_is_printed_only_when_its_day_is_named(iron: Iron, tmp_path: Path) -> None:
    iron("log", "fatigue=7", "--on", "2024-03-05", "--note", "the stairs")
    iron("log", "fatigue=7", "--on", "2024-03-06", "--note", "the lift")
    iron("report", tmp_path / "without.pdf", "--from", "2024-03-01")
    assert "the stairs" not in read_file(tmp_path / "without.pdf").text
    iron("report", tmp_path / "with.pdf", "--page-one", "--note", "2024-03-05")
    text = read_file(tmp_path / "with.pdf").text
    assert "the stairs" in text
    assert "the lift" not in text


def test_the_findings_are_those_put_into_the_report(iron: Iron, tmp_path: Path) -> None:
    iron("log", "fatigue=7")
    with Journal.open(iron.path) as journal:
        found = findings(journal.facts, today=journal.today())
        picked = next(each for each in found if each.about is About.WEEKDAYS)
        verbs.set_setting(journal, REPORT_FINDINGS, picked.id)
    iron("report", tmp_path / "visit.pdf", "--with", "findings")
    assert words_of(picked).question in " ".join(read_file(tmp_path / "visit.pdf").text.split())


def test_a_file_that_is_there_is_left_alone_unless_it_is_to_be_replaced(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "visit.pdf"
    path.write_bytes(b"mine")
    assert "already a file" in iron.refused("report", path, "--page-one")
    assert path.read_bytes() == b"mine"
    iron("report", path, "--page-one", "--replace")
    assert len(read_file(path).pages) == 1
    assert list(tmp_path.glob("visit*")) == [path]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--from", "yesterday", "--to", "2024-03-01"), "comes after the last"),
        (("--to", "2999-01-01"), "has not come yet"),
        (("--from", "5 March"), "5 March"),
        (("--language", "klingon!"), "There is no language called klingon!"),
        (("--note", "never"), "never"),
    ],
)
def test_what_cannot_be_done_is_said_and_no_file_made(
    iron: Iron, tmp_path: Path, typed: tuple[str, ...], said: str
) -> None:
    assert said in iron.refused("report", tmp_path / "visit.pdf", *typed)
    assert not (tmp_path / "visit.pdf").exists()


def test_a_folder_that_is_not_there_is_said(iron: Iron, tmp_path: Path) -> None:
    assert "could not be written" in iron.refused("report", tmp_path / "none" / "visit.pdf", "--page-one")


def test_signs_no_font_has_are_told(nothing: Iron, tmp_path: Path) -> None:
    nothing("new", "--person", "Anna 北")
    assert "font" in nothing("report", tmp_path / "visit.pdf", "--page-one").stderr


def test_every_part_can_be_asked_for_by_name(iron: Iron) -> None:
    (names,) = (
        option.type.choices
        for option in commands_of(iron.program)["report"].params
        if option.name == "parts" and isinstance(option.type, click.Choice)
    )
    # Questions come with every choice, and notes with the days that are named.
    assert list(names) == [part.value for part in Part if part not in {Part.QUESTIONS, Part.NOTES}]
