# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Promise: whatever is typed, nothing breaks, nothing half-valid is kept, the words stay, and no report tells of them.

Into every field of every form go texts that break programs. Either the journal keeps what was typed, or a field is
named with words, or the message line says why; then everything can be undone to a new journal.
"""

import logging
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from journal_app import places
from journal_app.errors import EntryRefused, StorageFailed, WrongPassphrase
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.ui.app import on_bug
from journal_app.ui.desk import Desk
from journal_app.ui.first_run.page import free_place
from journal_app.ui.first_run.presenter import Means, Presenter
from journal_app.ui.first_run.state import Answers
from journal_app.ui.opening import NewJournal, Opening
from journal_app.ui.screens import SCREENS
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.widgets.tips import plain_tip
from journal_app.ui.work import Work
from tests.plugins.clock import FrozenClock
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.every_form import FIELDS, SLEEP, TODAY, WALKS, WEIGHT, Field, Seen, furnish, look_everywhere
from tests.ui.windows import open_window, show

HOSTILE = (
    "", " \t ", "\0", "a\0b", "\ud800", "x\udfffy", "\x1b[31m", "a\nb\r\nc\u2028d", "\u202egnirts", "\ufeff5",
    "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GIRL}", "e\u0301", "x" * 10_000, "9" * 400, "1e400", "-0", "-1", "NaN",
    "Infinity", "\N{ARABIC-INDIC DIGIT THREE}", "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}", "²", "½",
    "\N{MATHEMATICAL DOUBLE-STRUCK DIGIT EIGHT}", "1.250", "<5", "24:00", "1:" + "9" * 100, "2026-02-31",
    "9999-12-31", "0001-01-01", "12345678901234567890", "0.00000000000000000001", "'; DROP TABLE score; --",
    "<b>x</b><img src=x>", "{name} %s \\", "today",
)  # fmt: skip
ANYTHING = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=30))
REPORT = {f"Appointment, report: {name}" for name in ("first", "last", "birth_date", "clinic_number")}
SECRET = {f"Settings, passphrase: {name}" for name in ("old", "new", "repeated")}  # of which nothing is ever kept
IMPORT = {f"Import: {name}" for name in ("number", "laboratory", "day", "header_line", "low", "high")}
NAVIGATES = {"Today: day", *REPORT, *SECRET, *IMPORT}  # lead to a day, or stand in a report, and change nothing
HALF_A_SIGN = re.compile("[\ud800-\udfff]")
RIGHT = {
    SLEEP: "7:30", WALKS: "3", WEIGHT: "61.5", "field": "7:30", "day": "2026-11-19", "first_on": TODAY,
    "last_on": "2026-11-20", "started_on": "2026-11-19", "stopped_on": "2026-11-20", "due_on": "2027-02-01",
    "done_on": TODAY, "time": "08:15", "analyte": "haemoglobin", "value": "21", "unit": "mg/L", "range": "10-200",
    "fasting": "yes", "amount": "250", "kind": "other", "iron_mg": "250", "observed": "yes", "onset_day": "2",
    "about": "ferritin, fatigue", "published": "2018-04", "doi": "10.1000/183", "pmid": "28509815", "n": "12",
    "address": "https://example.org/a", "evidence": "review", "checked_on": "2026-11-19",
    "results.0.measure": "risk ratio", "results.0.estimate": "1.6", "results.0.low": "1.2", "results.0.high": "2.1",
    "results.0.level": "90", "results.0.p": "0.03", "results.0.n": "40", "results.0.higher_is": "worse",
    "answered_on": TODAY, "first": "2026-11-19", "last": "2026-11-19", "birth_date": "1980", "clinic_number": "77",
    "severity": "mild", "low": "1", "high": "9", "better": "higher", "day_rule": "worst", "day ends": "03:00",
}  # fmt: skip
RIGHT_HERE = {
    "Labs: analyte": "ferritin", "Labs: unit": "ng/mL", "Labs: day": TODAY, "Treatments, event: kind": "travel",
    "Settings, tracker: kind": "count", "Settings, laboratory: unit": "ng/mL", "Treatments, reaction: kind": "dizzy",
    "Import: number": "3", "Import: header_line": "1", "Import: low": "0",
    "Findings: tracker": "mood", "Findings: size": "2,5",
}  # fmt: skip
PLAIN = "plain words"
TYPED = "typedsecret"


def a_journal() -> Journal:
    journal = Journal.create(None, clock=FrozenClock())
    furnish(journal)
    return journal


def right_for(field: Field) -> str:
    """What can be kept in a field."""
    return RIGHT_HERE.get(str(field), RIGHT.get(field.name, PLAIN))


def latest(journal: Journal) -> str:
    return journal.history(1)[0].id


def cells(journal: Journal) -> set[str]:
    tables = [table for table in journal.dump().values() if isinstance(table, list)]
    return {str(cell) for table in tables for row in table for cell in row.values()}


def stands_in(journal: Journal, text: str) -> bool:
    """Whether the tables hold a text, as it was typed or on one line; a note of a sample holds it within another."""
    typed, line = text.strip(), " ".join(text.split())
    return any(typed in cell or line in cell for cell in cells(journal))


def type_into(field: Field, desk: Desk, messages: KeptMessages, journal: Journal, text: str) -> None:
    """Type a text into a field and save; one of three things has come of it, and never two."""
    seen, before, said = Seen(), latest(journal), len(messages.all)
    field.put(desk, seen, text)
    problems, is_saved = field.problem(seen), latest(journal) != before
    assert not (is_saved and problems), f"{field}: {text!r} is kept and refused"
    known = {each.name for each in FIELDS if each.form == field.form} | {"words", "cell", "answers"}
    assert set(problems) <= known, f"{field}: {text!r} is a problem of {problems}"
    if is_saved and field.keeps and text.strip():
        assert stands_in(journal, text), f"{field}: {text!r} is not there"
    if not (problems or is_saved):
        is_refused = any(not message.action for message in messages.all[said:])
        is_settled = not text.strip() or str(field) in NAVIGATES or stands_in(journal, text[:80])
        assert is_refused or is_settled, f"{field}: nothing is said of {text!r}"


def test_hostile_texts_break_no_form() -> None:
    with Journal.create(None, clock=FrozenClock()) as new:
        as_new = new.dump()
    for text in HOSTILE:
        with a_journal() as journal:
            desk, messages = a_desk(journal)
            for field in FIELDS:
                type_into(field, desk, messages, journal, text)
            look_everywhere(desk)
            assert journal.check().ok
            while journal.can_undo:
                journal.undo()
            assert journal.dump() == as_new


@given(st.lists(st.tuples(st.sampled_from(FIELDS), ANYTHING), min_size=1, max_size=12))
def test_nothing_at_all_breaks_a_form(typed: list[tuple[Field, str]]) -> None:
    with a_journal() as journal:
        as_furnished, first = journal.dump(), len(journal.history())
        desk, messages = a_desk(journal)
        for field, text in typed:
            type_into(field, desk, messages, journal, text)
        look_everywhere(desk)
        assert journal.check().ok
        for _change in range(len(journal.history()) - first):
            journal.undo()
        assert journal.dump() == as_furnished


def test_what_is_right_is_kept_by_every_field() -> None:
    for field in FIELDS:
        with a_journal() as journal:
            desk, _messages = a_desk(journal)
            seen, before = Seen(), latest(journal)
            field.put(desk, seen, right_for(field))
            assert field.problem(seen) == (), str(field)
            assert (latest(journal) != before) is (str(field) not in NAVIGATES), str(field)


@pytest.mark.parametrize("text", ["\0 a", "a\nb\r\nc\u2028d", "x" * 10_000, "\u202egnirts <b> '; {name}", "1e400"])
def test_what_is_being_typed_comes_back_as_it_was(text: str) -> None:
    with a_journal() as journal:
        desk, _messages = a_desk(journal)
        for field in FIELDS:
            if field.hold is None:
                continue
            field.hold(desk, Seen(), text)
            seen = Seen()
            field.hold(desk, seen, text)  # opens the screen anew first
            assert repr(text)[1:-1] in repr(seen.all), str(field)


# What was typed is shown as it was typed

MARKUP = "<b>a & b</b><img src=x> \0 \u202e \N{GIRL}"


def test_words_that_look_like_markup_are_shown_as_words(qtbot: QtBot) -> None:
    with Journal.create(None, clock=FrozenClock()) as journal:
        furnish(journal)
        desk, _messages = a_desk(journal)
        for field in (field for field in FIELDS if field.keeps):
            field.put(desk, Seen(), MARKUP)
        window = show(qtbot, MainWindow(Work.inline(journal), opened=[entry.key for entry in SCREENS]), journal)
        for entry in SCREENS:
            window.go_to(entry.key)
            QApplication.processEvents()
            said = [label for label in window.findChildren(QLabel) if "<" in label.text()]
            assert all(label.textFormat() is Qt.TextFormat.PlainText for label in said), entry.key
            for table in window.findChildren(QTableView):
                tips = [str(index.data(Qt.ItemDataRole.ToolTipRole)) for index in indexes(table)]
                assert not [tip for tip in tips if MARKUP in tip], entry.key
        assert "&lt;b&gt;a &amp; b&lt;/b&gt;" in plain_tip(MARKUP)
        assert plain_tip("CRP <5 mg/L & more") == "CRP <5 mg/L & more"
        window.close()


def indexes(table: QTableView) -> list[QModelIndex]:
    model = table.model()
    return [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]


# First run: a name and a passphrase


def begun(folder: Path, person: str, passphrase: str = "") -> tuple[Path, NewJournal]:
    """Where the page would make a journal, and what was chosen for it."""
    made: list[tuple[Path, NewJournal]] = []
    means = Means(
        create=lambda path, new: made.append((path, new)),
        look_around=lambda: None,
        open_file=lambda _path: None,
        leave=lambda: None,
        place=lambda name: free_place(folder, name),
    )
    page = Presenter(Seen(), means)
    page.show()
    page.finish(Answers(person=person, trackers=("fatigue",), passphrase=passphrase, repeated=passphrase))
    return made[0]


NAMES = (*HOSTILE, "../../etc/passwd", "..", "/", "\\", "con", "Com1", "-rf", "~", "漢" * 80, "\U00020000" * 80)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_journal_can_be_made_for_whoever_it_is(tmp_path: Path, name: str) -> None:
    path, new = begun(tmp_path, name)
    assert path.parent == tmp_path
    assert len(path.name.encode()) < 200
    assert path.stem.upper() not in {"", "CON", "COM1"}
    opening = Opening(path=path).to_make(new)
    if HALF_A_SIGN.search(name):
        with pytest.raises(EntryRefused):
            opening()
        assert not path.exists()
        return
    with opening() as journal:
        assert journal.person == " ".join(name.split())[:80]


@pytest.mark.parametrize("passphrase", ["'; DROP TABLE e\u0301; --", " "])
def test_any_passphrase_locks_and_opens(tmp_path: Path, passphrase: str) -> None:
    path, new = begun(tmp_path, "Anna", passphrase)
    for opening in (Opening(path=path, new=new), Opening(path=path, passphrase=passphrase)):
        with opening() as journal:
            assert journal.check(full=False).ok
    assert not path.read_bytes().startswith(b"SQLite")
    with pytest.raises(WrongPassphrase):
        Opening(path=path, passphrase=f"{passphrase}x")()


@pytest.mark.parametrize("passphrase", ["\0", "a\0b", "\ud800"])
def test_an_impossible_passphrase_is_refused_before_anything_is_made(tmp_path: Path, passphrase: str) -> None:
    path, new = begun(tmp_path, "Anna", passphrase)
    with pytest.raises(WrongPassphrase):
        Opening(path=path).to_make(new)()
    assert list(tmp_path.iterdir()) == []


# A disk that is full, a journal that is only looked at


def refuse_everything(*_anything: object, **_more: object) -> None:
    raise StorageFailed("The disk is full.", "Nothing was changed.")


def stays_open(seen: Seen, field: Field, text: str) -> bool:
    """Whether the words still stand where they were typed, as far as the form was told anything."""
    closing = {
        "Labs": "set_form", "Treatments": "set_form", "Settings, tracker": "set_form",
        "Settings, laboratory": "set_remembered_form", "Questionnaires": "set_sheet", "Appointment": "set_form",
        "Findings": "set_before_form",
    }  # fmt: skip
    form = field.form.split(",")[0] if field.form.startswith(("Treatments", "Appointment")) else field.form
    if form == "Week":
        return bool(field.problem(seen)) and repr(text) in repr(seen.told["set_state"])
    if form == "Today":
        return repr(text) in repr(seen.told["bring_back"])
    if form == "Ask about this":
        return "close_line" not in seen.told
    if form.startswith("Timeline"):
        return "close_form" not in seen.told
    if form in closing and str(field) != "Settings, laboratory: name":
        told: Any = seen.told[closing[form]][0]
        return told is not None and bool(told.heading)
    return Counter(name for name, *_words in seen.all)["set_choices"] <= 1  # not shown again as it is kept


def test_words_stay_when_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in (field for field in FIELDS if str(field) not in NAVIGATES):
        with a_journal() as journal, monkeypatch.context() as full:
            before = journal.dump()
            desk, messages = a_desk(journal)
            full.setattr(journal, "change", refuse_everything)
            full.setattr(journal, "keep_draft", refuse_everything)
            seen, text = Seen(), right_for(field)
            field.put(desk, seen, text)
            assert messages.last.text == "The disk is full.", str(field)
            assert stays_open(seen, field, text), str(field)
            assert journal.dump() == before


def test_a_journal_that_is_looked_at_refuses_with_words() -> None:
    for field in (field for field in FIELDS if str(field) not in NAVIGATES):
        with a_journal() as journal:
            before = journal.dump()
            journal.read_only = True
            desk, messages = a_desk(journal)
            field.put(desk, Seen(), right_for(field))
            assert messages.last.text, str(field)
            assert not messages.last.action, str(field)
            assert journal.dump() == before


# A bug


def test_a_crash_report_holds_nothing_that_was_typed(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    window = open_window(qtbot)

    def stumble(_edit: Edit, fact: object) -> None:
        raise LookupError(f"no place for {fact!r}")

    kept = [field for field in FIELDS if right_for(field) == PLAIN and str(field) not in SECRET | IMPORT]
    for field in kept:
        with a_journal() as journal, monkeypatch.context() as broken:
            broken.setattr(Edit, "add", stumble)
            broken.setattr(Edit, "replace", stumble)
            desk, _messages = a_desk(journal)
            with pytest.raises(LookupError, match=TYPED) as bug:  # it is in the message, so it might be told
                field.put(desk, Seen(), TYPED)
        on_bug(window, LookupError, bug.value, bug.value.__traceback__)
    reports = [path.read_text(encoding="utf-8") for path in places.log_folder().iterdir()]
    assert len(reports) == len(kept) > 20
    said = capfd.readouterr()
    for told in (*reports, said.out, said.err, caplog.text, repr(window.foot.message())):
        assert TYPED not in told
    assert all("LookupError" in report for report in reports)
    assert "LookupError" in said.err
