# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR Observations as lab results.

Hides what makes an Observation a result of a laboratory that counts (status, category, components, the report it is
part of), and where its day, laboratory, flag and note stand in R4 and in STU3.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.quantities import Unit, unit_shown
from journal_app.exchange.fhir import days, names, own, values
from journal_app.exchange.fhir.shelf import Resource, Shelf
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.labs.crosscheck import Said, read_lab
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import _

_FINAL = {"final", "amended", "corrected", "appended"}
_WITHDRAWN = {"cancelled", "entered-in-error"}
_NOT_YET = {"registered", "preliminary", "partial", "unknown"}
_OTHER_CATEGORIES = {
    "vital-signs",
    "survey",
    "imaging",
    "social-history",
    "exam",
    "therapy",
    "activity",
    "procedure",
}
_NOT_LABORATORIES = {"Patient", "Practitioner", "RelatedPerson", "Device"}


@frozen
class Result:
    """One value of an Observation: its own, or that of a component; ``path`` is where it stands."""

    node: Node
    observation: Resource
    report: Node | None

    @property
    def path(self) -> str:
        """Where it stands in the file."""
        return self.node.path


def results_in(observation: Resource, shelf: Shelf) -> Iterator[Result]:
    """The values an Observation holds: one for itself unless it is only a frame, one for each component."""
    node, report = observation.node, shelf.report_of(observation)
    components = [component for component in node.items("component") if component.is_object()]
    if not components or _has_value(node):
        yield Result(node=node, observation=observation, report=report)
    for component in components:
        yield Result(node=component, observation=observation, report=report)


def read_result(result: Result, shelf: Shelf, *, today: date) -> tuple[LabResult, str, str]:
    """The lab result, what is unusual about it, and why it is not added unless it is picked; the last may be empty.

    LineSkipped when it does not count by its own word, LineRefused when it cannot be taken.
    """
    observation = result.observation.node
    withheld = _require_status(observation, result.report)
    _require_laboratory(observation)
    _require_value_of_its_own(result.node)
    if withheld and not _has_value(result.node):
        raise LineSkipped(withheld)
    concept = result.node.child("code")
    value = values.value_of(result.node)
    as_printed = values.as_printed(value.readings[0], result.node)
    collected = _collected(result, shelf, today=today)
    draft = LabDraft(
        day=collected.moment.day.isoformat(),
        time=collected.moment.at.strftime("%H:%M") if collected.moment.at else "",
        flag=_flag(result.node) or _flag(observation),
        laboratory=_laboratory(result, shelf),
        note="\n".join(part for part in (_note(observation), collected.remark) if part),
        # Our own export says so where a value was asked about and kept.
        confirmed=frozenset({"value"} if as_printed else ()),
    )
    fasting = _fasting(result, shelf)

    def whole(read: LabResult) -> LabResult:
        unit = Unit(read.unit_code, unit_shown(read.unit_code))
        limits = values.range_of(result.node, unit, analytes()[read.analyte])
        return replace(read, range_low=limits.low, range_high=limits.high, range_text=limits.text, fasting=fasting)

    said = Said(
        codes=names.codes_of(concept),
        names=names.names_of(concept),
        units=value.units,
        readings=(as_printed,) if as_printed else value.readings,
        upper=values.upper_of(result.node),
        draft=draft,
    )
    kept, remark = read_lab(said, today=today, whole=whole)
    return kept, remark, withheld


def _require_status(observation: Node, report: Node | None) -> str:
    """Why a result that is not final is withheld; LineSkipped where it was withdrawn, LineRefused where none is said.

    Some systems write "unknown" throughout (GP Connect in the United Kingdom), so the reader may still take it.
    """
    status = observation.text("status")
    reported = report.text("status") if report is not None else ""
    for said in (status, reported):
        if said in _WITHDRAWN:
            raise LineSkipped(_("Its status is {status}.").format(status=said))
    if status in _NOT_YET:
        return _("Its status is {status}: it is not final.").format(status=status)
    if status not in _FINAL:
        raise LineRefused(
            _('Its status, "{status}", is not one a result can have.').format(status=status[:40])
            if status
            else _("It does not say whether it is final: it has no status.")
        )
    return ""


def _require_laboratory(observation: Node) -> None:
    codings = [coding for category in observation.items("category") for coding in category.items("coding")]
    said = {coding.text("code"): coding.text("display") for coding in codings}
    other = next((code for code in said if code in _OTHER_CATEGORIES), None)
    if other is not None and "laboratory" not in said:
        name = names.words_of(observation.child("code"))
        category = said[other] or other
        raise LineRefused(
            _("{name} is in the category {category}, not a laboratory result.").format(name=name, category=category)
            if name
            else _("It is in the category {category}, not a laboratory result.").format(category=category)
        )


def _has_value(node: Node) -> bool:
    return any(name.startswith("value") for name in node.names())


def _require_value_of_its_own(node: Node) -> None:
    members = [*node.items("hasMember"), *node.items("related")]
    if members and not _has_value(node):
        raise LineSkipped(_("It only gathers other results, which stand by themselves."))


@frozen
class _Collected:
    moment: Moment
    remark: str = ""


def _specimen(result: Result, shelf: Shelf) -> Node | None:
    observation = result.observation.node
    return shelf.resolve(observation.child("specimen"), result.observation.holder or observation)


def _fasting(result: Result, shelf: Shelf) -> bool | None:
    """Whether the person had fasted, where the specimen says so by HL7's code."""
    specimen = _specimen(result, shelf)
    if specimen is None:
        return None
    status = specimen.child("collection").child("fastingStatusCodeableConcept")
    codes = (one.text("code") for one in status.items("coding") if one.text("system") == own.FASTING_SYSTEM)
    return next((own.FASTING[code] for code in codes if code in own.FASTING), None)


def _collected(result: Result, shelf: Shelf, *, today: date) -> _Collected:
    """When the blood was drawn: as the result says, its specimen, its report; else when it was issued."""
    observation = result.observation.node
    specimen = _specimen(result, shelf)
    sources = [(observation, "effective")]
    sources += [(specimen.child("collection"), "collected")] if specimen is not None else []
    sources += [(result.report, "effective")] if result.report is not None else []
    for node, stem in sources:
        moment = days.moment_of(node, stem, today=today)
        if moment is not None:
            return _Collected(moment=moment)
    issued = observation.text("issued") or (result.report.text("issued") if result.report is not None else "")
    if issued:
        remark = _("The day is when the result was issued; no day of the draw is given.")
        return _Collected(moment=days.read_moment(issued, today=today), remark=remark)
    raise LineRefused(_("It does not say when the blood was drawn."))


def _flag(node: Node) -> str:
    """The laboratory's own flag, as printed: its code, else its words."""
    flags = [
        next((coding.text("code") for coding in said.items("coding") if coding.text("code")), "") or said.text("text")
        for said in node.items("interpretation")
    ]
    return ", ".join(flag for flag in flags if flag)


def _laboratory(result: Result, shelf: Shelf) -> str:
    """The name of the laboratory, as the result or its report gives it; people are not laboratories."""
    within = result.observation.holder or result.observation.node
    sources = [(result.observation.node, within)]
    sources += [(result.report, result.report)] if result.report is not None else []
    for node, holder in sources:
        for performer in (*node.items("performer"), *node.items("resultsInterpreter")):
            name = _organisation(performer, shelf, holder)
            if name:
                return name
    return ""


def _organisation(performer: Node, shelf: Shelf, within: Node) -> str:
    # STU3 puts the reference of a report's performer one level deeper.
    actor = performer.child("actor") or performer
    found = shelf.resolve(actor, within)
    kind = found.text("resourceType") if found is not None else actor.text("type") or _kind_in(actor.text("reference"))
    if kind in _NOT_LABORATORIES:
        return ""
    if kind == "PractitionerRole" and found is not None:
        return found.child("organization").text("display")
    return actor.text("display") or (found.text("name") if found is not None else "")


def _kind_in(reference: str) -> str:
    parts = reference.partition("/_history/")[0].split("/")
    return parts[-2] if len(parts) > 1 else ""


def _note(observation: Node) -> str:
    notes = [note.text("text") for note in observation.items("note")]
    return "\n".join(text for text in (*notes, observation.text("comment"), observation.text("comments")) if text)
