# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from journal_app.report.pages import Paper
from journal_app.report.recovery_sheet import RecoverySheet, make_recovery_sheet
from tests.report import papers
from tests.report.papers import AN_EVENING, read_back

PLACE = Path("/home/anna/Documents/my.ironjournal")


def a_page(path: Path = PLACE, paper: Paper = Paper.A4) -> papers.Paper:
    return read_back(make_recovery_sheet(RecoverySheet(path=path, paper=paper), created_at=AN_EVENING))


def test_it_says_where_the_journal_is_how_it_opens_and_that_nobody_can_reset_it() -> None:
    text = a_page().text
    for words in (
        "/home/anna/Documents/my.ironjournal",
        "nobody can open the journal, and nobody can reset it",
        "One sign in each box",
        "SQLCipher 4 opens",
        "write a new page and destroy this one",
        "Whose journal",
        "made on 21 Nov 2026",
        "not a medical device",
    ):
        assert words in text.replace("\u200b", ""), words


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_it_is_one_page_on_either_paper_however_long_the_place_is(paper: Paper, size: tuple[int, int]) -> None:
    for path in (PLACE, Path("/" + "very long folder/" * 60 + "my.ironjournal")):
        assert a_page(path, paper).sizes == (size,)


def test_whoever_hears_it_read_hears_words_and_no_boxes() -> None:
    page = a_page()
    assert page.is_tagged
    assert page.tags.count("/H1") == 1
    assert page.tags.count("/H2") == 3
    assert len(page.tags) < 60


def test_the_same_journal_at_the_same_instant_gives_the_same_page() -> None:
    sheet = RecoverySheet(path=PLACE)
    one, other = (make_recovery_sheet(sheet, created_at=AN_EVENING).content for _time in range(2))
    assert one == other
