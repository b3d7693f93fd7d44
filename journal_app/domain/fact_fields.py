# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Everything a fact holds, field by field in words, and what became of it in a change.

Hides which fields say nothing to a reader (keys, places in a list, fingerprints of files) and how each kind of value
is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from journal_app.domain.course_words import state_words
from journal_app.domain.fact_words import Names, analyte_name, setting_name
from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.domain.kinds import event_name, infusion_name, mark_name
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Expectation, Laboratory
from journal_app.domain.scores import Better, DayRule, Mark, Part, TrackerKind
from journal_app.domain.treatment_words import reaction_name, severity_words
from journal_app.domain.treatments import CourseState, EventKind, Infusion, InfusionKind, Reaction, Severity
from journal_app.words import N_, _, day_text, number_text, pgettext, time_text

# Translators: labels of the fields of an entry, where a change or a difference is told: {label}: {value}
LABELS = {
    # Translators: label of fields: the name of a score, a person or a contact
    "name": N_("Name"),
    "question": N_("Question"),
    "kind": N_("Kind"),
    # Translators: label of a field, before a number: where the scale of a score begins
    "low": N_("Scale from"),
    # Translators: label of a field, before a number: where the scale of a score ends
    "high": N_("Scale to"),
    "low_words": N_("Words where the scale begins"),
    "high_words": N_("Words where the scale ends"),
    # Translators: label of a field, before: a smaller number, a larger number, or neither
    "better": N_("What is better"),
    "day_rule": N_("Several scores on a day"),
    # Translators: a button: takes a score out of the daily list and keeps what it has, or closes a panel
    "archived": N_("Put away"),
    "day": N_("Day"),
    # Translators: label of a field, and a kind of entry: a score that is given each day, such as Fatigue
    "tracker": N_("Tracker"),
    "value": N_("Value"),
    "part": N_("Part of the day"),
    "time": N_("Time"),
    "note": N_("Note"),
    # Translators: label of a field: what a day was marked as, such as: too ill to log
    "mark": N_("Marked"),
    "collected_on": N_("Day of the draw"),
    "collected_time": N_("Time of the draw"),
    "analyte": N_("Blood value"),
    "unit": N_("Unit"),
    "comparator": N_("Sign before the value"),
    # Translators: label of a field: a value as it stands on the sheet of the laboratory
    "printed_value": N_("As printed"),
    "range_low": N_("Printed range from"),
    "range_high": N_("Printed range to"),
    "range_text": N_("Printed range"),
    "flag": N_("Printed flag"),
    "laboratory": N_("Laboratory"),
    # Translators: label of a field, before yes or no: whether the person had not eaten before the draw
    "fasting": N_("Fasting"),
    "given_on": N_("Day given"),
    "given_time": N_("Time given"),
    "product": N_("Product"),
    # Translators: label of a field: the name under which a product is sold
    "brand": N_("Brand"),
    "amount": N_("Amount"),
    "iron_mg": N_("Iron in mg"),
    "place": N_("Place"),
    # Translators: label of a field about a day of a treatment; also a kind of entry: a treatment taken over time, such
    # as tablets
    "course": N_("Course"),
    "observed": N_("Stayed to be observed"),
    # Translators: label of a field, and a kind of entry
    "infusion": N_("Infusion"),
    "onset_day": N_("Days after the infusion"),
    # Translators: label of a field: for how long a reaction was felt
    "lasted": N_("Lasted"),
    # Translators: label of a field about a reaction: mild, moderate, serious
    "severity": N_("How severe"),
    "first_on": N_("First day"),
    "last_on": N_("Last day"),
    # Translators: label of a field: what a treatment, an event or a text is called
    "title": N_("Title"),
    # Translators: label of a field and of a list: the day on which a treatment began, or what began in these days
    "started_on": N_("Started"),
    # Translators: label of a field, a list and a button: the day on which a treatment ended, what ended in these days,
    # or that it ended on this day
    "stopped_on": N_("Stopped"),
    "dose": N_("Dose"),
    "state": N_("What became of it"),
    # Translators: label of a field, a kind of entry and heading of columns
    "questionnaire": N_("Questionnaire"),
    "answered_on": N_("Answered on"),
    # Translators: label of a field and heading of a column: the sum of a questionnaire's answers
    "score": N_("Total"),
    "card": N_("Card"),
    # Translators: label of a field about a research card, before yes or no
    "saved": N_("Kept for later"),
    # Translators: label of a field about a research card, before: whether the reader found it helpful
    "found": N_("Found"),
    # Translators: label of a field about a research card, before yes or no: to be discussed at an appointment
    "discuss": N_("To talk about"),
    "with_whom": N_("With"),
    "said": N_("What was said"),
    "text": N_("Question"),
    # Translators: label of a field: what the doctor answered to a question
    "answer": N_("Answer"),
    # Translators: label of a field: a date to come back to
    "due_on": N_("Due on"),
    # Translators: label of a field: the day on which it was done
    "done_on": N_("Done on"),
    "media_type": N_("Kind of file"),
    # Translators: label of a field: the format of a file
    "format": N_("Format"),
    "file_name": N_("File"),
    "person": N_("Whose it says it is"),
    # Translators: label of a field: when a file was read in
    "imported_at": N_("Imported"),
    # Translators: label of a field: why days are left out
    "reason": N_("Reason"),
    "size": N_("A change that would count, in points"),
    # Translators: label of a field, and a kind of entry: something chosen in Settings
    "key": N_("Setting"),
}
"""The fields that are told, by their names, in the reader's words."""
UNTOLD = frozenset(
    {
        "id",
        "entered_by",
        "recorded_at",
        "source",
        "question_version",
        "position",
        "unit_code",
        "items",
        "wording_version",
        "content",
        "bundled",
        "appointment",
        "about",
        "belongs_kind",
        "belongs_to",
        "sha256",
        "file_hash",
    }
)
"""Fields that say nothing to a reader, or that the line on the change itself says already."""
# Translators: values of a field, where a change is told: What is better: a smaller number
_WORDS: dict[StrEnum, str] = {
    TrackerKind.SCALE: N_("a scale"),
    TrackerKind.YES_NO: N_("yes or no"),
    TrackerKind.COUNT: N_("a count"),
    TrackerKind.DURATION: N_("hours and minutes"),
    # Translators: value of a field; also what to type for a score, as in: Type a number, from 0 to 10
    TrackerKind.NUMBER: N_("a number"),
    Better.LOWER: N_("a smaller number"),
    Better.HIGHER: N_("a larger number"),
    # Translators: which way of a scale is better: neither the smaller nor the larger number
    Better.NEITHER: N_("neither"),
    # Translators: what a day with several scores counts as: the mean of them
    DayRule.MEAN: N_("their mean counts"),
    # Translators: what a day with several scores counts as: the worst of them
    DayRule.WORST: N_("the worst counts"),
    DayRule.LAST: N_("the last one counts"),
    Part.DAY: N_("the whole day"),
    Part.MORNING: N_("morning"),
    Part.MIDDAY: N_("midday"),
    Part.EVENING: N_("evening"),
    Part.NIGHT: N_("night"),
}
_REFERRING = frozenset({"tracker", "infusion", "card"})


@frozen
class FieldChange:
    """A field in words, as it was and as it became; empty where nothing was said."""

    label: str
    before: str
    after: str


def field_changes(before: Fact | None, after: Fact | None, names: Names) -> tuple[FieldChange, ...]:
    """The fields in which the two sides differ; every field that says something where one side is missing."""
    told = before or after
    return tuple(_changes(type(told), before, after, names)) if told is not None else ()


def _changes(fact_type: type[Fact], before: Fact | None, after: Fact | None, names: Names) -> Iterator[FieldChange]:
    for field in fields(fact_type):
        if field.name in UNTOLD or (field.name == "key" and fact_type.__name__ != "Setting"):
            continue
        was, became = (value_words(side, field.name, names) if side else "" for side in (before, after))
        if was != became:
            yield FieldChange(label=_label(fact_type, field.name), before=was, after=became)


def _label(fact_type: type[Fact], name: str) -> str:
    # Some words stand for other things too, and are said with what they are here.
    if fact_type is Expectation and name == "kind":
        return _("Before an infusion of")
    if fact_type is Infusion and name == "course":
        return pgettext("a series of infusions", "Course")
    if name == "archived":
        # Translators: label of a field about a score, before yes or no: it is no longer in the daily list
        return pgettext("a state", "Put away")
    return _(LABELS[name])


def value_words(fact: Fact, name: str, names: Names) -> str:
    """What a field holds, in words; empty where it says nothing."""
    value = getattr(fact, name)
    if name == "analyte" and isinstance(fact, LabResult | Laboratory):
        return analyte_name(value)
    if name == "kind" and isinstance(fact, Reaction):
        return reaction_name(value)
    if name == "key":
        return setting_name(value)
    if name in _REFERRING and value:
        return names(value)
    if name == "course" and type(fact).__name__ == "CourseDay":
        return names(value)
    return _written(value)


def _written(value: object) -> str:
    if value is None:
        return ""
    write = next((write for kind, write in _WRITERS if isinstance(value, kind)), str)
    return write(value)


def _instant(value: datetime) -> str:
    local = value.astimezone()
    return _("{day}, {time}").format(day=day_text(local.date()), time=time_text(local))


def _chosen(value: StrEnum) -> str:
    match value:
        case EventKind():
            return event_name(value)
        case InfusionKind():
            return infusion_name(value)
        case Mark():
            return mark_name(value)
        case Severity():
            return severity_words(value) if value else ""
        case CourseState():
            return state_words(value)
    known = _WORDS.get(value) if isinstance(value, TrackerKind | Better | DayRule | Part) else None
    return _(known) if known else str(value)


# The first that fits: a truth value is a number too, and an instant a date.
_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    # Translators: "no": answer in a list or a field; also the end of a scale of yes and no
    (bool, lambda value: _("yes") if value else _("no")),
    (StrEnum, _chosen),
    (Decimal, number_text),
    (datetime, _instant),
    (date, day_text),
    (time, time_text),
)
