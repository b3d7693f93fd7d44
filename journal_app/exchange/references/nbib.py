# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The nbib files of PubMed (MEDLINE format): tags of up to four letters, "- ", and lines that go on below.

Hides that a publication type is kept as well as understood, and that what follows an author (a short name, where they
work) belongs to that author: it is kept as "AD.2" and written back after the second.
"""

import re
from collections.abc import Iterable, Iterator

from journal_app.domain.reference_marks import clean_doi, clean_pmcid, clean_pmid
from journal_app.domain.references import Reference, ReferenceKind
from journal_app.exchange.references.records import Fields, Record, kept_for, lines_of, read_each
from journal_app.exchange.references.texts import clean_pages, family_and_given, listed_name, plain_text

NAME = "nbib"
START = re.compile(r"^(?:PMID|OWN |STAT|TI  |FAU )- ", re.MULTILINE)
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*)|)$")
_KINDS = {
    "Preprint": ReferenceKind.PREPRINT,
    "Book": ReferenceKind.BOOK,
    "Book Chapter": ReferenceKind.CHAPTER,
    "Congress": ReferenceKind.CONFERENCE_PAPER,
    "Academic Dissertation": ReferenceKind.THESIS,
    "Technical Report": ReferenceKind.REPORT,
    "Web Page": ReferenceKind.WEB_PAGE,
    "Other": ReferenceKind.OTHER,
    "Journal Article": ReferenceKind.ARTICLE,
}
_TYPES = {kind: word for word, kind in _KINDS.items()}
_ISSN = re.compile(r"([0-9]{4}-[0-9]{3}[0-9X])(?: \(.*\))?")
_SHORT_NAME = re.compile(r"(.+) ([^\W\d_a-z]{1,4})")
_GROUP, _PERSON = "CN", "FAU"
_OF_AUTHOR = ("AU", "AD", "AUID")
_WRAP_AT = 85
_Lines = list[tuple[str, list[str]]]  # a tag, and the lines of its value


def read(text: str) -> Iterator[Record]:
    """The records of an nbib text."""
    return read_each(_cut(text), _reference)


def write(entries: Iterable[tuple[str, Reference]]) -> str:
    """References as nbib; addresses and the keys they come with have no place in it."""
    return "\n".join(_written(reference) for _key, reference in entries)


def kind_of(types: Iterable[str]) -> ReferenceKind:
    """What sort of text something of these publication types is."""
    present = set(types)
    return next((kind for word, kind in _KINDS.items() if word in present), ReferenceKind.ARTICLE)


def type_of(kind: ReferenceKind) -> str:
    """The publication type of a kind."""
    return _TYPES[kind]


def _cut(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Each record's fields, and the line it begins on; a blank line in the middle of a record does not end it."""
    begins, record = 0, _Lines()
    for number, lines in _blocks(text):
        if _are_two(record, lines):
            yield begins, _joined(record)
            begins, record = 0, _Lines()
        begins = begins or number
        record += lines
    if record:
        yield begins, _joined(record)


def _blocks(text: str) -> Iterator[tuple[int, _Lines]]:
    """The tagged lines between blank ones, also before a PMID, and the line each block begins on."""
    begins, block = 0, _Lines()
    for number, line in enumerate(lines_of(text), start=1):
        match = _LINE.match(line)
        if block and (not line.strip() or (match and match[1] == "PMID")):
            yield begins, block
            block = _Lines()
        if match:
            begins = begins if block else number
            block.append((match[1], [match[2] or ""]))
        elif line.startswith(" ") and block:
            block[-1][1].append(line.strip())
    if block:
        yield begins, block


def _has(lines: _Lines, *tags: str) -> bool:
    return any(tag in tags for tag, _parts in lines)


def _are_two(record: _Lines, lines: _Lines) -> bool:
    """Whether both have what one record has once."""
    return any(_has(record, *tags) and _has(lines, *tags) for tags in (("PMID",), ("TI", "BTI", "TT")))


def _joined(record: _Lines) -> list[tuple[str, str]]:
    return [(tag, " ".join(parts)) for tag, parts in record]


def _reference(lines: list[tuple[str, str]]) -> Reference:
    authors, others = _authors(lines)
    fields = Fields(others)
    kind = kind_of(fields.all_of("PT"))
    fields.take("PT", read=lambda value: value if value == type_of(kind) else "")
    issn = next((match[1] for value in fields.all_of("IS") if (match := _ISSN.fullmatch(value))), "")
    fields.take("IS", read=lambda value: value if value == issn else "")
    return Reference(
        kind=kind,
        title=fields.take("TI", "BTI", "TT", read=plain_text),
        authors=authors,
        journal=fields.take("JT", "TA", read=plain_text),
        published=fields.take("DP"),
        volume=fields.take("VI"),
        issue=fields.take("IP"),
        pages=fields.take("PG", read=clean_pages),
        publisher=fields.take("PB"),
        issn=issn,
        doi=fields.take("LID", "AID", read=_marked_doi),
        pmid=fields.take("PMID", read=clean_pmid),
        pmcid=fields.take("PMC", read=clean_pmcid),
        language=fields.take("LA"),
        abstract=fields.take("AB", read=plain_text),
        keywords=fields.take_all("OT"),
        kept=fields.kept(NAME),
    )


def _authors(lines: list[tuple[str, str]]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The authors, and all other fields; those of one author come first and carry the author's number."""
    given = Fields(lines)
    is_full = bool(given.all_of(_PERSON))
    names: list[str] = []
    theirs: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for field in given.kept(NAME):
        if field.name in {_GROUP, _PERSON if is_full else "AU"}:
            name = _from_short(field.value) if field.name == "AU" else field.value
            names.append(listed_name(name) or name)
        elif field.name in _OF_AUTHOR and names:
            theirs.append((f"{field.name}.{len(names)}", field.value))
        else:
            others.append((field.name, field.value))
    return tuple(names), theirs + others


def _from_short(name: str) -> str:
    """Smith JA as "Smith, JA"."""
    match = _SHORT_NAME.fullmatch(name)
    return f"{match[1]}, {match[2]}" if match else name


def _marked_doi(value: str) -> str:
    return clean_doi(value.removesuffix("[doi]")) if value.endswith("[doi]") else ""


def _written(reference: Reference) -> str:
    kept = kept_for(reference, NAME)
    lines = [
        ("PMID", reference.pmid),
        ("IS", _issn_line(reference.issn, kept)),
        ("VI", reference.volume),
        ("IP", reference.issue),
        ("DP", reference.published),
        ("TI", reference.title),
        ("PG", reference.pages),
        ("LID", f"{reference.doi} [doi]" if reference.doi else ""),
        ("AB", reference.abstract),
        *_written_authors(reference.authors, kept),
        ("LA", reference.language),
        ("PT", type_of(reference.kind)),
        ("PB", reference.publisher),
        ("JT", reference.journal),
        ("PMC", reference.pmcid),
        *(("OT", word) for word in reference.keywords),
        *((name, value) for name, value in kept if not _is_beside(name, reference.authors)),
    ]
    return "".join(_line(tag.partition(".")[0], value) for tag, value in lines if value)


def _issn_line(issn: str, kept: list[tuple[str, str]]) -> str:
    """The ISSN, unless a line kept says it already."""
    said = next((match[1] for name, value in kept if name == "IS" and (match := _ISSN.fullmatch(value))), "")
    return "" if said == issn else issn


def _written_authors(authors: tuple[str, ...], kept: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each author with what belongs to them; beside short names all are full ones, or the short would count again."""
    has_short = any(name.partition(".")[0] == "AU" for name, _value in kept)
    yield from (pair for pair in kept if pair[0] in _OF_AUTHOR)
    for number, name in enumerate(authors, start=1):
        yield (_PERSON if has_short or family_and_given(name) else _GROUP), name
        yield from (pair for pair in kept if _number_of(pair[0], authors) == number)


def _number_of(name: str, authors: tuple[str, ...]) -> int:
    """The number of the author whom a field kept belongs to; 0 for none who is there."""
    number = name.partition(".")[2]
    return int(number) if number.isdecimal() and int(number) <= len(authors) else 0


def _is_beside(name: str, authors: tuple[str, ...]) -> bool:
    return name in _OF_AUTHOR or bool(_number_of(name, authors))


def _line(tag: str, value: str) -> str:
    """A field on lines of the usual length, broken at blanks only."""
    lines, words = [""], value.split(" ")
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > _WRAP_AT:
            lines.append("")
        lines[-1] += f"{word} "
    return f"{tag:<4}- " + "\n      ".join(line.rstrip() for line in lines) + "\n"
