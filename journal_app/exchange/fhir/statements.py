# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR MedicationStatements of iron: into a vein as an infusion, by mouth as a treatment over time.

Hides what a statement has to say to be taken: that it was taken or given, and when. Its shapes of R4, STU3 and DSTU2
differ only in names. A dose is never computed: for a treatment over time it stays words.
"""

from datetime import date

from journal_app.domain.drafts import CourseDraft, check_course
from journal_app.domain.named_treatments import treatments_named
from journal_app.domain.treatments import Course, Infusion
from journal_app.exchange.fhir import days, infusions, names
from journal_app.exchange.fhir.documents import Resource
from journal_app.exchange.fhir.shelf import Shelf
from journal_app.exchange.files.json_text import Node
from journal_app.exchange.labs.checks import required
from journal_app.exchange.previews.moments import Moment
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import _

_BY_MOUTH = "Oral iron"
_TAKEN = frozenset({"active", "completed", "stopped"})


def read_statement(found: Resource, shelf: Shelf, *, today: date) -> Infusion | Course:
    """What a statement says was given or taken; LineSkipped where it says it was not, LineRefused for no iron."""
    node = found.node
    _require_taken(node)
    concept = infusions.medicine(node, shelf)
    words = names.words_of(concept)
    dosage = next(node.items("dosage"), Node(None, node.path))
    if _is_by_mouth(concept):
        return _course(node, words, dosage, today=today)
    product = infusions.iron_product(concept)
    infusions.require_vein(dosage.child("route"))
    if node.text("status") == "stopped":
        raise LineSkipped(_("It was stopped before its end, so the amount given is not certain; add it by hand."))
    moment = _one_day(node, today=today)
    note = "\n".join(text for said in (*node.items("note"), dosage) if (text := said.text("text")))
    given = infusions.dose(_amount(dosage))
    return infusions.iron_infusion(product, words, moment, given, note=note, today=today)


def _require_taken(node: Node) -> None:
    status = node.text("status")
    # STU3 says with a code whether it was taken, DSTU2 with a mark of its own that it was not.
    if node.text("taken") == "n" or node.child("wasNotTaken").value is True:
        raise LineSkipped(_("It says that it was not taken."))
    if status not in _TAKEN:
        raise LineSkipped(_("Its status is {status}.").format(status=status[:40]) if status else _("It has no status."))


def _is_by_mouth(concept: Node) -> bool:
    said = (concept.text("text"), *(coding.text("display") for coding in concept.items("coding")))
    return _BY_MOUTH in treatments_named(*said) and not infusions.is_iron_for_a_vein(concept)


def _course(node: Node, words: str, dosage: Node, *, today: date) -> Course:
    """A treatment from a day on; one that says no day, or one that says one alone and not that it went on."""
    period = node.child("effectivePeriod")
    started = days.moment_of(node, "effective", today=today)
    if started is None:
        raise LineRefused(_("It does not say when it was taken."))
    is_one_day = not period and node.text("status") != "active"
    stopped = started.day if is_one_day else _end(period, today=today)
    draft = CourseDraft(
        title=words,
        started_on=started.day.isoformat(),
        stopped_on=stopped.isoformat() if stopped else "",
        dose=_dose_words(dosage),
        note="\n".join(text for note in node.items("note") if (text := note.text("text"))) or node.text("note"),
    )
    return required(check_course(draft, today=today))


def _end(period: Node, *, today: date) -> date | None:
    return days.read_moment(period.text("end"), today=today).day if period.text("end") else None


def _one_day(node: Node, *, today: date) -> Moment:
    """The day an infusion was given on; LineRefused where none is said, or several are."""
    moment = days.moment_of(node, "effective", today=today)
    if moment is None:
        raise LineRefused(_("It does not say when it was given."))
    period = node.child("effectivePeriod")
    if period and _end(period, today=today) != moment.day:
        raise LineRefused(_("It speaks of several days and does not say on which of them it was given."))
    return moment


def _amount(dosage: Node) -> Node:
    """Where a dosage has its quantity: in R4 a level deeper, in DSTU2 under another name; of several, none is taken."""
    rates = [rate for rate in dosage.items("doseAndRate") if rate.child("doseQuantity")]
    if dosage.child("timing").child("repeat"):
        return Node(None, dosage.path)
    return rates[0].child("doseQuantity") if len(rates) == 1 else dosage.first("doseQuantity", "quantityQuantity")


def _dose_words(dosage: Node) -> str:
    if text := dosage.text("text"):
        return text
    amount = _amount(dosage)
    number = amount.number("value")
    return f"{number:f} {amount.text('unit') or amount.text('code')}".strip() if number is not None else ""
