# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One finding: the question, the answer, what weakens it, and on request its picture and how it was worked out.

Hides that a picture is asked for and drawn only when somebody wants to see it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.findings.state import FindingState, Picture
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.look import Look

PICTURE_PX = 360


class FindingCard(Card):
    """Signal ``picture_wanted(id)`` when its picture or table is to be seen for the first time."""

    picture_wanted = Signal(str)

    def __init__(self, state: FindingState) -> None:
        super().__init__(state.question)
        self.state = state
        self.setAccessibleName(state.question)
        self.setAccessibleDescription(state.sentence)
        self.picture = choice_button(_("Picture"), self)
        self.table = choice_button(_("As table"), self)
        self.how = choice_button(_("How this was worked out"), self)
        for button in (self.picture, self.table, self.how):
            button.setAccessibleDescription(state.question)
        self._drawn: Picture | None = None
        self._place = QVBoxLayout()
        self._chart: ChartBody[Chart] | None = None
        self._how = _lines(state.how)
        self._lay_out(state)
        self.picture.clicked.connect(lambda: self._on_wanted(instead_of=self.table))
        self.table.clicked.connect(lambda: self._on_wanted(instead_of=self.picture))
        self.how.clicked.connect(lambda: self._how.setVisible(self.how.isChecked()))

    def set_picture(self, picture: Picture) -> None:
        """Show the picture, or its table where that is wanted."""
        self._drawn = picture
        self._show()

    def _lay_out(self, state: FindingState) -> None:
        if state.is_primary:
            self.body.addWidget(label(_("The main question of this page"), "soft"))
        self.body.addWidget(label(state.sentence))
        self.body.addWidget(_lines(state.caveats))
        row = Flow(gap=current().sizes.px(8))
        for button in (self.picture, self.table, self.how):
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addLayout(self._place)
        self.body.addWidget(self._how)
        self._how.hide()

    def _on_wanted(self, *, instead_of: Button) -> None:
        instead_of.setChecked(False)
        if self._drawn is None:
            self.picture_wanted.emit(self.state.id)
        else:
            self._show()

    def _show(self) -> None:
        is_wanted = self.picture.isChecked() or self.table.isChecked()
        if self._chart is None and is_wanted:
            self._chart = ChartBody(self.state.question, _made_chart, lambda chart, look: chart.set_look(look))
            self._place.addWidget(self._chart)
        if self._chart is None or self._drawn is None:
            return
        self._chart.setVisible(is_wanted)
        spec = self._drawn.spec
        if self.picture.isChecked():
            self._chart.show_picture(lambda chart: chart.set_spec(spec), spec.footer)
        elif self.table.isChecked():
            self._chart.show_table(self._drawn.table, spec.footer)


def _lines(texts: tuple[str, ...]) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().sizes.px(4))
    for text in texts:
        column.addWidget(label(f"• {text}", "soft"))
    return part


def _made_chart(look: "Look") -> "Chart":
    from journal_app.ui.charts.chart import Chart

    chart = Chart(look)
    chart.setMinimumHeight(current().sizes.px(PICTURE_PX))
    return chart
