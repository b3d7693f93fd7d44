# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the fields of a reference stand in PubMed's XML: in an article, in a book, in a chapter of one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from journal_app.domain.frozen import frozen
from journal_app.domain.references import Reference
from journal_app.exchange.references.records import kept_for

FORMAT = "pubmed"
BOOK = "BookDocument"


@frozen
class Shape:
    """Where the fields of an article, a book or a chapter stand; of several places the first is written to."""

    texts: Mapping[str, tuple[str, ...]]
    authors: str
    date: str
    abstract: str
    keywords: str
    types: str
    is_written: Callable[[Reference], bool]


def _is_of_book(reference: Reference) -> bool:
    return any(path.startswith(BOOK) for path, _xml in kept_for(reference, FORMAT))


ARTICLE = Shape(
    texts={
        "pmid": ("MedlineCitation/PMID",),
        "issn": ("MedlineCitation/Article/Journal/ISSN",),
        "volume": ("MedlineCitation/Article/Journal/JournalIssue/Volume",),
        "issue": ("MedlineCitation/Article/Journal/JournalIssue/Issue",),
        "journal": ("MedlineCitation/Article/Journal/Title", "MedlineCitation/MedlineJournalInfo/MedlineTA"),
        "title": ("MedlineCitation/Article/ArticleTitle", "MedlineCitation/Article/VernacularTitle"),
        "language": ("MedlineCitation/Article/Language",),
        "doi": (
            "PubmedData/ArticleIdList/ArticleId[@IdType='doi']",
            "MedlineCitation/Article/ELocationID[@EIdType='doi']",
        ),
        "pmcid": ("PubmedData/ArticleIdList/ArticleId[@IdType='pmc']",),
    },
    authors="MedlineCitation/Article/AuthorList",
    date="MedlineCitation/Article/Journal/JournalIssue/PubDate",
    abstract="MedlineCitation/Article/Abstract/AbstractText",
    keywords="MedlineCitation/KeywordList",
    types="MedlineCitation/Article/PublicationTypeList/PublicationType",
    is_written=lambda reference: not _is_of_book(reference),
)
CHAPTER = replace(
    ARTICLE,
    texts={
        "pmid": (f"{BOOK}/PMID",),
        "title": (f"{BOOK}/ArticleTitle",),
        "journal": (f"{BOOK}/Book/BookTitle",),
        "publisher": (f"{BOOK}/Book/Publisher/PublisherName",),
        "volume": (f"{BOOK}/Book/Volume",),
        "language": (f"{BOOK}/Language",),
        "doi": (f"{BOOK}/ArticleIdList/ArticleId[@IdType='doi']",),
    },
    authors=f"{BOOK}/AuthorList",
    date=f"{BOOK}/Book/PubDate",
    abstract=f"{BOOK}/Abstract/AbstractText",
    keywords=f"{BOOK}/KeywordList",
    types=f"{BOOK}/PublicationType",
    is_written=lambda reference: _is_of_book(reference) and bool(reference.journal),
)
WHOLE_BOOK = replace(
    CHAPTER,
    texts={
        **{name: path for name, path in CHAPTER.texts.items() if name != "journal"},
        "title": CHAPTER.texts["journal"],
    },
    authors=f"{BOOK}/Book/AuthorList",
    is_written=lambda reference: _is_of_book(reference) and not reference.journal,
)
SHAPES = (ARTICLE, CHAPTER, WHOLE_BOOK)
