# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From a checked draft to a fact, or to words that say why not.

Hides the difference between what is wrong, which is refused, and what is only unlikely, which ``--as-typed`` keeps.
"""

from collections.abc import Callable
from typing import TypeVar

from journal_app.domain.drafts import Checked
from journal_app.errors import EntryRefused
from journal_app.words import _

T = TypeVar("T")


def kept_or_refused(checked: Checked[T], check_again: Callable[[frozenset[str]], Checked[T]], *, as_typed: bool) -> T:
    """The fact of a draft. ``check_again`` takes the names of fields whose unlikely values are kept as typed."""
    asked = frozenset(problem.field for problem in checked.problems if problem.asks)
    if asked and as_typed:
        checked = check_again(asked)
    elif asked and all(problem.asks for problem in checked.problems):
        raise EntryRefused(
            _("This looks unlikely."),
            "\n".join(problem.message for problem in checked.problems),
            _("If it is printed like that, add --as-typed. Nothing was changed."),
        )
    unclear = next((problem for problem in checked.problems if problem.readings), None)
    if unclear is not None and len(checked.problems) == 1:
        small, large = (format(reading, "f") for reading in unclear.readings)
        raise EntryRefused(
            unclear.message,
            hint=_("Write {large} or {small} so that it is plain. Nothing was changed.").format(
                small=f"{small}0", large=large
            ),
        )
    return checked.require()
