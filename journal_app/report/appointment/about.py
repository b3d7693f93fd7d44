# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a question is about: in words, and as its picture.

Hides which picture belongs to which kind of subject, and how many days around a point are drawn. What has been taken
out since, or comes after the days of the report, is named and not drawn.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journal_app.analysis.chart_words import alt_words
from journal_app.analysis.charts import Span
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.pictures import picture_names, picture_of
from journal_app.analysis.findings.words import words_of
from journal_app.analysis.timeline import Choice, timeline_spec, whole_span
from journal_app.domain.records import Question
from journal_app.domain.subjects import Subject, SubjectKind, subject_of
from journal_app.report.appointment.document import Block, Paragraph, Voice
from journal_app.report.appointment.pictures import in_view, picture
from journal_app.report.drawable import cut
from journal_app.report.subject_names import facts_of, told_words
from journal_app.research.shelf import shelf
from journal_app.research.wording import cited_lines
from journal_app.store.queries import Facts

LONGEST = 120
"""Letters of what a question is about."""
_SCORE_DAYS, _RESULT_DAYS = 45, 180
"""Drawn before and after a day: scores are given daily, results lie months apart."""
_AROUND = frozenset({SubjectKind.INFUSION, SubjectKind.EVENT, SubjectKind.COURSE})
"""What happened is drawn among the scores and other events of these days; a point stands alone with the infusions."""


def about_line(facts: Facts, question: Question, found: Sequence[Finding]) -> str:
    """What a question is about, in one line; empty where nothing is pointed at."""
    subject = subject_of(question.about)
    if subject is None:
        return ""
    finding = _finding(subject, found)
    return cut(words_of(finding).question if finding else told_words(facts, subject), LONGEST)


def about_blocks(facts: Facts, question: Question, found: Sequence[Finding], last: date) -> tuple[Block, ...]:
    """The picture of what a question is about, or where a card stands; nothing where it is gone."""
    subject = subject_of(question.about)
    if subject is None:
        return ()
    match subject.kind:
        case SubjectKind.FINDING:
            return _finding_blocks(facts, _finding(subject, found), last)
        case SubjectKind.CARD:
            return _card_blocks(facts, subject.key)
    choice = _choice(facts, subject)
    if choice is None or subject.day is None or subject.day > last:
        return ()
    shown = _span(facts, subject.kind, subject.day, last)
    spec = in_view(timeline_spec(facts, today=last, shown=shown, choice=choice))
    kept = spec if subject.kind in _AROUND else replace(spec, lanes=())
    return (picture(replace(kept, alt=alt_words(kept))),) if kept.panels else ()


def _finding(subject: Subject, found: Sequence[Finding]) -> Finding | None:
    return next((each for each in found if subject.kind is SubjectKind.FINDING and each.id == subject.key), None)


def _finding_blocks(facts: Facts, finding: Finding | None, last: date) -> tuple[Block, ...]:
    if finding is None:
        return ()
    sentence = Paragraph(words_of(finding).sentence)
    if not finding.has_answer:
        return (sentence,)
    return sentence, picture(picture_of(facts, finding, picture_names(finding)[0], today=last).spec)


def _card_blocks(facts: Facts, key: str) -> tuple[Block, ...]:
    card = next((each.card for each in shelf(facts) if each.card.key == key), None)
    if card is None:
        return ()
    return (Paragraph("\n".join(line for line in cited_lines(card) if line), Voice.SOFT),)


def _choice(facts: Facts, subject: Subject) -> Choice | None:
    """What is drawn of a point: its own panel, or the usual scores around what happened; None for what is gone."""
    nothing: frozenset[str] = frozenset()
    match subject.kind:
        case SubjectKind.SCORE if any(one.key == subject.key for one in facts.trackers(archived=True)):
            return Choice(trackers=frozenset({subject.key}), analytes=nothing)
        case SubjectKind.LAB_RESULT if facts_of(facts, subject):
            return Choice(trackers=nothing, analytes=frozenset({subject.key}))
        case kind if kind in _AROUND and facts_of(facts, subject):
            return Choice(analytes=nothing)
    return None


def _span(facts: Facts, kind: SubjectKind, day: date, last: date) -> Span:
    """The days around a day of which the journal holds anything, and none after the last of the report."""
    whole, middle = whole_span(facts, last), day.toordinal()
    around = _RESULT_DAYS if kind is SubjectKind.LAB_RESULT else _SCORE_DAYS
    first = max(middle - around, whole.first if whole else middle)
    return Span(first=first, last=max(first, min(middle + around, last.toordinal())))
