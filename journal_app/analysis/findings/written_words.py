# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of a question written before an infusion: when it was written, and whether it was that large.

Hides that the whole range answers and never the estimate: a change counts whichever way it goes, so that a range with
nought in it can be too small throughout, or leave it open, but never be large throughout.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from journal_app.analysis.findings.size_words import unit_words
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.findings.written_before import Bound, Standing
from journal_app.analysis.statistics.verdicts import Caveat, Verdict
from journal_app.domain.kinds import infusion_words
from journal_app.domain.scores import Tracker
from journal_app.words import N_, _, day_text, number_text

_STANDINGS = {
    Standing.WAITING: N_("Written on {written}, before the next {infusion}: {tracker}, {size}"),
    Standing.COUNTS: N_("Written on {written}, before {start} on {day}: {tracker}, {size}"),
    Standing.OVERTAKEN: N_("Written on {written}, before {start} on {day}: {tracker}, {size}. A later one counts."),
    Standing.LAPSED: N_("Written on {written}: {tracker}, {size}. No {infusion} came within a year."),
}


def written_words(finding: StartFinding) -> str:
    """What was written before, and where there is an answer, what the range says to it; nothing where nothing was."""
    written = finding.written
    if written is None:
        return ""
    words = (
        _("Written down on {day}, before the infusion: a change of {size} or more would count.")
        if written.day < finding.start.day
        else _("Written down on {day}, the day of the infusion: a change of {size} or more would count.")
    )
    said = words.format(day=day_text(date.fromordinal(written.day)), size=size_words(written.size, finding.tracker))
    return " ".join(filter(None, (said, _range_says(finding, float(written.size)))))


def written_caveats(finding: StartFinding) -> Iterator[str]:
    """That there were several, so that nobody picks the one that fits."""
    if finding.written is not None and finding.written.in_all > 1:
        words = _("{count} questions were written before this infusion. The one written last counts.")
        yield words.format(count=finding.written.in_all)


def standing_words(bound: Bound, tracker: Tracker) -> str:
    """One question of the list: when it was written, before what, about what, and what became of it."""
    start = bound.start
    return _(_STANDINGS[bound.standing]).format(
        written=day_text(date.fromordinal(bound.day)),
        infusion=infusion_words(bound.expectation.kind),
        start=start.label if start else "",
        day=day_text(date.fromordinal(start.day)) if start else "",
        tracker=_(tracker.name),
        size=size_words(bound.expectation.size, tracker),
    )


def size_words(size: Decimal, tracker: Tracker) -> str:
    """A size with every digit it was written with, and its unit: 1.5 points."""
    number = size.quantize(Decimal(1)) if size == size.to_integral_value() else size.normalize()
    return f"{number_text(number)} {unit_words(1 if size == 1 else 2, tracker)}".strip()


def _range_says(finding: StartFinding, size: float) -> str:
    found = finding.answer.size
    if found is None or finding.verdict is Verdict.PICTURE_ONLY:
        return ""
    is_large = found.low >= size or found.high <= -size
    is_open = finding.is_unsteady or Caveat.TOO_SHORT_FOR_A_SIDE in finding.answer.caveats
    if is_open or (is_large and finding.verdict is Verdict.CANNOT_TELL):
        return _("Whether it was that large, nobody can tell.")
    if is_large:
        return _("The whole range is at least that large.")
    if -size < found.low and found.high < size:
        return _("The range stays below what was written down.")
    return _("The range holds both sizes that would count and sizes that would not.")
