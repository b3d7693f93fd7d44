# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the readers of all formats have in common: a record read or rejected, and the fields of one being read.

Hides that a field is either taken into the reference or kept as it is, so that none can be lost between the two.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from journal_app.domain.frozen import frozen
from journal_app.domain.references import KeptField, Reference
from journal_app.exchange.previews.plan import LineRefused
from journal_app.exchange.references.texts import tidied
from journal_app.words import _

T = TypeVar("T")

LONGEST_TITLE = 2_000
MOST_AUTHORS = 10_000
LONGEST_RECORD = 1_000_000
"""Signs of a record in all; a reference that is longer than a book is none."""


@frozen
class Record:
    """One record of a file: its reference, or why it has none. ``is_broken`` when its fields cannot even be told."""

    number: int
    line: int
    reference: Reference | None = None
    reason: str = ""
    is_broken: bool = False

    @property
    def where(self) -> str:
        """The place in words."""
        return _("record {number}, line {line}").format(number=self.number, line=self.line)


class Broken(LineRefused):
    """A record that cannot be made out at all, and the reason in words."""


def read_each(found: Iterable[tuple[int, T]], read: Callable[[T], Reference]) -> Iterator[Record]:
    """The records found, each with the line it begins on, read one by one."""
    for number, (line, record) in enumerate(found, start=1):
        try:
            yield Record(number=number, line=line, reference=_whole(read(record)))
        except LineRefused as refused:
            yield Record(number=number, line=line, reason=refused.title, is_broken=isinstance(refused, Broken))


def lines_of(text: str) -> list[str]:
    """The lines of a text, by the line ends that files have."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def as_it_is(value: str) -> str:
    """What a field holds, for one of which nothing else is asked."""
    return value


class Fields:
    """The fields of one record, in their order; each is taken once, and the rest is kept."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        tidy = ((name, tidied(value)) for name, value in pairs)
        self._left = [(name, value) for name, value in tidy if value]

    def take(self, *names: str, read: Callable[[str], str] = as_it_is) -> str:
        """What ``read`` makes of the first field that holds something for it; names that come first go first."""
        for name in names:
            for place, (own, value) in enumerate(self._left):
                if own == name and (found := read(value)):
                    del self._left[place]
                    return found
        return ""

    def take_all(self, *names: str) -> tuple[str, ...]:
        """Every value of these names, in the order of the record."""
        found = tuple(value for name, value in self._left if name in names)
        self._left = [(name, value) for name, value in self._left if name not in names]
        return found

    def drop(self, name: str, says: Callable[[str], bool]) -> None:
        """Leave out fields that say only what was taken already."""
        self._left = [(own, value) for own, value in self._left if own != name or not says(value)]

    def all_of(self, name: str) -> tuple[str, ...]:
        """The values of a name, which stay where they are."""
        return tuple(value for own, value in self._left if own == name)

    def kept(self, form: str) -> tuple[KeptField, ...]:
        """What nobody has taken."""
        return tuple(KeptField(format=form, name=name, value=value) for name, value in self._left)


def kept_for(reference: Reference, form: str) -> list[tuple[str, str]]:
    """The fields kept from a file of this format, as name and value."""
    return [(field.name, field.value) for field in reference.kept if field.format == form]


def _whole(reference: Reference) -> Reference:
    if not reference.title:
        raise LineRefused(_("It has no title."))
    if len(reference.title) > LONGEST_TITLE:
        raise LineRefused(_("Its title has {count} signs.").format(count=len(reference.title)))
    if len(reference.authors) > MOST_AUTHORS or len(repr(reference)) > LONGEST_RECORD:
        raise LineRefused(_("It is too long to be a reference."))
    return reference
