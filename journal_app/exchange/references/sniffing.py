# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which format a text is in, told by what is in it and never by the name of a file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from journal_app.domain.references import Reference
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.sources import refusal
from journal_app.exchange.references import bibtex, csl_json, nbib, pubmed_xml, ris
from journal_app.exchange.references.records import Record
from journal_app.words import _


class Format(Protocol):
    """What the module of a format offers."""

    @property
    def NAME(self) -> str:  # noqa: N802 -- the constants of a module
        """The name of the format on the command line."""

    @property
    def START(self) -> re.Pattern[str]:  # noqa: N802 -- the same
        """How a record of it begins."""

    def read(self, text: str) -> Iterator[Record]:
        """The records of a text."""

    def write(self, entries: Iterable[tuple[str, Reference]]) -> str:
        """References as a text, each with the key it goes by."""


FORMATS: Mapping[str, Format] = {form.NAME: form for form in (ris, nbib, pubmed_xml, bibtex, csl_json)}
_TAGGED = (ris, nbib, bibtex)
_WEB_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_LOOKED_AT = 5_000


def sniff(text: str) -> Format:
    """The format of a text; FileNotUnderstood for any other."""
    beginning = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n\0")
    if beginning.startswith("<"):
        return _xml(text, beginning)
    if csl_json.START.match(beginning):
        return csl_json
    found = [(match.start(), form) for form in _TAGGED if (match := form.START.search(text))]
    if not found:
        raise _not_understood(beginning)
    return min(found, key=lambda pair: pair[0])[1]


def _xml(text: str, beginning: str) -> Format:
    if _WEB_PAGE.search(beginning):
        raise refusal(
            _("This is a web page, not a file of references."),
            _("A page can show references, but what is kept of it is how it looks."),
            _('On the page, look for "Cite", "Export" or "Send to: Citation manager". Nothing was changed.'),
        )
    if "<!ENTITY" in text:
        raise refusal(
            _("This XML is not read."),
            _("It declares abbreviations of its own (entities), which can be used to fill the memory."),
        )
    if not pubmed_xml.START.search(text):
        raise _not_understood(beginning)
    return pubmed_xml


def _not_understood(beginning: str) -> FileNotUnderstood:
    first = next(iter(beginning.splitlines()), "").strip()[:80]
    return refusal(
        _("This file holds no references that can be read here."),
        _("Its first line is: {line}").format(line=first) if first else _("It holds nothing but blanks."),
        _("RIS, nbib (MEDLINE), PubMed XML, BibTeX and CSL-JSON can be read. Nothing was changed."),
    )
