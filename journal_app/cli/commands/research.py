# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Commands on research cards: look for them, read one, mark one, and see what of them is unchecked.

Hides which marks a word stands for, and in which order what was found is told.
"""

from dataclasses import replace

import click

from journal_app.cli.commands import research_files
from journal_app.cli.display import printable, say_json, say_table
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_writing
from journal_app.domain.records import CardMark
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
    """Research cards: look for them, read and mark them."""


@research.command("search", epilog=example('iron-journal research search "ferritin fatigue" --json'))
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 10_000), default=10, show_default=True, help="How many cards to list.")
@as_json
@click.pass_obj
def search(session: Session, words: tuple[str, ...], most: int, *, as_json: bool) -> None:
    """Look for cards, and for your own notes, by their words.

    Nothing leaves this computer. Cards with every word come first; the last word may be unfinished.
    """
    from journal_app.cli.cards import brief, note_object
    from journal_app.cli.library import open_library
    from journal_app.research.searching import LibraryIndex

    with open_library(session) as library:
        index = LibraryIndex(library.cards, library.notes)
    asked = " ".join(words)
    hits, notes = index.cards(asked, most), index.notes(asked, most)
    if as_json:
        cards = [{"found_in": "card", **brief(library.by_key[hit.key]), "found": hit.words} for hit in hits.hits]
        say_json([*cards, *map(note_object, notes)])
        return
    if not hits.has_all and hits.hits:
        click.echo(_("No card has all of these words. These have some of them."))
    for hit in hits.hits:
        card = library.by_key[hit.key].card
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
    from journal_app.cli.cards import brief
    from journal_app.cli.library import open_library
    from journal_app.research.filtering import newest_first

    with open_library(session) as library:
        cards = newest_first(library.cards)
    if as_json:
        say_json([brief(each) for each in cards])
    else:
        say_table(
            # Translators: "Card": heading of columns: the short name of a research card, a summary of a study
            # Translators: "Headline": heading of a column: what a study found, in a sentence
            # Translators: "Year": heading of a column and label of a list: when a study was published
            [_("Card"), _("Year"), _("Headline")],
            [(each.card.key, each.card.citation.year.text, _(each.card.headline)) for each in cards],
        )


@research.command("show", epilog=example("iron-journal research show prefer-2014"))
@click.argument("card", metavar="ID")
@as_json
@click.pass_obj
def show(session: Session, card: str, *, as_json: bool) -> None:
    """Show one card whole."""
    from journal_app.cli.cards import card_lines, whole
    from journal_app.cli.library import open_library
    from journal_app.research.shelf import find_on

    with open_library(session) as library:
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
    """Say what you make of a card.

    "nothing" takes every mark and note away.
    """
    with for_writing(session) as journal:
        from journal_app.research.shelf import find_on, shelf
        from journal_app.research.wording import marks_words
        from journal_app.store import verbs

        each = find_on(shelf(journal.facts), card)
        marked = _marked(each.mark, what, note)
        verbs.mark_card(journal, marked)
    said = marks_words(marked)
    words = _("Kept: {card} is marked {what}.") if said else _("Kept: {card} has no mark.")
    click.echo(words.format(card=each.card.key, what=said))


@research.command("check", epilog=example("iron-journal research check", "iron-journal research check --json"))
@as_json
@click.pass_obj
def check(session: Session, *, as_json: bool) -> None:
    """List what nobody has compared with its source.

    A card that was checked more than two years ago is listed too.
    """
    from journal_app.cli.cards import check_cells, check_object
    from journal_app.cli.library import open_library
    from journal_app.research.upkeep import check_card

    with open_library(session) as library:
        checks = [check_card(each.card, today=library.today) for each in library.cards]
    unfinished = [one for one in checks if not one.is_whole]
    if as_json:
        say_json([check_object(one) for one in unfinished])
        return
    # Translators: "Checked": heading of a column: on which day a card was compared with its source
    headings = [_("Card"), _("Checked"), _("Not compared with the source"), _("Of these not known")]
    say_table(headings, [check_cells(one) for one in unfinished])
    words = _("{open_ones} of {all_of_them} cards have something open.")
    click.echo(words.format(open_ones=len(unfinished), all_of_them=len(checks)))


def _marked(before: CardMark, what: str, note: str | None) -> CardMark:
    if what == _NOTHING:
        return CardMark(card=before.card, note=note or "")
    kept = replace(before, note=before.note if note is None else note)
    if what == _SAVED:
        return replace(kept, saved=True)
    if what == _DISCUSS:
        return replace(kept, discuss=True)
    return replace(kept, found=what)


research.add_command(research_files.add)
research.add_command(research_files.export)
