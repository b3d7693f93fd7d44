# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Writing the made-up life into a journal, evening by evening.

Hides how a story becomes a file: it is written as its person would have, one change after another with the clock at
each evening, in memory; the file appears at the end, whole and checked, or not at all.
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.facts import Fact
from journal_app.domain.records import Question
from journal_app.domain.treatments import CourseDay, Reaction
from journal_app.errors import EntryRefused
from journal_app.example.chance import later
from journal_app.example.evenings import evenings
from journal_app.example.happenings import happenings
from journal_app.example.life import PERSON, Life, live
from journal_app.example.pages import Entry, Page, evening, page
from journal_app.example.visits import visits
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.words import _

LAST_DAY = date(2026, 11, 20)
"""Where the story ends when nobody says otherwise, so that the same seed gives the same journal on any day."""

TRACKED = ("brain_fog", "pain", "sleep_hours", "period")
"""What this person tracks beside fatigue and mood."""


def make_example(path: Path, *, years: int = 3, seed: int = 1, until: date | None = None) -> None:
    """Write the journal of a made-up person at ``path``: so many years, the last of them ending on ``until``.

    The same years, seed and last day give the same dump. Raises EntryRefused when there is a file already, and
    StorageFailed when the disk refuses; then nothing is left behind.
    """
    _refuse_existing(path)
    with told(years=years, seed=seed, until=until) as journal:
        journal.backup_to(path)


def told(*, years: int = 3, seed: int = 1, until: date | None = None) -> Journal:
    """The same journal in memory, open."""
    if years < 1:
        raise EntryRefused(_("An example journal needs at least one year."), _("Nothing was changed."))
    last = until or LAST_DAY
    life = live(later(last, 1 - round(365.25 * years)), last, seed)
    journal = Journal.create(None, person=PERSON, made_up=True, clock=lambda: evening(life.first, -60), seed=seed)
    made: dict[str, Fact] = {}
    for one in pages(life):
        _write(journal, one, made)
    journal.entered_by = PERSON
    return journal


def pages(life: Life) -> list[Page]:
    """Every page of the journal in the order in which they were written."""
    written = [_trackers(life), *evenings(life), *happenings(life), *visits(life)]
    return sorted(written, key=lambda one: one.at)


def _trackers(life: Life) -> Page:
    offered = {one.tracker.key: one.tracker for one in offered_trackers()}
    return page(evening(life.first, -60), PERSON, Operation.ADD_TRACKER, *[offered[key] for key in TRACKED])


def _write(journal: Journal, one: Page, made: dict[str, Fact]) -> None:
    """One page as one change; ``made`` holds the named facts as the journal keeps them."""

    def put(edit: Edit) -> None:
        for entry in one.entries:
            fact = _linked(entry, made)
            if entry.instead_of:
                edit.replace(fact)
            else:
                fact = edit.add(fact)
            if entry.name or entry.instead_of:
                made[entry.name or entry.instead_of] = fact

    journal.clock = lambda: one.at
    journal.entered_by = one.entered_by
    journal.change(one.operation, put)


def _linked(entry: Entry, made: dict[str, Fact]) -> Fact:
    """The fact of an entry with the ids of the facts it speaks of."""
    fact = entry.fact
    if entry.of:
        owner = made[entry.of].id
        if isinstance(fact, Reaction):
            fact = replace(fact, infusion=owner)
        elif isinstance(fact, CourseDay):
            fact = replace(fact, course=owner)
        elif isinstance(fact, Question):
            fact = replace(fact, appointment=owner)
    if entry.instead_of:
        former = made[entry.instead_of]
        fact = replace(fact, id=former.id, entered_by=former.entered_by, recorded_at=former.recorded_at)
    return fact


def _refuse_existing(path: Path) -> None:
    """Said before the work rather than after it."""
    if os.path.lexists(path):
        raise EntryRefused(
            _("There is already a file at {path}.").format(path=path),
            _("It was left as it is."),
            _("Choose another name."),
        )
