# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A text as reference managers know it: who wrote what, and where it stands. Every field is kept as it was given."""

import re
from enum import StrEnum

from journal_app.domain.frozen import frozen

_YEAR = re.compile(r"(?<![0-9])(1[5-9]|20)[0-9]{2}(?![0-9])")


class ReferenceKind(StrEnum):
    """What sort of text it is."""

    ARTICLE = "article"
    PREPRINT = "preprint"
    BOOK = "book"
    CHAPTER = "chapter"
    CONFERENCE_PAPER = "conference paper"
    THESIS = "thesis"
    REPORT = "report"
    WEB_PAGE = "web page"
    OTHER = "other"


@frozen
class KeptField:
    """A field of a file that this journal has no place for, kept for the way back into a file of that format."""

    format: str
    name: str
    value: str


@frozen
class Reference:
    """A text. Authors stand as "Family, Given", groups as they are; ``journal`` may be the book a chapter is in.

    ``published`` is the date as given, in any precision. ``doi`` begins with "10.", ``pmid`` has digits only.
    """

    title: str
    kind: ReferenceKind = ReferenceKind.ARTICLE
    authors: tuple[str, ...] = ()
    journal: str = ""
    published: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    issn: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    address: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    kept: tuple[KeptField, ...] = ()

    @property
    def year(self) -> str:
        """The year it was published, as four digits; empty where none is given."""
        found = _YEAR.search(self.published)
        return found[0] if found else ""
