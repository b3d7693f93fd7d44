# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a form's fields are checked one by one, so that every problem is named at once and stands beside its field."""

from collections.abc import Callable
from decimal import Decimal
from typing import Generic, TypeVar

from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import AmbiguousNumber
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused, JournalError, NotFound
from journal_app.words import _

_T = TypeVar("_T")


@frozen(kw_only=False)
class Problem:
    """What is wrong with one field of a draft.

    ``asks`` means unlikely rather than wrong: it goes away once the field is named in the draft's ``confirmed``.
    ``readings`` are the numbers an ambiguous text may mean.
    """

    field: str
    message: str
    asks: bool = False
    readings: tuple[Decimal, ...] = ()


@frozen(kw_only=False)
class Checked(Generic[_T]):
    """A draft after checking: the value when nothing is left to settle, else every problem."""

    value: _T | None
    problems: tuple[Problem, ...] = ()

    def require(self) -> _T:
        """The value; raises EntryRefused naming every problem where there are any."""
        if self.value is not None and not self.problems:
            return self.value
        first, *others = self.problems
        detail = "\n".join(problem.message for problem in others)
        raise EntryRefused(first.message, detail, _("Nothing was changed."))

    def problem(self, field: str) -> Problem | None:
        """The first problem of a field, or None."""
        return next((problem for problem in self.problems if problem.field == field), None)


class Checks:
    """Reads the fields of one draft and keeps the problems in the order they were met."""

    def __init__(self, confirmed: frozenset[str] = frozenset()) -> None:
        self._confirmed = confirmed
        self._problems: list[Problem] = []

    def read(self, field: str, reader: Callable[[], _T]) -> _T | None:
        """What ``reader`` reads, or None with the reason kept as the field's problem."""
        try:
            return reader()
        except AmbiguousNumber as refused:
            self._problems.append(Problem(field, _said(refused), readings=refused.readings))
        except (EntryRefused, NotFound) as refused:
            self._problems.append(Problem(field, _said(refused)))
        return None

    def refuse(self, field: str, message: str) -> None:
        """Keep a problem that no confirmation settles."""
        self._problems.append(Problem(field, message))

    def ask(self, field: str, message: str) -> None:
        """Keep a problem unless this field was confirmed as typed."""
        if field not in self._confirmed:
            self._problems.append(Problem(field, message, asks=True))

    def give(self, make: Callable[[], _T]) -> Checked[_T]:
        """The checked draft; ``make`` is called only when no problem was met."""
        return Checked(None, tuple(self._problems)) if self._problems else Checked(make())


def need(value: _T | None) -> _T:
    """A field that was read without a problem, which therefore is not None."""
    if value is None:
        raise AssertionError("a field without a value has a problem")
    return value


def needed_text(text: str, message: str) -> str:
    """The text without outer blanks; refuses an empty one with ``message``."""
    if not text.strip():
        raise EntryRefused(message, hint=_("Nothing was changed."))
    return text.strip()


def yes_or_no(text: str) -> bool | None:
    """A typed yes or no; None when nothing was typed; refuses anything else."""
    typed = text.strip().casefold()
    if typed in {"yes", "y", "true", "1"}:
        return True
    if typed in {"no", "n", "false", "0"}:
        return False
    if typed:
        raise EntryRefused(
            _("“{text}” is neither yes nor no.").format(text=shortened(text)), hint=_("Nothing was changed.")
        )
    return None


def _said(refused: JournalError) -> str:
    return " ".join(part for part in (refused.title, refused.detail) if part)
