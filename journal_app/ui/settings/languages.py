# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which language the window speaks, put on at once with an Undo. Knows no Qt.

Hides that a language belongs to this machine and not to the journal, and that one whose letters no font here has is
refused before anything of it is shown.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from journal_app.errors import StorageFailed
from journal_app.ui.desk import Desk
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.preferences import Preferences
from journal_app.ui.spoken_languages import LanguageState, choices, problem_of
from journal_app.words import _


class LanguageView(Protocol):
    """What the choice of a language needs of the screen."""

    def set_language(self, state: LanguageState) -> None:
        """Show what is chosen on this machine."""


class Voice(Protocol):
    """What this machine keeps of it, and what its fonts can show."""

    def preferences(self) -> Preferences:
        """What is kept now."""

    def change(self, change: Callable[[Preferences], Preferences]) -> None:
        """Keep other preferences; raises StorageFailed when that cannot be done."""

    def has_letters(self, language: str) -> bool:
        """Whether a font of this computer has the letters of a language."""


class LanguageChoices:
    """The intents for the language."""

    def __init__(self, desk: Desk, view: LanguageView, machine: Voice) -> None:
        self._desk = desk
        self._view = view
        self._machine = machine

    def refresh(self) -> None:
        """Show which language is chosen, and why it is not spoken where no font has its letters."""
        self._show(self._machine.preferences().language)

    def choose(self, chosen: str) -> None:
        """Speak a language from now on, or as the system does when it is empty."""
        before = self._machine.preferences().language
        if chosen == before:
            return
        if not self._machine.has_letters(chosen):
            self._show(before, problem_of(chosen))
            return
        self._change(chosen, before)

    def _change(self, chosen: str, before: str) -> None:
        if not self._desk.speak(chosen):  # what is pending could not be saved, which is said at the foot
            self._show(before)
            return
        try:
            self._machine.change(lambda kept: replace(kept, language=chosen))
        except StorageFailed as error:
            self._desk.say_refused(error)
            return
        words = _("Iron Journal speaks this language from now on.")
        self._desk.messages.show_message(
            Message(text=words, kind=MessageKind.SAVED, action=_("Undo"), act=lambda: self._change(before, chosen))
        )

    def _show(self, chosen: str, problem: str = "") -> None:
        if not problem and not self._machine.has_letters(chosen):
            problem = problem_of(chosen)
        self._view.set_language(LanguageState(chosen=chosen, choices=choices(), problem=problem))
