# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a source keeps under one name, and what that is proposed to be here.

Hides which words plainly mean a tracker that is on offer, when two scales are the same, and how the tracker is made
that keeps a source's values on the source's own scale. A scale that is unlike is never taken for the same: its values
get a tracker of their own until the reader says otherwise.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, DayRule, Tracker, TrackerKind
from journal_app.domain.spelling import plain, shortened
from journal_app.domain.tracker_drafts import LONGEST_NAME, LONGEST_QUESTION, LONGEST_WORDS, key_for
from journal_app.exchange.previews.answers import TrackerReading
from journal_app.store.queries import Facts
from journal_app.words import _

# Other words, spelled plainly, for the trackers that are on offer. Only such as leave no doubt.
_SAME_THING = {
    "fatigue": ("fatigue", "tiredness", "exhaustion", "fatiguelevel", "mudigkeit", "erschopfung"),
    "mood": ("mood", "moodlevel", "stimmung"),
    "brain_fog": ("brainfog", "fogginess", "mentalfog", "gehirnnebel"),
    "pain": ("pain", "painlevel", "schmerz", "schmerzen"),
    "sleep_quality": ("sleepquality", "qualityofsleep", "schlafqualitat"),
    "sleep_hours": (
        *("hoursofsleep", "sleephours", "sleeptime", "sleepduration", "hoursslept", "timeasleep", "sleeplength"),
        *("schlafdauer", "schlafstunden", "schlafzeit"),
    ),
    "pem": ("pem", "postexertionalmalaise", "postexertionalmalaisepem"),
    "period": ("period", "menstruation", "periode", "menses"),
}
_KEY_OF = {word: key for key, words in _SAME_THING.items() for word in words}


# More of what people score, spelled plainly; it tells their diaries from tables of laboratory results.
_SCORED = frozenset(
    {
        *(
            "energy",
            "stress",
            "anxiety",
            "sleep",
            "headache",
            "nausea",
            "dizziness",
            "symptoms",
            "steps",
            "crash",
            "hrv",
        ),
        *("energie", "schlaf", "angst", "kopfschmerzen", "ubelkeit", "schwindel", "mudigkeit", "restingheartrate"),
    }
)


def means_a_tracker(name: str) -> bool:
    """Whether a name is plainly of something that people score day by day."""
    folded = plain(name)
    return folded in _KEY_OF or folded in _SCORED


@frozen
class SourceName:
    """Something that a source keeps values of, as far as its format says what it is.

    ``low`` and ``high`` are the ends of its scale, None where the format has none. ``is_left_out``: it is only read
    where the reader asks for it. ``unit`` and ``group`` are as printed.
    """

    name: str
    group: str = ""
    kind: TrackerKind = TrackerKind.NUMBER
    low: Decimal | None = None
    high: Decimal | None = None
    low_words: str = ""
    high_words: str = ""
    better: Better = Better.NEITHER
    day_rule: DayRule = DayRule.MEAN
    question: str = ""
    unit: str = ""
    is_left_out: bool = False


@dataclass(slots=True)
class Seen:
    """What stands in a file under one name: how often, the ends of the values, and whether all are whole numbers."""

    source: SourceName
    times: int = 0
    least: Decimal | None = None
    most: Decimal | None = None
    is_whole: bool = True
    examples: tuple[str, ...] = ()

    def add(self, value: Decimal, printed: str) -> None:
        """Take note of one more value."""
        self.times += 1
        self.least = value if self.least is None else min(self.least, value)
        self.most = value if self.most is None else max(self.most, value)
        self.is_whole = self.is_whole and value == value.to_integral_value()
        if len(self.examples) < _EXAMPLES and printed not in self.examples:
            self.examples = (*self.examples, printed)


_EXAMPLES = 3


class Proposals:
    """What the names of one source are proposed to be. Invariant: a name is proposed the same whenever it comes."""

    def __init__(self, facts: Facts, source: str) -> None:
        """``source`` is the name of the app or format, as shown."""
        self._source = source
        self._own = {tracker.key: tracker for tracker in facts.trackers(archived=True)}
        offered = [offer.tracker for offer in offered_trackers() if offer.tracker.key not in self._own]
        self._known = (*self._own.values(), *offered)

    def reading_of(self, seen: Seen) -> TrackerReading:
        """What a name is here until the reader says otherwise: a tracker of the same scale, or a new one of its own."""
        source, new = seen.source, self.new_tracker(seen)
        low, high = (new.low, new.high) if new.high is not None else (None, None)
        if (own := self._own.get(new.key)) is not None:
            # What was made for it before keeps its scale: a value beyond that is told, and the others go on as ever.
            ends = (low, high) if high is not None else (own.low, own.high) if own.high is not None else (None, None)
            return TrackerReading(tracker=new.key, low=ends[0], high=ends[1], new=new)
        if source.is_left_out:
            return TrackerReading(low=low, high=high, new=new)
        same = (tracker for tracker in self._known if _means(source.name, tracker) and _is_same(seen, tracker))
        return TrackerReading(tracker=next(same, new).key, low=low, high=high, new=new)

    def new_tracker(self, seen: Seen) -> Tracker:
        """The tracker that keeps a name's values as they are; its key is the same for the same name of the source."""
        source, (low, high) = seen.source, _ends(seen)
        name = f"{source.name} ({source.unit})" if source.unit else source.name
        room = LONGEST_NAME - len(self._source) - len(" ()")
        asked = source.question or _("What would you put for {name}, as in {source}?").format(
            name=shortened(source.name), source=self._source
        )
        return Tracker(
            key=self._key(source),
            name=f"{shortened(name, room)} ({self._source})",
            question=shortened(asked, LONGEST_QUESTION),
            kind=_kind(seen),
            low=low,
            high=high,
            low_words=shortened(source.low_words, LONGEST_WORDS),
            high_words=shortened(source.high_words, LONGEST_WORDS),
            better=source.better,
            day_rule=source.day_rule,
        )

    def _key(self, source: SourceName) -> str:
        """A key in small ASCII letters; a name that loses anything in it gets a mark, so that no two share one."""
        stem, name = key_for(self._source, ()), " ".join(source.name.casefold().split())
        part = key_for(name, ())
        if part.replace("_", " ") == name:
            return f"{stem}_{part}"
        return f"{stem}_{part[:_KEPT]}_{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:6]}"


_KEPT = 24


def _ends(seen: Seen) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a name's scale; none where a value lies beyond them, so that they cannot be what was thought."""
    source = seen.source
    if source.kind is TrackerKind.YES_NO:
        return Decimal(0), Decimal(1)
    if source.kind is TrackerKind.DURATION:
        return Decimal(0), None
    beyond = (source.low is not None and seen.least is not None and seen.least < source.low) or (
        source.high is not None and seen.most is not None and seen.most > source.high
    )
    return (None, None) if beyond else (source.low, source.high)


def _kind(seen: Seen) -> TrackerKind:
    """The kind of a name's values: no scale without ends, nor with values between its numbers."""
    kind = seen.source.kind
    if kind is TrackerKind.SCALE and (not seen.is_whole or None in _ends(seen)):
        return TrackerKind.NUMBER
    if kind is TrackerKind.COUNT and not seen.is_whole:
        return TrackerKind.NUMBER
    return kind


def _means(name: str, tracker: Tracker) -> bool:
    """Whether a name is that of a tracker, in the reader's language or in its own, or plainly another word for it."""
    folded = plain(name)
    names = {plain(one) for one in (tracker.key, tracker.name, _(tracker.name))} - {""}
    return folded in names or _KEY_OF.get(folded) == tracker.key


def _is_same(seen: Seen, tracker: Tracker) -> bool:
    """Whether values can be taken over as they are: the same kind, scale and direction."""
    if _kind(seen) is not tracker.kind or seen.source.better not in {Better.NEITHER, tracker.better}:
        return False
    if tracker.kind is TrackerKind.SCALE:
        return (seen.source.low, seen.source.high) == (tracker.low, tracker.high)
    if tracker.kind is TrackerKind.NUMBER:
        return not seen.source.unit or plain(seen.source.unit) in plain(tracker.name)
    return True
