# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal as JSON text, piece by piece: its dump and the log of its changes.

Hides that a million rows are never held at once. The dump is the same text, byte for byte, that ``json.dumps`` would
make of ``dump.dump`` with an indent of one and its names in order.
"""

import json
from collections.abc import Iterable, Iterator

from journal_app.domain.facts import Kind
from journal_app.store import rows, schema
from journal_app.store.engine import Database

_CHANGES = """
SELECT change.sequence, change.id, change.at, change.entered_by, change.operation, change.label, reversed.id
FROM change LEFT JOIN change AS reversed ON reversed.sequence = change.reverses ORDER BY change.sequence
"""


def dump_text(db: Database, *, person: str, made_up: bool) -> Iterator[str]:
    """The dump of a journal, ending in a line end."""
    head = {"format": schema.FORMAT, "made_up": made_up, "person": person}
    tables = {kind.value: _table(db, kind) for kind in rows.FACTS}
    for place, name in enumerate(sorted([*tables, "journal"])):
        yield f'{"," if place else "{"}\n "{name}": '
        if name == "journal":
            yield _indented(head, " ")
        else:
            yield from _listed(tables[name], " ")
    yield "\n}\n"


def log_text(db: Database) -> Iterator[str]:
    """Every change, oldest first, with each row before and after; a row that was added is named by its id alone."""
    yield "[\n"
    before = ""
    for sequence, change_id, at, entered_by, operation, label, reverses in db.execute(_CHANGES):
        head = {"at": at, "by": entered_by, "id": change_id, "label": label, "operation": operation}
        text = json.dumps(head | {"reverses": reverses}, ensure_ascii=False)
        yield f'{before}{text[:-1]}, "rows": '
        yield from _listed(_logged(db, sequence), "")
        yield "}"
        before = ",\n"
    yield "\n]\n"


def _table(db: Database, kind: Kind) -> Iterator[object]:
    names = [column.name for column in rows.columns(rows.FACTS[kind])]
    own = "WHERE bundled = 0" if kind is Kind.CARD else ""
    for row in db.execute(f"SELECT {', '.join(names)} FROM {kind} {own} ORDER BY id"):
        yield dict(zip(names, row, strict=True))


def _logged(db: Database, sequence: int) -> Iterator[object]:
    found = db.execute(
        "SELECT kind, row_id, before, after FROM change_row WHERE change = ? ORDER BY position", [sequence]
    )
    for kind, row_id, before, after in found:
        images = {"before": before, "after": after}
        yield {"id": row_id, "kind": kind} | {name: json.loads(text) for name, text in images.items() if text}


def _listed(members: Iterable[object], indent: str) -> Iterator[str]:
    """A list with one member after another, each on lines of its own."""
    before = "["
    for member in members:
        yield f"{before}\n{indent} {_indented(member, f'{indent} ')}"
        before = ","
    yield "[]" if before == "[" else f"\n{indent}]"


def _indented(value: object, indent: str) -> str:
    """A value as JSON; a line break stands in JSON only between its parts, never in a text."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", f"\n{indent}")
