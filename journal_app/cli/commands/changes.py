# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands about what was done to the journal: undo, redo, history."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import say_json, say_table
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.words import _, day_text, time_text

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.history import ChangeRecord
    from journal_app.store.journal import Journal


@click.command(epilog=example("iron-journal undo"))
@click.argument("change", metavar="[CHANGE]", required=False)
@click.pass_obj
def undo(session: Session, change: str | None) -> None:
    """Take back the latest change.

    With CHANGE, an id from the history, take back that one, as long as nothing later was built upon it.
    """
    with for_writing(session) as journal:
        before = journal.history()
        journal.undo(change)
        click.echo(_("Taken back: {change}").format(change=_turned(journal, before)))


@click.command(epilog=example("iron-journal redo"))
@click.pass_obj
def redo(session: Session) -> None:
    """Do again what undo took back last."""
    with for_writing(session) as journal:
        before = journal.history()
        journal.redo()
        click.echo(_("Done again: {change}").format(change=_turned(journal, before)))


@click.command(epilog=example("iron-journal history --limit 10"))
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the latest N changes.")
@as_json
@click.pass_obj
def history(session: Session, limit: int | None, *, as_json: bool) -> None:
    """List every change, the latest first.

    Each with when, by whom and what it was, how many rows it touched, whether it was undone, and its id.
    """
    with for_reading(session) as journal:
        records = journal.history(limit)
    if as_json:
        say_json([asdict(record) | {"at": record.at.isoformat()} for record in records])
        return
    if not records:
        click.echo(_("Nothing has been changed in this journal yet."))
        return
    say_table(
        [_("When"), _("By"), _("What"), _("Rows"), _("Undone"), _("Id")],
        [
            (
                f"{day_text(at.date())} {time_text(at)}",
                record.entered_by,
                _named(record),
                str(record.rows),
                _("yes") if record.undone else "",
                record.id,
            )
            for record in records
            for at in [record.at.astimezone()]
        ],
    )


def _turned(journal: "Journal", before: "list[ChangeRecord]") -> str:
    """The change that an undo or redo has just turned, in words."""
    was_undone = {record.id: record.undone for record in before}
    return next(
        _named(record) for record in journal.history() if was_undone.get(record.id, record.undone) != record.undone
    )


def _named(record: "ChangeRecord") -> str:
    """A change in words: what was done, and to what."""
    return f"{record.operation.words()} ({record.label})" if record.label else record.operation.words()
