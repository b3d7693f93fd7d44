# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A card for the wallet: what whoever treats the reader next asks first, to cut out and fold.

Hides how much of a journal fits on a card of 85.6 by 54 mm, and which products bring a fact about MRI with them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time

from journal_app.domain.catalogues import Remark, find_product
from journal_app.domain.kinds import infusion_name
from journal_app.domain.settings import CONTACT_NAME, CONTACT_NUMBER, MADE_UP, PERSON, YES
from journal_app.domain.treatment_drafts import milligrams
from journal_app.domain.treatment_words import (
    amount_words,
    product_words,
    reaction_name,
    severity_words,
    source_words,
)
from journal_app.domain.treatments import Infusion, InfusionKind, Reaction, Severity
from journal_app.report.drawable import cut
from journal_app.report.pages import Data, Pages, Paper, Printed, Sheet, make_pages
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, in_one_line, ngettext, number_text

MOST = 3
"""So many reactions stand on each side; the others are counted."""
_LONGEST_NAME, _LONGEST_AMOUNT, _LONGEST_REACTION = 48, 24, 32
_MRI = "ferumoxytol-label"
"""The source of what a label says about MRI, by its key in seeds/products.toml."""
_NOON = time(12, tzinfo=UTC)
_BLANK = "_" * 24
_WORST_FIRST = (Severity.SERIOUS, Severity.MODERATE, Severity.MILD, Severity.UNSAID)


def make_wallet_card(facts: Facts, *, today: date, paper: Paper = Paper.A4) -> Pages:
    """The card as a sheet to print, as of ``today``; the same journal and day give the same bytes."""
    return make_pages(wallet_sheet(facts, today=today, paper=paper))


def wallet_sheet(facts: Facts, *, today: date, paper: Paper = Paper.A4) -> Sheet:
    """What the sheet is made of, for whoever wants to look at it first."""
    title = _("Wallet card, {day}").format(day=day_text(today))
    change = _("journal at change {number}").format(number=facts.change_number())
    values: dict[str, Data] = {
        # Translators: a card on paper, to be carried: which infusions were given, and reactions to them
        "heading": _("Wallet card"),
        "how_to": _("Cut along the outer line and fold in the middle."),
        "sides": [list(_front(facts, today)), list(_back(facts, today))],
    }
    printed = Printed(
        title=title, foot=in_one_line((title, change)), paper=paper, created_at=datetime.combine(today, _NOON)
    )
    return Sheet(template="wallet_card", printed=printed, values=values)


def _front(facts: Facts, today: date) -> Iterator[Data]:
    """Whose card it is, what was serious, the last iron, and what its label says about MRI."""
    given = facts.infusions(last=today)
    yield _field(_whose(facts), (), is_name=True)
    serious = list(_reactions(facts, given, (Severity.SERIOUS,)))
    if serious:
        yield _field(_("Reactions recorded as serious"), serious, is_boxed=True)
    else:
        yield _field(_("Serious reactions"), (_("none recorded"),))
    iron = [one for one in given if one.kind is InfusionKind.IRON]
    yield _field(_("Last infusion of iron"), (_given_words(iron[-1]),) if iron else (_("none noted"),))
    yield from _mri(given)


def _back(facts: Facts, today: date) -> Iterator[Data]:
    """The last of each other kind, the reactions that are left, whom to call, and how old the card is."""
    given = facts.infusions(last=today)
    latest = {one.kind: one for one in given if one.kind is not InfusionKind.IRON}
    others = [
        # Translators: the last infusion of a kind: steroid: Methylprednisolone 1000 mg
        _("{kind}: {what}").format(kind=infusion_name(kind), what=_given_words(latest[kind]))
        for kind in InfusionKind
        if kind in latest
    ]
    yield _field(_("Last other infusions"), others or (_("none noted"),))
    felt = list(_reactions(facts, given, _WORST_FIRST[1:]))
    yield _field(_("Other reactions recorded"), felt or (_("none recorded"),))
    yield _field(_("Emergency contact"), (_contact(facts),))
    yield _field("", (_("As the owner of this card noted it, up to {day}.").format(day=day_text(today)),))


def _field(label: str, lines: Sequence[str], *, is_boxed: bool = False, is_name: bool = False) -> Mapping[str, Data]:
    return {"label": label, "lines": list(lines), "is_boxed": is_boxed, "is_name": is_name}


def _whose(facts: Facts) -> str:
    if facts.setting(MADE_UP) == YES:
        return _("A made-up person’s journal")
    # Translators: {blank} is a line to write on
    return cut(facts.setting(PERSON), _LONGEST_NAME) or _("Name: {blank}").format(blank=_BLANK)


def _contact(facts: Facts) -> str:
    said = (cut(facts.setting(key), _LONGEST_NAME) for key in (CONTACT_NAME, CONTACT_NUMBER))
    return in_one_line(said) or _BLANK


def _given_words(infusion: Infusion) -> str:
    """What was given, how much of it, and when; elemental iron where the amount does not say it already."""
    iron = infusion.iron_mg
    is_said = iron is None or iron == milligrams(infusion.amount, infusion.unit)
    return in_one_line(
        (
            cut(product_words(infusion), _LONGEST_NAME),
            cut(amount_words(infusion), _LONGEST_AMOUNT) or _("amount not noted"),
            "" if is_said or iron is None else _("{amount} mg of elemental iron").format(amount=number_text(iron)),
            day_text(infusion.given_on),
        )
    )


def _reactions(facts: Facts, given: Iterable[Infusion], severities: Sequence[Severity]) -> Iterator[str]:
    """Reactions of these severities in this order, the newest first; one that came again is said once."""
    infusions = {one.id: one for one in given}
    felt = [one for one in facts.reactions() if one.infusion in infusions and one.severity in severities]
    felt.sort(key=lambda one: infusions[one.infusion].given_on, reverse=True)
    felt.sort(key=lambda one: severities.index(one.severity))
    kinds: dict[tuple[str, str, Severity], list[Reaction]] = {}
    for one in felt:
        kinds.setdefault((one.kind, product_words(infusions[one.infusion]), one.severity), []).append(one)
    for these in list(kinds.values())[:MOST]:
        yield _reaction_words(these, infusions[these[0].infusion])
    left = len(kinds) - MOST
    if left > 0:
        yield ngettext("and {count} more", "and {count} more", left).format(count=left)


def _reaction_words(these: Sequence[Reaction], latest: Infusion) -> str:
    """A reaction with the product, how often it was noted, and the day of the last infusion that it followed."""
    one = these[0]
    said = _("{reaction} after {infusion}").format(
        reaction=cut(reaction_name(one.kind), _LONGEST_REACTION),
        infusion=cut(product_words(latest), _LONGEST_NAME),
    )
    is_told = one.severity not in {Severity.UNSAID, Severity.SERIOUS}
    often = ngettext("{count} time", "{count} times", len(these)).format(count=len(these))
    return in_one_line(
        (
            said,
            severity_words(one.severity) if is_told else "",
            often if len(these) > 1 else "",
            day_text(latest.given_on),
        )
    )


def _mri(given: Sequence[Infusion]) -> Iterator[Data]:
    """The label's own fact about MRI, and where it was read, if a product was given whose label has one."""
    for one in reversed(given):
        remark = _mri_remark(one)
        if remark is not None:
            what = in_one_line((cut(product_words(one), _LONGEST_NAME), day_text(one.given_on)))
            yield _field(_("MRI: what the label says"), (what, _(remark.text), source_words(remark)))
            return


def _mri_remark(infusion: Infusion) -> Remark | None:
    known = [find_product(name) for name in (infusion.product, infusion.brand) if name]
    return next((note for product in known if product for note in product.notes if note.source.key == _MRI), None)
