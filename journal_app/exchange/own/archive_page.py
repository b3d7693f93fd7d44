# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The page in an archive that any browser shows, without this program, without a script and without a network.

Hides that nothing in a journal can become markup: every text is escaped, and a policy in the page forbids whatever
would run or be fetched all the same.
"""

import html
import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal

from journal_app.exchange.chosen import EVERYTHING
from journal_app.exchange.own.kind_tables import STAMP, TABLES, Table, Value
from journal_app.store.queries import Facts
from journal_app.words import _, language

# More rows than this make a page that browsers are slow with; all of them are in the tables beside it.
_MOST_ROWS = 5_000
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = (
    "body{font:1rem/1.5 sans-serif;margin:2rem;max-width:80rem;color:#222;background:#fff}"
    "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #888;padding:.25rem .5rem;text-align:start;"
    "vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{background:#eee}"
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def page_of(facts: Facts, *, person: str, made_up: bool, letters: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The page, piece by piece; ``letters`` are names and the places in the archive where they lie."""
    title = _("The journal of {person}").format(person=person) if person else _("A journal")
    yield (
        f'<!DOCTYPE html>\n<html lang="{_text(language().replace("_", "-"))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>{_text(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>\n"
    )
    if made_up:
        yield _paragraph(_("This is the journal of a made-up person."))
    yield _paragraph(_("Written by Iron Journal, which can read this archive back whole. Nothing here is encrypted."))
    yield _paragraph(_("The same tables lie in the folder csv, letters and photos in the folder attachments."))
    for table in (*TABLES[1:], TABLES[0]):  # scores, which are many, come last
        yield from _table(table, facts)
    yield from _letters(letters)
    yield "</body>\n</html>\n"


def _table(table: Table, facts: Facts) -> Iterator[str]:
    """A kind as a table, without ids and instants; nothing for a kind that has no rows."""
    rows = table.rows(facts, EVERYTHING)
    first = next(rows, None)
    if first is None:
        return
    shown = [place for place, name in enumerate(table.columns) if name not in STAMP]
    yield f"<h2>{_text(_(table.title))}</h2>\n<table>\n<tr>"
    yield "".join(f'<th scope="col">{_text(table.columns[place])}</th>' for place in shown)
    yield "</tr>\n"
    for row in itertools.islice(itertools.chain([first], rows), _MOST_ROWS):
        cells = "".join(f'<td dir="auto">{_text(_words(row[place]))}</td>' for place in shown)
        yield f"<tr>{cells}</tr>\n"
    yield "</table>\n"
    if next(rows, None) is not None:
        yield _paragraph(_("There are more; all of them are in csv/{name}.csv.").format(name=table.stem))


def _letters(letters: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = [f'<li><a href="{_text(place)}">{_text(name)}</a></li>\n' for name, place in letters]
    if listed:
        yield f"<h2>{_text(_('Letters and photos'))}</h2>\n<ul>\n{''.join(listed)}</ul>\n"


def _paragraph(words: str) -> str:
    return f"<p>{_text(words)}</p>\n"


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def _text(text: str) -> str:
    return html.escape(_UNPRINTABLE.sub("", text))
