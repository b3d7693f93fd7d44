# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Totals of questionnaires as plain numbers, and beneath them the lines that their own authors draw.

Hides which authors draw lines and where. Those lines are quoted, with their source; none is laid to a total here.
"""

from collections.abc import Iterator, Sequence

from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.questionnaire_words import answered_words, total_words
from journal_app.domain.questionnaires import Questionnaire, read_answers, total_of
from journal_app.domain.records import AnswerSet
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Block, Cell, Grid, Items, Paragraph, Section
from journal_app.report.appointment.room import AMPLE
from journal_app.report.drawable import cut
from journal_app.store.queries import Facts
from journal_app.words import N_, _, day_text, number_text, pgettext

_WIDTHS = (8, 12, 12, 8)
_LINES = {
    "phq-9": N_(
        "PHQ-9: its authors call 5, 10, 15 and 20 the lines for mild, moderate, moderately severe and severe "
        "depression (Kroenke 2001, J Gen Intern Med 16:606)."
    ),
    "gad-7": N_(
        "GAD-7: its authors call 5, 10 and 15 the lines for mild, moderate and severe anxiety (Spitzer 2006, "
        "Arch Intern Med 166:1092)."
    ),
}


def answers(facts: Facts, dates: Dates) -> Section:
    """Every questionnaire filled in in the days of the report, by day; single answers are not printed."""
    kept = [one for one in facts.answer_sets() if dates.holds(one.answered_on)]
    blocks = tuple(_blocks(kept)) if kept else (Paragraph(_("None filled in in these days.")),)
    return Section(heading=_("Questionnaires"), blocks=blocks)


def _blocks(kept: Sequence[AnswerSet]) -> Iterator[Block]:
    yield Grid(
        headers=(
            Cell(_("Day")),
            Cell(_("Questionnaire")),
            Cell(_("Total")),
            Cell(pgettext("how many of the questions", "Answered")),
        ),
        rows=tuple(_row(one) for one in kept),
        widths=_WIDTHS,
    )
    lines = tuple(_(_LINES[key]) for key in dict.fromkeys(one.questionnaire for one in kept) if key in _LINES)
    if lines:
        yield Items(lines)


def _row(kept: AnswerSet) -> tuple[Cell, ...]:
    given, day = read_answers(kept.items), Cell(day_text(kept.answered_on))
    known = _known(kept)
    if known is None:
        total = number_text(kept.score) if kept.score is not None else _("no total")
        return day, Cell(cut(kept.questionnaire, AMPLE.name_letters)), Cell(total), Cell(str(len(given)))
    found = total_of(known, given)
    return day, Cell(known.name), Cell(total_words(found)), Cell(answered_words(found.answered, found.asked))


def _known(kept: AnswerSet) -> Questionnaire | None:
    """The questionnaire that was filled in, if this version has it in that wording."""
    wanted = (kept.questionnaire, kept.wording_version)
    return next((one for one in questionnaires() if (one.key, one.wording) == wanted), None)
