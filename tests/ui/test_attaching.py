# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.domain.attachments import MOST_BYTES
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Attachment
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.attaching import Attaching
from journal_app.ui.attachment_words import AttachmentState, attachment_states, size_text
from journal_app.ui.desk import Cancelled, Desk, Task
from tests.builders import a_lab_result, a_letter
from tests.ui.desks import KeptMessages, a_desk


class PaperViewer:
    """A viewer that notes what it is shown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opens = True
        self.where: Path | None = None
        self.shown: list[bytes] = []

    def write(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def open(self, path: Path) -> bool:
        self.shown.append(path.read_bytes())
        return self.opens

    def ask_where(self, name: str) -> Path | None:
        return self.where


class Table:
    """A desk with a lab result on it, and a letter in the reader's folder."""

    def __init__(self, journal: Journal, folder: Path) -> None:
        self.journal = journal
        self.folder = folder
        (folder / "shown").mkdir()
        self.viewer = PaperViewer(folder / "shown")
        parts: tuple[Desk, KeptMessages] = a_desk(journal)
        self.messages = parts[1]
        self.attaching = Attaching(parts[0], self.viewer)
        self.result = verbs.add_lab_results(journal, [a_lab_result()]).value[0]

    def file(self, name: str, content: bytes) -> str:
        path = self.folder / name
        path.write_bytes(content)
        return str(path)

    def find(self, facts: Facts) -> Fact:
        return facts.get(LabResult, self.result.id)

    def kept(self) -> list[Attachment]:
        return self.journal.facts.attachments(Kind.LAB_RESULT, self.result.id)

    def attach(self, *paths: str) -> None:
        self.attaching.attach(self.find, paths)


@pytest.fixture
def table(journal: Journal, tmp_path: Path) -> Table:
    return Table(journal, tmp_path)


def test_files_are_attached_as_one_change(table: Table) -> None:
    done: list[str] = []
    paths = [table.file("letter.pdf", a_letter()), table.file("photo", b"\xff\xd8\xff\xe0")]
    table.attaching.attach(table.find, paths, lambda: done.append("done"))

    assert [kept.name for kept in table.kept()] == ["letter.pdf", "photo.jpg"]
    assert done == ["done"]
    assert table.messages.last.text.startswith("Saved")
    assert table.messages.last.act is not None
    table.messages.last.act()
    assert table.kept() == []


def test_no_file_is_no_change(table: Table) -> None:
    table.attach()
    assert len(table.journal.history()) == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda table: table.file("letter.pdf", b"Dear diary"), "This file is not a PDF or a picture."),
        (lambda table: table.file("letter.pdf", b""), "This file is empty."),
        (lambda table: str(table.folder), "This is not a file."),
        (lambda table: str(table.folder / "gone.pdf"), "This file cannot be read."),
    ],
    ids=["text", "empty", "folder", "gone"],
)
def test_a_refusal_says_that_nothing_was_kept(table: Table, make: Callable[[Table], str], words: str) -> None:
    table.attach(make(table))
    assert table.messages.last.text == words
    assert "Nothing was kept." in table.messages.last.detail
    assert len(table.journal.history()) == 1


def test_a_pipe_is_not_waited_for(table: Table) -> None:
    os.mkfifo(table.folder / "pipe.pdf")
    table.attach(str(table.folder / "pipe.pdf"))
    assert table.messages.last.text == "This is not a file."


def test_a_file_that_is_too_large_is_not_read_to_its_end(table: Table) -> None:
    path = table.folder / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-")
        file.truncate(100 * MOST_BYTES)
    table.attach(str(path))
    assert table.messages.last.text == "This file is larger than 50 MB."


def test_a_reader_who_cancels_is_not_kept_waiting(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[Task] = []

    def stop(task: Task) -> None:
        stopped.append(task)
        raise Cancelled

    monkeypatch.setattr(Task, "check", stop)
    table.attach(table.file("letter.pdf", a_letter()))
    assert len(stopped) == 1
    assert table.kept() == []
    assert table.messages.all == []


def test_of_several_files_the_one_refused_is_named_and_none_is_kept(table: Table) -> None:
    table.attach(table.file("letter.pdf", a_letter()), table.file("notes.txt", b"notes"))
    assert table.messages.last.text == "notes.txt: This file is not a PDF or a picture."
    assert table.messages.last.detail == "None of the files was kept."
    assert table.kept() == []


def test_a_letter_is_shown_by_the_system_and_a_copy_is_offered(table: Table) -> None:
    table.attach(table.file("letter.pdf", a_letter("words")))
    table.attaching.open(table.kept()[0].id)
    assert table.viewer.shown == [a_letter("words")]
    assert "is open in another program" in table.messages.last.text
    assert table.messages.last.action == "Save a copy…"


def test_when_nothing_opens_it_that_is_said_and_a_copy_can_be_saved(table: Table) -> None:
    table.attach(table.file("letter.pdf", a_letter("words")))
    table.viewer.opens = False
    table.attaching.open(table.kept()[0].id)
    assert table.messages.last.text == "No program on this computer opens “letter.pdf”."
    save_a_copy = table.messages.last.act
    assert save_a_copy is not None
    said = len(table.messages.all)
    save_a_copy()
    assert len(table.messages.all) == said
    table.viewer.where = table.folder / "mine.pdf"
    save_a_copy()
    assert table.viewer.where.read_bytes() == a_letter("words")
    assert table.messages.last.text == f"A copy was saved at {table.folder / 'mine.pdf'}."


def test_a_copy_that_cannot_be_saved_is_told(table: Table) -> None:
    table.attach(table.file("letter.pdf", a_letter()))
    table.viewer.where = table.folder / "nowhere" / "mine.pdf"
    table.attaching.save_copy(table.kept()[0].id)
    assert table.messages.last.text == "The copy could not be saved."


def test_a_letter_known_by_name_only_says_so(table: Table, journal: Journal) -> None:
    table.attach(table.file("letter.pdf", a_letter()))
    kept = table.kept()[0]
    journal._db.execute("DELETE FROM blob")
    table.attaching.open(kept.id)
    assert table.messages.last.text == "“letter.pdf” itself is not in this journal."
    assert table.viewer.shown == []
    assert attachment_states(journal.facts, [kept])[0].words == "not in this journal"


def test_a_letter_is_taken_out_with_undo(table: Table) -> None:
    table.attach(table.file("letter.pdf", a_letter()))
    kept = table.kept()
    done: list[str] = []
    table.attaching.remove(kept[0].id, lambda: done.append("done"))
    assert (table.kept(), done) == ([], ["done"])
    assert table.messages.last.act is not None
    table.messages.last.act()
    assert table.kept() == kept
    table.attaching.remove("gone")
    assert "not in the journal any more" in table.messages.last.text


def test_letters_are_listed_with_kind_and_size(table: Table) -> None:
    table.attach(table.file("letter.pdf", a_letter().ljust(120_000)))
    kept = table.kept()[0]
    (state,) = attachment_states(table.journal.facts, [kept])
    assert state == AttachmentState(id=kept.id, name="letter.pdf", words="PDF, 120 kB")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 kB"),
        (1499, "1 kB"),
        (999_499, "999 kB"),
        (999_999, "1000 kB"),
        (2_449_000, "2.4 MB"),
        (50_000_000, "50 MB"),
    ],
)
def test_sizes_as_people_say_them(size: int, words: str) -> None:
    assert size_text(size) == words
