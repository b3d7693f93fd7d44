# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A chosen file looked at, on the lane where reading waits for nobody. Knows no Qt.

Hides how progress is told and that a look which is not wanted any more ends at its next step, with nothing changed.
"""

from collections import Counter
from datetime import date
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Tracker
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing, received
from journal_app.exchange.files.sources import Tell
from journal_app.exchange.own.archive import read_archive
from journal_app.exchange.previews.answers import Answers
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.reading import Stopped
from journal_app.store.past import PastWish
from journal_app.store.queries import Facts
from journal_app.ui.desk import Task
from journal_app.ui.imports.kinds import FileKind, holds_references, kind_of
from journal_app.ui.imports.lines import Places, page_of, places_in
from journal_app.ui.imports.state import LinesState, Shown
from journal_app.words import _

HUNDRED = 100
_MANY = 100  # changes that were all taken back, at most


@frozen
class Plan:
    """What a file would do, with what its lines are found by and the trackers the journal has."""

    plan: ImportPlan
    places: Places
    counts: Counter[Action]
    lines: LinesState
    trackers: tuple[Tracker, ...]


@frozen
class Whole:
    """An archive of a whole journal. ``has_room``: it can be loaded, as nothing is in this one."""

    person: str
    rows: int
    has_room: bool


Looked = Plan | Whole | FileKind


def look(facts: Facts, path: Path, answers: Answers, *, today: date, tell: Tell) -> Looked:
    """What is in a file: what it would do, or of which other kind it is; raises FileNotUnderstood and Stopped."""
    kind = kind_of(path)
    if kind is FileKind.ARCHIVE:
        archive = read_archive(path)
        return Whole(person=archive.person, rows=archive.rows, has_room=_has_room(facts))
    if kind is not FileKind.RECORDS:
        return kind
    try:
        plan = importing.preview(path, facts, answers=answers, today=today, tell=tell)
    except FileNotUnderstood:
        if holds_references(path):
            return FileKind.REFERENCES
        raise
    return _told(facts, plan)


def look_at_sent(facts: Facts, path: Path, *, passphrase: str, person: str) -> Plan:
    """What taking in the entries that somebody else signed off would do; raises what ``received.preview`` does."""
    return _told(facts, received.preview(path, facts, passphrase=passphrase, person=person))


def telling(task: Task) -> Tell:
    """Tell a task, in hundredths, how far the work is; whoever cancels it has it stopped."""

    def tell(done: int, whole: int) -> None:
        if task.is_cancelled:
            raise Stopped(_("It was stopped."), _("Nothing was changed."))
        if whole:
            task.done, task.total = min(HUNDRED, done * HUNDRED // whole), HUNDRED

    return tell


def _told(facts: Facts, plan: ImportPlan) -> Plan:
    places = places_in(plan)
    return Plan(
        plan=plan,
        places=places,
        counts=plan.counts(),
        lines=page_of(facts, plan, places, {}, Shown.ALL),
        trackers=tuple(facts.trackers(archived=True)),
    )


def _has_room(facts: Facts) -> bool:
    """Whether nothing counts that was ever entered here, as far as a look tells; loading makes sure of it."""
    page = facts.past().page(PastWish(), most=_MANY)
    return page.total <= _MANY and all(record.undone or record.reverses for record in page.changes)
