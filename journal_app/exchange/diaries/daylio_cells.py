# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The cells of Daylio's export that hold more than a word: its scales and its texts.

Hides how a scale is written ("Sleep Quality: 8/10 points", "Sleep Time: 7:30"), and the marks of web pages in texts.
"""

import html
import re
from decimal import Decimal
from html.entities import html5

from journal_app.domain.frozen import frozen
from journal_app.exchange.diaries.rows import number_in

_SCALE = re.compile(
    r"(?P<name>.*?\S)\s*:\s*(?:(?P<points>[0-9]+(?:[.,][0-9]+)?)\s*/\s*(?P<top>[1-9][0-9]{0,5})\b[^0-9:]*"
    r"|(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?:\s*h)?"
    r"|(?P<number>-?[0-9]+(?:[.,][0-9]+)?)\s*(?P<unit>[^0-9:]*))",
    re.DOTALL,
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_HUNDREDTHS = Decimal("0.01")


@frozen
class Scale:
    """A value of a scale: points of ``top``, a time that something took in hours, or a number with its unit."""

    name: str
    value: Decimal
    printed: str
    top: Decimal | None = None
    is_hours: bool = False
    unit: str = ""


def scales_in(cell: str) -> tuple[list[Scale], str]:
    """The scales of a cell, and those parts of it that are none, as they stand."""
    scales: list[Scale] = []
    unread: list[str] = []
    for part in map(str.strip, cell.replace("\N{NO-BREAK SPACE}", " ").split("|")):
        match = _SCALE.fullmatch(text_in(part))
        scale = _scale(match) if match else None
        if scale is not None and (scale.top is None or scale.value <= scale.top):
            scales.append(scale)
        elif part:
            unread.append(part)
    return scales, " | ".join(unread)


def text_in(cell: str) -> str:
    """A text with its lines and its letters, however a web page would write them."""
    return _ENTITY.sub(_letter, _LINE_BREAK.sub("\n", cell.strip())).strip()


def _letter(match: re.Match[str]) -> str:
    """The letter that a whole entity stands for; what only begins like one is text."""
    is_whole = match[0].startswith("&#") or match[0][1:] in html5
    return html.unescape(match[0]) if is_whole else match[0]


def _scale(match: re.Match[str]) -> Scale:
    name = " ".join(match["name"].split())
    if match["hours"]:
        # As a form here keeps 7:20: 7.33 hours.
        exact = (Decimal(match["hours"]) + Decimal(match["minutes"]) / 60).quantize(_HUNDREDTHS).normalize()
        hours = Decimal(format(exact, "f"))
        return Scale(name=name, value=hours, printed=f"{match['hours']}:{match['minutes']}", is_hours=True)
    if match["points"]:
        points = number_in(match["points"].replace(",", "."))
        return Scale(name=name, value=points, printed=f"{match['points']}/{match['top']}", top=Decimal(match["top"]))
    value = number_in(match["number"].replace(",", "."))
    return Scale(name=name, value=value, printed=match["number"], unit=match["unit"].strip())
