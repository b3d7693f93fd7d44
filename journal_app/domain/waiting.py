# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""That a sample may have waited before it was analysed: typed in a field of its own, kept in the note, in words.

Hides how the one is put into the other and found again, also by a reader who keeps the journal in another language.
"""

from journal_app.words import N_, _

_WAITED = N_("Sample may have waited")
_YES = frozenset({"yes", "y"})


def with_waiting(note: str, waited: str) -> str:
    """A note with a line of its own that says the sample may have waited, and how long where that was typed."""
    typed = " ".join(waited.split())
    if not typed:
        return note.strip()
    line = _(_WAITED) if typed.casefold() in _YES else f"{_(_WAITED)}: {typed}"
    return "\n".join(part for part in (note.strip(), line) if part)


def split_waiting(note: str) -> tuple[str, str]:
    """A kept note as it was typed: the note itself, and what stood in the field, "yes" where that was all."""
    lines = note.split("\n")
    for name in (_(_WAITED), _WAITED):
        if lines[-1] == name:
            return "\n".join(lines[:-1]), "yes"
        if lines[-1].startswith(f"{name}: "):
            return "\n".join(lines[:-1]), lines[-1].removeprefix(f"{name}: ")
    return note, ""
