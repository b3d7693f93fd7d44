# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Crashes and relapses in the days of the report, counted and named by their days.

What was noted of them stays private.
"""

from collections.abc import Iterator, Sequence

from journal_app.domain.kinds import event_name
from journal_app.domain.treatments import Event, EventKind
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Labelled, Paragraph, Row, Section
from journal_app.report.appointment.glance import named
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.report.stretches import stretch_words
from journal_app.store.queries import Facts
from journal_app.words import _, ngettext, with_semicolons

_SPELLS = (EventKind.RELAPSE, EventKind.CRASH)


def spells(facts: Facts, dates: Dates, room: Room = AMPLE) -> Section:
    """Relapses, then crashes, newest first."""
    found = facts.events(dates.first, dates.last)
    rows = tuple(_rows(found, room))
    blocks = (Labelled(rows),) if rows else (Paragraph(_("None noted in these days.")),)
    return Section(heading=_("Crashes and relapses"), blocks=blocks)


def _rows(found: Sequence[Event], room: Room) -> Iterator[Row]:
    for kind in _SPELLS:
        these = [one for one in reversed(found) if one.kind is kind]
        if these:
            said = with_semicolons(named([_words(one, room) for one in these], room))
            # Translators: how often something happened
            count = ngettext("{count} time", "{count} times", len(these)).format(count=len(these))
            # Translators: {count} is such as: 3 times; {named} lists them
            yield Row(event_name(kind), _("{count}: {named}").format(count=count, named=said))


def _words(event: Event, room: Room) -> str:
    days = stretch_words(event.first_on, event.last_on or event.first_on)
    if not event.title or event.title == event_name(event.kind):
        return days
    # Translators: an event in the reader's words, with its dates
    return _("{title}, {days}").format(title=cut(event.title, room.name_letters), days=days)
