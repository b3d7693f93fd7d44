# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import datetime
from pathlib import Path

import pytest

from journal_app.domain.days import journal_day
from journal_app.report.pages import Pages
from journal_app.report.week_sheet import week_start, week_words
from tests.cli.runner import Iron
from tests.report.papers import Paper, read_back


def read_file(path: Path) -> Paper:
    return read_back(Pages(content=path.read_bytes()))


def test_a_sheet_for_this_week_asks_what_the_journal_tracks(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    assert iron("week-sheet", path).stdout == f"Written: {path}\n"
    paper = read_file(path)
    assert "Journal of Anna" in paper.text
    assert "Fatigue" in paper.text
    assert "Mood" in paper.text
    assert paper.sizes == ((595, 842),)
    assert f"Week of {week_words(week_start(journal_day(datetime.now().astimezone())))}" in paper.text


def test_the_first_day_may_lie_ahead_and_the_paper_be_chosen(iron: Iron, tmp_path: Path) -> None:
    iron("week-sheet", tmp_path / "week.pdf", "--from", "2031-05-07", "--paper", "letter")
    paper = read_file(tmp_path / "week.pdf")
    assert "Week of 7 – 13 May 2031" in paper.text
    assert paper.sizes == ((612, 792),)


def test_a_sheet_without_dates_fits_any_week(iron: Iron, tmp_path: Path) -> None:
    iron("week-sheet", tmp_path / "week.pdf", "--blank")
    assert "A week, begun on:" in read_file(tmp_path / "week.pdf").text
    iron("week-sheet", tmp_path / "other.pdf", "--blank", "--from", "2026-11-23", code=2)
    assert not (tmp_path / "other.pdf").exists()


def test_a_file_that_is_there_is_left_alone(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    path.write_bytes(b"mine")
    said = iron.refused("week-sheet", path)
    assert "already a file" in said
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("23.11.2026", "such as 2024-11-21"),
        ("2026-02-30", "February 2026 has 28 days; there is no day 30."),
        ("soon", "“soon” is not a day."),
    ],
)
def test_what_is_no_first_day_of_a_week_is_said_so(iron: Iron, tmp_path: Path, day: str, words: str) -> None:
    assert words in iron.refused("week-sheet", tmp_path / "week.pdf", "--from", day)
    assert not (tmp_path / "week.pdf").exists()


def test_a_week_beyond_the_calendar_is_a_slip(iron: Iron, tmp_path: Path) -> None:
    iron("week-sheet", tmp_path / "week.pdf", "--from", "9999-12-30", code=2)
    assert not (tmp_path / "week.pdf").exists()


def test_the_first_day_may_be_said_in_a_word(iron: Iron, tmp_path: Path) -> None:
    iron("week-sheet", tmp_path / "week.pdf", "--from", "yesterday")
    assert "Week of 20 – 26 Nov 2026" in read_file(tmp_path / "week.pdf").text


def test_signs_no_font_has_are_told(nothing: Iron, tmp_path: Path) -> None:
    nothing("new", "--person", "Anna 北")
    result = nothing("week-sheet", tmp_path / "week.pdf")
    assert "stand there by their names" in result.stderr or "stands there by its name" in result.stderr
    assert "CJK UNIFIED IDEOGRAPH" in read_file(tmp_path / "week.pdf").text


def test_a_made_up_journal_gives_a_sheet_that_says_so(nothing: Iron, tmp_path: Path) -> None:
    nothing("demo", nothing.path, "--years", "1")
    nothing("week-sheet", tmp_path / "week.pdf")
    assert "A made-up person’s journal" in read_file(tmp_path / "week.pdf").text


def test_a_card_for_the_wallet_says_what_was_given_last(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    iron("infusion", "add", "Feraheme", "510", "--on", "2024-11-20")
    assert iron("wallet-card", path).stdout == f"Written: {path}\n"
    paper = read_file(path)
    assert "Anna" in paper.text
    assert "510 mg · 20 Nov 2024" in paper.text
    assert "at least 90 days" in paper.text
    assert paper.sizes == ((595, 842),)


def test_a_card_that_is_there_is_replaced_only_when_asked(iron: Iron, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"mine")
    assert "already a file" in iron.refused("wallet-card", path)
    assert path.read_bytes() == b"mine"
    iron("wallet-card", path, "--replace", "--paper", "letter")
    assert read_file(path).sizes == ((612, 792),)


def test_the_quick_guide_needs_no_journal(nothing: Iron, tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    assert nothing("quick-guide", path, "--paper", "letter").stdout == f"Written: {path}\n"
    guide = read_file(path)
    assert guide.sizes == ((612, 792),) * 2
    assert "The first day" in guide.text
    assert not nothing.path.exists()


def test_the_quick_guide_speaks_the_language_asked_for_and_replaces_only_when_told_to(
    nothing: Iron, tmp_path: Path
) -> None:
    path = tmp_path / "guide.pdf"
    nothing("quick-guide", path)
    assert "already a file" in nothing.refused("quick-guide", path, "--language", "de")
    nothing("quick-guide", path, "--language", "de", "--replace")
    assert read_file(path).language == "de"
    assert "Zeitleiste" in read_file(path).text
