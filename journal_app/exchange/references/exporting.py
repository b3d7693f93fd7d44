# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Research cards as a file of references for other programs.

Hides how the citation of a card that ships becomes a reference, and that no file is ever replaced.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from journal_app.domain.cards import Citation
from journal_app.domain.references import Reference
from journal_app.exchange.references.sniffing import FORMATS
from journal_app.research.shelf import ShelfCard
from journal_app.writing import put

_SHORT_NAME = re.compile(r"([^,;]+) ([^\W\d_a-z]{1,4})")
_VOLUME_AND_ISSUE = re.compile(r"([^()]+)\(([^()]+)\)")


def references_text(cards: Iterable[ShelfCard], form: str) -> str:
    """The references of cards in the format called ``form``, one of ``FORMATS``."""
    return FORMATS[form].write([(each.card.key, reference_of(each)) for each in cards])


def write_references(cards: Iterable[ShelfCard], form: str, path: Path) -> None:
    """Write the references of cards to a new file.

    EntryRefused when there is a file already, StorageFailed when the disk refuses; then nothing is left behind.
    """
    put(path, references_text(cards, form).encode("utf-8"), replace=False)


def reference_of(card: ShelfCard) -> Reference:
    """What a card is about, as a reference; the headline stands in where the title could not be found."""
    if card.own is not None:
        return card.own.reference
    return _of_citation(card.card.citation, card.card.headline)


def _of_citation(citation: Citation, headline: str) -> Reference:
    both = _VOLUME_AND_ISSUE.fullmatch(citation.volume.text)
    return Reference(
        title=citation.title.text or headline,
        authors=_authors(citation.authors.text),
        journal=citation.journal.text,
        published=citation.year.text,
        volume=both[1] if both else citation.volume.text,
        issue=both[2] if both else "",
        pages=citation.pages.text,
        doi=citation.doi.text,
        pmid=citation.pmid.text,
        address=citation.address.text,
    )


def _authors(text: str) -> tuple[str, ...]:
    """Names as cards cite them ("Houston BL, Hurrie D"); one that is no such list stays one name."""
    names = [name.strip() for name in text.replace(" and others", ", et al.").split(",") if name.strip()]
    found = [(name, _SHORT_NAME.fullmatch(name)) for name in names]
    if not any(match for _name, match in found):
        return (text,) if text else ()
    return tuple(f"{match[1]}, {match[2]}" if match else name for name, match in found)
