# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""BibTeX, entries such as @article{key, title = {...}}, with abbreviations defined by @string.

Hides which fields are TeX and which are taken as they stand, and that bibtexparser's blocks for an
entry with a key or field given twice are read like any other. Fields kept stay TeX.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from journal_app.domain.frozen import frozen
from journal_app.domain.reference_marks import clean_doi, clean_pmcid, clean_pmid
from journal_app.domain.references import KeptField, Reference, ReferenceKind
from journal_app.exchange.references.bibtex_parts import (
    DATE_FIELDS,
    MONTHS,
    authors_of,
    keywords_of,
    published_of,
    written_authors,
    written_date,
    written_keywords,
)
from journal_app.exchange.references.records import Broken, Fields, Record, kept_for, read_each
from journal_app.exchange.references.tex import (
    from_tex,
    from_verbatim,
    is_balanced,
    to_tex,
    to_verbatim,
)
from journal_app.exchange.references.texts import clean_pages, plain_text, tidied
from journal_app.words import _

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

NAME = "bibtex"
START = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]", re.MULTILINE)
_KINDS = {
    "article": ReferenceKind.ARTICLE,
    "unpublished": ReferenceKind.PREPRINT,
    "book": ReferenceKind.BOOK,
    "booklet": ReferenceKind.BOOK,
    "incollection": ReferenceKind.CHAPTER,
    "inbook": ReferenceKind.CHAPTER,
    "inproceedings": ReferenceKind.CONFERENCE_PAPER,
    "conference": ReferenceKind.CONFERENCE_PAPER,
    "phdthesis": ReferenceKind.THESIS,
    "mastersthesis": ReferenceKind.THESIS,
    "thesis": ReferenceKind.THESIS,
    "techreport": ReferenceKind.REPORT,
    "report": ReferenceKind.REPORT,
    "online": ReferenceKind.WEB_PAGE,
    "electronic": ReferenceKind.WEB_PAGE,
    "misc": ReferenceKind.OTHER,
}
_TYPES = {kind: name for name, kind in reversed(_KINDS.items())}
_PUBLISHERS = {ReferenceKind.THESIS: "school", ReferenceKind.REPORT: "institution"}
_IN_BOOKS = {ReferenceKind.CHAPTER, ReferenceKind.CONFERENCE_PAPER}
_TYPE, _KEY = "entry type", "entry key"
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_:.+-]*")
_ENTRY_TYPE = re.compile(r"[a-z]+")
_ENTRY_KEY = re.compile(r"[^\s,{}()\"#%'=~\\@]+")


@frozen(kw_only=False)
class _Found:
    """An entry, with the abbreviations of its file; without one, the block is broken."""

    entry: "Entry | None"
    strings: dict[str, str]


def read(text: str) -> Iterator[Record]:
    """The records of a BibTeX text."""
    return read_each(_cut(text), _reference)


def write(entries: Iterable[tuple[str, Reference]]) -> str:
    """References as BibTeX, each under the key it had in such a file, else under the one it comes with."""
    taken: set[str] = set()
    written = []
    for key, reference in entries:
        own = _free(_kept(reference, _KEY, _ENTRY_KEY) or key, taken)
        taken.add(own.casefold())
        written.append(_written(own, reference))
    return "\n".join(written)


def _cut(text: str) -> Iterator[tuple[int, _Found]]:
    """Each entry, good or broken, and the line it begins on."""
    from bibtexparser.model import Entry, ParsingFailedBlock, String
    from bibtexparser.splitter import Splitter

    # It logs every broken block; ours are told to the reader, and no text of theirs is ever logged.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    blocks = Splitter(text.replace("\r\n", "\n").replace("\r", "\n")).split().blocks
    strings = dict(zip(MONTHS, MONTHS, strict=True))
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, String):
            strings[block.key.casefold()] = _value(block.value, strings)
        elif isinstance(block, Entry):
            yield line, _Found(block, strings)
        elif isinstance(block, ParsingFailedBlock) and not _is_abbreviation(block):
            inner = block.ignore_error_block
            yield line, _Found(inner if isinstance(inner, Entry) else None, strings)


def _is_abbreviation(block: "Block") -> bool:
    return (block.raw or "").lstrip().casefold().startswith(("@string", "@comment", "@preamble"))


def _value(raw: str, strings: dict[str, str]) -> str:
    """A field's TeX: pieces in braces or quotes, numbers and abbreviations, joined by number signs."""
    text = "".join(_piece(piece, strings) for piece in _pieces(raw))
    text = tidied(text)
    return text if is_balanced(text) else re.sub(r"[{}]|(?<!\\)\\+$", "", text)


def _pieces(raw: str) -> Iterator[str]:
    """The pieces between number signs that stand in no braces and no quotes."""
    depth, is_quoted, begins = 0, False, 0
    for match in re.finditer(r'(?<!\\)[{}"#]', raw):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0 and match[0] == '"':
            is_quoted = not is_quoted
        elif depth == 0 and not is_quoted:
            yield raw[begins : match.start()].strip()
            begins = match.end()
    yield raw[begins:].strip()


def _piece(piece: str, strings: dict[str, str]) -> str:
    if len(piece) > 1 and (piece[0], piece[-1]) in {("{", "}"), ('"', '"')}:
        return piece[1:-1]
    return strings.get(piece.casefold(), piece)


def _reference(found: _Found) -> Reference:
    if found.entry is None:
        raise Broken(_("Its braces or commas are not in order, so its fields cannot be told apart."))
    entry = found.entry
    pairs = ((_field_name(field.key), _value(str(field.value), found.strings)) for field in entry.fields)
    fields = Fields(dict.fromkeys(pairs))
    type_ = entry.entry_type.casefold()
    kind = _KINDS.get(type_, ReferenceKind.OTHER)
    own = [(_TYPE, type_ if type_ != _TYPES[kind] else ""), (_KEY, tidied(entry.key))]
    journals = (
        ("booktitle", "journal", "journaltitle") if kind in _IN_BOOKS else ("journal", "journaltitle", "booktitle")
    )
    doi = fields.take("doi", read=_verbatim_doi)
    pmid = fields.take("pmid", read=_verbatim_pmid)
    fields.drop("doi", lambda value: _verbatim_doi(value) == doi != "")
    fields.drop("pmid", lambda value: _verbatim_pmid(value) == pmid != "")
    return Reference(
        kind=kind,
        title=fields.take("title", read=_plain),
        authors=authors_of(fields.take("author")),
        journal=fields.take(*journals, read=_plain),
        published=published_of(fields),
        volume=fields.take("volume", read=from_tex),
        issue=fields.take("number", "issue", read=from_tex),
        pages=fields.take("pages", read=lambda value: clean_pages(from_tex(value))),
        publisher=fields.take(_PUBLISHERS.get(kind, "publisher"), "publisher", "school", "institution", read=from_tex),
        issn=fields.take("issn", read=from_tex),
        doi=doi,
        pmid=pmid,
        pmcid=fields.take("pmcid", "pmc", read=lambda value: clean_pmcid(from_verbatim(value))),
        address=fields.take("url", read=from_verbatim),
        language=fields.take("language", "langid", read=from_tex),
        abstract=fields.take("abstract", read=_plain),
        keywords=keywords_of(fields.take("keywords", "keyword")),
        kept=(*(KeptField(format=NAME, name=name, value=value) for name, value in own if value), *fields.kept(NAME)),
    )


def _plain(value: str) -> str:
    return plain_text(from_tex(value))


def _verbatim_doi(value: str) -> str:
    return clean_doi(from_verbatim(value))


def _verbatim_pmid(value: str) -> str:
    return clean_pmid(from_verbatim(value))


def _field_name(name: str) -> str:
    plain = re.sub(r"[^a-z0-9_:.+-]+", "-", name.casefold()).strip("-")
    return plain if _FIELD_NAME.fullmatch(plain) else f"field-{plain}"


def _written(key: str, reference: Reference) -> str:
    kind = reference.kind
    exact = _kept(reference, _TYPE, _ENTRY_TYPE)
    type_ = exact if _KINDS.get(exact, ReferenceKind.OTHER) is kind and exact else _TYPES[kind]
    kept = kept_for(reference, NAME)
    fields = [
        ("title", to_tex(reference.title)),
        ("author", written_authors(reference.authors)),
        ("booktitle" if kind in _IN_BOOKS else "journal", to_tex(reference.journal)),
        *written_date(reference.published, is_whole=any(name in DATE_FIELDS for name, _value in kept)),
        ("volume", to_tex(reference.volume)),
        ("number", to_tex(reference.issue)),
        ("pages", to_tex(reference.pages).replace("-", "--")),
        (_PUBLISHERS.get(kind, "publisher"), to_tex(reference.publisher)),
        ("issn", to_tex(reference.issn)),
        ("doi", to_verbatim(reference.doi)),
        ("pmid", reference.pmid),
        ("pmcid", reference.pmcid),
        ("url", to_verbatim(reference.address)),
        ("language", to_tex(reference.language)),
        ("abstract", to_tex(reference.abstract)),
        ("keywords", written_keywords(reference.keywords)),
        *((name, value) for name, value in kept if _may_follow(name, value)),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{type_}{{{key},\n{lines}}}\n"


def _may_follow(name: str, value: str) -> bool:
    return name not in {_TYPE, _KEY} and bool(_FIELD_NAME.fullmatch(name)) and is_balanced(value)


def _kept(reference: Reference, name: str, form: re.Pattern[str]) -> str:
    """What was kept under a name of ours, where BibTeX can hold it."""
    return next((value for own, value in kept_for(reference, NAME) if own == name and form.fullmatch(value)), "")


def _free(key: str, taken: set[str]) -> str:
    free, number = key, 2
    while free.casefold() in taken:
        free, number = f"{key}-{number}", number + 1
    return free
