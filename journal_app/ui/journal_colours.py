# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The colours by which the journals of several people are told apart; never without the name beside them.

Hides that each theme has its own shade of a colour, so that it can be told from the ground in all of them. Most
journals have none: the shades are read when the first is asked for.
"""

import functools
import tomllib
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from journal_app import places
from journal_app.ui.theme import current
from journal_app.words import N_, _

# Translators: the colour of a stripe that tells journals apart
COLOUR_NAMES = {
    "teal": N_("Teal"),
    "plum": N_("Plum"),
    "moss": N_("Moss"),
    "rust": N_("Rust"),
    "slate": N_("Slate"),
    "sand": N_("Sand"),
}
SWATCH_PX = 24
SHARPNESS = 3  # drawn three times as large, so that it stays sharp on any screen


@functools.cache
def shades(theme: str) -> Mapping[str, str]:
    """The shades of a theme by the names of the colours, as #RRGGBB."""
    path = places.resources() / "themes" / f"{theme}.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["journals"])


def shade(name: str) -> str:
    """The shade of a colour in the theme that is worn; empty for a name that is none, or of a later version."""
    return shades(current().tokens.name).get(name, "") if name else ""


def colour_words(name: str) -> str:
    """What a colour is called, in the language spoken now; empty for none."""
    return _(COLOUR_NAMES[name]) if name in COLOUR_NAMES else ""


def swatch(name: str) -> QIcon:
    """A round patch of a colour in the theme that is worn; ask again after a change of theme."""
    side = current().sizes.text(SWATCH_PX) * SHARPNESS
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade(name) or current().tokens.line))
    painter.drawEllipse(drawn.rect().adjusted(SHARPNESS, SHARPNESS, -SHARPNESS, -SHARPNESS))
    painter.end()
    drawn.setDevicePixelRatio(SHARPNESS)
    return QIcon(drawn)
