# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Lines of scores set against what is already in the journal and what stands earlier in the same file.

Hides how a score is recognised again: by its day, tracker, part, time and value. A line that says something else about
a score that is here becomes a change of it, and only when there is no doubt which score it speaks of; what was typed is
changed only where the reader picks that. What is in the journal is read once; a line costs a look into a dictionary.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from journal_app.domain.facts import TYPED, Kind
from journal_app.domain.scores import Part, Score
from journal_app.exchange.previews.differences import difference_words, taking
from journal_app.exchange.previews.plan import Action, Entries, Entry, ScoreLine, line_name
from journal_app.words import _, day_text, number_text

# A slot is one number for "this day, this tracker, this part, this time": the day's ordinal above 24 bits for the rest.
_GROUP_BITS = 24


class ScoreLines:
    """The lines of one file, in its order. Invariant: no line is added that is here already."""

    def __init__(self, present: Iterable[Score], named: Callable[[int], str] = line_name) -> None:
        """``named`` says where in the file the line with a number stands."""
        self._named = named
        self._groups: dict[tuple[str, str, time | None], int] = {}
        self._present: defaultdict[int, list[Score]] = defaultdict(list)
        for score in present:
            group = self.group(score.tracker, score.part, score.time)
            self._present[_slot(score.day, group)].append(score)
        self._lines: list[Entry | ScoreLine] = []
        self._seen: dict[int, int] = {}
        self._seen_again: defaultdict[int, list[int]] = defaultdict(list)
        self._recognised: set[str] = set()
        self._unlike: list[tuple[int, int]] = []

    def group(self, tracker: str, part: Part, at: time | None) -> int:
        """The number under which lines of this tracker, part and time are offered."""
        return self._groups.setdefault((tracker, part.value, at), len(self._groups))

    def offer(self, group: int, line: ScoreLine) -> None:
        """Take a score to be added, changed or skipped; ``group`` is that of its tracker, part and time."""
        slot = line[1].toordinal() << _GROUP_BITS | group
        if slot in self._present:
            known = next((score for score in self._present[slot] if _says(score, line)), None)
            if known is not None:
                self._recognised.add(known.id)
                self._close(Action.SKIP, line[0], _("Already here."))
                return
            self._unlike.append((slot, len(self._lines)))
        place = len(self._lines)
        first = self._seen.setdefault(slot, place)
        if first == place:
            self._lines.append(line)
        else:
            self._set_against_file(slot, first, line)

    def reject(self, number: int, reason: str, readings: tuple[str, ...] = ()) -> None:
        """Refuse a line for a reason in whole sentences."""
        self._close(Action.REJECT, number, reason, readings)

    def put(self, entry: Entry) -> None:
        """Take a line that is no score, or is decided already, in its place among the others."""
        self._lines.append(entry)

    def entries(self) -> Entries:
        """The plan's lines, once the whole file has been offered."""
        # By their place here: one line of a file may hold scores for several trackers.
        per_slot: defaultdict[int, list[tuple[int, ScoreLine]]] = defaultdict(list)
        for slot, index in self._unlike:
            line = self._lines[index]
            if not isinstance(line, Entry):
                per_slot[slot].append((index, line))
        for slot, lines in per_slot.items():
            left = [score for score in self._present[slot] if score.id not in self._recognised]
            index, line = lines[0]
            if len(lines) == 1 and len(left) == 1:
                self._lines[index] = _changed(line, left[0], self._named)
            elif line[5] is None:
                self._lines[index] = _contradicted(line, self._present[slot][0], self._named)
        return Entries(self._lines)

    def added_trackers(self) -> set[str]:
        """The trackers that the added lines speak of."""
        return {line[2] for line in self._lines if not isinstance(line, Entry)}

    def _set_against_file(self, slot: int, first: int, line: ScoreLine) -> None:
        """Take a line whose slot an earlier line of the file has: the same again, another one, or a contradiction."""
        indexes = (first, *self._seen_again[slot])
        earlier = [other for index in indexes if not isinstance(other := self._lines[index], Entry)]
        same = next((other for other in earlier if (other[3], other[6]) == (line[3], line[6])), None)
        if same is not None:
            self._close(Action.SKIP, line[0], _("The same as {line}.").format(line=self._named(same[0])))
        elif line[5] is None:
            self._lines.append(_second(line, earlier[0], self._named))
        else:
            self._seen_again[slot].append(len(self._lines))
            self._lines.append(line)

    def _close(self, action: Action, number: int, reason: str, readings: tuple[str, ...] = ()) -> None:
        where = self._named(number)
        self._lines.append(Entry(action=action, where=where, kind=Kind.SCORE, reason=reason, readings=readings))


def _slot(day: date, group: int) -> int:
    return day.toordinal() << _GROUP_BITS | group


def _says(score: Score, line: ScoreLine) -> bool:
    """Whether a score in the journal says all that a line says; an empty note in a file takes nothing away."""
    return score.value == line[3] and line[6] in {"", score.note}


def _second(line: ScoreLine, other: ScoreLine, named: Callable[[int], str]) -> Entry:
    reason = _("Another line, {line}, gives a different score or note; without a time only one can be kept.")
    return _refused(line, reason.format(line=named(other[0])), other[3], named)


def _contradicted(line: ScoreLine, score: Score, named: Callable[[int], str]) -> Entry:
    reason = _("The journal and another line of this file hold {value}; without a time only one can be kept.")
    return _refused(line, reason.format(value=number_text(score.value)), score.value, named)


def _refused(line: ScoreLine, reason: str, other: Decimal, named: Callable[[int], str]) -> Entry:
    where, readings = named(line[0]), _readings(other, line[3])
    return Entry(action=Action.REJECT, where=where, kind=Kind.SCORE, reason=reason, readings=readings)


def _changed(line: ScoreLine, score: Score, named: Callable[[int], str]) -> Entry:
    value, note = line[3], line[6]
    changes = []
    if score.value != value:
        # Translators: a score that an import changes; both are numbers
        words = _("{day}: {before} becomes {after}.")
        changes.append(words.format(day=day_text(score.day), before=number_text(score.value), after=number_text(value)))
    if note not in {"", score.note}:
        changes.append(_("The note becomes the one in the file."))
    taken = replace(score, value=value, note=note or score.note)
    entry = Entry(
        action=Action.CHANGE,
        where=named(line[0]),
        kind=Kind.SCORE,
        fact=taken,
        reason=" ".join(changes),
        readings=_readings(score.value, value),
    )
    return _offered(entry, score, taken) if score.source == TYPED else entry


def _offered(entry: Entry, here: Score, there: Score) -> Entry:
    """A change as something the reader can pick, with both values."""
    reason = f"{_('It was typed here.')} {difference_words(here, there, lambda key: key)}"
    return replace(entry, action=Action.SKIP, fact=None, reason=reason, readings=(), options=(taking(there),))


def _readings(before: Decimal, after: Decimal) -> tuple[str, ...]:
    return (number_text(before), number_text(after)) if before != after else ()
