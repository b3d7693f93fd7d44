# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How the window looks: theme, text size and interface size, put on at once. Knows no Qt.

Hides that a look belongs to this machine and not to the journal, so that its Undo is one of its own.
"""

from dataclasses import replace
from typing import Protocol

from journal_app.errors import StorageFailed
from journal_app.ui.desk import Desk
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.settings.state import LookState, next_step
from journal_app.words import _


class LookView(Protocol):
    """What the look needs of the screen."""

    def set_look(self, look: LookState) -> None:
        """Show what is chosen on this machine."""


class Looks(Protocol):
    """How the window looks on this machine."""

    def worn(self) -> LookState:
        """What is chosen now."""

    def wear(self, look: LookState) -> None:
        """Put a look on and keep it; raises StorageFailed when it could be put on but not kept."""


class LookChoices:
    """The intents for the look."""

    def __init__(self, desk: Desk, view: LookView, looks: Looks) -> None:
        self._desk = desk
        self._view = view
        self._looks = looks

    def refresh(self) -> None:
        """Show what is chosen on this machine, wherever it was chosen."""
        self._view.set_look(self._looks.worn())

    def step_text(self, step: int) -> None:
        """Make words larger (1) or smaller (-1)."""
        worn = self._looks.worn()
        percent = next_step(worn.text_percent, step)
        self._wear(replace(worn, text_percent=percent), _("Text size {percent} %").format(percent=percent))

    def step_interface(self, step: int) -> None:
        """Make everything but words larger (1) or smaller (-1)."""
        worn = self._looks.worn()
        percent = next_step(worn.interface_percent, step)
        self._wear(replace(worn, interface_percent=percent), _("Interface size {percent} %").format(percent=percent))

    def choose_theme(self, theme: str) -> None:
        """Put a theme on; an empty one follows the system."""
        self._wear(replace(self._looks.worn(), theme=theme), _("The look was changed."))

    def _wear(self, look: LookState, words: str) -> None:
        before = self._looks.worn()
        if look == before:
            return
        try:
            self._looks.wear(look)
        except StorageFailed as error:
            self._desk.say_refused(error)
        else:
            back = _("The look is as it was before.")
            said = Message(text=words, kind=MessageKind.SAVED, action=_("Undo"), act=lambda: self._wear(before, back))
            self._desk.messages.show_message(said)
        self.refresh()
