# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The command that packs a part of a journal for somebody else to look at.

Hides which days and trackers are meant when none are named.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.options import example
from journal_app.cli.session import Session, chosen_passphrase, for_reading
from journal_app.domain.days import read_day
from journal_app.errors import EntryRefused
from journal_app.words import _, day_text, ngettext

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.domain.packs import PackWish
    from journal_app.store.journal import Journal

_PARTS = ("scores", "labs", "treatments", "events", "questionnaires", "appointments", "research")


@click.command(
    epilog=example(
        "iron-journal pack for-sam.ironjournal --from 2026-06-01",
        "iron-journal pack clinic.ironjournal --with labs --with treatments",
    )
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--from", "first", metavar="DAY", default="", help="The first day. Without it, the first there is.")
@click.option("--to", "last", metavar="DAY", default="", help="The last day; else today.")
@click.option(
    "--with",
    "parts",
    multiple=True,
    type=click.Choice(_PARTS),
    help="What is in it; may be given several times. Without it: scores, labs, treatments and events.",
)
@click.option("--trackers", metavar="KEY[,KEY]", default="", help="The scores to pack, such as fatigue,mood; else all.")
@click.option("--notes", is_flag=True, help="Pack notes, reasons, answers and what was said at visits too; else none of these.")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file whose first line is the pack's passphrase. Without it you are asked, twice.",
)
@click.pass_obj
def pack(
    session: Session,
    file: Path,
    first: str,
    last: str,
    parts: tuple[str, ...],
    trackers: str,
    new_passphrase_file: Path | None,
    *,
    notes: bool,
) -> None:
    """Pack a part of the journal for somebody to look at.

    A pack is an encrypted journal with a passphrase of its own. It opens in this program and cannot be changed.
    Letters and contacts are never in it.
    """
    from journal_app.domain.pack_words import copy_words
    from journal_app.store.packs import write_pack

    with for_reading(session) as journal:
        wish = _wish(journal, first, last, parts, trackers, has_notes=notes)
        chosen = chosen_passphrase(session, new_passphrase_file, journal.person)
        count = write_pack(journal.facts, file, wish, passphrase=chosen, now=journal.clock())
    packed = ngettext("{count} entry was packed into {path}.", "{count} entries were packed into {path}.", count)
    click.echo(packed.format(count=count, path=file))
    click.echo(_("From {first} to {last}.").format(first=day_text(wish.first), last=day_text(wish.last)))
    click.echo(copy_words())


def _wish(
    journal: "Journal", first: str, last: str, parts: tuple[str, ...], trackers: str, *, has_notes: bool
) -> "PackWish":
    from journal_app.domain.packs import USUAL, PackPart, PackWish

    today = journal.today()
    return PackWish(
        first=read_day(first, today=today) if first else (journal.facts.span() or (today, today))[0],
        last=read_day(last, today=today) if last else today,
        parts=frozenset(map(PackPart, parts)) or USUAL,
        trackers=_keys(journal, trackers) if trackers else None,
        has_notes=has_notes,
    )


def _keys(journal: "Journal", typed: str) -> frozenset[str]:
    """The trackers that were named; EntryRefused for one that is none."""
    known = {one.key for one in journal.facts.trackers(archived=True)}
    keys = {part.strip() for part in typed.split(",") if part.strip()}
    unknown = sorted(keys - known)
    if unknown or not keys:
        raise EntryRefused(
            _("There is no tracker called {key}.").format(key=", ".join(unknown) or typed),
            _("This journal has: {keys}. No pack was made.").format(keys=", ".join(sorted(known))),
        )
    return frozenset(keys)
