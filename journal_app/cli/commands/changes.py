# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands about what was done to the journal: undo, redo, history, and forgetting it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import printable, say_json, say_table
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_reading, for_writing, has_terminal
from journal_app.errors import EntryRefused
from journal_app.words import _, day_text, ngettext, pgettext, time_text

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.history import ChangeRecord
    from journal_app.store.journal import Journal

# More than any journal holds; the engine and the calendar do not count without end.
_MOST_CHANGES, _MOST_DAYS = 1_000_000_000, 100_000


def _named_change(ctx: click.Context, param: click.Parameter, typed: str | None) -> str | None:
    """An id as typed; an empty one, as of a variable that was never set, does not stand for the latest change."""
    if typed is not None and not typed.strip():
        raise click.BadParameter(_("The id of the change is missing."), ctx, param)
    return typed


@click.command(epilog=example("iron-journal undo"))
@click.argument("change", metavar="[CHANGE]", required=False, callback=_named_change)
@click.pass_obj
def undo(session: Session, change: str | None) -> None:
    """Take back the latest change.

    With CHANGE, an id from the history, take back that one, as long as nothing later was built upon it.
    """
    with for_writing(session) as journal:
        before = journal.history()
        journal.undo(change)
        # Translators: an answer: this change was undone
        click.echo(_("Taken back: {change}").format(change=_turned(journal, before)))


@click.command(epilog=example("iron-journal redo"))
@click.pass_obj
def redo(session: Session) -> None:
    """Do again what undo took back last."""
    with for_writing(session) as journal:
        before = journal.history()
        journal.redo()
        # Translators: an answer: this change was made again after it was undone
        click.echo(_("Done again: {change}").format(change=_turned(journal, before)))


@click.command(epilog=example("iron-journal history --limit 10", "iron-journal history --of yesterday --by Sam"))
@click.option("--limit", type=click.IntRange(1, _MOST_CHANGES), metavar="N", help="Only the latest N changes.")
@click.option(
    "--of", "day", metavar="DAY", default="", help="Only changes made on this day, as 2026-11-21 or yesterday."
)
@click.option("--by", metavar="NAME", default=None, help="Only changes that this person made.")
@click.option(
    "--change", metavar="ID", callback=_named_change, help="Tell what this one change altered, before and after."
)
@as_json
@click.pass_obj
def history(
    session: Session, limit: int | None, day: str, by: str | None, change: str | None, *, as_json: bool
) -> None:
    """List every change, the latest first.

    Each with when, by whom and what it was, how many rows it touched, whether it was undone, and its id.
    """
    with for_reading(session) as journal:
        if change is not None:
            _say_altered(journal, change, as_json=as_json)
            return
        records = _wanted(journal, limit, day, by)
    if as_json:
        say_json([asdict(record) | {"at": record.at.isoformat()} for record in records])
        return
    if not records:
        nothing = _("No change was made then, or by them.") if day or by is not None else ""
        click.echo(nothing or _("Nothing has been changed in this journal yet."))
        return
    say_table(
        # Translators: "By": heading of a column in a list of changes: who made it
        # Translators: "Rows": heading of a column in a list of changes: how many entries it altered
        # Translators: "Undone": heading of a column in a list of changes: whether it was undone; also a message when it
        # was
        # Translators: "Id": heading of a column in a list of changes: the number by which it is called
        [_("When"), _("By"), _("What"), _("Rows"), _("Undone"), _("Id")],
        [
            (
                f"{day_text(at.date())} {time_text(at)}",
                record.entered_by,
                _named(record),
                str(record.rows),
                # Translators: "forgotten": said of a change in a list: what it altered is no longer kept
                # Translators: "yes": answer in a list or a field; also the end of a scale of yes and no
                _("forgotten") if record.is_forgotten else _("yes") if record.undone else "",
                record.id,
            )
            for record in records
            for at in [record.at.astimezone()]
        ],
    )


@click.command(epilog=example("iron-journal compact --older-than 365", "iron-journal compact --yes"))
@click.option(
    "--older-than", type=click.IntRange(0, _MOST_DAYS), metavar="DAYS", help="Only what was changed longer ago."
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def compact(session: Session, older_than: int | None, *, yes: bool) -> None:
    """Forget for good what was deleted.

    What you delete or replace stays in the journal file so that you can undo it. This lets go of it: it cannot be
    brought back afterwards, and no byte of it stays in the file. Entries that are in the journal stay as they are.
    Backups made before still hold what was deleted.
    """
    from journal_app.store.backup_places import keep_before
    from journal_app.store.backups import Reason

    with for_writing(session) as journal:
        before = None if older_than is None else journal.clock() - timedelta(days=older_than)
        if not yes:
            _refuse_without_terminal()
        _say_what_goes(journal.forgettable(before))
        if not yes and not click.confirm(_("Forget them for good?")):
            click.echo(_("Nothing was forgotten."))
            return
        keep_before(journal, Reason.DELETE)
        gone = journal.forget(before)
    forgotten = ngettext("{count} change was forgotten.", "{count} changes were forgotten.", gone.changes)
    click.echo(forgotten.format(count=gone.changes))
    if gone.letters:
        letters = ngettext("{count} letter or photo went.", "{count} letters or photos went.", gone.letters)
        click.echo(letters.format(count=gone.letters))
    if not gone.is_tidied:
        click.echo(_("The journal is being read elsewhere. The rest goes when it is closed there."))
    click.echo(_("Backups made before still hold what was deleted. Remove those you do not need."))


def _say_what_goes(count: int) -> None:
    words = ngettext(
        "{count} change can be undone or looked at now, and could not be afterwards.",
        "{count} changes can be undone or looked at now, and could not be afterwards.",
        count,
    )
    click.echo(words.format(count=count))
    click.echo(_("What the journal holds now stays. What was deleted or replaced cannot be brought back."))


def _refuse_without_terminal() -> None:
    if not has_terminal():
        raise EntryRefused(
            _("Nobody is there to be asked."), _("Nothing was forgotten."), _("Say --yes to go on without asking.")
        )


def _wanted(journal: "Journal", limit: int | None, day: str, by: str | None) -> "Sequence[ChangeRecord]":
    """The changes asked for, newest first."""
    if not day and by is None:
        return journal.history(limit)
    from journal_app.domain.days import read_day
    from journal_app.store.past import PastWish, day_bounds

    since, until = day_bounds(read_day(day, today=journal.today())) if day else (None, None)
    wish = PastWish(by=by, since=since, until=until)
    return journal.facts.past().page(wish, most=-1 if limit is None else limit).changes


def _say_altered(journal: "Journal", change: str, *, as_json: bool) -> None:
    """One change: each entry that it altered, field by field."""
    from journal_app.analysis.past_words import entry_change, names_in

    past = journal.facts.past()
    record, names = past.change(change), names_in(journal.facts)
    entries = [entry_change(altered, names) for altered in past.altered(change, most=-1)]
    if as_json:
        document = asdict(record) | {"at": record.at.isoformat(), "altered": [asdict(entry) for entry in entries]}
        say_json(document)
        return
    click.echo(_named(record))
    if record.is_forgotten:
        click.echo(_("What this change altered was forgotten."))
    for entry in entries:
        click.echo("")
        click.echo(printable(" · ".join(part for part in (entry.kind, entry.title, entry.done) if part)))
        say_table(
            # Translators: "Field": heading of a column: which field of an entry was changed
            # Translators: "Before": heading of a column: what stood in a field before it was changed
            # Translators: "After": heading of a column: what stands in a field since it was changed
            [_("Field"), pgettext("a change", "Before"), pgettext("a change", "After")],
            [(field.label, field.before, field.after) for field in entry.fields],
        )


def _turned(journal: "Journal", before: "list[ChangeRecord]") -> str:
    """The change that an undo or redo has just turned, in words."""
    was_undone = {record.id: record.undone for record in before}
    return next(
        _named(record) for record in journal.history() if was_undone.get(record.id, record.undone) != record.undone
    )


def _named(record: "ChangeRecord") -> str:
    """A change in words: what was done, and to what."""
    from journal_app.analysis.past_words import change_words

    return change_words(record)
