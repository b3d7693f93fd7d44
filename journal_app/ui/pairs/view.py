# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The view of two at once as widgets: which two above, the picture or its table below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from journal_app.ui.pairs.state import PairsState
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.chart_page import ChartPage
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.look import Look
    from journal_app.ui.charts.pairs_picture import PairsPicture


class PairsView(ChartPage):
    """Signals are what the reader wants; ``set_state`` is all it is told."""

    analyte_wanted = Signal(str)
    tracker_wanted = Signal(str)
    log_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        # Translators: label of a list; & stands before the letter that goes to it with Alt
        self.analytes = self.add_list(_("&Blood result"))
        self.trackers = self.add_list(_("S&core"))
        self.log = self.add_switch(_("Logarithmic scale"))
        self.body: ChartBody[PairsPicture] = self.add_body(
            _("Two at once, as a table"), self._made_picture, lambda picture, look: picture.set_look(look)
        )
        self.analytes.chosen.connect(self.analyte_wanted)
        self.trackers.chosen.connect(self.tracker_wanted)
        self.log.clicked.connect(self.log_wanted)

    def set_state(self, state: PairsState) -> None:
        """Show the picture, its table, or why there is neither."""
        self.analytes.set_options(state.analytes)
        self.trackers.set_options(state.trackers)
        self.log.setEnabled(state.spec is not None)
        self.log.setChecked(state.is_log)
        spec = state.spec
        if spec is None:
            self.show_nothing(self.body, state.heading, state.hint)
        else:
            self.show_body(self.body, lambda picture: picture.set_spec(spec), state.table, spec.footer)

    def take_focus(self) -> None:
        """The picture or table where there is one, else the list of blood results."""
        if not self.body.take_focus():
            self.analytes.setFocus()

    def _made_picture(self, look: "Look") -> "PairsPicture":
        from journal_app.ui.charts.pairs_picture import PairsPicture

        picture = PairsPicture(look)
        self.ask.follow(picture)
        return picture
