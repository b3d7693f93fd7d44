# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a text is here already: by DOI, else by PMID, else by title and year.

Hides how titles are compared (case, accents, punctuation and blanks do not matter), and that two texts with numbers of
their own that differ are two texts, whatever they are called.
"""

from collections.abc import Iterable, Iterator

from journal_app.domain.frozen import frozen
from journal_app.domain.references import Reference
from journal_app.domain.spelling import plain
from journal_app.research.shelf import ShelfCard, shelf
from journal_app.store.queries import Facts


@frozen
class Known:
    """A text that is here, as far as it can be told from others."""

    key: str
    doi: str
    pmid: str
    title: str
    year: str


def known_on(facts: Facts) -> tuple[Known, ...]:
    """Every text on this reader's shelf: the cards that ship and those they added."""
    return tuple(map(_known_card, shelf(facts)))


def known_as(key: str, reference: Reference) -> Known:
    """A reference under the key it goes by."""
    return Known(key=key, doi=reference.doi, pmid=reference.pmid, title=reference.title, year=reference.year)


class KnownTexts:
    """The texts that are here, to which others are added as they come."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_mark: dict[tuple[str, ...], list[Known]] = {}
        self.keys: set[str] = set()
        for each in known:
            self.add(each)

    def add(self, known: Known) -> None:
        """One more text that is here."""
        self.keys.add(known.key)
        for mark in _marks(known):
            self._by_mark.setdefault(mark, []).append(known)

    def find(self, text: Known) -> Known | None:
        """The text that is the same as this one, the best reason first."""
        for mark in _marks(text):
            for known in self._by_mark.get(mark, ()):
                if not _are_two(known, text):
                    return known
        return None


def _known_card(on_shelf: ShelfCard) -> Known:
    if on_shelf.own is not None:
        return known_as(on_shelf.card.key, on_shelf.own.reference)
    citation = on_shelf.card.citation
    return Known(
        key=on_shelf.card.key,
        doi=citation.doi.text,
        pmid=citation.pmid.text,
        title=citation.title.text,
        year=citation.year.text,
    )


def _marks(text: Known) -> Iterator[tuple[str, ...]]:
    if text.doi:
        yield "doi", text.doi.casefold()
    if text.pmid:
        yield "pmid", text.pmid
    title = plain(text.title) or text.title.strip()
    if title:
        yield "title", title, text.year


def _are_two(known: Known, text: Known) -> bool:
    """Whether both have a DOI and these differ, or else both a PMID and these differ."""
    if known.doi and text.doi:
        return known.doi.casefold() != text.doi.casefold()
    return bool(known.pmid and text.pmid) and known.pmid != text.pmid
