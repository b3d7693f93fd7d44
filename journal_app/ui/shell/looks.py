# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Choosing how the window looks, for eyes that bear no glare.

Hides that the choice is this machine's and is kept for the next start, and that it is applied to everything at once.
"""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.ui.preferences import Preferences, wear
from journal_app.ui.theme import current
from journal_app.ui.widgets.list_button import ListButton
from journal_app.words import N_, _

# Translators: what the program looks like, in a list
LOOK_NAMES = {
    "light": N_("Light"),
    "dim": N_("Dim and warm"),
    "dark": N_("Dark"),
    "high-contrast": N_("High contrast"),
}

ONE_LINE_PERCENT = 125  # larger words would make the rail wider than the screens it stands beside


class LookButton(ListButton):
    """Says the present look and opens the list of the others.

    Raises StorageFailed, which reaches the message line, when the choice cannot be kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("Look"))
        group = QActionGroup(self)
        self._actions = {name: self._menu.addAction(_(words)) for name, words in LOOK_NAMES.items()}
        for name, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self.choose, name))
            group.addAction(action)
        self.setMenu(self._menu)
        self._show_current()

    def choose(self, name: str) -> None:
        """Put a look on, and keep it for the next start."""
        sizes = current().sizes
        wear(Preferences(theme=name, text_percent=sizes.text_percent, interface_percent=sizes.interface_percent))

    def changeEvent(self, event: QEvent) -> None:
        """Say the look that was put on elsewhere too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_current()

    def _show_current(self) -> None:
        name = current().tokens.name
        self._actions[name].setChecked(True)
        # Translators: a button: {name} is such as: Light, Dark
        said = _("Look: {name}").format(name=_(LOOK_NAMES[name]))
        self.setAccessibleName(said)
        self.setText(said.replace(": ", ":\n") if current().sizes.text_percent > ONE_LINE_PERCENT else said)
