# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The days-since view as widgets: what to count from, of what and which cycles above, the chart or its table below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from journal_app.ui.cycles.state import CyclesState
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.chart_page import ChartPage, TickList
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.chart import Chart
    from journal_app.ui.charts.look import Look


class CyclesView(ChartPage):
    """Signals are what the reader wants; ``set_state`` is all it is told."""

    anchor_wanted = Signal(str)
    tracker_wanted = Signal(str)
    cycle_toggled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        # Translators: label of a list: infusions, relapses or a treatment; & stands before the letter that goes to it
        # with Alt
        self.anchors = self.add_list(_("&Count days from"))
        # Translators: label of a list: which score is shown; & stands before the letter that goes to it with Alt
        self.trackers = self.add_list(_("Sho&w"))
        # Translators: heading of boxes to tick: which of the infusions or relapses are drawn
        self.cycles = TickList(_("Which of them"))
        self.which = self.add_switch(_("Which of them"))
        self.add_card(self.cycles, self.which)
        self.body: ChartBody[Chart] = self.add_body(
            _("Days since, as a table"), self._made_chart, lambda chart, look: chart.set_look(look)
        )
        self.anchors.chosen.connect(self.anchor_wanted)
        self.trackers.chosen.connect(self.tracker_wanted)
        self.cycles.toggled.connect(self.cycle_toggled)

    def set_state(self, state: CyclesState) -> None:
        """Show the chart, its table, or why there is neither."""
        self.anchors.set_options(state.anchors)
        self.trackers.set_options(state.trackers)
        self.cycles.set_options(state.cycles)
        self.which.setEnabled(bool(state.cycles))
        spec = state.spec
        if spec is None:
            self.show_nothing(self.body, state.heading, state.hint)
        else:
            self.show_body(self.body, lambda chart: chart.set_spec(spec), state.table, spec.footer)

    def take_focus(self) -> None:
        """The chart or table where there is one, else the list of what to count from."""
        if not self.body.take_focus():
            self.anchors.setFocus()

    def _made_chart(self, look: "Look") -> "Chart":
        from journal_app.ui.charts.chart import Chart

        chart = Chart(look)
        self.ask.follow(chart)
        return chart
