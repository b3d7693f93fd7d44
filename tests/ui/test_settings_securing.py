# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do about the passphrase, without a window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.errors import StorageFailed
from journal_app.store import remembered
from journal_app.store.journal import Journal
from journal_app.ui.patience import patience
from journal_app.ui.preferences import Preferences
from journal_app.ui.settings.securing import NEW, OLD, REPEATED, Securing
from journal_app.ui.settings.state import SafetyState, TypedPassphrase, Want
from tests.ui.desks import Later, a_desk

OPENS = "correct horse"
Typed = TypedPassphrase


class Stage:
    """The intents at work on a file, and what they were told to show."""

    def __init__(self, journal: Journal) -> None:
        self.state = SafetyState()
        self.forms: list[Want | None] = []
        self.problems: dict[int, str] = {}
        self.strengths: list[str] = []
        self.rekeyed: list[tuple[str | None, str | None]] = []
        self.named = 0
        self.lanes = Later(journal)
        self.desk, self.messages = a_desk(journal, self.lanes)
        self.desk.rekey = lambda old, new: self.rekeyed.append((old, new))
        self.desk.names_changed = self._on_named
        self.securing = Securing(self.desk, self)

    def set_safety(self, state: SafetyState) -> None:
        self.state = state

    def open_passphrase_form(self, want: Want) -> None:
        self.forms.append(want)

    def close_passphrase_form(self) -> None:
        self.forms.append(None)

    def say_passphrase_problem(self, line: int, words: str) -> None:
        self.problems[line] = words

    def set_strength(self, words: str) -> None:
        self.strengths.append(words)

    def _on_named(self) -> None:
        self.named += 1

    def save(self, want: Want, typed: TypedPassphrase) -> dict[int, str]:
        """What is wrong, by line, once all is tried."""
        self.securing.start(want)
        self.securing.save(typed)
        self.lanes.run()
        return {line: words for line, words in self.problems.items() if words}


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Stage]:
    with Journal.create(tmp_path / "plain.ironjournal", person="Ada") as journal:
        yield Stage(journal)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Stage]:
    with Journal.create(tmp_path / "locked.ironjournal", person="Ada", passphrase=OPENS) as journal:
        yield Stage(journal)


def test_what_is_so_is_said(plain: Stage, locked: Stage) -> None:
    plain.securing.show_kept(Preferences())
    locked.securing.show_kept(Preferences(lock_minutes=15, locks_on_sleep=False))
    assert plain.state.words.startswith("This journal has no passphrase.")
    assert locked.state.words.startswith("This journal has a passphrase.")
    assert (plain.state.has_passphrase, locked.state.has_passphrase) == (False, True)
    assert (locked.state.lock_minutes, locked.state.locks_on_sleep) == (15, False)


def test_a_journal_in_memory_or_to_look_at_cannot_be_given_one(journal: Journal, plain: Stage) -> None:
    in_memory = Stage(journal)
    in_memory.securing.show_kept(Preferences())
    assert not in_memory.state.can_change
    plain.desk.info = replace(plain.desk.info, read_only=True)
    plain.securing.show_kept(Preferences())
    assert not plain.state.can_change


def test_one_is_set_when_both_are_the_same(plain: Stage) -> None:
    assert plain.save(Want.SET, Typed(new="a b", repeated="a b")) == {}
    assert (plain.rekeyed, plain.forms) == ([(None, "a b")], [Want.SET, None])


@pytest.mark.parametrize(
    ("want", "typed", "line"),
    [
        (Want.SET, Typed(), NEW),
        (Want.SET, Typed(new="a", repeated="b"), REPEATED),
        (Want.CHANGE, Typed(new="a", repeated="a"), OLD),
        (Want.CHANGE, Typed(old=OPENS), NEW),
        (Want.CHANGE, Typed(old=OPENS, new="a", repeated="A"), REPEATED),
        (Want.REMOVE, Typed(), OLD),
    ],
)
def test_what_is_wrong_is_said_beside_its_line_and_nothing_is_done(
    locked: Stage, want: Want, typed: TypedPassphrase, line: int
) -> None:
    assert list(locked.save(want, typed)) == [line]
    assert (locked.rekeyed, locked.forms) == ([], [want])


def test_the_old_one_is_tried_before_anything_begins(locked: Stage) -> None:
    assert locked.save(Want.CHANGE, Typed(old="wrong", new="a", repeated="a")) == {
        OLD: "The passphrase does not open this journal."
    }
    assert locked.rekeyed == []
    assert locked.save(Want.CHANGE, Typed(old=OPENS, new="a", repeated="a")) == {}
    assert locked.save(Want.REMOVE, Typed(old=OPENS)) == {}
    assert locked.rekeyed == [(OPENS, "a"), (OPENS, None)]


def test_here_too_the_pause_grows(locked: Stage) -> None:
    path = locked.desk.info.path
    assert path is not None
    for _try in range(3):
        said = locked.save(Want.REMOVE, Typed(old="wrong"))
    assert said[OLD].endswith("The next try can be made in 1 second.")
    assert locked.save(Want.REMOVE, Typed(old=OPENS))[OLD].startswith("The next try can be made in")
    assert locked.rekeyed == []
    patience().note_right(path)
    assert locked.save(Want.REMOVE, Typed(old=OPENS)) == {}


def test_two_hands_on_the_button_do_it_once(locked: Stage) -> None:
    locked.securing.start(Want.REMOVE)
    locked.securing.save(Typed(old=OPENS))
    locked.securing.save(Typed(old=OPENS))
    locked.lanes.run()
    assert locked.rekeyed == [(OPENS, None)]


def test_only_what_was_typed_last_is_weighed(plain: Stage) -> None:
    plain.securing.start(Want.SET)
    plain.securing.weigh("ada")
    plain.securing.weigh("tower bread lamp seven")
    plain.lanes.run()
    assert plain.strengths == [
        "Somebody with the file and a fast computer would need more than a hundred years to guess this."
    ]


def test_what_is_weighed_for_a_form_that_was_closed_is_not_said(plain: Stage) -> None:
    plain.securing.start(Want.SET)
    plain.securing.weigh("ada")
    plain.securing.close()
    plain.lanes.run()
    assert plain.strengths == []


def test_the_name_of_the_person_is_a_weak_passphrase(plain: Stage) -> None:
    plain.securing.start(Want.SET)
    plain.securing.weigh("Ada plain")
    plain.lanes.run()
    assert "within an hour" in plain.strengths[0]


def test_the_title_follows_when_names_may_be_shown(locked: Stage) -> None:
    locked.securing.show_kept(Preferences())
    assert locked.named == 0
    locked.securing.show_kept(Preferences(shows_names=True))
    assert (locked.named, locked.state.shows_names) == (1, True)


def test_the_keyring_is_asked_only_when_the_section_is_looked_at(
    locked: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[Path, str] = {}
    monkeypatch.setattr(remembered, "can_remember", lambda: True)
    monkeypatch.setattr(remembered, "is_remembered", lambda path: path in kept)
    monkeypatch.setattr(remembered, "remember", kept.__setitem__)
    monkeypatch.setattr(remembered, "forget", lambda path: kept.pop(path, None) is not None)
    locked.securing.show_kept(Preferences())
    assert not locked.state.can_remember
    locked.securing.look_at_keyring()
    locked.lanes.run()
    assert (locked.state.can_remember, locked.state.remembers) == (True, False)
    locked.securing.set_remembers(True)
    locked.lanes.run()
    assert (list(kept.values()), locked.state.remembers) == ([OPENS], True)
    locked.securing.set_remembers(False)
    locked.lanes.run()
    assert (kept, locked.state.remembers) == ({}, False)


def test_a_keyring_that_refuses_is_told_and_the_switch_stays_off(
    locked: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _passphrase: str) -> None:
        raise StorageFailed("The keyring did not take the passphrase.")

    monkeypatch.setattr(remembered, "remember", refuse)
    locked.securing.set_remembers(True)
    locked.lanes.run()
    assert locked.messages.last.text == "The keyring did not take the passphrase."
    assert not locked.state.remembers


def test_a_recovery_sheet_is_written_without_the_passphrase(locked: Stage, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    locked.securing.write_sheet(sheet)
    locked.lanes.run()
    assert sheet.read_bytes().startswith(b"%PDF")
    assert locked.messages.last.text == f"Written: {sheet}"
