# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a journal file is sound.

Hides what is looked at and at which price: the pages when a journal is opened after an unclean close, every index,
reference and entry when somebody asks.
"""

from decimal import InvalidOperation
from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.store import attachments, foreign, modes, refusals, rows, schema, vault
from journal_app.store.engine import Database


@frozen(kw_only=False)
class CheckReport:
    """What a look at the file found; ``remarks`` are worth knowing and no damage."""

    ok: bool
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def check(db: Database, *, full: bool, path: Path | None = None) -> CheckReport:
    """Look at the file's pages; with ``full`` also at every index, reference, entry and attachment.

    With its ``path`` there are remarks on who else may read it.
    """
    problems = damage(db) if full else engine_problems(db, "quick_check")
    if full and not problems:
        problems = attachments.problems(db)
    return CheckReport(ok=not problems, problems=tuple(problems), remarks=modes.remarks(path))


def damage(db: Database) -> list[str]:
    """What is wrong with pages, indexes, references and entries. A letter that is known by name only is none."""
    problems = engine_problems(db, "integrity_check")
    if problems:
        return problems
    return [*_loose_references(db), *(p for kind in rows.FACTS for p in _unreadable_rows(db, kind))]


def refuse_foreign(db: Database, path: Path) -> None:
    """Refuse what opened well but is no journal, or one of a newer program."""
    application, version = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    )
    if application != schema.APPLICATION_ID:
        raise refusals.not_a_journal(path)
    vault.refuse_newer(version, path)
    if version < schema.FIRST_FORMAT:
        raise refusals.not_a_journal(path)
    foreign.refuse_strange(db, path, version)


def refuse_damaged(db: Database, path: Path) -> None:
    """The quick look after a close that was not clean."""
    problems = engine_problems(db, "quick_check")
    if problems:
        raise refusals.damaged(path, problems[0])


def engine_problems(db: Database, pragma: str) -> list[str]:
    """What the engine itself finds: ``quick_check`` looks at the pages, ``integrity_check`` at the indexes too."""
    return [str(line) for (line,) in db.execute(f"PRAGMA {pragma}").fetchall() if line != "ok"]


def _loose_references(db: Database) -> list[str]:
    return [
        f"{table}: an entry refers to one in {parent} that is not there"
        for table, _row, parent, _number in db.execute("PRAGMA foreign_key_check").fetchall()
    ]


def _unreadable_rows(db: Database, kind: Kind) -> list[str]:
    fact_type = rows.FACTS[kind]
    problems = []
    for row in db.execute(f"SELECT {rows.names(fact_type)} FROM {kind}"):
        try:
            rows.decode(fact_type, row)
        except (ValueError, TypeError, InvalidOperation):
            problems.append(f"{kind}: entry {row[0]} cannot be read")
    return problems
