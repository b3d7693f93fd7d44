# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One way of the Timeline to look, as a screen: a view and what reads the journal for it, joined by its maker."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from journal_app.domain.facts import Kind
from journal_app.ui.screen import Screen
from journal_app.words import _


class Reading(Protocol):
    """What reads the journal again."""

    def refresh(self) -> None:
        """Read it and show what it says."""


class WayScreen(Screen):
    """``keys`` are those worth knowing here, marked for translation. The ways refresh it, whatever the kinds."""

    kinds: frozenset[Kind] = frozenset()

    def __init__(self, view: QWidget, reading: Reading, take_focus: Callable[[], None], keys: str) -> None:
        self.widget = view
        self._reading = reading
        self._take_focus = take_focus
        self._keys = keys

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._reading.refresh()

    def take_focus(self) -> None:
        """The picture where there is one."""
        self._take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _(self._keys)
