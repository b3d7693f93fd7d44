# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Packing a part of a journal for somebody else, and taking in what somebody else entered.

Hides which days and trackers are meant when none are named.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import say_json
from journal_app.cli.import_words import report_of, tell_plan
from journal_app.cli.options import FilePath, as_json, example
from journal_app.cli.session import Session, chosen_passphrase, for_reading, for_writing, unlocked_apart
from journal_app.domain.days import read_day
from journal_app.errors import EntryRefused
from journal_app.words import _, day_text, ngettext, with_commas

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.domain.packs import PackWish
    from journal_app.exchange.previews.plan import ImportPlan
    from journal_app.store.journal import Journal

_PARTS = ("scores", "labs", "treatments", "events", "questionnaires", "appointments", "research")


@click.command(
    epilog=example(
        "iron-journal pack for-sam.ironjournal --from 2026-06-01",
        "iron-journal pack clinic.ironjournal --with labs --with treatments",
    )
)
@click.argument("file", metavar="FILE", type=FilePath(path_type=Path, dir_okay=False))
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
@click.option(
    "--sign-off",
    "signed_off_by",
    metavar="NAME",
    default="",
    help="Send back what NAME entered here, notes included, for the journal's person to take in.",
)
@click.option(
    "--notes", is_flag=True, help="Pack notes, reasons, answers and what was said at visits too; else none of these."
)
@click.option(
    "--new-passphrase-file",
    type=FilePath(path_type=Path),
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
    signed_off_by: str,
    new_passphrase_file: Path | None,
    *,
    notes: bool,
) -> None:
    """Pack a part of the journal for somebody to look at.

    A pack is an encrypted journal with a passphrase of its own. It opens in this program and cannot be changed.
    Letters and contacts are never in it. With --sign-off it holds what one person entered, for iron-journal receive.
    """
    from journal_app.domain.pack_words import copy_words
    from journal_app.store.packs import write_pack

    with for_reading(session) as journal:
        wish = _wish(journal, first, last, parts, trackers, has_notes=notes, signed_off_by=signed_off_by)
        chosen = chosen_passphrase(session, new_passphrase_file, journal.person)
        count = write_pack(journal.facts, file, wish, passphrase=chosen, now=journal.clock())
    packed = ngettext("{count} entry was packed into {path}.", "{count} entries were packed into {path}.", count)
    click.echo(packed.format(count=count, path=file))
    # Translators: two dates
    click.echo(_("From {first} to {last}.").format(first=day_text(wish.first), last=day_text(wish.last)))
    click.echo(copy_words())


@click.command(epilog=example("iron-journal receive --dry-run from-sam.ironjournal"))
@click.argument("file", metavar="PACK", type=FilePath(path_type=Path))
@click.option(
    "--pack-passphrase-file",
    type=FilePath(path_type=Path),
    metavar="FILE",
    help="A file whose first line is the pack's passphrase. Without it you are asked.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be done with each entry, and do nothing.")
@as_json
@click.pass_obj
def receive(session: Session, file: Path, pack_passphrase_file: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Take in what somebody else entered and signed off.

    It is one change that one undo takes back. Every entry keeps who entered it and when. What is here already is not
    added twice, and nothing that is here is altered.
    """
    from journal_app.exchange import importing, received

    with for_reading(session) if dry_run else for_writing(session) as journal:

        def read(passphrase: str) -> "ImportPlan":
            return received.preview(file, journal.facts, passphrase=passphrase, person=journal.person)

        plan = unlocked_apart(file, pack_passphrase_file, read)
        if not dry_run:
            importing.run(journal, plan)
    if as_json:
        say_json(report_of(plan, dry_run=dry_run))
    else:
        tell_plan(file, plan, dry_run=dry_run)


def _wish(
    journal: "Journal",
    first: str,
    last: str,
    parts: tuple[str, ...],
    trackers: str,
    *,
    has_notes: bool,
    signed_off_by: str,
) -> "PackWish":
    """What was typed. Whoever sends back what they entered sends all of it, notes included, unless they name parts."""
    from journal_app.domain.packs import USUAL, PackPart, PackWish

    today, is_sent_back = journal.today(), bool(signed_off_by)
    return PackWish(
        first=read_day(first, today=today) if first else (journal.facts.span() or (today, today))[0],
        last=read_day(last, today=today) if last else today,
        parts=frozenset(map(PackPart, parts)) or (frozenset(PackPart) if is_sent_back else USUAL),
        trackers=_keys(journal, trackers) if trackers else None,
        has_notes=has_notes or is_sent_back,
        signed_off_by=signed_off_by,
    )


def _keys(journal: "Journal", typed: str) -> frozenset[str]:
    """The trackers that were named; EntryRefused for one that is none."""
    known = {one.key for one in journal.facts.trackers(archived=True)}
    keys = {part.strip() for part in typed.split(",") if part.strip()}
    unknown = sorted(keys - known)
    if unknown or not keys:
        raise EntryRefused(
            _("There is no tracker called {key}.").format(key=with_commas(unknown) or typed),
            _("This journal has: {keys}. No pack was made.").format(keys=with_commas(sorted(known))),
        )
    return frozenset(keys)
