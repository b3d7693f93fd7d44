# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Single fields of a reference made plain: what a text, a DOI, a PMID and a range of pages look like everywhere here.

Hides the junk that fields carry from wherever they were copied: signs nobody sees, halves of characters, line breaks,
tags of a web page in a title, an address around a DOI. Each function leaves what it has made plain as it is.
"""

import html
import re

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_MARKUP = re.compile(
    r"</?(?:jats:|mml:)?(?:i|b|u|em|strong|sub|sup|scp|sc|span|italic|bold|br|p|title|sec|tt|small|inf)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_PARAGRAPH = re.compile(r"<(?:jats:)?(?:br|p|title|sec)\b", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi\.org/|doi\s*:?\s*)?(10\.[0-9]{2,9}(?:\.[0-9]+)*/\S+)", re.I)
_PMID = re.compile(
    r"(?:pmid\s*:?\s*|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)?0*([1-9][0-9]{0,8})/?",
    re.I,
)
_PMCID = re.compile(r"(?:pmcid\s*:?\s*)?(?:pmc)?([1-9][0-9]{0,9})(?:\.[0-9]+)?", re.I)
_MARKED_PMCID = re.compile(r"(?:pmcid\s*:?\s*)?pmc([1-9][0-9]{0,9})(?:\.[0-9]+)?", re.I)
_DASHES = re.compile(r"\s*(?:--+|[\u2010-\u2015\u2212])\s*")
_ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS, _DAYS = 12, 31


def tidied(text: str) -> str:
    """The text on one line, without signs that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def plain_text(text: str) -> str:
    """The same, and without the tags and entities of a web page."""
    found, before = tidied(text), None
    while found != before:
        before = found
        if "<" in found:
            found = tidied(_MARKUP.sub("", _PARAGRAPH.sub(r" \g<0>", found)))
        if "&" in found:
            found = tidied(_ENTITY.sub(lambda entity: html.unescape(entity[0]), found))
    return found


def clean_doi(text: str) -> str:
    """The DOI alone, from "10." on; empty when there is none."""
    match = _DOI.fullmatch(tidied(text))
    return match[1].rstrip(".,;") if match else ""


def clean_pmid(text: str) -> str:
    """The digits of a PMID; empty when it is none."""
    match = _PMID.fullmatch(tidied(text))
    return match[1] if match else ""


def clean_pmcid(text: str) -> str:
    """A PMCID as "PMC" and digits, from a field that holds nothing else; empty when it is none."""
    match = _PMCID.fullmatch(tidied(text))
    return f"PMC{match[1]}" if match else ""


def marked_pmcid(text: str) -> str:
    """The same from a field that may hold other numbers: it has to say that it is one."""
    match = _MARKED_PMCID.fullmatch(tidied(text))
    return f"PMC{match[1]}" if match else ""


def clean_pages(text: str) -> str:
    """Pages with a plain hyphen between first and last."""
    return _DASHES.sub("-", tidied(text))


def iso_parts(text: str) -> tuple[str, ...]:
    """Year, month and day of a date such as 2018, 2018-04 or 2018-04-03; nothing for any other text."""
    match = _ISO_DATE.fullmatch(text)
    parts = tuple(part for part in match.groups() if part) if match else ()
    limits = (9999, _MONTHS, _DAYS)
    return parts if all(1 <= int(part) <= limit for part, limit in zip(parts, limits, strict=False)) else ()


def person(family: str, given: str) -> str:
    """A name as it stands in a reference."""
    return ", ".join(part for part in (tidied(family), tidied(given)) if part)


def listed_name(name: str) -> str:
    """A name given family first, with one blank after each comma."""
    return re.sub(r"\s*,\s*", ", ", tidied(name)).strip(", ")


def family_and_given(name: str) -> tuple[str, str] | None:
    """The two parts of a person's name; None for a group, or a person of one name."""
    family, _comma, given = name.partition(", ")
    return (family, given) if family and given and person(family, given) == name else None
