# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reference files onto the shelf of research cards, and cards out as reference files.

Hides how a plan is told to a person and to a program. Both commands belong to the group ``research``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import printable, say_json
from journal_app.cli.options import FilePath, as_json, example
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.words import _, ngettext

if TYPE_CHECKING:  # these are heavy, and --help does without them
    from journal_app.exchange.references.duplicates import Known
    from journal_app.exchange.references.planning import ReferencePlan
    from journal_app.research.shelf import ShelfCard
    from journal_app.store.journal import Journal

_LONGEST_TITLE = 90


@click.command(
    epilog=example("iron-journal research add citations.nbib", "iron-journal research add --dry-run library.bib")
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FilePath(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be done with each record, and do nothing.")
@as_json
@click.pass_obj
def add(session: Session, files: Sequence[Path], *, dry_run: bool, as_json: bool) -> None:
    """Add texts from reference files as research cards.

    RIS, nbib (MEDLINE), PubMed XML, BibTeX and CSL-JSON are known by what is in them. Each file is one change that one
    undo takes back. A text that is here already, by its DOI, its PMID, or its title and year, is not added twice. With
    --json, several files give a list.
    """
    from journal_app.exchange.references.planning import keep_references

    with for_reading(session) if dry_run else for_writing(session) as journal:
        plans = _plans(journal, files)
        if not dry_run:
            for file, plan in plans:
                keep_references(journal, plan, file.name)
    if as_json:
        reports = [_report(plan, dry_run=dry_run) for _file, plan in plans]
        say_json(reports[0] if len(files) == 1 else reports)
        return
    for file, plan in plans:
        _tell(file, plan, dry_run=dry_run)


@click.command(
    epilog=example(
        "iron-journal research export mine.ris --as ris",
        "iron-journal research export two.bib prefer-2014 houston-2018 --as bibtex",
    )
)
@click.argument("path", metavar="FILE", type=FilePath(path_type=Path, dir_okay=False))
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option(
    "--as",
    "form",
    type=click.Choice(["ris", "nbib", "pubmed", "bibtex", "csl-json"]),
    required=True,
    help="The format: ris, nbib, pubmed (XML), bibtex or csl-json.",
)
@click.pass_obj
def export(session: Session, path: Path, ids: Sequence[str], form: str) -> None:
    """Write cards as a file of references.

    Without an ID, these are the cards you added. No file is ever replaced. A summary is no part of a reference: it is
    kept by iron-journal dump.
    """
    from journal_app.exchange.references.exporting import write_references

    with for_reading(session) as journal:
        cards = _chosen(journal, ids)
        write_references(cards, form, path)
    said = ngettext("Written: {path}, with {count} reference.", "Written: {path}, with {count} references.", len(cards))
    click.echo(said.format(path=path, count=len(cards)))


def _chosen(journal: "Journal", ids: Sequence[str]) -> "list[ShelfCard]":
    """The cards with these keys, or all that the reader added."""
    from journal_app.research.shelf import find_on, shelf

    cards = shelf(journal.facts)
    found = [find_on(cards, key) for key in ids] or [card for card in cards if card.own is not None]
    if not found:
        raise EntryRefused(
            _("There are no cards of your own to write yet."),
            hint=_("Name the cards that ship with the journal by their IDs. Nothing was written."),
        )
    return found


def _plans(journal: "Journal", files: Sequence[Path]) -> "list[tuple[Path, ReferencePlan]]":
    """What each file would add beside those before it; nothing is kept of any when one of them cannot be read."""
    from journal_app.exchange.files.sources import content_of
    from journal_app.exchange.references.duplicates import known_as, known_on
    from journal_app.exchange.references.encodings import LARGEST
    from journal_app.exchange.references.planning import plan_references

    known: list[Known] = [*known_on(journal.facts)]
    plans = []
    for file in files:
        plan = plan_references(content_of(file, LARGEST), known)
        known += [known_as(card.key, card.own.reference) for card in plan.add]
        plans.append((file, plan))
    return plans


def _report(plan: "ReferencePlan", *, dry_run: bool) -> dict[str, object]:
    report: dict[str, object] = {
        "format": plan.format,
        "encoding": plan.encoding,
        "added": len(plan.add),
        "skipped": len(plan.skipped),
        "rejected": len(plan.rejected),
        "rows": _rows(plan),
    }
    return report | {"dry_run": True} if dry_run else report


def _rows(plan: "ReferencePlan") -> list[dict[str, str]]:
    """Each record of the file, first those added, then those passed over, then those that cannot be kept."""
    added = [("add", card.where, card.own.reference.title, card.key, "") for card in plan.add]
    skipped = [("skip", each.where, each.title, each.key, each.reason) for each in plan.skipped]
    rejected = [("reject", each.where, "", "", each.reason) for each in plan.rejected]
    names = ("action", "where", "title", "key", "reason")
    return [dict(zip(names, row, strict=True)) for row in (*added, *skipped, *rejected)]


def _tell(file: Path, plan: "ReferencePlan", *, dry_run: bool) -> None:
    """Say what became of a file: in numbers, then what was added, and what was not and why."""
    click.echo(printable(_summary(file, plan, dry_run=dry_run)))
    if plan.encoding != "utf-8":
        click.echo(_("Its text was read as {encoding}.").format(encoding=plan.encoding))
    for card in plan.add:
        click.echo(printable(f"  {card.key}: {shortened(card.own.reference.title, _LONGEST_TITLE)}"))
    for each in plan.skipped:
        click.echo(printable(f"  {each.where}: {shortened(each.title)}. {each.reason}"))
    for refused in plan.rejected:
        click.echo(printable(f"  {refused.where}: {refused.reason}"))


def _summary(file: Path, plan: "ReferencePlan", *, dry_run: bool) -> str:
    if dry_run:
        words = _("{file} ({format}): {added} to add, {skipped} to pass over, {rejected} not to keep.")
    else:
        words = _("{file} ({format}): {added} added, {skipped} passed over, {rejected} not kept.")
    said = words.format(
        file=file.name,
        format=plan.format,
        added=len(plan.add),
        skipped=len(plan.skipped),
        rejected=len(plan.rejected),
    )
    return said if plan.add else f"{said} {_('Nothing in it is new.')}"
