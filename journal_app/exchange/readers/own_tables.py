# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own CSV tables of every kind, one by one or all in a zip.

Hides that those of scores and results, which are written to be changed by hand, have readers of their own, and that
their rows in a zip are read by these.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from journal_app.domain.scores import Tracker
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Source
from journal_app.exchange.files.tables import Row, read_header, rows_in
from journal_app.exchange.own import kinds as own_kinds
from journal_app.exchange.own import tidy
from journal_app.exchange.own.kinds import OwnLines, OwnTable, Place, table_of
from journal_app.exchange.previews.plan import Entries, Entry, ImportPlan
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.previews.score_lines import ScoreLines
from journal_app.exchange.previews.tracker_book import TrackerBook
from journal_app.exchange.reading import Ground, told_rows
from journal_app.words import _

FORMAT = "own-tables"
_ENDING = ".csv"
_BETWEEN = len(own_kinds.FIRST)


def sniff(file: Opened) -> bool:
    """Whether the first row has the columns of one of our tables, or a member of the zip has."""
    if file.header is not None:
        return table_of(file.header.names) is not None
    if not file.is_zip:
        return False
    try:
        return any(_found(file.member(name), name) is not None for name in _members(file))
    except FileNotUnderstood:
        return False


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the facts of the tables would do."""
    if not file.is_zip:
        table = _found(file.source, "")
        tables = [_told(table, file, ground)] if table else []
        return _plan(own_kinds.read(tables, ground.facts))
    sources = {name: file.member(name) for name in _members(file)}
    tables = [table for name, source in sources.items() if (table := _found(source, name)) is not None]
    lines = own_kinds.read([_told(table, file, ground) for table in tables], ground.facts)
    parts = [*lines.entries, *_results(sources, ground), *_scores(sources, ground, lines.entries)]
    left = [name for name in file.unpacked.names if name not in sources or not _is_ours(sources[name], name)]
    remarks = tuple(_("{name} in the zip is no table of ours and was not read.").format(name=name) for name in left)
    return replace(_plan(lines), entries=Entries(parts), remarks=remarks)


def _plan(lines: OwnLines) -> ImportPlan:
    return ImportPlan(
        format=FORMAT,
        person=lines.people[0].words if lines.people else "",
        people=lines.people,
        made_up=lines.made_up,
        entries=lines.entries,
    )


def rank(path: Path) -> int:
    """How late a file is read among others: tables that others speak of first, then all else, then those others."""
    try:
        header = Opened(path).header
    except FileNotUnderstood:
        return _BETWEEN
    table = table_of(header.names) if header is not None else None
    return own_kinds.ORDER.index(table.stem) if table is not None else _BETWEEN


def _members(file: Opened) -> Iterator[str]:
    return (name for name in file.unpacked.names if PurePosixPath(name).suffix.lower() == _ENDING)


def _is_ours(source: Source, name: str) -> bool:
    header = read_header(source)
    return header is not None and (tidy.are_scores(header) or tidy.are_labs(header) or _found(source, name) is not None)


def _found(source: Source, member: str) -> OwnTable | None:
    """The table in a text, where it is one of ours; ``member`` is its name in a zip."""
    header = read_header(source)
    table = table_of(header.names) if header is not None else None
    if header is None or table is None:
        return None
    return OwnTable(table=table, names=header.names, rows=_rows(source, header.separator), place=_place(member))


def _told(table: OwnTable, file: Opened, ground: Ground) -> OwnTable:
    return replace(table, rows=told_rows(table.rows, file.size, ground.tell))


def _rows(source: Source, separator: str) -> Iterator[Row]:
    rows = rows_in(source, separator)
    next(rows, None)
    return rows


def _place(member: str) -> Place:
    def place(number: int, column: str) -> str:
        if column:
            where = _("line {number}, column {column}").format(number=number, column=column)
        else:
            where = _("line {number}").format(number=number)
        return f"{member}, {where}" if member else where

    return place


def _results(sources: dict[str, Source], ground: Ground) -> Iterator[Entry]:
    for name, source in sources.items():
        header = read_header(source)
        if header is not None and tidy.are_labs(header) and table_of(header.names) is None:
            lines = ResultLines(ground.facts, corrects=True)
            yield from _named(name, tidy.read_labs(source, lines, today=ground.today))


def _scores(sources: dict[str, Source], ground: Ground, read: Sequence[Entry]) -> Iterator[Entry]:
    """The scores of a zip, on the trackers of the journal and of the zip itself."""
    brought = {entry.fact.key: entry.fact for entry in read if isinstance(entry.fact, Tracker)}
    book = TrackerBook(ground.facts)

    def find(name: str) -> Tracker:
        return brought[name] if name in brought else book.find(name)

    for name, source in sources.items():
        header = read_header(source)
        if header is not None and tidy.are_scores(header) and table_of(header.names) is None:
            lines = ScoreLines(ground.facts.scores())
            yield from _named(name, tidy.read_scores(source, lines, find, today=ground.today))


def _named(member: str, entries: Entries) -> Iterator[Entry]:
    return (replace(entry, where=f"{member}, {entry.where}") for entry in entries)
