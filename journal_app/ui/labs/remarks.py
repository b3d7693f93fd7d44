# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said, and where, when a sheet is not right or its results do not fit together. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from journal_app.analysis.lab_amounts import analyte_name
from journal_app.domain.consistency import IRON, RELATED, SATURATION, Saturation
from journal_app.domain.lab_sheets import DRAW_FIELDS, LineProblem
from journal_app.domain.labs import LabResult
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.labs.state import field_name
from journal_app.words import _, number_text


def saturation_line(lines: Sequence[Sequence[LabResult]]) -> int | None:
    """The line the sentence stands below: the last of transferrin saturation, else of what it is calculated from."""
    named = [(number, result.analyte) for number, results in enumerate(lines) for result in results]
    own = [number for number, analyte in named if analyte == SATURATION]
    related = [number for number, analyte in named if analyte in RELATED]
    return next(iter(reversed(own or related)), None)


def saturation_words(found: Saturation) -> str:
    """A calm sentence: both numbers, where the second comes from, and that both may be right."""
    return _(
        "{saturation} is {printed} here; {iron} and {partner} of this draw give {calculated}. Laboratories work it out "
        "in more than one way, so both may stand as they are; a look at the sheet would show a slip."
    ).format(
        saturation=analyte_name(SATURATION),
        printed=percent_words(found.printed),
        iron=analyte_name(IRON),
        partner=analyte_name(found.partner),
        calculated=percent_words(found.calculated),
    )


def percent_words(number: Decimal) -> str:
    """A saturation to a tenth of a per cent, without a nought behind the mark."""
    rounded = number.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return _("{number} %").format(number=number_text(whole if whole == rounded else rounded))


def sheet_problems(found: Sequence[LineProblem]) -> tuple[FieldProblem, ...]:
    """The problems of a sheet as they stand in its form, those of the draw first."""
    by_line: dict[int, list[LineProblem]] = {}
    for problem in found:
        by_line.setdefault(problem.line, []).append(problem)
    said = [
        replace(said, field=said.field if said.field in DRAW_FIELDS else field_name(said.field, line))
        for line, problems in by_line.items()
        for said in field_problems([problem.problem for problem in problems])
    ]
    return tuple(sorted(said, key=lambda problem: problem.field not in DRAW_FIELDS))
