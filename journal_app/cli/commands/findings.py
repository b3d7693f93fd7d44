# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a diary can and cannot tell, from the command line.

Hides which of a finding's numbers programs get, and that a difference is given only where the answer stands on one.
"""

from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.display import printable, say_json
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_reading
from journal_app.words import _

if TYPE_CHECKING:  # numpy is heavy, and --help does without it
    from journal_app.analysis.findings import Finding

_DIGITS = 3


@click.command(epilog=example("iron-journal findings", "iron-journal findings --json"))
@click.option("--all", "shows_all", is_flag=True, help="List those that cannot be answered yet too.")
@as_json
@click.pass_obj
def findings(session: Session, *, shows_all: bool, as_json: bool) -> None:
    """Say what changed, and what cannot be known.

    Each answer holds days after it against what the diary's own past led to expect. It never says why.
    """
    from journal_app.analysis.findings import findings as ask

    with for_reading(session) as journal:
        found = ask(journal.facts, today=journal.today())
    if as_json:
        say_json([_object(each) for each in found])
        return
    shown = [each for each in found if shows_all or each.answer.size is not None]
    for each in shown:
        _tell(each)
    if not shown:
        click.echo(_("Can't tell yet: no comparison has enough days. --all says of each what is missing."))


def _tell(finding: "Finding") -> None:
    from journal_app.analysis.finding_words import always_words, caveat_words, question_words, sentence

    click.echo(printable(question_words(finding)))
    for line in (sentence(finding), *caveat_words(finding), *(always_words(finding) if finding.is_primary else ())):
        click.echo(printable(f"  {line}"))


def _object(finding: "Finding") -> dict[str, object]:
    from journal_app.analysis.finding_words import always_words, caveat_words, question_words, sentence
    from journal_app.analysis.findings import WINDOWS

    answer, window = finding.answer, WINDOWS[finding.window]
    size = answer.size
    return {
        "id": finding.id,
        "question": question_words(finding),
        "outcome": finding.tracker.key,
        "primary": finding.is_primary,
        "window": {"first": window.first, "last": window.last},
        "day_0": date.fromordinal(finding.start.day).isoformat(),
        "estimate": round(size.estimate, _DIGITS) if size else None,
        "low": round(size.low, _DIGITS) if size else None,
        "high": round(size.high, _DIGITS) if size else None,
        "n_before": answer.n_before,
        "n_after": answer.n_after,
        "days_possible": answer.days_possible,
        "coverage": round(answer.coverage, _DIGITS),
        "rho": round(size.rho, _DIGITS) if size else None,
        "comparisons": finding.comparisons,
        "verdict": answer.verdict.value,
        "sentence": sentence(finding),
        "caveats": [*caveat_words(finding), *always_words(finding)],
        "left_out": finding.left_out,
        "too_ill": finding.too_ill,
    }
