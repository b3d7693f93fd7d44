# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Observations of a clinical document as lab results.

Hides the types a value comes in (a quantity, a bare number, a span with one end, a text, nothing with a reason), and
where its day, range, flag, laboratory and note stand: in the observation, or in what gathers it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journal_app.domain.drafts import LabDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.exchange.cda import document as cda
from journal_app.exchange.cda import ranges as cda_ranges
from journal_app.exchange.cda import values as cda_values
from journal_app.exchange.cda.tree import Element
from journal_app.exchange.hl7.times import is_said, read_hl7_moment
from journal_app.exchange.labs.crosscheck import Said, read_lab
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import _

_FINAL = {"completed", "final", "normal"}
_NOT_FINAL = {"active", "new", "held", "suspended", "preliminary"}
_WITHDRAWN = {"aborted", "cancelled", "nullified", "obsolete", "entered-in-error"}
_COMMENT = "48767-8"


@frozen
class Result:
    """An observation, and what gathers it, the innermost first."""

    observation: Element
    holders: tuple[Element, ...] = ()


def results_in(entry: Element, *, everywhere: bool) -> Iterator[Result]:
    """The results of an entry; outside a section of results only those that name the template of one."""
    yield from _results(entry, (), everywhere=everywhere)


def _results(statement: Element, holders: tuple[Element, ...], *, everywhere: bool) -> Iterator[Result]:
    is_result = statement.name == "observation"
    if is_result and (everywhere or cda.has_template(statement, cda.RESULT)):
        yield Result(observation=statement, holders=holders)
    inner = [one for link in statement.children("component", "entryRelationship") for one in link.children()]
    for one in inner:
        if one.get("classCode") or one.get("moodCode"):
            # Within an observation stand remarks on it (how severe, at what age) unless they say they are results.
            yield from _results(one, (statement, *holders), everywhere=everywhere and not is_result)


def read_result(result: Result, document: cda.Document, *, today: date) -> tuple[LabResult, str]:
    """The lab result and what is unusual about it; LineSkipped when it does not count, LineRefused when unclear."""
    observation = result.observation
    status_remark = _require_counting(result)
    readings, units = cda_values.value_of(observation, document)
    moment, day_remark = _drawn(result, today=today)
    draft = LabDraft(
        day=moment.day.isoformat(),
        time=moment.at.strftime("%H:%M") if moment.at else "",
        flag=_flag(observation, document),
        laboratory=_laboratory(result),
        note=_note(observation, document),
    )

    def whole(read: LabResult) -> LabResult:
        limits = cda_ranges.range_of(observation, document, read)
        return replace(read, range_low=limits.low, range_high=limits.high, range_text=limits.text)

    codes, names = cda.codes_of(document, observation.child("code"))
    said = Said(
        codes=codes,
        names=names,
        units=units,
        readings=readings,
        upper=cda_ranges.upper_of(observation, document),
        draft=draft,
    )
    read, remark = read_lab(said, today=today, whole=whole)
    return read, " ".join(part for part in (remark, status_remark, day_remark) if part)


def _require_counting(result: Result) -> str:
    """A remark about the status; LineSkipped or LineRefused where it does not count."""
    observation = result.observation
    mood = observation.get("moodCode")
    if mood not in {"", "EVN"}:
        raise LineSkipped(_("It is planned or ordered, not a result."))
    if observation.get("negationInd") == "true":
        raise LineSkipped(_("It says that it was not done, or not found."))
    if any(one.child("subject", "relatedSubject") for one in (observation, *result.holders)):
        raise LineRefused(_("It is a result of somebody else, such as a relative."))
    own = observation.child("statusCode").get("code")
    said = (own, *(holder.child("statusCode").get("code") for holder in result.holders))
    for status in said:
        if status.lower() in _WITHDRAWN:
            raise LineSkipped(_("Its status is {status}.").format(status=status))
    status = own or next((one for one in said if one), "")
    if status.lower() in _NOT_FINAL:
        raise LineSkipped(_("Its status is {status}: it is not final.").format(status=status))
    if status and status.lower() not in _FINAL:
        raise LineRefused(_('Its status, "{status}", is not one a result can have.').format(status=status[:40]))
    return "" if status else _("It does not say whether it is final.")


def _drawn(result: Result, *, today: date) -> tuple[Moment, str]:
    """When the blood was drawn: as the observation says, or what gathers it; else when it was written down."""
    for one in (result.observation, *result.holders):
        printed = cda.time_of(one)
        if is_said(printed):
            return read_hl7_moment(printed, today=today), ""
    for one in (result.observation, *result.holders):
        printed = one.child("author", "time").get("value")
        if is_said(printed):
            remark = _("The day is when the result was written down; no day of the draw is given.")
            return read_hl7_moment(printed, today=today), remark
    raise LineRefused(_("It does not say when the blood was drawn."))


def _flag(observation: Element, document: cda.Document) -> str:
    """The laboratory's own flag, as printed: its code, else its words."""
    said = observation.children("interpretationCode")
    flags = (one.get("code") or one.get("displayName") or document.text_of(one.child("originalText")) for one in said)
    return ", ".join(flag for flag in flags if flag)


def _laboratory(result: Result) -> str:
    for one in (result.observation, *result.holders):
        for organisation in one.all("performer", "assignedEntity", "representedOrganization"):
            if name := organisation.child("name").text:
                return name
    return ""


def _note(observation: Element, document: cda.Document) -> str:
    """What is remarked beside a result, as a comment of its own."""
    links = observation.all("entryRelationship", "act")
    notes = (document.text_of(act.child("text")) for act in links if act.child("code").get("code") == _COMMENT)
    return "\n".join(dict.fromkeys(filter(None, notes)))
