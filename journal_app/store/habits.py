# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The habits in a backup that Loop Habit Tracker made: another program's database, read and never written.

A file may come from anybody. It is opened so that nothing is written beside it, nothing of its own runs (no view, no
trigger, no column that computes itself, no virtual table), only its two tables are looked at, and a look that takes too
long is ended. Hides its older formats, in which columns are missing.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.store import schema
from journal_app.store.engine import cipher
from journal_app.words import _

LARGEST = 100 << 20
"""The bytes of a backup that is read; twenty years of a hundred habits take a tenth of it."""
_MOST_ROWS = 2_000_000
_EVERY, _MOST_CALLS = 100_000, 20_000  # steps of the engine between two looks, and looks: minutes on any machine
_EPOCH = date(1970, 1, 1)
_MILLISECONDS_OF_A_DAY = 86_400_000
# As the app declares them (iSoron/uhabits, migrations); those after the first two or three came later.
_COLUMNS = {
    "Habits": ("id", "name", "type", "unit", "question"),
    "Repetitions": ("habit", "timestamp", "value", "notes"),
}
_NEEDED = {"Habits": {"id", "name"}, "Repetitions": {"habit", "timestamp"}}
_READABLE = {"habits", "repetitions", "sqlite_master", "pragma_table_xinfo"}


@frozen
class Habit:
    """A habit; ``is_number``: its values are amounts in thousandths of its unit."""

    key: int
    name: str
    is_number: bool = False
    unit: str = ""
    question: str = ""


@frozen
class HabitDay:
    """What was entered for a habit on a day; ``day`` or ``value`` is None where what stands there is none."""

    habit: int
    day: date | None
    value: int | None
    note: str = ""


def is_backup(path: Path) -> bool:
    """Whether a database is such a backup; cheap, and it never raises."""
    try:
        with _opened(path) as db:
            _refuse_others(db)
    except (FileNotUnderstood, cipher.DatabaseError, UnicodeDecodeError, OSError):
        return False
    return True


def read_backup(path: Path) -> tuple[tuple[Habit, ...], tuple[HabitDay, ...]]:
    """All habits and all entries, in the order of the file; FileNotUnderstood for any other database."""
    if path.stat().st_size > LARGEST:
        raise _refused(_("A backup of habits is read up to {size} MB.").format(size=LARGEST >> 20))
    try:
        with _opened(path) as db:
            _refuse_others(db)
            habits = tuple(_habits(db))
            return habits, tuple(_days(db))
    except (cipher.DatabaseError, UnicodeDecodeError) as error:
        raise _refused(_("It is damaged, or it is locked with a password.")) from error


@contextmanager
def _opened(path: Path) -> "Iterator[cipher.Connection]":
    address = path.resolve().as_uri() + "?mode=ro&immutable=1"
    calls = 0

    def is_too_long() -> bool:
        nonlocal calls
        calls += 1
        return calls > _MOST_CALLS

    with closing(cipher.connect(address, uri=True, isolation_level=None)) as db:
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "temp_store = MEMORY"):
            db.execute(f"PRAGMA {pragma}")
        db.set_progress_handler(is_too_long, _EVERY)
        yield db


def _refuse_others(db: "cipher.Connection") -> None:
    """Refuse a database that is not of this app; afterwards nothing but its two tables can be read."""
    if int(db.execute("PRAGMA application_id").fetchone()[0]) == schema.APPLICATION_ID:
        raise _refused(_("It is a journal of this program. Open it as a journal, or bring it in as an archive."))
    db.set_authorizer(_may)
    kinds = db.execute("SELECT type, name, sql FROM sqlite_master WHERE lower(name) IN ('habits', 'repetitions')")
    tables = {
        str(name).lower()
        for kind, name, sql in kinds.fetchall()
        if kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL")
    }
    for table, needed in _NEEDED.items():
        if table.lower() not in tables or not needed <= set(_present(db, table)):
            raise _refused(_("It is the database of another program. Only backups of Loop Habit Tracker are read."))


def _may(action: int, one: str | None, two: str | None, _database: str | None, inner: str | None) -> int:
    """Allow looking at the two tables and at what they are made of, and nothing that the file itself asks for."""
    allowed = {
        cipher.SQLITE_SELECT: True,
        cipher.SQLITE_READ: (one or "").lower() in _READABLE,
        cipher.SQLITE_FUNCTION: two == "lower",
        cipher.SQLITE_PRAGMA: one == "table_xinfo",
    }
    return int(cipher.SQLITE_OK if inner is None and allowed.get(action) else cipher.SQLITE_DENY)


def _present(db: "cipher.Connection", table: str) -> Sequence[str]:
    """Those columns of a table that are known and are kept as they are; one that computes itself is none."""
    rows = db.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", [table]).fetchall()
    kept = {str(name).lower() for name, hidden in rows if not hidden}
    return [name for name in _COLUMNS[table] if name in kept]


def _rows(db: "cipher.Connection", table: str) -> Iterator[dict[str, object]]:
    names = _present(db, table)
    found = db.execute(f"SELECT {', '.join(names)} FROM main.{table} LIMIT {_MOST_ROWS + 1}")
    for count, row in enumerate(found):
        if count == _MOST_ROWS:
            raise _refused(_("It holds far more entries than anybody makes."))
        yield dict(zip(names, row, strict=True))


def _habits(db: "cipher.Connection") -> Iterator[Habit]:
    for row in _rows(db, "Habits"):
        key = _whole(row["id"])
        if key is not None:
            yield Habit(
                key=key,
                name=" ".join(_text(row["name"]).split()),
                is_number=row.get("type") == 1,
                unit=_text(row.get("unit")).strip(),
                question=_text(row.get("question")).strip(),
            )


def _days(db: "cipher.Connection") -> Iterator[HabitDay]:
    for row in _rows(db, "Repetitions"):
        yield HabitDay(
            habit=_whole(row["habit"]) or 0,
            day=_day(row["timestamp"]),
            # Before there were values, an entry was a habit done.
            value=_whole(row["value"]) if "value" in row else 2,
            note=_text(row.get("notes")).strip(),
        )


def _day(milliseconds: object) -> date | None:
    """The local day: the app keeps it as the midnight that begins it in UTC."""
    whole = _whole(milliseconds)
    try:
        return None if whole is None else _EPOCH + timedelta(days=whole // _MILLISECONDS_OF_A_DAY)
    except OverflowError:
        return None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _refused(detail: str) -> FileNotUnderstood:
    return FileNotUnderstood(_("This database cannot be read."), detail, _("Nothing was changed."))
