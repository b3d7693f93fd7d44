# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""An archive of a whole journal among the files to read in.

Hides that it is no list of lines like other files: it becomes the journal, or it is refused.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import printable
from journal_app.cli.import_answers import require_answer
from journal_app.words import _, ngettext

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal

_FORM = "archive"


def is_asked_for(file: Path, form: str | None) -> bool:
    """Whether a file is an archive, by what was said of it, else by what is in it."""
    from journal_app.exchange.own.archive import is_archive

    return form == _FORM or (form is None and is_archive(file))


def take_in(journal: "Journal", file: Path, *, whose: str, dry_run: bool, as_json: bool) -> list[dict[str, object]]:
    """Load an archive, or only say what it holds; gives the report for --json and else prints it.

    EntryRefused where it is of another person than the journal and ``whose`` does not name them.
    """
    from journal_app.exchange.own.archive import read_archive
    from journal_app.exchange.previews.whose import named, question_of_whole

    archive = read_archive(file)
    question = question_of_whole(archive.person, journal.facts)
    if question is not None and not dry_run and not named(question, whose):
        require_answer(question, file)
    rows = archive.rows if dry_run else journal.load(archive.dump, archive.contents())
    if as_json:
        report: dict[str, object] = {"format": _FORM, "person": archive.person, "added": rows}
        report |= {"changed": 0, "skipped": 0, "rejected": 0, "rows": []}
        return [report | {"dry_run": True} if dry_run else report]
    if dry_run:
        words = ngettext("{file} ({format}): {count} row to load.", "{file} ({format}): {count} rows to load.", rows)
    else:
        words = ngettext("{file} ({format}): {count} row loaded.", "{file} ({format}): {count} rows loaded.", rows)
    click.echo(printable(words.format(file=file.name, format=_FORM, count=rows)))
    if archive.person:
        click.echo(printable(_("The file says it is about {person}.").format(person=archive.person)))
    if dry_run and question is not None:
        click.echo(printable(question.words))
    return []
