# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is in a journal written for elsewhere.

Hides that the form may be told by a name's ending, and that an encrypted journal leaves its file in clear only where
that was asked for in so many words.
"""

from pathlib import Path

import click

from journal_app.cli.options import FilePath, example
from journal_app.cli.session import Session, for_reading
from journal_app.domain.days import read_day
from journal_app.words import _

# As in exchange.outgoing, which is heavy; a test holds the two together.
FORMS = ("csv", "xlsx", "fhir", "archive")


@click.command(
    epilog=example(
        "iron-journal export tables",
        "iron-journal export since-june.xlsx --from 2026-06-01 --tracker fatigue",
        "iron-journal export everything.zip",
    )
)
@click.argument("path", metavar="FILE-or-DIR", type=FilePath(path_type=Path))
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    default=None,
    help="csv: a folder of tables. xlsx: a workbook. fhir: for other health programs. archive: everything in a zip."
    " Without it the ending tells (.xlsx, .json, .zip); any other name is a folder for csv.",
)
@click.option("--from", "first", metavar="DAY", default="", help="The first day; else all days. Not for an archive.")
@click.option("--to", "last", metavar="DAY", default="", help="The last day; else all days. Not for an archive.")
@click.option(
    "--tracker", "trackers", multiple=True, metavar="KEY", help="Scores of this tracker only; may be given again."
)
@click.option("--replace", "replaces", is_flag=True, help="Replace files that are there.")
@click.option("--bom", "mark", is_flag=True, help="Begin each CSV file with a byte order mark, as old Excel needs it.")
@click.option("--in-clear", is_flag=True, help="Agree that an archive of an encrypted journal is not encrypted.")
@click.pass_obj
def export(
    session: Session,
    /,
    path: Path,
    form: str | None,
    first: str,
    last: str,
    trackers: tuple[str, ...],
    *,
    replaces: bool,
    mark: bool,
    in_clear: bool,
) -> None:
    """Write what is in the journal for elsewhere.

    All files appear or none, and none is replaced without --replace. What a form cannot hold is said after it is
    written. An archive holds everything, opens in any browser and is read back by iron-journal import.
    """
    from journal_app.exchange import outgoing
    from journal_app.exchange.chosen import chosen_of

    with for_reading(session) as journal:
        today = journal.today()
        days = [read_day(text, today=today) if text else None for text in (first, last)]
        chosen = chosen_of(journal.facts, days[0], days[1], trackers)
        chosen_form = form or outgoing.form_by_name(path)
        if chosen_form == outgoing.ARCHIVE and journal.has_passphrase and not in_clear:
            raise outgoing.refuse_in_clear()
        written = outgoing.write(journal.facts, path, chosen_form, chosen, replace=replaces, mark=mark)
    for place in written.paths:
        # Translators: an answer: the file at {path} was written
        click.echo(_("Written: {path}").format(path=place))
    for words in written.said:
        click.echo(words)
