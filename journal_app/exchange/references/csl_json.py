# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""CSL-JSON, the list of items that citation processors and Zotero exchange; also one item alone, or under "items".

Hides that items are decoded one by one, so that what stands before a break is read, and that names and dates which say
more than a reference holds are kept beside it and written back as long as they still say the same.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from journal_app.domain.reference_marks import clean_doi, clean_pmcid, clean_pmid, iso_parts
from journal_app.domain.references import KeptField, Reference, ReferenceKind
from journal_app.exchange.references.records import Broken, Record, kept_for, read_each
from journal_app.exchange.references.texts import clean_pages, family_and_given, person, plain_text, tidied
from journal_app.words import _

NAME = "csl-json"
START = re.compile(r"\s*(?:\[\s*(?:\{|\])|\{\s*[\"}])")
T = TypeVar("T")
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_KINDS = {
    "article-journal": ReferenceKind.ARTICLE,
    "article-magazine": ReferenceKind.ARTICLE,
    "article-newspaper": ReferenceKind.ARTICLE,
    "review": ReferenceKind.ARTICLE,
    "article": ReferenceKind.PREPRINT,
    "book": ReferenceKind.BOOK,
    "chapter": ReferenceKind.CHAPTER,
    "paper-conference": ReferenceKind.CONFERENCE_PAPER,
    "thesis": ReferenceKind.THESIS,
    "report": ReferenceKind.REPORT,
    "webpage": ReferenceKind.WEB_PAGE,
    "post-weblog": ReferenceKind.WEB_PAGE,
    "document": ReferenceKind.OTHER,
}
_TYPES = {kind: name for name, kind in reversed(_KINDS.items())}
_TEXTS = {
    "title": ("title", plain_text),
    "journal": ("container-title", plain_text),
    "volume": ("volume", tidied),
    "issue": ("issue", tidied),
    "pages": ("page", clean_pages),
    "publisher": ("publisher", tidied),
    "issn": ("ISSN", tidied),
    "doi": ("DOI", clean_doi),
    "pmid": ("PMID", clean_pmid),
    "pmcid": ("PMCID", clean_pmcid),
    "address": ("URL", tidied),
    "language": ("language", tidied),
    "abstract": ("abstract", plain_text),
}
_DEEPEST = 40
_MOST_PARTS = 3


def read(text: str) -> Iterator[Record]:
    """The records of a CSL-JSON text."""
    return read_each(_cut(text), _reference)


def write(entries: Iterable[tuple[str, Reference]]) -> str:
    """References as CSL-JSON, each under the id it had in such a file, else under the key it comes with."""
    return json.dumps([_written(key, reference) for key, reference in entries], ensure_ascii=False, indent=1) + "\n"


def _cut(text: str) -> Iterator[tuple[int, Json | Broken]]:
    """Each item and the line it begins on; what is no JSON ends the list."""
    decoder = json.JSONDecoder(parse_constant=_refused, parse_float=_finite)
    place = len(text) - len(text.lstrip())
    is_list = text[place : place + 1] == "["
    place, line, counted = place + is_list, 1, 0
    while True:
        while text[place : place + 1] and text[place] in ", \t\r\n":
            place += 1
        if place >= len(text) or (is_list and text[place] == "]"):
            return
        line, counted = line + text.count("\n", counted, place), place
        try:
            item, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield line, Broken(_("From here on this is no JSON that can be read."))
            return
        yield from ((line, each) for each in _items(item))


def _refused(name: str) -> float:
    raise ValueError(name)


def _finite(digits: str) -> float:
    """A number that JSON can be given again; one too large ends the list like any other break."""
    number = float(digits)
    return number if math.isfinite(number) else _refused(digits)


def _items(item: Json) -> list[Json]:
    """An item, or those under "items"."""
    inner = item.get("items") if isinstance(item, dict) and "title" not in item else None
    return inner if isinstance(inner, list) else [item]


def _reference(item: Json | Broken) -> Reference:
    if isinstance(item, Broken):
        raise item
    if not isinstance(item, dict):
        raise Broken(_("It is no object with fields."))
    if _is_too_deep(item, _DEEPEST):
        raise Broken(_("It is nested too deeply to be a reference."))
    left: dict[str, Json] = {name: value for name, value in item.items() if value not in (None, "", [], {})}
    type_ = _taken(left, "type")
    kind = _KINDS.get(type_, ReferenceKind.OTHER) if type_ else ReferenceKind.ARTICLE
    texts = {name: _taken(left, field, read) for name, (field, read) in _TEXTS.items()}
    if type_ and _TYPES[kind] != type_:
        left["type"] = type_
    return Reference(
        **texts,
        kind=kind,
        authors=_unless_more(left, "author", _authors, _written_authors),
        published=_unless_more(left, "issued", _published, _written_date),
        keywords=_unless_more(left, "keyword", _keywords, _written_keywords),
        kept=tuple(KeptField(format=NAME, name=tidied(name), value=_as_text(value)) for name, value in left.items()),
    )


def _is_too_deep(value: Json, most: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return most == 0 or any(_is_too_deep(each, most - 1) for each in inner)


def _as_text(value: Json) -> str:
    return tidied(json.dumps(value, ensure_ascii=False))


def _taken(left: dict[str, Json], field: str, read: Callable[[str], str] = tidied) -> str:
    """What ``read`` makes of a field; a list of several stays, since only its first is taken."""
    value = left.get(field)
    found = read(_text(value))
    if found and not (isinstance(value, list) and len(value) > 1):
        del left[field]
    return found


def _text(value: Json) -> str:
    """A text or number on one line, or the first of a list of them."""
    if isinstance(value, list):
        return _text(value[0]) if value and not isinstance(value[0], list) else ""
    return tidied(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _unless_more(left: dict[str, Json], field: str, read: Callable[[Json], T], write: Callable[[T], Json]) -> T:
    """What a field says; it stays where it says more than that."""
    value = left.get(field)
    found = read(value)
    if found and write(found) == value:
        del left[field]
    return found


def _authors(value: Json) -> tuple[str, ...]:
    return tuple(filter(None, map(_author, value))) if isinstance(value, list) else ()


def _author(name: Json) -> str:
    if not isinstance(name, dict):
        return _text(name)
    particles = (_text(name.get(part)) for part in ("dropping-particle", "non-dropping-particle", "family"))
    given = ", ".join(filter(None, (_text(name.get(part)) for part in ("given", "suffix"))))
    return person(" ".join(filter(None, particles)), given) or _text(name.get("literal"))


def _written_authors(names: tuple[str, ...]) -> Json:
    return [_written_author(name) for name in names]


def _written_author(name: str) -> Json:
    parts = family_and_given(name)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": name}


def _published(value: Json) -> str:
    if not isinstance(value, dict):
        return _text(value)
    dates = value.get("date-parts")
    first = dates[0] if isinstance(dates, list) and dates else None
    parts = [_text(part) for part in first[:_MOST_PARTS]] if isinstance(first, list) else []
    iso = "-".join(part.zfill(2) for part in parts)
    return iso if iso_parts(iso) else next(filter(None, (_text(value.get(name)) for name in ("literal", "raw"))), "")


def _written_date(published: str) -> Json:
    parts = iso_parts(published)
    return {"date-parts": [[int(part) for part in parts]]} if parts else {"literal": published}


def _keywords(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [*value.split(";" if ";" in value else ",")]
    return tuple(filter(None, map(_text, value))) if isinstance(value, list) else ()


def _written_keywords(words: tuple[str, ...]) -> Json:
    """The words in one text, by the commonest separator that keeps them apart."""
    joined = (separator.join(words) for separator in (", ", "; "))
    fitting = [text for text in joined if _keywords(text) == words]
    return fitting[0] if fitting else [*words]


def _written(key: str, reference: Reference) -> dict[str, Json]:
    kept = {name: value for name, text in kept_for(reference, NAME) if (value := _loaded(text)) is not None}
    item: dict[str, Json] = {"id": key, "type": _TYPES[reference.kind]}
    item |= {field: getattr(reference, name) for name, (field, _read) in _TEXTS.items()}
    item["author"] = _written_authors(reference.authors)
    item["issued"] = _written_date(reference.published) if reference.published else None
    item["keyword"] = _written_keywords(reference.keywords) if reference.keywords else None
    item = {name: value for name, value in item.items() if value}
    return item | {name: value for name, value in kept.items() if name not in item or _says(reference, name, value)}


def _says(reference: Reference, field: str, value: Json) -> bool:
    """Whether a field kept still says what the reference says."""
    if field == "id":
        return True
    if field == "type":
        return not _text(value) or _KINDS.get(_text(value), ReferenceKind.OTHER) is reference.kind
    if field == "author":
        return _authors(value) == reference.authors
    if field == "issued":
        return _published(value) == reference.published
    if field == "keyword":
        return _keywords(value) == reference.keywords
    name, read = next((name, read) for name, (own, read) in _TEXTS.items() if own == field)
    return read(_text(value)) == str(getattr(reference, name))


def _loaded(text: str) -> Json:
    try:
        loaded: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return loaded
