# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one way in for files: say what a file is, show what it would do, do it.

Hides which reader knows which format, and that an import is one change that one undo takes back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from journal_app.domain import records
from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import read_number
from journal_app.domain.records import ImportRun
from journal_app.errors import EntryRefused, FileNotUnderstood, JournalError
from journal_app.exchange.files.circles import without_looking_for_circles
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Tell, open_source, refusal
from journal_app.exchange.files.tables import table
from journal_app.exchange.files.text_encodings import words_of
from journal_app.exchange.files.unpacking import nothing_known
from journal_app.exchange.previews.answers import NOTHING_SAID, Answers
from journal_app.exchange.previews.by_hand import ByHand
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.plan import Action, ImportPlan, ScoreLine
from journal_app.exchange.previews.saved_answers import header_of, remembered, start_from, to_remember
from journal_app.exchange.previews.twins import Twins
from journal_app.exchange.previews.whose import with_person
from journal_app.exchange.readers import (
    apple_health,
    bearable,
    ccda,
    daylio,
    diary_table,
    fhir_json,
    hl7_v2,
    lab_table,
    lab_workbook,
    loop,
    loop_backup,
    own_labs,
    own_scores,
    own_tables,
    track_graph,
    visible,
)
from journal_app.exchange.reading import Ground, Reader, say_nothing
from journal_app.store.backup_places import keep_before
from journal_app.store.backups import Reason
from journal_app.store.bulk import ScoreCells
from journal_app.store.changes import Edit
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.store.queries import Facts
from journal_app.words import _, with_commas

T = TypeVar("T")

READERS: tuple[Reader, ...] = (
    # Beside the records of Apple Health lies a clinical document that tells a part of them; a table of results may
    # look like a diary.
    *(own_tables, own_scores, own_labs, hl7_v2, apple_health, ccda, daylio, bearable, visible, track_graph),
    *(loop, loop_backup, fhir_json, lab_workbook, lab_table, diary_table),
)
"""The formats, in the order in which a file is tried on them: the more a format says of itself, the earlier."""
_TOLD_EACH = 4096
_AFTER_THE_NUMBER: Callable[[Any], ScoreCells] = itemgetter(slice(1, None))
FORMATS = tuple(reader.FORMAT for reader in READERS)


@frozen
class ImportOutcome:
    """What an import did, in numbers of lines; ``change`` is what undo takes back, or None when nothing was altered."""

    added: int
    changed: int
    skipped: int
    rejected: int
    change: str | None = None


def sniff(path: Path) -> str:
    """The format of a file, told by its content and header alone; raises FileNotUnderstood."""
    file = Opened(path)
    reader = _reader_of(file)
    if reader is fhir_json:
        fhir_json.require(file)
    return reader.FORMAT


def preview(
    path: Path,
    facts: Facts,
    *,
    answers: Answers = NOTHING_SAID,
    today: date,
    tell: Tell = say_nothing,
) -> ImportPlan:
    """What the file would do to the journal that ``facts`` reads; nothing is changed.

    ``answers`` is what its reader said of it, ``tell`` is told how far the reading is and may stop it. Raises
    FileNotUnderstood for a file that is refused as a whole.
    """
    file = Opened(path, answers.encoding)
    reader = _asked_for(answers.format, file) if answers.format else _reader_of(file)
    header = header_of(file.header.names if file.header is not None else ())
    before = remembered(facts, reader.FORMAT, header)
    held = start_from(answers, before)
    file = _in_encoding(file, answers.encoding, held.encoding)
    plan = reader.read(file, Ground(facts=facts, today=today, answers=held, tell=tell))
    by_hand, twins = ByHand(facts), Twins(facts)
    entries = plan.entries.settled(lambda entry: twins(by_hand(entry)), by_hand.days)
    mapping = to_remember(reader.FORMAT, header, held, before, plan.asks)
    keeps = (*plan.keeps, mapping) if mapping is not None else plan.keeps
    plan = replace(plan, entries=entries, keeps=keeps, answers=held, encoding=words_of(plan.encoding or file.encoding))
    return with_person(replace(plan, file_name=file.name, file_hash=file.sha256), facts, answers.person)


def _in_encoding(file: Opened, said: str, remembered: str) -> Opened:
    """The file in the encoding that was remembered of one like it, unless it is plain by itself how it is kept."""
    if said or not remembered or file.is_zip or file.is_sqlite or file.source.encoding.startswith("utf"):
        return file
    return Opened(file.path, remembered)


class Unanswered(JournalError):
    """Whose file it is has to be said before anything of it can be added. Nothing was changed."""


def run(journal: Journal, plan: ImportPlan, tell: Tell = say_nothing) -> ImportOutcome:
    """Do what the plan says, as one change with a backup before it; a plan that alters nothing leaves no trace.

    ``tell`` is told how many of how many entries are stored, and may stop it: then nothing was changed. Raises
    Unanswered while the plan has a question.
    """
    if plan.question is not None:
        raise Unanswered(
            _("Whose file is it?"), plan.question.words, _("Say whose records to take. Nothing was changed.")
        )
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
    with without_looking_for_circles():
        changed = journal.change(Operation.IMPORT, lambda edit: _store(edit, plan, journal, tell), label=plan.file_name)
    return replace(outcome, change=changed.change)


def in_order(files: Iterable[Path]) -> list[Path]:
    """The files in the order in which they are best read: our own tables that others speak of come first."""
    return sorted(files, key=own_tables.rank)


def read_mapping(path: Path) -> Mapping[str, Decimal]:
    """The two first columns of a table: words of a source and the numbers they stand for; its first row is a header.

    FileNotUnderstood for a number that cannot be read.
    """
    with table(open_source(path)) as (_header, rows):
        printed = {row[0].strip().lower(): row[1].strip() for _number, row in rows if len(row) > 1}
    try:
        return {word: read_number(number) for word, number in printed.items()}
    except EntryRefused as error:
        raise refusal(_("The mood names cannot be read."), said_by(error)) from error


def _store(edit: Edit, plan: ImportPlan, journal: Journal, tell: Tell) -> None:
    record = edit.add(
        ImportRun(
            file_name=plan.file_name,
            file_hash=plan.file_hash,
            format=plan.format,
            person=plan.person,
            imported_at=journal.clock(),
        )
    )
    edit.add_many(replace(tracker, source=record.id) for tracker in plan.needed_trackers())
    counts = plan.counts()
    whole = counts[Action.ADD] + counts[Action.CHANGE]
    add_lines(edit, _told(plan.entries.additions(record.id), tell, 0, whole), record.id)
    for fact in _told(plan.facts(Action.CHANGE, record.id), tell, counts[Action.ADD], whole):
        edit.replace(fact)
    for mapping in (*plan.keeps, *plan.entries.kept()):
        _remember(edit, replace(mapping, source=record.id))


def _told(lines: Iterator[T], tell: Tell, done: int, whole: int) -> Iterator[T]:
    """What is stored as it comes, with a word now and then on how much there was."""
    while some := list(islice(lines, _TOLD_EACH)):
        tell(done, whole)
        yield from some
        done += len(some)


def _remember(edit: Edit, mapping: records.Mapping) -> None:
    """Keep what is to be remembered in place of what was remembered under the same name."""
    present = next((one for one in edit.facts.mappings(mapping.format) if one.name == mapping.name), None)
    if present is None:
        edit.add(mapping)
    elif present.content != mapping.content:
        edit.replace(replace(mapping, id=present.id, entered_by=present.entered_by, recorded_at=present.recorded_at))


def add_lines(edit: Edit, lines: Iterator[Fact | ScoreLine], source: str) -> None:
    """Add what the lines of a plan add, in their order; bare scores without a fact made of each."""
    for kind, group in groupby(lines, key=type):
        if kind is tuple:
            edit.add_scores(map(_AFTER_THE_NUMBER, group), source)
        else:
            edit.add_many(line for line in group if not isinstance(line, tuple))


def _reader_of(file: Opened) -> Reader:
    """The reader of the format a file looks like."""
    found = next((reader for reader in READERS if reader.sniff(file)), None)
    if found is None:
        raise _not_understood(file)
    return found


def _asked_for(name: str, file: Opened) -> Reader:
    """The reader of the format that was asked for; FileNotUnderstood when there is none, or the file is another."""
    reader = next((reader for reader in READERS if name == reader.FORMAT), None)
    if reader is None:
        raise FileNotUnderstood(
            _('"{name}" is not a format that can be read.').format(name=name[:60]),
            _("Nothing was changed."),
            _("The formats are: {formats}.").format(formats=with_commas(FORMATS)),
        )
    if reader not in {fhir_json, lab_table} and not reader.sniff(file):
        raise refusal(
            _("This file is not of that format."),
            _("The first row of {name} does not hold the columns of {format}.").format(name=file.name, format=name),
        )
    return reader


def _not_understood(file: Opened) -> FileNotUnderstood:
    if file.is_zip:
        return nothing_known(file.name, file.unpacked.names)  # one that is broken or refused says so by itself
    name = file.source.name  # and so does a file that is no text
    first = next(iter(file.beginning.splitlines()), "").strip()[:80]
    if not first:
        seen = _("{name} holds nothing but blanks.").format(name=name)
    elif first.startswith("<"):
        seen = _("{name} looks like XML or a web page.").format(name=name)
    else:
        seen = _("{name} is text; its first line is: {line}").format(name=name, line=first)
    return refusal(
        _("This file is of no kind that can be read here."),
        seen,
        _(
            "Blood results and infusions of portals (FHIR, C-CDA, HL7, tables), diaries of other apps, Apple Health "
            "and our own tables can be read here. References to studies are added on the Research screen, or with: "
            "iron-journal research add. Nothing was changed."
        ),
    )
