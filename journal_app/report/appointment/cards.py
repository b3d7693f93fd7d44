# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research cards that the reader saved or wants to discuss, each with what it cannot say and where it stands."""

from collections.abc import Iterator
from datetime import date

from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Block, Items, Paragraph, Section, Voice
from journal_app.report.appointment.pictures import picture
from journal_app.research.estimates import estimates_of
from journal_app.research.shelf import ShelfCard, shelf
from journal_app.research.wording import about_words, cited_lines
from journal_app.store.queries import Facts
from journal_app.words import _


def cards(facts: Facts, dates: Dates) -> Section:
    """The cards by their place on the shelf; the reader's own note on them stays private."""
    picked = [each for each in shelf(facts) if each.mark.saved or each.mark.discuss]
    sections = tuple(Section(heading=_(each.card.headline), blocks=tuple(_blocks(each, dates.last))) for each in picked)
    nothing = (Paragraph(_("No research card is saved or marked to discuss.")),)
    return Section(heading=_("What research has found"), blocks=() if picked else nothing, sections=sections)


def _blocks(each: ShelfCard, today: date) -> Iterator[Block]:
    card = each.card
    yield Paragraph(about_words(card, today), Voice.SOFT)
    if card.found:
        yield Paragraph(_(card.found))
    if card.results:
        yield picture(estimates_of(card))
    if card.cannot_say:
        yield Paragraph(_("What it cannot say"), Voice.STRONG)
        yield Items(tuple(_(line) for line in card.cannot_say))
    yield Paragraph("\n".join(line for line in cited_lines(card) if line), Voice.SOFT)
