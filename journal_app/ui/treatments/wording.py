# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How infusions, reactions and events are said: kinds, amounts, and what is known of each in one line."""

from journal_app.domain.catalogues import reaction_kinds
from journal_app.domain.treatments import Event, Infusion, InfusionKind, Reaction, Severity
from journal_app.words import N_, _, day_text, ngettext, number_text, time_text

_KINDS = {
    InfusionKind.IRON: N_("iron"),
    InfusionKind.DISEASE_MODIFYING: N_("disease-modifying"),
    InfusionKind.STEROID: N_("steroid"),
    InfusionKind.IMMUNOGLOBULIN: N_("immunoglobulin"),
    InfusionKind.FLUID: N_("fluid"),
    InfusionKind.OTHER: N_("other"),
}
_LAST = {
    InfusionKind.IRON: N_("Last iron infusion: {day}, {ago}."),
    InfusionKind.DISEASE_MODIFYING: N_("Last disease-modifying infusion: {day}, {ago}."),
    InfusionKind.STEROID: N_("Last steroid infusion: {day}, {ago}."),
    InfusionKind.IMMUNOGLOBULIN: N_("Last immunoglobulin infusion: {day}, {ago}."),
    InfusionKind.FLUID: N_("Last fluid infusion: {day}, {ago}."),
    InfusionKind.OTHER: N_("Last other infusion: {day}, {ago}."),
}
_SEVERITIES = {
    Severity.UNSAID: N_("not said"),
    Severity.MILD: N_("mild"),
    Severity.MODERATE: N_("moderate"),
    Severity.SERIOUS: N_("serious"),
}


def kind_words(kind: InfusionKind) -> str:
    """What was infused, in the reader's language."""
    return _(_KINDS[kind])


def severity_words(severity: Severity) -> str:
    """How severe a reaction was, in the reader's language."""
    return _(_SEVERITIES[severity])


def days_words(days: int) -> str:
    """A number of days."""
    return ngettext("{days} day", "{days} days", days).format(days=days)


def last_words(infusion: Infusion, days_ago: int) -> str:
    """How long the last infusion of a kind is ago."""
    ago = ngettext("{days} day ago", "{days} days ago", days_ago).format(days=days_ago) if days_ago else _("today")
    return _(_LAST[infusion.kind]).format(day=day_text(infusion.given_on), ago=ago)


def product_words(infusion: Infusion) -> str:
    """The product, with the brand it was given as where that is another name."""
    if infusion.brand and infusion.brand.casefold() != infusion.product.casefold():
        return _("{product} ({brand})").format(product=infusion.product, brand=infusion.brand)
    return infusion.product


def amount_words(infusion: Infusion) -> str:
    """The amount as it was entered; nothing when it is not known."""
    return f"{number_text(infusion.amount)} {infusion.unit}".strip() if infusion.amount is not None else ""


def infusion_details(infusion: Infusion, since: str, reactions: tuple[str, ...]) -> str:
    """Everything known of an infusion."""
    day = day_text(infusion.given_on)
    said = [
        product_words(infusion),
        amount_words(infusion),
        kind_words(infusion.kind),
        f"{day}, {time_text(infusion.given_time)}" if infusion.given_time else day,
        since,
        infusion.place,
        _("course {name}").format(name=infusion.course) if infusion.course else "",
        *reactions,
        infusion.note,
    ]
    return " · ".join(part for part in said if part)


def reaction_name(kind: str) -> str:
    """A reaction of the pick list by its name, any other as it was typed."""
    return next((_(known.name) for known in reaction_kinds() if known.key == kind), kind)


def reaction_words(reaction: Reaction) -> str:
    """A reaction with what is known of it in brackets."""
    said = [
        _("day {number}").format(number=reaction.onset_day) if reaction.onset_day is not None else "",
        reaction.lasted,
        severity_words(reaction.severity) if reaction.severity else "",
        reaction.note,
    ]
    more = ", ".join(part for part in said if part)
    name = reaction_name(reaction.kind)
    return _("{reaction} ({more})").format(reaction=name, more=more) if more else name


def event_days(event: Event) -> str:
    """The day of an event, or its first and last."""
    first = day_text(event.first_on)
    if event.last_on is None or event.last_on == event.first_on:
        return first
    return _("{first} – {last}").format(first=first, last=day_text(event.last_on))
