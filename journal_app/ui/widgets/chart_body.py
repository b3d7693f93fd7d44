# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The place of a chart on its page: the picture or its table, why there is neither, and the line of dates below.

Hides that the picture is made when it is first needed, because what it is drawn with takes a quarter of a second to
load, and that the focus follows when picture and table change places.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.analysis.tables import Table
from journal_app.ui.theme import current, text_font
from journal_app.ui.widgets.numbers_table import NumbersTable
from journal_app.ui.widgets.surfaces import EmptyState, clear, label

if TYPE_CHECKING:
    from journal_app.ui.charts.look import Look

CHART_TEXT_PX = 15
TABLE_PX = 360
FIRST = 1000


P = TypeVar("P", bound=QWidget)


class ChartBody(QWidget, Generic[P]):
    """Shows a picture that ``make`` makes, or its table; ``name`` is what the table is called.

    ``set_look`` dresses it anew.
    """

    def __init__(self, name: str, make: Callable[["Look"], P], set_look: Callable[[P, "Look"], None]) -> None:
        super().__init__()
        self._make = make
        self._set_look = set_look
        self.picture: P | None = None
        self.table = NumbersTable(name)
        self.footer = label("", "soft")
        self._nothing = QVBoxLayout()
        self._place = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(12))
        layout.addLayout(self._nothing)
        layout.addLayout(self._place, FIRST)
        layout.addWidget(self.footer)
        layout.addStretch(1)  # what a picture of a fixed height leaves, below its footer
        self.table.setMinimumHeight(current().sizes.px(TABLE_PX))
        self.table.hide()
        self._place.addWidget(self.table, 1)

    def show_nothing(self, heading: str, hint: str) -> None:
        """Say why there is neither picture nor table, and what to do."""
        self._show(None, is_drawn=False)
        self.footer.setText("")
        self._nothing.addWidget(EmptyState(heading, hint))

    def show_table(self, table: Table, footer: str) -> None:
        """Show the numbers in the picture's place."""
        self.table.set_table(table)
        self.footer.setText(footer)
        self._show(table, is_drawn=False)

    def show_picture(self, draw: Callable[[P], None], footer: str) -> None:
        """Show the picture, after ``draw`` has told it what."""
        if self.picture is None:
            self.picture = self._make(chart_look())
            self._place.insertWidget(0, self.picture, 1)
        draw(self.picture)
        self.footer.setText(footer)
        self._show(None, is_drawn=True)

    def take_focus(self) -> bool:
        """Give the keyboard to what is shown; False where there is nothing."""
        shown = self._shown()
        if shown is not None:
            shown.setFocus()
        return shown is not None

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.picture is not None:
            self._set_look(self.picture, chart_look())

    def _show(self, table: Table | None, *, is_drawn: bool) -> None:
        before = self._shown()
        had_focus = before is not None and before.hasFocus()
        clear(self._nothing)
        self.table.setVisible(table is not None)
        if self.picture is not None:
            self.picture.setVisible(is_drawn)
        if had_focus:
            self.take_focus()

    def _shown(self) -> QWidget | None:
        return next((one for one in (self.table, self.picture) if one is not None and not one.isHidden()), None)


def chart_look() -> "Look":
    """The colours and sizes of charts in the theme that is applied now."""
    from journal_app.ui.charts.look import Look

    theme = current()
    tokens = theme.tokens
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
        families=tuple(text_font().families()),
        title_px=theme.sizes.text(CHART_TEXT_PX),
    )
