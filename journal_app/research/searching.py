# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Looking for cards on the shelf and for words in the reader's own notes, without any network.

Hides which texts of a card are looked through and in which languages: its words as written and as shown, every name
of the blood values it is about, and, for an added card, its abstract and keywords.
"""

from collections.abc import Iterable, Iterator, Sequence

from journal_app.domain.cards import ResearchCard
from journal_app.domain.catalogues import analytes, find_product, offered_trackers, reaction_kinds
from journal_app.domain.frozen import frozen
from journal_app.research.shelf import ShelfCard
from journal_app.store.notes import Note
from journal_app.store.text_index import MOST, Document, Hits, Piece, TextIndex
from journal_app.words import _


@frozen
class FoundNote:
    """A note of the journal, and the part of it around what was found."""

    note: Note
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """That part, without marks."""
        return "".join(piece.text for piece in self.pieces)


class LibraryIndex:
    """The words of a shelf and of a journal's notes. Made when somebody first looks for something."""

    def __init__(self, cards: Iterable[ShelfCard], notes: Sequence[Note] = ()) -> None:
        newest_first = sorted(cards, key=lambda each: (each.card.citation.year.text, each.card.key), reverse=True)
        self._cards = TextIndex(map(card_document, newest_first))
        self._notes = notes
        self._texts = TextIndex(Document(key=str(place), text=note.text) for place, note in enumerate(notes))

    def cards(self, words: str, most: int = MOST, among: Iterable[str] | None = None) -> Hits:
        """The cards found, by their keys; with ``among``, only of these."""
        return self._cards.search(words, most, among)

    def notes(self, words: str, most: int = MOST) -> tuple[FoundNote, ...]:
        """The notes that hold every word."""
        found = self._texts.search(words, most)
        hits = found.hits if found.has_all else ()
        return tuple(FoundNote(note=self._notes[int(hit.key)], pieces=hit.pieces) for hit in hits)


def card_document(each: ShelfCard) -> Document:
    """What of a card is looked through."""
    card = each.card
    cited = card.citation
    said = (card.found, card.design, card.population, *card.cannot_say, card.why_patient, card.why_caregiver)
    results = (text for result in card.results for text in (result.what, result.comparison))
    return Document(
        key=card.key,
        title=" ".join(_both((card.headline, cited.title.text))),
        authors=f"{cited.authors.text} {cited.journal.text} {cited.year.text} {cited.doi.text} {cited.pmid.text}",
        topics=" ".join((*_topic_words(card), *_both(results))),
        text=" · ".join((*_both((*said, card.why_clinician, card.conflicts)), *filter(None, _own_texts(each)))),
    )


def _own_texts(each: ShelfCard) -> Iterator[str]:
    yield each.mark.note
    if each.own is not None:
        yield each.own.reference.abstract
        yield from each.own.reference.keywords


def _both(texts: Iterable[str]) -> Iterator[str]:
    """Each text as it is written and, where that is another, in the reader's language."""
    for text in texts:
        if text:
            yield from dict.fromkeys((text, _(text)))


def _topic_words(card: ResearchCard) -> Iterator[str]:
    topics = card.topics
    trackers = {offered.tracker.key: offered.tracker.name for offered in offered_trackers()}
    felt = {kind.key: kind.name for kind in reaction_kinds()}
    known = analytes()
    for key in topics.analytes:
        yield from _both((known[key].name, *known[key].synonyms) if key in known else (key,))
    for name in topics.treatments:
        product = find_product(name)
        yield from _both((name, *(brand.name for brand in (product.brands if product else ()))))
    yield from _both(trackers.get(key, key) for key in topics.trackers)
    yield from _both(felt.get(key, key) for key in topics.reactions)
    yield from _both((*topics.conditions, *topics.safety, *topics.findings, card.evidence.value))
