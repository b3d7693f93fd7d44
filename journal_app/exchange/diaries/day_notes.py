# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a diary says of whole days, as the notes of days here.

Hides that a day has one note: what a file says of a day in several lines is put together, and what the journal has
already is never written over. A note that is here and says something else is kept; adding to it is an option.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Day
from journal_app.exchange.previews.plan import Action, Entry, Option, line_name
from journal_app.store.queries import Facts
from journal_app.words import _


class DayNotes:
    """The notes of one file. Invariant: no day gets a second note, and no text stands twice in one."""

    def __init__(self, facts: Facts, named: Callable[[int], str] = line_name) -> None:
        """``named`` says where in the file the line with a number stands."""
        self._present = {day.day: day for day in facts.days()}
        self._named = named
        self._said: defaultdict[date, dict[str, int]] = defaultdict(dict)
        self._left: list[tuple[int, Entry]] = []

    def offer(self, number: int, day: date, text: str) -> None:
        """Take what a line says of a day."""
        first = self._said[day].setdefault(text.strip(), number)
        if first != number:
            reason = _("The same as {line}.").format(line=self._named(first))
            self._left.append((number, self._skipped(number, reason)))

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """One entry for each line, with its number, once the whole file has been offered."""
        for day, texts in self._said.items():
            numbers = list(dict.fromkeys(texts.values()))
            yield numbers[0], self._entry(numbers[0], day, list(texts))
            for number in numbers[1:]:
                reason = _("It is put together with what {line} says of the day.")
                yield number, self._skipped(number, reason.format(line=self._named(numbers[0])))
        yield from self._left

    def _entry(self, number: int, day: date, texts: list[str]) -> Entry:
        here = self._present.get(day)
        new = [text for text in texts if here is None or text not in here.note]
        whole = "\n".join(new)
        where = self._named(number)
        if not new:
            return self._skipped(number, _("Already here."))
        if here is None:
            return Entry(action=Action.ADD, where=where, kind=Kind.DAY, fact=Day(day=day, note=whole))
        added = replace(here, note="\n".join(part for part in (here.note, whole) if part))
        if not here.note:
            reason = _("The day is here and gets the note of the file.")
            return Entry(action=Action.CHANGE, where=where, kind=Kind.DAY, fact=added, reason=reason)
        option = Option(words=_("Add it below the note that is here."), action=Action.CHANGE, fact=added)
        reason = _("The journal has another note for this day, and it is kept.")
        return Entry(action=Action.SKIP, where=where, kind=Kind.DAY, reason=reason, options=(option,))

    def _skipped(self, number: int, reason: str) -> Entry:
        return Entry(action=Action.SKIP, where=self._named(number), kind=Kind.DAY, reason=reason)
