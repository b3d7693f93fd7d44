# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import pytest

import journal_app
from journal_app import disclaimer, words
from journal_app.report import quick_guide
from journal_app.report.pages import Paper
from journal_app.report.quick_guide import make_quick_guide
from tests.report import papers
from tests.report.papers import AN_EVENING, read_back

SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def a_guide(paper: Paper = Paper.A4, language: str = "en_GB") -> papers.Paper:
    with words.speaking(language):
        return read_back(make_quick_guide(paper=paper, created_at=AN_EVENING))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", sorted(words.languages()))
def test_it_is_two_pages_on_either_paper_in_every_language(paper: Paper, language: str) -> None:
    guide = a_guide(paper, language)
    assert guide.sizes == (SIZES[paper],) * 2
    assert guide.language.partition("-")[0] == language.partition("_")[0]
    assert guide.is_tagged


@pytest.mark.parametrize("paper", Paper)
def test_words_a_third_longer_still_have_room(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_guide, "_", lambda text: f"{text} {'wort und ' * (len(text) // 27)}".strip())
    guide = a_guide(paper)
    assert guide.text.count("wort und") > 60
    assert len(guide.pages) == 2


def test_it_names_every_key_and_says_what_each_is_about() -> None:
    guide = a_guide()
    first, second = (" ".join(page.split()) for page in guide.pages)
    for heading in ("What it is", "The first day", "A day in three keys", "A lab sheet", "An infusion", "Undo"):
        assert heading in first
    for heading in (
        *("Backups", "Passphrase and recovery sheet", "In and out", "For an appointment", "Keys", "Where help is"),
        "What it is not",
    ):
        assert heading in second
    for key in (
        *(f"Ctrl+{number}" for number in range(1, 10)),
        "Ctrl+H",
        "Ctrl+I",
        "Ctrl+Z",
        "Ctrl+L",
        "Ctrl+Q",
        "F1",
        "Shift+F1",
    ):
        assert f"{key} " in second, key
    assert guide.tags.count("/H1") == 1
    assert guide.tags.count("/H2") == 14
    assert guide.tags.count("/Table") == 1


def test_it_says_what_the_program_is_not_and_of_which_version_it_speaks() -> None:
    guide = a_guide()
    for point in disclaimer.points()[:3]:
        assert guide.text.count(point) == 2  # at the foot of the first page too
    assert f"Iron Journal {journal_app.__version__}" in guide.text
    assert guide.title == "Quick guide"
    assert guide.author == ""


def test_what_is_typed_is_not_broken_between_lines() -> None:
    for page in a_guide().pages:
        assert "iron-\n" not in page
        assert "--\n" not in page


def test_the_same_instant_gives_the_same_pages() -> None:
    one, other = (make_quick_guide(created_at=AN_EVENING).content for _time in range(2))
    assert one == other
