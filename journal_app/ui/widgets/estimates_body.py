# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Estimates on a page: their picture or their table, and below it what came of working them out again.

Hides that the picture is made when it is first needed, because what it is drawn with takes time to load, and that the
focus follows when picture and table change places.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.analysis.estimates import EstimatesSpec, estimates_table
from journal_app.ui.rows import Row
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import choice_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.row_table import RowsTable
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.estimates_picture import EstimatesPicture

WIDTHS = (220, 200, 90, 150, 150, 90, 130)


class EstimatesBody(QWidget):
    """Shows what ``set_spec`` tells it; nothing at all where there is no result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: EstimatesPicture | None = None
        self.table: RowsTable | None = None
        self._spec = EstimatesSpec(title="", lines=(), note="", alt="")
        self.as_table = choice_button(_("As table"))
        self.as_table.clicked.connect(self._on_table_wanted)
        buttons = Flow(gap=current().sizes.px(8))
        buttons.addWidget(self.as_table)
        self._place = QVBoxLayout()
        self._checks = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(8))
        layout.addLayout(self._place)
        layout.addLayout(buttons)
        layout.addLayout(self._checks)
        self.hide()

    def set_spec(self, spec: EstimatesSpec, checked_again: Sequence[str] = ()) -> None:
        """Show other estimates, and sentences below them."""
        self._spec = spec
        clear(self._checks)
        for sentence in checked_again:
            self._checks.addWidget(label(sentence, "soft"))
        self.setVisible(bool(spec.lines))
        if spec.lines:
            self._show(as_table=self.as_table.isChecked())

    def _on_table_wanted(self, wanted: bool) -> None:
        self._show(as_table=wanted)

    def _show(self, *, as_table: bool) -> None:
        shown: QWidget = self._filled_table() if as_table else self._filled_picture()
        for one in (self.picture, self.table):
            if one is not None:
                one.setVisible(one is shown)

    def _filled_picture(self) -> "EstimatesPicture":
        from journal_app.ui.charts.estimates_picture import EstimatesPicture

        if self.picture is None:
            self.picture = EstimatesPicture(self)
            self._place.addWidget(self.picture)
        self.picture.set_spec(self._spec)
        return self.picture

    def _filled_table(self) -> RowsTable:
        content = estimates_table(self._spec)
        if self.table is None:
            name = _("What was found, as a table")
            self.table = RowsTable(name, list(zip(content.headers, WIDTHS, strict=True)), self)
            self._place.addWidget(self.table)
        rows = zip(content.rows, self._spec.rows, strict=True)
        self.table.set_rows(
            tuple(Row(id=str(turn), cells=cells, details=row.alt) for turn, (cells, row) in enumerate(rows))
        )
        return self.table
