# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whose records a file says it holds, and when two such statements are of one person.

Hides the ways in which systems print one name: family name first or last, with a second given name or without one.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from journal_app.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person as a file describes them, each part as printed and empty where the file does not say it.

    ``born`` is a date in the file's own writing, made year-month-day where the format says how it is written.
    """

    name: str = ""
    born: str = ""
    identifiers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The person as shown to the reader: name, day of birth, identifiers."""
        born = _("born {day}").format(day=self.born) if self.born else ""
        return ", ".join(part for part in (self.name, born, *self.identifiers) if part)

    @property
    def key(self) -> str:
        """A hash under which an answer about this person is remembered; it does not tell who it is."""
        said = "\n".join((" ".join(sorted(_names(self.name))), self.born, *sorted(self.identifiers)))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()

    def may_be(self, other: "Identity") -> bool:
        """Whether nothing said here speaks against the two being one person: another birth, or other names."""
        if self.born and other.born and self.born != other.born:
            return False
        ours, theirs = _names(self.name), _names(other.name)
        return not ours or not theirs or ours <= theirs or theirs <= ours


def _names(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return frozenset(re.findall(r"\w+", plain))
