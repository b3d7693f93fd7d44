# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What going back to a backup would do, in words: for each kind of entry, and the newest days it touches."""

from collections.abc import Sequence
from datetime import date

from journal_app.domain.counted import counted, in_telling_order
from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.words import _, day_text, with_commas


@frozen
class KindDifference:
    """How many entries of a kind going back would bring back, put back to what they were, and take away."""

    kind: Kind
    added: int
    changed: int
    removed: int


def difference_lines(kinds: Sequence[KindDifference]) -> list[str]:
    """A line for what comes back, one for what is put back to what it was, one for what goes; none for nothing."""
    by_kind = {each.kind: each for each in kinds}
    order = [by_kind[kind] for kind in in_telling_order(by_kind)]
    told = (
        (_("Would come back: {entries}."), [(each.kind, each.added) for each in order]),
        (_("Would be put back to what it was: {entries}."), [(each.kind, each.changed) for each in order]),
        (_("Would be taken away: {entries}."), [(each.kind, each.removed) for each in order]),
    )
    return [
        words.format(entries=with_commas(counted(kind, count) for kind, count in counts if count))
        for words, counts in told
        if any(count for _kind, count in counts)
    ]


def days_words(days: Sequence[date]) -> str:
    """The newest days that are touched: "The newest days it touches: 21 Nov 2026, 20 Nov 2026."""
    return _("The newest days it touches: {days}.").format(days=with_commas(day_text(day) for day in days))
