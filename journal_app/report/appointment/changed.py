# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is new since the last appointment: infusions, courses, results. Facts alone; no result is compared."""

from collections import Counter
from collections.abc import Iterator, Sequence

from journal_app.analysis.chart_words import listed
from journal_app.domain.kinds import infusion_name
from journal_app.domain.labs import LabResult
from journal_app.domain.treatments import Infusion, InfusionKind
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Labelled, Paragraph, Row, Section
from journal_app.report.appointment.glance import listed_in
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, ngettext


def changed(facts: Facts, dates: Dates, room: Room = AMPLE) -> Section:
    """Everything that came, began or stopped in the days of the report."""
    rows = tuple(Row(label, text) for label, text in _rows(facts, dates, room) if text)
    return Section(
        heading=heading(dates, room), blocks=(Labelled(rows) if rows else Paragraph(_("Nothing new is noted.")),)
    )


def heading(dates: Dates, room: Room = AMPLE) -> str:
    """Since when things are new: the last appointment, with whom it was, or the first of the days."""
    if dates.since is None:
        # Translators: heading of a box: what is new since the last appointment
        return _("New since {day}").format(day=day_text(dates.first))
    visit = dates.since
    if not visit.with_whom:
        return _("New since the last appointment on {day}").format(day=day_text(visit.day))
    words = _("New since the last appointment on {day} ({with_whom})")
    return words.format(day=day_text(visit.day), with_whom=cut(visit.with_whom, room.name_letters))


def _rows(facts: Facts, dates: Dates, room: Room) -> Iterator[tuple[str, str]]:
    infusions = facts.infusions(first=dates.first, last=dates.last)
    yield _("Infusions"), _infusion_words(infusions)
    started = [one for one in facts.courses() if dates.holds(one.started_on)]
    stopped = [one for one in facts.courses() if dates.holds(one.stopped_on)]
    yield (
        _("Started"),
        _listed([(f"{_(one.title)} {one.dose}".strip(), day_text(one.started_on)) for one in started], room),
    )
    yield _("Stopped"), _listed([(_(one.title), day_text(one.stopped_on)) for one in stopped if one.stopped_on], room)
    # Translators: in a list of what is new: blood results, before how many there are
    yield _("Results"), _result_words(facts.lab_results(first=dates.first, last=dates.last))


def _infusion_words(infusions: Sequence[Infusion]) -> str:
    """How many of each kind; page one lists them further down."""
    counts = Counter(one.kind for one in infusions)
    said = [
        # Translators: how many infusions of a kind there were: iron (2)
        _("{kind} ({count})").format(kind=infusion_name(kind), count=counts[kind])
        for kind in InfusionKind
        if counts[kind]
    ]
    return listed(said) if said else ""


def _listed(dated: Sequence[tuple[str, str]], room: Room) -> str:
    # Translators: what began or ended on a day: Oral iron (3 May 2026)
    said = [_("{what} ({day})").format(what=cut(what, room.name_letters), day=day) for what, day in dated]
    return listed_in(said, room) if said else ""


def _result_words(results: Sequence[LabResult]) -> str:
    if not results:
        return ""
    days = len({one.collected_on for one in results})
    count = ngettext("{count} result", "{count} results", len(results)).format(count=len(results))
    drawn = ngettext("{count} day of blood drawn", "{count} days of blood drawn", days).format(count=days)
    return _("{results} from {drawn}, the last on {day}").format(
        results=count, drawn=drawn, day=day_text(results[-1].collected_on)
    )
