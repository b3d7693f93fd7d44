# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What our own export wrote of a journal beside its scores and blood results, read back.

Hides that records point to one another by addresses that mean nothing in another journal: what was felt is tied to its
infusion again, a day to its treatment and a question to its visit, whether these come with the file or are here.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from journal_app.domain.choices import read_choice
from journal_app.domain.drafts import CourseDraft, EventDraft, ReactionDraft, check_course, check_event, check_reaction
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Appointment, Question
from journal_app.domain.scores import Day, Mark, Tracker
from journal_app.domain.treatments import Course, CourseDay, CourseState, Event, Infusion, Reaction
from journal_app.errors import NotFound
from journal_app.exchange.fhir import basics, days, own
from journal_app.exchange.fhir.documents import Resource
from journal_app.exchange.fhir.parts import resource_id
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.labs.checks import required
from journal_app.exchange.previews.fact_lines import FactLines
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.exchange.previews.result_lines import infusion_identity, lab_identity
from journal_app.store.queries import Facts
from journal_app.words import _

F = TypeVar("F", bound=Fact)
_TOTAL = own.TOTAL.format(key="")
_EVENT = own.EVENT.format(kind="")
Take = Callable[[Resource], None]


@dataclass(slots=True)
class _DayParts:
    """What was read of one day so far, and where first."""

    where: str
    note: str = ""
    mark: Mark = Mark.NONE


class OwnRecords:
    """The records of a journal in one file. Invariant: an address is known once what it names was read."""

    def __init__(self, facts: Facts, lines: FactLines, *, today: date) -> None:
        self._facts = facts
        self._lines = lines
        self._today = today
        self._days: dict[tuple[str, date], _DayParts] = {}
        self._ids: dict[str, str] = {}
        self._dates: dict[str, date] = {}

    def reader_of(self, code: str) -> Take | None:
        """What reads an Observation under one of our codes; None for a code that is a score's or nobody's."""
        by_code: Mapping[str, Take] = {
            own.DAY_MARK: self._day_mark,
            own.DAY_NOTE: self._day_note,
            own.FELT: self._reaction,
            own.COURSE_DAY: self._course_day,
        }
        if code.startswith(_EVENT):
            return self._event
        return self._total if code.endswith(_TOTAL) else by_code.get(code)

    def points(self, code: str) -> bool:
        """Whether records under a code point to others, so that they are read after all of these."""
        return code in {own.FELT, own.COURSE_DAY, "question"}

    def read_basic(self, found: Resource, code: str) -> None:
        """Take a visit, a question, a follow-up or days left out; a tracker was read before all else."""
        fact = basics.fact_of(found.node, code, today=self._today)
        before = fact.id
        if isinstance(fact, Question) and fact.appointment:
            here = fact.appointment if self.is_here(Appointment, fact.appointment) else ""
            fact = replace(fact, appointment=self._ids.get(fact.appointment, here))
        kept = self._lines.offer_own(found.node.path, self.with_free_id(fact), before or kept_id(found.node, code))
        if before:
            self._ids[before] = kept.id

    def read_course(self, found: Resource) -> None:
        """Take a treatment that our own export wrote as a statement."""
        node = found.node
        kept_as = own.extension(node, own.KEPT_AS).text("valueString")
        dosage = next(node.items("dosage"), Node(None, node.path))
        draft = CourseDraft(
            title=node.child("medicationCodeableConcept").text("text"),
            started_on=node.child("effectivePeriod").text("start"),
            stopped_on=node.child("effectivePeriod").text("end"),
            dose=dosage.text("text"),
            note=_note(node),
        )
        course: Course = replace(required(check_course(draft, today=self._today)), id=kept_as)
        self._ids[found.address] = self._lines.offer_own(node.path, self.with_free_id(course), kept_as).id

    def know_infusion(self, found: Resource, infusion: Infusion) -> None:
        """Remember under which id the infusion that an address names is kept."""
        self._ids[found.address] = infusion.id
        self._dates[found.address] = infusion.given_on

    def with_free_id(self, fact: F) -> F:
        """The fact with the id it had, or a new one where that is taken or was; others may point to it."""
        is_free = fact.id and not self.is_here(type(fact), fact.id) and not self._facts.was_deleted(fact.id)
        return fact if is_free else replace(fact, id=str(uuid.uuid4()))

    def read_infusion(self, found: Resource, infusion: Infusion) -> Infusion | None:
        """Take an infusion that is here under its id with something else given; None for any other."""
        if not self.is_here(Infusion, infusion.id):
            return None
        here = self._facts.get(Infusion, infusion.id)
        if infusion_identity(here) == infusion_identity(infusion):
            return None
        return self._lines.offer_own(found.node.path, infusion, infusion.id)

    def is_result_changed_since(self, found: Resource, result: LabResult) -> bool:
        """Whether a result is here under the id it had with another value."""
        fact_id = kept_id(found.node, Kind.LAB_RESULT)
        if not self.is_here(LabResult, fact_id):
            return False
        return lab_identity(self._facts.get(LabResult, fact_id)) != lab_identity(result)

    def is_here(self, fact_type: type[Fact], fact_id: str) -> bool:
        """Whether the journal has a fact of this kind under an id."""
        try:
            self._facts.get(fact_type, fact_id)
        except NotFound:
            return False
        return True

    def close(self) -> None:
        """Offer what was gathered from several records: each day with its mark and its note."""
        for (whose, day), parts in self._days.items():
            self._lines.whose = whose
            self._offer_day(parts.where, Day(day=day, note=parts.note, mark=parts.mark))

    def _offer_day(self, where: str, day: Day) -> None:
        known = self._facts.day(day.day)
        note, mark = (known.note, known.mark) if known else ("", Mark.NONE)
        if known is None:
            self._lines.offer(where, day)
        elif day.note in {"", note} and day.mark in {Mark.NONE, mark}:
            self._lines.skip(where, _("Already here."), Kind.DAY)
        elif note and day.note not in {"", note}:
            self._lines.leave_to_choose(where, known, replace(day, mark=day.mark or mark))
        elif mark is not Mark.NONE and day.mark not in {Mark.NONE, mark}:
            self._lines.leave_to_choose(where, known, replace(day, note=day.note or note))
        else:
            kept = day.mark if mark is Mark.NONE else mark
            self._lines.change(where, replace(known, note=note or day.note, mark=kept), _("The day is filled in."))

    def _day_mark(self, found: Resource) -> None:
        word = found.node.child("dataAbsentReason").text("text")
        try:
            mark = Mark(word)
        except ValueError as error:
            raise LineRefused(_("“{text}” is not a mark a day can have.").format(text=word[:60])) from error
        self._parts(found).mark = mark

    def _day_note(self, found: Resource) -> None:
        self._parts(found).note = found.node.text("valueString")

    def _parts(self, found: Resource) -> _DayParts:
        return self._days.setdefault((self._lines.whose, self._moment(found.node)), _DayParts(found.node.path))

    def _event(self, found: Resource) -> None:
        node = found.node
        period, kind = node.child("effectivePeriod"), own.own_code(node.child("code")).removeprefix(_EVENT)
        title = node.text("valueString")
        draft = EventDraft(
            kind=kind,
            title="" if title == kind and kind != "other" else title,
            first_on=self._moment(node).isoformat(),
            last_on=period.text("end"),
            note=_note(node),
        )
        event: Event = required(check_event(draft, today=self._today))
        self._lines.offer_own(node.path, event, kept_id(node, Kind.EVENT))

    def _reaction(self, found: Resource) -> None:
        node = found.node
        infusion = self._pointed(node)
        parts = {part.child("code").text("text"): part.text("valueString") for part in node.items("component")}
        onset = own.extension(node, own.ONSET).number("valueInteger")
        draft = ReactionDraft(
            infusion=infusion,
            kind=node.text("valueString"),
            onset_day=format(onset, "f") if onset is not None else "",
            lasted=parts.get("lasted", ""),
            severity=parts.get("severity", ""),
            note=_note(node),
        )
        reaction: Reaction = required(check_reaction(draft))
        self._lines.offer_own(node.path, reaction, kept_id(node, Kind.REACTION))

    def _course_day(self, found: Resource) -> None:
        node = found.node
        state = read_choice(node.text("valueString"), CourseState, None)
        day = CourseDay(course=self._pointed(node), day=self._moment(node), state=state, note=_note(node))
        self._lines.offer_own(node.path, day, kept_id(node, Kind.COURSE_DAY))

    def _total(self, _found: Resource) -> None:
        raise LineSkipped(_("It is the total of a questionnaire, which stands by itself."))

    def _pointed(self, node: Node) -> str:
        """The id of what a record is part of."""
        whole = next((part.text("reference") for part in node.items("partOf")), "")
        if not self._ids.get(whole):
            raise LineRefused(_("What it belongs to is not in this file, or was not read."))
        return self._ids[whole]

    def _moment(self, node: Node) -> date:
        if node.text("status") != "final":
            raise LineRefused(_("Its status is {status}.").format(status=node.text("status")[:40]))
        moment = days.moment_of(node, "effective", today=self._today)
        if moment is None:
            raise LineRefused(_("It does not say which day it is for."))
        return moment.day


def read_trackers(nodes: list[Node], lines: FactLines, present: list[Tracker], *, today: date) -> list[Tracker]:
    """The trackers that a file brings and the journal does not have, each told as a line."""
    brought = []
    for node in nodes:
        try:
            tracker = basics.fact_of(node, own.TRACKER, today=today)
        except LineRefused as refused:
            lines.reject(node.path, refused.title, kind=Kind.TRACKER)
            continue
        if isinstance(tracker, Tracker):
            known = next((other for other in present if tracker.key == other.key), None)
            if known is None:
                brought.append(lines.offer(node.path, replace(tracker, id="")))
            else:
                same = replace(known, id="", entered_by="", recorded_at=None, source="", position=0)
                is_same = same == replace(tracker, id="", source="", position=0)
                said = (
                    _("Already here.") if is_same else _("A tracker with this key is here, in other words; it stays.")
                )
                lines.skip(node.path, said, Kind.TRACKER)
    return brought


def kept_id(node: Node, kind: str) -> str:
    """The id that the fact of a resource of ours had, by the id of the resource."""
    return node.text("id").removeprefix(resource_id(kind, ""))


def _note(node: Node) -> str:
    return "\n".join(kept for note in node.items("note") if (kept := note.text("text")))
