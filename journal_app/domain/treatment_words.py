# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How infusions and reactions are said: kinds, amounts, days, and what is known of each in one line."""

from datetime import date

from journal_app.domain.catalogues import reaction_kinds
from journal_app.domain.days import days_between
from journal_app.domain.kinds import infusion_name
from journal_app.domain.known import Remark
from journal_app.domain.treatment_drafts import milligrams
from journal_app.domain.treatments import Infusion, InfusionKind, Reaction, Severity
from journal_app.words import N_, _, day_text, in_one_line, isolated, ngettext, number_text, time_text, with_commas

DELAYED = range(1, 9)
"""Days after an infusion on which a reaction is called delayed."""

_LAST = {
    InfusionKind.IRON: N_("Last iron infusion: {day}, {ago}."),
    InfusionKind.DISEASE_MODIFYING: N_("Last disease-modifying infusion: {day}, {ago}."),
    InfusionKind.STEROID: N_("Last steroid infusion: {day}, {ago}."),
    InfusionKind.IMMUNOGLOBULIN: N_("Last immunoglobulin infusion: {day}, {ago}."),
    InfusionKind.FLUID: N_("Last fluid infusion: {day}, {ago}."),
    InfusionKind.OTHER: N_("Last other infusion: {day}, {ago}."),
}
# Translators: how severe a reaction was
_SEVERITIES = {
    # Translators: nothing was chosen: how severe a reaction was, whether fasting, of what kind
    Severity.UNSAID: N_("not said"),
    Severity.MILD: N_("mild"),
    Severity.MODERATE: N_("moderate"),
    Severity.SERIOUS: N_("serious"),
}


def severity_words(severity: Severity) -> str:
    """How severe a reaction was, in the reader's language."""
    return _(_SEVERITIES[severity])


def days_words(days: int) -> str:
    """A number of days."""
    return ngettext("{days} day", "{days} days", days).format(days=days)


def distance_words(day: date, today: date) -> str:
    """How far a day is from today: 12 days ago, today, in 3 days."""
    days = days_between(today, day)
    if days > 0:
        # Translators: how far ahead a day lies
        return ngettext("in {days} day", "in {days} days", days).format(days=days)
    return ngettext("{days} day ago", "{days} days ago", -days).format(days=-days) if days else _("today")


def last_words(infusion: Infusion, today: date) -> str:
    """How long the last infusion of a kind is ago."""
    ago = distance_words(infusion.given_on, today)
    return _(_LAST[infusion.kind]).format(day=day_text(infusion.given_on), ago=ago)


def source_words(remark: Remark) -> str:
    """Where a remark was read."""
    source = remark.source
    return _("Source: {cite}, {address}").format(cite=source.cite, address=source.address)


def product_words(infusion: Infusion) -> str:
    """The product, with the brand it was given as where that is another name."""
    if infusion.brand and infusion.brand.casefold() != infusion.product.casefold():
        # Translators: a substance, and the name it is sold under
        return _("{product} ({brand})").format(product=_(infusion.product), brand=infusion.brand)
    return _(infusion.product)


def amount_words(infusion: Infusion) -> str:
    """The amount as it was entered; nothing when it is not known."""
    return isolated(f"{number_text(infusion.amount)} {infusion.unit}".strip()) if infusion.amount is not None else ""


def infusion_details(infusion: Infusion, since: str) -> str:
    """Everything known of an infusion."""
    day = day_text(infusion.given_on)
    said = [
        product_words(infusion),
        amount_words(infusion),
        _iron_words(infusion),
        infusion_name(infusion.kind),
        f"{day}, {time_text(infusion.given_time)}" if infusion.given_time else day,
        since,
        infusion.place,
        # Translators: a series of infusions, such as: course: 2 of 3; {name} was typed
        _("course: {name}").format(name=infusion.course) if infusion.course else "",
        _observed_words(infusion.observed),
        infusion.note,
    ]
    return in_one_line(said)


def reaction_name(kind: str) -> str:
    """A reaction of the pick list by its name, any other as it was typed."""
    return next((_(known.name) for known in reaction_kinds() if known.key == kind), kind)


def reaction_words(reaction: Reaction) -> str:
    """A reaction with what is known of it in brackets."""
    said = [
        _onset_words(reaction.onset_day),
        reaction.lasted,
        severity_words(reaction.severity) if reaction.severity else "",
        reaction.note,
    ]
    more = with_commas(part for part in said if part)
    name = reaction_name(reaction.kind)
    # Translators: {more} is what is known of it: day 2, mild
    return _("{reaction} ({more})").format(reaction=name, more=more) if more else name


def _onset_words(days: int | None) -> str:
    if days is None:
        return ""
    # Translators: "day {number}, delayed": when a reaction began: on which day after the infusion; delayed as doctors
    # say it
    # Translators: "day {number}": when a reaction began: on which day after the infusion
    text = _("day {number}, delayed") if days in DELAYED else _("day {number}")
    return text.format(number=days)


def _iron_words(infusion: Infusion) -> str:
    """Elemental iron where the amount does not say it already."""
    if infusion.iron_mg is None or infusion.iron_mg == milligrams(infusion.amount, infusion.unit):
        return ""
    return _("{amount} mg of elemental iron").format(amount=number_text(infusion.iron_mg))


def _observed_words(observed: bool | None) -> str:
    if observed is None:
        return ""
    return _("observed for 30 minutes or more") if observed else _("not observed afterwards")
