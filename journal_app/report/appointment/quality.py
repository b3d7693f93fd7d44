# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How far the data of a report reach: days, who entered them, how they came in, and what a font could not show."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journal_app.analysis.counting import days_left_out
from journal_app.domain.records import Exclusion
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Labelled, Row, Section
from journal_app.report.appointment.glance import coverage_words, listed_in
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut, replaced_words
from journal_app.store.daily import Entered
from journal_app.store.queries import Facts
from journal_app.words import _, ngettext


def quality(facts: Facts, dates: Dates, room: Room = AMPLE, *, made_up: bool) -> Section:
    """The box on the quality of the data."""
    rows = tuple(Row(label, text) for label, text in _rows(facts, dates, room, made_up=made_up) if text)
    return Section(heading=_("Data quality"), blocks=(Labelled(rows),))


def with_signs(box: Section, replaced: int) -> Section:
    """The box with how many characters of the report are in none of our fonts, where some are."""
    # Translators: heading of a line in the report: letters and characters that our fonts do not have
    signs = Labelled((Row(_("Signs"), replaced_words(replaced)),))
    return replace(box, blocks=(*box.blocks, signs)) if replaced else box


def _rows(facts: Facts, dates: Dates, room: Room, *, made_up: bool) -> Iterator[tuple[str, str]]:
    entered = facts.entered(dates.first, dates.last)
    # Translators: "Made up": heading of a line in the report: its person is not real
    yield _("Made up"), _("Nobody lived what this journal tells.") if made_up else ""
    yield _("Days logged"), coverage_words(facts, dates)
    # Translators: heading of a line in the report: how many days the reader left out
    yield _("Left out"), _left_out_words(facts, dates)
    # Translators: heading of a line in the report: who made the entries
    yield _("Entered by"), _by_words(entered, room)
    # Translators: heading of a line in the report: how entries came into the journal, typed or from files
    yield _("Came in"), _source_words(entered)
    # Translators: heading of a line in the report: how many scores were given later than on their day
    yield _("Recalled"), _later_words(facts, dates)


def _left_out_words(facts: Facts, dates: Dates) -> str:
    inside = {day for one in facts.every(Exclusion) for day in days_left_out(one) if dates.span.holds(day)}
    words = ngettext("{count} day, by the writer’s choice", "{count} days, by the writer’s choice", len(inside))
    return words.format(count=len(inside)) if inside else ""


def _by_words(entered: Sequence[Entered], room: Room) -> str:
    counts: Counter[str] = Counter()
    for one in entered:
        counts[one.by] += one.count
    said = [
        # Translators: "not named": in place of the name of who made entries
        # Translators: "{name} ({count})": who made how many entries
        _("{name} ({count})").format(name=cut(name, room.name_letters) or _("not named"), count=count)
        for name, count in counts.most_common()
    ]
    return listed_in(said, room) if said else ""


def _source_words(entered: Sequence[Entered]) -> str:
    typed = sum(one.count for one in entered if one.is_typed)
    imported = sum(one.count for one in entered if not one.is_typed)
    if not imported:
        return _("all scores and results typed by hand") if typed else ""
    if not typed:
        return _("all scores and results read in from files")
    return _("{typed} scores and results typed by hand, {imported} read in from files").format(
        typed=typed, imported=imported
    )


def _later_words(facts: Facts, dates: Dates) -> str:
    """On how many days some score was given later than on its day."""
    days = facts.recalled(dates.first, dates.last)
    words = ngettext("scores of {count} day given later", "scores of {count} days given later", days)
    return words.format(count=days) if days else _("every score given on its day")
