# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One finding: the question, the answer, what weakens it, and on request its picture and how it was worked out.

Hides that a picture is asked for and drawn only when somebody wants to see it.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.analysis.around_draws import PairsSpec
from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.ui.findings.state import FindingState, Picture
from journal_app.ui.help.term_link import term_link
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.estimates_picture import EstimatesPicture
    from journal_app.ui.charts.look import Look
    from journal_app.ui.charts.pairs_picture import PairsPicture

AnySpec = ChartSpec | PairsSpec | EstimatesSpec
PICTURE_PX = 360


class FindingCard(Card):
    """Signal ``picture_wanted(id, name)`` when a picture or its table is to be seen for the first time."""

    picture_wanted = Signal(str, str)
    report_wanted = Signal(str, bool)
    ask_wanted = Signal(str)

    def __init__(self, state: FindingState) -> None:
        super().__init__(state.question)
        self.state = state
        self.setAccessibleName(state.question)
        self.setAccessibleDescription(state.sentence)
        self.pictures = {one.key: choice_button(one.words, self) for one in state.pictures}
        # Translators: a button: shows a chart as a table
        self.table = choice_button(_("As table"), self)
        self.how = choice_button(_("How this was worked out"), self)
        self.report = choice_button(_("Add to report"), self)
        self.ask = secondary_button(_("Ask about this"), self)
        for button in (*self.pictures.values(), self.table, self.how, self.report, self.ask):
            button.setAccessibleDescription(state.question)
        self._drawn: dict[str, Picture] = {}
        self._name = next(iter(self.pictures), "")
        self._place = QVBoxLayout()
        self.body_of_picture: ChartBody[AnyPicture] | None = None
        self._how = _lines(state.how)
        self._lay_out(state)
        for name, button in self.pictures.items():
            button.clicked.connect(partial(self._on_picture, name))
        self.table.clicked.connect(self._on_table)
        self.report.clicked.connect(lambda: self.report_wanted.emit(state.id, self.report.isChecked()))
        self.ask.clicked.connect(lambda: self.ask_wanted.emit(state.id))
        self.how.clicked.connect(lambda: self._how.setVisible(self.how.isChecked()))

    def set_reported(self, *, is_reported: bool) -> None:
        """Say whether the finding is in the report for the appointment."""
        self.report.setChecked(is_reported)

    def set_picture(self, picture: Picture) -> None:
        """Show a picture, or its table where that is wanted."""
        self._drawn[picture.name] = picture
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Q asks about the finding."""
        if event.key() == Qt.Key.Key_Q and not event.modifiers():
            self.ask_wanted.emit(self.state.id)
        else:
            super().keyPressEvent(event)

    def _lay_out(self, state: FindingState) -> None:
        if state.is_primary:
            self.body.addWidget(label(_("The main question of this page"), "soft"))
        self.body.addWidget(label(state.sentence))
        if state.caveats:
            self.body.addWidget(label(_("What it cannot tell"), "label"))
            self.body.addWidget(_lines(state.caveats))
        row = Flow(gap=current().sizes.px(8))
        for button in (*self.pictures.values(), self.table, self.how, self.report, self.ask):
            row.addWidget(button)
        if _("95 % range") in state.sentence:
            row.addWidget(term_link(self, "interval", _("95 % range"), text=_("What is a 95 % range?")))
        self.body.addLayout(row)
        self.body.addLayout(self._place)
        self.body.addWidget(self._how)
        self._how.hide()

    def _on_picture(self, name: str) -> None:
        self._name = name
        for other, button in self.pictures.items():
            button.setChecked(other == name and button.isChecked())
        self.table.setChecked(False)
        self._look()

    def _on_table(self) -> None:
        for button in self.pictures.values():
            button.setChecked(False)
        self._look()

    def _look(self) -> None:
        if self._name in self._drawn or not self._is_wanted():
            self._show()
        else:
            self.picture_wanted.emit(self.state.id, self._name)

    def _is_wanted(self) -> bool:
        return self.table.isChecked() or any(button.isChecked() for button in self.pictures.values())

    def _show(self) -> None:
        drawn, is_wanted = self._drawn.get(self._name), self._is_wanted()
        if self.body_of_picture is None and is_wanted:
            self.body_of_picture = ChartBody(self.state.question, AnyPicture, AnyPicture.set_look)
            self._place.addWidget(self.body_of_picture)
        if self.body_of_picture is None or drawn is None:
            return
        self.body_of_picture.setVisible(is_wanted)
        if self.table.isChecked():
            self.body_of_picture.show_table(drawn.table, _footer(drawn.spec))
        else:
            self.body_of_picture.show_picture(lambda picture: picture.set_spec(drawn.spec), _footer(drawn.spec))


class AnyPicture(QWidget):
    """A chart, a picture of pairs or one of estimates, whichever was asked for last."""

    def __init__(self, look: "Look") -> None:
        super().__init__()
        self._look = look
        self._shown: Chart | PairsPicture | EstimatesPicture | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_spec(self, spec: AnySpec) -> None:
        """Show this."""
        picture = _made_picture(spec, self._look)
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = picture
        grows = isinstance(spec, EstimatesSpec)  # as high as its rows, which its layout knows
        self.setMinimumHeight(0 if grows else current().sizes.px(PICTURE_PX))
        self._column.addWidget(picture)
        self.setFocusProxy(picture)
        self.setAccessibleName(picture.accessibleName())

    def set_look(self, look: "Look") -> None:
        """Follow another theme."""
        self._look = look
        if self._shown is not None:
            self._shown.set_look(look)


def _made_picture(spec: AnySpec, look: "Look") -> "Chart | PairsPicture | EstimatesPicture":
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.estimates_picture import EstimatesPicture
    from journal_app.ui.charts.pairs_picture import PairsPicture

    if isinstance(spec, PairsSpec):
        pairs = PairsPicture(look)
        pairs.set_spec(spec)
        return pairs
    if isinstance(spec, EstimatesSpec):
        estimates = EstimatesPicture()
        estimates.set_spec(spec)
        return estimates
    chart = Chart(look)
    chart.set_spec(spec)
    return chart


def _footer(spec: AnySpec) -> str:
    """What stands below; a picture of estimates says it within."""
    return "" if isinstance(spec, EstimatesSpec) else spec.footer


def _lines(texts: tuple[str, ...]) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().sizes.px(4))
    for text in texts:
        column.addWidget(label(f"• {text}", "soft"))
    return part
