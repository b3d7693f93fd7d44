# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What comes first on a report: serious reactions, the last infusions, iron, treatments, bleeding, days logged.

Facts as they were entered. Hides which of them are counted over twelve months and which over the days of the report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from journal_app.analysis.chart_words import listed
from journal_app.domain.days import days_between
from journal_app.domain.kinds import event_name, infusion_name
from journal_app.domain.treatment_words import amount_words, product_words, reaction_name
from journal_app.domain.treatments import Course, EventKind, Infusion, InfusionKind, Reaction, Severity
from journal_app.report.appointment.dates import Dates, year_before
from journal_app.report.appointment.document import Items, Labelled, Row, Section
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.report.stretches import stretch_words
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, in_one_line, ngettext, number_text, with_commas, with_semicolons

LEAST_SERIOUS = 3
"""So many serious reactions are named however little room there is."""
_BLOOD = (EventKind.BLEEDING, EventKind.DONATION, EventKind.TRANSFUSION)
_PERIOD = "period"


def serious(facts: Facts, dates: Dates, room: Room = AMPLE) -> Section:
    """Every reaction ever recorded as serious, up to the last day of the report, newest infusion first."""
    given = {one.id: one for one in facts.infusions(last=dates.last)}
    felt = [one for one in facts.reactions() if one.severity is Severity.SERIOUS and one.infusion in given]
    felt.sort(key=lambda one: given[one.infusion].given_on, reverse=True)
    room = replace(room, things=max(room.things, LEAST_SERIOUS))
    said = [_serious_words(one, given[one.infusion], room) for one in felt]
    return Section(heading=_("Reactions recorded as serious"), blocks=(Items(named(said, room)),) if said else ())


def glance(facts: Facts, dates: Dates, room: Room = AMPLE) -> Section:
    """The rest in a few lines, each there even when nothing is noted: that too is an answer."""
    infusions = facts.infusions(last=dates.last)
    rows = (
        # Translators: "none recorded": in place of reactions to infusions
        *((Row(_("Serious reactions"), _("none recorded")),) if serious(facts, dates).is_empty else ()),
        # Translators: heading of a line in the report: the last infusion of each kind
        Row(_("Last infusions"), _last_words(infusions, dates.last, room)),
        Row(_("Iron in 12 months"), iron_words(infusions, dates.last)),
        Row(_("Treatments now"), _ongoing_words(facts.courses(), dates.last, room)),
        Row(_("Bleeding, donations"), _blood_words(facts, dates, room)),
        Row(_("Days logged"), coverage_words(facts, dates)),
    )
    return Section(heading=_("At a glance"), blocks=(Labelled(rows),))


def coverage_words(facts: Facts, dates: Dates) -> str:
    """How many days have a score, and what the others were."""
    counts = facts.counts(dates.first, dates.last)
    # Translators: on how many of the days something was entered
    logged = ngettext("{logged} of {days} day", "{logged} of {days} days", counts.days)
    return in_one_line(
        (
            logged.format(logged=counts.logged, days=counts.days),
            _("{count} too ill to log").format(count=counts.too_ill) if counts.too_ill else "",
            _("{count} not tracked").format(count=counts.not_tracked) if counts.not_tracked else "",
        )
    )


def given_words(infusion: Infusion, room: Room = AMPLE) -> str:
    """What was given, in one line: ferric carboxymaltose (Ferinject) 1000 mg."""
    return cut(f"{product_words(infusion)} {amount_words(infusion)}".strip(), room.name_letters)


def iron_words(infusions: Sequence[Infusion], last: date) -> str:
    """The elemental iron given in the twelve months up to a day, and how many infusions it is not known of."""
    first = year_before(last)
    given = [one for one in infusions if one.kind is InfusionKind.IRON and first <= one.given_on <= last]
    if not given:
        return _("none noted")
    known = [one.iron_mg for one in given if one.iron_mg is not None]
    counted = ngettext("{count} infusion", "{count} infusions", len(known)).format(count=len(known))
    said = [
        _("{amount} mg of elemental iron in {infusions}").format(
            amount=number_text(sum(known, Decimal(0))), infusions=counted
        )
        if known
        else "",
        _unknown_words(len(given) - len(known)),
        stretch_words(first, last),
    ]
    return in_one_line(said)


def named(texts: Sequence[str], room: Room = AMPLE) -> tuple[str, ...]:
    """The first few things of a kind, and how many more there are."""
    more = len(texts) - room.things
    if more <= 0:
        return tuple(texts)
    # Translators: the end of a list that is cut, in a line of its own or behind a comma
    return (*texts[: room.things], ngettext("and {count} more", "and {count} more", more).format(count=more))


def listed_in(texts: Sequence[str], room: Room) -> str:
    """The same in one line, as the language joins things."""
    more = len(texts) - room.things
    if more <= 0:
        return listed(texts)
    # Translators: {things} is a list with commas
    words = ngettext("{things} and {count} more", "{things} and {count} more", more)
    return words.format(things=with_commas(texts[: room.things]), count=more)


def _serious_words(reaction: Reaction, infusion: Infusion, room: Room) -> str:
    onset = reaction.onset_day
    said = [
        # Translators: {reaction} was felt after {infusion}, such as: Headache after Ferinject 1000 mg
        _("{reaction} after {infusion}").format(
            reaction=cut(reaction_name(reaction.kind), room.name_letters), infusion=given_words(infusion, room)
        ),
        # Translators: said of an infusion
        _("given on {day}").format(day=day_text(infusion.given_on)),
        # Translators: said of a reaction: on which day after the infusion
        _("began on day {number}").format(number=onset) if onset is not None else "",
        # Translators: said of a reaction; {how_long} is in the reader's words
        _("lasted: {how_long}").format(how_long=cut(reaction.lasted, room.name_letters)) if reaction.lasted else "",
    ]
    return in_one_line(said)


def _last_words(infusions: Sequence[Infusion], last: date, room: Room) -> str:
    latest = {one.kind: one for one in infusions}
    said = [_one_last(latest[kind], last, room) for kind in InfusionKind if kind in latest]
    return "\n".join(said) or _("none noted")


def _one_last(infusion: Infusion, last: date, room: Room) -> str:
    days = days_between(infusion.given_on, last)
    # Translators: how long before the last day of the report an infusion was given; {last} is a date
    before = ngettext("{days} day before {last}", "{days} days before {last}", days)
    # Translators: "{kind}: {what}, {day}, {before}": the last infusion of a kind: iron: Ferinject 1000 mg, 3 May 2026,
    # 40 days before 12 June 2026
    return _("{kind}: {what}, {day}, {before}").format(
        kind=infusion_name(infusion.kind),
        what=given_words(infusion, room),
        day=day_text(infusion.given_on),
        # Translators: {before} of an infusion that was given on the last day of the report
        before=before.format(days=days, last=day_text(last)) if days else _("the last of these days"),
    )


def _unknown_words(count: int) -> str:
    if not count:
        return ""
    words = ngettext("{count} infusion without a known amount", "{count} infusions without a known amount", count)
    return words.format(count=count)


def is_ongoing(course: Course, day: date) -> bool:
    """Whether a course had begun by a day and not stopped."""
    return course.started_on <= day and (course.stopped_on is None or course.stopped_on > day)


def _ongoing_words(courses: Sequence[Course], last: date, room: Room) -> str:
    ongoing = [cut(f"{_(one.title)} {one.dose}".strip(), room.name_letters) for one in courses if is_ongoing(one, last)]
    return listed_in(ongoing, room) if ongoing else _("no course under way is noted")


def _blood_words(facts: Facts, dates: Dates, room: Room) -> str:
    found = facts.events(dates.first, dates.last)
    said = []
    for kind in _BLOOD:
        these = [one for one in reversed(found) if one.kind is kind]
        if these:
            days = with_commas(named([stretch_words(one.first_on, one.last_on or one.first_on) for one in these], room))
            # Translators: {kind} is a blood donation or a bleeding, {days} are dates with commas
            said.append(_("{kind}: {days}").format(kind=event_name(kind), days=days))
    return with_semicolons([*said, *_period_words(facts, dates)]) or _("none noted")


def _period_words(facts: Facts, dates: Dates) -> Iterator[str]:
    """How many days a period was answered with yes, where that is tracked."""
    if any(one.key == _PERIOD for one in facts.trackers()):
        count = sum(value > 0 for value in facts.daily_values(_PERIOD, dates.first, dates.last).values)
        if count:
            # Translators: on how many days of the report the person had a menstrual period
            yield ngettext("period on {count} day", "period on {count} days", count).format(count=count)
