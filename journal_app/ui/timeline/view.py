# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Timeline as widgets: ranges and choices above, the chart or its table, the words about it below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.analysis.chart_words import day_words
from journal_app.analysis.charts import ChartSpec
from journal_app.ui.beside.panel import ResearchBeside
from journal_app.ui.beside.state import Block
from journal_app.ui.fields import FieldProblem
from journal_app.ui.theme import current
from journal_app.ui.timeline.arranging import Arranging
from journal_app.ui.timeline.choosing import Choosing
from journal_app.ui.timeline.keeping import Keeping, finely_grabbed
from journal_app.ui.timeline.leaving_out import LeavingOut
from journal_app.ui.timeline.state import RANGE_WORDS, Range, TimelineState
from journal_app.ui.widgets.ask_point import AskPoint
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.scroll_area import ScrollArea
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.look import Look

AROUND_POINT_PX = 80


class TimelineView(ScrollArea):
    """Signals are what the reader wants; ``set_state`` is all it is told."""

    range_wanted = Signal(object)
    moved = Signal(int, int)
    toggled = Signal(object, str)
    arranged = Signal(str, object)
    leave_out_wanted = Signal(object)
    count_wanted = Signal(str)
    picture_wanted = Signal(object)
    numbers_wanted = Signal(object)
    table_wanted = Signal(bool)
    ask_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ranges = QButtonGroup(self)
        # Translators: a button: opens a list of what the chart holds
        self.choose = choice_button(_("What to show"))
        self.as_table = choice_button(_("As table"))
        self.choosing = Choosing()
        self.arranging = Arranging()
        self.leave_out = choice_button(_("Leave days out"))
        self.leaving_out = LeavingOut()
        self.keep = choice_button(_("Save or copy"))
        self.keeping = Keeping()
        self.day = label(" ", "soft")  # one line from the start, so that nothing moves when a day is pointed at
        self.ask = AskPoint()
        self._spec: ChartSpec | None = None
        self.research = ResearchBeside()
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
        self.arranging.set_panels(state.panels)
        self.leaving_out.set_state(state.left_out, state.trackers, can=state.can_change)
        self.leave_out.setEnabled(bool(state.trackers))
        self.keep.setEnabled(state.spec is not None)
        self.choose.setEnabled(bool(state.options))
        self.as_table.setEnabled(state.spec is not None)
        self.as_table.setChecked(state.table is not None)
        self._spec = state.spec
        self._set_body(state)

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is in view."""
        self.research.set_cards(blocks)

    def take_focus(self) -> None:
        """The table or the chart where there is one, else the choice of what to show."""
        if not self.body.take_focus():
            self.choose.setFocus()

    @property
    def chart(self) -> "Chart | None":
        """The chart, once there was something to draw."""
        return self.body.picture

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the form that leaves days out what is wrong."""
        self.leaving_out.form.set_problems(problems)

    def close_form(self) -> None:
        """Put that form away, empty."""
        self.leaving_out.clear_fields()
        self.leaving_out.form.set_problems(())
        had_focus = holds_focus(self.leaving_out)
        self.leave_out.setChecked(False)
        if had_focus:
            self.leave_out.setFocus()

    def png(self) -> bytes:
        """The chart as it stands on screen, as a picture file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._grabbed().save(buffer, "PNG")
        return bytes(content.data())

    def _grabbed(self) -> QPixmap:
        """The chart as it stands on screen, twice as fine."""
        return finely_grabbed(self.body.picture) if self.body.picture is not None else QPixmap()

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
        chart.day_at.connect(self._on_day)
        self.ask.follow(chart)
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
        tools = Flow(gap=sizes.px(16))
        for tool in (ranges, self.choose, self.as_table, self.leave_out, self.keep, self.research.way):
            tools.addWidget(tool)
        body.addLayout(tools)
        for card in (self.choosing, self.arranging, self.leaving_out, self.keeping):
            body.addWidget(card)
            card.hide()
        body.addWidget(self.body, 1)
        reading = QHBoxLayout()
        reading.addWidget(self.day, 1)
        reading.addWidget(self.ask)
        body.addLayout(reading)
        body.addWidget(self.research)
        body.addStretch(0)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page)

    def _connect(self) -> None:
        for button, cards in (
            (self.choose, (self.choosing, self.arranging)),
            (self.leave_out, (self.leaving_out,)),
            (self.keep, (self.keeping,)),
        ):
            for card in cards:
                button.toggled.connect(card.setVisible)
        self.choosing.toggled.connect(self.toggled)
        self.arranging.arranged.connect(self.arranged)
        self.leaving_out.leave_out_wanted.connect(self.leave_out_wanted)
        self.leaving_out.count_wanted.connect(self.count_wanted)
        self.leaving_out.closed.connect(self.close_form)
        self.keeping.picture_wanted.connect(self.picture_wanted)
        self.keeping.numbers_wanted.connect(self.numbers_wanted)
        self.keeping.grabbed = self._grabbed
        self.as_table.clicked.connect(self.table_wanted)
        self.as_table.clicked.connect(lambda: self.ask.choose(None))
        self.ask.follow(self.body.table)
        self.ask.asked.connect(self.ask_wanted)

    def _on_range(self, wanted: Range) -> None:
        self.range_wanted.emit(wanted)

    def _on_day(self, day: int) -> None:
        """Say what is known of the day under the pointer or of the point being read."""
        if self._spec is not None:
            self.day.setText(day_words(self._spec, float(day)))

    def _on_read_at(self, height: int) -> None:
        """Scroll to the point that is being read."""
        if self.body.picture is not None:
            at = self.body.picture.mapTo(self._page, QPoint(0, height))
            self.ensureVisible(0, at.y(), 0, current().sizes.px(AROUND_POINT_PX))
