# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_app import words
from journal_app.domain.settings import REPORT_FINDINGS
from journal_app.report.appointment import findings as report_findings
from journal_app.report.appointment.asked import Part
from journal_app.report.pages import Pages, Paper
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.appointment import report_drawing
from journal_app.ui.appointment.report_build import A_FEW, Known, build_report
from journal_app.ui.appointment.report_drawing import asked_for, dates_wished
from journal_app.ui.appointment.report_state import ReportWish, Since
from tests.report.papers import read_back
from tests.ui.desks import Later
from tests.ui.report_stage import TODAY, AnyPrinter, a_report, fill

PNG = b"\x89PNG"


@pytest.fixture
def filled(journal: Journal) -> Journal:
    fill(journal)
    return journal


def test_days_begin_at_the_last_appointment(filled: Journal) -> None:
    _presenter, view, _messages = a_report(filled)
    assert view.state.said == "1 Sept – 21 Nov 2026, since the last appointment."
    assert [note.words for note in view.state.notes] == ["the stairs"]
    assert view.state.notes[0].title == "1 Oct 2026 · the day"
    assert view.pages.pages == ()


def test_without_an_appointment_they_are_twelve_months(journal: Journal) -> None:
    _presenter, view, _messages = a_report(journal)
    assert view.state.said.startswith("22 Nov 2025 – 21 Nov 2026: twelve months, as no appointment")


@pytest.mark.parametrize(
    ("since", "first"),
    [
        (Since.QUARTER, date(2026, 8, 22)),
        (Since.HALF_YEAR, date(2026, 5, 22)),
        (Since.YEAR, date(2025, 11, 22)),
    ],
)
def test_days_can_be_some_months(filled: Journal, since: Since, first: date) -> None:
    dates, problems = dates_wished(filled.facts, ReportWish(since=since), TODAY)
    assert problems == ()
    assert dates is not None
    assert (dates.first, dates.last, dates.since) == (first, TODAY, None)


def test_own_days_begin_as_those_that_were_shown(filled: Journal) -> None:
    presenter, view, _messages = a_report(filled)
    presenter.want(replace(view.state.wish, since=Since.OWN))
    assert (view.state.wish.first, view.state.wish.last) == ("2026-09-01", "2026-11-21")
    presenter.want(replace(view.state.wish, first="2026-07-01"))
    assert view.state.said == "1 Jul – 21 Nov 2026."
    assert [note.words for note in view.state.notes] == ["the stairs", "before the visit"]


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        (
            "2026-02-31",
            "2026-03-01",
            "first",
            "2026-02-31 is not a day. February 2026 has 28 days; there is no day 31.",
        ),
        ("2026-02-01", "", "last", "The day is missing. Write it as year, month and day, such as 2024-11-21."),
        ("2026-03-01", "2026-02-01", "first", "The first day, 1 Mar 2026, comes after the last, 1 Feb 2026."),
        ("2026-02-01", "2027-02-01", "last", "2027-02-01 has not come yet. Today is 2026-11-21 in this journal."),
    ],
)
def test_a_day_that_is_none_is_said_beside_its_field(
    filled: Journal, first: str, last: str, field: str, words: str, tmp_path: Path
) -> None:
    presenter, view, messages = a_report(filled)
    presenter.open_pages(is_open=True)
    presenter.want(replace(view.state.wish, since=Since.OWN))
    presenter.want(replace(view.state.wish, first=first, last=last))
    assert view.problems()[field].startswith(words)
    assert view.pages.pages == ()
    assert view.pages.said == "There is no page while the days need a look."
    presenter.save(tmp_path / "visit.pdf")
    presenter.print()
    assert messages.last.text == "The days of the report need a look first. No report was made."
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_drawn_before_somebody_wants_to_see_it(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_drawing, "Drawing", None)
    presenter, view, _messages = a_report(filled)
    presenter.want(replace(view.state.wish, paper=Paper.LETTER))
    assert view.all_pages == []


def test_page_one_is_there_first_then_all_with_their_names(filled: Journal) -> None:
    presenter, view, _messages = a_report(filled)
    presenter.open_pages(is_open=True)
    assert [len(state.pages) for state in view.all_pages] == [0, 1, len(view.pages.pages)]
    assert view.all_pages[0].said == "The pages are being drawn."
    assert view.all_pages[1].said == "Page 1. Those that follow are being drawn."
    total = len(view.pages.pages)
    assert total > 1
    assert [page.name for page in view.pages.pages] == [f"Page {one} of {total}" for one in range(1, total + 1)]
    assert all(page.content.startswith(PNG) for page in view.pages.pages)
    assert view.pages.pages[0].words.startswith("Summary for an appointment · At a glance")
    assert view.pages.pages[1].words.startswith("All results · Days since an infusion")
    assert view.pages.said == f"Page 1 of {total}"


def test_pages_are_turned_and_stop_at_the_ends(filled: Journal) -> None:
    presenter, view, _messages = a_report(filled)
    presenter.open_pages(is_open=True)
    last = len(view.pages.pages) - 1
    for _page in range(last + 2):
        presenter.turn(1)
    assert view.pages.place == last
    before = len(view.all_pages)
    presenter.want(replace(view.state.wish, clinic_number="77"))
    assert view.pages.place == last
    assert len(view.all_pages) == before + 1  # all at once, as page one is not what is looked at
    presenter.want(replace(view.state.wish, parts=frozenset()))
    assert (view.pages.place, len(view.pages.pages)) == (0, 1)


def test_the_parts_say_what_they_cost_once_they_are_looked_at(filled: Journal) -> None:
    presenter, view, _messages = a_report(filled)
    assert view.state.parts[0].words == "All my questions"
    assert [one.key for one in view.state.parts] == [part for part in Part if part is not Part.NOTES]
    presenter.open_options(is_open=True)
    words = {one.key: one.words for one in view.state.parts}
    assert words[Part.LABS] == "All blood results · part page"
    assert words[Part.SCALES].startswith("What the scores mean · ")
    assert {one.key for one in view.state.parts if not one.is_on} == {Part.QUESTIONNAIRES, Part.CARDS}
    assert view.all_pages == []


def test_pages_are_counted() -> None:
    known = Known(dates=None, problems=(), notes=(), picked=1)
    costs = {Part.LABS: 2, Part.CYCLES: 1, Part.FINDINGS: 0}
    state = build_report(ReportWish(), known, costs)
    assert [one.words for one in state.parts][1:5] == [
        "All blood results · 2 pages",
        "Days since an infusion · 1 page",
        "Findings · part page",
        "Treatments · nothing",
    ]
    assert state.findings == "Findings: the one you put into the report."


def test_findings_are_asked_once_while_the_journal_stays_as_it_is(
    filled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal_app.analysis.findings import page

    asked: list[date] = []

    def findings(_facts: object, *, today: date) -> tuple[()]:
        asked.append(today)
        return ()

    monkeypatch.setattr(page, "findings", findings)
    presenter, view, _messages = a_report(filled)
    presenter.open_pages(is_open=True)
    presenter.open_options(is_open=True)
    presenter.want(replace(view.state.wish, paper=Paper.LETTER))
    assert asked == [TODAY]
    presenter.refresh()
    assert asked == [TODAY, TODAY]


def test_the_pages_can_speak_another_language_than_the_screen(filled: Journal, tmp_path: Path) -> None:
    presenter, view, messages = a_report(filled)
    presenter.want(replace(view.state.wish, language="de"))
    presenter.open_pages(is_open=True)
    presenter.open_options(is_open=True)
    assert view.pages.said.startswith("Page 1 of "), "what is said about the pages is said as on the screen"
    assert view.pages.pages[0].words.startswith("Zusammenfassung für einen Termin")
    assert "All blood results" in view.state.parts[1].words
    presenter.save(tmp_path / "bericht.pdf")
    assert messages.last.text.startswith("The report is at ")
    paper = read_back(Pages(content=(tmp_path / "bericht.pdf").read_bytes()))
    assert paper.language == "de"
    assert "Zusammenfassung" in paper.title
    assert words.language() == words.ENGLISH


def test_what_was_found_is_asked_again_in_another_language(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    from journal_app.analysis.findings import page

    spoken: list[str] = []

    def findings(_facts: object, *, today: date) -> tuple[()]:
        assert today == TODAY
        spoken.append(words.language())
        return ()

    monkeypatch.setattr(page, "findings", findings)
    presenter, view, _messages = a_report(filled)
    presenter.open_pages(is_open=True)
    for language in ("de", "de", ""):
        presenter.want(replace(view.state.wish, language=language))
    assert spoken == [words.ENGLISH, "de", words.ENGLISH]


def test_a_newer_wish_ends_an_older_drawing(filled: Journal) -> None:
    lanes = Later(filled)
    presenter, view, _messages = a_report(filled, lanes=lanes)
    lanes.run()
    presenter.open_pages(is_open=True)
    presenter.want(replace(view.state.wish, parts=frozenset()))
    lanes.run()
    assert len(view.pages.pages) == 1
    assert [state.said for state in view.all_pages][-1] == "Page 1 of 1"
    assert {len(state.pages) for state in view.all_pages} == {0, 1}


def test_only_ticked_notes_in_the_days_are_printed(filled: Journal, tmp_path: Path) -> None:
    presenter, view, _messages = a_report(filled)
    ids = {note.text: note.id for note in filled.facts.notes()}
    presenter.save(tmp_path / "without.pdf")
    wish = replace(view.state.wish, notes=frozenset(ids.values()))
    presenter.want(wish)
    assert [note.is_on for note in view.state.notes] == [True]
    presenter.save(tmp_path / "with.pdf")
    texts = {path.stem: read_back(Pages(content=path.read_bytes())).text for path in tmp_path.iterdir()}
    assert "the stairs" not in texts["without"]
    assert "the stairs" in texts["with"]
    assert "before the visit" not in texts["with"]


def test_notes_are_listed_a_few_at_a_time(journal: Journal) -> None:
    for day in range(1, 29):
        verbs.note_day(journal, date(2026, 9, day), f"a long note of day {day} " + "x" * 400)
    presenter, view, _messages = a_report(journal)
    assert (len(view.state.notes), view.state.more_notes) == (A_FEW, 8)
    assert view.state.notes[0].words.endswith("x…")
    presenter.show_more_notes()
    assert (len(view.state.notes), view.state.more_notes) == (28, 0)


def test_findings_are_those_put_into_the_report_else_those_of_page_one(filled: Journal) -> None:
    presenter, view, _messages = a_report(filled)
    dates, _problems = dates_wished(filled.facts, view.state.wish, TODAY)
    assert dates is not None
    assert asked_for(filled.facts, view.state.wish, dates).findings is None
    assert view.state.findings.startswith("Findings are those of page one.")
    verbs.set_setting(filled, REPORT_FINDINGS, "one\ntwo")
    presenter.refresh()
    assert report_findings.findings_kept(filled.facts) == frozenset({"one", "two"})
    assert asked_for(filled.facts, view.state.wish, dates).findings == frozenset({"one", "two"})
    assert view.state.findings == "Findings: the 2 you put into the report."


def test_a_report_is_written_and_can_be_opened(filled: Journal, tmp_path: Path) -> None:
    presenter, view, messages = a_report(filled)
    presenter.want(replace(view.state.wish, birth_date="1980", clinic_number="77 \N{GIRL}", paper=Paper.LETTER))
    before = filled.dump()
    path = tmp_path / "visit.pdf"
    presenter.save(path)
    paper = read_back(Pages(content=path.read_bytes()))
    assert "born 1980 · clinic number 77" in paper.text
    assert paper.sizes[0] == (612, 792)
    assert messages.last.text == f"The report is at {path}"
    assert messages.last.detail.startswith("1 sign is in none of our fonts")
    assert messages.last.act is not None
    messages.last.act()
    assert view.opened == [path]
    assert filled.dump() == before  # birth date and number are kept nowhere


@pytest.mark.parametrize(
    "text", ["\ud800 a\0b", "#panic()", "x" * 10_000, "$ \\ < * _ `", "\u202e<b>'; {name} %s", "漢" * 99]
)
def test_whatever_is_typed_makes_a_page(filled: Journal, text: str, tmp_path: Path) -> None:
    presenter, view, messages = a_report(filled)
    presenter.want(replace(view.state.wish, birth_date=text, clinic_number=text, parts=frozenset()))
    presenter.open_pages(is_open=True)
    assert [page.content[:4] for page in view.pages.pages] == [PNG]
    presenter.save(tmp_path / "visit.pdf")
    assert messages.last.text.startswith("The report is at")


def test_a_folder_that_cannot_be_written_is_said_calmly(filled: Journal, tmp_path: Path) -> None:
    presenter, _view, messages = a_report(filled)
    presenter.save(tmp_path / "gone" / "visit.pdf")
    assert messages.last.action == ""
    assert messages.last.kind == "refused"
    assert messages.last.whole()
    assert list(tmp_path.iterdir()) == []


def test_the_pages_are_given_to_the_printer(filled: Journal) -> None:
    printer = AnyPrinter()
    presenter, view, messages = a_report(filled, printer)
    presenter.want(replace(view.state.wish, parts=frozenset(), paper=Paper.LETTER))
    presenter.print()
    assert printer.asked == [Paper.LETTER]
    assert [page[:4] for page in printer.printed] == [PNG]
    assert messages.last.text == "The report was given to the printer."


def test_without_a_printer_it_says_what_can_be_done(filled: Journal) -> None:
    presenter, _view, messages = a_report(filled, AnyPrinter(is_there=False))
    presenter.print()
    assert messages.last.text.startswith("No printer is set up on this computer.")
    presenter, _view, messages = a_report(filled, AnyPrinter(takes=False))
    presenter.print()
    assert messages.last.text.startswith("The printer did not take the report.")
    presenter, _view, messages = a_report(filled, AnyPrinter(is_chosen=False))
    presenter.print()
    assert messages.all == []


def test_what_makes_pages_is_loaded_only_when_a_page_is_made() -> None:
    code = (
        "import sys; import journal_app.ui.appointment.report_presenter;"
        "heavy = ('typst', 'matplotlib', 'PySide6', 'journal_app.report.appointment.compose');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
