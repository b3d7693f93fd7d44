# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands in an unfinished form is kept, and is no fact."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_app.domain.facts import Kind
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import a_score

WHEN = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


def test_a_draft_is_there_until_it_is_dropped(journal: Journal) -> None:
    journal.clock = lambda: WHEN
    assert journal.facts.kept_draft("labs") is None
    journal.keep_draft("labs", '{"value":"1"}')
    journal.keep_draft("labs", '{"value":"12"}')
    journal.keep_draft("event", '{"title":"Crash"}')

    kept = journal.facts.kept_draft("labs")
    assert kept is not None
    assert (kept.form, kept.content, kept.saved_at) == ("labs", '{"value":"12"}', WHEN)
    journal.drop_draft("labs")
    assert journal.facts.kept_draft("labs") is None
    assert journal.facts.kept_draft("event") is not None


def test_a_draft_is_no_change(journal: Journal) -> None:
    verbs.log_score(journal, a_score())
    told: list[frozenset[Kind]] = []
    journal.on_changed(told.append)
    before = journal.dump(), journal.history()

    journal.keep_draft("labs", "{}")
    journal.drop_draft("labs")
    journal.keep_draft("labs", "{}")

    assert (journal.dump(), journal.history()) == before
    assert told == []
    journal.undo()
    assert journal.facts.kept_draft("labs") is not None
    journal.keep_draft("labs", "[]")
    assert journal.can_redo


def test_a_draft_is_there_after_a_restart(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        journal.keep_draft("labs", '["µ"]')
    with Journal.open(journal_path) as journal, journal.open_reader() as reader:
        kept = reader.kept_draft("labs")
        assert kept is not None
        assert kept.content == '["µ"]'
    assert list(journal_path.parent.iterdir()) == [journal_path]


def test_dropping_what_is_not_there_writes_nothing(journal_path: Path) -> None:
    Journal.create(journal_path).close()
    before = journal_path.read_bytes()
    with Journal.open(journal_path) as journal:
        journal.drop_draft("labs")
    assert journal_path.read_bytes() == before


def test_a_view_that_is_read_only_keeps_nothing_and_says_nothing(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        journal.keep_draft("labs", "{}")
    before = journal_path.read_bytes()
    with Journal.open(journal_path, read_only=True) as journal:
        journal.keep_draft("labs", "[]")
        journal.keep_draft("event", "[]")
        journal.drop_draft("labs")
        kept = journal.facts.kept_draft("labs")
        assert kept is not None
        assert kept.content == "{}"
    assert journal_path.read_bytes() == before


def test_what_is_no_json_is_refused(journal: Journal) -> None:
    with pytest.raises(EntryRefused):
        journal.keep_draft("labs", "half a {")
    assert journal.facts.kept_draft("labs") is None


def test_a_draft_is_not_kept_in_a_file_that_is_gone(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        journal_path.rename(journal_path.with_name("moved"))
        with pytest.raises(StorageFailed):
            journal.keep_draft("labs", "{}")


def test_a_dropped_draft_leaves_no_word_in_the_file(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        journal.keep_draft("labs", '["sentinel words"]')
        journal.drop_draft("labs")
    assert b"sentinel" not in journal_path.read_bytes()


def test_a_journal_with_a_draft_counts_as_new_for_a_dump(journal: Journal) -> None:
    verbs.log_score(journal, a_score())
    with Journal.create(None) as other:
        other.keep_draft("labs", "{}")
        other.load(journal.dump())
        assert other.dump() == journal.dump()
