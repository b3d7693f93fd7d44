# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the reader wants to ask: the first three on page one, all of them behind it.

Hides when they need a page of their own.
"""

from journal_app.domain.asking import to_ask
from journal_app.domain.records import Appointment, Question
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Items, Paragraph, Section, Voice
from journal_app.report.drawable import cut
from journal_app.store.queries import Facts
from journal_app.words import _, ngettext

ON_PAGE_ONE = 3
_LONGEST = 240


def unanswered(facts: Facts, dates: Dates) -> tuple[Question, ...]:
    """The questions that have no answer yet, in the order in which the screen shows them."""
    return to_ask(facts.every(Question), facts.every(Appointment), today=dates.last)


def first_questions(facts: Facts, dates: Dates, *, others_follow: bool) -> Section:
    """The questions of page one, cut to what stands there at a glance, and how many more there are."""
    asked = unanswered(facts, dates)
    if not asked:
        return Section(heading=_("My questions"), blocks=(Paragraph(_("None noted.")),))
    texts = tuple(cut(one.text, _LONGEST) for one in asked[:ON_PAGE_ONE])
    more = len(asked) - ON_PAGE_ONE
    left = (
        ngettext("{count} more question follows.", "{count} more questions follow.", more)
        if others_follow
        else ngettext("{count} more question is not shown.", "{count} more questions are not shown.", more)
    )
    rest = (Paragraph(left.format(count=more), Voice.SOFT),) if more > 0 else ()
    return Section(heading=_("My questions"), blocks=(Items(texts, is_counted=True), *rest))


def all_questions(facts: Facts, dates: Dates) -> Section:
    """Every question whole, where page one does not have them so; else nothing."""
    asked = unanswered(facts, dates)
    is_whole = len(asked) <= ON_PAGE_ONE and all(cut(one.text, _LONGEST) == one.text for one in asked)
    blocks = () if is_whole else (Items(tuple(one.text for one in asked), is_counted=True),)
    return Section(heading=_("All my questions"), blocks=blocks)
