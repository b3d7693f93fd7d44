# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A shelf made into what the Research screen shows. Knows no Qt and reads nothing.

Hides in which order cards stand, and which parts of a card stand together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date

from journal_app.domain.card_kinds import evidence_name
from journal_app.domain.cards import ResearchCard
from journal_app.domain.comparison_files import Comparison
from journal_app.domain.frozen import frozen
from journal_app.research.comparisons import comparison_spec, comparisons_of
from journal_app.research.estimates import checked_again, estimates_of
from journal_app.research.filtering import Wish, narrowed, newest_first, subjects_on
from journal_app.research.library import start_here
from journal_app.research.searching import FoundNote
from journal_app.research.shelf import ShelfCard, shelf
from journal_app.research.wording import about_words, cited_lines, marks_words
from journal_app.store.queries import Facts
from journal_app.store.text_index import Hits, Piece
from journal_app.ui.research.state import CardPage, Choices, Line, ListState, NoteLine, Said, Section, Sure, Way
from journal_app.ui.research.wording import links_of, note_words, years_words, yours_words
from journal_app.words import _, day_text, ngettext

A_FEW = 20
"""How many cards stand in the list before more are asked for."""
MOST_NOTES = 6


@frozen
class Shelved:
    """A shelf in the order in which it is shown, and what it can be narrowed down by."""

    cards: tuple[ShelfCard, ...] = ()
    by_key: Mapping[str, ShelfCard] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)


@frozen
class Found:
    """What a search gave: the cards by key in order, and notes of the journal."""

    cards: Hits
    notes: tuple[FoundNote, ...] = ()


def shelved(facts: Facts) -> Shelved:
    """The reader's shelf, made ready for the screen."""
    cards = newest_first(shelf(facts))
    return Shelved(cards=cards, by_key={each.card.key: each for each in cards}, choices=_choices(cards))


def build_list(
    library: Shelved, wish: Wish, found: Found | None, *, most: int, today: date, can_change: bool
) -> ListState:
    """The list for a wish; ``found`` is what its words gave, None while it has none."""
    if found is None:
        fitting = narrowed(library.cards, wish, today=today)
        first = () if wish.is_narrow else tuple(_line(library.by_key[key], today) for key in start_here())
        lines = tuple(_line(each, today) for each in fitting[:most])
        total = len(fitting)
    else:
        first = ()
        lines = tuple(_line(library.by_key[hit.key], today, _said(hit.pieces)) for hit in found.cards.hits)
        total = found.cards.total
    return ListState(
        wish=wish,
        said=_how_many(total, found, is_narrow=wish.is_narrow),
        first=first,
        lines=lines,
        more=total - len(lines),
        notes=tuple(map(_note_line, found.notes[:MOST_NOTES])) if found else (),
        choices=library.choices,
        can_change=can_change,
        has_own=any(each.row for each in library.cards),
    )


def build_page(each: ShelfCard, library: Shelved, *, today: date, can_change: bool) -> CardPage:
    """The page of one card; the others are needed for the ways to them."""
    card = each.card
    quotation = card.quotation
    return CardPage(
        key=card.key,
        headline=_(card.headline),
        about=about_words(card, today),
        mark=each.mark,
        found=_filled([Section(heading=_("What was found"), texts=(_(card.found),))]),
        sure=tuple(_sure(card)),
        limits=_filled([Section(heading=_("What it cannot say"), texts=tuple(map(_, card.cannot_say)), is_list=True)]),
        compared=tuple(map(_compared, comparisons_of(card.key))),
        further=_filled(_further(each)),
        quotation=(quotation.text, quotation.source) if quotation else ("", ""),
        otherwise=_ways(card.contradicts, library),
        related=_ways(card.related, library),
        cited=tuple(line for line in cited_lines(card) if line),
        links=links_of(card),
        is_own=each.row is not None,
        can_change=can_change,
    )


def _further(each: ShelfCard) -> tuple[Section, ...]:
    card = each.card
    why = (
        # Translators: why a study matters to the reader; a sentence follows
        _("For you: {words}").format(words=_(card.why_patient)) if card.why_patient else "",
        _("For those who care for you: {words}").format(words=_(card.why_caregiver)) if card.why_caregiver else "",
        # Translators: why a study matters to a doctor; a sentence follows
        _("For a clinician: {words}").format(words=_(card.why_clinician)) if card.why_clinician else "",
    )
    how = (_(card.design), _("Who took part: {words}").format(words=_(card.population)) if card.population else "")
    return (
        Section(heading=_("Why it may matter"), texts=why),
        Section(heading=_("How it was done"), texts=how),
        Section(heading=_("Who paid, who sells"), texts=(_conflicts(card),)),
        Section(heading=_("Its own abstract, as it came with the file"), texts=_abstract(each)),
    )


def _sure(card: ResearchCard) -> Iterator[Sure]:
    """The card's own results, where it has some."""
    if card.results:
        yield Sure(heading=_("How large, how sure"), spec=estimates_of(card), checked_again=checked_again(card.results))


def _compared(comparison: Comparison) -> Sure:
    return Sure(
        heading=_(comparison.title),
        spec=comparison_spec(comparison),
        before=_(comparison.how_to_read),
        after=_("What this cannot say: {words}").format(words=_(comparison.cannot_say)),
    )


def _conflicts(card: ResearchCard) -> str:
    return _(card.conflicts) if card.conflicts else _("Not known to us: it is not told where we read.")


def _abstract(each: ShelfCard) -> tuple[str, ...]:
    return (each.own.reference.abstract,) if each.own is not None else ()


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that say something, without what is empty in them."""
    kept = (
        Section(heading=section.heading, texts=tuple(text for text in section.texts if text), is_list=section.is_list)
        for section in sections
    )
    return tuple(section for section in kept if section.texts)


def _ways(keys: Iterable[str], library: Shelved) -> tuple[Way, ...]:
    others = (library.by_key[key].card for key in keys if key in library.by_key)
    return tuple(Way(key=other.key, words=_(other.headline)) for other in others)


def _line(each: ShelfCard, today: date, found: tuple[Said, ...] = ()) -> Line:
    card = each.card
    return Line(
        key=card.key,
        headline=_(card.headline),
        about=about_words(card, today),
        marks=marks_words(each.mark),
        found=found,
    )


def _note_line(found: FoundNote) -> NoteLine:
    note = found.note
    return NoteLine(
        day=note.day,
        day_words=day_text(note.day),
        kind=note.kind,
        where=note_words(note.kind),
        found=_said(found.pieces),
    )


def _said(pieces: Iterable[Piece]) -> tuple[Said, ...]:
    return tuple(Said(piece.text, piece.is_found) for piece in pieces)


def _how_many(count: int, found: Found | None, *, is_narrow: bool) -> str:
    # Translators: how many research cards are shown
    words = ngettext("{count} card", "{count} cards", count).format(count=count)
    if found is None:
        return words if count else _("No card fits all of this. Take away one of the choices.")
    if found.cards.hits and not found.cards.has_all:
        return _("No card has all of these words. {cards} with some of them.").format(cards=words)
    if not count and is_narrow:
        return _("No card fits the words and the choices. Take away one of them.")
    return words if count else _("No card has these words.")


def _choices(cards: Sequence[ShelfCard]) -> Choices:
    present = sorted({each.card.evidence for each in cards}, key=evidence_name)
    about = ((subject.value, f"{subject.words} · {subject.cards}") for subject in subjects_on(cards))
    return Choices(
        subjects=(("", _("Anything")), *about),
        # Translators: in a list: studies of whatever kind are shown
        evidence=(("", _("Any kind")), *((kind.value, evidence_name(kind)) for kind in present)),
        years=years_words(),
        yours=yours_words(),
    )
