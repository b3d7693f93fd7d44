# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Pages as PDF/UA-1, made from a template of ours and data of the reader's.

Hides Typst: callers name a template in ``resources/report`` and hand over values. Values are data, never markup, and
are drawn in the bundled fonts alone; the same values at the same instant give the same bytes, which tell nothing of
the machine they were made on.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from journal_app import disclaimer, places
from journal_app.domain.frozen import frozen
from journal_app.report.drawable import drawable, fonts_folder
from journal_app.words import _, language
from journal_app.writing import put

if TYPE_CHECKING:  # some 40 MB that only whoever prints waits for
    from typst import Compiler

Data: TypeAlias = str | int | bool | Mapping[str, "Data"] | Sequence["Data"] | None


class Paper(StrEnum):
    """The paper to print on, as a reader names it."""

    A4 = "a4"
    LETTER = "letter"


_TYPST_PAPER = {Paper.A4: "a4", Paper.LETTER: "us-letter"}


@frozen
class Printed:
    """What stands on every page of a document and in what a viewer shows about it.

    ``author`` may be empty. ``created_at`` is the only instant in the file; it needs a time zone, which is not kept.
    ``is_whole`` is False where pages follow that are not drawn, so that nothing is said of how many there are.
    """

    title: str
    foot: str
    author: str = ""
    paper: Paper = Paper.A4
    created_at: datetime
    is_whole: bool = True


@frozen
class Pages:
    """A finished document; ``replaced`` counts the characters no font of ours has."""

    content: bytes
    replaced: int = 0


@frozen
class Sheet:
    """What a document is made of: a template in ``resources/report``, what it reads, and the charts it names.

    ``pictures`` are SVG in the bundled fonts, which a template names by their number.
    """

    template: str
    printed: Printed
    values: Mapping[str, Data]
    pictures: Sequence[bytes] = ()


def make_pages(sheet: Sheet) -> Pages:
    """The pages of a document, tagged to be read aloud."""
    inputs, replaced = _inputs(sheet)
    content = _compiler(sheet.template, inputs).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(sheet.printed.created_at.timestamp()),
    )
    if not isinstance(content, bytes):
        raise TypeError("a document came back as no bytes")
    return Pages(content=content, replaced=replaced)


def draw_pages(sheet: Sheet, *, dots: float) -> tuple[bytes, ...]:
    """The same pages to look at, each as PNG with so many dots to the inch."""
    inputs, _replaced = _inputs(sheet)
    drawn = _compiler(sheet.template, inputs).compile(
        format="png", ppi=dots, timestamp=int(sheet.printed.created_at.timestamp())
    )
    return (drawn,) if isinstance(drawn, bytes) else tuple(drawn or ())


def pages_reached(sheet: Sheet) -> tuple[tuple[str, int], ...]:
    """What a template notes on its way, in order, each with the page it had reached; nothing is drawn for it."""
    inputs, _replaced = _inputs(sheet)
    found = _compiler(sheet.template, inputs).query("<reached>", field="value", format="json")
    return tuple((str(each["what"]), int(each["page"])) for each in json.loads(found))


def write_pages(pages: Pages, path: Path, *, replace: bool = False) -> None:
    """Write a document whole or not at all.

    EntryRefused when a file stands at ``path`` and ``replace`` was not said, StorageFailed when the disk refuses.
    """
    put(path, pages.content, replace=replace)


def _inputs(sheet: Sheet) -> tuple[dict[str, str], int]:
    """What the template is given, and how many characters of it no font of ours has."""
    printed, (spoken, region) = sheet.printed, _language()
    shared: dict[str, Data] = {
        "title": printed.title,
        "author": [printed.author] if printed.author else [],
        "paper": _TYPST_PAPER[printed.paper],
        "foot": printed.foot,
        # Translators: "Page {page}": foot of a printed page, where it is not known how many there are
        "page_words": _("Page {page} of {pages}") if printed.is_whole else _("Page {page}"),
        "disclaimer": list(disclaimer.points()),
        "language": spoken,
        "region": region,
    }
    data, replaced = _drawn({**sheet.values, **shared})
    pictures = {f"picture {number}": picture.decode() for number, picture in enumerate(sheet.pictures)}
    return {"data": json.dumps(data, ensure_ascii=False), **pictures}, replaced


def _language() -> tuple[str, str | None]:
    """The language spoken and, if Typst takes it, the region: two letters, where "419" for the Americas is none."""
    from babel import Locale

    locale = Locale.parse(language())
    region = locale.territory or ""
    return locale.language, region.lower() if len(region) == 2 and region.isalpha() else None  # noqa: PLR2004 -- above


def _compiler(template: str, inputs: Mapping[str, str]) -> "Compiler":
    """Typst on one template and what it reads, with our fonts and nothing else of this machine."""
    import typst

    root = places.resources() / "report"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts_folder()])
    template_file = root / f"{template}.typ"
    return typst.Compiler(template_file, root=root, font_paths=fonts, ignore_system_fonts=True, sys_inputs=dict(inputs))


def _drawn(value: Data) -> tuple[Data, int]:
    """The value with all its text made drawable, and how many characters were replaced."""
    if isinstance(value, str):
        drawn = drawable(value)
        return drawn.text, drawn.replaced
    if isinstance(value, Mapping):
        pairs = {key: _drawn(held) for key, held in value.items()}
        return {key: held for key, (held, _count) in pairs.items()}, sum(count for _held, count in pairs.values())
    if isinstance(value, Sequence):
        items = [_drawn(held) for held in value]
        return [held for held, _count in items], sum(count for _held, count in items)
    return value, 0
