# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of infusions and of what was felt after them. Nothing here computes or suggests a dose.

A draft that ``changes`` a fact names it by its id; an empty one is for a new fact.
"""

from datetime import date
from decimal import Decimal

from journal_app.domain.catalogues import find_product, reaction_kinds
from journal_app.domain.checks import Checked, Checks, need, needed_text, yes_or_no
from journal_app.domain.choices import read_choice
from journal_app.domain.days import read_day, read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import UnknownUnit, read_number, read_unit
from journal_app.domain.spelling import plain, shortened
from journal_app.domain.treatments import Infusion, InfusionKind, Reaction, Severity
from journal_app.errors import EntryRefused
from journal_app.words import _

_MILLIGRAMS = {"mg": Decimal(1), "g": Decimal(1000)}
# Milligrams, several times what is given at once: this project's typing aid against grams for milligrams.
_MOST_IRON = 10_000
_LONGEST_AFTER = 3650  # days; a date or an amount typed into the wrong field is longer


@frozen
class InfusionDraft:
    """An infusion as typed; an empty ``kind`` and ``unit`` are filled from the product list.

    ``iron_mg`` is asked for iron alone; left empty it is the amount, where that is a mass. ``observed`` is yes, no or
    empty.
    """

    product: str = ""
    amount: str = ""
    unit: str = ""
    kind: str = ""
    brand: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    course: str = ""
    note: str = ""
    iron_mg: str = ""
    observed: str = ""
    changes: str = ""


@frozen
class ReactionDraft:
    """A reaction as typed; ``infusion`` is the id of the infusion, ``kind`` a name of the pick list or own words."""

    infusion: str = ""
    kind: str = ""
    onset_day: str = ""
    lasted: str = ""
    severity: str = ""
    note: str = ""
    changes: str = ""


def check_infusion(draft: InfusionDraft, *, today: date) -> Checked[Infusion]:
    """The infusion a draft makes, or its problems by field; ``iron_mg`` is set for iron given in mg or g."""
    checks = Checks()
    known = find_product(draft.product)
    product = checks.read("product", lambda: needed_text(draft.product, _("The product is missing.")))
    default = known.kind if known else InfusionKind.OTHER
    kind = checks.read("kind", lambda: read_choice(draft.kind, InfusionKind, default))
    amount = checks.read("amount", lambda: _amount(draft.amount))
    day = checks.read("day", lambda: read_day(draft.day, today=today))
    moment = checks.read("time", lambda: read_time(draft.time)) if draft.time.strip() else None
    listed = (known.unit if known else "") or ("mg" if kind is InfusionKind.IRON else "")
    unit = draft.unit.strip() or (listed if amount is not None else "")
    iron = _iron(checks, draft.iron_mg, amount, unit) if kind is InfusionKind.IRON else None
    observed = checks.read("observed", lambda: yes_or_no(draft.observed))
    return checks.give(
        lambda: Infusion(
            given_on=need(day),
            given_time=moment,
            kind=need(kind),
            product=need(product),
            brand=draft.brand.strip(),
            amount=amount,
            unit=unit,
            iron_mg=iron,
            place=draft.place.strip(),
            course=draft.course.strip(),
            note=draft.note.strip(),
            observed=observed,
        )
    )


def check_reaction(draft: ReactionDraft) -> Checked[Reaction]:
    """The reaction a draft makes, or its problems by field; the day of the infusion is onset day 0."""
    checks = Checks()
    infusion = checks.read("infusion", lambda: needed_text(draft.infusion, _("The infusion is missing.")))
    kind = checks.read("kind", lambda: _reaction(draft.kind))
    onset = checks.read("onset_day", lambda: _onset(draft.onset_day)) if draft.onset_day.strip() else None
    severity = checks.read("severity", lambda: read_choice(draft.severity, Severity, Severity.UNSAID))
    return checks.give(
        lambda: Reaction(
            infusion=need(infusion),
            kind=need(kind),
            onset_day=onset,
            lasted=draft.lasted.strip(),
            severity=need(severity),
            note=draft.note.strip(),
        )
    )


def milligrams(amount: Decimal | None, unit: str) -> Decimal | None:
    """An amount in mg where it was given as a mass."""
    if amount is None:
        return None
    try:
        factor = _MILLIGRAMS.get(read_unit(unit).code)
    except UnknownUnit:
        return None
    return None if factor is None else amount * factor


def _iron(checks: Checks, typed: str, amount: Decimal | None, unit: str) -> Decimal | None:
    """Elemental iron in mg: as typed, else the amount where that is a mass."""
    if typed.strip():
        iron = checks.read("iron_mg", lambda: _amount(typed))
        if (iron or 0) > _MOST_IRON:
            checks.refuse("iron_mg", _("{amount} mg of iron at once is implausible.").format(amount=iron))
        return iron
    iron = milligrams(amount, unit)
    if (iron or 0) > _MOST_IRON:
        checks.refuse("amount", _("{amount} {unit} of iron at once is implausible.").format(amount=amount, unit=unit))
    return iron


def _amount(text: str) -> Decimal | None:
    """An amount given, or None when nothing was typed."""
    if not text.strip():
        return None
    amount = read_number(text)
    if amount <= 0:
        raise EntryRefused(
            _("An amount of {amount} cannot have been given.").format(amount=shortened(text)),
            hint=_("Nothing was changed."),
        )
    return amount


def _reaction(text: str) -> str:
    """The key of a reaction of the pick list, or the words as typed."""
    typed = needed_text(text, _("Say what was felt."))
    listed = {plain(name): kind.key for kind in reaction_kinds() for name in (kind.key, kind.name, _(kind.name))}
    return listed.get(plain(typed), typed)


def _onset(text: str) -> int:
    days = read_number(text)
    if not 0 <= days <= _LONGEST_AFTER or days != days.to_integral_value():
        raise EntryRefused(
            _("“{text}” is not a number of days after the infusion.").format(text=shortened(text)),
            _("The day of the infusion is 0."),
            _("Nothing was changed."),
        )
    return int(days)
