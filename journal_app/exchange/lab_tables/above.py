# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the lines above and between the rows of a table say: whose results, from which day, of which laboratory.

Hides the ways in which a label and what it labels share a line: "Collected: 3/4/2026", two cells, three in one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journal_app.domain.frozen import frozen
from journal_app.exchange.lab_tables.days import is_day
from journal_app.exchange.lab_tables.headers import role_of
from journal_app.exchange.lab_tables.roles import Role

_APART = re.compile(r"\s{2,}|\t|[;|]")
_NEXT_LABEL = re.compile(r",? (?=[^\W\d][^:0-9]{1,24}:\s)")
_BORN_BEHIND = re.compile(r",? +(?=(?:geb\.|geboren|born|n[ée]e? le|DOB)\W)", re.IGNORECASE)
_LONGEST = 200
_LABORATORY = re.compile(r"\b(?:labor|laboratory|laboratories|laboratoire|laboratorio|laboratorium)\b", re.IGNORECASE)
_KEPT = frozenset({Role.DAY, Role.TIME, Role.LABORATORY, Role.PERSON, Role.BORN, Role.NUMBER})
_REPORTED = re.compile(r"report|befund|result|issued|received|eingang|print|druck", re.IGNORECASE)


@frozen
class Above:
    """What was said so far, each as printed and empty where nothing was; ``label`` is what the day was called."""

    day: str = ""
    label: str = ""
    time: str = ""
    laboratory: str = ""
    person: str = ""
    born: str = ""
    number: str = ""

    @property
    def is_of_report(self) -> bool:
        """Whether the day is that of the report, and no day of the draw is said."""
        return bool(_REPORTED.search(self.label))


def understood(rows: Iterable[Sequence[str]]) -> Above:
    """What these lines say together; of two days that of the draw counts, else the first."""
    above = Above()
    for cells in rows:
        above = with_line(above, cells)
    return above


def with_line(above: Above, cells: Sequence[str], *, is_newer: bool = False) -> Above:
    """The same with what one more line says; ``is_newer``: it takes the place of what was said before."""
    fresh = Above()
    for label, said in _pairs(cells):
        role, _sureness = role_of(label)
        if role is Role.DAY and is_day(said):
            if not fresh.day or fresh.is_of_report:
                fresh = replace(fresh, day=said, label=label)
        elif role in _KEPT and role is not Role.DAY and not getattr(fresh, role.value):
            fresh = replace(fresh, **{role.value: said})
    if not fresh.laboratory and (name := _laboratory(cells)):
        fresh = replace(fresh, laboratory=name)
    return _merged(above, fresh, is_newer=is_newer)


def _merged(above: Above, fresh: Above, *, is_newer: bool) -> Above:
    takes_day = bool(fresh.day) and (is_newer or not above.day or (above.is_of_report and not fresh.is_of_report))
    merged = replace(above, day=fresh.day, label=fresh.label) if takes_day else above
    if fresh.person and is_newer and fresh.person != above.person:
        merged = replace(merged, born="", number="")
    for name in ("time", "laboratory", "person", "born", "number"):
        said = getattr(fresh, name)
        if said and (is_newer or not getattr(merged, name)):
            merged = replace(merged, **{name: said})
    return merged


def _pairs(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each label of a line with what it labels: behind its colon, else in the next cell."""
    parts = [part.strip() for cell in cells for part in _split(cell[:_LONGEST]) if part.strip()]
    skip = False
    for place, part in enumerate(parts):
        if skip:
            skip = False
            continue
        label, colon, said = part.partition(":")
        following = parts[place + 1] if place + 1 < len(parts) else ""
        if colon and said.strip() and not label.strip()[-1:].isdigit():
            # "Patient: Doe, Jane" in a table parted by commas
            is_name = role_of(label)[0] is Role.PERSON and following.replace(" ", "").isalpha()
            yield label, f"{said.strip()}, {following}" if is_name else said.strip()
            skip = is_name
        elif following and role_of(label)[0] in _KEPT:
            yield label, following
            skip = True
        elif not colon:
            yield from _without_colon(part)


def _split(cell: str) -> Iterator[str]:
    for part in _APART.split(cell):
        for piece in _NEXT_LABEL.split(part):
            yield from _BORN_BEHIND.split(piece)


def _without_colon(part: str) -> Iterator[tuple[str, str]]:
    """A day behind its label without a colon: "Abnahme am 04.03.2024"."""
    words = part.split()
    for place in range(1, len(words)):
        said = " ".join(words[place:])
        if is_day(said):
            yield " ".join(words[:place]), said
            return


def _laboratory(cells: Sequence[str]) -> str:
    """The name of a laboratory that stands alone on its line."""
    seen = [cell.strip() for cell in cells if cell.strip()]
    if len(seen) != 1 or ":" in seen[0] or len(seen[0]) > _LONGEST or any(sign.isdigit() for sign in seen[0]):
        return ""
    return seen[0] if _LABORATORY.search(seen[0]) and len(seen[0].split()) > 1 else ""
