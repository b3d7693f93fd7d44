# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Taking a chart along: to the clipboard, or to a file as a picture or as numbers."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import _

FINENESS = 2


class Keeping(QWidget):
    """``picture_wanted`` and ``numbers_wanted`` carry the Path the reader named."""

    picture_wanted = Signal(object)
    numbers_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grabbed: Callable[[], QPixmap] = QPixmap
        self.copy = secondary_button(_("Copy picture"))
        self.save = secondary_button(_("Save picture (PNG)…"))
        self.save_svg = secondary_button(_("Save for print (SVG)…"))
        self.save_numbers = secondary_button(_("Save numbers (CSV)…"))
        row = Flow(self, gap=current().sizes.px(8))
        for button in (self.copy, self.save, self.save_svg, self.save_numbers):
            row.addWidget(button)
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self.save_svg.clicked.connect(self._on_save_svg)
        self.save_numbers.clicked.connect(self._on_save_numbers)

    def _on_copy(self) -> None:
        picture = self.grabbed()
        if not picture.isNull():
            QGuiApplication.clipboard().setPixmap(picture)

    def _on_save(self) -> None:
        # Translators: "timeline.png": name proposed for a file; its ending stays
        # Translators: "Pictures (*.png)": kind of file in a dialog; what stands in brackets stays
        path = ask_where_to_write(self, _("Save picture"), _("timeline.png"), _("Pictures (*.png)"))
        if path is not None:
            self.picture_wanted.emit(path)

    def _on_save_svg(self) -> None:
        # Translators: "timeline.svg": name proposed for a file; its ending stays
        # Translators: "Vector pictures (*.svg)": kind of file in a dialog; what stands in brackets stays
        # Translators: "Save for print": title of a dialog: writes a picture of the chart as SVG
        path = ask_where_to_write(self, _("Save for print"), _("timeline.svg"), _("Vector pictures (*.svg)"))
        if path is not None:
            self.picture_wanted.emit(path)

    def _on_save_numbers(self) -> None:
        # Translators: "timeline.csv": name proposed for a file; its ending stays
        # Translators: "Tables (*.csv)": kind of file in a dialog; what stands in brackets stays
        path = ask_where_to_write(self, _("Save numbers"), _("timeline.csv"), _("Tables (*.csv)"))
        if path is not None:
            self.numbers_wanted.emit(path)


def finely_grabbed(widget: QWidget) -> QPixmap:
    """A widget as a picture with twice as many pixels a point as a plain screen has."""
    picture = QPixmap(QSize(widget.width() * FINENESS, widget.height() * FINENESS))
    picture.setDevicePixelRatio(FINENESS)
    painter = QPainter(picture)
    widget.render(painter, QPoint())
    painter.end()
    return picture
