# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one way in for files: say what a file is, show what it would do, do it.

Hides which reader knows which format, and that an import is one change that one undo takes back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from journal_app.domain.records import ImportRun
from journal_app.errors import EntryRefused, FileNotUnderstood
from journal_app.exchange import daylio, fhir, tidy
from journal_app.exchange.cells import said_by
from journal_app.exchange.fhir_scores import ScoreReader
from journal_app.exchange.fhir_shelf import read_shelf
from journal_app.exchange.plan import Action, ImportPlan
from journal_app.exchange.result_lines import ResultLines
from journal_app.exchange.score_lines import ScoreLines
from journal_app.exchange.sources import Source, open_source, refusal
from journal_app.exchange.tables import Header, read_header, table
from journal_app.exchange.tracker_book import TrackerBook
from journal_app.store.backup_places import keep_before
from journal_app.store.backups import Reason
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.store.queries import Facts
from journal_app.words import _

FHIR, DAYLIO, SCORES, LABS = "fhir", "daylio", "scores-csv", "labs-csv"
FORMATS = (FHIR, DAYLIO, SCORES, LABS)

_HEADERS: Mapping[str, Callable[[Header], bool]] = {
    SCORES: tidy.are_scores,
    LABS: tidy.are_labs,
    DAYLIO: daylio.is_daylio,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What an import did, in numbers of lines; ``change`` is what undo takes back, or None when nothing was altered."""

    added: int
    changed: int
    skipped: int
    rejected: int
    change: str | None = None


def sniff(path: Path) -> str:
    """The format of a file, told by its content and header alone; raises FileNotUnderstood."""
    source = open_source(path)
    found = _recognise(source)
    if found == FHIR:
        read_shelf(source)
    return found


def preview(
    path: Path,
    facts: Facts,
    *,
    format: str | None = None,  # noqa: A002 -- the word of the command line and of every caller
    mapping: Mapping[str, str] | None = None,
    today: date,
) -> ImportPlan:
    """What the file would do to the journal that ``facts`` reads; nothing is changed.

    ``format`` is one of FORMATS where the reader knows better than ``sniff``. ``mapping`` gives names of the source
    (Daylio's moods) the numbers they stand for. Raises FileNotUnderstood for a file that is refused as a whole.
    """
    source = open_source(path)
    chosen = _chosen(format, source) if format else _recognise(source)
    readers = {FHIR: _fhir, DAYLIO: _daylio, SCORES: _scores, LABS: _labs}
    plan = readers[chosen](source, facts, mapping or {}, today)
    return replace(plan, file_name=source.name, file_hash=source.sha256)


def run(journal: Journal, plan: ImportPlan) -> ImportOutcome:
    """Do what the plan says, as one change with a backup before it; a plan that alters nothing leaves no trace."""
    counts = plan.counts()
    outcome = ImportOutcome(
        added=counts[Action.ADD],
        changed=counts[Action.CHANGE],
        skipped=counts[Action.SKIP],
        rejected=counts[Action.REJECT],
    )
    if not plan.changes_anything:
        return outcome
    keep_before(journal, Reason.IMPORT)
    changed = journal.change(Operation.IMPORT, lambda edit: _store(edit, plan, journal), label=plan.file_name)
    return replace(outcome, change=changed.change)


def read_mapping(path: Path) -> Mapping[str, str]:
    """The two first columns of a table, as names and what they stand for; its first row is a header."""
    with table(open_source(path)) as (_header, rows):
        return {row[0].strip().lower(): row[1].strip() for _number, row in rows if len(row) > 1}


def _store(edit: Edit, plan: ImportPlan, journal: Journal) -> None:
    record = edit.add(
        ImportRun(
            file_name=plan.file_name,
            file_hash=plan.file_hash,
            format=plan.format,
            person=plan.person,
            imported_at=journal.clock(),
        )
    )
    edit.add_many(replace(tracker, source=record.id) for tracker in plan.trackers)
    edit.add_many(plan.facts(Action.ADD, record.id))
    for fact in plan.facts(Action.CHANGE, record.id):
        edit.replace(fact)


def _fhir(source: Source, facts: Facts, _mapping: Mapping[str, str], today: date) -> ImportPlan:
    shelf = read_shelf(source)
    person = fhir.whose(shelf)
    book = TrackerBook(facts)
    scores = ScoreReader(ScoreLines(facts.scores()), book.find, today)
    entries = fhir.read(shelf, ResultLines(facts), scores, today=today)
    trackers = book.missing(scores.added_trackers())
    remarks = fhir.remarks(shelf, entries)
    return ImportPlan(format=FHIR, person=person, entries=entries, trackers=trackers, remarks=remarks)


def _daylio(source: Source, facts: Facts, mapping: Mapping[str, str], today: date) -> ImportPlan:
    lines = ScoreLines(facts.scores(tracker=daylio.TRACKER))
    entries = daylio.read(source, lines, today=today, moods=_moods(mapping))
    trackers = TrackerBook(facts).missing(lines.added_trackers())
    return ImportPlan(format=DAYLIO, entries=entries, trackers=trackers)


def _scores(source: Source, facts: Facts, _mapping: Mapping[str, str], today: date) -> ImportPlan:
    book, lines = TrackerBook(facts), ScoreLines(facts.scores())
    remarks = _remarks(source, tidy.SCORE_COLUMNS)
    entries = tidy.read_scores(source, lines, book.find, today=today)
    trackers = book.missing(lines.added_trackers())
    return ImportPlan(format=SCORES, entries=entries, trackers=trackers, remarks=remarks)


def _labs(source: Source, facts: Facts, _mapping: Mapping[str, str], today: date) -> ImportPlan:
    remarks = _remarks(source, tidy.LAB_COLUMNS)
    entries = tidy.read_labs(source, ResultLines(facts, corrects=True), today=today)
    return ImportPlan(format=LABS, entries=entries, remarks=remarks)


def _moods(mapping: Mapping[str, str]) -> Mapping[str, Decimal]:
    try:
        return daylio.moods_with(mapping)
    except EntryRefused as error:
        raise refusal(_("The mood names cannot be read."), said_by(error)) from error


def _remarks(source: Source, known: tuple[str, ...]) -> tuple[str, ...]:
    header = read_header(source)
    return tidy.unknown_columns(header, known) if header else ()


def _recognise(source: Source) -> str:
    """The format a file looks like; a FHIR file has still to prove that it is one."""
    beginning = _beginning(source)
    if beginning.startswith(("{", "[")):
        return FHIR
    header = read_header(source)
    if header is not None:
        for name, fits in _HEADERS.items():
            if fits(header):
                return name
    raise _not_understood(source, beginning)


def _beginning(source: Source) -> str:
    with source.lines() as text:
        return text.read(4096).lstrip("\ufeff \t\r\n")


def _chosen(name: str, source: Source) -> str:
    """The format the reader asked for; FileNotUnderstood when there is none of that name or the columns are others."""
    if name not in FORMATS:
        raise FileNotUnderstood(
            _('"{name}" is not a format that can be read.').format(name=name[:60]),
            _("Nothing was changed."),
            _("The formats are: {formats}.").format(formats=", ".join(FORMATS)),
        )
    header = read_header(source) if name in _HEADERS else None
    if name in _HEADERS and not (header is not None and _HEADERS[name](header)):
        raise refusal(
            _("This file is not of that format."),
            _("The first row of {name} does not hold the columns of {format}.").format(name=source.name, format=name),
        )
    return name


def _not_understood(source: Source, beginning: str) -> FileNotUnderstood:
    first = next(iter(beginning.splitlines()), "").strip()[:80]
    if not first:
        seen = _("{name} holds nothing but blanks.").format(name=source.name)
    elif first.startswith("<"):
        seen = _("{name} looks like XML or a web page.").format(name=source.name)
    else:
        seen = _("{name} is text; its first line is: {line}").format(name=source.name, line=first)
    return refusal(
        _("This file is of no kind that can be read here."),
        seen,
        _(
            "FHIR in JSON, Daylio's CSV and our own scores.csv and labs.csv can be read here. References to studies "
            "are added on the Research screen, or with: iron-journal research add. Nothing was changed."
        ),
    )
