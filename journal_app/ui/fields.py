# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a form says beside its fields, and how the reader settles it. Knows no Qt.

Hides that a question of the domain ("unlikely, keep it?", "1.250 can be read in two ways") becomes a few answers to
choose from.
"""

from collections.abc import Sequence
from decimal import Decimal

from journal_app.domain.drafts import Problem
from journal_app.domain.frozen import frozen
from journal_app.words import _, number_text

NUMBER_FIELDS = frozenset({"value", "amount", "size"})
"""Fields that hold one number and nothing else, so that choosing between two readings settles them."""


@frozen
class FieldProblem:
    """What is said beside the field of this name; ``answers`` settle it, one click each."""

    field: str
    words: str
    answers: tuple[str, ...] = ()


def field_problems(problems: Sequence[Problem]) -> tuple[FieldProblem, ...]:
    """The problems of a draft as they stand in its form, one to a field."""
    first = {problem.field: problem for problem in reversed(problems)}
    in_order = dict.fromkeys(problem.field for problem in problems)
    return tuple(
        FieldProblem(field=name, words=first[name].message, answers=_answers(first[name])) for name in in_order
    )


def _answers(problem: Problem) -> tuple[str, ...]:
    if problem.readings and problem.field in NUMBER_FIELDS:
        # Translators: a button: says how a number is meant that can be read in two ways
        return tuple(_("It is {number}").format(number=number_text(_shortest(number))) for number in problem.readings)
    # Translators: a button: yes, this unusual number is right
    return (_("Keep as typed"),) if problem.asks else ()


def _shortest(number: Decimal) -> Decimal:
    """The number without zeros at its end: 1.250 beside 1250 would leave the question open."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
