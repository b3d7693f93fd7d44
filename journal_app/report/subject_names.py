# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a question is about, in words, on screen and on paper alike.

Hides how the journal is asked about each kind of subject. One that is gone is still named by its day.
"""

from collections.abc import Sequence
from datetime import date

from journal_app.analysis.chart_words import value_text
from journal_app.analysis.happenings import infusion_label
from journal_app.analysis.lab_words import value_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.facts import Fact
from journal_app.domain.kinds import event_name
from journal_app.domain.records import Appointment
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.domain.treatments import Course, Event, Infusion
from journal_app.research.shelf import shelf
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, in_one_line


def about_words(facts: Facts, subject: Subject) -> str:
    """What a question is about, as it stands beside it: Ferritin, 3 May 2026."""
    name = _name(facts, subject)
    if subject.day is None:
        return name
    # Translators: what a question is about: Ferritin, 3 May 2026
    return _("{name}, {day}").format(name=name, day=day_text(subject.day))


def told_words(facts: Facts, subject: Subject) -> str:
    """The subject with what was entered of it: Ferritin 18 ng/mL on 3 May 2026."""
    if subject.day is None:
        return _name(facts, subject)
    name = in_one_line([f"{_name(facts, subject)} {_value(facts, subject, subject.day)}".strip()])
    return _("{what} on {day}").format(what=name, day=day_text(subject.day))


def facts_of(facts: Facts, subject: Subject) -> Sequence[Fact]:
    """What was found, given, began or took place on the day of a subject."""
    day = subject.day or date.min
    match subject.kind:
        case SubjectKind.LAB_RESULT:
            return facts.lab_results(subject.key, day, day)
        case SubjectKind.INFUSION:
            return facts.infusions(first=day, last=day)
        case SubjectKind.EVENT:
            return [one for one in facts.events(day, day) if one.first_on == day]
        case SubjectKind.COURSE:
            return [one for one in facts.courses() if one.started_on == day]
        case SubjectKind.APPOINTMENT:
            return [one for one in facts.every(Appointment) if one.day == day]
    return ()


def _value(facts: Facts, subject: Subject, day: date) -> str:
    """What was entered, where that is a number."""
    if subject.kind is SubjectKind.LAB_RESULT:
        for result in facts.lab_results(subject.key, day, day):
            return f"{value_words(result.value, result.comparator)} {result.unit}".strip()
    if subject.kind is SubjectKind.SCORE and _tracker_name(facts, subject.key):
        for value in facts.daily_values(subject.key, day, day).values:
            return value_text(value)
    return ""


def _name(facts: Facts, subject: Subject) -> str:
    match subject.kind:
        case SubjectKind.SCORE:
            return _tracker_name(facts, subject.key) or subject.key
        case SubjectKind.LAB_RESULT:
            return _analyte_name(subject.key) or subject.key
        case SubjectKind.FINDING:
            return _finding_name(facts, subject.key)
        case SubjectKind.CARD:
            return next((_(each.card.headline) for each in shelf(facts) if each.card.key == subject.key), subject.key)
    return in_one_line(map(_title, facts_of(facts, subject))) or _("something taken out since")


def _title(fact: Fact) -> str:
    match fact:
        case Infusion():
            return infusion_label(fact)
        case Event():
            return fact.title or event_name(fact.kind)
        case Course():
            return fact.title
        case Appointment():
            return fact.with_whom or _("Appointment")
    return ""


def _finding_name(facts: Facts, finding_id: str) -> str:
    """A finding by what is looked at, which its id names in one of its parts."""
    names = (_tracker_name(facts, part) or _analyte_name(part) for part in finding_id.split("/"))
    name = next(filter(None, names), "")
    # Translators: "a finding on {name}": what a question is about; {name} is a score or a blood value
    # Translators: "a finding": what a question is about
    return _("a finding on {name}").format(name=name) if name else _("a finding")


def _tracker_name(facts: Facts, key: str) -> str:
    return next((_(one.name) for one in facts.trackers(archived=True) if one.key == key), "")


def _analyte_name(key: str) -> str:
    known = analytes().get(key)
    return _(known.name) if known else ""
