# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The unit each blood value is shown in, one by one or all at once.

Hides that the many lists are made when they are first seen, and that the blood values without a result are out of sight
until asked for.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.settings.state import ChoicesState, UnitState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, choice_button, secondary_button
from journal_app.ui.widgets.choice_list import ChoiceList
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import FormRow, form_row
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import N_, _

WIDTH_PX = 288
_QUICK = {
    "printed": N_("All as printed"),
    "si": N_("All in SI units"),
    "conventional": N_("All in conventional units"),
}


class UnitsSection(QWidget):
    """``unit_chosen`` carries a blood value's key and a UCUM code, ``way_chosen`` one of the quick choices."""

    unit_chosen = Signal(str, str)
    way_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = label("")
        self.quick = {way: self._quick_button(way, _(words)) for way, words in _QUICK.items()}
        self.more = choice_button(_("Show every blood value"))
        self.more.clicked.connect(self._fit)
        self.nothing = label(_("The journal has no result yet whose unit could be chosen."), "soft")
        self.lists: dict[str, ChoiceList] = {}
        self._rows: dict[str, FormRow] = {}
        self._present: set[str] = set()
        self._state = ChoicesState()
        self._line = Flow(gap=current().sizes.px(16), top=True)
        self._lay_out()

    def set_choices(self, state: ChoicesState) -> None:
        """Show in which units blood values are shown; out of sight, as soon as that is seen."""
        self._state = state
        if self.isVisible():
            self._show_state(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was told meanwhile: the many lists are made when they are first looked at."""
        super().showEvent(event)
        self._show_state(self._state)

    def _show_state(self, state: ChoicesState) -> None:
        self.words.setText(state.units_words)
        for button in self.quick.values():
            button.setEnabled(state.can_change)
        is_new = [self._add(unit) for unit in state.units if unit.key not in self.lists]
        for unit in state.units:
            self.lists[unit.key].show_choice(unit.unit, can_change=state.can_change)
        self._present = {unit.key for unit in state.units if unit.is_present}
        self._fit()
        if is_new:
            put_in_reading_order(self)

    def _add(self, unit: UnitState) -> FormRow:
        field = ChoiceList(unit.units)
        field.chosen.connect(partial(self.unit_chosen.emit, unit.key))
        row = form_row(unit.name, field, width_px=WIDTH_PX)
        self.lists[unit.key] = field
        self._rows[unit.key] = row
        self._line.addWidget(row)
        return row

    def _fit(self) -> None:
        """Show the rows that the reader has results for, or all."""
        shows_all = self.more.isChecked()
        for key, row in self._rows.items():
            row.setVisible(shows_all or key in self._present)
        self.nothing.setVisible(not shows_all and not self._present)

    def _quick_button(self, way: str, words: str) -> Button:
        button = secondary_button(words)
        button.clicked.connect(partial(self.way_chosen.emit, way))
        return button

    def _lay_out(self) -> None:
        card = Card(_("In which unit blood values are shown"))
        told = _("Only what is shown changes. Every result is kept as it was printed, and that stays beside it.")
        card.body.addWidget(label(told))
        card.body.addWidget(self.words)
        quick = Flow()
        for button in self.quick.values():
            quick.addWidget(button)
        card.body.addLayout(quick)
        # Translators: heading: a unit for each blood value
        each = Card(_("One by one"))
        each.body.addWidget(self.nothing)
        each.body.addLayout(self._line)
        line = Flow()
        line.addWidget(self.more)
        each.body.addLayout(line)
        each.body.addWidget(label(_("Blood values that have only one unit are not listed."), "soft"))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        body.addWidget(card)
        body.addWidget(each)
