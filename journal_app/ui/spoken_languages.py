# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The languages to choose from, each in words that its speakers read. Knows no Qt."""

from journal_app.domain.frozen import frozen
from journal_app.words import WHOLE, _, covered, isolated, language_of_the_system, languages

AS_THE_SYSTEM = ""


@frozen
class LanguageState:
    """The languages to choose from by code, with their words; an empty ``chosen`` is as the system.

    ``problem`` says why a language could not be spoken, and is empty else.
    """

    chosen: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    problem: str = ""


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
