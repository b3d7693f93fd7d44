# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands on research cards: look for them, read one, mark one, and see what of them is unchecked.

Hides that the cards which ship can be read without any journal; where there is one, its marks and the reader's own
cards and notes come in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

import click

from journal_app.cli.cards import brief, card_lines, check_cells, check_object, note_object, whole
from journal_app.cli.display import printable, say_json, say_table
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_reading, for_writing, is_there
from journal_app.domain.days import journal_day
from journal_app.domain.records import CardMark
from journal_app.research.shelf import ShelfCard, find_on, shelf, shelf_without_journal
from journal_app.store.notes import Note
from journal_app.words import _, day_text, ngettext

_SAVED, _DISCUSS, _NOTHING = "saved", "discuss", "nothing"
_FOUND = ("helpful", "unhelpful")


@click.group(
    epilog=example(
        'iron-journal research search "ferritin fatigue"',
        "iron-journal research show prefer-2014",
        "iron-journal research mark prefer-2014 saved",
        "iron-journal research check",
    )
)
def research() -> None:
    """Research cards: what studies found, how sure it is, and what it cannot say."""


@research.command("search", epilog=example('iron-journal research search "ferritin fatigue" --json'))
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 10_000), default=10, show_default=True, help="How many cards to list.")
@as_json
@click.pass_obj
def search(session: Session, words: tuple[str, ...], most: int, *, as_json: bool) -> None:
    """Look for cards, and for your own notes, by their words.

    Nothing leaves this computer. Cards with every word come first; the last word may be unfinished.
    """
    from journal_app.research.searching import LibraryIndex

    with _library(session) as library:
        index = LibraryIndex(library.cards, library.notes)
    asked = " ".join(words)
    hits, notes = index.cards(asked, most), index.notes(asked, most)
    by_key = {each.card.key: each for each in library.cards}
    if as_json:
        cards = [{"found_in": "card", **brief(by_key[hit.key]), "found": hit.words} for hit in hits.hits]
        say_json([*cards, *map(note_object, notes)])
        return
    if not hits.has_all and hits.hits:
        click.echo(_("No card has all of these words. These have some of them."))
    for hit in hits.hits:
        card = by_key[hit.key].card
        click.echo(f"{card.key}  {printable(_(card.headline))}")
        click.echo(f"    {printable(hit.words)}")
    click.echo(ngettext("{count} card found.", "{count} cards found.", hits.total).format(count=hits.total))
    for found in notes:
        click.echo(f"{day_text(found.note.day)}  {printable(' '.join(found.words.split()))}")


@research.command("list", epilog=example("iron-journal research list", "iron-journal research list --json"))
@as_json
@click.pass_obj
def list_cards(session: Session, *, as_json: bool) -> None:
    """List every card, newest text first."""
    from journal_app.research.filtering import Wish, narrowed

    with _library(session) as library:
        cards = narrowed(library.cards, Wish(), today=library.today)
    if as_json:
        say_json([brief(each) for each in cards])
    else:
        say_table(
            [_("Card"), _("Year"), _("Headline")],
            [(each.card.key, each.card.citation.year.text, _(each.card.headline)) for each in cards],
        )


@research.command("show", epilog=example("iron-journal research show prefer-2014"))
@click.argument("card", metavar="ID")
@as_json
@click.pass_obj
def show(session: Session, card: str, *, as_json: bool) -> None:
    """Show one card whole."""
    with _library(session) as library:
        each = find_on(library.cards, card)
    if as_json:
        say_json(whole(each))
        return
    for line in card_lines(each, library.today):
        click.echo(printable(line))


@research.command(
    "mark",
    epilog=example(
        "iron-journal research mark prefer-2014 saved",
        'iron-journal research mark keller-2020 discuss --note "ask whether this is my case"',
        "iron-journal research mark prefer-2014 nothing",
    ),
)
@click.argument("card", metavar="ID")
@click.argument("what", type=click.Choice([_SAVED, *_FOUND, _DISCUSS, _NOTHING]))
@click.option("--note", metavar="TEXT", help="A note of your own on the card.")
@click.pass_obj
def mark(session: Session, card: str, what: str, note: str | None) -> None:
    """Say what you make of a card; "nothing" takes every mark and note away."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        each = find_on(shelf(journal.facts), card)
        verbs.mark_card(journal, _marked(each.mark, what, note))
    click.echo(_("Kept: {card} is marked {what}.").format(card=each.card.key, what=what))


@research.command("check", epilog=example("iron-journal research check", "iron-journal research check --json"))
@as_json
@click.pass_obj
def check(session: Session, *, as_json: bool) -> None:
    """List what of the cards nobody has compared with its source, and checks older than two years."""
    from journal_app.research.upkeep import check_card

    with _library(session) as library:
        checks = [check_card(each.card, today=library.today) for each in library.cards]
    unfinished = [one for one in checks if not one.is_whole]
    if as_json:
        say_json([check_object(one) for one in unfinished])
        return
    headings = [_("Card"), _("Checked"), _("Not compared with the source"), _("Of these not known")]
    say_table(headings, [check_cells(one) for one in unfinished])
    words = _("{open_ones} of {all_of_them} cards have something open.")
    click.echo(words.format(open_ones=len(unfinished), all_of_them=len(checks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Library:
    cards: tuple[ShelfCard, ...]
    notes: tuple[Note, ...]
    today: date


@contextmanager
def _library(session: Session) -> Iterator[_Library]:
    """The shelf of the journal, or the cards that ship where there is no journal and none was named."""
    if not session.is_named and not is_there(session.path):
        today = journal_day(datetime.now().astimezone())
        yield _Library(cards=shelf_without_journal(), notes=(), today=today)
        return
    with for_reading(session) as journal:
        yield _Library(cards=shelf(journal.facts), notes=tuple(journal.facts.notes()), today=journal.today())


def _marked(before: CardMark, what: str, note: str | None) -> CardMark:
    if what == _NOTHING:
        return CardMark(card=before.card, note=note or "")
    kept = replace(before, note=before.note if note is None else note)
    if what == _SAVED:
        return replace(kept, saved=True)
    if what == _DISCUSS:
        return replace(kept, discuss=True)
    return replace(kept, found=what)
