# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Words on printed charts: in the bundled fonts, as words and not as shapes, and how wide they are.

Hides matplotlib's text and settings, which keep what they cache in our own folder, and that each sign is set in the
family that has it.
"""

import atexit
import os
import re
import shutil
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.report.chart_marks import HAIR_PT, Ink
from journal_app.report.drawable import drawable, family_of
from journal_app.words import plainly

if TYPE_CHECKING:
    from matplotlib.figure import Figure

POINTS_A_MM = 72 / 25.4
INCH_MM = 25.4
FAMILIES = ("Atkinson Hyperlegible Next", "Iron Journal Signs", "Noto Sans Arabic")
_FROM_THE_RIGHT = frozenset({"R", "AL"})
_PIECES = re.compile(
    r"(?:(?![،؛؟])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])+|[^\W\u0590-\u08ff](?:[^\u0590-\u08ff()]*[^\W\u0590-\u08ff])?|."
)
"""A text in words from the right, in whatever is read from the left with what stands inside it, and in single signs."""
_BRACKETS_TURNED = str.maketrans("()[]«»<>≤≥", ")(][»«><≥≤")
X_HEIGHT = 0.52
"""The height of small letters beside that of the font; words are centred on it."""
_STOPS = dict(zip(FAMILIES, "××0", strict=True))  # a sign that the family has


@frozen(kw_only=False)
class Page:
    """A figure to write on. Lengths are millimetres, counted from the upper left corner."""

    figure: "Figure"
    width: float
    height: float

    def write(
        self,
        left: float,
        middle: float,
        text: str,
        size: float,
        colour: str,
        *,
        is_bold: bool = False,
        has_halo: bool = False,
    ) -> None:
        """Words on one line, ``middle`` of it so far from the upper edge."""
        for piece, family in _runs(_line(text)):
            words = piece.lstrip(" ")  # a space at the start would be lost
            wide = _piece_mm(piece, family, size, is_bold=is_bold)
            if not words:
                left += wide
                continue
            begin = left + wide - _piece_mm(words, family, size, is_bold=is_bold)
            self.figure.text(
                begin / self.width,
                1 - (middle + size * X_HEIGHT / 2 / POINTS_A_MM) / self.height,
                words,
                family=family,
                fontsize=size,
                color=colour,
                fontweight=_weight(family, is_bold=is_bold),
                verticalalignment="baseline",
                parse_math=False,
                bbox={"facecolor": "white", "alpha": 0.8, "linewidth": 0, "pad": 0.2} if has_halo else None,
            )
            left += wide


@contextmanager
def print_settings() -> Iterator[None]:
    """Matplotlib with our fonts and without a trace of its own elsewhere."""
    if "MPLCONFIGDIR" not in os.environ:
        os.environ["MPLCONFIGDIR"] = str(_own_folder())
    import matplotlib as mpl
    from matplotlib import font_manager

    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted((places.resources() / "fonts").glob("*.ttf")):
        if str(path) not in known:
            font_manager.fontManager.addfont(path)
    chosen = {
        "font.family": list(FAMILIES),
        "svg.fonttype": "none",
        "svg.hashsalt": "iron-journal",
        "hatch.linewidth": HAIR_PT,
        "path.simplify": True,
    }
    with mpl.rc_context(chosen):
        yield


def _own_folder() -> Path:
    """Where matplotlib keeps its list of fonts: with what else can be made again, or nowhere for long."""
    folder = places.cache_folder() / "matplotlib"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass  # a home that cannot be written in; the report can be made all the same
    passing = tempfile.mkdtemp(prefix="iron-journal-print-")
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return Path(passing)


def light_ink() -> Ink:
    """The colours of print."""
    theme = tomllib.loads((places.resources() / "themes" / "light.toml").read_text(encoding="utf-8"))
    colours, series = theme["colours"], dict(theme["series"])
    other = tuple(series.pop("other"))
    return Ink(
        ink=colours["ink"],
        soft=colours["soft"],
        line=colours["line"],
        edge=colours["edge"],
        band=colours["band"],
        series=tuple(series.items()),
        other=other,
    )


def wrapped_mm(text: str, size: float, width: float) -> list[str]:
    """Words in lines that fit; a single word is never broken."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and words_mm(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def words_mm(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide words are in print."""
    return sum(_piece_mm(piece, family, size, is_bold=is_bold) for piece, family in _runs(_line(text)))


def fitted_mm(text: str, size: float, width: float, *, is_bold: bool = False) -> str:
    """Words on one line, cut where they would run over its end."""
    if words_mm(text, size, is_bold=is_bold) <= width:
        return text
    kept, short, long = "", 0, len(text)
    while short < long:  # the most letters that still fit
        count = (short + long + 1) // 2
        tried = f"{text[:count].rstrip()}…"
        if words_mm(tried, size, is_bold=is_bold) <= width:
            kept, short = tried, count
        else:
            long = count - 1
    return kept


def _line(text: str) -> str:
    """A text in signs our fonts have, on one line."""
    return plainly(drawable(text).text).replace("\n", " ")


@lru_cache(maxsize=4096)
def _piece_mm(piece: str, family: str, size: float, *, is_bold: bool) -> float:
    """How far the next piece stands from this one; spaces at its ends count."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    font = FontProperties(family=family, weight=_weight(family, is_bold=is_bold), size=size)
    measure = TextToPath().get_text_width_height_descent
    stop = _STOPS[family]
    widths = [measure(words, font, ismath=False)[0] for words in (f"{stop}{piece}{stop}", stop * 2)]
    return float(widths[0] - widths[1]) / POINTS_A_MM


def _weight(family: str, *, is_bold: bool) -> str:
    """The Arabic family has no weight between."""
    heavy = "bold" if family == FAMILIES[2] else "semibold"
    return heavy if is_bold else "normal"


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of a text with the family each is set in.

    A line left in one piece would be set in some other font as a whole, where one of its signs is not in the first.
    """
    if not any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in text):
        yield from _by_family(text)
        return
    for piece in reversed(_PIECES.findall(text)):  # words from right to left; numbers and Latin names stay as they are
        yield from _by_family(piece.translate(_BRACKETS_TURNED) if len(piece) == 1 else piece)


def _by_family(text: str) -> Iterator[tuple[str, str]]:
    for family, signs in groupby(text, key=family_of):
        yield "".join(signs), FAMILIES[family]
