# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Letters in a journal that somebody else has made: what their bytes are counts, and no name of theirs is a path."""

from pathlib import Path

import pytest

from journal_app.domain.attachments import letter_to_show, name_to_offer
from journal_app.domain.records import Attachment
from journal_app.domain.treatments import Event
from journal_app.errors import EntryRefused
from journal_app.store import verbs
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.ui.attaching import Attaching
from tests.builders import a_letter, an_event
from tests.ui.desks import a_desk

NAMES = [
    "../../.config/autostart/x.desktop",
    "/etc/cron.d/x",
    "..\\..\\x.exe",
    "letter.pdf.desktop",
    "CON",
    "a\nb",
    "",
    ".",
]


class Viewer:
    """Writes into a folder, and notes what it was asked to open and which names it was offered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: list[Path] = []
        self.offered: list[str] = []

    def write(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def ask_where(self, name: str) -> Path | None:
        self.offered.append(name)
        return None


def crafted(journal: Journal, name: str, content: bytes) -> str:
    """The id of a letter kept as no verb would keep it."""
    event: Event = verbs.add_event(journal, an_event()).value

    def keep(edit: Edit) -> Attachment:
        sha256 = edit.add_bytes(content)
        return edit.add(
            Attachment(
                name=name, media_type="application/pdf", belongs_kind="event", belongs_to=event.id, sha256=sha256
            )
        )

    return journal.change(Operation.ADD_ATTACHMENT, keep).value.id


@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_leads_out_of_the_folder_or_to_a_program(journal: Journal, tmp_path: Path, name: str) -> None:
    inside = tmp_path / "deep" / "inside"
    inside.mkdir(parents=True)
    viewer = Viewer(inside)
    attaching = Attaching(a_desk(journal)[0], viewer)
    letter = crafted(journal, name, a_letter())
    attaching.open(letter)
    attaching.save_copy(letter)
    (path,) = viewer.opened
    assert path.parent == inside
    assert path.suffix == ".pdf"
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert [Path(offered).name for offered in viewer.offered] == viewer.offered


@pytest.mark.parametrize("content", [b"[Desktop Entry]\nExec=sh", b"MZ\x90\x00", b"#!/bin/sh\n", b"<html>", b"\x7fELF"])
def test_what_is_no_letter_is_given_to_no_program(journal: Journal, tmp_path: Path, content: bytes) -> None:
    viewer = Viewer(tmp_path)
    desk, messages = a_desk(journal)
    Attaching(desk, viewer).open(crafted(journal, "letter.pdf", content))
    assert viewer.opened == []
    assert not list(tmp_path.iterdir())
    assert "is not a PDF or a picture" in messages.last.text


def test_a_letter_is_shown_under_its_own_name() -> None:
    assert letter_to_show("visit.PDF", a_letter()).name == "visit.PDF"
    assert name_to_offer("visit.png", "image/png") == "visit.png"
    assert name_to_offer("x.desktop", "of no kind") == "x.desktop.pdf"
    with pytest.raises(EntryRefused, match="is not a PDF"):
        letter_to_show("visit.pdf", b"")
