# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from journal_app import disclaimer, places, words
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.report import print_words
from journal_app.report.pages import Pages, write_pages
from journal_app.report.week_sheet import WeekSheet, make_week_sheet
from tests.builders import a_tracker
from tests.report.papers import A_MONDAY, AN_EVENING, a_sheet, read_back

SHEET = WeekSheet(trackers=(a_tracker(),), first=A_MONDAY, person="Anna")


def test_it_says_of_itself_that_it_can_be_read_aloud() -> None:
    paper = read_back(a_sheet())
    assert paper.is_tagged
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.xmp
    assert paper.language == "en-GB"
    assert paper.title == "Week sheet, 16 – 22 Nov 2026"
    assert paper.author == "Anna"
    assert paper.tags[0] == "/Document"
    assert [tag for tag in paper.tags if tag in {"/H1", "/H2"}] == ["/H1", "/H2"]
    assert paper.tags.count("/Table") == 2
    assert "/TH" in paper.tags


def test_only_fonts_of_ours_are_in_it_and_all_of_them_embedded() -> None:
    fonts = read_back(a_sheet(a_tracker(name="µg ≤ 5"))).fonts
    assert {font.partition("-")[0] for font in fonts} == {"AtkinsonHyperlegibleNext", "IronJournalSigns"}


def test_the_same_values_at_the_same_instant_are_the_same_bytes() -> None:
    elsewhere = AN_EVENING.astimezone(timezone(timedelta(hours=-5)))
    assert make_week_sheet(SHEET, created_at=AN_EVENING) == make_week_sheet(SHEET, created_at=elsewhere)
    later = make_week_sheet(SHEET, created_at=AN_EVENING + timedelta(minutes=1))
    assert later != make_week_sheet(SHEET, created_at=AN_EVENING)


def test_nothing_of_this_machine_is_in_it(home: Path) -> None:
    content = a_sheet().content
    told = [str(places.resources()), str(home), os.path.realpath(sys.prefix), "+01'00", "+0100"]
    assert [words for words in told if words.encode() in content] == []
    xmp = read_back(a_sheet()).xmp
    assert [words for words in told if words in xmp] == []


def test_what_we_are_not_stands_on_the_first_page_alone() -> None:
    paper = read_back(a_sheet(*(a_tracker(f"k{number}") for number in range(12))))
    first, *others = (" ".join(page.split()) for page in paper.pages)
    assert others
    for point in disclaimer.points():
        assert point in first
        assert all(point not in page for page in others)


@pytest.mark.parametrize(
    "written",
    [
        '#panic("no")',
        '#read("house.typ")',
        "*bold* _it_ $x^2$ `raw`",
        '"]} \\u{41} {{',
        "= heading",
        "// gone",
        "@label <label>",
    ],
)
def test_what_a_person_wrote_is_never_markup(written: str) -> None:
    paper = read_back(a_sheet(a_tracker(name=written), person=written))
    assert written in paper.text
    assert paper.author == written


@pytest.mark.parametrize(
    ("language", "told"), [("de", "de"), ("pt_BR", "pt-BR"), ("es_419", "es"), ("zh_Hans_CN", "zh-CN")]
)
def test_any_language_can_be_printed(language: str, told: str) -> None:
    words.set_language(language)
    assert read_back(a_sheet()).language == told


def test_arabic_is_printed_in_its_own_letters_with_numbers_kept_whole() -> None:
    words.set_language("ar")
    written = f"التعب {words.isolated('15–150')} (12.5 µmol/L)"
    paper = read_back(a_sheet(a_tracker(name=written)))
    assert "ARABIC LETTER" not in paper.text
    assert "15–150" in paper.text
    assert {font.partition("-")[0] for font in paper.fonts} >= {"NotoSansArabic"}


def test_words_from_the_right_stand_on_printed_charts_in_their_order() -> None:
    pieces = [piece for piece, _family in print_words._runs("التعب (0 لا شيء – 10 mg)")]
    assert "".join(pieces) == "(10 mg – شيء لا 0) التعب"
    pieces = [piece for piece, _family in print_words._runs("الدورات، والشريط؟")]
    assert pieces == ["؟", "والشريط", " ", "،", "الدورات"]  # a sign of Arabic stands behind its word too
    assert [piece for piece, _family in print_words._runs("Iron (12 µg/L)")] == ["Iron (12 ", "µ", "g/L)"]


def test_an_empty_author_is_no_author() -> None:
    assert read_back(a_sheet(person="")).author == ""


def test_typst_waits_until_somebody_prints() -> None:
    code = "import sys, journal_app.report.week_sheet, journal_app.cli.commands.pages; sys.exit('typst' in sys.modules)"
    search = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(Path(__file__).parents[2]))))
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": search})


def test_a_file_appears_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    write_pages(Pages(content=b"pages"), path)
    assert path.read_bytes() == b"pages"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(EntryRefused, match="already a file"):
        write_pages(Pages(content=b"pages"), path)
    assert path.read_bytes() == b"mine"
    write_pages(Pages(content=b"pages"), path, replace=True)
    assert path.read_bytes() == b"pages"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    for replacing in (False, True):
        with pytest.raises(StorageFailed, match="could not be written"):
            write_pages(Pages(content=b"pages"), tmp_path / "none" / "week.pdf", replace=replacing)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageFailed, match="No space left"):
        write_pages(Pages(content=b"pages"), tmp_path / "week.pdf")
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"mine")
    with pytest.raises(StorageFailed):
        write_pages(Pages(content=b"pages"), kept, replace=True)
    assert kept.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [kept]


def test_a_sheet_is_its_owners_alone_until_they_say_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    before = os.umask(0)
    try:
        write_pages(Pages(content=b"pages"), path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_paper_is_the_one_asked_for() -> None:
    from journal_app.report.pages import Paper

    sizes = {
        paper: read_back(make_week_sheet(replace(SHEET, paper=paper), created_at=AN_EVENING)).sizes for paper in Paper
    }
    assert sizes == {Paper.A4: ((595, 842),), Paper.LETTER: ((612, 792),)}
