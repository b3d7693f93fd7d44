# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Infusions and what was felt after them.

Hides which infusion a reaction belongs to: the last one given by then, unless another is named by its day or product.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.options import TAKES_VALUES, as_json, example, note, on_day, to_the_minute, typed
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.days import days_between, read_day
from journal_app.domain.drafts import InfusionDraft, ReactionDraft, check_infusion, check_reaction
from journal_app.domain.kinds import infusion_name
from journal_app.domain.spelling import plain
from journal_app.domain.treatment_words import amount_words, product_words, reaction_name
from journal_app.domain.treatments import Infusion, InfusionKind, Severity
from journal_app.errors import EntryRefused, NotFound
from journal_app.words import _, day_text, ngettext, with_commas

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal

_OBSERVED = {None: "", True: "yes", False: "no"}


@click.group(
    epilog=example(
        "iron-journal infusion add Ferinject 1000 --on 2026-10-05",
        "iron-journal infusion reaction headache --on 2026-10-07",
    )
)
def infusion() -> None:
    """Infusions of every kind, and reactions to them."""


@infusion.command(
    context_settings=TAKES_VALUES,
    epilog=example(
        'iron-journal infusion add "ferric carboxymaltose" 500 --brand Ferinject --on 2026-10-05',
        "iron-journal infusion add ocrelizumab 600 --unit mg --kind disease-modifying",
    ),
)
@typed("product")
@typed("amount")
@click.option("--unit", metavar="U", default="", help="The unit of the amount. Known products have their own.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in InfusionKind]),
    help="What kind it is. Known products have their own.",
)
@click.option("--brand", metavar="B", default="", help="The brand, when PRODUCT is the substance.")
@on_day
@click.option("--at", "time", metavar="HH:MM", default="", callback=to_the_minute, help="The time of day.")
@click.option("--place", metavar="P", default="", help="Where it was given.")
@click.option("--course", metavar="TEXT", default="", help="Which one of a course it was, such as 2 of 3.")
@click.option(
    "--observed/--not-observed", default=None, help="Whether you stayed to be observed, for 30 minutes or more."
)
@note
@click.pass_obj
def add(
    session: Session,
    product: str,
    amount: str,
    unit: str,
    kind: str | None,
    brand: str,
    day: str,
    time: str,
    place: str,
    course: str,
    *,
    observed: bool | None,
    note: str,
) -> None:
    """Keep an infusion. For iron products the kind is iron and the unit is mg unless you say otherwise."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        today = journal.today()
        draft = InfusionDraft(
            product=product,
            amount=amount,
            unit=unit,
            kind=kind or "",
            brand=brand,
            day=day or today.isoformat(),
            time=time,
            place=place,
            course=course,
            observed=_OBSERVED[observed],
            note=note,
        )
        given = check_infusion(draft, today=today).require()
        verbs.add_infusion(journal, given)
    said = f"{product_words(given)} {amount_words(given)}".rstrip()
    # Translators: an answer: an infusion was entered; {infusion} is such as: Ferinject 1000 mg
    click.echo(_("Kept: {infusion} on {day}.").format(infusion=said, day=day_text(given.given_on)))


@infusion.command("list", epilog=example("iron-journal infusion list --json"))
@as_json
@click.pass_obj
def list_infusions(session: Session, *, as_json: bool) -> None:
    """List infusions by day, with the number of reactions to each."""
    with for_reading(session) as journal:
        given = journal.facts.infusions()
        reactions = [reaction.infusion for reaction in journal.facts.reactions()]
    if as_json:
        say_json([row_object(one) for one in given])
    elif not given:
        click.echo(_("There are no infusions yet."))
    else:
        say_table(
            # Translators: "Kind": heading of columns and label of fields: of what kind an infusion, a score or an event
            # is
            # Translators: "Product": heading of columns and label of a field: the name of what was infused
            # Translators: "Amount": heading of columns and label of a field: how much was infused
            # Translators: "Place": heading of columns and label of a field: where it was given, such as a hospital
            # Translators: "Reactions": heading of columns: what was felt during or after an infusion
            [_("Day"), _("Kind"), _("Product"), _("Amount"), _("Place"), _("Reactions"), _("Note")],
            [_cells(one, reactions.count(one.id)) for one in given],
        )


@infusion.command(
    epilog=example('iron-journal infusion reaction headache --on 2026-10-07 --lasted "two days" --severity mild')
)
@click.argument("kind")
@on_day
@click.option("--infusion", "given_on", metavar="DAY", default="", help="The day of the infusion; else the last one.")
@click.option(
    "--product", metavar="P", default="", help="Its product or brand, where several were given; else the last one."
)
@click.option("--lasted", metavar="TEXT", default="", help="How long it went on, in your own words.")
@click.option(
    "--severity", type=click.Choice([s.value for s in Severity if s.value]), default=None, help="How bad it was."
)
@note
@click.pass_obj
def reaction(
    session: Session,
    kind: str,
    day: str,
    given_on: str,
    product: str,
    lasted: str,
    severity: str | None,
    note: str,
) -> None:
    """Keep something felt after an infusion. --on is the day it began; the day of the infusion is day 0."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        began = read_day(day or "today", today=journal.today())
        infusion = _infusion_before(journal, began, given_on, product)
        onset_day = days_between(infusion.given_on, began)
        draft = ReactionDraft(
            infusion=infusion.id,
            kind=kind,
            onset_day=str(onset_day),
            lasted=lasted,
            severity=severity or "",
            note=note,
        )
        kept = check_reaction(draft).require()
        verbs.add_reaction(journal, kept)
    click.echo(
        ngettext(
            "Kept: {kind}, {count} day after {infusion} of {day}.",
            "Kept: {kind}, {count} days after {infusion} of {day}.",
            onset_day,
        ).format(
            kind=reaction_name(kept.kind),
            count=onset_day,
            infusion=product_words(infusion),
            day=day_text(infusion.given_on),
        )
    )


def _infusion_before(journal: "Journal", began: date, given_on: str, product: str) -> Infusion:
    """The infusion named by its day or product, else the last one given by the day something began."""
    first = read_day(given_on, today=journal.today()) if given_on else None
    on_days = journal.facts.infusions(first=first, last=first or began)
    if not on_days:
        raise _no_infusion(journal, first, began)
    called = [one for one in on_days if not product or _is_called(one, product)]
    if not called:
        raise NotFound(
            _("None of these infusions is of {product}.").format(product=product),
            _("There are: {infusions}.").format(infusions=_told_apart(on_days)),
            _("Nothing was changed."),
        )
    last = called[-1]
    beside = [one for one in called if one.given_on == last.given_on]
    # Two bags of one product on a day are one treatment to whoever felt something after it.
    if len({(plain(one.product), plain(one.brand)) for one in beside}) > 1:
        raise EntryRefused(
            _("Several infusions were given on {day}.").format(day=day_text(last.given_on)),
            _("There are: {infusions}.").format(infusions=_told_apart(beside)),
            _("Nothing was changed. Say which one it came after with --product."),
        )
    return last


def _no_infusion(journal: "Journal", first: date | None, began: date) -> NotFound:
    days = with_commas(dict.fromkeys(one.given_on.isoformat() for one in journal.facts.infusions()))
    return NotFound(
        _("There is no infusion on {day}.").format(day=first)
        if first
        else _("There is no infusion on or before {day}.").format(day=began),
        _("Days with an infusion: {days}.").format(days=days) if days else _("This journal holds no infusion yet."),
        _("Nothing was changed."),
    )


def _is_called(given: Infusion, name: str) -> bool:
    return plain(name) in {plain(given.product), plain(_(given.product)), plain(given.brand)} - {""}


def _told_apart(infusions: Iterable[Infusion]) -> str:
    return with_commas(dict.fromkeys(map(product_words, infusions)))


def _cells(given: Infusion, reactions: int) -> tuple[str, ...]:
    return (
        day_text(given.given_on),
        infusion_name(given.kind),
        product_words(given),
        amount_words(given),
        given.place,
        str(reactions or ""),
        " ".join(given.note.split()),
    )
