# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Charts as pictures, and what can be seen in them."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from journal_app.analysis.charts import ChartSpec, Panel
from journal_app.ui.charts.look import Look
from journal_app.ui.charts.places import PanelPlace
from journal_app.ui.charts.sheet import Sheet
from journal_app.ui.theme import FAMILIES, load_fonts, load_tokens

WIDTH, HEIGHT = 1000, 720


def look_of(theme: str = "light", title_px: int = 15) -> Look:
    """The look of a chart in a theme."""
    load_fonts()
    tokens = load_tokens(theme)
    return Look(
        ground=tokens.card,
        ink=tokens.ink,
        soft=tokens.soft,
        line=tokens.line,
        edge=tokens.edge,
        band=tokens.band,
        accent=tokens.accent,
        series=tokens.series,
        other=tokens.other,
        families=FAMILIES,
        title_px=title_px,
    )


def sheet_of(spec: ChartSpec, look: Look | None = None, width: float = WIDTH, height: float = HEIGHT) -> Sheet:
    """A spec laid out on a page."""
    return Sheet(spec, look or look_of(), width, height)


def picture_of(sheet: Sheet) -> QImage:
    """The frame of a sheet with the part in view that its spec says."""
    image = QImage(round(sheet.places.width), round(sheet.places.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.draw(painter, sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    painter.end()
    return image


def place_of(sheet: Sheet, key: str) -> PanelPlace:
    """Where the panel with this key lies."""
    return next(place for place in sheet.places.panels if place.panel.key == key)


def panel_of(spec: ChartSpec, key: str) -> Panel:
    """The panel with this key."""
    return next(panel for panel in spec.panels if panel.key == key)


def spot(sheet: Sheet, key: str, day: float, value: float) -> tuple[int, int]:
    """The pixel of a value on a day in a panel."""
    time = sheet.time(sheet.spec.shown.first - 0.5, sheet.spec.shown.last + 0.5)
    return round(time.at(day)), round(place_of(sheet, key).scale.at(value))


def colours_in(image: QImage, rect: QRect) -> set[str]:
    """The colours of a part of a picture, as #rrggbb."""
    found = set()
    for y in range(max(0, rect.top()), min(image.height(), rect.bottom() + 1)):
        for x in range(max(0, rect.left()), min(image.width(), rect.right() + 1)):
            found.add(image.pixelColor(x, y).name())
    return found


def has_colour(image: QImage, rect: QRect, colour: str) -> bool:
    """Whether a colour is in a part of a picture exactly."""
    return QColor(colour).name() in colours_in(image, rect)


def around(x: int, y: int, reach: int) -> QRect:
    """A square around a pixel."""
    return QRect(x - reach, y - reach, 2 * reach + 1, 2 * reach + 1)
