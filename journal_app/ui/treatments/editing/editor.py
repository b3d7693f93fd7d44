# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The shape that all of them share, so that the presenter need not know which one it has in hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from journal_app.domain.drafts import Checked
from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.store.journal import Changed, Journal
from journal_app.ui.treatments.state import Part

D = TypeVar("D")
F = TypeVar("F", bound=Fact)
_ASKED = 3  # decimals: what can be read in two ways


@frozen
class Editor(Generic[D, F]):
    """How one kind of fact is typed. ``adding`` and ``changing`` are headings, marked for translation.

    ``blank`` is the draft of a new one on a day, ``draft_of`` that of a kept one, which it names in ``changes``;
    ``names`` are the texts of a draft by which something may be known.
    """

    part: Part
    fact: type[F]
    draft: type[D]
    adding: str
    changing: str
    focus: str
    blank: Callable[[date], D]
    draft_of: Callable[[F], D]
    check: Callable[[D, date], Checked[F]]
    add: Callable[[Journal, F], Changed[F]]
    names: Callable[[D], tuple[str, ...]] = lambda _draft: ()


def stamped(fact: F, known: F) -> F:
    """A corrected fact in place of the one that is known: the same row, entered by the same person."""
    return replace(fact, id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at, source=known.source)


def number_typed(number: Decimal | None) -> str:
    """A kept number as it can be typed again and be read in one way only; nothing for none."""
    if number is None:
        return ""
    text = format(number, "f")
    return plainly(number) if len(text.partition(".")[2]) == _ASKED else text


def plainly(number: Decimal) -> str:
    """A number written so that it can be read in one way only: three decimals get a fourth."""
    text = format(number, "f")
    return f"{text}0" if "." in text else text


def day_typed(day: date | None) -> str:
    """A kept day as it is typed; nothing for none."""
    return day.isoformat() if day else ""
