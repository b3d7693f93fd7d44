# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The daily command: scores, a note, or a day too ill to log.

Hides how TRACKER=NUMBER is taken apart and which tracker a typed name means. A tracker that is offered but not in use
is begun when it is logged by name: whoever types ``brain_fog=5`` has said what they want, and one undo takes back both.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.options import example, on_day
from journal_app.cli.session import Session, for_writing
from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.days import read_day
from journal_app.domain.drafts import ScoreDraft, check_score
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Mark, Part, Score, Tracker
from journal_app.domain.spelling import nearest, plain
from journal_app.errors import NotFound
from journal_app.words import _, day_text, with_commas

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal


@click.command(
    epilog=example(
        "iron-journal log fatigue=7 mood=4",
        'iron-journal log fatigue=8 --part evening --on yesterday --note "long visit"',
        "iron-journal log --too-ill",
    )
)
@click.argument("scores", metavar="[TRACKER=NUMBER]...", nargs=-1)
@on_day
@click.option(
    "--part",
    type=click.Choice([part.value for part in Part]),
    default=Part.DAY.value,
    show_default=True,
    help="The part of the day it is for.",
)
@click.option("--note", metavar="TEXT", default="", help="A note on the day, put below one that is there.")
@click.option("--too-ill", is_flag=True, help="Mark the day as too ill to log. Takes no scores.")
@click.option("--by", "entered_by", metavar="NAME", default="", help="Who is writing, if it is somebody else.")
@click.pass_obj
def log(
    session: Session, scores: Sequence[str], day: str, part: str, note: str, entered_by: str, *, too_ill: bool
) -> None:
    """Score a day. Scores typed together are one change, and a score takes the place of the one before it.

    A tracker that Iron Journal offers but you do not use yet is begun with its first score.
    """
    typed = _taken_apart(scores)
    if too_ill and typed:
        raise click.UsageError(_("Give scores or --too-ill, not both."))
    if not (typed or too_ill or note.strip()):
        raise click.UsageError(_("There is nothing to keep. Write a score such as fatigue=7, a --note, or --too-ill."))
    with for_writing(session) as journal:
        if entered_by.strip():
            journal.entered_by = entered_by.strip()
        when = read_day(day or "today", today=journal.today())
        kept = _checked_scores(journal, typed, when, part)
        if kept or note.strip():
            _keep(journal, kept, when, note.strip())
        if too_ill:
            _keep_mark(journal, when)
        if not day and journal.clock().date() != when:
            click.echo(_("It is still that day for the journal at this hour."))


def _taken_apart(scores: Sequence[str]) -> dict[str, str]:
    """What was typed, by tracker name."""
    typed: dict[str, str] = {}
    for score in scores:
        name, sign, value = (part.strip() for part in score.partition("="))
        if not (name and sign and value):
            raise click.UsageError(
                _("“{score}” is no score. Write tracker=number, such as fatigue=7.").format(score=score)
            )
        if name in typed:
            raise click.UsageError(_("There are two scores for {name}. Write one.").format(name=name))
        typed[name] = value
    return typed


@frozen(kw_only=False)
class _Checked:
    """A score that may be kept, its tracker, and how its number was typed."""

    tracker: Tracker
    score: Score
    typed: str


def _checked_scores(journal: "Journal", typed: dict[str, str], day: date, part: str) -> list[_Checked]:
    checked: list[_Checked] = []
    for name, value in typed.items():
        tracker = _tracker_called(name, journal)
        if any(tracker.key == one.tracker.key for one in checked):
            raise click.UsageError(_("There are two scores for {name}. Write one.").format(name=tracker.key))
        draft = ScoreDraft(day=day.isoformat(), part=part, tracker=tracker.key, value=value)
        score = check_score(draft, tracker, today=journal.today()).require()
        checked.append(_Checked(tracker, score, value))
    return checked


def _tracker_called(name: str, journal: "Journal") -> Tracker:
    """The tracker a typed name means: one of this journal, else one on offer."""
    own = journal.facts.trackers(archived=True)
    offered = [offer.tracker for offer in offered_trackers()]
    for tracker in (*own, *offered):
        if plain(name) in {plain(tracker.key), plain(tracker.name), plain(_(tracker.name))}:
            return tracker
    own_keys = [tracker.key for tracker in own]
    other_keys = [tracker.key for tracker in offered if tracker.key not in own_keys]
    near = nearest(name, [*own_keys, *other_keys])
    lines = [
        _("Did you mean: {names}?").format(names=with_commas(near)) if near else "",
        _("Trackers of this journal: {names}.").format(names=with_commas(own_keys)),
        _("On offer, and begun with their first score: {names}.").format(names=with_commas(other_keys))
        if other_keys
        else "",
    ]
    raise NotFound(
        _("There is no tracker called “{name}”.").format(name=name),
        "\n".join(line for line in lines if line),
        _("Nothing was changed."),
    )


def _keep(journal: "Journal", checked: Sequence[_Checked], day: date, note: str) -> None:
    """Scores and note as one change, and the sentences that say so."""
    from journal_app.store import verbs

    known = {tracker.key for tracker in journal.facts.trackers(archived=True)}
    new = [one.tracker for one in checked if one.tracker.key not in known]
    notes = {day: _below(journal, day, note)} if note else {}
    if checked:
        verbs.log_scores(journal, [one.score for one in checked], trackers=new, notes=notes)
        said = with_commas(f"{one.tracker.key} {one.typed}" for one in checked)
        click.echo(_("Kept: {scores} on {day}.").format(scores=said, day=day_text(day)))
    else:
        verbs.note_day(journal, day, notes[day])
    for tracker in new:
        click.echo(_("{tracker} is a new tracker in this journal.").format(tracker=_(tracker.name)))
    if note:
        click.echo(_("Kept: a note on {day}.").format(day=day_text(day)))


def _keep_mark(journal: "Journal", day: date) -> None:
    from journal_app.store import verbs

    verbs.mark_day(journal, day, Mark.TOO_ILL)
    click.echo(_("Kept: too ill to log on {day}. That counts too.").format(day=day_text(day)))


def _below(journal: "Journal", day: date, note: str) -> str:
    """The note put below what is there, so that nothing written before is lost."""
    present = journal.facts.day(day)
    before = present.note if present else ""
    if note in before.splitlines():
        return before
    return f"{before}\n{note}" if before else note
