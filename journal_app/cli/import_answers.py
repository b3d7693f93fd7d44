# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was typed about the files to be read in, and how far reading them is.

Hides how a person is found by a part of a name, and a line by what it is called.
"""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import printable
from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused
from journal_app.words import _

if TYPE_CHECKING:  # these are heavy, and --help does without them
    from journal_app.exchange.files.sources import Tell
    from journal_app.exchange.previews.answers import Answers
    from journal_app.exchange.previews.identity import IdentityQuestion
    from journal_app.exchange.previews.plan import ImportPlan
    from journal_app.store.journal import Journal

_QUIET_SECONDS, _EACH_SECONDS = 1.0, 0.2
_LARGEST_ANSWERS = 10 << 20
_TYPED_LINE = re.compile(r"(?:line )?([0-9]+)(?:, column (.+))?")


@frozen
class ImportWish:
    """What was typed: what holds for each file, part of a name, and what to do with single lines."""

    answers: "Answers"
    whose: str = ""
    take: dict[str, int] = field(default_factory=dict)
    leave: tuple[str, ...] = ()

    @classmethod
    def typed(
        cls,
        *,
        form: str,
        names: Path | None,
        said: Path | None,
        whose: str,
        days: str | None,
        encoding: str,
        take: tuple[str, ...],
        leave: tuple[str, ...],
    ) -> "ImportWish":
        """The options in one; what is typed by itself goes before what stands in a file of answers."""
        from journal_app.exchange import importing
        from journal_app.exchange.files import sources
        from journal_app.exchange.previews import saved_answers
        from journal_app.exchange.previews.answers import NOTHING_SAID, DayOrder

        answers = NOTHING_SAID
        if said is not None:
            answers = saved_answers.answers_in(sources.content_of(said, _LARGEST_ANSWERS).decode("utf-8", "replace"))
        words = importing.read_mapping(names) if names else {}
        answers = replace(
            answers,
            format=form or answers.format,
            encoding=_known(encoding) or answers.encoding,
            day_order=DayOrder(days) if days else answers.day_order,
            words={**answers.words, **words},
        )
        return cls(answers=answers, whose=whose, take=dict(map(_place_and_number, take)), leave=leave)


def planned(journal: "Journal", file: Path, wish: ImportWish, tell: "Tell") -> "ImportPlan":
    """What a file would do with all that was typed; EntryRefused for a person or a line that is not in it."""
    from journal_app.exchange import importing

    today = journal.today()
    plan = importing.preview(file, journal.facts, answers=wish.answers, today=today, tell=tell)
    if plan.question is not None and wish.whose:
        answers = replace(wish.answers, person=_person(plan.question, wish.whose))
        plan = importing.preview(file, journal.facts, answers=answers, today=today, tell=tell)
    return plan.picked(_picks(plan, wish)) if wish.take or wish.leave else plan


def require_answer(question: "IdentityQuestion | None", file: Path) -> None:
    """Refuse a file that waits to be told whose it is; names the people and the option that says it."""
    if question is None:
        return
    people = "\n".join(f"  {person.words}" for person in question.people)
    raise EntryRefused(
        _("Whose records in {file} are to be read in?").format(file=file.name),
        f"{question.words}\n{people}",
        _("Say it with --whose and the name, or any part of it. Nothing of this file was read in."),
    )


@contextmanager
def progress(file: Path) -> "Iterator[Tell]":
    """Something to tell how far a reading is: it stands on the terminal where one waits, and is wiped after."""
    line = _Line(file.name)
    try:
        yield line.tell
    finally:
        line.wipe()


class _Line:
    """One line on the terminal that is written over. Invariant: nothing is written where nobody sees it."""

    def __init__(self, name: str) -> None:
        self._name = printable(name)
        self._next = time.monotonic() + _QUIET_SECONDS
        self._shown = ""

    def tell(self, done: int, whole: int) -> None:
        """Show how much is done, now and then."""
        if not sys.stderr.isatty() or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EACH_SECONDS
        share = min(100, 100 * done // whole) if whole else 0
        # Translators: how far the reading of a file is
        said = _("{file}: {percent} %").format(file=self._name, percent=share)
        click.echo(f"\r{said.ljust(len(self._shown))}", err=True, nl=False)
        self._shown = said

    def wipe(self) -> None:
        """Leave the line as it was."""
        if self._shown:
            click.echo(f"\r{' ' * len(self._shown)}\r", err=True, nl=False)


def _known(encoding: str) -> str:
    """An encoding that there is; EntryRefused for any other name."""
    try:
        "".encode(encoding or "utf-8")
    except (LookupError, ValueError) as error:
        raise EntryRefused(
            _('"{name}" is no encoding that is known here.').format(name=encoding[:60]),
            _("Known are such names as utf-8, utf-16, cp1252 and iso-8859-1. Nothing was changed."),
        ) from error
    return encoding


def _place_and_number(typed: str) -> tuple[str, int]:
    """The line and the number of what is done with it; without a number it is the first."""
    where, _equals, number = typed.rpartition("=")
    if where and number.isdecimal() and int(number) > 0:
        return where, int(number) - 1
    return typed, 0


def _person(question: "IdentityQuestion", typed: str) -> str:
    from journal_app.exchange.previews.whose import named

    found = named(question, typed)
    if len(found) != 1:
        raise EntryRefused(
            _('"{words}" is not one person of this file alone.').format(words=typed[:60]),
            "\n".join((question.words, *(person.words for person in question.people))),
            _("Nothing was changed."),
        )
    return found[0].key


def _picks(plan: "ImportPlan", wish: ImportWish) -> dict[int, int]:
    """What was typed about single lines, by their place; EntryRefused for a line or a number that is not there."""
    from journal_app.exchange.previews.plan import LEFT_OUT

    typed = wish.take | dict.fromkeys(wish.leave, LEFT_OUT)
    wanted = {_as_shown(where): pick for where, pick in typed.items()}
    picks = {place: wanted[entry.where] for place, entry in enumerate(plan.entries) if entry.where in wanted}
    there = {plan.entries[place].where: len(plan.entries[place].options) for place in picks}
    for where, pick in wanted.items():
        if where not in there:
            raise EntryRefused(
                _('There is no "{where}" in this file.').format(where=where[:60]), _("Nothing was changed.")
            )
        if pick >= there[where]:
            raise EntryRefused(
                _('Nothing else can be done with "{where}" under this number.').format(where=where[:60]),
                _("What can be done with each line is shown by --dry-run. Nothing was changed."),
            )
    return picks


def _as_shown(typed: str) -> str:
    """A line as the preview names it, of what may be typed as help and other languages have it: "line 4", or 4."""
    named = _TYPED_LINE.fullmatch(typed.strip())
    if not named:
        return typed
    number, column = int(named[1]), named[2]
    if column:
        return _("line {number}, column {column}").format(number=number, column=column)
    # Translators: a place in a file
    return _("line {number}").format(number=number)
