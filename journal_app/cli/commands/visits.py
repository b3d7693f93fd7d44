# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Appointments, coming and past: when, with whom, and what was said."""

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.options import as_json, example, note, to_the_minute
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.asking import newest_first
from journal_app.domain.drafts import VisitDraft, check_visit
from journal_app.domain.records import Appointment
from journal_app.words import _, day_text, time_text


@click.group(
    epilog=example(
        'iron-journal visit add 2026-12-03 --with "Dr Example" --at 09:40',
        "iron-journal visit list",
    )
)
def visit() -> None:
    """Appointments: when, with whom, what was said."""


@visit.command("add", epilog=example('iron-journal visit add yesterday --with "Dr Example" --said "In May."'))
@click.argument("day")
@click.option("--with", "with_whom", metavar="WHO", default="", help="Whom you see.")
@click.option("--at", "time", metavar="HH:MM", default="", callback=to_the_minute, help="The time of day, as in 09:40.")
@click.option("--said", metavar="TEXT", default="", help="What was said, in your words.")
@note
@click.pass_obj
def add_visit(session: Session, day: str, with_whom: str, time: str, said: str, note: str) -> None:
    """Keep an appointment. DAY may lie ahead."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        draft = VisitDraft(day=day, time=time, with_whom=with_whom, said=said, note=note)
        kept = check_visit(draft, today=journal.today()).require()
        verbs.add_visit(journal, kept)
    words = _("Kept: {who} on {day}.") if kept.with_whom else _("Kept: an appointment on {day}.")
    click.echo(words.format(who=kept.with_whom, day=day_text(kept.day)))


@visit.command("list", epilog=example("iron-journal visit list --json"))
@as_json
@click.pass_obj
def list_visits(session: Session, *, as_json: bool) -> None:
    """List the appointments, the latest first."""
    with for_reading(session) as journal:
        kept = newest_first(journal.facts.every(Appointment))
    if as_json:
        say_json([row_object(one) for one in kept])
    elif not kept:
        click.echo(_("There are no appointments yet."))
    else:
        # Translators: "With": heading of a column and label of a field: with whom, the doctor or clinic that is visited
        headings = [_("Date"), _("Time"), _("With"), _("What was said"), _("Note")]
        say_table(headings, [_cells(one) for one in kept])


def _cells(kept: Appointment) -> tuple[str, ...]:
    time = time_text(kept.time) if kept.time else ""
    return day_text(kept.day), time, kept.with_whom, " ".join(kept.said.split()), " ".join(kept.note.split())
