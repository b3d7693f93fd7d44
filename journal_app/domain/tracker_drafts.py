# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of a tracker: what to score, in the reader's own words, checked before it is asked every day.

Hides how a key is made from a name, and what of a tracker may still change once there are scores for it: its words,
never its key, its kind or its scale, so that what was scored before still means what it meant.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar

from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import read_number
from journal_app.domain.scores import Better, DayRule, Tracker, TrackerKind
from journal_app.domain.spelling import plain
from journal_app.errors import EntryRefused
from journal_app.words import _, with_commas

LONGEST_NAME, LONGEST_QUESTION, LONGEST_WORDS = 60, 200, 60
_LONGEST_KEY = 40
_Choice = TypeVar("_Choice", bound=StrEnum)


@frozen
class TrackerDraft:
    """A tracker as typed; ``low`` and ``high`` may be empty where the kind needs no ends."""

    name: str = ""
    question: str = ""
    kind: str = TrackerKind.SCALE
    low: str = "0"
    high: str = "10"
    low_words: str = ""
    high_words: str = ""
    better: str = Better.NEITHER
    day_rule: str = DayRule.MEAN


class _Scale(NamedTuple):
    kind: TrackerKind
    low: Decimal | None
    high: Decimal | None


def check_tracker(draft: TrackerDraft, *, known: Sequence[Tracker], editing: Tracker | None = None) -> Checked[Tracker]:
    """The tracker a draft makes, to stand last among ``known``, or its problems by field.

    ``known`` are all trackers of the journal, those put away too. With ``editing`` it is that tracker in new words: a
    changed question is its next version, and the draft's kind and ends are not looked at.
    """
    checks = Checks()
    others = [tracker for tracker in known if editing is None or tracker.key != editing.key]
    name = checks.read("name", lambda: _free_name(draft.name, others))
    question = checks.read("question", lambda: _question(draft.question))
    scale = _Scale(editing.kind, editing.low, editing.high) if editing else _read_scale(checks, draft)
    low_words = checks.read("low_words", lambda: _short(draft.low_words, LONGEST_WORDS))
    high_words = checks.read("high_words", lambda: _short(draft.high_words, LONGEST_WORDS))
    better = checks.read("better", lambda: _chosen(Better, draft.better))
    day_rule = checks.read("day_rule", lambda: _chosen(DayRule, draft.day_rule))

    def make() -> Tracker:
        kind, low, high = need(scale)
        worded = replace(
            editing or _blank(need(name), known),
            name=need(name),
            low_words=need(low_words),
            high_words=need(high_words),
            better=need(better),
            day_rule=need(day_rule),
        )
        return replace(_asked(worded, need(question)), kind=kind, low=low, high=high)

    return checks.give(make)


def key_for(name: str, taken: Iterable[str]) -> str:
    """A key for a new tracker: its name in small ASCII letters, digits and underscores, unlike every one taken."""
    apart = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub("[^a-z0-9]+", "_", apart).strip("_")[:_LONGEST_KEY].strip("_") or "tracker"
    used, key, number = set(taken), stem, 2
    while key in used:
        key, number = f"{stem}_{number}", number + 1
    return key


def next_position(known: Iterable[Tracker]) -> int:
    """The place after all ``known`` trackers."""
    return max((tracker.position for tracker in known), default=-1) + 1


def _blank(name: str, known: Sequence[Tracker]) -> Tracker:
    key = key_for(name, (tracker.key for tracker in known))
    return Tracker(key=key, name=name, question="", position=next_position(known))


def _asked(tracker: Tracker, question: str) -> Tracker:
    """The tracker with this question; one that was asked before in other words gets its next version."""
    if not tracker.question or tracker.question == question:
        return replace(tracker, question=question)
    return replace(tracker, question=question, question_version=tracker.question_version + 1)


def _free_name(text: str, others: Sequence[Tracker]) -> str:
    name = _short(needed_text(text, _("Give it a name, such as Pain.")), LONGEST_NAME)
    for other in others:
        # The command line finds a tracker by its key too. Signs alone have no plain spelling.
        spellings = {plain(other.key), plain(other.name)} - {""}
        if plain(name) in spellings or name == other.name:
            raise EntryRefused(_taken(other), hint=_("Nothing was changed."))
    return name


def _taken(other: Tracker) -> str:
    if other.archived:
        return _("{name} is a tracker already, but put away. It can be brought back.").format(name=other.name)
    return _("{name} is a tracker already. Choose another name.").format(name=other.name)


def _question(text: str) -> str:
    return _short(needed_text(text, _("Write the question you will answer each day.")), LONGEST_QUESTION)


def _short(text: str, longest: int) -> str:
    """The text on one line; refuses one that no row has room for."""
    line = " ".join(text.split())
    if len(line) > longest:
        raise EntryRefused(
            _("This is {count} characters long; there is room for {most}.").format(count=len(line), most=longest),
            hint=_("Nothing was changed."),
        )
    return line


def _chosen(choices: type[_Choice], text: str) -> _Choice:
    if text not in set(choices):
        raise EntryRefused(
            _("Choose one of: {choices}.").format(choices=with_commas(choices)), hint=_("Nothing was changed.")
        )
    return choices(text)


def _read_scale(checks: Checks, draft: TrackerDraft) -> _Scale | None:
    kind = checks.read("kind", lambda: _chosen(TrackerKind, draft.kind))
    if kind is None:
        return None
    if kind is TrackerKind.YES_NO:
        return _Scale(kind, Decimal(0), Decimal(1))
    low = checks.read("low", lambda: _end(draft.low, kind, _("Write the lowest number of the scale.")))
    high = checks.read("high", lambda: _end(draft.high, kind, _("Write the highest number of the scale.")))
    if low is not None and high is not None and low >= high:
        checks.refuse("high", _("The highest number must be greater than the lowest."))
    return _Scale(kind, low, high)


def _end(text: str, kind: TrackerKind, missing: str) -> Decimal | None:
    """An end of the scale; None where none was typed and the kind needs none."""
    if not text.strip():
        if kind is TrackerKind.SCALE:
            raise EntryRefused(missing, hint=_("Nothing was changed."))
        return None
    number = read_number(text)
    if kind in {TrackerKind.SCALE, TrackerKind.COUNT} and number != number.to_integral_value():
        raise EntryRefused(_("Write a whole number here."), hint=_("Nothing was changed."))
    if kind in {TrackerKind.COUNT, TrackerKind.DURATION} and number < 0:
        raise EntryRefused(_("This cannot be less than 0."), hint=_("Nothing was changed."))
    return number
