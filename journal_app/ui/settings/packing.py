# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do to pack a part of the journal for somebody else. Knows no Qt.

Hides that a pack is written beside the window, and that neither what was chosen nor its passphrase is kept.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from journal_app.domain.days import read_day
from journal_app.domain.frozen import frozen
from journal_app.domain.pack_words import PART_WORDS, copy_words
from journal_app.domain.packs import USUAL, PackPart, PackWish
from journal_app.errors import EntryRefused, JournalError
from journal_app.store.packs import write_pack
from journal_app.store.queries import Facts
from journal_app.store.strength import known_of, strength
from journal_app.ui.desk import Desk, Task
from journal_app.ui.fields import FieldProblem
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.options import Option
from journal_app.words import _, ngettext


@frozen
class PackState:
    """What can be packed and what is chosen of it. Empty days are those from the first entry to today."""

    parts: tuple[Option, ...] = ()
    trackers: tuple[Option, ...] = ()
    has_notes: bool = False
    can: bool = False
    why_not: str = ""


@frozen
class TypedPack:
    """The days and the passphrase as they stand in the form."""

    first: str = ""
    last: str = ""
    passphrase: str = ""
    repeated: str = ""

    def __repr__(self) -> str:
        """Nothing of a passphrase, wherever this is printed."""
        return "TypedPack()"


class PackView(Protocol):
    """What this needs of the section."""

    def set_state(self, state: PackState) -> None:
        """Show what can be packed."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""

    def set_strength(self, words: str) -> None:
        """Say how strong the passphrase is."""

    def ask_where(self, name: str) -> Path | None:
        """Let the reader say where the file is to be; None when they think better of it."""

    def forget(self) -> None:
        """Leave nothing of what was typed."""


class Packing:
    """The intents. What is ticked is known to this run alone."""

    def __init__(self, desk: Desk, view: PackView) -> None:
        self._desk = desk
        self._view = view
        self._parts = USUAL
        self._left_out: frozenset[str] = frozenset()
        self._has_notes = False
        self._known: tuple[Option, ...] = ()
        self._weighed = 0
        self._is_writing = False

    def refresh(self) -> None:
        """Read which trackers there are, and show what can be packed."""
        self._desk.read(_trackers, self._on_trackers)

    def toggle_part(self, key: str) -> None:
        """Pack a part, or leave it out."""
        self._parts ^= {PackPart(key)}
        self._show()

    def toggle_tracker(self, key: str) -> None:
        """Pack a tracker's scores, or leave them out."""
        self._left_out ^= {key}
        self._show()

    def set_notes(self, is_on: bool) -> None:
        """Pack what was written in words of one's own, or leave it behind."""
        self._has_notes = is_on
        self._show()

    def weigh(self, passphrase: str) -> None:
        """Say how strong a passphrase is, unless it was changed again meanwhile."""
        self._weighed += 1
        number, person = self._weighed, self._desk.info.person

        def show(words: str) -> None:
            if number == self._weighed:
                self._view.set_strength(words)

        self._desk.read(lambda _facts: strength(passphrase, known_of(Path(), person)).words, show)

    def write(self, typed: TypedPack) -> None:
        """Ask where, and write the pack; or say beside the fields what is wrong."""
        problems = tuple(_problems(typed, self._desk.today()))
        self._view.set_problems(problems)
        if problems or self._is_writing:
            return
        # Translators: name proposed for a file; its ending stays
        path = self._view.ask_where(_("pack.ironjournal"))
        if path is None:
            return
        self._is_writing = True
        wish, today, now = self._wish(), self._desk.today(), self._desk.now()

        def pack(facts: Facts) -> int:
            first, last = _days(facts, typed, today)
            return write_pack(facts, path, replace(wish, first=first, last=last), passphrase=typed.passphrase, now=now)

        # Translators: at the foot of the window while a file for somebody else is written
        self._desk.read(pack, lambda count: self._on_written(path, count), self._on_refused, task=Task(_("Packing")))

    def leave(self) -> None:
        """Nothing of a passphrase stays behind on a screen that is left."""
        self._weighed += 1
        self._view.forget()

    def _wish(self) -> PackWish:
        every = frozenset(one.key for one in self._known)
        return PackWish(
            first=date.min,
            last=date.max,
            parts=self._parts,
            trackers=every - self._left_out if self._left_out else None,
            has_notes=self._has_notes,
        )

    def _on_trackers(self, known: tuple[Option, ...]) -> None:
        self._known = known
        self._show()

    def _on_written(self, path: Path, count: int) -> None:
        self._is_writing = False
        self._view.forget()
        words = ngettext("{count} entry is in the pack at {path}", "{count} entries are in the pack at {path}", count)
        said = Message(text=words.format(count=count, path=path), detail=copy_words(), kind=MessageKind.SAVED)
        self._desk.messages.show_message(said)

    def _on_refused(self, error: JournalError) -> None:
        self._is_writing = False
        self._desk.say_refused(error)

    def _show(self) -> None:
        info = self._desk.info
        why_not = _("This is a pack itself.") if info.pack is not None else ""
        self._view.set_state(
            PackState(
                parts=tuple(
                    Option(key=part, words=_(words), is_on=part in self._parts) for part, words in PART_WORDS.items()
                ),
                trackers=tuple(replace(one, is_on=one.key not in self._left_out) for one in self._known)
                if PackPart.SCORES in self._parts
                else (),
                has_notes=self._has_notes,
                can=not why_not and bool(self._parts),
                why_not=why_not,
            )
        )


def _trackers(facts: Facts) -> tuple[Option, ...]:
    return tuple(Option(key=one.key, words=_(one.name) or one.key) for one in facts.trackers(archived=True))


def _problems(typed: TypedPack, today: date) -> list[FieldProblem]:
    """What is wrong with what was typed."""
    found = []
    for field in ("first", "last"):
        if getattr(typed, field).strip():
            try:
                read_day(getattr(typed, field), today=today)
            except EntryRefused as error:
                found.append(FieldProblem(field=field, words=" ".join(filter(None, (error.title, error.detail)))))
    if not typed.passphrase:
        found.append(FieldProblem(field="passphrase", words=_("A pack needs a passphrase of its own.")))
    elif typed.passphrase != typed.repeated:
        found.append(FieldProblem(field="repeated", words=_("The two are not the same. Type it once more.")))
    return found


def _days(facts: Facts, typed: TypedPack, today: date) -> tuple[date, date]:
    """The days that were typed; else from the first entry there is to today."""
    first_there = (facts.span() or (today, today))[0]
    return (
        read_day(typed.first, today=today) if typed.first.strip() else first_there,
        read_day(typed.last, today=today) if typed.last.strip() else today,
    )
