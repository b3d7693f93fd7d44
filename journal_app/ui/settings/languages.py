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
from journal_app.ui.settings.state import LanguageState
from journal_app.words import WHOLE, _, covered, isolated, language_of_the_system, languages

AS_THE_SYSTEM = ""


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


def choices() -> tuple[tuple[str, str], ...]:
    """The languages there are, each named in itself with how much of it is translated, after that of the system."""
    named = {code: f"{name[:1].upper()}{name[1:]}" for code, name in languages().items()}
    spoken = language_of_the_system()
    of_system = named.get(spoken) or named.get(spoken.partition("_")[0]) or next(iter(named.values()))
    first = _("As the system: {language}").format(language=of_system)
    return ((AS_THE_SYSTEM, first), *((code, _with_coverage(code, name)) for code, name in named.items()))


def problem_of(chosen: str) -> str:
    """Why a language cannot be shown on this computer, and what can be done."""
    named = languages().get(chosen or language_of_the_system().partition("_")[0], chosen)
    return _(
        "This computer has no font for the letters of this language ({language}), so English is shown. Install one,"
        " such as a Noto font, open Iron Journal anew and choose the language again."
    ).format(language=named)


def _with_coverage(code: str, name: str) -> str:
    percent = covered(code)
    if percent >= WHOLE:
        return isolated(name)
    return _("{language}, {percent} % translated").format(language=name, percent=percent)
