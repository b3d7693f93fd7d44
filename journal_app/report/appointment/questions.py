# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the reader wants to ask: the first three on page one, all of them behind it, with the pictures to them.

Hides when they need a page of their own, and how many pictures are printed.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from journal_app.analysis.findings.finding import Finding
from journal_app.domain.asking import to_ask
from journal_app.domain.records import Appointment, Question
from journal_app.report.appointment.about import about_blocks, about_line
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Items, Paragraph, Section, Voice
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.store.queries import Facts
from journal_app.words import _, isolated, ngettext

ON_PAGE_ONE = 3
MOST_PICTURES = 3


def unanswered(facts: Facts, dates: Dates) -> tuple[Question, ...]:
    """The questions that have no answer yet, in the order in which the screen shows them."""
    return to_ask(facts.every(Question), facts.every(Appointment), today=dates.last)


def first_questions(
    facts: Facts, dates: Dates, room: Room = AMPLE, *, others_follow: bool, found: Sequence[Finding] = ()
) -> Section:
    """The questions of page one, cut to what stands there at a glance, and how many more there are."""
    asked = unanswered(facts, dates)
    if not asked:
        # Translators: "None noted.": in place of questions to a doctor
        return Section(heading=_("My questions"), blocks=(Paragraph(_("None noted.")),))
    texts = tuple(
        _with_about(cut(one.text, room.question_letters), facts, one, found, room) for one in asked[:ON_PAGE_ONE]
    )
    more = len(asked) - ON_PAGE_ONE
    left = (
        ngettext("{count} more question follows.", "{count} more questions follow.", more)
        if others_follow
        else ngettext("{count} more question is not shown.", "{count} more questions are not shown.", more)
    )
    rest = (Paragraph(left.format(count=more), Voice.SOFT),) if more > 0 else ()
    return Section(heading=_("My questions"), blocks=(Items(texts, is_counted=True), *rest))


def all_questions(facts: Facts, dates: Dates, *, found: Sequence[Finding] = ()) -> Section:
    """Every question whole, where page one does not have them so, and what the first of them are about."""
    asked = unanswered(facts, dates)
    is_whole = len(asked) <= ON_PAGE_ONE and all(cut(one.text, AMPLE.question_letters) == one.text for one in asked)
    texts = tuple(_with_about(one.text, facts, one, found, AMPLE) for one in asked)
    blocks = () if is_whole else (Items(texts, is_counted=True),)
    pictured = tuple(islice(_pictured(facts, asked, dates, found), MOST_PICTURES))
    return Section(
        heading=_("What my questions are about") if is_whole else _("All my questions"),
        blocks=blocks,
        sections=pictured,
    )


def _with_about(text: str, facts: Facts, question: Question, found: Sequence[Finding], room: Room) -> str:
    about = cut(about_line(facts, question, found), room.name_letters)
    # Translators: {about} is what a question was asked about: Ferritin, 3 May 2026
    return _("{question} (about: {about})").format(question=text, about=about) if about else isolated(text)


def _pictured(facts: Facts, asked: Sequence[Question], dates: Dates, found: Sequence[Finding]) -> Iterator[Section]:
    """The questions that have something to look at, each by its number and with what it is about."""
    for number, one in enumerate(asked, 1):
        blocks = about_blocks(facts, one, found, dates.last)
        if blocks:
            # Translators: {about} is what a question was asked about: Ferritin, 3 May 2026
            about = Paragraph(_("About: {about}").format(about=about_line(facts, one, found)), Voice.STRONG)
            text = Paragraph(isolated(cut(one.text, AMPLE.question_letters)))
            # Translators: heading: one of the questions, by its number
            yield Section(heading=_("Question {number}").format(number=number), blocks=(text, about, *blocks))
