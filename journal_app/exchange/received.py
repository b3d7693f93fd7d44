# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What somebody else entered on their own machine and signed off, set against the journal it is for.

Hides when two entries are the same one although they were made on two machines, and that what belongs together (a
reaction and its infusion, a day and its course) finds its like here. Nothing that is here is ever altered by it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

from journal_app.domain.facts import Fact
from journal_app.domain.packs import Pack
from journal_app.domain.scores import Score, Tracker
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import CourseDay, Reaction
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.previews.plan import SIGNED_OFF, Action, Entries, Entry, ImportPlan
from journal_app.exchange.previews.sameness import IDENTITIES
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.words import _, day_text

_STAMPED = frozenset(field.name for field in fields(Fact))

_DAY_FIELDS = ("day", "collected_on", "given_on", "first_on", "started_on", "answered_on", "due_on")


def preview(path: Path, facts: Facts, *, passphrase: str, person: str) -> ImportPlan:
    """What taking the pack at ``path`` into the journal of ``person`` would do; nothing is changed.

    FileNotUnderstood for a file that is no such pack, is not signed off, or is of somebody else's journal; and what
    opening a journal raises.
    """
    with Journal.open(path, passphrase=passphrase, read_only=True) as sent:
        pack = _signed(sent.pack, path, person)
        comparing = _Comparing(facts)
        entries = Entries([entry for fact in _sent(sent.facts) for entry in comparing.offer(fact)])
        return ImportPlan(
            format=SIGNED_OFF,
            person=pack.person,
            entries=entries,
            trackers=comparing.missing_trackers(sent.facts.trackers(archived=True)),
            remarks=(_signed_words(pack),),
            file_name=path.name,
            file_hash=_hash_of(path),
        )


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _signed(pack: Pack | None, path: Path, person: str) -> Pack:
    if pack is None or not pack.signed_off_by:
        raise FileNotUnderstood(
            _("These are not entries that somebody signed off."),
            _("{path} was made to be looked at. Nothing was changed.").format(path=path),
            _("Whoever entered something sends it with: iron-journal pack FILE --sign-off NAME"),
        )
    if person and pack.person and plain(person) != plain(pack.person):
        raise FileNotUnderstood(
            _("These entries are for another journal."),
            _("They are for {theirs}; this is the journal of {ours}. Nothing was changed.").format(
                theirs=pack.person, ours=person
            ),
        )
    return pack


def _signed_words(pack: Pack) -> str:
    return _("Entered by {name}, signed off on {day}.").format(
        name=pack.signed_off_by, day=day_text(pack.made_at.date())
    )


def _sent(facts: Facts) -> Iterator[Fact]:
    for fact_type in IDENTITIES:
        yield from facts.every(fact_type)


class _Comparing:
    """Sets facts against a journal, one by one. ``_twins`` are ids sent, with those of the same ones here."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._own = {tracker.key: tracker for tracker in facts.trackers(archived=True)}
        self._here: dict[tuple[type[Fact], object], Fact] = {}
        self._by_id: dict[str, Fact] = {}
        for fact_type, (_kind, _words, identity) in IDENTITIES.items():
            for fact in facts.every(fact_type):
                self._here[fact_type, identity(fact)] = fact
                self._by_id[fact.id] = fact
        self._twins: dict[str, str] = {}
        self._wanted: set[str] = set()
        self._left_out: set[str] = set()

    def offer(self, sent: Fact) -> Iterator[Entry]:
        """What becomes of one fact."""
        kind, words, identity = IDENTITIES[type(sent)]
        where = _(words).format(day=_day_of(sent))
        if _owner(sent) in self._left_out:
            self._left_out.add(sent.id)
            yield Entry(
                action=Action.REJECT, where=where, kind=kind, reason=_("What it belongs to is not kept either.")
            )
            return
        fact = self._joined(sent)
        known = self._by_id.get(sent.id) or self._here.get((type(fact), identity(fact)))
        reason = self._beyond(fact)
        if known is not None:
            self._twins[sent.id] = known.id
            is_same = _content(known) == _content(fact)
            said = _("Already here.") if is_same else _("The journal has it otherwise. It was left as it is there.")
            yield Entry(action=Action.SKIP if is_same else Action.REJECT, where=where, kind=kind, reason=said)
        elif reason:
            self._left_out.add(sent.id)
            yield Entry(action=Action.REJECT, where=where, kind=kind, reason=reason)
        else:
            if isinstance(fact, Score):
                self._wanted.add(fact.tracker)
            yield Entry(action=Action.ADD, where=where, kind=kind, fact=fact)

    def missing_trackers(self, sent: Sequence[Tracker]) -> tuple[Tracker, ...]:
        """The trackers of scores to be added that the journal does not have, to stand after the ones it has."""
        after = max((tracker.position for tracker in self._own.values()), default=-1) + 1
        missing = [one for one in sent if one.key in self._wanted and one.key not in self._own]
        return tuple(replace(one, position=after + place) for place, one in enumerate(missing))

    def _joined(self, fact: Fact) -> Fact:
        """The fact, belonging to its own here."""
        match fact:
            case Reaction():
                return replace(fact, infusion=self._twins.get(fact.infusion, fact.infusion))
            case CourseDay():
                return replace(fact, course=self._twins.get(fact.course, fact.course))
            case _:
                return fact

    def _beyond(self, fact: Fact) -> str:
        """Why a fact cannot stand in this journal: it was deleted here, or its tracker has another scale."""
        if self._facts.was_deleted(fact.id):
            return _("It was deleted here. Undo that to have it back.")
        own = self._own.get(fact.tracker) if isinstance(fact, Score) else None
        if own is None or own.low is None or own.high is None or not isinstance(fact, Score):
            return ""
        return "" if own.low <= fact.value <= own.high else _("It is beyond the scale of this score.")


def _owner(fact: Fact) -> str:
    match fact:
        case Reaction():
            return fact.infusion
        case CourseDay():
            return fact.course
        case _:
            return ""


def _content(fact: Fact) -> tuple[object, ...]:
    """What a fact says, whoever entered it when and where."""
    return tuple(getattr(fact, field.name) for field in fields(fact) if field.name not in _STAMPED)


def _day_of(fact: Fact) -> str:
    day = next((getattr(fact, name) for name in _DAY_FIELDS if hasattr(fact, name)), None)
    return day_text(day) if day is not None else ""
