# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Keeps a small journal of today's format for the tests of all later ones: its file as SQL, and its dump.

    python -m tests.store.keep_format   # writes tests/data/format-N.sql and format-N.json, once, with a new format

There is a fact of every kind in it, one that was corrected, one that was removed, one change that was undone, a form
that was left half filled in. What was written is never edited or written again after a release.
"""

import json
import sqlite3
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.domain.treatments import Infusion
from journal_app.store import schema, verbs
from journal_app.store.journal import Journal
from tests.builders import a_score, an_event
from tests.exchange.every_kind import DAY, fill
from tests.plugins.clock import FrozenClock

DATA = Path(__file__).parents[1] / "data"
HEAD = """\
-- SPDX-FileCopyrightText: The Iron Journal contributors
-- SPDX-License-Identifier: MIT
-- A journal as this format kept it: every kind, one corrected, one removed, one change undone. Never edited.
PRAGMA application_id = {application};
PRAGMA user_version = {version};
"""


def keep(folder: Path) -> None:
    """Write today's format into ``folder``.

    Raises: FileExistsError, where it was kept before.
    """
    number = schema.FORMAT // 1000
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "journal.ironjournal"
        with Journal.create(path, person="Alex Example", clock=FrozenClock()) as journal:
            tell(journal)
            dump = journal.dump()
        _write(folder / f"format-{number}.json", json.dumps(dump, ensure_ascii=False, indent=1) + "\n")
        _write(folder / f"format-{number}.sql", _as_sql(path))


def tell(journal: Journal) -> None:
    """What happens in the journal that is kept."""
    kept = fill(journal)
    infusion = kept[Kind.INFUSION]
    assert isinstance(infusion, Infusion)
    verbs.replace_fact(journal, replace(infusion, note="corrected"))
    verbs.remove_fact(journal, verbs.add_event(journal, an_event(DAY, note="removed")).value)
    for days in (1, 2):
        verbs.log_score(journal, a_score("fatigue", 3 + days, DAY + timedelta(days=days), note="“Ä, µ”"))
    journal.undo()
    journal.keep_draft("infusion", '{"note": "half filled in"}')


def _as_sql(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        head = HEAD.format(
            application=connection.execute("PRAGMA application_id").fetchone()[0],
            version=connection.execute("PRAGMA user_version").fetchone()[0],
        )
        return head + "\n".join(connection.iterdump()) + "\n"
    finally:
        connection.close()


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    keep(DATA)
