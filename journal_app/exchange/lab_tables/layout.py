# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the table of lab results begins in a grid, and what its columns hold.

Hides the guess: which row names the columns, by its words and by what stands below them, in a table of one result a
row, of one column a day, and of one row a day; and under which name the reader's correction of it is saved.
"""

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence

from journal_app.domain.frozen import frozen
from journal_app.exchange.files.tables import Row
from journal_app.exchange.lab_tables.cells import named_in
from journal_app.exchange.lab_tables.columns import Cells, Columns, is_plain_number
from journal_app.exchange.lab_tables.days import day_in
from journal_app.exchange.lab_tables.headers import bare_head, role_of
from journal_app.exchange.lab_tables.roles import SEVERAL, Role
from journal_app.exchange.previews.answers import ColumnReading
from journal_app.words import _

_MOST_ABOVE = 60
_MOST_BELOW = 60
_PLAIN_NAMES = frozenset({"name", "nom", "nombre", "nome", "naam"})
# A column of these is only looked into for names of tests where no other has them.
_MAY_NAME_TESTS = frozenset({Role.NONE, Role.LABORATORY, Role.NOTE, Role.TEST})
# A head that is one of these by its words tells more than one that is only guessed from its cells.
_TELLING, _TELLS = frozenset({Role.TEST, Role.CODE, Role.VALUE}), 2
_SOURCES_OF_VALUES = frozenset({Role.VALUE, Role.OF_DAY, Role.OF_TEST})


@frozen
class Layout:
    """A table found in a grid.

    ``header`` is the number of the row that names its columns, 0 where none does; ``above`` are the rows before it.
    """

    names: tuple[str, ...]
    roles: tuple[Role, ...]
    header: int
    above: tuple[Row, ...] = ()

    def columns(self, role: Role) -> list[int]:
        """The places of the columns with a role."""
        return [place for place, one in enumerate(self.roles) if one is role]

    def column(self, role: Role) -> int | None:
        """The place of the first column with a role, or None."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def has_values(self) -> bool:
        """Whether any column holds values."""
        return any(role in _SOURCES_OF_VALUES for role in self.roles)

    @property
    def names_tests(self) -> bool:
        """Whether it says what was tested."""
        return any(role in {Role.TEST, Role.CODE, Role.OF_TEST} for role in self.roles)

    @property
    def missing(self) -> str:
        """What no column gives, in a sentence; empty where nothing is missing."""
        if not self.has_values:
            return _("No column holds the values.")
        return "" if self.names_tests else _("No column names the tests.")


def guess(rows: Sequence[Row]) -> Layout | None:
    """The table in these first rows of a grid, or None where there is none."""
    best: tuple[int, Layout] | None = None
    grid = Cells([cells for _number, cells in rows])
    for place, (number, cells) in enumerate(rows[:_MOST_ABOVE]):
        if any(is_plain_number(cell) for cell in cells):
            continue
        layout = Layout(
            names=_names(cells),
            roles=_roles(cells, grid.between(place + 1, place + 1 + _MOST_BELOW)),
            header=number,
            above=tuple(rows[:place]),
        )
        score = _score(layout)
        if score and (best is None or score > best[0]):
            best = score, layout
    return best[1] if best is not None else _headless(grid)


def answered(reading: ColumnReading, rows: Sequence[Row], guessed: Layout | None) -> Layout:
    """The table as the reader said it is."""
    numbers = [number for number, _cells in rows]
    header = reading.header_line if reading.header_line in numbers else _line_of(reading.names, rows, guessed)
    place = numbers.index(header) if header else -1
    width = max((len(cells) for _number, cells in rows), default=0)
    heads = _names(rows[place][1]) if header else tuple(_numbered(width))
    return Layout(
        names=heads, roles=_fitted(reading, heads), header=header, above=tuple(rows[:place]) if header else ()
    )


def signature(layout: Layout, laboratory: str) -> str:
    """The name that stays the same for tables of this laboratory and shape, whatever days and tests they are of."""
    kept: dict[str, None] = {}
    for name in layout.names:
        kept["*" if day_in(name) else "+" if named_in(name) else bare_head(name)] = None
    digest = hashlib.sha256("\n".join(kept).encode("utf-8", "replace")).hexdigest()[:12]
    return f"{laboratory.strip()} {digest}".strip()


def _names(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in cells)


def _numbered(width: int) -> list[str]:
    return [str(place) for place in range(1, width + 1)]


def _line_of(names: tuple[str, ...], rows: Sequence[Row], guessed: Layout | None) -> int:
    """The row that names the columns: the one with most of the names that were answered for, else the guessed one."""
    wanted = {bare_head(name) for name in names if name.strip()}
    if not wanted:
        return guessed.header if guessed else 0
    shared = {number: len(wanted & {bare_head(cell) for cell in cells}) for number, cells in rows[:_MOST_ABOVE]}
    best = max(shared, key=lambda number: shared[number], default=0)
    return best if shared.get(best) else guessed.header if guessed else 0


def _fitted(reading: ColumnReading, heads: tuple[str, ...]) -> tuple[Role, ...]:
    """The roles for these heads, by name where the reading has names, else by place; a new day as the other days."""
    known = {role.value: role for role in Role}
    roles = [known.get(role, Role.NONE) for role in reading.roles]
    if not reading.names:
        return tuple((*roles, *[Role.NONE] * len(heads))[: len(heads)])
    left: defaultdict[str, deque[Role]] = defaultdict(deque)
    for name, role in zip(reading.names, roles, strict=False):
        left[bare_head(name)].append(role)
    same = [left[bare_head(head)] for head in heads]
    given = frozenset(roles)
    return tuple(
        roles_left.popleft() if roles_left else _new_column(head, given)
        for head, roles_left in zip(heads, same, strict=True)
    )


def _new_column(head: str, roles: frozenset[Role]) -> Role:
    if Role.OF_DAY in roles and day_in(head):
        return Role.OF_DAY
    return Role.OF_TEST if Role.OF_TEST in roles and named_in(head) else Role.NONE


def _roles(heads: Sequence[str], columns: Columns) -> tuple[Role, ...]:
    claims: dict[Role, list[tuple[int, int]]] = {}
    roles = [Role.NONE] * len(heads)
    for place, head in enumerate(heads):
        if day_in(head):
            roles[place] = Role.OF_DAY
            continue
        if named_in(head) is not None:
            roles[place] = Role.OF_TEST
            continue
        role, sureness = role_of(head)
        if role in SEVERAL:
            roles[place] = role
        else:
            claims.setdefault(columns.settled(role, place), []).append((sureness, place))
    for role, places in claims.items():
        roles[columns.chosen(role, places)] = role
    _fill(roles, columns)
    _name_person(heads, roles)
    return tuple(roles)


def _name_person(heads: Sequence[str], roles: list[Role]) -> None:
    """A column that is only called a name, beside one of tests and one of birth or number, is that of the person."""
    place = next(
        (place for place, head in enumerate(heads) if bare_head(head) in _PLAIN_NAMES and not roles[place]), None
    )
    is_of_person = bool({Role.BORN, Role.NUMBER} & set(roles)) and bool({Role.TEST, Role.OF_TEST} & set(roles))
    if place is not None and is_of_person and Role.PERSON not in roles:
        roles[place] = Role.PERSON


def _fill(roles: list[Role], columns: Columns) -> None:
    """Give the roles that no head named to the columns whose cells look like it."""
    for role in (Role.OF_DAY, Role.OF_TEST):
        if not any(columns.values(place) for place, one in enumerate(roles) if one is role):
            roles[:] = [Role.NONE if one is role else one for one in roles]
    if Role.OF_TEST in roles and (Role.VALUE not in roles or Role.TEST not in roles):
        _take(roles, Role.DAY, columns.days)
        roles[:] = [Role.NONE if role in {Role.TEST, Role.VALUE, Role.OF_DAY} else role for role in roles]
        return
    roles[:] = [Role.NONE if role is Role.OF_TEST else role for role in roles]
    if not _names_tests(roles, columns):
        roles[:] = [Role.NONE if role is Role.TEST else role for role in roles]
        _take(roles, Role.TEST, columns.analytes, _MAY_NAME_TESTS)
    if Role.OF_DAY in roles:
        roles[:] = [Role.NONE if role in {Role.VALUE, Role.DAY} else role for role in roles]
    else:
        _take(roles, Role.VALUE, columns.values)
        _take(roles, Role.DAY, columns.days)
    _take(roles, Role.UNIT, columns.units)
    if Role.LOW not in roles and Role.HIGH not in roles:
        _take(roles, Role.RANGE, columns.ranges)
    _take(roles, Role.CODE, columns.codes)


def _names_tests(roles: list[Role], columns: Columns) -> bool:
    place = roles.index(Role.TEST) if Role.TEST in roles else None
    return place is not None and columns.analytes(place) > 0


def _take(
    roles: list[Role], role: Role, count: Callable[[int], int], among: frozenset[Role] = frozenset({Role.NONE})
) -> None:
    if role in roles:
        return
    places = [place for place, taken in enumerate(roles) if taken in among and count(place)]
    if places:
        roles[max(places, key=count)] = role


def _score(layout: Layout) -> int:
    """How sure it is that a row names columns; 0 where it does not."""
    if layout.missing:
        return 0
    by_head = sum(
        role_of(name)[0] in _TELLING or named_in(name) is not None or bool(day_in(name))
        for name in layout.names
        if name
    )
    return sum(role is not Role.NONE for role in layout.roles) + _TELLS * by_head


def _headless(grid: Cells) -> Layout | None:
    """A table whose columns nobody names, by its cells alone."""
    roles = [Role.NONE] * grid.width
    _fill(roles, grid.between(0, grid.height))
    layout = Layout(names=tuple(_numbered(grid.width)), roles=tuple(roles), header=0)
    return None if layout.missing else layout
