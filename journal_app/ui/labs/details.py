# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What lies below the table: the result in focus with all that can be done about it, and two results side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.help.entries import OF_ANALYTES
from journal_app.ui.help.term_link import lead_to, term_link
from journal_app.ui.labs.state import CellState, PairState, UnitChoice
from journal_app.ui.theme import current
from journal_app.ui.widgets.attachments import AttachmentsBox
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row, set_field_text
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Card, hairline, label
from journal_app.words import _

UNIT_PX = 208


class ResultCard(Chosen):
    """The result in focus. Signals: ``unit_chosen(analyte, UCUM code)``, ``choose_requested`` to compare it."""

    unit_chosen = Signal(str, str)
    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        compare, draw = secondary_button(""), secondary_button(_("Change the draw"))
        super().__init__(_("The chosen result"), more=(compare, draw), parent=parent)
        self.compare, self.change_draw = compare, draw
        self.unit = choice_field([])
        self.letters = AttachmentsBox(self)
        self._row = form_row(_("Unit shown"), self.unit, width_px=UNIT_PX)
        self._analyte = ""
        self._is_chosen = False
        line = Flow(gap=current().sizes.px(32), top=True)
        self.what = term_link(self)
        line.addWidget(self._row)
        line.addWidget(self.letters)
        line.addWidget(self.what)
        self.body.addLayout(line)
        self.compare.clicked.connect(self.choose_requested)
        self.unit.activated.connect(lambda _index: self.unit_chosen.emit(self._analyte, field_text(self.unit)))

    def show_result(self, cell: CellState | None, unit: UnitChoice | None, *, is_chosen: bool) -> None:
        """Show what is in focus; ``unit`` is of its row, which there is also where there is no result."""
        self.set_words(cell.details if cell else "", _("There is no result in this place."))
        # Translators: "Compare with another": a button: two blood results are compared
        self.compare.setText(_("Do not compare it") if is_chosen else _("Compare with another"))
        self.compare.setAccessibleName(self.compare.text())
        self.compare.setAccessibleDescription(cell.name if cell else "")
        self.compare.setEnabled(cell is not None)
        self.letters.setVisible(cell is not None)
        self.letters.set_attachments(cell.letters if cell else (), can_change=self._can_change)
        if unit is not None:
            self._show_unit(unit)

    def set_can_change(self, can_change: bool) -> None:
        """Whether the journal can be changed at all; looking at it stays."""
        super().set_can_change(can_change)
        self.compare.setVisible(True)

    def _show_unit(self, choice: UnitChoice) -> None:
        name = _("{analyte}: unit shown").format(analyte=choice.name)
        if (choice.analyte, self.unit.count()) != (self._analyte, len(choice.choices)):
            self._analyte = choice.analyte
            self.unit.clear()
            for code, words in choice.choices:
                self.unit.addItem(words, code)
        lead_to(self.what, OF_ANALYTES.get(choice.analyte, ""), choice.name)
        self._row.label.setText(name)
        self.unit.setAccessibleName(name)
        set_field_text(self.unit, choice.chosen)


class PairCard(Card):
    """The results chosen for comparing, and what can be said about two of them. Signal ``close_requested``."""

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How much results differ by themselves"), parent)
        self.setAccessibleName(_("How much results differ by themselves"))
        self.results = label("", "label", self)
        self.fact = label("", "", self)
        self._line = hairline(self)
        self.notes = label("", "soft", self)
        self.close_button = secondary_button(_("Put away"), self)
        self.close_button.clicked.connect(self.close_requested)
        for widget in (self.results, self.fact, self._line, self.notes):
            self.body.addWidget(widget)
        self.what = term_link(self, "reference-change-value", self.accessibleName())
        buttons = Flow()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.what)
        self.body.addLayout(buttons)
        self.hide()

    def show_pair(self, pair: PairState) -> None:
        """Show one or two results, or nothing."""
        reasons = [_("Nothing is shown for these two:"), *pair.reasons] if pair.reasons else []
        said = pair.fact or pair.hint or "\n".join(reasons)
        self.results.setText("\n".join(pair.results))
        self.fact.setText(said)
        self.notes.setText("\n".join(pair.notes))
        self.notes.setVisible(bool(pair.notes))
        self._line.setVisible(bool(pair.notes))
        self.setVisible(bool(pair.ids))
        if pair.ids:
            announce(self, "\n".join((*pair.results, said)))
