# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Clinical documents (C-CDA, and CDA of the same shapes): one, or a zip of several as portals give them.

Hides which members of a zip are such documents, and which entries of a document are records of this journal.
"""

import re
from collections.abc import Iterator

from journal_app.domain.facts import Kind
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.cda import document as cda
from journal_app.exchange.cda import infusions as cda_infusions
from journal_app.exchange.cda import results as cda_results
from journal_app.exchange.cda.tree import Element, parse
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Source, refusal
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import ImportPlan, line_name
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.previews.settling import settle_infusion, settle_lab
from journal_app.exchange.reading import Ground
from journal_app.words import _, ngettext

FORMAT = "ccda"
_ROOT = "ClinicalDocument"
# What may stand before the first element. Nothing is tried a second time ("(?>"), however much of it is left open.
_ASIDE = re.compile(r"\s++|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*+(?>\[.*?\])?+[^>]*+>", re.DOTALL)
_FIRST = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_LOOKED_AT = 1 << 14
_MOST_MEMBERS = 500
# What Apple's own export says of itself; all that is in it stands beside it in another shape.
_APPLE = b"Health Export CDA"


def sniff(file: Opened) -> bool:
    """Whether its first element is a clinical document, or that of a document in the zip."""
    if file.is_zip:
        return next(_members(file), None) is not None
    return _is_document(file.beginning)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the results and infusions of the documents would do; FileNotUnderstood where it is none."""
    lines = ResultLines(ground.facts)
    people: dict[Identity, None] = {}
    remarks: list[str] = []
    encoding = ""
    if file.is_zip:
        names = list(_members(file))
        remarks += _others(len(file.unpacked.names) - len(names))
        for number, name in enumerate(names):
            ground.tell(number, len(names))
            try:
                reading = _Reading(_document(file.member(name), ground), f"{name}: ", lines, ground)
            except FileNotUnderstood as refused:
                lines.reject(name, said_by(refused))
            else:
                people |= dict.fromkeys(reading.read())
                remarks += reading.remarks
    else:
        reading = _Reading(_document(file.source, ground), "", lines, ground)
        people |= dict.fromkeys(reading.read())
        remarks, encoding = reading.remarks, file.source.encoding
    return ImportPlan(
        format=FORMAT,
        person=next(iter(people)).words if people else "",
        people=tuple(people),
        encoding=encoding,
        entries=lines.entries(),
        remarks=tuple(remarks),
    )


class _Reading:
    """One document being read. Invariant: each of its entries is spoken of by a line, alone or with its section."""

    def __init__(self, document: cda.Document, prefix: str, lines: ResultLines, ground: Ground) -> None:
        self._document = document
        self._prefix = prefix
        self._lines = lines
        self._ground = ground
        people = document.people()
        self._people = people
        self._whose = people[0].key if len(people) == 1 else ""
        self.remarks: list[str] = []
        self._results = 0

    def read(self) -> tuple[Identity, ...]:
        """Offer what stands in it; whose record it is."""
        for section in self._document.sections():
            self._read_section(section)
        if not self._results:
            self.remarks.append(self._prefix + self._no_results())
        return self._people

    def _no_results(self) -> str:
        if not self._document.is_structured():
            return _("Its body is a document of another kind, such as a PDF, which holds no results to be read.")
        return _("This document holds no laboratory results.")

    def _read_section(self, section: Element) -> None:
        of_results = cda.is_of_results(section)
        entries, left = cda.entries_of(section), 0
        for entry in entries:
            results = list(cda_results.results_in(entry, everywhere=of_results))
            given = [one for one in cda.statements_in(entry) if cda_infusions.is_of_iron(one, self._document)]
            for result in results:
                self._offer_result(result)
            for statement in given:
                self._offer_infusion(statement)
            left += not results and not given
        where = self._place(section)
        title = cda.title_of(section)[:80]
        if left:
            sentence = ngettext(
                "The section “{title}” has {count} entry of another kind, which is not kept here.",
                "The section “{title}” has {count} entries of other kinds, which are not kept here.",
                left,
            )
            self._lines.skip(where, sentence.format(title=title, count=left), whose=self._whose)
        if of_results and not entries and section.child("text").text:
            sentence = _("The section “{title}” is words alone; results in words are added by hand.")
            self._lines.reject(where, sentence.format(title=title), kind=Kind.LAB_RESULT, whose=self._whose)

    def _offer_result(self, result: cda_results.Result) -> None:
        self._results += 1
        settle_lab(
            self._lines,
            self._place(result.observation),
            self._whose,
            lambda: cda_results.read_result(result, self._document, today=self._ground.today),
        )

    def _offer_infusion(self, statement: Element) -> None:
        settle_infusion(
            self._lines,
            self._place(statement),
            self._whose,
            lambda: cda_infusions.read_infusion(statement, self._document, today=self._ground.today),
        )

    def _place(self, element: Element) -> str:
        return self._prefix + line_name(element.line)


def _document(source: Source, ground: Ground) -> cda.Document:
    root = parse(source, ground.tell)
    if root.name != _ROOT:
        raise refusal(
            _("This XML is no clinical document."),
            _("Its first element is {name}; that of a clinical document is {root}.").format(
                name=root.name[:60], root=_ROOT
            ),
        )
    return cda.Document(root)


def _members(file: Opened) -> Iterator[str]:
    """The members of a zip that are clinical documents, by their beginning."""
    try:
        names = [name for name in file.unpacked.names if name.lower().endswith((".xml", ".ccda", ".cda"))]
        for name in names[:_MOST_MEMBERS]:
            with file.unpacked.open(name) as raw:
                head = raw.read(_LOOKED_AT)
            if _APPLE in head:
                continue
            wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
            if _is_document(head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \t\r\n")):
                yield name
    except FileNotUnderstood:
        # Sniffing never raises; what is wrong with the zip is said by whoever reads it.
        return


def _others(count: int) -> list[str]:
    """What to say of the members of a zip that are no clinical documents."""
    if not count:
        return []
    sentence = ngettext(
        "{count} other file in the zip is no clinical document and was not read.",
        "{count} other files in the zip are no clinical documents and were not read.",
        count,
    )
    return [sentence.format(count=count)]


def _is_document(beginning: str) -> bool:
    if not beginning.startswith("<"):
        return False
    place = 0
    while aside := _ASIDE.match(beginning, place):
        place = aside.end()
    first = _FIRST.match(beginning, place)
    return first is not None and first[1] == _ROOT
