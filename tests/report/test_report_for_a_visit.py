# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages of a report, as another program reads them."""

import io
import struct
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from pypdf import PdfReader

from journal_app import disclaimer, words
from journal_app.analysis.findings.page import findings
from journal_app.domain.facts import Kind
from journal_app.domain.records import AnswerSet, Appointment, CardMark, Exclusion
from journal_app.domain.scores import Day
from journal_app.domain.settings import PERSON
from journal_app.domain.treatments import Course, Event, EventKind, Reaction
from journal_app.report.appointment.asked import USUAL, Part
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Document
from journal_app.report.appointment.render import draw_report, extent_of
from journal_app.report.pages import Pages, Paper
from journal_app.report.print_words import light_ink
from journal_app.research.library import bundled_cards
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, a_year, ago, an_infusion, keep
from tests.report.golden import KEPT, page_one
from tests.report.hostile import LONG_NOTE, MARKUP, fill
from tests.report.papers import read_back
from tests.report.summaries import a_summary, printed, rows_of, said

EVERY_PART = frozenset(Part)


def titles(pages: Pages) -> list[str]:
    """The bookmarks, without their depth."""

    def below(found: object) -> list[str]:
        if isinstance(found, list):
            return [title for each in found for title in below(each)]
        return [str(getattr(found, "title", ""))]

    return below(PdfReader(io.BytesIO(pages.content)).outline)


def without_breaks(text: str) -> str:
    """Words as they were before lines and columns broke them."""
    return "".join(text.replace("\u200b", "").split())


def tables_of(document: Document) -> list[str]:
    front = document.front
    sections = [getattr(front, name) for name in ("panel", "infusions")]
    return [cell for section in sections for row in rows_of(section) for cell in row]


@pytest.fixture
def year(journal: Journal) -> Journal:
    keep(journal, *a_year())
    return journal


def test_it_can_be_read_aloud_and_found_one_s_way_in(year: Journal) -> None:
    pages = printed(year, found=None)
    paper = read_back(pages)
    assert paper.is_tagged
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.xmp
    assert paper.language == "en-GB"
    assert paper.title == "Summary for an appointment, 22 Nov 2025 – 21 Nov 2026"
    assert paper.author == ""
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/L"} <= set(paper.tags)
    assert titles(pages)[:5] == [
        "Summary for an appointment",
        "At a glance",
        "New since 22 Nov 2025",
        "Iron panel",
        "Timeline",
    ]
    assert not [font for font in paper.fonts if font.endswith("?")]
    assert {font.partition("-")[0] for font in paper.fonts} <= {"AtkinsonHyperlegibleNext", "IronJournalSigns"}


def test_every_value_of_the_tables_and_every_sentence_is_there_to_be_found(year: Journal) -> None:
    document = a_summary(year)
    text = without_breaks(read_back(printed(year)).text)
    cells = tables_of(document)
    assert len(cells) > 30
    assert [cell for cell in cells if without_breaks(cell) not in text] == []
    for section in (document.front.glance, document.front.changed, document.front.quality):
        assert [line for line in said(section).splitlines() if without_breaks(line) not in text] == []


def test_page_one_is_one_page_and_ends_with_what_we_are_not(year: Journal) -> None:
    for paper in Paper:
        pages = read_back(printed(year, found=None, paper=paper)).pages
        first = " ".join(pages[0].split())
        assert "Data quality" in first
        assert "All results" not in first
        assert "All results" in " ".join(pages[1].split())
        assert all(point in first for point in disclaimer.points())
        assert len(pages) <= 10
        assert f"Page 1 of {len(pages)}" in first
        assert all("journal at change 1" in page for page in pages)


def test_the_same_journal_and_days_give_the_same_bytes(year: Journal) -> None:
    dates = Dates(first=ago(300), last=ago(20))
    first = printed(year, dates=dates)
    assert printed(year, dates=dates) == first
    assert printed(year, dates=Dates(first=ago(300), last=ago(19))) != first


def test_the_parts_are_those_that_were_chosen(year: Journal) -> None:
    alone = printed(year, parts=frozenset[Part]())
    assert len(read_back(alone).pages) == 1
    labs = printed(year, parts=frozenset({Part.LABS}))
    assert titles(labs)[-1] == "All results"
    assert Part.QUESTIONNAIRES not in USUAL
    assert Part.CARDS not in USUAL
    assert Part.NOTES in EVERY_PART


def test_another_language_is_spoken_for_the_report_alone(year: Journal) -> None:
    with words.speaking("de"):
        paper = read_back(printed(year, parts=frozenset({Part.LABS})))
    assert paper.language == "de"
    assert "22. Nov." in paper.text or "22 Nov. 2025" in paper.text
    assert words.language() == "en_GB"


def test_an_empty_journal_and_a_single_day_are_a_page_too(journal: Journal) -> None:
    assert "Nothing is noted in these days." in read_back(printed(journal, found=None)).text
    keep(journal, a_score(0, 7))
    one = printed(journal, found=None, dates=Dates(first=TODAY, last=TODAY), parts=EVERY_PART)
    assert "1 of 1 day" in read_back(one).text


def test_no_field_breaks_a_page_and_markup_is_printed_as_it_stands(journal: Journal) -> None:
    fill(journal)
    verbs.set_setting(journal, PERSON, f"{MARKUP} {'N' * 200}")
    note = next(note for note in journal.facts.notes() if note.kind is Kind.DAY)
    pages = printed(
        journal, found=None, parts=EVERY_PART, notes=frozenset({note.id}), birth_date=MARKUP, clinic_number="#" * 200
    )
    paper = read_back(pages)
    assert pages.replaced > 100
    assert "stand there by their names" in paper.text
    text = without_breaks(paper.text)
    assert without_breaks(f"born {MARKUP}") in text
    assert text.count(without_breaks(MARKUP)) > 10
    assert "[HEBREWLETTERSHIN]" in text
    assert "[GRINNINGFACE]" in text
    assert text.count("word") >= LONG_NOTE.count("word")
    assert "endofnote" in text


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("infusions", [40, 400])
def test_page_one_is_one_page_whatever_the_journal_holds(journal: Journal, paper: Paper, infusions: int) -> None:
    fill(journal, infusions=infusions)
    (page,) = read_back(printed(journal, found=None, parts=frozenset(), paper=paper)).pages
    told = " ".join(page.split())
    assert "Data quality" in told
    assert "stand there by their names" in told
    assert all(point in told for point in disclaimer.points())


def test_only_the_notes_that_were_ticked_are_printed(journal: Journal) -> None:
    keep(
        journal,
        Day(day=ago(3), note="private day"),
        Day(day=ago(4), note="ticked day"),
        replace(a_score(3, 7), note="private score"),
        an_infusion(20, note="private infusion", place="private place"),
        a_result(5, "ferritin", 9, note="private result"),
        Event(first_on=ago(9), kind=EventKind.CRASH, title="Crash", note="private event"),
        Course(title="Tablets", started_on=ago(60), note="private course"),
        Appointment(day=ago(80), said="private words", note="private visit"),
        Exclusion(first_on=ago(50), last_on=ago(49), reason="private reason"),
    )
    keep(journal, Reaction(infusion=journal.facts.infusions()[0].id, kind="headache", note="private reaction"))
    ticked = next(note.id for note in journal.facts.notes() if note.text == "ticked day")
    document = a_summary(journal, found=None, parts=EVERY_PART, notes=frozenset({ticked}))
    assert "private" not in said(document)
    assert said(document).count("ticked day") == 1
    pages = printed(journal, found=None, parts=EVERY_PART, notes=frozenset({ticked}))
    assert "private" not in read_back(pages).text
    assert "Notes I picked" not in said(a_summary(journal, parts=EVERY_PART))


def test_four_hundred_infusions_are_a_document_that_ends(journal: Journal) -> None:
    fill(journal, infusions=400, results=10)
    pages = read_back(printed(journal, parts=frozenset({Part.TREATMENTS}))).pages
    assert 10 < len(pages) < 30


def test_questionnaires_are_plain_totals_beside_their_authors_lines(journal: Journal) -> None:
    keep(
        journal,
        AnswerSet(
            questionnaire="phq-9",
            answered_on=ago(5),
            items='{"1": 3}',
            wording_version="en 1",
            note="private",
        ),
        AnswerSet(questionnaire="unknown", answered_on=ago(9), items="{}", score=None),
    )
    document = a_summary(journal, parts=frozenset({Part.QUESTIONNAIRES}))
    (part,) = document.parts
    assert [row[1] for row in rows_of(part)][1:] == ["unknown", "PHQ-9"]
    assert "its authors call 5, 10, 15 and 20" in said(part)
    assert "private" not in said(part)


def test_cards_that_were_saved_or_are_to_be_discussed_bring_their_citation(journal: Journal) -> None:
    first, second, third = bundled_cards()[:3]
    keep(
        journal,
        CardMark(card=first.key, saved=True, note="private"),
        CardMark(card=second.key, discuss=True),
        CardMark(card=third.key, found="helpful"),
    )
    (part,) = a_summary(journal, parts=frozenset({Part.CARDS})).parts
    assert [section.heading for section in part.sections] == [first.headline, second.headline]
    text = said(part)
    assert first.cannot_say[0] in text
    assert second.citation.title.text in text
    assert "private" not in text
    assert without_breaks(first.headline) in without_breaks(
        read_back(printed(journal, parts=frozenset({Part.CARDS}))).text
    )


def test_findings_are_those_of_page_one_or_those_picked(year: Journal) -> None:
    found = findings(year.facts, today=TODAY)
    usual = a_summary(year, found=found, parts=frozenset({Part.FINDINGS}))
    told = said(usual.front.before_after)
    assert "Fatigue" in told
    assert "Mood" in told
    assert "95 % range" in told
    assert [section.heading.partition(" ")[0] for section in usual.parts[0].sections] == ["Fatigue", "Mood", "Beside"]
    picked = a_summary(year, found=found, parts=frozenset({Part.FINDINGS}), findings=frozenset({found[-1].id}))
    assert len(picked.parts[0].sections) == 2


def test_pages_can_be_looked_at_as_they_are_printed(year: Journal) -> None:
    document = a_summary(year, parts=frozenset({Part.LABS}))
    drawn = draw_report(document, paper=Paper.LETTER, last=TODAY, dots=36)
    assert len(drawn) == len(read_back(printed(year, parts=frozenset({Part.LABS}), paper=Paper.LETTER)).pages)
    for page in drawn:
        width, height = struct.unpack(">II", page[16:24])  # where a PNG keeps its size
        assert (width, height) == (306, 396)


def test_what_each_part_costs_in_pages_is_known_before_they_are_made(year: Journal) -> None:
    document = a_summary(year, found=None)
    pages = read_back(printed(year, found=None)).pages
    extent = extent_of(document, paper=Paper.A4, last=TODAY)
    assert extent.pages == len(pages)
    assert len(extent.starts) == len(document.parts)
    for part, start in zip(document.parts, extent.starts, strict=True):
        assert part.heading in " ".join(pages[start - 1].split())
    alone = extent_of(a_summary(year, parts=frozenset[Part]()), paper=Paper.A4, last=TODAY)
    assert (alone.pages, alone.starts) == (1, ())


def test_page_one_looks_as_it_did() -> None:
    """A picture with tolerance: letters may be drawn a shade otherwise elsewhere, nothing may move."""
    from matplotlib.image import imread

    now, kept = (np.asarray(imread(picture))[:, :, :3] for picture in (io.BytesIO(page_one()), KEPT))
    assert now.shape == kept.shape
    assert float(np.abs(now - kept).mean()) < 0.004
    assert float((np.abs(now - kept).max(axis=2) > 0.5).mean()) < 0.002


def test_every_ink_is_dark_enough_to_be_read_when_copied_in_grey() -> None:
    ink = light_ink()

    def light(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]  # WCAG 2, relative luminance

    for colour in (ink.ink, ink.soft, ink.edge, *dict(ink.series).values(), *ink.other):
        assert 1.05 / (light(colour) + 0.05) >= 3, colour


def test_nothing_of_qt_is_needed() -> None:
    code = "import sys; import journal_app.report.appointment.render, journal_app.report.appointment.compose\n"
    code += "sys.exit(bool({'PySide6', 'pyqtgraph', 'typst', 'matplotlib'} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], check=True)
