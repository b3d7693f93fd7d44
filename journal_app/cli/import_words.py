# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What became of a file that was read in, told to a person and to a program.

Hides what is summed up where many lines share a reason, and which keys a program finds.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import fact_words, printable
from journal_app.words import _, ngettext, with_semicolons

if TYPE_CHECKING:  # these are heavy, and --help does without them
    from journal_app.exchange.previews.plan import Entry, ImportPlan


def report_of(plan: "ImportPlan", *, dry_run: bool) -> dict[str, object]:
    """What became of a file, for a program to read."""
    from journal_app.exchange.previews.plan import Action

    counts = plan.counts()
    report: dict[str, object] = {
        "format": plan.format,
        "person": plan.person,
        "added": counts[Action.ADD],
        "changed": counts[Action.CHANGE],
        "skipped": counts[Action.SKIP],
        "rejected": counts[Action.REJECT],
        "rows": [_row(entry) for entry in plan.entries],
    }
    return report | _what_can_be_said(plan) | {"dry_run": True} if dry_run else report


def _what_can_be_said(plan: "ImportPlan") -> dict[str, object]:
    """What a dry run tells beside: how the text is kept, whose file it is, and what --answers can say of it."""
    from journal_app.exchange.previews.saved_answers import open_object

    people = plan.question.people if plan.question is not None else ()
    return {
        "encoding": plan.encoding,
        "known": plan.entries.known(),
        "question": plan.question.words if plan.question is not None else "",
        "people": [{"person": person.key, "words": person.words} for person in people],
        "asks": open_object(plan.answers, plan.asks),
    }


def _row(entry: "Entry") -> dict[str, object]:
    row: dict[str, object] = {
        "action": entry.action.value,
        "where": entry.where,
        "kind": entry.kind.value if entry.kind else None,
        "reason": entry.reason,
        "readings": list(entry.readings),
    }
    return row | {"options": [option.words for option in entry.options]} if entry.options else row


def tell_plan(file: Path, plan: "ImportPlan", *, dry_run: bool) -> None:
    """Say what became of a file: in numbers, then what could not be kept, line by line."""
    click.echo(_summary(file, plan, dry_run=dry_run))
    if plan.person:
        click.echo(printable(_("The file says it is about {person}.").format(person=plan.person)))
    if plan.question is not None:
        click.echo(printable(plan.question.words))
    if plan.encoding and not plan.encoding.lower().startswith(("utf-8", "ascii")):
        click.echo(_("Its text is kept as {encoding}.").format(encoding=plan.encoding))
    if known := plan.entries.known():
        words = ngettext("{count} line of it was here already.", "{count} lines of it were here already.", known)
        click.echo(words.format(count=known))
    for tracker in plan.needed_trackers():
        click.echo(_("{tracker} is a new tracker in this journal.").format(tracker=_(tracker.name)))
    for remark in plan.remarks:
        click.echo(printable(remark))
    for line in _every_line(plan) if dry_run else _telling_lines(plan):
        click.echo(printable(f"  {line}"))


def _summary(file: Path, plan: "ImportPlan", *, dry_run: bool) -> str:
    from journal_app.exchange.previews.plan import Action

    counts = plan.counts()
    if dry_run:
        words = _(
            "{file} ({format}): {added} to add, {changed} to change, {skipped} to pass over, {rejected} not to keep."
        )
    else:
        words = _("{file} ({format}): {added} added, {changed} changed, {skipped} passed over, {rejected} not kept.")
    said = words.format(
        file=file.name,
        format=plan.format,
        added=counts[Action.ADD],
        changed=counts[Action.CHANGE],
        skipped=counts[Action.SKIP],
        rejected=counts[Action.REJECT],
    )
    return said if plan.changes_anything else f"{said} {_('Nothing in it is new.')}"


def _every_line(plan: "ImportPlan") -> Iterator[str]:
    """Everything a dry run shows: each line of the file and what would become of it."""
    for entry in plan.entries:
        fact = fact_words(entry.fact) if entry.fact else ""
        yield f"{entry.where}: {' '.join(part for part in (entry.action.value, fact, _why(entry)) if part)}"


def _telling_lines(plan: "ImportPlan") -> Iterator[str]:
    """What was changed or not kept line by line; what was passed over is summed up where many share a reason."""
    from journal_app.exchange.previews.plan import Action

    passed: dict[str, list[Entry]] = {}
    for entry in plan.entries.of(Action.REJECT, Action.SKIP):
        if entry.action is Action.REJECT:
            yield f"{entry.where}: {_why(entry)}"
        else:
            passed.setdefault(_why(entry), []).append(entry)
    for reason, entries in passed.items():
        # Translators: how often something stands in a file; {count} is two or more
        where = _("{count} times").format(count=len(entries)) if len(entries) > 1 else entries[0].where
        yield f"{where}: {reason}"
    yield from (f"{entry.where}: {_why(entry)}" for entry in plan.entries.of(Action.CHANGE))
    # What is added all the same is told where something else could be done with it.
    yield from (f"{entry.where}: {_why(entry)}" for entry in plan.entries.with_options(Action.ADD))


def _why(entry: "Entry") -> str:
    """The reason in words, with the readings it does not name itself."""
    unsaid = [reading for reading in entry.readings if reading not in entry.reason]
    readings = _("It may be {readings}.").format(readings=with_semicolons(entry.readings)) if unsaid else ""
    options = (f"[{number}] {option.words}" for number, option in enumerate(entry.options, start=1))
    return " ".join(part for part in (entry.reason, readings, *options) if part)
