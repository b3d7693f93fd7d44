# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Events: what happened on a day or over several."""

from datetime import date

import click

from journal_app.cli.options import example, note
from journal_app.cli.session import Session, for_writing
from journal_app.domain.drafts import EventDraft, check_event
from journal_app.domain.kinds import event_words
from journal_app.words import _, day_text

_from = click.option("--from", "first", metavar="DAY", default="", help="The first day; else today.")
_to = click.option(
    "--to", "last", metavar="DAY", default="", help="The last day, if it is over and took more than one."
)


@click.group(epilog=example('iron-journal event add relapse "left arm" --from 2026-09-01 --to 2026-09-20'))
def event() -> None:
    """What happened: relapses, crashes, infections, travel."""


@event.command("add", epilog=example('iron-journal event add crash "after the wedding" --from 2026-11-15'))
@click.argument("kind")
@click.argument("title", required=False, default="")
@_from
@_to
@note
@click.pass_obj
def add_event(session: Session, kind: str, title: str, first: str, last: str, note: str) -> None:
    """Keep an event of one day or of several. TITLE says what it was, in your own words.

    KIND is relapse, crash, infection, bleeding, donation, transfusion, operation, vaccination, heat, travel or other.
    """
    with for_writing(session) as journal:
        from journal_app.store import verbs

        today = journal.today()
        draft = EventDraft(kind=kind, title=title, first_on=first or today.isoformat(), last_on=last, note=note)
        kept = check_event(draft, today=today).require()
        verbs.add_event(journal, kept)
    kind = event_words(kept.kind)
    # Translators: an event by its kind and its own words in quotation marks, such as: crash “after the visit”
    said = _("{kind} “{title}”").format(kind=kind, title=kept.title) if kept.title else kind
    # Translators: an answer: an event was entered; {days} is a date or two
    click.echo(_("Kept: {event}, {days}.").format(event=said, days=_days(kept.first_on, kept.last_on)))


def _days(first: date, last: date | None) -> str:
    if last is None or last == first:
        return day_text(first)
    return _("{first} to {last}").format(first=day_text(first), last=day_text(last))
