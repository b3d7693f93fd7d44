# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR in JSON: R4, and STU3 and DSTU2 where their shapes agree, as the lines of a plan.

Hides which resources are records of this journal, which only explain others, and which are something else; and what is
read first because others point to it.
"""

from collections.abc import Callable, Mapping

from journal_app.domain.facts import Kind
from journal_app.domain.records import AnswerSet
from journal_app.domain.scores import Tracker
from journal_app.domain.treatments import Infusion
from journal_app.errors import EntryRefused, NotFound
from journal_app.exchange.fhir import answers, basics, infusions, labs, own, own_records, statements
from journal_app.exchange.fhir.own_records import OwnRecords
from journal_app.exchange.fhir.scores import ScoreReader
from journal_app.exchange.fhir.shelf import Broken, Resource, Shelf
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.fact_lines import FactLines
from journal_app.exchange.previews.made_up import mark_of
from journal_app.exchange.previews.plan import Entries, ImportPlan, LineRefused, LineSkipped
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.previews.tracker_book import TrackerBook
from journal_app.exchange.reading import Ground
from journal_app.words import N_, _

# They stand in a file to explain other resources and are records of nothing by themselves.
_CONTEXT = frozenset(
    (
        *("Patient", "Person", "RelatedPerson", "Practitioner", "PractitionerRole", "Organization", "Location"),
        *("Encounter", "EpisodeOfCare", "Specimen", "BodyStructure", "BodySite", "Device", "Medication", "Substance"),
        *("Composition", "DiagnosticReport", "MessageHeader", "OperationOutcome", "Provenance", "AuditEvent", "List"),
        *("Group", "Endpoint", "HealthcareService", "CareTeam", "Binary", "CodeSystem", "ValueSet", "Questionnaire"),
    )
)
_OTHERS = {
    "ServiceRequest": N_("It is an order for a test, not a result."),
    "ProcedureRequest": N_("It is an order, not a result."),
    "DiagnosticOrder": N_("It is an order for a test, not a result."),
    "DiagnosticRequest": N_("It is an order for a test, not a result."),
    "MedicationRequest": N_("It is a prescription; it does not say that anything was given."),
    "MedicationOrder": N_("It is a prescription; it does not say that anything was given."),
    "MedicationPrescription": N_("It is a prescription; it does not say that anything was given."),
    "MedicationDispense": N_("It is something handed out; it does not say that anything was given."),
}
_Take = Callable[[Resource], None]


def plan_of(shelf: Shelf, ground: Ground, format_name: str) -> ImportPlan:
    """What the records of a file, or of several that belong together, would do to the journal."""
    records = _Records(shelf, ground)
    entries = records.read()
    people = shelf.people.everybody
    return ImportPlan(
        format=format_name,
        person=people[0].words if len(people) == 1 else "",
        people=people,
        made_up=bool(shelf.made_up),
        entries=entries,
        trackers=records.trackers(),
        remarks=tuple(_remarks(shelf, entries)),
    )


class _Records:
    """One reading of a shelf. Invariant: what a record points to was read before it."""

    def __init__(self, shelf: Shelf, ground: Ground) -> None:
        self._shelf, self._ground = shelf, ground
        self._results = ResultLines(ground.facts)
        self._lines = FactLines(ground.facts)
        self._own = OwnRecords(ground.facts, self._lines, today=ground.today)
        present = ground.facts.trackers(archived=True)
        self._brought: list[Tracker] = own_records.read_trackers(
            shelf.trackers, self._lines, present, today=ground.today
        )
        self._book = TrackerBook(ground.facts, self._brought)
        self._scores = ScoreReader(ground.facts.scores(), self._book.find, ground.today)
        self._later: list[tuple[Resource, _Take]] = []
        self._is_shared = len(shelf.people.everybody) > 1
        self._whose = ""

    def read(self) -> Entries:
        """The lines, each kind in the order of the file; scores stand after all else."""
        for found in self._shelf.found:
            if isinstance(found, Broken):
                self._results.reject(found.where, found.reason)
            else:
                self._read(found)
        for found, take in self._later:
            self._settle(found, take)
        self._whose = ""
        self._own.close()
        marks = mark_of(self._ground.facts, self._shelf.made_up) if self._shelf.made_up else ()
        return Entries([*marks, *self._results.entries(), *self._lines.entries(), *self._scores.entries()])

    def trackers(self) -> tuple[Tracker, ...]:
        """Those that the added scores need and neither the journal nor the file has."""
        return self._book.missing(self._scores.added_trackers() - {tracker.key for tracker in self._brought})

    def _read(self, found: Resource) -> None:
        take = self._taking(found)
        if take is None:
            return
        if self._is_later(found):
            self._later.append((found, take))
        else:
            self._settle(found, take)

    def _taking(self, found: Resource) -> _Take | None:
        """What takes a resource in; None for one that only explains others, or was read before."""
        code = own.own_code(found.node.child("code"))
        if found.type == "Observation":
            return (self._own.reader_of(code) or self._score) if code else self._observation
        if found.type == "Basic" and code in basics.KINDS:
            return None if code == own.TRACKER else self._basic
        readers: Mapping[str, _Take] = {
            "MedicationAdministration": self._administration,
            "MedicationStatement": self._statement,
            "QuestionnaireResponse": self._answers,
        }
        if found.type in readers:
            return readers[found.type]
        if found.type == "DiagnosticReport" and not self._shelf.has_results(found):
            return self._empty_report
        return None if found.type in _CONTEXT or found.holder is not None else self._other

    def _is_later(self, found: Resource) -> bool:
        return found.type in {"Observation", "Basic"} and self._own.points(own.own_code(found.node.child("code")))

    def _settle(self, found: Resource, take: _Take, kind: Kind | None = None, where: str = "") -> None:
        place = where or found.node.path
        person = self._shelf.person_of(found) if self._is_shared else None
        self._whose = self._lines.whose = person.key if person else ""
        try:
            take(found)
        except LineSkipped as skipped:
            self._results.skip(place, said_by(skipped), kind, self._whose)
        except LineRefused as refused:
            readings, options = refused.readings, refused.options
            self._results.reject(place, said_by(refused), readings, kind, options=options, whose=self._whose)
        except (EntryRefused, NotFound) as refused:
            self._results.reject(place, said_by(refused), (), kind, whose=self._whose)

    def _observation(self, found: Resource) -> None:
        for result in labs.results_in(found, self._shelf):

            def take(_found: Resource, result: labs.Result = result) -> None:
                today = self._ground.today
                kept, remark, withheld = labs.read_result(result, self._shelf, today=today)
                if self._own.is_result_changed_since(found, kept):
                    self._lines.offer_own(result.path, kept, own_records.kept_id(found.node, Kind.LAB_RESULT))
                elif withheld:
                    option = _("Add it all the same.")
                    self._results.offer_withheld(result.path, kept, withheld, option, self._whose)
                else:
                    self._results.offer_lab(result.path, kept, remark, self._whose)

            self._settle(found, take, Kind.LAB_RESULT, result.path)

    def _administration(self, found: Resource) -> None:
        def take(found: Resource) -> None:
            infusion = infusions.read_infusion(found, self._shelf, today=self._ground.today)
            self._infusion(found, infusion)

        self._settle(found, take, Kind.INFUSION)

    def _infusion(self, found: Resource, infusion: Infusion) -> None:
        if infusion.id:
            here = self._own.read_infusion(found, infusion)
            if here is not None:
                self._own.know_infusion(found, here)
                return
            infusion = self._own.with_free_id(infusion)
        self._own.know_infusion(found, self._results.offer_infusion(found.node.path, infusion, self._whose))

    def _statement(self, found: Resource) -> None:
        if own.extension(found.node, own.KEPT_AS):
            self._settle(found, self._own.read_course, Kind.COURSE)
            return
        said = statements.read_statement(found, self._shelf, today=self._ground.today)
        if isinstance(said, Infusion):
            self._infusion(found, said)
        else:
            self._lines.offer(found.node.path, said)

    def _answers(self, found: Resource) -> None:
        kept, reason = answers.read_answers(found, self._shelf, today=self._ground.today)
        kept_as = own_records.kept_id(found.node, Kind.ANSWER_SET)
        if self._own.is_here(AnswerSet, kept_as):
            self._lines.offer_own(found.node.path, kept, kept_as)
        else:
            self._lines.offer(found.node.path, kept, reason)

    def _score(self, found: Resource) -> None:
        # A score to be added is a bare line that does not say whose it is, so others' are left out here.
        if self._is_shared and self._whose != self._ground.answers.person:
            raise LineSkipped(_("It is a score in a file of several people, and not said to be yours."))
        self._scores.read(found.node, own.own_code(found.node.child("code")))

    def _basic(self, found: Resource) -> None:
        self._own.read_basic(found, own.own_code(found.node.child("code")))

    def _empty_report(self, found: Resource) -> None:
        self._results.reject(found.node.path, _("This report holds no results that can be read as numbers."))

    def _other(self, found: Resource) -> None:
        self._results.reject(found.node.path, _about(found.type))


def _remarks(shelf: Shelf, entries: Entries) -> list[str]:
    """Whole sentences about the file as a whole, where the lines alone would mislead."""
    said = []
    if shelf.is_one_page:
        said.append(_("This file is one page of several; what stands on the others was not in it."))
    if not len(entries):
        said.append(_("It holds no results and no infusions."))
        # Translators: {words} is a remark in a file
        said += [_("It says: {words}").format(words=words) for words in shelf.said]
    return said


def _about(kind: str) -> str:
    if kind in _OTHERS:
        return _(_OTHERS[kind])
    return _("{kind} is not something this journal keeps.").format(kind=kind[:60])
