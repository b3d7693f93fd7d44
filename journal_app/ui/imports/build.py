# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a file would do, in words: whose it is, what can be answered about it, and what it comes to. Knows no Qt."""

from collections import Counter
from collections.abc import Iterator

from journal_app.domain.scores import Tracker
from journal_app.exchange.previews.answers import Answers
from journal_app.exchange.previews.asks import Asks
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.ui.imports.asks_build import day_order_state, names_state, table_state, word_field
from journal_app.ui.imports.encodings import chosen_encoding, encoding_choices
from journal_app.ui.imports.state import LinesState, PreviewState, QuestionState
from journal_app.words import N_, _, ngettext

# Translators: what a file is that can be read in; names of apps stay
_FORMATS = {
    "apple-health": N_("Apple Health"),
    "bearable": N_("Bearable"),
    "ccda": N_("a clinical document (C-CDA)"),
    "daylio": N_("Daylio"),
    "diary-csv": N_("a table of a diary"),
    "fhir": N_("FHIR"),
    "hl7-v2": N_("lab results as HL7 messages"),
    "lab-table": N_("a table of lab results"),
    "lab-workbook": N_("a workbook of lab results"),
    "labs-csv": N_("our own table of lab results"),
    "loop": N_("tables of Loop Habit Tracker"),
    "loop-backup": N_("a backup of Loop Habit Tracker"),
    "own-tables": N_("our own tables"),
    "scores-csv": N_("our own table of scores"),
    "signed-off": N_("entries that somebody signed off"),
    "track-and-graph": N_("Track & Graph"),
    "visible": N_("Visible"),
}
"""The formats by the names their users know; one that is not here is shown by its own word."""


def preview_state(
    plan: ImportPlan,
    counts: Counter[Action],
    lines: LinesState,
    answers: Answers,
    trackers: tuple[Tracker, ...],
    problems: dict[str, str],
    *,
    undecided: int,
    is_picked: bool,
    can_change: bool,
) -> PreviewState:
    """A plan as it is shown; ``counts`` are those with what was picked, ``problems`` what is wrong in its forms.

    ``undecided`` lines have a choice that was not made. ``is_picked``: the reader has chosen something for a line.
    """
    asks: Asks = plan.asks
    return PreviewState(
        about=tuple(_about(plan)),
        people=tuple(person.words for person in plan.people if person.words) or _person(plan),
        person=_question(plan, answers),
        encoding=chosen_encoding(plan.encoding) if plan.encoding else "",
        encodings=encoding_choices(plan.encoding) if plan.encoding else (),
        words=tuple(word_field(ask, problems) for ask in asks.words),
        names=names_state(asks.trackers, plan, trackers, problems),
        tables=tuple(table_state(ask, problems) for ask in asks.columns),
        day_order=day_order_state(asks.day_order) if asks.day_order else None,
        said=counts_words(counts),
        to_decide=_to_decide(undecided),
        why_not=_why_not(plan, counts, is_picked=is_picked, can_change=can_change),
        lines=lines,
    )


def _to_decide(count: int) -> str:
    if not count:
        return ""
    words = ngettext("For {count} line there is a choice below.", "For {count} lines there is a choice below.", count)
    return words.format(count=count)


def counts_words(counts: Counter[Action]) -> str:
    """What would be done, in numbers."""
    words = _("{added} to add, {changed} to change, {skipped} here already or passed over, {rejected} not to be kept.")
    return words.format(
        added=counts[Action.ADD],
        changed=counts[Action.CHANGE],
        skipped=counts[Action.SKIP],
        rejected=counts[Action.REJECT],
    )


def outcome_words(*, added: int, changed: int, skipped: int, rejected: int) -> str:
    """What was done, in numbers."""
    words = _("{added} added, {changed} changed, {skipped} were here already or passed over, {rejected} were not kept.")
    return words.format(added=added, changed=changed, skipped=skipped, rejected=rejected)


def format_words(form: str) -> str:
    """A format by the name its users know."""
    return _(_FORMATS[form]) if form in _FORMATS else form


def _about(plan: ImportPlan) -> Iterator[str]:
    yield _("It is read as: {format}.").format(format=format_words(plan.format))
    for tracker in plan.trackers:
        yield _("{tracker} would be a new tracker in this journal.").format(tracker=_(tracker.name))
    yield from plan.remarks


def _person(plan: ImportPlan) -> tuple[str, ...]:
    return (plan.person,) if plan.person else ()


def _question(plan: ImportPlan, answers: Answers) -> QuestionState | None:
    """Whose records are to be taken, where that has to be said, or was said and can be said otherwise."""
    asked = plan.question
    if asked is None and len(plan.people) < 2:  # noqa: PLR2004 -- of one person nothing is open
        return None
    people = asked.people if asked is not None else plan.people
    if len(people) == 1:
        choices = tuple((person.key, _("Yes, take these records into this journal")) for person in people)
    else:
        choices = tuple((person.key, person.words or _("a person without a name")) for person in people)
    words = asked.words if asked is not None else _("It holds the records of several people. Whose are taken:")
    is_open = asked is not None
    return QuestionState(words=words, choices=choices, chosen="" if is_open else answers.person)


def _why_not(plan: ImportPlan, counts: Counter[Action], *, is_picked: bool, can_change: bool) -> str:
    if not can_change:
        return _("This journal is open to be looked at only, so nothing can be added to it.")
    if plan.question is not None:
        return _("First say whose records are to be taken: the question stands above.")
    if counts[Action.ADD] + counts[Action.CHANGE]:
        return ""
    if plan.asks.day_order is not None and plan.asks.day_order.order is None and not is_picked:
        return _("First say how days are written: the question stands above.")
    return _nothing_words(counts, is_picked=is_picked)


def _nothing_words(counts: Counter[Action], *, is_picked: bool) -> str:
    """Why nothing of a file would be done."""
    if is_picked:
        return _("Nothing is left to be done: every line is left out or not kept.")
    rejected, skipped = counts[Action.REJECT], counts[Action.SKIP]
    if rejected and not skipped:
        return _("Nothing in it can be kept as it stands; the reasons are below.")
    words = ngettext(
        "Nothing in it is new: {count} line is here already or passed over.",
        "Nothing in it is new: {count} lines are here already or passed over.",
        skipped,
    )
    return words.format(count=skipped)
