# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A page with one picture: lists to choose from, switches, what they open, and the picture or its table.

Hides what every such page does alike: lists to choose from that keep the focus while their words change, the switch to
the table, and scrolling.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from journal_app.analysis.tables import Table
from journal_app.ui.beside.panel import ResearchBeside
from journal_app.ui.beside.state import Block
from journal_app.ui.options import Option
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_point import AskPoint
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.chart_body import ChartBody
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.scroll_area import ScrollArea
from journal_app.ui.widgets.surfaces import Card, clear
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.ui.charts.look import Look

P = TypeVar("P", bound=QWidget)
LIST_PX = 300


class ChoiceList(QComboBox):
    """A list to choose one from. ``chosen`` carries its key when the reader chose it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[tuple[str, str], ...] = ()
        self.currentIndexChanged.connect(self._on_index)  # a screen reader does not click

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; nobody has chosen."""
        offered = tuple((option.key, option.words) for option in options)
        with QSignalBlocker(self):
            if offered != self._offered:
                self.clear()
                for key, words in offered:
                    self.addItem(words, key)
                self._offered = offered
            self.setCurrentIndex(next((place for place, option in enumerate(options) if option.is_on), -1))
        self.setEnabled(bool(options))

    def _on_index(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(str(self.itemData(place)))


class TickList(Card):
    """Boxes to tick, side by side. ``toggled`` carries the key of one; the next options decide whether it is ticked."""

    toggled = Signal(str)

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.boxes: dict[str, QCheckBox] = {}
        self._flow = Flow(gap=current().sizes.px(8))
        self.body.addLayout(self._flow)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these; where the same are offered already, only their ticks change and the focus stays."""
        if [option.key for option in options] != list(self.boxes):
            clear(self._flow)
            self.boxes = {option.key: self._box(option) for option in options}
        for option in options:
            with QSignalBlocker(self.boxes[option.key]):  # nobody has ticked it
                self.boxes[option.key].setText(option.words)
                self.boxes[option.key].setChecked(option.is_on)

    def _box(self, option: Option) -> QCheckBox:
        box = QCheckBox(option.words)
        box.toggled.connect(partial(self._on_toggled, option.key))
        self._flow.addWidget(box)
        return box

    def _on_toggled(self, key: str, _is_on: bool) -> None:
        self.toggled.emit(key)


class ChartPage(ScrollArea):
    """Put lists with ``add_list`` and cards with ``add_card``, then the picture with ``add_body``."""

    table_wanted = Signal(bool)
    ask_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        sizes = current().sizes
        self.ask = AskPoint()
        self.ask.asked.connect(self.ask_wanted)
        self.as_table = choice_button(_("As table"))
        self.as_table.clicked.connect(self.table_wanted)
        self.as_table.clicked.connect(lambda: self.ask.choose(None))
        self.research = ResearchBeside()
        self._page = QWidget()
        self._page.setProperty("look", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(sizes.px(32), sizes.px(16), sizes.px(32), sizes.px(16))
        self._column.setSpacing(sizes.px(12))
        self._lists = Flow(gap=sizes.px(16), top=True)
        self._switches = Flow(gap=sizes.px(16))
        self._switches.addWidget(self.as_table)
        self._column.addLayout(self._lists)
        self._column.addLayout(self._switches)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page)

    def add_list(self, words: str) -> ChoiceList:
        """A list with its label, beside the ones before."""
        made = ChoiceList()
        self._lists.addWidget(form_row(words, made, width_px=LIST_PX))
        return made

    def add_switch(self, words: str) -> Button:
        """A button that stays pressed, beside the one for the table."""
        switch = choice_button(words)
        self._switches.addWidget(switch)
        return switch

    def add_card(self, card: QWidget, switch: Button) -> None:
        """Something between the lists and the picture, that lies open while its switch is pressed."""
        self._column.addWidget(card)
        card.hide()
        switch.toggled.connect(card.setVisible)

    def add_body(
        self, table_name: str, make: "Callable[[Look], P]", set_look: "Callable[[P, Look], None]"
    ) -> ChartBody[P]:
        """The place of the picture, the button that asks about one of its points, and last on the page research."""
        body: ChartBody[P] = ChartBody(table_name, make, set_look)
        self.ask.follow(body.table)
        self._column.addWidget(body, 1)
        self._column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self.research)
        self._switches.addWidget(self.research.way)
        return body

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is in view."""
        self.research.set_cards(blocks)

    def show_nothing(self, body: ChartBody[P], heading: str, hint: str) -> None:
        """Say why there is neither picture nor table."""
        self.as_table.setEnabled(False)
        self.as_table.setChecked(False)
        self.ask.choose(None)
        body.show_nothing(heading, hint)

    def show_body(self, body: ChartBody[P], draw: Callable[[P], None], table: Table | None, footer: str) -> None:
        """Show the table where there is one, else the picture."""
        self.as_table.setEnabled(True)
        self.as_table.setChecked(table is not None)
        if table is not None:
            body.show_table(table, footer)
        else:
            body.show_picture(draw, footer)
