# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A whole journal as plain objects, and back.

Hides the shape of a dump: tables as keys, each a list of rows by id, numbers as the text stored. The change log,
drafts, the bytes of attachments and the bundled cards stay out.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import InvalidOperation

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.settings import MADE_UP, YES
from journal_app.errors import EntryRefused, FileNotUnderstood
from journal_app.store import rows, schema
from journal_app.store.changes import Edit
from journal_app.store.engine import Database
from journal_app.words import _

Dump = dict[str, object]

# What a new journal holds before anybody has entered anything.
_SEEDED = (Kind.TRACKER, Kind.SETTING)
# The oldest format whose dumps are still understood.
_FIRST_FORMAT = 1_000


def dump(db: Database, *, person: str, made_up: bool) -> Dump:
    """The journal as one object, the same for the same facts."""
    tables: Dump = {kind.value: _table(db, kind) for kind in rows.FACTS}
    tables["journal"] = {"format": schema.FORMAT, "person": person, "made_up": made_up}
    return dict(sorted(tables.items()))


def refuse_if_it_holds_facts(db: Database) -> None:
    """EntryRefused unless the journal is as new."""
    tables = [kind for kind in rows.FACTS if kind not in _SEEDED]
    filled = any(db.execute(f"SELECT 1 FROM {kind} {_own_rows(kind)} LIMIT 1").fetchone() for kind in tables)
    changed = db.execute("SELECT 1 FROM change WHERE reverses IS NULL AND reversed_by IS NULL LIMIT 1").fetchone()
    if filled or changed:
        raise EntryRefused(
            _("This journal already holds entries."),
            _("A dump is loaded into a new journal only, so that nothing is mixed. Nothing was changed."),
            _("Name a journal that does not exist yet."),
        )


def refuse_if_made_up(source: Mapping[str, object], person: str) -> None:
    """EntryRefused for the dump of nobody's journal, of which no backups are made, where this one is ``person``'s."""
    settings = source.get(Kind.SETTING.value)
    rows_there = settings if isinstance(settings, Sequence) and not isinstance(settings, str) else ()
    said = [row for row in rows_there if isinstance(row, Mapping) and row.get("key") == MADE_UP]
    if person and any(row.get("value") == YES for row in said):
        raise EntryRefused(
            _("This is the journal of a made-up person."),
            _("It is not loaded into the journal of {person}. Nothing was changed.").format(person=person),
            _("Name a journal that does not exist yet."),
        )


def load(edit: Edit, source: Mapping[str, object], contents: Iterable[bytes] = ()) -> int:
    """Make the journal hold what a dump says, and the bytes of its letters; gives the number of rows.

    FileNotUnderstood names the first wrong row.
    """
    wanted = _facts_of(source)
    for kind in _SEEDED:
        fact_type = rows.FACTS[kind]
        for fact in edit.facts.every(fact_type):
            if fact not in wanted:
                edit.remove(fact_type, fact.id)
    present = {(type(fact), fact.id) for kind in _SEEDED for fact in edit.facts.every(rows.FACTS[kind])}
    edit.add_many(fact for fact in wanted if (type(fact), fact.id) not in present)
    for content in contents:
        edit.add_bytes(content)
    return len(wanted)


def _table(db: Database, kind: Kind) -> list[dict[str, rows.Cell]]:
    names = [column.name for column in rows.columns(rows.FACTS[kind])]
    found = db.execute(f"SELECT {', '.join(names)} FROM {kind} {_own_rows(kind)} ORDER BY id").fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def _own_rows(kind: Kind) -> str:
    return "WHERE bundled = 0" if kind is Kind.CARD else ""


def _facts_of(source: Mapping[str, object]) -> list[Fact]:
    head = source.get("journal")
    made_in = head.get("format") if isinstance(head, Mapping) else None
    if not isinstance(made_in, int) or not _FIRST_FORMAT <= made_in <= schema.FORMAT:
        raise FileNotUnderstood(
            _("This is not a dump of a journal that this program knows."),
            _("Its part “journal” does not name a format from {first} to {last}. Nothing was changed.").format(
                first=_FIRST_FORMAT, last=schema.FORMAT
            ),
        )
    unknown = sorted(set(source) - {"journal"} - {kind.value for kind in rows.FACTS})
    if unknown:
        raise _wrong(unknown[0], _("there is no such table"))
    return [fact for kind in rows.FACTS for fact in _table_facts(kind, source.get(kind.value, []), made_in)]


def _table_facts(kind: Kind, table: object, made_in: int) -> list[Fact]:
    if not isinstance(table, Sequence) or isinstance(table, str):
        raise _wrong(kind.value, _("it is not a list of rows"))
    return [_fact(kind, number, row, made_in) for number, row in enumerate(table)]


def _fact(kind: Kind, number: int, row: object, made_in: int) -> Fact:
    where = f"{kind.value}[{number}]"
    fact_type = rows.FACTS[kind]
    if not isinstance(row, Mapping) or set(row) != rows.names_in(kind, made_in):
        raise _wrong(where, _("its columns are not those of this table"))
    try:
        fact = rows.decode(fact_type, rows.row_of(fact_type, row))
    except (ValueError, TypeError, InvalidOperation) as error:
        raise _wrong(where, _what_is_wrong(fact_type, row)) from error
    if not fact.id or fact.recorded_at is None:
        raise _wrong(where, _("it has no id or no instant"))
    return fact


def _what_is_wrong(fact_type: type[Fact], row: Mapping[str, object]) -> str:
    """Which cell of a row does not hold what its column is for; what it holds is nobody's business in a message."""
    for column in rows.columns(fact_type):
        try:
            column.decode(row.get(column.name))
        except (ValueError, TypeError, InvalidOperation):
            return _("its {column} is not one that can be kept").format(column=column.name)
    return _("its cells do not fit together")


def _wrong(where: str, reason: str) -> FileNotUnderstood:
    return FileNotUnderstood(
        _("The dump cannot be loaded."), _("{where}: {reason}. Nothing was changed.").format(where=where, reason=reason)
    )
