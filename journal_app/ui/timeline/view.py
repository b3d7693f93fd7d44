# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Timeline as widgets: ranges and choices above, the chart or its table, the words about it below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.theme import FAMILIES, current
from journal_app.ui.timeline.choosing import Choosing
from journal_app.ui.timeline.state import RANGE_WORDS, Range, TimelineState
from journal_app.ui.timeline.table import NumbersTable
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import EmptyState, clear, heading_line, label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.look import Look

CHART_TEXT_PX = 15
TABLE_PX = 360
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
        self.table = NumbersTable()
        self.footer = label("", "soft")
        self.nothing = QVBoxLayout()
        self.place = QVBoxLayout()
        self.chart: Chart | None = None
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
        self.footer.setText(state.spec.footer if state.spec else "")
        self._set_body(state)

    def take_focus(self) -> None:
        """The table or the chart where there is one, else the choice of what to show."""
        if not self.table.isHidden():
            self.table.setFocus()
        elif self.chart is not None and not self.chart.isHidden():
            self.chart.setFocus()
        else:
            self.choose.setFocus()

    def _set_body(self, state: TimelineState) -> None:
        had_focus = self.table.hasFocus() or (self.chart is not None and self.chart.hasFocus())
        clear(self.nothing)
        if state.heading:
            self.nothing.addWidget(EmptyState(state.heading, state.hint))
        if state.table is not None:
            self.table.set_table(state.table)
        elif state.spec is not None:
            self._made_chart().set_spec(state.spec)
        self.table.setVisible(state.table is not None)
        if self.chart is not None:
            self.chart.setVisible(state.spec is not None and state.table is None)
        if had_focus:
            self.take_focus()

    def _made_chart(self) -> "Chart":
        """The chart, made when it is first needed: what it is drawn with takes a quarter of a second to load."""
        if self.chart is None:
            from journal_app.ui.charts.chart import Chart

            self.chart = Chart(_look())
            self.chart.shown_changed.connect(self.moved)
            self.chart.read_at.connect(self._on_read_at)
            self.place.insertWidget(0, self.chart, 1)
        return self.chart

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
        page = QWidget()
        page.setProperty("look", "page")
        body = QVBoxLayout(page)
        body.setContentsMargins(sizes.px(32), sizes.px(24), sizes.px(32), sizes.px(16))
        body.setSpacing(sizes.px(12))
        body.addLayout(heading_line(_("Timeline"), [ranges, self.choose, self.as_table]))
        body.addWidget(self.choosing)
        body.addLayout(self.nothing)
        body.addLayout(self.place, 1)
        body.addWidget(self.footer)
        body.addStretch(0)
        self.choosing.hide()
        self.table.setMinimumHeight(sizes.px(TABLE_PX))
        self.table.hide()
        self.place.addWidget(self.table, 1)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def _connect(self) -> None:
        self.choose.toggled.connect(self.choosing.setVisible)
        self.choosing.toggled.connect(self.toggled)
        self.as_table.clicked.connect(self.table_wanted)

    def _on_range(self, wanted: Range) -> None:
        self.range_wanted.emit(wanted)

    def _on_read_at(self, height: int) -> None:
        """Scroll to the point that is being read."""
        if self.chart is not None:
            self.ensureVisible(0, self.chart.y() + height, 0, current().sizes.px(AROUND_POINT_PX))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.chart is not None:
            self.chart.set_look(_look())


def _look() -> "Look":
    """The chart's colours and sizes in the theme that is applied now."""
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
        families=FAMILIES,
        title_px=theme.sizes.text(CHART_TEXT_PX),
    )
