# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Keeping letters and photos with an entry, showing them and taking them out; for any presenter. Knows no Qt.

Hides the way of a file: read beside the window, judged, kept as one change; and back, as a copy that a viewer can show.
"""

import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from journal_app.domain.attachments import MOST_BYTES, Letter, letter_to_show, name_to_offer, read_letter, too_large
from journal_app.domain.facts import Fact
from journal_app.domain.records import Attachment
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.files import write_whole
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.messages import Message
from journal_app.words import _, ngettext

_PIECE = 1024 * 1024


class Viewer(Protocol):
    """What shows a letter; ``private_files.PrivateFiles`` is the one with a screen."""

    def write(self, name: str, content: bytes) -> Path:
        """A private copy with this name, which goes when the window closes; StorageFailed when there is no room."""

    def open(self, path: Path) -> bool:
        """Show a private copy in the system's viewer; False when the system has none."""

    def ask_where(self, name: str) -> Path | None:
        """Where the reader wants a copy of their own; None when they have changed their mind."""


class Attaching:
    """The letters and photos of a screen's entries."""

    def __init__(self, desk: Desk, viewer: Viewer) -> None:
        self._desk = desk
        self._viewer = viewer

    def attach(
        self, find: Callable[[Facts], Fact], paths: Sequence[str], done: Callable[[], None] = lambda: None
    ) -> None:
        """Keep these files with the fact that ``find`` gives, all or none, as one change; then call ``done``.

        Reading them, from a slow stick or share, can be cancelled.
        """
        task = Task(ngettext("Reading the file…", "Reading the files…", len(paths)))

        def on_read(found: tuple[Fact, list[Letter]]) -> None:
            fact, letters = found
            self._desk.save(lambda journal: verbs.add_letters(journal, letters, belongs_to=fact), lambda _kept: done())

        if paths:
            self._desk.read(lambda facts: (find(facts), _letters(paths, task)), on_read, task=task)

    def open(self, attachment: str) -> None:
        """Show the letter or photo with this id in the system's viewer, and offer a copy of one's own."""

        def write(facts: Facts) -> tuple[Attachment, Path]:
            kept = facts.get(Attachment, attachment)
            letter = letter_to_show(kept.name, facts.attachment_content(kept))
            return kept, self._viewer.write(letter.name, letter.content)

        def on_written(found: tuple[Attachment, Path]) -> None:
            kept, path = found
            text = (
                _("“{name}” is open in another program; that copy goes when this window closes.")
                if self._viewer.open(path)
                else _("No program on this computer opens “{name}”.")
            )
            self._desk.messages.show_message(
                Message(
                    text=text.format(name=kept.name), action=_("Save a copy…"), act=lambda: self.save_copy(attachment)
                )
            )

        self._desk.read(write, on_written)

    def save_copy(self, attachment: str) -> None:
        """Ask the reader where, and write the letter or photo with this id there."""

        def write(facts: Facts, kept: Attachment, path: Path) -> Path:
            _write_copy(path, facts.attachment_content(kept))
            return path

        def on_found(kept: Attachment) -> None:
            path = self._viewer.ask_where(name_to_offer(kept.name, kept.media_type))
            if path is not None:
                self._desk.read(lambda facts: write(facts, kept, path), self._on_copied)

        self._desk.glance(lambda facts: facts.get(Attachment, attachment), on_found)

    def remove(self, attachment: str, done: Callable[[], None] = lambda: None) -> None:
        """Take a letter or photo out; Undo brings it back."""
        self._desk.save(
            lambda journal: verbs.remove_fact(journal, journal.facts.get(Attachment, attachment)),
            lambda _nothing: done(),
        )

    def _on_copied(self, path: Path) -> None:
        self._desk.say(_("A copy was saved at {path}.").format(path=path))


def _letters(paths: Sequence[str], task: Task) -> list[Letter]:
    """The files at these paths as they may be kept; among several the name of one refused is said too."""
    letters = []
    for number, path in enumerate(map(Path, paths)):
        if len(paths) > 1:
            task.step(number, len(paths))
        try:
            letters.append(read_letter(path.name, _content_at(path, task)))
        except EntryRefused as refused:
            if len(paths) == 1:
                raise
            # Translators: {name} is that of a file
            title = _("{name}: {problem}").format(name=path.name, problem=refused.title)
            raise EntryRefused(title, _("None of the files was kept."), refused.hint) from refused
    return letters


def _content_at(path: Path, task: Task) -> bytes:
    """The bytes of a file; refused when there are more of them than may be kept."""
    content = bytearray()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise EntryRefused(_("This is not a file."), _("Nothing was kept."))
        with path.open("rb") as file:
            while (piece := file.read(_PIECE)) and len(content) <= MOST_BYTES:
                task.check()
                content += piece
    except OSError as error:
        raise EntryRefused(
            _("This file cannot be read."), _("{reason}. Nothing was kept.").format(reason=error.strerror)
        ) from error
    if len(content) > MOST_BYTES:
        raise too_large()
    return bytes(content)


def _write_copy(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise StorageFailed(
            _("The copy could not be saved."),
            _("{path}: {reason}. The letter in your journal is as it was.").format(path=path, reason=error.strerror),
        ) from error
