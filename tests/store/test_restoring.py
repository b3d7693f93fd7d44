# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Going back to a backup: what it would do is said before, it is one change, and one undo brings everything back."""

import sqlite3
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journal_app.domain.attachments import read_letter
from journal_app.domain.facts import Kind
from journal_app.domain.scores import Mark
from journal_app.domain.settings import PERSON
from journal_app.errors import CannotUndo, EntryRefused, JournalTooNew, JournalUnreadable, WrongPassphrase
from journal_app.store import backups, keys, schema, verbs
from journal_app.store.backups import Reason, make_backup
from journal_app.store.dump import Dump
from journal_app.store.journal import Journal
from journal_app.store.restoring import difference, restore
from tests.builders import A_DAY, a_lab_result, a_letter, a_score, a_tracker, an_event, an_infusion

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
OLD = Path(__file__).parents[1] / "data" / "format-1.sql"


@pytest.fixture
def ada(tmp_path: Path) -> Path:
    path = tmp_path / "ada.ironjournal"
    with Journal.create(path, person="Ada") as journal:
        verbs.log_score(journal, a_score())
        verbs.add_infusion(journal, an_infusion())
        (result,) = verbs.add_lab_results(journal, [a_lab_result()]).value
        verbs.add_letters(journal, [read_letter("letter.pdf", a_letter())], belongs_to=result)
        verbs.mark_day(journal, A_DAY, Mark.TOO_ILL)
    return path


def backed_up(journal: Journal) -> Path:
    assert journal.path is not None
    return make_backup(journal, journal.path.parent / "copies", Reason.BY_HAND, NOW).path


def live_on(journal: Journal) -> None:
    """Change, remove and add something of what there is."""
    verbs.log_score(journal, a_score(value=1))
    verbs.log_score(journal, a_score("mood", 5, day=A_DAY + timedelta(days=3)))
    verbs.remove_fact(journal, journal.facts.infusions()[0])
    (result,) = journal.facts.lab_results()
    verbs.remove_fact(journal, result)
    verbs.mark_day(journal, A_DAY, Mark.NONE)
    verbs.add_tracker(journal, a_tracker("brain fog"))
    verbs.set_setting(journal, PERSON, "Ada L.")


def test_what_would_happen_is_counted_by_kind_with_the_newest_days(ada: Path) -> None:
    with Journal.open(ada) as journal:
        backup = backed_up(journal)
        assert difference(journal, backup).is_none
        live_on(journal)
        before = journal.dump()
        found = difference(journal, backup)
        assert journal.dump() == before
    told = {each.kind: (each.added, each.changed, each.removed) for each in found.kinds}
    assert told[Kind.SCORE] == (0, 1, 1)
    assert told[Kind.LAB_RESULT] == told[Kind.ATTACHMENT] == told[Kind.INFUSION] == (1, 0, 0)
    assert told[Kind.SETTING] == (0, 1, 0)
    assert found.days == (A_DAY + timedelta(days=3), A_DAY)


def test_going_back_is_one_change_that_one_undo_takes_back_after_a_restart_too(ada: Path) -> None:
    with Journal.open(ada) as journal:
        then = journal.dump()
        backup = backed_up(journal)
        live_on(journal)
        later = journal.dump()
        changes = len(journal.history())
        assert restore(journal, backup).change is not None
        assert journal.dump() == then
        assert len(journal.history()) == changes + 1
        (result,) = journal.facts.lab_results()
        (letter,) = journal.facts.attachments(Kind.LAB_RESULT, result.id)
        assert journal.facts.attachment_content(letter) == a_letter()
        assert journal.check().ok
    with Journal.open(ada) as journal:
        assert journal.history()[0].operation.value == "restore"
        assert journal.history()[0].label.startswith("2026-11-21")
        journal.undo()
        assert journal.dump() == later
        journal.redo()
        assert journal.dump() == then
    with Journal.open(ada) as journal:
        assert journal.dump() == then
        assert restore(journal, backup).change is None
        journal.undo()
        assert journal.dump() == later
        assert journal.check().ok


def test_entries_that_swapped_what_only_one_may_have_come_back(ada: Path) -> None:
    with Journal.open(ada) as journal:
        verbs.note_day(journal, A_DAY + timedelta(days=1), "second")
        then = journal.dump()
        backup = backed_up(journal)
        first, second = journal.facts.days()
        spare = A_DAY + timedelta(days=50)
        for fact in (replace(first, day=spare), replace(second, day=first.day), replace(first, day=second.day)):
            verbs.replace_fact(journal, fact)
        restore(journal, backup)
        assert journal.dump() == then
        journal.undo()
        assert [day.note for day in journal.facts.days()] == ["second", ""]


def test_a_backup_of_somebody_else_is_refused_by_name(ada: Path, tmp_path: Path) -> None:
    with Journal.create(tmp_path / "bo.ironjournal", person="Bo") as bo:
        blank = backed_up(bo)
        verbs.log_score(bo, a_score())
        other = backed_up(bo)
    with Journal.open(ada) as journal:
        before = journal.dump()
        for path in (other, blank):
            with pytest.raises(EntryRefused, match="another journal") as refused:
                restore(journal, path)
            assert "Bo" in refused.value.detail
            assert "Ada" in refused.value.detail
        assert journal.dump() == before


def test_a_new_journal_without_entries_takes_the_backup_of_the_one_it_stands_for(ada: Path, tmp_path: Path) -> None:
    with Journal.open(ada) as journal:
        then, backup = journal.dump(), backed_up(journal)
    for person in ("Ada", ""):
        with Journal.create(tmp_path / f"new{person}.ironjournal", person=person) as new:
            restore(new, backup)
            assert new.dump() == then


def test_a_backup_of_an_older_format_is_brought_to_todays_in_a_copy(journal_path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.ironjournal"
    for path in (old, journal_path):
        connection = sqlite3.connect(path)
        connection.executescript(OLD.read_text(encoding="utf-8"))
        connection.close()
    content = old.read_bytes()
    with Journal.open(journal_path) as journal:
        then = journal.dump()
        assert difference(journal, old).is_none
        verbs.remove_fact(journal, journal.facts.scores()[0])
        assert [each.kind for each in difference(journal, old).kinds] == [Kind.SCORE]
        restore(journal, old)
        assert journal.dump() == then
    assert old.read_bytes() == content


def test_a_migration_has_a_backup_from_before_it(journal_path: Path) -> None:
    from journal_app.store.backup_places import every_backup

    connection = sqlite3.connect(journal_path)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    with Journal.open(journal_path) as journal:
        assert journal.unbacked is None
    (backup,) = every_backup(journal_path)
    assert backup.reason is Reason.MIGRATION
    connection = sqlite3.connect(backup.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1000,)
    connection.close()
    Journal.open(journal_path).close()
    assert len(every_backup(journal_path)) == 1


def test_a_backup_of_a_newer_program_and_a_damaged_one_are_refused(ada: Path) -> None:
    with Journal.open(ada) as journal:
        backup = backed_up(journal)
        live_on(journal)
        before = journal.dump()
        connection = sqlite3.connect(backup)
        connection.execute(f"PRAGMA user_version = {schema.FORMAT + 1000}")
        connection.close()
        with pytest.raises(JournalTooNew):
            restore(journal, backup)
        connection = sqlite3.connect(backup)
        connection.execute(f"PRAGMA user_version = {schema.FORMAT}")
        connection.execute("UPDATE score SET value = 'much'")
        connection.commit()
        connection.close()
        with pytest.raises(JournalUnreadable, match="damaged"):
            difference(journal, backup)
        assert journal.dump() == before


def test_a_backup_from_before_another_passphrase_asks_for_it(ada: Path) -> None:
    with Journal.open(ada) as journal:
        unlocked = backed_up(journal)
    keys.set_passphrase(ada, None, "first é")
    with Journal.open(ada, passphrase="first é") as journal:
        backup = backed_up(journal)
        then = journal.dump()
    keys.set_passphrase(ada, "first é", "second")
    with Journal.open(ada, passphrase="second") as journal:
        live_on(journal)
        for wrong in (None, "third"):
            with pytest.raises(WrongPassphrase, match="another passphrase"):
                difference(journal, backup, wrong)
        assert not difference(journal, backup, "first e\N{COMBINING ACUTE ACCENT}").is_none
        restore(journal, backup, "first é")
        assert journal.dump() == then
        assert difference(journal, unlocked).is_none
    assert not ada.read_bytes().startswith(b"SQLite")


class GoingBack(RuleBasedStateMachine):
    """Changes, backups, going back, undo and redo in any order: the journal always is what a plain copy says."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.journal = Journal.create(Path(self.folder.name) / "a.ironjournal", durable=False)
        self.kept: list[tuple[Path, Dump]] = []
        self.past: list[Dump] = []
        self.undone: list[Dump] = []

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            self.folder.cleanup()

    def _changed(self, before: Dump, change: str | None) -> None:
        if change is not None:
            self.past.append(before)
            self.undone.clear()

    @rule(day=st.integers(0, 4), value=st.integers(0, 10))
    def score(self, day: int, value: int) -> None:
        before = self.journal.dump()
        changed = verbs.log_score(self.journal, a_score(value=value, day=A_DAY + timedelta(days=day)))
        self._changed(before, changed.change)

    @rule(title=st.sampled_from("abc"))
    def event(self, title: str) -> None:
        before = self.journal.dump()
        self._changed(before, verbs.add_event(self.journal, an_event(title=title)).change)

    @precondition(lambda self: self.journal.facts.events())
    @rule()
    def remove(self) -> None:
        before = self.journal.dump()
        self._changed(before, verbs.remove_fact(self.journal, self.journal.facts.events()[0]).change)

    @rule()
    def back_up(self) -> None:
        made = make_backup(self.journal, Path(self.folder.name) / "copies", Reason.CHANGES, NOW)
        self.kept.append((made.path, self.journal.dump()))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        path, then = data.draw(st.sampled_from(self.kept))
        before = self.journal.dump()
        assert difference(self.journal, path).is_none == (before == then)
        self._changed(before, restore(self.journal, path).change)
        assert self.journal.dump() == then

    @rule()
    def undo(self) -> None:
        before = self.journal.dump()
        if self.past:
            self.journal.undo()
            assert self.journal.dump() == self.past.pop()
            self.undone.append(before)
        else:
            with pytest.raises(CannotUndo):
                self.journal.undo()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.past.append(self.journal.dump())
        self.journal.redo()
        assert self.journal.dump() == self.undone.pop()

    @rule()
    def restart(self) -> None:
        path = self.journal.path
        assert path is not None
        self.journal.close()
        self.journal = Journal.open(path)

    @invariant()
    def every_backup_is_as_it_was_made(self) -> None:
        if hasattr(self, "journal"):
            there = {backup.path for backup in backups.backups_in(Path(self.folder.name) / "copies")}
            assert there == {path for path, _dump in self.kept}


TestGoingBack = GoingBack.TestCase
TestGoingBack.settings = settings(stateful_step_count=15, max_examples=min(settings().max_examples, 200))
