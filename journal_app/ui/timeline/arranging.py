# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The panels from top to bottom, each with buttons that move it and change its height.

Buttons rather than dragging: they work with every hand and every key, and a screen reader names them.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.timeline.state import PanelState, Step
from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import N_, _

STEPS = {
    # Translators: "Move {panel} up": for a screen reader: a button; {panel} is a part of the chart
    Step.UP: (N_("Move up"), N_("Move {panel} up")),
    Step.DOWN: (N_("Move down"), N_("Move {panel} down")),
    # Translators: "Taller": a button: makes a part of the chart taller
    Step.TALLER: (N_("Taller"), N_("Make {panel} taller")),
    # Translators: "Lower": a button: makes a part of the chart less tall
    # Translators: "Make {panel} lower": for a screen reader: a button that makes a part of the chart less tall
    Step.LOWER: (N_("Lower"), N_("Make {panel} lower")),
}


class Arranging(QWidget):
    """``arranged`` carries the key of a panel and a Step."""

    arranged = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[tuple[str, Step], Button] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().sizes.px(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(_("Panels, from top to bottom"), "label"))
        layout.addLayout(self._lines)

    def set_panels(self, panels: tuple[PanelState, ...]) -> None:
        """Show these; the keyboard stays with the button it was on, wherever its panel has moved."""
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        clear(self._lines)
        self.buttons = {}
        for panel in panels:
            self._lines.addWidget(self._line(panel))
        if focused in self.buttons:
            button = self.buttons[focused]
            other = self.buttons[focused[0], _OPPOSITE[focused[1]]]
            (button if button.isEnabled() else other).setFocus()

    def _line(self, panel: PanelState) -> QWidget:
        line, buttons = QWidget(), QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(panel.words))
        column.addWidget(buttons)
        row = Flow(buttons, gap=current().sizes.px(4))
        for step, (short, long) in STEPS.items():
            button = quiet_button(_(short), buttons)
            button.setAccessibleName(_(long).format(panel=panel.words))
            button.setEnabled(step in panel.steps)
            button.clicked.connect(partial(self._on_step, panel.key, step))
            self.buttons[panel.key, step] = button
            row.addWidget(button)
        return line

    def _on_step(self, key: str, step: Step) -> None:
        self.arranged.emit(key, step)


_OPPOSITE = {Step.UP: Step.DOWN, Step.DOWN: Step.UP, Step.TALLER: Step.LOWER, Step.LOWER: Step.TALLER}
