# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The words of the report part: which days, which parts and what they cost, which notes can be ticked. Knows no Qt."""

from collections.abc import Mapping
from datetime import date

from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.settings import REPORT_FINDINGS, lines_kept
from journal_app.report.appointment.asked import Part
from journal_app.report.appointment.dates import Dates
from journal_app.store.queries import Facts
from journal_app.ui.appointment.report_drawing import dates_wished
from journal_app.ui.appointment.report_state import NoteState, ReportState, ReportWish, Since
from journal_app.ui.fields import FieldProblem
from journal_app.ui.options import Option
from journal_app.words import N_, _, day_text, in_one_line, ngettext

A_FEW = 20
LONGEST_NOTE = 240
# Translators: parts of the report, to be ticked
_PARTS = {
    Part.QUESTIONS: N_("All my questions"),
    Part.LABS: N_("All blood results"),
    # Translators: a part of the report: charts of the days after each infusion
    Part.CYCLES: N_("Days since an infusion"),
    Part.FINDINGS: N_("Findings"),
    Part.TREATMENTS: N_("Treatments"),
    Part.QUESTIONNAIRES: N_("Questionnaires"),
    Part.CARDS: N_("Research cards"),
    # Translators: a part of the report: how each score is asked and what its ends are
    Part.SCALES: N_("What the scores mean"),
}
# Translators: in a menu of notes to print: what a note was written on
_STANDS_WITH = {
    Kind.DAY: N_("the day"),
    Kind.SCORE: N_("a score"),
    Kind.LAB_RESULT: N_("a blood result"),
    Kind.INFUSION: N_("an infusion"),
    Kind.REACTION: N_("a reaction"),
    Kind.EVENT: N_("an event"),
    Kind.COURSE: N_("a course"),
    Kind.COURSE_DAY: N_("a day of a course"),
    Kind.ANSWER_SET: N_("a questionnaire"),
    Kind.APPOINTMENT: N_("a visit"),
    Kind.FOLLOW_UP: N_("a follow-up"),
    Kind.EXPECTATION: N_("a question before an infusion"),
}


@frozen
class Known:
    """What is read of the journal before any page is made; ``dates`` are None while there is something wrong."""

    dates: Dates | None
    problems: tuple[FieldProblem, ...]
    notes: tuple[NoteState, ...]
    picked: int


def read_known(facts: Facts, wish: ReportWish, today: date) -> Known:
    """The days that are wished for, the notes in them, and how many findings the reader put into the report."""
    dates, problems = dates_wished(facts, wish, today)
    return Known(
        dates=dates,
        problems=problems,
        notes=_notes(facts, wish, dates) if dates else (),
        picked=len(lines_kept(facts.setting(REPORT_FINDINGS))),
    )


def build_report(
    wish: ReportWish, known: Known, costs: Mapping[Part, int] | None, most_notes: int = A_FEW
) -> ReportState:
    """What the panel shows; without ``costs`` nothing is said of what a part costs."""
    return ReportState(
        wish=wish,
        said=_said(wish, known),
        problems=known.problems,
        parts=tuple(
            Option(key=part, words=_part_words(part, costs), is_on=part in wish.parts)
            for part in Part
            if part in _PARTS
        ),
        findings=_findings_words(known.picked),
        notes=known.notes[:most_notes],
        more_notes=max(0, len(known.notes) - most_notes),
    )


def _said(wish: ReportWish, known: Known) -> str:
    """Which days the report is about."""
    dates = known.dates
    if dates is None:
        return _("The days of the report need a look.")
    words = dates.words()
    if dates.since is not None:
        return _("{dates}, since the last appointment.").format(dates=words)
    if wish.since is Since.LAST:
        return _("{dates}: twelve months, as no appointment before today is noted.").format(dates=words)
    # Translators: from when to when a report is, as a sentence
    return _("{dates}.").format(dates=words)


def _part_words(part: Part, costs: Mapping[Part, int] | None) -> str:
    """A part with what it costs in pages."""
    name = _(_PARTS[part])
    if costs is None:
        return name
    if part not in costs:
        return in_one_line((name, _("nothing")))
    pages = costs[part]
    if not pages:
        # Translators: what a part of the report costs: less than a page
        return in_one_line((name, _("part page")))
    return in_one_line((name, ngettext("{count} page", "{count} pages", pages).format(count=pages)))


def _findings_words(picked: int) -> str:
    if not picked:
        return _("Findings are those of page one. On Findings, “Add to report” puts others here.")
    words = ngettext(
        "Findings: the one you put into the report.", "Findings: the {count} you put into the report.", picked
    )
    return words.format(count=picked)


def _notes(facts: Facts, wish: ReportWish, dates: Dates) -> tuple[NoteState, ...]:
    """What can be ticked in these days, the newest first; two texts of one fact go together."""
    found: dict[str, NoteState] = {}
    for note in facts.notes():
        if not dates.holds(note.day):
            continue
        before = found.get(note.id)
        words = in_one_line((before.words if before else "", _brief(note.text)))
        title = in_one_line((day_text(note.day), _(_STANDS_WITH[note.kind])))
        found[note.id] = NoteState(id=note.id, title=title, words=words, is_on=note.id in wish.notes)
    return tuple(found.values())


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NOTE else f"{line[: LONGEST_NOTE - 1].rstrip()}…"
