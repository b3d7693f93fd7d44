# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questions written before an infusion, from the command line.

Hides which question a number means: its place in the list, which counts from the one written first.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import printable, row_object, say_json, say_table
from journal_app.cli.options import TAKES_VALUES, as_json, example, note, typed
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.drafts import ExpectationDraft, check_expectation
from journal_app.domain.records import Expectation
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import NotFound
from journal_app.words import _, pgettext

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.analysis.findings.written_before import Bound
    from journal_app.store.journal import Journal

_before = click.option(
    "--before",
    "kind",
    type=click.Choice([kind.value for kind in InfusionKind]),
    default=InfusionKind.IRON.value,
    show_default=True,
    help="Before which kind of infusion.",
)


@click.command(
    context_settings=TAKES_VALUES,
    epilog=example("iron-journal findings ask fatigue 1.5", "iron-journal findings ask mood 1 --before steroid"),
)
@typed("tracker")
@typed("size")
@_before
@note
@click.pass_obj
def ask(session: Session, tracker: str, size: str, kind: str, note: str) -> None:
    """Write down a question before an infusion.

    SIZE is what change of the score would count, in its own points, more or less alike. The journal keeps today as its
    day; what was written is never changed, only withdrawn and written anew.
    """
    with for_writing(session) as journal:
        from journal_app.store import verbs

        draft = ExpectationDraft(tracker=tracker, size=size, kind=kind, note=note)
        kept = check_expectation(draft, journal.facts.trackers()).require()
        written = verbs.write_before(journal, kept).value
        said = next(words for one, words in _listed(journal) if one.expectation.id == written.id)
    click.echo(printable(_("Kept: {question}.").format(question=said)))


@click.command(epilog=example("iron-journal findings asked", "iron-journal findings asked --json"))
@as_json
@click.pass_obj
def asked(session: Session, *, as_json: bool) -> None:
    """List the questions written before an infusion."""
    with for_reading(session) as journal:
        listed = _listed(journal)
    if as_json:
        say_json([_object(one) for one, _words in listed])
    elif not listed:
        click.echo(_("No question was written before an infusion yet."))
    else:
        # Translators: "Number": heading of a column: the number of a question in its list
        headings = [pgettext("which question in a list", "Number"), _("Question"), _("Note")]
        say_table(headings, [_cells(number, *pair) for number, pair in enumerate(listed, start=1)])


@click.command(epilog=example("iron-journal findings withdraw 1"))
@click.argument("question", metavar="ID")
@click.pass_obj
def withdraw(session: Session, question: str) -> None:
    """Take a question that was written before out again.

    ID is its number in the list of: iron-journal findings asked; or its id there with --json.
    """
    with for_writing(session) as journal:
        from journal_app.store import verbs

        listed = _listed(journal)
        found, words = _named(question, listed)
        verbs.remove_fact(journal, found)
    # Translators: an answer: the question is no longer in the list
    click.echo(printable(_("Withdrawn: {question}.").format(question=words)))


def _listed(journal: "Journal") -> "list[tuple[Bound, str]]":
    """Every question with its words, the one written first before the others."""
    from journal_app.analysis.findings.written_before import bound_questions
    from journal_app.analysis.findings.written_words import standing_words

    trackers = {tracker.key: tracker for tracker in journal.facts.trackers(archived=True)}
    bound = bound_questions(journal.facts, journal.today().toordinal())
    return [(one, standing_words(one, trackers[one.expectation.tracker])) for one in bound]


def _named(text: str, listed: "Sequence[tuple[Bound, str]]") -> tuple[Expectation, str]:
    for number, (one, words) in enumerate(listed, start=1):
        if text.strip() in {str(number), one.expectation.id}:
            return one.expectation, words
    raise NotFound(
        _("There is no question {number} that was written before.").format(number=text),
        _("Nothing was changed."),
        _("The questions and their numbers are listed by: iron-journal findings asked"),
    )


def _object(one: "Bound") -> dict[str, object]:
    return {
        **row_object(one.expectation),
        "day": date.fromordinal(one.day).isoformat(),
        "standing": one.standing.value,
        "day_0": None if one.start is None else date.fromordinal(one.start.day).isoformat(),
    }


def _cells(number: int, one: "Bound", words: str) -> tuple[str, ...]:
    return str(number), words, " ".join(one.expectation.note.split())
