# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What an import would do, line by line, before it does anything.

Hides that a line of scores is kept as a bare tuple until somebody looks at it: a diary of a million lines has a plan
that costs little more than its text, and its facts are made once, when they are stored. What the reader picks for some
lines makes another plan of the same lines.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import overload

from journal_app.domain import records
from journal_app.domain.facts import TYPED, Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Part, Score, Tracker
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.answers import NOTHING_SAID, Answers
from journal_app.exchange.previews.asks import NONE, Asks
from journal_app.exchange.previews.identity import Identity, IdentityQuestion
from journal_app.words import _

SIGNED_OFF = "signed-off"
"""The format of what somebody else entered for this journal and signed off (``exchange.received``)."""


class Action(StrEnum):
    """What becomes of one line or one resource of a file."""

    ADD = "add"
    CHANGE = "change"
    SKIP = "skip"
    REJECT = "reject"


@frozen
class Option:
    """Something else that can be done with a line, if the reader picks it: in words, and as an entry would say it.

    ``keeps`` is what is remembered of that choice, so that it is not asked for again.
    """

    words: str
    action: Action
    fact: Fact | None = None
    keeps: tuple[records.Mapping, ...] = ()


@frozen
class Entry:
    """One line or resource: what is done with it, where it stands in the file, and why.

    ``fact`` is the fact to be added, or the whole changed fact with the id it already has. ``readings`` are the ways
    in which an unclear value can be read, when there is more than one. ``options`` are what can be done with it
    instead; none of them is done unless it is picked. ``whose`` is the key of the identity in ``ImportPlan.people``
    that it is a record of, or empty where the file speaks of one person. ``keeps`` is remembered together with it.
    """

    action: Action
    where: str
    kind: Kind | None = None
    fact: Fact | None = None
    reason: str = ""
    readings: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    whose: str = ""
    keeps: tuple[records.Mapping, ...] = ()


LEFT_OUT = -1
"""Picked for a line that is not to be read in; any other pick is the place of one of its options, from 0."""
Picks = Mapping[int, int]
"""What the reader picked, by the place of the line in ``ImportPlan.entries``; lines not named stay as they are."""

# line, day, tracker, value, part, time, note: a score to be added as it is
ScoreLine = tuple[int, date, str, Decimal, Part, time | None, str]


def line_name(number: int) -> str:
    """How a line of a file is named to its reader."""
    return _("line {number}").format(number=number)


class Entries(Sequence[Entry]):
    """The lines of a plan, in the order of the file; each becomes an ``Entry`` when it is looked at."""

    def __init__(self, lines: Iterable[Entry | ScoreLine] = ()) -> None:
        self._lines: list[Entry | ScoreLine] = list(lines)
        # Most questions are about these alone, and of a million bare scores there is nothing to look through.
        self._entries = [line for line in self._lines if isinstance(line, Entry)]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Entry]:
        return self.of(*Action)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> "Entries": ...

    def __getitem__(self, index: int | slice) -> "Entry | Entries":
        if isinstance(index, slice):
            return Entries(self._lines[index])
        line = self._lines[index]
        return line if isinstance(line, Entry) else _entry(line)

    def outline(self, place: int) -> Entry:
        """What becomes of a line and what else could; of a plain score no more, which is far cheaper than the line."""
        line = self._lines[place]
        return line if isinstance(line, Entry) else _PLAIN_SCORE

    def picked(self, picks: Picks) -> "Entries":
        """The same lines with what was picked for some; IndexError for a line or an option that is not there."""
        lines, left_out = list(self._lines), _("You left it out.")
        for place, pick in picks.items():
            line = lines[place]
            lines[place] = _left_out(line, left_out) if pick == LEFT_OUT else _picked(line, pick)
        return Entries(lines)

    def settled(self, decide: Callable[[Entry], Entry], days: Collection[date] | None = None) -> "Entries":
        """The lines as ``decide`` has them; of bare scores it is asked about those of these ``days``, None for all."""
        if days is None:
            return Entries(decide(entry) for entry in self)
        if not days and not self._entries:
            return self
        if not days:
            return Entries(decide(line) if isinstance(line, Entry) else line for line in self._lines)
        return Entries(
            decide(line) if isinstance(line, Entry) else _decided(line, decide) if line[1] in days else line
            for line in self._lines
        )

    def needed_trackers(self) -> set[str]:
        """The keys of the trackers that what is to be added or changed speaks of."""
        return {
            line[2] if not isinstance(line, Entry) else getattr(line.fact, "tracker", "")
            for line in self._lines
            if not isinstance(line, Entry) or line.action in {Action.ADD, Action.CHANGE}
        }

    def known(self) -> int:
        """How many lines are passed over because they are here already."""
        reasons = {_("Already here."), _("Already here, in one of its readings.")}
        return sum(entry.reason in reasons for entry in self.of(Action.SKIP))

    def with_options(self, *actions: Action) -> Iterator[Entry]:
        """The lines of these actions with which something else can be done."""
        return (line for line in self._entries if line.options and line.action in actions)

    def kept(self) -> Iterator[records.Mapping]:
        """What is remembered together with the lines."""
        return chain.from_iterable(line.keeps for line in self._entries)

    def counts(self) -> Counter[Action]:
        """How many lines there are of each action."""
        said = Counter(line.action for line in self._entries)
        said[Action.ADD] += len(self._lines) - len(self._entries)
        return said

    def of(self, *actions: Action) -> Iterator[Entry]:
        """The lines of these actions alone; far cheaper than all of them where additions are not asked for."""
        if Action.ADD not in actions:
            return (line for line in self._entries if line.action in actions)
        every = (line if isinstance(line, Entry) else _entry(line) for line in self._lines)
        return (line for line in every if line.action in actions)

    def additions(self, source: str) -> Iterator[Fact | ScoreLine]:
        """What is to be added, in the order of the file: bare scores as they are, facts marked as from ``source``."""
        for line in self._lines:
            if not isinstance(line, Entry):
                yield line
            elif line.action is Action.ADD and line.fact is not None:
                yield replace(line.fact, source=source)

    def facts(self, action: Action, source: str = TYPED) -> Iterator[Fact]:
        """The facts to be added or changed, one at a time, each marked as coming from ``source``."""
        for line in self._lines if action is Action.ADD else self._entries:
            if not isinstance(line, Entry):
                yield _score(line, source)
            elif line.action is action and line.fact is not None:
                yield replace(line.fact, source=source)


@frozen
class ImportPlan:
    """Everything one file would do to a journal. Nothing has been done yet.

    ``person`` is whose file it says it is, as printed, or empty; ``people`` are all whose records stand in it, and
    ``made_up`` says that it is the journal of somebody whom there is not. ``asks`` is what can be answered about it,
    ``encoding`` how its text is kept, where it is a text. ``trackers`` are those the scores may need and the journal
    does not have yet; those that are needed are added with them and are not counted as lines. ``remarks`` are whole
    sentences about the file as a whole, such as a column nobody knows. ``question`` is what has to be answered before
    anything can be added, ``answers`` what holds already: what was said of this file, and what was remembered of others
    like it. ``keeps`` is what is remembered of this import: whose file it was, and what was said about it.
    """

    format: str
    person: str = ""
    people: tuple[Identity, ...] = ()
    made_up: bool = False
    asks: Asks = NONE
    encoding: str = ""
    entries: Entries = field(default_factory=Entries)
    trackers: tuple[Tracker, ...] = ()
    remarks: tuple[str, ...] = ()
    file_name: str = ""
    file_hash: str = ""
    question: IdentityQuestion | None = None
    answers: Answers = NOTHING_SAID
    keeps: tuple[records.Mapping, ...] = ()

    def picked(self, picks: Picks) -> "ImportPlan":
        """This plan with what the reader picked for some lines; it costs what is picked, however many lines there are.

        IndexError for a line or an option that is not there.
        """
        return replace(self, entries=self.entries.picked(picks)) if picks else self

    def needed_trackers(self) -> tuple[Tracker, ...]:
        """Those of the trackers that are added with the lines as they are."""
        needed = self.entries.needed_trackers() if self.trackers else ()
        return tuple(tracker for tracker in self.trackers if tracker.key in needed)

    def counts(self) -> Counter[Action]:
        """How many lines there are of each action."""
        return self.entries.counts()

    def facts(self, action: Action, source: str = TYPED) -> Iterator[Fact]:
        """The facts to be added or changed, one at a time, each marked as coming from ``source``."""
        return self.entries.facts(action, source)

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to add, to change or to remember at all."""
        counts = self.counts()
        return counts[Action.ADD] + counts[Action.CHANGE] > 0 or any(True for _one in self.entries.kept())


_PLAIN_SCORE = Entry(action=Action.ADD, where="", kind=Kind.SCORE)


def _entry(line: ScoreLine) -> Entry:
    return Entry(action=Action.ADD, where=line_name(line[0]), kind=Kind.SCORE, fact=_score(line, TYPED))


def _decided(line: ScoreLine, decide: Callable[[Entry], Entry]) -> Entry | ScoreLine:
    """What was decided of a bare score, which stays bare where nothing was."""
    entry = _entry(line)
    decided = decide(entry)
    return line if decided is entry else decided


def _left_out(line: Entry | ScoreLine, reason: str) -> Entry:
    if isinstance(line, Entry):
        return replace(line, action=Action.SKIP, fact=None, reason=reason, options=(), keeps=())
    return Entry(action=Action.SKIP, where=line_name(line[0]), kind=Kind.SCORE, reason=reason)


def _picked(line: Entry | ScoreLine, pick: int) -> Entry:
    """A line with what was picked for it; nothing else can be picked after that."""
    if pick < 0 or not isinstance(line, Entry):
        raise IndexError(pick)
    option = line.options[pick]
    return replace(line, action=option.action, fact=option.fact, reason=option.words, options=(), keeps=option.keeps)


def _score(line: ScoreLine, source: str) -> Score:
    _number, day, tracker, value, part, at, note = line
    return Score(day=day, tracker=tracker, value=value, part=part, time=at, note=note, source=source)


class LineRefused(EntryRefused):
    """One record cannot be taken as it is; ``readings`` are the ways in which it could be read.

    ``options`` are those of them that can be kept, for the reader to pick from.
    """

    def __init__(self, reason: str, *readings: str, options: tuple[Option, ...] = ()) -> None:
        super().__init__(reason)
        self.readings = readings
        self.options = options


class LineSkipped(EntryRefused):
    """One record says itself that it does not count."""
