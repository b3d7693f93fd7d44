# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reads a PDF of ours back, as somebody else's program does."""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from journal_app.domain.scores import Tracker
from journal_app.report.pages import Pages
from journal_app.report.week_sheet import WeekSheet, make_week_sheet
from tests.builders import a_tracker

AN_EVENING = datetime(2026, 11, 21, 19, 14, tzinfo=UTC)
A_MONDAY = date(2026, 11, 16)


@dataclass(frozen=True, slots=True)
class Paper:
    """What another program finds in a PDF."""

    pages: tuple[str, ...]
    title: str
    author: str
    language: str
    xmp: str
    is_tagged: bool
    sizes: tuple[tuple[int, int], ...]
    fonts: frozenset[str]
    tags: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that is written, on one line."""
        return " ".join(" ".join(self.pages).split())


def read_back(pages: Pages) -> Paper:
    """A document as read by another program."""
    reader = PdfReader(io.BytesIO(pages.content))
    root = _within(reader.trailer["/Root"])
    metadata = reader.metadata
    assert metadata is not None
    return Paper(
        pages=tuple(page.extract_text() for page in reader.pages),
        title=str(metadata.title or ""),
        author=str(metadata.author or ""),
        language=str(root["/Lang"]),
        xmp=_stream(root["/Metadata"]).get_data().decode("utf-8"),
        is_tagged=bool(_within(root["/MarkInfo"])["/Marked"]),
        sizes=tuple((round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages),
        fonts=frozenset(_fonts(reader)),
        tags=tuple(_tags(root["/StructTreeRoot"])),
    )


def a_sheet(*trackers: Tracker, **more: object) -> Pages:
    """A week sheet of Anna's."""
    given: dict[str, object] = {"trackers": trackers or (a_tracker(),), "first": A_MONDAY, "person": "Anna"}
    return make_week_sheet(WeekSheet(**(given | more)), created_at=AN_EVENING)  # type: ignore[arg-type]


def _within(held: PdfObject) -> DictionaryObject:
    found = held.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _stream(held: PdfObject) -> StreamObject:
    found = held.get_object()
    assert isinstance(found, StreamObject)
    return found


def _fonts(reader: PdfReader) -> list[str]:
    """The names of embedded fonts; one that is not embedded is told by a question mark."""
    names: list[str] = []
    for page in reader.pages:
        for font in _within(_within(page["/Resources"])["/Font"]).values():
            descendants = _within(font)["/DescendantFonts"].get_object()
            assert isinstance(descendants, list)
            inner = _within(descendants[0])
            is_embedded = "/FontFile2" in _within(inner["/FontDescriptor"])
            names.append(str(inner["/BaseFont"]).rpartition("+")[2] + ("" if is_embedded else "?"))
    return names


def _tags(node: object) -> list[str]:
    """The kinds of elements, in the order they are read aloud."""
    node = node.get_object() if isinstance(node, PdfObject) else node
    if isinstance(node, list):
        return [tag for child in node for tag in _tags(child)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (_tags(node["/K"]) if "/K" in node else [])
