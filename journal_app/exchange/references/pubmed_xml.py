# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""PubMed's XML (PubmedArticleSet), articles and books.

Hides that every record is parsed by itself: a broken one costs only itself and has a line, and what a document type
could declare never reaches the parser. What no field has a place for is kept by its path, so that it is written back
where it stood.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from journal_app.domain.reference_marks import clean_doi, clean_pmcid, clean_pmid, iso_parts
from journal_app.domain.references import KeptField, Reference, ReferenceKind
from journal_app.exchange.references.nbib import kind_of, type_of
from journal_app.exchange.references.pubmed_shapes import ARTICLE, BOOK, CHAPTER, FORMAT, SHAPES, WHOLE_BOOK, Shape
from journal_app.exchange.references.pubmed_tree import Tree, added, grafted, left_over
from journal_app.exchange.references.records import Broken, Record, kept_for, read_each
from journal_app.exchange.references.texts import clean_pages, family_and_given, person, plain_text, tidied
from journal_app.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = FORMAT
START = re.compile(r"<(PubmedArticle|PubmedBookArticle)[\s>]")
_RECORD = re.compile(r"<(PubmedArticle|PubmedBookArticle)(?=[\s>])")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
_CLEANED: Mapping[str, Callable[[str], str]] = {
    "title": plain_text,
    "journal": plain_text,
    "doi": clean_doi,
    "pmid": clean_pmid,
    "pmcid": clean_pmcid,
}
_DATE_PARTS = ("Year", "Month", "Day", "Season")
_SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE_WORDS = re.compile(rf"([0-9]{{4}}) (?:({_MONTHS})(?: ([0-9]{{1,2}}))?|({'|'.join(_SEASONS)}))")
_PAGES = "MedlineCitation/Article/Pagination"
_OWN_ID = "PubmedData/ArticleIdList/ArticleId[@IdType='pubmed']"


def read(text: str) -> Iterator[Record]:
    """The records of a PubMed XML text."""
    return read_each(_cut(text), _reference)


def write(entries: Iterable[tuple[str, Reference]]) -> str:
    """References as PubMed XML; publishers, addresses and the keys they come with have no place in it."""
    return _HEAD + "".join(_written(reference) for _key, reference in entries) + "</PubmedArticleSet>\n"


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Each record's own XML, as far as the next one begins where its end is missing."""
    line, counted = 1, 0
    starts = [match.start() for match in _RECORD.finditer(text)]
    for begins, beyond in zip(starts, [*starts[1:], len(text)], strict=True):
        line, counted = line + text.count("\n", counted, begins), begins
        piece = text[begins:beyond]
        end = re.search(r"</(?:PubmedArticle|PubmedBookArticle)\s*>", piece)
        yield line, piece[: end.end()] if end else piece


def _parsed(text: str) -> "Element":
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    # Each record stands alone, so a prefix that the document declared at its top is declared again.
    wrapped = (
        f'<set xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink">{text}</set>'
    )
    try:
        found: Element = fromstring(wrapped, forbid_dtd=True)[0]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Broken(_("Its XML is broken or cut short.")) from error
    return found


def _reference(text: str) -> Reference:
    tree = Tree(_parsed(text))
    try:
        return _made_of(tree)
    except RecursionError:
        raise Broken(_("It is nested too deeply to be a reference.")) from None


def _made_of(tree: Tree) -> Reference:
    shape = _shape_of(tree)
    texts = {name: _first(tree, paths, _CLEANED.get(name, tidied)) for name, paths in shape.texts.items()}
    tree.take(_OWN_ID, read=lambda found: found if found == texts["pmid"] else "")
    return Reference(
        **{"title": "", **texts},
        kind=_kind(tree, shape),
        authors=_authors(tree, f"{shape.authors}[1]/Author"),
        published=_published(tree, shape.date),
        pages=_pages(tree),
        abstract=_abstract(tree, shape.abstract),
        keywords=tuple(tree.take_all(f"{shape.keywords}[1]/Keyword")),
        kept=tuple(KeptField(format=NAME, name=path, value=xml) for path, xml in left_over(tree)),
    )


def _shape_of(tree: Tree) -> Shape:
    book = tree.root.find(BOOK)
    if book is None:
        return ARTICLE
    return WHOLE_BOOK if book.find("ArticleTitle") is None else CHAPTER


def _first(tree: Tree, paths: Iterable[str], read: Callable[[str], str]) -> str:
    return next(filter(None, (tree.take(path, read=read) for path in paths)), "")


def _kind(tree: Tree, shape: Shape) -> ReferenceKind:
    """By the publication types, and for a book by its shape; the type that says just this is written anew."""
    if shape is not ARTICLE:
        return ReferenceKind.BOOK if shape is WHOLE_BOOK else ReferenceKind.CHAPTER
    kind = kind_of(tidied("".join(element.itertext())) for element in tree.root.iterfind(shape.types))
    tree.take(shape.types, read=lambda text: type_of(kind) if tidied(text) == type_of(kind) else "")
    return kind


def _authors(tree: Tree, path: str) -> tuple[str, ...]:
    found = (
        person(tree.child(author, "LastName"), tree.child(author, "ForeName") or tree.child(author, "Initials"))
        or tree.child(author, "CollectiveName")
        for author in tree.root.iterfind(path)
    )
    return tuple(name for name in found if name)


def _published(tree: Tree, path: str) -> str:
    date = tree.root.find(path)
    if date is None:
        return ""
    written = tree.child(date, "MedlineDate")
    parts = [tree.child(date, name) for name in _DATE_PARTS]
    year, month, day, season = parts
    if iso_parts("-".join(filter(None, (year, month, day)))) and not season:
        return "-".join(filter(None, (year, month, day)))
    return " ".join(filter(None, (*parts, written)))


def _pages(tree: Tree) -> str:
    first = tree.take(f"{_PAGES}/StartPage", read=clean_pages)
    last = tree.take(f"{_PAGES}/EndPage", read=clean_pages) if first else ""
    return "-".join(filter(None, (first, last))) or tree.take(f"{_PAGES}/MedlinePgn", read=clean_pages)


def _abstract(tree: Tree, path: str) -> str:
    """The parts of the abstract in one text, each after its own heading."""
    parts = []
    for element in tree.root.findall(path):
        heading, text = tidied(element.get("Label", "")), tree.whole(element, read=plain_text)
        parts.append(f"{heading}: {text}" if heading else text)
    return " ".join(filter(None, parts))


def _written(reference: Reference) -> str:
    from xml.etree.ElementTree import Element, tostring

    shape = next(shape for shape in SHAPES if shape.is_written(reference))
    root = Element("PubmedArticle" if shape is ARTICLE else "PubmedBookArticle")
    for path, text in _leaves(reference, shape):
        if text:
            grafted(root, path, text)
    authors = [_author_parts(name) for name in reference.authors]
    added(root, shape.authors, "Author", authors)
    added(root, shape.keywords, "Keyword", [(("", word),) for word in reference.keywords])
    for path, xml in kept_for(reference, NAME):
        grafted(root, path, xml, is_xml=True)
    return tostring(root, encoding="unicode") + "\n"


def _leaves(reference: Reference, shape: Shape) -> Iterator[tuple[str, str]]:
    """Where each field stands in this shape."""
    yield from ((paths[0], getattr(reference, name)) for name, paths in shape.texts.items())
    yield from ((f"{shape.date}/{name}", text) for name, text in _written_date(reference.published))
    yield shape.abstract, reference.abstract
    if shape is ARTICLE:
        yield from ((f"{_PAGES}/{name}", text) for name, text in _written_pages(reference.pages))
        yield shape.types, type_of(reference.kind)
        yield _OWN_ID, reference.pmid


def _author_parts(name: str) -> tuple[tuple[str, str], ...]:
    parts = family_and_given(name)
    return (("LastName", parts[0]), ("ForeName", parts[1])) if parts else (("CollectiveName", name),)


def _written_pages(pages: str) -> Iterator[tuple[str, str]]:
    first, _dash, last = pages.partition("-")
    if first and last and "-".join(map(clean_pages, (first, last))) == pages:
        yield from (("StartPage", first), ("EndPage", last))
    else:
        yield "MedlinePgn", pages


def _written_date(published: str) -> Iterator[tuple[str, str]]:
    words = _DATE_WORDS.fullmatch(published)
    parts = iso_parts(published) or (words.groups() if words else ())
    if parts:
        yield from ((name, part) for name, part in zip(_DATE_PARTS, parts, strict=False) if part)
    else:
        yield "MedlineDate", published
