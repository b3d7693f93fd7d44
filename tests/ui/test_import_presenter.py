# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Import screen's intents: looking, answering, choosing lines, storing as one change, leaving nothing behind."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.packs import PackPart, PackWish
from journal_app.domain.settings import PERSON
from journal_app.errors import JournalError
from journal_app.exchange import importing
from journal_app.exchange.own.archive import write_archive
from journal_app.exchange.previews.plan import Action
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.packs import write_pack
from journal_app.ui.desk import Desk, describe
from journal_app.ui.destinations import file_for_research
from journal_app.ui.imports.presenter import Presenter
from journal_app.ui.imports.state import LEFT_OUT, NEW, LineState, Shown, Stage, TypedColumns, TypedName
from tests.builders import A_DAY, a_score
from tests.plugins.clock import FrozenClock
from tests.ui import import_stage
from tests.ui.desks import AtOnce, KeptMessages, Later
from tests.ui.import_stage import Seen, a_file

WORDS = "four words of a pack"


@pytest.fixture(autouse=True)
def made_up_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "READERS", (import_stage, *importing.READERS))


@pytest.fixture
def said() -> KeptMessages:
    return KeptMessages()


@pytest.fixture
def went() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def desk(journal: Journal, said: KeptMessages, went: list[tuple[str, str]]) -> Desk:
    return Desk(AtOnce(journal), said, describe(journal), lambda key, what="": went.append((key, what)))


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def presenter(desk: Desk, seen: Seen) -> Presenter:
    return Presenter(desk, seen)


def lines(seen: Seen) -> dict[str, LineState]:
    """The lines that are listed, by where they stand."""
    return {line.row.cells[1]: line for line in seen.state.preview.lines.lines}


def stage(seen: Seen) -> Stage:
    return seen.state.stage


def scores(journal: Journal) -> set[Decimal]:
    return {score.value for score in journal.facts.scores(tracker="fatigue")}


def test_a_file_is_looked_at_and_nothing_is_done(
    presenter: Presenter, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    presenter.take([a_file(tmp_path, "Ada Made-Up")])
    state = seen.state
    assert (state.stage, state.heading) == (Stage.PREVIEW, "made-up.txt")
    assert "It is read as: made-up." in state.preview.about
    assert dict(state.preview.encodings)[state.preview.encoding] == "UTF-8"
    assert "The column Weather is not read." in state.preview.about
    assert state.preview.people == ("Ada Made-Up, born 1980-02-29",)
    assert state.preview.said == "2 to add, 0 to change, 2 here already or passed over, 4 not to be kept."
    assert state.preview.why_not == ""
    assert journal.history() == []


def test_each_line_says_what_is_done_where_what_and_why(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    found = lines(seen)
    assert found["line 2"].row.cells == ("add", "line 2", "Score · Fatigue · 3 Nov 2026 · 2", "")
    assert found["line 5"].row.cells == ("not kept", "line 5", "", "“x” is not a number.")
    assert found["line 5"].is_taken is None
    assert found["line 6"].row.cells[0] == "left out unless you choose"
    assert "It may be 1.25; 1250." in found["line 6"].row.cells[3]
    assert "It may be 1.25; 1250" in found["line 6"].row.details
    assert found["line 6"].options == ("Leave it out", "Keep it as 4", "Keep it as 5")
    assert (found["line 7"].is_taken, found["line 7"].options) == (False, ("Leave it out", "Bring it back"))


def test_lines_are_listed_by_what_becomes_of_them(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    assert [words for _value, words in seen.state.preview.lines.kinds] == [
        "Every line (8)",
        "To be added (2)",
        "To be decided (2)",
        "Here already, or passed over (2)",
        "Not kept (4)",
    ]
    presenter.choosing.show(Shown.DECIDE)
    assert list(lines(seen)) == ["line 6", "line 7"]
    presenter.choosing.show(Shown.CHANGE)
    assert (lines(seen), seen.state.preview.lines.said) == ({}, "The file has no such line.")


def test_what_is_picked_is_what_is_stored_as_one_change(
    presenter: Presenter, seen: Seen, said: KeptMessages, journal: Journal, tmp_path: Path
) -> None:
    presenter.take([a_file(tmp_path)])
    presenter.choosing.turn_tick(lines(seen)["line 2"].row.id)
    presenter.choosing.choose(lines(seen)["line 6"].row.id, 2)
    presenter.choosing.turn_tick(lines(seen)["line 7"].row.id)
    found = lines(seen)
    assert [found[f"line {number}"].row.cells[0] for number in (2, 6, 7)] == ["left out", "add", "add"]
    assert seen.state.preview.said == "3 to add, 0 to change, 2 here already or passed over, 3 not to be kept."
    presenter.act()
    assert scores(journal) == {3, 5, 6}
    assert said.last.text == "3 added, 0 changed, 2 were here already or passed over, 3 were not kept."
    assert (said.last.action, stage(seen)) == ("Undo", Stage.DONE)
    assert said.last.act is not None
    said.last.act()
    assert scores(journal) == set()
    presenter.refresh()
    assert seen.state.told == ("This import was undone.",)


def test_a_tick_is_turned_there_and_back(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    first = seen.state.preview.said
    for line in ("line 2", "line 7"):
        for taken in (not lines(seen)[line].is_taken, lines(seen)[line].is_taken):
            presenter.choosing.turn_tick(lines(seen)[line].row.id)
            assert lines(seen)[line].is_taken is taken
    assert seen.state.preview.said == first
    presenter.choosing.choose(lines(seen)["line 6"].row.id, 1)
    presenter.choosing.choose(lines(seen)["line 6"].row.id, 0)
    assert seen.state.preview.said == first


def test_all_lines_of_a_sort_are_taken_or_left_at_once(
    presenter: Presenter, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    presenter.take([a_file(tmp_path)])
    presenter.choosing.show(Shown.ADD)
    presenter.choosing.tick_all(is_taken=False)
    assert seen.state.preview.said.startswith("0 to add")
    assert seen.state.preview.why_not == "Nothing is left to be done: every line is left out or not kept."
    presenter.choosing.show(Shown.DECIDE)
    presenter.choosing.tick_all(is_taken=True)
    assert seen.state.preview.said.startswith("1 to add")
    presenter.act()
    assert scores(journal) == {6}


def test_of_two_readings_none_is_taken_by_a_tick_alone(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    line = lines(seen)["line 6"]
    assert seen.state.preview.to_decide == "For 2 lines there is a choice below."
    assert (line.must_choose, lines(seen)["line 7"].must_choose) == (True, False)
    presenter.choosing.turn_tick(line.row.id)
    assert lines(seen)["line 6"].is_taken is False
    presenter.choosing.choose(line.row.id, 1)
    assert (lines(seen)["line 6"].is_taken, lines(seen)["line 6"].must_choose) == (True, False)
    assert seen.state.preview.to_decide == "For 1 line there is a choice below."
    presenter.choosing.turn_tick(line.row.id)
    assert lines(seen)["line 6"].row.cells[0] == "left out unless you choose"


def test_a_word_gets_its_number_and_the_rest_stays_picked(
    presenter: Presenter, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    presenter.take([a_file(tmp_path)])
    presenter.choosing.turn_tick(lines(seen)["line 2"].row.id)
    presenter.answering.answer_word("Meh", "nine")
    assert seen.state.preview.words[0].problem
    presenter.answering.answer_word("Meh", "9")
    assert seen.state.preview.words[0].problem == "A number from 1 to 5."
    presenter.answering.answer_word("Meh", "3")
    assert (seen.state.preview.words[0].number, seen.state.preview.words[0].problem) == ("3", "")
    assert lines(seen)["line 8"].row.cells[0] == "add"
    assert lines(seen)["line 2"].row.cells[0] == "left out"


def test_days_are_written_both_ways_and_read_as_said(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    asked = seen.state.preview.day_order
    assert asked is not None
    assert (asked.words, asked.chosen) == ("Days in this file are written such as 3/4/2026. Which day is that?", "")
    assert [words for _value, words in asked.choices] == [
        "3 Apr 2026: the day comes first",
        "4 Mar 2026: the month comes first",
    ]
    presenter.answering.choose_day_order("month-first")
    assert seen.state.preview.day_order is not None
    assert seen.state.preview.day_order.chosen == "month-first"
    assert "line 9" not in lines(seen)


def test_a_name_goes_to_a_tracker_with_its_own_scale(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    (field,) = seen.state.preview.names.fields
    assert (field.goes, field.low, field.high, field.said) == (LEFT_OUT, "0", "5", "4 times · from 0 to 4")
    typed = TypedName(name="Energy", goes="fatigue", low="0", high="5", is_reversed=True)
    presenter.answering.answer_name(typed)
    (field,) = seen.state.preview.names.fields
    assert field.becomes == "4 becomes 2 on Fatigue, which goes from 0 to 10."
    presenter.answering.answer_name(replace(typed, high="3"))
    assert seen.state.preview.names.fields[0].problem == "The file holds numbers beyond these ends."
    presenter.answering.answer_name(replace(typed, low="x"))
    assert "x" in seen.state.preview.names.fields[0].problem
    presenter.answering.answer_name(replace(typed, low=""))
    assert seen.state.preview.names.fields[0].problem == "Both ends of the scale are needed, or none."
    presenter.answering.answer_name(replace(typed, goes=NEW, is_reversed=False))
    (field,) = seen.state.preview.names.fields
    assert (field.goes, field.problem) == (NEW, "")
    assert field.becomes == "4 becomes 4 on Energy, which goes from 0 to 5."


def test_columns_get_their_roles(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    (table,) = seen.state.preview.tables
    assert [(one.name, one.sample, one.role) for one in table.fields] == [
        ("Date", "3/4/2026, 4/4/2026", "day"),
        ("Test", "Ferritin, TSAT", "test"),
    ]
    typed = TypedColumns(name="table", roles=("day", "note"), laboratory=" North  Lab ", day="2026-13-45")
    presenter.answering.answer_columns(typed)
    (table,) = seen.state.preview.tables
    assert table.problem is not None
    assert (table.problem.field, table.fields[1].role) == ("day", "test")
    presenter.answering.answer_columns(replace(typed, day="2026-11-01", decimal_mark=","))
    (table,) = seen.state.preview.tables
    assert (table.problem, table.fields[1].role, table.laboratory) == (None, "note", "North Lab")
    assert (table.day, table.decimal_mark) == ("2026-11-01", ",")
    presenter.answering.answer_columns(replace(typed, day="", header_line="three"))
    assert seen.state.preview.tables[0].problem is not None


def test_another_encoding_is_another_look(presenter: Presenter, seen: Seen, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    assert dict(seen.state.preview.encodings)["cp1252"] == "Windows-1252 (Western Europe)"
    presenter.answering.choose_encoding("cp1252")
    assert seen.state.preview.encoding == "cp1252"
    looks = len(seen.states)
    presenter.answering.choose_encoding("cp1252")
    assert len(seen.states) == looks


def test_nothing_is_imported_before_it_is_said_whose_file_it_is(
    presenter: Presenter, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    presenter.take([a_file(tmp_path, "Ada Made-Up", "Ben Other")])
    asked = seen.state.preview.person
    assert asked is not None
    assert (asked.chosen, len(asked.choices)) == ("", 2)
    assert "whose records" in seen.state.preview.why_not
    presenter.act()
    assert journal.history() == []
    assert stage(seen) is Stage.PREVIEW
    presenter.answering.choose_person(asked.choices[0][0])
    assert seen.state.preview.person is not None
    assert (seen.state.preview.person.chosen, seen.state.preview.why_not) == (asked.choices[0][0], "")
    presenter.act()
    presenter.take([a_file(tmp_path, "Carl Third", name="another.txt")])
    asked = seen.state.preview.person
    assert asked is not None
    assert [words for _value, words in asked.choices] == ["Yes, take these records into this journal"]
    assert seen.state.preview.why_not


def test_several_files_stand_in_a_list_each_with_its_own_import(
    presenter: Presenter, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    paths = [a_file(tmp_path, name=f"{number}.txt") for number in range(3)]
    presenter.take(paths)
    assert [row.cells for row in seen.state.files] == [
        ("0.txt", "looked at, nothing done yet"),
        ("1.txt", "not looked at yet"),
        ("2.txt", "not looked at yet"),
    ]
    presenter.act()
    presenter.open(seen.state.files[1].id)
    assert (seen.state.heading, seen.state.files[0].cells[1]) == ("1.txt", "done")
    presenter.put_away()
    assert [row.cells[0] for row in seen.state.files] == ["0.txt", "2.txt"]
    assert seen.state.heading == "2.txt"
    presenter.take([paths[0]])
    assert (seen.state.heading, len(seen.state.files)) == ("0.txt", 2)
    assert len(journal.history()) == 1


def test_a_file_that_cannot_be_read_says_why_and_can_be_tried_again(
    presenter: Presenter, seen: Seen, tmp_path: Path
) -> None:
    path = tmp_path / "file.txt"
    path.write_text("never heard of")
    presenter.take([path])
    assert stage(seen) is Stage.REFUSED
    assert any("Nothing was changed." in words for words in seen.state.told)
    path.write_text("MADE-UP\n")
    presenter.act()
    assert stage(seen) is Stage.PREVIEW


def test_references_lead_to_research(
    presenter: Presenter, seen: Seen, went: list[tuple[str, str]], tmp_path: Path
) -> None:
    text = "TY  - JOUR\nTI  - A made-up study\nAU  - Made, Up\nPY  - 2020\nER  - \n"
    for name in ("texts.ris", "texts.txt"):
        path = tmp_path / name
        path.write_text(text)
        presenter.take([path])
        assert stage(seen) is Stage.REFERENCES
        presenter.act()
        key, what = went[-1]
        assert (key, file_for_research(what)) == ("research", path)


def test_what_was_looked_at_is_forgotten_when_the_screen_is_left(
    presenter: Presenter, seen: Seen, tmp_path: Path
) -> None:
    presenter.take([a_file(tmp_path, "Ada Made-Up")])
    presenter.leave()
    assert "Ada" not in repr(seen.state)
    assert (seen.state.files, stage(seen), seen.forgotten > 0) == ((), Stage.NOTHING, True)
    assert "Ada" not in repr(vars(presenter))


def test_a_change_elsewhere_has_the_file_looked_at_anew(
    presenter: Presenter, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("day,tracker,value\n2026-11-20,fatigue,6\n")
    presenter.take([path])
    assert seen.state.preview.said.startswith("1 to add")
    verbs.log_score(journal, a_score(value=6))
    presenter.refresh()
    assert seen.state.preview.said.startswith("0 to add")
    assert seen.state.preview.why_not == "Nothing in it is new: 1 line is here already or passed over."


def test_what_is_not_kept_is_a_text(presenter: Presenter, seen: Seen, said: KeptMessages, tmp_path: Path) -> None:
    presenter.take([a_file(tmp_path)])
    assert seen.state.preview.lines.has_rejected
    told = presenter.choosing.rejected().splitlines()
    assert told[0] == "line 5 · “x” is not a number."
    assert len(told) == 4
    presenter.choosing.write_rejected(tmp_path / "not kept.txt")
    assert (tmp_path / "not kept.txt").read_text().splitlines() == told
    assert said.last.text.startswith("Written: ")


# Work that takes a while


@pytest.fixture
def later(journal: Journal) -> Later:
    return Later(journal)


@pytest.fixture
def waiting(later: Later, journal: Journal, said: KeptMessages, seen: Seen) -> Presenter:
    return Presenter(Desk(later, said, describe(journal)), seen)


def test_a_look_can_be_stopped_and_leaves_nothing(waiting: Presenter, later: Later, seen: Seen, tmp_path: Path) -> None:
    waiting.take([a_file(tmp_path)])
    assert stage(seen) is Stage.READING
    waiting.cancel()
    later.run()
    assert stage(seen) is Stage.STOPPED
    assert seen.state.told == ("Reading was stopped. Nothing was changed.",)
    waiting.act()
    later.run()
    assert stage(seen) is Stage.PREVIEW


def test_storing_can_be_stopped_and_leaves_nothing(
    waiting: Presenter, later: Later, seen: Seen, journal: Journal, tmp_path: Path
) -> None:
    waiting.take([a_file(tmp_path)])
    later.run()
    waiting.act()
    assert stage(seen) is Stage.STORING
    waiting.cancel()
    later.run()
    assert (stage(seen), journal.history()) == (Stage.STOPPED, [])
    assert seen.state.told == ("Importing was stopped. Nothing was changed.",)


def test_one_file_at_a_time_is_stored(
    waiting: Presenter, later: Later, seen: Seen, said: KeptMessages, journal: Journal, tmp_path: Path
) -> None:
    waiting.take([a_file(tmp_path), a_file(tmp_path, name="second.txt")])
    later.run()
    waiting.act()
    waiting.open(seen.state.files[1].id)
    later.run(0)
    waiting.put_away()
    waiting.take([tmp_path / "second.txt"])
    assert stage(seen) is Stage.READING
    later.run()
    assert (stage(seen), len(journal.history())) == (Stage.PREVIEW, 1)
    waiting.act()
    waiting.storing.store(waiting._files[1])
    assert said.last.text.startswith("Another file is being imported.")
    later.run()
    assert len(journal.history()) == 1


def test_a_line_is_told_by_its_outline_alone(
    presenter: Presenter, seen: Seen, tmp_path: Path, journal: Journal
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("day,tracker,value\n2026-11-20,fatigue,6\n2026-11-20,fatigue,x\n")
    entries = importing.preview(path, journal.facts, today=A_DAY).entries
    outlines = [entries.outline(place) for place in range(len(entries))]
    assert [(one.action, one.options) for one in outlines] == [(one.action, one.options) for one in entries]


def test_what_is_read_for_an_earlier_answer_is_not_shown(
    waiting: Presenter, later: Later, seen: Seen, tmp_path: Path
) -> None:
    waiting.take([a_file(tmp_path)])
    later.run()
    waiting.answering.answer_word("Meh", "3")
    waiting.answering.choose_day_order("day-first")
    later.run(1)
    assert seen.state.preview.words[0].number == ""
    later.run()
    assert seen.state.preview.day_order is not None
    assert seen.state.preview.day_order.chosen == "day-first"


def test_nothing_is_stored_of_a_preview_that_is_being_made_anew(
    waiting: Presenter, later: Later, seen: Seen, said: KeptMessages, journal: Journal, tmp_path: Path
) -> None:
    waiting.take([a_file(tmp_path)])
    later.run()
    waiting.answering.answer_word("Meh", "3")
    waiting.act()
    later.run()
    assert (stage(seen), journal.history()) == (Stage.PREVIEW, [])
    assert said.last.text == "The file is being read anew. Look at what it would do first."


# Journals, packs and archives


@pytest.fixture
def pack(journal: Journal, tmp_path: Path) -> Path:
    verbs.set_setting(journal, PERSON, "Anna")
    path = tmp_path / "from-sam.ironjournal"
    with Journal.create(None, person="Anna", clock=FrozenClock()) as sams:
        sams.entered_by = "Sam"
        verbs.log_score(sams, a_score(value=7))
        wish = PackWish(first=A_DAY, last=A_DAY, parts=frozenset(PackPart), has_notes=True, signed_off_by="Sam")
        write_pack(sams.facts, path, wish, passphrase=WORDS, now=sams.clock())
    return path


def test_what_somebody_signed_off_asks_for_its_passphrase(
    journal: Journal, said: KeptMessages, seen: Seen, pack: Path
) -> None:
    presenter = Presenter(Desk(AtOnce(journal), said, describe(journal)), seen)
    presenter.take([pack])
    assert (stage(seen), seen.state.act) == (Stage.JOURNAL, "Open it as a journal")
    presenter.unlock("")
    assert seen.problem == "Type the passphrase of this file."
    presenter.unlock("another one")
    assert seen.problem == "It is not the passphrase of this file."
    presenter.unlock(WORDS)
    assert stage(seen) is Stage.PREVIEW
    assert any("Entered by Sam" in words for words in seen.state.preview.about)
    assert WORDS not in repr(seen.states)
    presenter.act()
    (score,) = journal.facts.scores(tracker="fatigue")
    assert (score.value, score.entered_by) == (Decimal(7), "Sam")


def test_a_journal_can_be_opened_instead(journal: Journal, said: KeptMessages, seen: Seen, pack: Path) -> None:
    opened: list[Path | None] = []
    desk = Desk(AtOnce(journal), said, describe(journal), open_journal=opened.append)
    presenter = Presenter(desk, seen)
    presenter.take([pack])
    presenter.act()
    assert opened == [pack]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with Journal.create(None, person="Anna", clock=FrozenClock()) as other:
        verbs.log_score(other, a_score(value=7))
        return write_archive(other.facts, tmp_path / "archive.zip")


def test_an_archive_is_loaded_into_an_empty_journal(
    presenter: Presenter, seen: Seen, said: KeptMessages, journal: Journal, archive: Path
) -> None:
    presenter.take([archive])
    assert (stage(seen), seen.state.act) == (Stage.ARCHIVE, "Load it into this journal")
    assert "The file says it is about Anna." in seen.state.told
    presenter.act()
    assert scores(journal) == {7}
    assert (stage(seen), "of the archive" in said.last.text) == (Stage.DONE, True)


def test_an_archive_is_not_mixed_with_what_is_here(
    journal: Journal, said: KeptMessages, seen: Seen, archive: Path
) -> None:
    verbs.log_score(journal, a_score(value=1))
    opened: list[Path | None] = []
    presenter = Presenter(Desk(AtOnce(journal), said, describe(journal), open_journal=opened.append), seen)
    presenter.take([archive])
    assert seen.state.act == "Make a new journal…"
    assert any("would be mixed" in words for words in seen.state.told)
    presenter.act()
    assert opened == [None]
    assert scores(journal) == {Decimal(1)}


def test_a_journal_to_look_at_only_takes_nothing_in(
    journal: Journal, said: KeptMessages, seen: Seen, tmp_path: Path
) -> None:
    info = replace(describe(journal), read_only=True)
    presenter = Presenter(Desk(AtOnce(journal), said, info), seen)
    presenter.take([a_file(tmp_path)])
    assert "to be looked at only" in seen.state.preview.why_not
    presenter.act()
    assert journal.history() == []


def test_a_refusal_while_storing_leaves_the_preview(
    presenter: Presenter, seen: Seen, said: KeptMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise JournalError("The disk is full.", "Nothing was changed.")

    presenter.take([a_file(tmp_path)])
    monkeypatch.setattr(importing, "run", refuse)
    presenter.act()
    assert (stage(seen), said.last.text) == (Stage.PREVIEW, "The disk is full.")
    assert Action.ADD.value in {value for value, _words in seen.state.preview.lines.kinds}
