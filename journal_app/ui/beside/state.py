# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research beside a screen, as values. Knows no Qt and no card."""

from journal_app.domain.frozen import frozen


@frozen
class CardBeside:
    """A research card about something in view, in words. ``others`` names cards not shown that found otherwise."""

    key: str
    headline: str
    kind: str
    reason: str
    found: str
    cannot_say: str
    others: str
    conflicts: str
    source: str
    checked: str


@frozen
class Block:
    """A card, or cards that found different things, which ``words`` say; they are empty for one alone."""

    words: str
    cards: tuple[CardBeside, ...]
