# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Timeline as widgets: ranges and choices above, the chart or its table, the words about it below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.timeline.choosing import Choosing
from journal_app.ui.timeline.state import RANGE_WORDS, Range, TimelineState
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import heading_line
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.look import Look

AROUND_POINT_PX = 80


class TimelineView(QScrollArea):
    """Signals are what the reader wants; ``set_state`` is all it is told."""

    range_wanted = Signal(object)
    moved = Signal(int, int)
    toggled = Signal(object, str)
    table_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.ranges = QButtonGroup(self)
        self.choose = choice_button(_("What to show"))
        self.as_table = choice_button(_("As table"))
        self.choosing = Choosing()
        self._page = QWidget()
        self.body: ChartBody[Chart] = ChartBody(
            _("The timeline as a table"), self._made_chart, lambda chart, look: chart.set_look(look)
        )
        self.range_buttons = {wanted: self._range_button(wanted) for wanted in Range}
        self._lay_out()
        self._connect()

    def set_state(self, state: TimelineState) -> None:
        """Show the chart, its table, or why there is neither."""
        self.ranges.setExclusive(False)  # none is chosen once the reader has moved
        for wanted, button in self.range_buttons.items():
            button.setEnabled(state.spec is not None)
            button.setChecked(wanted is state.range)
        self.ranges.setExclusive(True)
        self.choosing.set_options(state.options)
        self.choose.setEnabled(bool(state.options))
        self.as_table.setEnabled(state.spec is not None)
        self.as_table.setChecked(state.table is not None)
        self._set_body(state)

    def take_focus(self) -> None:
        """The table or the chart where there is one, else the choice of what to show."""
        if not self.body.take_focus():
            self.choose.setFocus()

    @property
    def chart(self) -> "Chart | None":
        """The chart, once there was something to draw."""
        return self.body.picture

    def _set_body(self, state: TimelineState) -> None:
        if state.table is not None and state.spec is not None:
            self.body.show_table(state.table, state.spec.footer)
        elif state.spec is not None:
            spec = state.spec
            self.body.show_picture(lambda chart: chart.set_spec(spec), spec.footer)
        else:
            self.body.show_nothing(state.heading, state.hint)

    def _made_chart(self, look: "Look") -> "Chart":
        from journal_app.ui.charts.chart import Chart

        chart = Chart(look)
        chart.shown_changed.connect(self.moved)
        chart.read_at.connect(self._on_read_at)
        return chart

    def _range_button(self, wanted: Range) -> Button:
        words, meaning = RANGE_WORDS[wanted]
        button = choice_button(_(words))
        button.setAccessibleName(_(meaning))
        button.setToolTip(_(meaning))
        button.clicked.connect(partial(self._on_range, wanted))
        self.ranges.addButton(button)
        return button

    def _lay_out(self) -> None:
        sizes = current().sizes
        ranges = QWidget()
        row = Flow(ranges, gap=sizes.px(8))
        for button in self.range_buttons.values():
            row.addWidget(button)
        self._page.setProperty("look", "page")
        body = QVBoxLayout(self._page)
        body.setContentsMargins(sizes.px(32), sizes.px(24), sizes.px(32), sizes.px(16))
        body.setSpacing(sizes.px(12))
        body.addLayout(heading_line(_("Timeline"), [ranges, self.choose, self.as_table]))
        body.addWidget(self.choosing)
        body.addWidget(self.body, 1)
        body.addStretch(0)
        self.choosing.hide()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page)

    def _connect(self) -> None:
        self.choose.toggled.connect(self.choosing.setVisible)
        self.choosing.toggled.connect(self.toggled)
        self.as_table.clicked.connect(self.table_wanted)

    def _on_range(self, wanted: Range) -> None:
        self.range_wanted.emit(wanted)

    def _on_read_at(self, height: int) -> None:
        """Scroll to the point that is being read."""
        if self.body.picture is not None:
            at = self.body.picture.mapTo(self._page, QPoint(0, height))
            self.ensureVisible(0, at.y(), 0, current().sizes.px(AROUND_POINT_PX))
