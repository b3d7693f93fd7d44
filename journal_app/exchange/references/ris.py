# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""RIS, the tagged lines most reference managers give ("TY  - JOUR" to "ER  -").

Hides which of several tags for one thing counts, how dates and pages are spread over tags, and that records are cut out
before rispy reads them: one without an end would otherwise swallow the next.
"""

import re
from collections.abc import Iterable, Iterator

from journal_app.domain.reference_marks import clean_doi, clean_pmid, iso_parts, marked_pmcid
from journal_app.domain.references import KeptField, Reference, ReferenceKind
from journal_app.exchange.references.records import Fields, Record, kept_for, lines_of, read_each
from journal_app.exchange.references.texts import clean_pages, listed_name, plain_text

NAME = "ris"
START = re.compile(r"^[^\S\n]*+TY {1,2}- ?", re.MULTILINE)
_LINE = re.compile(r"([A-Z][A-Z0-9])[ \u00a0]{2}-(.*)")
_LOOSE = re.compile(r"\s*([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*)|)$")
_KINDS = {
    "JOUR": ReferenceKind.ARTICLE,
    "EJOUR": ReferenceKind.ARTICLE,
    "JFULL": ReferenceKind.ARTICLE,
    "MGZN": ReferenceKind.ARTICLE,
    "NEWS": ReferenceKind.ARTICLE,
    "INPR": ReferenceKind.ARTICLE,
    "UNPB": ReferenceKind.PREPRINT,
    "BOOK": ReferenceKind.BOOK,
    "EBOOK": ReferenceKind.BOOK,
    "EDBOOK": ReferenceKind.BOOK,
    "CHAP": ReferenceKind.CHAPTER,
    "ECHAP": ReferenceKind.CHAPTER,
    "CPAPER": ReferenceKind.CONFERENCE_PAPER,
    "CONF": ReferenceKind.CONFERENCE_PAPER,
    "THES": ReferenceKind.THESIS,
    "RPRT": ReferenceKind.REPORT,
    "ELEC": ReferenceKind.WEB_PAGE,
    "BLOG": ReferenceKind.WEB_PAGE,
    "GEN": ReferenceKind.OTHER,
}
_WRITTEN = {kind: tag for tag, kind in reversed(_KINDS.items())}
_DATE = re.compile(r"([0-9]{4})(?:/([0-9]{0,2}))?(?:/([0-9]{0,2}))?(?:/(.*))?")


def read(text: str) -> Iterator[Record]:
    """The records of a RIS text."""
    return read_each(_cut(text), _reference)


def write(entries: Iterable[tuple[str, Reference]]) -> str:
    """References as RIS; the keys they come with have no place in it."""
    return "".join(_written(reference) for _key, reference in entries)


def _cut(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record's lines in rispy's spelling, a broken line put together again, and the line it begins on."""
    lines = lines_of(text)
    form = _LINE if any(line.startswith("TY") and _LINE.match(line) for line in lines) else _LOOSE
    record: list[list[str]] = []
    begins = 0
    for number, line in enumerate(lines, start=1):
        match = form.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag in {"TY", "ER"}:
            if len(record) > 1 or (record and tag == "ER"):
                yield begins, [" ".join(parts) for parts in record]
            record, begins = ([[f"TY  - {value}"]] if tag == "TY" else []), number
        elif tag:
            begins = begins if record else number
            record.append([f"{tag}  - {value}"])
        elif value and record:
            record[-1].append(value)
    if record:
        yield begins, [" ".join(parts) for parts in record]


def _reference(lines: list[str]) -> Reference:
    from rispy import RisParser

    # Tags stand for themselves and each may come again: what they mean is said here, by kind of text.
    tags = dict.fromkeys([*(line[:2] for line in lines), "TY", "ER"])
    parser = RisParser(mapping={tag: tag for tag in tags}, list_tags=[*tags], delimiter_tags_mapping={})
    start = [] if lines[0].startswith("TY") else ["TY  - JOUR"]
    found = parser.parse("\n".join([*start, *lines, "ER  - "]))[0]
    fields = Fields((tag, value) for tag, values in found.items() for value in _listed(values))
    return _made_of(fields)


def _listed(values: object) -> list[str]:
    """Rispy gives the first tag of a record bare and every other as a list."""
    return [str(value) for value in values] if isinstance(values, list) else [str(values)]


def _made_of(fields: Fields) -> Reference:
    tag = fields.take("TY").upper()
    kind = _KINDS.get(tag, ReferenceKind.OTHER) if tag else ReferenceKind.ARTICLE
    exact = () if _WRITTEN[kind] == tag or not tag else (KeptField(format=NAME, name="TY", value=tag),)
    titles = ("TI", "T1", "CT", "BT") if kind is ReferenceKind.BOOK else ("TI", "T1", "CT")
    return Reference(
        kind=kind,
        title=fields.take(*titles, read=plain_text),
        authors=tuple(filter(None, map(listed_name, fields.take_all("AU", "A1")))),
        journal=fields.take("JF", "T2", "JO", "JA", "J2", "BT", read=plain_text),
        published=_published(fields),
        volume=fields.take("VL"),
        issue=fields.take("IS"),
        pages=_pages(fields),
        publisher=fields.take("PB"),
        issn=fields.take("SN"),
        doi=fields.take("DO", "DI", read=clean_doi) or _doi_in_address(fields),
        pmid=_pmid(fields),
        pmcid=fields.take("C2", read=marked_pmcid),
        address=fields.take("UR"),
        language=fields.take("LA"),
        abstract=fields.take("AB", "N2", read=plain_text),
        keywords=fields.take_all("KW"),
        kept=(*exact, *fields.kept(NAME)),
    )


def _doi_in_address(fields: Fields) -> str:
    """The DOI of an address that leads through one; the address stays."""
    addresses = (value for value in fields.all_of("UR") if "doi.org/" in value)
    return next(filter(None, map(clean_doi, addresses)), "")


def _published(fields: Fields) -> str:
    """The date, as precise as any tag has it; a full date of another year is another date."""
    first = fields.take("PY", "Y1", read=_date) or fields.take("DA", read=_date)
    fuller = [date for date in map(_date, fields.all_of("DA")) if iso_parts(date) and date.startswith(first)]
    fullest = max(fuller, key=len, default="") if iso_parts(first) else ""
    if len(fullest) <= len(first):
        return first
    return fields.take("DA", read=lambda text: fullest if _date(text) == fullest else "")


def _date(text: str) -> str:
    """1948/07// as 1948-07, 1990///Spring as 1990 Spring; any other text as it is."""
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day, other = match[1], match[2] or "", match[3] or "", (match[4] or "").strip()
    parts = [year, *([month.zfill(2)] if month else []), *([day.zfill(2)] if month and day else [])]
    iso = "-".join(parts)
    if not iso_parts(iso) or (day and not month):
        return text
    return f"{iso} {other}" if other else iso


def _dated(published: str) -> str:
    """A date as RIS writes it, in whatever form reads back as the same."""
    first, _blank, rest = published.partition(" ")
    parts = iso_parts(first)
    slashed = "/".join([*parts, *[""] * (3 - len(parts)), rest])
    forms = (published if len(parts) == 1 and not rest else "", slashed if parts else "")
    return next((form for form in forms if form and _date(form) == published), published)


def _pages(fields: Fields) -> str:
    first = fields.take("SP", read=clean_pages)
    last = fields.take("EP", read=lambda text: "" if "-" in clean_pages(text) else text) if first else ""
    return "-".join(filter(None, (first, last)))


def _pmid(fields: Fields) -> str:
    """The accession number where the database that gave it is PubMed."""
    source = next((value for value in fields.all_of("DB") if value.casefold() in {"pubmed", "medline"}), "")
    found = fields.take("AN", read=clean_pmid) if source else ""
    if found:
        fields.take("DB", read=lambda value: value if value == "PubMed" else "")
    return found


def _written(reference: Reference) -> str:
    kept = kept_for(reference, NAME)
    exact = next((value for name, value in kept if name == "TY" and _KINDS.get(value) in {reference.kind, None}), "")
    lines = [
        ("TY", exact or _WRITTEN[reference.kind]),
        ("TI", reference.title),
        *(("AU", name) for name in reference.authors),
        ("JF", reference.journal),
        ("PY", _dated(reference.published)),
        ("VL", reference.volume),
        ("IS", reference.issue),
        *_written_pages(reference.pages),
        ("PB", reference.publisher),
        ("SN", reference.issn),
        ("DO", reference.doi),
        ("AN", reference.pmid),
        ("DB", "PubMed" if reference.pmid else ""),
        ("C2", reference.pmcid),
        ("UR", reference.address),
        ("LA", reference.language),
        *(("KW", word) for word in reference.keywords),
        ("AB", reference.abstract),
        *((name, value) for name, value in kept if name != "TY"),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"


def _written_pages(pages: str) -> Iterable[tuple[str, str]]:
    first, _dash, last = pages.partition("-")
    if first and last and "-" not in last and clean_pages(first) == first and clean_pages(last) == last:
        return (("SP", first), ("EP", last))
    return (("SP", pages),)
