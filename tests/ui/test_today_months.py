# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journal_app.domain.scores import Mark
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.today.coverage_ink import draw_coverage
from journal_app.ui.today.months import coverage_words, month_coverage
from journal_app.ui.today.state import Coverage
from tests.builders import a_score, a_tracker

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
DAY = date(2026, 11, 9)


def covered(journal: Journal) -> dict[date, tuple[Coverage, str]]:
    return {day.day: (day.coverage, day.words) for day in month_coverage(journal.facts, FIRST, LAST)}


def test_of_an_empty_month_there_is_nothing_to_say(journal: Journal) -> None:
    assert covered(journal) == {}


def test_a_day_with_every_tracker_scored_is_whole(journal: Journal) -> None:
    verbs.log_score(journal, a_score("fatigue", 5, DAY))
    assert covered(journal) == {DAY: (Coverage.SOME, "1 of 2 scored")}
    verbs.log_score(journal, a_score("mood", 5, DAY))
    assert covered(journal) == {DAY: (Coverage.ALL, "all scored")}


def test_a_tracker_put_away_is_not_missed_and_its_scores_still_count_as_some(journal: Journal) -> None:
    verbs.add_tracker(journal, a_tracker("pain", archived=True, position=9))
    verbs.log_score(journal, a_score("pain", 5, DAY))
    assert covered(journal)[DAY] == (Coverage.SOME, "0 of 2 scored")
    verbs.log_score(journal, a_score("fatigue", 5, DAY))
    verbs.log_score(journal, a_score("mood", 5, DAY))
    assert covered(journal)[DAY][0] is Coverage.ALL


@pytest.mark.parametrize(
    ("mark", "coverage", "words"),
    [
        (Mark.TOO_ILL, Coverage.TOO_ILL, "too ill to log"),
        (Mark.NOT_TRACKED, Coverage.NOT_TRACKED, "not tracked"),
    ],
)
def test_a_marked_day_says_so_and_a_score_on_it_is_not_hidden(
    journal: Journal, mark: Mark, coverage: Coverage, words: str
) -> None:
    verbs.mark_day(journal, DAY, mark)
    assert covered(journal) == {DAY: (coverage, words)}
    verbs.log_score(journal, a_score("mood", 5, DAY))
    assert covered(journal) == {DAY: (Coverage.SOME, f"1 of 2 scored, marked as {words}")}


def test_a_day_with_a_note_alone_shows_nothing(journal: Journal) -> None:
    verbs.note_day(journal, DAY, "Rain")
    assert covered(journal) == {}


def test_other_months_stay_out(journal: Journal) -> None:
    verbs.log_score(journal, a_score("mood", 5, date(2026, 10, 31)))
    verbs.mark_day(journal, date(2026, 12, 1), Mark.TOO_ILL)
    assert covered(journal) == {}


def shape(coverage: Coverage) -> bytes:
    """A shape in one and the same colour."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    draw_coverage(painter, QRectF(4, 4, 16, 16), coverage, "#000000")
    painter.end()
    return bytes(image.constBits())


def test_shapes_are_told_apart_without_their_colours(qapp: QApplication) -> None:
    shapes = {shape(coverage) for coverage in Coverage}
    assert len(shapes) == len(Coverage)
    assert all(coverage_words(coverage) for coverage in Coverage)
