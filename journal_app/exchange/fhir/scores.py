# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR Observations under our own codes as scores: what our own export wrote.

Hides which of our codes are scores and which stand for something that is not read back yet.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from journal_app.domain.drafts import ScoreDraft, check_score
from journal_app.domain.facts import Kind
from journal_app.domain.scores import Score, Tracker
from journal_app.errors import EntryRefused, NotFound
from journal_app.exchange.fhir import days, own
from journal_app.exchange.files.json_text import Node, is_printable_number
from journal_app.exchange.labs.checks import required
from journal_app.exchange.previews.cells import number_cell, said_by
from journal_app.exchange.previews.plan import Action, Entry, LineRefused, LineSkipped, line_name
from journal_app.exchange.previews.score_lines import ScoreLines
from journal_app.words import _


class ScoreReader:
    """The scores of one file, in its order; ``find_tracker`` gives the tracker of a key or raises NotFound."""

    def __init__(self, present: Iterable[Score], find_tracker: Callable[[str], Tracker], today: date) -> None:
        self._places: list[str] = []
        self._lines = ScoreLines(present, lambda number: self._places[number - 1])
        self._find_tracker = find_tracker
        self._today = today
        self._left: list[Entry] = []

    def read(self, node: Node, code: str) -> None:
        """Take an Observation that carries one of our codes."""
        try:
            score = self._score(node, code)
        except LineSkipped as skipped:
            self._leave(Action.SKIP, node, said_by(skipped))
        except LineRefused as refused:
            self._leave(Action.REJECT, node, said_by(refused), refused.readings)
        except (EntryRefused, NotFound) as refused:
            self._leave(Action.REJECT, node, said_by(refused))
        else:
            self._places.append(node.path)
            line = (len(self._places), score.day, score.tracker, score.value, score.part, score.time, score.note)
            self._lines.offer(self._lines.group(score.tracker, score.part, score.time), line)

    def entries(self) -> Iterator[Entry]:
        """The plan's lines, each with its place in the file."""
        # A line that is added as it is names itself by its number, whatever the file is.
        places = {line_name(number): place for number, place in enumerate(self._places, start=1)}
        yield from (replace(entry, where=places.get(entry.where, entry.where)) for entry in self._lines.entries())
        yield from self._left

    def added_trackers(self) -> set[str]:
        """The trackers that the added scores speak of."""
        return self._lines.added_trackers()

    def _leave(self, action: Action, node: Node, reason: str, readings: tuple[str, ...] = ()) -> None:
        kind = Kind.SCORE if action is Action.REJECT else None
        self._left.append(Entry(action=action, where=node.path, kind=kind, reason=reason, readings=readings))

    def _score(self, node: Node, code: str) -> Score:
        key = own.key_of(code)
        if key is None:
            raise LineRefused(_("{code} is not a code this journal writes.").format(code=code[:60]))
        if node.text("status") != "final":
            raise LineRefused(_("Its status is {status}.").format(status=node.text("status")[:40]))
        tracker = self._find_tracker(key)
        moment = days.moment_of(node, "effective", today=self._today)
        if moment is None:
            raise LineRefused(_("It does not say which day it is for."))
        draft = ScoreDraft(
            day=moment.day.isoformat(),
            tracker=tracker.key,
            value=number_cell(_number(node)),
            part=own.extension(node, own.PART_OF_DAY).text("valueString"),
            time=moment.at.strftime("%H:%M") if moment.at else "",
            note="\n".join(kept for note in node.items("note") if (kept := note.text("text"))),
        )
        return required(check_score(draft, tracker, today=self._today))


def _number(node: Node) -> Decimal:
    is_yes = node.child("valueBoolean").value
    if isinstance(is_yes, bool):
        return Decimal(int(is_yes))
    number = node.child("valueQuantity").number("value")
    if number is None or not is_printable_number(number):
        raise LineRefused(_("It has no value."))
    return number
