# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own line icons, drawn in the theme's colours.

Hides how an SVG becomes a picture that is sharp on any screen, and the colours of its states.
"""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journal_app.ui.icon_files import coloured_svg
from journal_app.ui.theme import current

ICON_PX = 24
SHARPNESS = 3  # drawn three times as large, so that it stays sharp on any screen


def icon(name: str) -> QIcon:
    """The icon ``name`` in ink, accent when chosen, soft when disabled; ask again after a change of theme."""
    tokens = current().tokens
    made = QIcon()
    made.addPixmap(pixmap(name, tokens.ink), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(pixmap(name, tokens.accent), QIcon.Mode.Normal, QIcon.State.On)
    made.addPixmap(pixmap(name, tokens.soft), QIcon.Mode.Disabled, QIcon.State.Off)
    return made


def pixmap(name: str, colour: str) -> QPixmap:
    """The icon ``name`` in ``colour``, as high as the text size asks for."""
    side = current().sizes.text(ICON_PX)
    renderer = QSvgRenderer(QByteArray(coloured_svg(name, colour).encode()))
    drawn = QPixmap(side * SHARPNESS, side * SHARPNESS)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(SHARPNESS)
    return drawn
