# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How cards are spoken of, on screen and on the terminal alike."""

from collections.abc import Iterator
from datetime import date

from journal_app.domain.card_kinds import evidence_name
from journal_app.domain.cards import Cited, ResearchCard
from journal_app.domain.records import CardMark
from journal_app.research.upkeep import checked_words, unchecked_fields
from journal_app.words import N_, _, in_one_line, ngettext, with_commas

# Translators: what a research card has of its source, in a list with commas: these were not compared
_FIELDS = {
    "title": N_("title"),
    "authors": N_("authors"),
    # Translators: a scientific journal
    "journal": N_("journal"),
    "year": N_("year"),
    # Translators: the number of a volume of a scientific journal
    "volume": N_("volume"),
    # Translators: which pages of a scientific journal
    "pages": N_("pages"),
    "doi": N_("DOI"),
    "pmid": N_("PMID"),
    # Translators: an address on the web
    "address": N_("address"),
    "conflicts": N_("who paid"),
}


def about_words(card: ResearchCard, today: date) -> str:
    """What a card is, in one line: the kind of text, how many people, its year, and when it was checked."""
    people = ngettext("{count} person", "{count} people", card.n).format(count=card.n) if card.n else ""
    return in_one_line((evidence_name(card.evidence), people, card.citation.year.text, checked_words(card, today)))


def marks_words(mark: CardMark) -> str:
    """What the reader made of a card, in one line; empty where nothing."""
    # Translators: "helpful to you": how the reader marked a research card
    found = {"helpful": _("helpful to you"), "unhelpful": _("not helpful to you")}
    return in_one_line(
        (
            # Translators: how the reader marked a research card: kept for later
            _("saved") if mark.saved else "",
            found.get(mark.found, ""),
            # Translators: how the reader marked a research card: to be discussed at an appointment
            _("to discuss") if mark.discuss else "",
            # Translators: how the reader marked a research card: it holds a note
            _("with your note") if mark.note else "",
        )
    )


def cited_lines(card: ResearchCard) -> Iterator[str]:
    """The citation in lines, and which of its fields nobody has compared with the source."""
    cited = card.citation
    yield cited.title.text or _("The title is not known.")
    yield cited.authors.text
    number = in_one_line((cited.journal.text, cited.year.text, cited.volume.text, cited.pages.text))
    yield number
    yield in_one_line((_labelled("DOI", cited.doi), _labelled("PMID", cited.pmid)))
    # Translators: where on the web the makers of a card read its source
    yield _("Read at: {address}").format(address=card.read) if card.read else ""
    open_fields = with_commas(_(_FIELDS[name]) for name in unchecked_fields(card))
    yield _("Not found, or not compared with the source: {fields}.").format(fields=open_fields) if open_fields else ""


def _labelled(name: str, cited: Cited) -> str:
    return f"{name} {cited.text}" if cited.text else ""
