# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Dates to come back to. The journal proposes none of them.

Hides which date a title means: the next one of that title that is not done, else the last one.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.options import as_json, example, note, on_day
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.days import read_day
from journal_app.domain.drafts import FollowUpDraft, check_follow_up
from journal_app.domain.records import FollowUp
from journal_app.domain.spelling import plain
from journal_app.errors import NotFound
from journal_app.words import _, day_text, with_commas

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal


@click.group(
    epilog=example(
        'iron-journal follow-up add 2026-12-03 "blood test"',
        "iron-journal follow-up list",
        'iron-journal follow-up done "blood test"',
    )
)
def follow_up() -> None:
    """Dates you set yourself: a blood test, a call, a visit."""


@follow_up.command("add", epilog=example('iron-journal follow-up add 2026-12-03 "blood test" --note fasting'))
@click.argument("day")
@click.argument("title")
@note
@click.pass_obj
def add_follow_up(session: Session, day: str, title: str, note: str) -> None:
    """Keep a date and what it is for. DAY may lie ahead."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        draft = FollowUpDraft(due_on=day, title=title, note=note)
        kept = check_follow_up(draft, today=journal.today()).require()
        verbs.add_follow_up(journal, kept)
    # Translators: an answer: a date to come back to was entered; {title} says what for
    click.echo(_("Kept: {title} on {day}.").format(title=kept.title, day=day_text(kept.due_on)))


@follow_up.command("list", epilog=example("iron-journal follow-up list --json"))
@as_json
@click.pass_obj
def list_follow_ups(session: Session, *, as_json: bool) -> None:
    """List the dates by day, and which are done."""
    with for_reading(session) as journal:
        kept = journal.facts.follow_ups()
    if as_json:
        say_json([row_object(one) for one in kept])
    elif not kept:
        click.echo(_("There are no follow-up dates yet."))
    else:
        # Translators: "Date": heading of columns and label of a field: a date to come back to, or of a visit
        # Translators: "What for": heading of columns and label of a field: the reason for a date to come back to, such
        # as a blood test
        # Translators: "Done": heading of a column: on which day it was done
        say_table([_("Date"), _("What for"), _("Done"), _("Note")], [_cells(one) for one in kept])


@follow_up.command("done", epilog=example('iron-journal follow-up done "blood test" --on yesterday'))
@click.argument("title")
@on_day
@click.option("--undone", is_flag=True, help="Take back that it is done.")
@click.pass_obj
def mark_done(session: Session, title: str, day: str, *, undone: bool) -> None:
    """Say that a date was kept; --on is the day it was done."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        done_on = None if undone else read_day(day or "today", today=journal.today())
        kept = replace(_called(title, journal, is_done=undone), done_on=done_on)
        verbs.replace_fact(journal, kept)
    said = _("Not done: {title} of {day}.") if undone else _("Done: {title} of {day}.")
    click.echo(said.format(title=kept.title, day=day_text(kept.due_on)))


def _called(title: str, journal: "Journal", *, is_done: bool) -> FollowUp:
    """The first date with this title that is done or not; else the last one with it."""
    kept = journal.facts.follow_ups()
    found = [one for one in kept if plain(one.title) == plain(title)]
    fitting = [one for one in found if (one.done_on is not None) is is_done]
    if fitting:
        return fitting[-1] if is_done else fitting[0]
    if found:
        return found[-1]
    titles = with_commas(dict.fromkeys(one.title for one in kept))
    raise NotFound(
        _("There is no date for “{title}”.").format(title=title),
        _("Those of this journal: {titles}.").format(titles=titles) if titles else _("This journal holds none yet."),
        _("Nothing was changed."),
    )


def _cells(kept: FollowUp) -> tuple[str, ...]:
    done = day_text(kept.done_on) if kept.done_on else ""
    return day_text(kept.due_on), kept.title, done, " ".join(kept.note.split())
