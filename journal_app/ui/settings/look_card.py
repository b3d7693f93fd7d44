# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How the window looks, as widgets: the themes to choose from, and a line for each size."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.settings.state import STEPS, LookState
from journal_app.ui.settings.switches import OneOf
from journal_app.ui.shell.looks import LOOK_NAMES
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import N_, _


class SizeLine(QWidget):
    """A size in percent with a button to each side. ``stepped`` carries -1 or 1."""

    stepped = Signal(int)

    def __init__(self, name: str, smaller: str, larger: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.words = label("", "label", self)
        self.words.setWordWrap(False)
        # Translators: a button: makes text or the window's parts smaller
        self.smaller = secondary_button(_("Smaller"), self)
        # Translators: a button: makes text or the window's parts larger
        self.larger = secondary_button(_("Larger"), self)
        for button, spoken, step in ((self.smaller, smaller, -1), (self.larger, larger, 1)):
            button.setAccessibleName(spoken)
            button.clicked.connect(partial(self.stepped.emit, step))
        line = Flow(self)
        for part in (self.words, self.smaller, self.larger):
            line.addWidget(part)

    def set_percent(self, percent: int) -> None:
        """Show the size; at an end of the range that is said."""
        # Translators: {name} is: Text size, or: Interface size
        words = _("{name}: {percent} %").format(name=self._name, percent=percent)
        if percent >= STEPS[-1]:
            words = _("{name}: {percent} %, the largest").format(name=self._name, percent=percent)
        elif percent <= STEPS[0]:
            words = _("{name}: {percent} %, the smallest").format(name=self._name, percent=percent)
        self.words.setText(words)
        for button in (self.smaller, self.larger):
            button.setAccessibleDescription(words)


class LookCard(Card):
    """How the window looks on this machine. Signals carry what was chosen; the card shows it when it is told to."""

    theme_chosen = Signal(str)
    text_stepped = Signal(int)
    interface_stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How it looks on this machine"), parent)
        self.text_size = SizeLine(_("Text size"), _("Smaller text"), _("Larger text"), self)
        self.interface_size = SizeLine(
            _("Size of buttons and spaces"), _("Smaller buttons and spaces"), _("Larger buttons and spaces"), self
        )
        # Translators: what the program looks like: light, dark ...; label of a list and name of a section of Settings
        self.theme = OneOf(_("Look"), {name: _(words) for name, words in _themes().items()}, self)
        self.theme.chosen.connect(self.theme_chosen)
        self.text_size.stepped.connect(self.text_stepped)
        self.interface_size.stepped.connect(self.interface_stepped)
        self.body.addWidget(self.text_size)
        self.body.addWidget(self.interface_size)
        self.body.addWidget(label(_("Look"), "label"))
        self.body.addWidget(self.theme)

    def set_look(self, look: LookState) -> None:
        """Show what is chosen."""
        self.text_size.set_percent(look.text_percent)
        self.interface_size.set_percent(look.interface_percent)
        self.theme.show_choice(look.theme)


def _themes() -> dict[str, str]:
    # Translators: in a list: light or dark as the system is set
    return {"": N_("As the system"), **LOOK_NAMES}
