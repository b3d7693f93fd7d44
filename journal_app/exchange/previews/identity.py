# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whose records a file says it holds, and when two such statements are of one person.

Hides the ways in which systems print one name: family name first or last, with a second given name or without one, its
umlauts as they are, as two letters or as none.
"""

import hashlib
import re
import unicodedata

from journal_app.domain.frozen import frozen
from journal_app.words import _

# Letters that are no others with an accent, and the pairs that systems without umlauts print for them.
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d"})
_PAIRS = re.compile("(?<=[aou])e")
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau"))


@frozen
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
        # Translators: a person in a file, with the day of birth behind the name
        born = _("born {day}").format(day=self.born) if self.born else ""
        name = self.name or (_("a person without a name") if born else "")
        return ", ".join(part for part in (name, born, *self.identifiers) if part)

    @property
    def key(self) -> str:
        """A hash under which an answer about this person is remembered; it does not tell who it is."""
        said = "\n".join((" ".join(sorted(_names(self.name))), self.born, *sorted(self.identifiers)))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()

    def may_be(self, other: "Identity") -> bool:
        """Whether the two may well be one person: nothing printed speaks against it.

        Another day of birth does, and so do other names. Where neither can be compared, the identifiers decide: two
        people without a name and without an identifier in common are two.
        """
        if self.born and other.born and self.born != other.born:
            return False
        ours, theirs = _names(self.name), _names(other.name)
        if ours and theirs:
            return _are_one_name(ours, theirs)
        if (self.born and other.born) or not self.identifiers or not other.identifiers:
            return True
        return bool(set(self.identifiers) & set(other.identifiers))


@frozen
class IdentityQuestion:
    """Whose records are to be taken: one of ``people`` in the file, each another person.

    ``earlier`` are those whose records were taken before. ``words`` ask it, in whole sentences. It is answered with the
    ``key`` of the one as ``Answers.person``.
    """

    people: tuple[Identity, ...]
    earlier: tuple[Identity, ...] = ()
    words: str = ""


def _names(name: str) -> frozenset[str]:
    """The parts of a name, whatever their order, accents and capitals, without titles."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(re.findall(r"\w+", letters)) - _TITLES


def _are_one_name(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one name is in the other, where an initial stands for any name that begins with it."""
    fewer, more = sorted((_folded(ours), _folded(theirs)), key=len)
    left = set(more - fewer)
    for part in sorted(fewer - more, key=len, reverse=True):
        found = next((other for other in sorted(left) if _stands_for(part, other)), None)
        if found is None:
            return False
        left.discard(found)
    return True


def _folded(names: frozenset[str]) -> frozenset[str]:
    """Names as they are compared: Müller, Mueller and Muller are one."""
    return frozenset(_PAIRS.sub("", name.translate(_LETTERS)) for name in names)


def _stands_for(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]
