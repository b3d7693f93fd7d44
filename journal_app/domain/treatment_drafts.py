# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms of infusions, reactions, events and courses. Nothing here computes or suggests a dose."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from journal_app.domain.catalogues import find_product, reaction_kinds
from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.days import read_day, read_time
from journal_app.domain.quantities import UnknownUnit, read_number, read_unit
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Course, Event, EventKind, Infusion, InfusionKind, Reaction, Severity
from journal_app.errors import EntryRefused
from journal_app.words import _

_Choice = TypeVar("_Choice", bound=StrEnum)
_MILLIGRAMS = {"mg": Decimal(1), "g": Decimal(1000)}
# Milligrams, several times what is given at once: this project's typing aid against grams for milligrams.
_MOST_IRON = 10_000
_SPOKEN = {"flare": "relapse", "pem": "crash", "heavy period": "bleeding", "blood donation": "donation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionDraft:
    """An infusion as typed; an empty ``kind`` and ``unit`` are filled from the product list."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionDraft:
    """A reaction as typed; ``infusion`` is the id of the infusion, ``kind`` a name of the pick list or own words."""

    infusion: str = ""
    kind: str = ""
    onset_day: str = ""
    lasted: str = ""
    severity: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event as typed; an empty ``last_on`` is one day, or not over yet."""

    kind: str = ""
    title: str = ""
    first_on: str = ""
    last_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDraft:
    """A course of treatment as typed; ``dose`` is words and stays words."""

    title: str = ""
    started_on: str = ""
    stopped_on: str = ""
    dose: str = ""
    note: str = ""


def check_infusion(draft: InfusionDraft, *, today: date) -> Checked[Infusion]:
    """The infusion a draft makes, or its problems by field; ``iron_mg`` is set for iron given in mg or g."""
    checks = Checks()
    known = find_product(draft.product)
    product = checks.read("product", lambda: needed_text(draft.product, _("The product is missing.")))
    default = known.kind if known else InfusionKind.OTHER
    kind = checks.read("kind", lambda: _choice(draft.kind, InfusionKind, default))
    amount = checks.read("amount", lambda: _amount(draft.amount))
    day = checks.read("day", lambda: read_day(draft.day, today=today))
    moment = checks.read("time", lambda: read_time(draft.time)) if draft.time.strip() else None
    listed = (known.unit if known else "") or ("mg" if kind is InfusionKind.IRON else "")
    unit = draft.unit.strip() or (listed if amount is not None else "")
    if kind is InfusionKind.IRON and (_milligrams(amount, unit) or 0) > _MOST_IRON:
        checks.refuse("amount", _("{amount} {unit} of iron at once is implausible.").format(amount=amount, unit=unit))
    return checks.give(
        lambda: Infusion(
            given_on=need(day),
            given_time=moment,
            kind=need(kind),
            product=need(product),
            brand=draft.brand.strip(),
            amount=amount,
            unit=unit,
            iron_mg=_milligrams(amount, unit) if kind is InfusionKind.IRON else None,
            place=draft.place.strip(),
            course=draft.course.strip(),
            note=draft.note.strip(),
        )
    )


def check_reaction(draft: ReactionDraft) -> Checked[Reaction]:
    """The reaction a draft makes, or its problems by field; the day of the infusion is onset day 0."""
    checks = Checks()
    infusion = checks.read("infusion", lambda: needed_text(draft.infusion, _("The infusion is missing.")))
    kind = checks.read("kind", lambda: _reaction(draft.kind))
    onset = checks.read("onset_day", lambda: _onset(draft.onset_day)) if draft.onset_day.strip() else None
    severity = checks.read("severity", lambda: _choice(draft.severity, Severity, Severity.UNSAID))
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


def check_event(draft: EventDraft, *, today: date) -> Checked[Event]:
    """The event a draft makes, or its problems by field; a title is needed for the kind "other" alone."""
    checks = Checks()
    kind = checks.read("kind", lambda: _choice(draft.kind, EventKind, None))
    first, last = _first_and_last(checks, ("first_on", draft.first_on), ("last_on", draft.last_on), today)
    if kind is EventKind.OTHER and not draft.title.strip():
        checks.refuse("title", _("Say in a few words what happened."))
    return checks.give(
        lambda: Event(
            kind=need(kind),
            title=draft.title.strip(),
            first_on=need(first),
            last_on=last,
            note=draft.note.strip(),
        )
    )


def check_course(draft: CourseDraft, *, today: date) -> Checked[Course]:
    """The course a draft makes, or its problems by field."""
    checks = Checks()
    title = checks.read("title", lambda: needed_text(draft.title, _("The name of the treatment is missing.")))
    days = (("started_on", draft.started_on), ("stopped_on", draft.stopped_on))
    started, stopped = _first_and_last(checks, *days, today)
    return checks.give(
        lambda: Course(
            title=need(title),
            started_on=need(started),
            stopped_on=stopped,
            dose=draft.dose.strip(),
            note=draft.note.strip(),
        )
    )


def _first_and_last(
    checks: Checks, start: tuple[str, str], end: tuple[str, str], today: date
) -> tuple[date | None, date | None]:
    """Two days by field name and text, the second of which may be empty and may not come before the first."""
    first = checks.read(start[0], lambda: read_day(start[1], today=today))
    last = checks.read(end[0], lambda: read_day(end[1], today=today)) if end[1].strip() else None
    if first and last and last < first:
        names = {"last": last.isoformat(), "first": first.isoformat()}
        checks.refuse(end[0], _("The last day, {last}, comes before the first, {first}.").format(**names))
    return first, last


def _choice(text: str, choices: type[_Choice], default: _Choice | None) -> _Choice:
    """The choice meant by its written value; an empty text is the default, and is refused where there is none."""
    typed = text.strip().casefold()
    if not typed and default is not None:
        return default
    wanted = plain(_SPOKEN.get(typed, typed))
    found = next((choice for choice in choices if typed and plain(choice) == wanted), None)
    if found is None:
        known = ", ".join(choice for choice in choices if choice)
        title = _("“{text}” is not one of the kinds.").format(text=typed) if typed else _("The kind is missing.")
        raise EntryRefused(title, _("Known are: {names}.").format(names=known), _("Nothing was changed."))
    return found


def _amount(text: str) -> Decimal | None:
    """An amount given, or None when nothing was typed."""
    if not text.strip():
        return None
    amount = read_number(text)
    if amount <= 0:
        raise EntryRefused(
            _("An amount of {amount} cannot have been given.").format(amount=text.strip()),
            hint=_("Nothing was changed."),
        )
    return amount


def _milligrams(amount: Decimal | None, unit: str) -> Decimal | None:
    """Elemental iron in mg where the amount was given as a mass."""
    if amount is None:
        return None
    try:
        factor = _MILLIGRAMS.get(read_unit(unit).code)
    except UnknownUnit:
        return None
    return None if factor is None else amount * factor


def _reaction(text: str) -> str:
    """The key of a reaction of the pick list, or the words as typed."""
    typed = needed_text(text, _("Say what was felt."))
    listed = {plain(name): kind.key for kind in reaction_kinds() for name in (kind.key, kind.name)}
    return listed.get(plain(typed), typed)


def _onset(text: str) -> int:
    days = read_number(text)
    if days < 0 or days != days.to_integral_value():
        raise EntryRefused(
            _("“{text}” is not a number of days after the infusion.").format(text=text.strip()),
            _("The day of the infusion is 0."),
            _("Nothing was changed."),
        )
    return int(days)
