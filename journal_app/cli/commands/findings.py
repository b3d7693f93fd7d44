# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a diary can and cannot tell, from the command line.

Hides which of a finding's numbers programs get, and that a difference is given only where the answer stands on one.
"""

from datetime import date
from typing import TYPE_CHECKING

import click

from journal_app.cli.commands.written_before import ask, asked, withdraw
from journal_app.cli.display import printable, say_json
from journal_app.cli.options import as_json, example
from journal_app.cli.session import Session, for_reading
from journal_app.words import _

if TYPE_CHECKING:  # numpy is heavy, and --help does without it
    from journal_app.analysis.findings.finding import Finding

_DIGITS = 3


@click.group(
    invoke_without_command=True,
    epilog=example(
        "iron-journal findings", "iron-journal findings --json", "iron-journal findings ask fatigue 1.5 --before iron"
    ),
)
@click.option("--all", "shows_all", is_flag=True, help="List those that cannot be answered yet too.")
@click.option("--trend-days", type=click.Choice(["91", "182", "365"]), help="Ask for a trend over so many days.")
@as_json
@click.pass_context
def findings(ctx: click.Context, *, shows_all: bool, trend_days: str | None, as_json: bool) -> None:
    """Say what changed, and what cannot be known.

    Each answer holds days after it against what the diary's own past led to expect. It never says why.
    """
    if ctx.invoked_subcommand is None:
        found = _asked(ctx.obj, trend_days)
        if as_json:
            say_json([_object(each) for each in found])
        else:
            _say([each for each in found if shows_all or each.has_answer])


for _command in (ask, asked, withdraw):
    findings.add_command(_command)


def _asked(session: Session, trend_days: str | None) -> tuple["Finding", ...]:
    from journal_app.analysis.findings.page import findings as every_finding
    from journal_app.analysis.findings.trend import TrendDays

    span = TrendDays(int(trend_days)) if trend_days else None
    with for_reading(session) as journal:
        return every_finding(journal.facts, today=journal.today(), trend_days=span)


def _say(shown: list["Finding"]) -> None:
    for each in shown:
        _tell(each)
    if not shown:
        click.echo(_("Can't tell yet: no comparison has enough days. --all says of each what is missing."))


def _tell(finding: "Finding") -> None:
    from journal_app.analysis.findings.words import words_of

    words = words_of(finding)
    click.echo(printable(words.question))
    for line in (words.sentence, *words.caveats, *(words.always if finding.is_primary else ())):
        click.echo(printable(f"  {line}"))


def _object(finding: "Finding") -> dict[str, object]:
    from journal_app.analysis.findings.words import words_of

    words, figures = words_of(finding), finding.figures
    return {
        "id": finding.id,
        "question": words.question,
        "outcome": finding.outcome,
        "primary": finding.is_primary,
        "window": {"first": _day(finding, finding.first), "last": _day(finding, finding.last)},
        "day_0": None if finding.day_0 is None else date.fromordinal(finding.day_0).isoformat(),
        "estimate": _rounded(figures.estimate),
        "low": _rounded(figures.low),
        "high": _rounded(figures.high),
        "n_before": figures.n_before,
        "n_after": figures.n_after,
        "days_possible": figures.days_possible,
        "coverage": _rounded(figures.coverage),
        "rho": _rounded(figures.rho),
        "comparisons": finding.comparisons,
        "verdict": finding.verdict.value,
        "sentence": words.sentence,
        "caveats": [*words.caveats, *words.always],
        "left_out": finding.left_out,
        "too_ill": finding.too_ill,
        "written_before": _written_before(finding),
    }


def _written_before(finding: "Finding") -> dict[str, object] | None:
    """What was written before the infusion, if anything was."""
    from journal_app.analysis.findings.starts import StartFinding

    written = finding.written if isinstance(finding, StartFinding) else None
    if written is None:
        return None
    return {"day": date.fromordinal(written.day).isoformat(), "size": float(written.size)}


def _day(finding: "Finding", day: int) -> int | str:
    """A day counted from day 0, or a day of the calendar."""
    return date.fromordinal(day).isoformat() if finding.day_0 is None else day


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, _DIGITS)
