# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The question proposed about a point, a finding or a card, and the way back to what a question is about. Knows no Qt.

A proposed question says what was entered and asks what it means, and no more: it judges nothing.
"""

from journal_app.domain.subjects import Subject, SubjectKind, pointer_to, subject_of
from journal_app.report.subject_names import about_words, facts_of, told_words
from journal_app.store.queries import Facts
from journal_app.words import N_, _

__all__ = ["about_words", "pointed_at", "pointed_words", "proposed_question", "way_to"]

_PROPOSED = {
    SubjectKind.SCORE: N_("{what}: what does it mean for me?"),
    SubjectKind.LAB_RESULT: N_("{what}: what does it mean for me?"),
    SubjectKind.FINDING: N_("“{what}” What does the answer mean for me?"),
    SubjectKind.CARD: N_("“{what}” Does this hold for me?"),
}
# Translators: in a question to a doctor: About: this finding
_NAMED = {SubjectKind.FINDING: N_("this finding"), SubjectKind.CARD: N_("this research card")}
# Translators: a question proposed for a doctor; {what} is such as: an infusion, 3 May 2026
_OTHER = N_("{what}: what do I need to know about it?")
_SCREENS = {
    SubjectKind.SCORE: "today",
    SubjectKind.LAB_RESULT: "labs",
    SubjectKind.INFUSION: "treatments",
    SubjectKind.EVENT: "treatments",
    SubjectKind.COURSE: "treatments",
    SubjectKind.APPOINTMENT: "appointment",
    SubjectKind.FINDING: "findings",
    SubjectKind.CARD: "research",
}


def pointed_words(facts: Facts, subject: Subject) -> str:
    """What a question is about, where the question itself names it: this finding."""
    return _(_NAMED[subject.kind]) if subject.kind in _NAMED else about_words(facts, subject)


def proposed_question(facts: Facts, subject: Subject, words: str = "") -> str:
    """A question to begin with; ``words`` are the subject's own where it has some: a finding's or a card's."""
    what = words or told_words(facts, subject)
    return _(_PROPOSED.get(subject.kind, _OTHER)).format(what=what)


def way_to(subject: Subject) -> tuple[str, str]:
    """The screen that shows a subject, and what to show there: a day, a key, or for other points the pointer."""
    screen = _SCREENS[subject.kind]
    if subject.kind is SubjectKind.SCORE and subject.day:
        return screen, subject.day.isoformat()
    return screen, pointer_to(subject) if subject.day else subject.key


def pointed_at(facts: Facts, pointer: str) -> str:
    """The id of the fact that a pointer to a point leads to, the first of its day; empty when it is gone."""
    subject = subject_of(pointer)
    found = facts_of(facts, subject) if subject is not None and subject.day is not None else ()
    return next((fact.id for fact in found), "")
