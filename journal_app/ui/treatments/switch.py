# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which section is shown: a button each, with how many entries it holds. One stop for Tab; the arrows go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from journal_app.ui.theme import current
from journal_app.ui.treatments.state import SECTIONS, Part, TreatmentsState
from journal_app.ui.widgets.buttons import Button, choice_button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import N_, _

_NAMES = {
    Part.INFUSION: N_("Infusions"),
    Part.COURSE: N_("Courses"),
    Part.EVENT: N_("Events"),
    Part.FOLLOW_UP: N_("Follow-up dates"),
}


class SectionSwitch(QWidget):
    """Signal ``chosen(part)`` when the reader goes to another section."""

    chosen = Signal(Part)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Translators: for a screen reader: the tabs of a screen
        self.setAccessibleName(_("Sections"))
        group = QButtonGroup(self)
        flow = Flow(self, gap=current().sizes.px(8))
        self.buttons: dict[Part, Button] = {}
        for part in SECTIONS:
            button = choice_button(_(_NAMES[part]), self)
            button.setAutoExclusive(True)  # so that it is heard as one of a choice
            button.clicked.connect(lambda _checked=False, part=part: self.chosen.emit(part))
            group.addButton(button)
            flow.addWidget(button)
            self.buttons[part] = button

    def set_part(self, part: Part) -> None:
        """Show which section is shown."""
        self.buttons[part].setChecked(True)

    def set_counts(self, state: TreatmentsState) -> None:
        """Say how many entries each section holds."""
        for part, button in self.buttons.items():
            count = len(state.rows(part))
            name = _(_NAMES[part])
            # Translators: a tab and how many entries it holds: Infusions 12
            words = _("{name} {count}").format(name=name, count=count) if count else name
            button.setText(words)
            button.setAccessibleName(words)
