# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Any fact in one line: what kind of entry it is, and which one.

Hides where the words come from. What an entry refers to by a key or an id (a tracker, an infusion, a course) is named
by whoever asks, who knows the journal.
"""

from collections.abc import Callable
from typing import Any

from journal_app.domain import records, scores, treatments
from journal_app.domain.catalogues import analytes
from journal_app.domain.course_words import event_days
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.kinds import event_name
from journal_app.domain.labs import LabResult
from journal_app.domain.settings import (
    COLOUR,
    CONTACT_NAME,
    CONTACT_NUMBER,
    COUNTRY,
    DAY_ENDS_AT,
    KEYBOARD_NAME,
    KEYBOARD_NAMES,
    MADE_UP,
    PARTS_OF_DAY,
    PARTS_TOLD,
    PERSON,
    REPORT_FINDINGS,
    TREND_DAYS,
    YESTERDAY,
    shown_unit_of,
)
from journal_app.domain.treatment_words import product_words, reaction_name
from journal_app.words import N_, _, day_text, in_one_line

Names = Callable[[str], str]
"""What a key or an id stands for, in words; the key itself where nobody knows."""

# Translators: a kind of entry in the journal, before its title
_KINDS = {
    Kind.TRACKER: N_("Tracker"),
    # Translators: a kind of entry, and heading of a column: one number given on a day, as for fatigue
    Kind.SCORE: N_("Score"),
    Kind.DAY: N_("Day"),
    Kind.LAB_RESULT: N_("Lab result"),
    Kind.INFUSION: N_("Infusion"),
    # Translators: a kind of entry: what was felt during or after an infusion
    Kind.REACTION: N_("Reaction"),
    # Translators: a kind of entry: a relapse, an infection, a journey ...
    Kind.EVENT: N_("Event"),
    Kind.COURSE: N_("Course"),
    Kind.COURSE_DAY: N_("Day of a course"),
    Kind.ANSWER_SET: N_("Questionnaire"),
    Kind.CARD: N_("Research card"),
    Kind.CARD_MARK: N_("Mark on a research card"),
    # Translators: a kind of entry: an appointment with a doctor
    Kind.APPOINTMENT: N_("Visit"),
    Kind.QUESTION: N_("Question"),
    Kind.FOLLOW_UP: N_("Follow-up date"),
    Kind.ATTACHMENT: N_("Letter or photo"),
    Kind.LABORATORY: N_("What a laboratory printed last"),
    Kind.MAPPING: N_("How a file is read"),
    Kind.IMPORT_RUN: N_("Imported file"),
    Kind.EXCLUSION: N_("Days left out"),
    Kind.EXPECTATION: N_("Question written before an infusion"),
    Kind.SETTING: N_("Setting"),
}
# Translators: a setting, where a change of it is told: change a setting: {this}
_SETTINGS = {
    PERSON: N_("whose journal it is"),
    MADE_UP: N_("whether the person is made up"),
    DAY_ENDS_AT: N_("when a day ends"),
    PARTS_OF_DAY: N_("scores for parts of the day"),
    PARTS_TOLD: N_("words on parts of the day were read"),
    YESTERDAY: N_("showing the value of the day before"),
    COUNTRY: N_("country of the crisis lines"),
    CONTACT_NAME: N_("name of your own contact"),
    CONTACT_NUMBER: N_("number of your own contact"),
    KEYBOARD_NAME: N_("who is at the keyboard"),
    KEYBOARD_NAMES: N_("who may be at the keyboard"),
    COLOUR: N_("colour of the journal"),
    REPORT_FINDINGS: N_("findings in the report"),
    TREND_DAYS: N_("days that a trend is asked for"),
}


def kind_name(kind: Kind) -> str:
    """A kind of entry: Lab result."""
    return _(_KINDS[kind])


def fact_title(fact: Fact, names: Names) -> str:
    """Which entry of its kind a fact is: Ferritin · 3 May 2026."""
    return in_one_line(_TITLES[type(fact)](fact, names))


def setting_name(key: str) -> str:
    """What a setting is about."""
    if key in _SETTINGS:
        return _(_SETTINGS[key])
    analyte = key.removeprefix(shown_unit_of(""))
    return _("unit that {analyte} is shown in").format(analyte=analyte_name(analyte)) if analyte != key else key


def analyte_name(key: str) -> str:
    """A blood value by its name in the catalogue, else by the key it is kept under."""
    known = analytes().get(key)
    return _(known.name) if known else key


_TITLES: dict[type[Fact], Callable[[Any, Names], list[str]]] = {
    scores.Tracker: lambda fact, _names: [_(fact.name)],
    scores.Score: lambda fact, names: [names(fact.tracker), day_text(fact.day)],
    scores.Day: lambda fact, _names: [day_text(fact.day)],
    LabResult: lambda fact, _names: [analyte_name(fact.analyte), day_text(fact.collected_on)],
    treatments.Infusion: lambda fact, _names: [product_words(fact), day_text(fact.given_on)],
    treatments.Reaction: lambda fact, names: [reaction_name(fact.kind), names(fact.infusion)],
    treatments.Event: lambda fact, _names: [fact.title or event_name(fact.kind), event_days(fact)],
    treatments.Course: lambda fact, _names: [fact.title],
    treatments.CourseDay: lambda fact, names: [names(fact.course), day_text(fact.day)],
    records.AnswerSet: lambda fact, _names: [fact.questionnaire.upper(), day_text(fact.answered_on)],
    records.Card: lambda fact, _names: [fact.title],
    records.CardMark: lambda fact, names: [names(fact.card)],
    records.Appointment: lambda fact, _names: [fact.with_whom, day_text(fact.day)],
    records.Question: lambda fact, _names: [fact.text],
    records.FollowUp: lambda fact, _names: [fact.title, day_text(fact.due_on)],
    records.Attachment: lambda fact, _names: [fact.name],
    records.Laboratory: lambda fact, _names: [fact.name, analyte_name(fact.analyte)],
    records.Mapping: lambda fact, _names: [fact.name],
    records.ImportRun: lambda fact, _names: [fact.file_name],
    records.Exclusion: lambda fact, _names: [day_text(fact.first_on), day_text(fact.last_on)],
    records.Expectation: lambda fact, names: [names(fact.tracker)],
    records.Setting: lambda fact, _names: [setting_name(fact.key)],
}
