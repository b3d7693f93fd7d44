# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""This machine as the Settings screen meets it: the look that is worn, and what is kept and offered here."""

from collections.abc import Callable
from pathlib import Path

from journal_app.ui import autostart
from journal_app.ui.preferences import FOLLOW_SYSTEM, Preferences, change_preferences, has_tray, read_preferences, wear
from journal_app.ui.settings.state import LookState
from journal_app.ui.speech import has_letters, meant_by
from journal_app.ui.theme import current


class ThisMachine:
    """The look as it is worn now; only whether the system is followed is asked of the file. All else is kept there."""

    def worn(self) -> LookState:
        """What look is chosen now."""
        sizes = current().sizes
        is_following = read_preferences().theme == FOLLOW_SYSTEM
        return LookState(
            theme=FOLLOW_SYSTEM if is_following else current().tokens.name,
            text_percent=sizes.text_percent,
            interface_percent=sizes.interface_percent,
        )

    def wear(self, look: LookState) -> None:
        """Put a look on and keep it for the next start."""
        wear(Preferences(theme=look.theme, text_percent=look.text_percent, interface_percent=look.interface_percent))

    def preferences(self) -> Preferences:
        """What is kept now."""
        return read_preferences()

    def change(self, change: Callable[[Preferences], Preferences]) -> None:
        """Keep other preferences."""
        change_preferences(change)

    def has_letters(self, language: str) -> bool:
        """Whether a font of this computer has the letters of a language."""
        return has_letters(meant_by(language))

    def has_tray(self) -> bool:
        """Whether this desktop has a tray."""
        return has_tray()

    def can_start_at_login(self) -> bool:
        """Whether this desktop can be told to start the program."""
        return autostart.is_offered()

    def starts_at_login(self) -> bool:
        """Whether it was told to."""
        return autostart.is_on()

    def start_at_login(self, journal: Path | None, *, is_on: bool) -> None:
        """Tell it to, or not to any more."""
        if is_on:
            autostart.turn_on(journal)
        else:
            autostart.turn_off()
