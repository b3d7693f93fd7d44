# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The view by week as widgets: which tracker and year above, the picture or its table below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from journal_app.ui.by_week.state import ByWeekState
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.chart_page import ChartPage
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.look import Look
    from journal_app.ui.charts.weeks_picture import WeeksPicture


class ByWeekView(ChartPage):
    """Signals are what the reader wants; ``set_state`` is all it is told."""

    tracker_wanted = Signal(str)
    year_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        # Translators: label of a list; & stands before the letter that goes to it with Alt; which score is shown
        self.trackers = self.add_list(_("S&core"))
        # Translators: label of a list; & stands before the letter that goes to it with Alt; which weeks are shown
        self.years = self.add_list(_("&Weeks"))
        self.body: ChartBody[WeeksPicture] = self.add_body(
            _("By week, as a table"), self._made_picture, lambda picture, look: picture.set_look(look)
        )
        self.trackers.chosen.connect(self.tracker_wanted)
        self.years.chosen.connect(self.year_wanted)

    def set_state(self, state: ByWeekState) -> None:
        """Show the picture, its table, or why there is neither."""
        self.trackers.set_options(state.trackers)
        self.years.set_options(state.years)
        spec = state.spec
        if spec is None:
            self.show_nothing(self.body, state.heading, state.hint)
        else:
            self.show_body(self.body, lambda picture: picture.set_spec(spec), state.table, spec.footer)

    def take_focus(self) -> None:
        """The picture or table where there is one, else the list of trackers."""
        if not self.body.take_focus():
            self.trackers.setFocus()

    def _made_picture(self, look: "Look") -> "WeeksPicture":
        from journal_app.ui.charts.weeks_picture import WeeksPicture

        picture = WeeksPicture(look)
        self.ask.follow(picture)
        return picture
