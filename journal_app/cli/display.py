# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How results stand on the terminal: short aligned tables for people, one JSON document for programs.

Hides widths, encodings and the JSON dialect. JSON goes out as UTF-8 bytes with plain line ends on every system, so
that what is redirected into a file is the same file everywhere.
"""

import json
import re
import sys
from collections.abc import Sequence

import click

from journal_app.domain.facts import Fact
from journal_app.words import plainly

# All but tab and line feed, which hurt nobody; and what turns the text behind it round, the rest of the line with it.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BREAK = re.compile("[\t\n\u2028\u2029]+")

Cell = str | int | None
RowObject = dict[str, Cell]


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings, each column as wide as its widest cell, empty columns left out."""
    rows = [[printable(_BREAK.sub(" ", cell)) for cell in row] for row in rows]
    lines = [tuple(headings), *(tuple(row) for row in rows)]
    filled = [column for column in range(len(headings)) if any(row[column] for row in rows)]
    widths = {column: max(len(line[column]) for line in lines) for column in filled}
    for line in lines:
        click.echo("  ".join(line[column].ljust(widths[column]) for column in filled).rstrip())


def printable(text: str) -> str:
    """Text for a terminal, its control characters made visible: an imported note moves no cursor and turns no line."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", plainly(text))  # few terminals know the signs of direction


def say_json(document: object) -> None:
    """Print one JSON document."""
    say_bytes((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass"))


def say_bytes(content: bytes) -> None:
    """Print bytes as they are."""
    # Where Python was told not to buffer, one write may take only a part.
    left = memoryview(content)
    while left:
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


def row_object(fact: Fact) -> RowObject:
    """A fact as it stands in its table and in a dump: columns by name, numbers as the text kept."""
    from journal_app.store import rows

    return dict(zip((column.name for column in rows.columns(type(fact))), rows.encode(fact), strict=True))


def fact_words(fact: Fact) -> str:
    """A fact in one short phrase, for a list of what would be kept: its day, what it is, and its number."""
    cells = row_object(fact)
    value = f"{cells.get('comparator') or ''}{cells.get('value') or cells.get('amount') or ''}"
    wanted = [next((cells[name] for name in names if cells.get(name)), "") for names in _TELLING]
    return " ".join(str(cell) for cell in (*wanted, value, cells.get("unit") or "") if cell)


# What says most about a fact, whatever its kind: when, and what.
_TELLING = (
    ("day", "collected_on", "given_on", "first_on", "started_on"),
    ("tracker", "analyte", "product", "title", "text", "kind"),
)
