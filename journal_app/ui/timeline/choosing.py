# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What to show, as boxes to tick: scores, blood results, and which of those on a logarithmic scale.

They lie open on the page rather than in a menu, so that three ticks are three clicks at any text size.
"""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app.ui.theme import current
from journal_app.ui.timeline.state import Option, Part
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import N_, _

_HEADINGS = {
    # Translators: all entries of this kind, as a heading and in a list to choose from: numbers given on days
    Part.TRACKER: N_("Scores"),
    Part.ANALYTE: N_("Blood results"),
    Part.LOG_SCALE: N_("On a logarithmic scale"),
    Part.WAY: N_("How it is drawn"),
}


class Choosing(Card):
    """``toggled`` carries a Part and a key; whether it is ticked is decided by the next options."""

    toggled = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.boxes: dict[tuple[Part, str], QCheckBox] = {}

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer these; where the same are offered already, only their ticks change and the focus stays."""
        if [(option.part, option.key) for option in options] != list(self.boxes):
            self._fill(options)
        for option in options:
            box = self.boxes[option.part, option.key]
            box.setText(option.words)
            with QSignalBlocker(box):  # nobody has ticked it
                box.setChecked(option.is_on)

    def _fill(self, options: tuple[Option, ...]) -> None:
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        clear(self.body)
        self.boxes = {}
        for part in Part:
            offered = [option for option in options if option.part is part]
            if offered:
                self.body.addWidget(label(_(_HEADINGS[part]), "label"))
                self.body.addWidget(self._row(offered))
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _row(self, options: list[Option]) -> QWidget:
        row = QWidget()
        flow = Flow(row, gap=current().sizes.px(8))
        for option in options:
            box = QCheckBox(option.words)
            box.toggled.connect(partial(self._on_toggled, option.part, option.key))  # a screen reader does not click
            self.boxes[option.part, option.key] = box
            flow.addWidget(box)
        return row

    def _on_toggled(self, part: Part, key: str, _is_on: bool) -> None:
        self.toggled.emit(part, key)
