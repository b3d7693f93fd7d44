# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Deleted means deleted: once a journal has forgotten, the bytes are in no file beside or in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.attachments import Letter, MediaType
from journal_app.domain.scores import Part
from journal_app.domain.treatments import Infusion
from journal_app.errors import CannotUndo, JournalReadOnly
from journal_app.store import compaction, verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_letter, a_score, an_event, an_infusion
from tests.plugins.clock import FrozenClock

SENTINEL = "zwölf grüne Sentinels"


def places_of(words: str, folder: Path) -> list[str]:
    """The files below a folder that hold these words, in any of the ways a text is written."""
    kinds = {words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(kind in path.read_bytes() for kind in kinds)]


def fill(journal: Journal) -> None:
    """Plant the words wherever somebody can write some, and delete or replace them."""
    for number in range(12):
        day = A_DAY - timedelta(days=number)
        verbs.log_score(journal, a_score(day=day, note=f"{SENTINEL} {number} " * (1 + number % 5)))
        verbs.note_day(journal, day, SENTINEL * number)
        verbs.note_day(journal, day, "a quiet day" if number % 2 else "")
        verbs.clear_score(journal, day, Part.DAY, "fatigue")
    infusion = verbs.add_infusion(journal, an_infusion(brand=SENTINEL, place=SENTINEL)).value
    letter = Letter(name=f"{SENTINEL}.pdf", media_type=MediaType.PDF, content=a_letter(SENTINEL * 900))
    verbs.add_letters(journal, [letter], belongs_to=infusion)
    verbs.remove_fact(journal, journal.facts.get(Infusion, infusion.id))
    event = verbs.add_event(journal, an_event(title=SENTINEL)).value
    verbs.remove_fact(journal, event)
    verbs.log_score(journal, a_score(value=3, note="still here"))


@pytest.fixture
def filled(journal_path: Path) -> Iterator[Journal]:
    journal = Journal.create(journal_path, person="Alex Example")
    fill(journal)
    yield journal
    if journal._lock is not None:
        journal.close()


def test_what_was_deleted_can_be_brought_back_until_the_journal_forgets(filled: Journal, journal_path: Path) -> None:
    filled.checkpoint()
    assert places_of(SENTINEL, journal_path.parent) == [journal_path.name]
    dump = filled.dump()

    gone = filled.forget()

    assert gone.changes == len(filled.history())
    assert gone.letters == 1
    assert gone.is_tidied
    assert gone.size_after < gone.size_before
    assert places_of(SENTINEL, journal_path.parent) == []
    assert filled.dump() == dump
    assert filled.check().ok
    filled.close()
    assert places_of(SENTINEL, journal_path.parent) == []
    with Journal.open(journal_path) as again:
        assert [score.note for score in again.facts.scores()] == ["still here"]
        assert again.check().ok


def test_nothing_lingers_in_free_pages_even_before_the_file_is_tidied(filled: Journal, journal_path: Path) -> None:
    with filled._writing():
        compaction.forget(filled._db, None)
    filled.close()
    assert places_of(SENTINEL, journal_path.parent) == []


def test_a_word_that_is_there_would_be_found(filled: Journal, journal_path: Path) -> None:
    verbs.note_day(filled, A_DAY, SENTINEL)
    filled.forget()
    assert places_of(SENTINEL, journal_path.parent) == [journal_path.name]


def test_an_encrypted_journal_forgets_too_and_stays_encrypted(journal_path: Path) -> None:
    with Journal.create(journal_path, passphrase="a long one") as journal:
        fill(journal)
        before = journal.dump()
        assert journal.forget().changes == len(journal.history())
        assert journal.dump() == before
    assert not journal_path.read_bytes().startswith(b"SQLite")
    with Journal.open(journal_path, passphrase="a long one") as journal:
        assert journal.history()[0].label == ""


def test_only_what_is_old_enough_is_forgotten(journal: Journal, clock: FrozenClock) -> None:
    verbs.log_score(journal, a_score(value=6))
    clock.move(days=30)
    since = clock()
    verbs.log_score(journal, a_score(value=7))
    assert journal.forgettable(since) == 1
    assert journal.forgettable() == 2

    assert journal.forget(since).changes == 1

    newer, older = journal.history()
    assert (newer.is_forgotten, newer.can_undo, newer.label) == (False, True, "2026-11-20 fatigue")
    assert (older.is_forgotten, older.can_undo, older.label, older.rows) == (True, False, "", 0)
    journal.undo()
    assert [int(score.value) for score in journal.facts.scores()] == [6]
    assert not journal.can_undo
    with pytest.raises(CannotUndo, match="nothing to undo"):
        journal.undo()
    with pytest.raises(CannotUndo, match="was forgotten"):
        journal.undo(older.id)
    assert journal.forget(since).changes == 0


def test_a_change_and_its_undo_are_forgotten_together_or_not_at_all(journal: Journal, clock: FrozenClock) -> None:
    verbs.log_score(journal, a_score(value=6))
    clock.move(days=30)
    since = clock()
    journal.undo()

    assert journal.forget(since).changes == 0
    journal.redo()
    assert [int(score.value) for score in journal.facts.scores()] == [6]
    assert journal.forget(since).changes == 0
    journal.undo()
    clock.move(days=30)
    assert journal.forget(clock()).changes == 4
    assert not journal.can_redo
    assert all(record.is_forgotten for record in journal.history())


def test_a_letter_that_a_newer_change_could_bring_back_stays(journal: Journal, clock: FrozenClock) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    letter = Letter(name="letter.pdf", media_type=MediaType.PDF, content=a_letter())
    (attachment,) = verbs.add_letters(journal, [letter], belongs_to=infusion).value
    clock.move(days=30)
    since = clock()
    verbs.remove_fact(journal, infusion)

    assert journal.forget(since).letters == 0
    journal.undo()
    assert journal.facts.attachment_content(attachment) == a_letter()


def test_a_journal_that_may_only_be_looked_at_forgets_nothing(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        verbs.log_score(journal, a_score())
    with Journal.open(journal_path, read_only=True) as journal:
        with pytest.raises(JournalReadOnly):
            journal.forget()
        assert journal.forgettable() == 1


def test_it_is_said_when_a_reader_holds_on_to_the_former_pages(filled: Journal, journal_path: Path) -> None:
    with filled.open_reader() as reader:
        rows = reader._db.execute("SELECT id FROM tracker")
        rows.fetchone()  # in the middle of reading
        assert not filled.forget().is_tidied
        rows.fetchall()
    filled.close()
    assert places_of(SENTINEL, journal_path.parent) == []


@given(st.lists(st.sampled_from(["score", "clear", "undo", "redo", "forget some", "forget all"]), max_size=14))
def test_whatever_is_forgotten_the_entries_stay_and_undo_never_breaks(steps: list[str]) -> None:
    clock = FrozenClock()
    with Journal.create(None, clock=clock) as journal:
        for number, step in enumerate(steps):
            clock.move(days=1)
            before = journal.dump()
            if step == "score":
                verbs.log_score(journal, a_score(value=number % 11, day=date(2026, 11, 1)))
            elif step == "clear":
                verbs.clear_score(journal, date(2026, 11, 1), Part.DAY, "fatigue")
            elif step in {"undo", "redo"} and getattr(journal, f"can_{step}"):
                getattr(journal, step)()
                assert journal.dump() != before
            elif step.startswith("forget"):
                journal.forget(clock() - timedelta(days=3) if step.endswith("some") else None)
                assert journal.dump() == before
        assert journal.check().ok
