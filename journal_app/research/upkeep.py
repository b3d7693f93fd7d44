# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What of a card is unchecked or old, said openly.

Hides what counts as unchecked.
"""

from dataclasses import fields
from datetime import date

from journal_app.domain.cards import ResearchCard, may_have_changed
from journal_app.domain.frozen import frozen
from journal_app.words import _, day_text


@frozen
class CardCheck:
    """What is open of one card: fields not compared with the source, those of them left empty, results, and age."""

    key: str
    unchecked: tuple[str, ...]
    empty: tuple[str, ...]
    results: tuple[str, ...]
    checked_on: date | None
    is_old: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing is open."""
        return not (self.unchecked or self.results or self.is_old or self.checked_on is None)


def check_card(card: ResearchCard, *, today: date) -> CardCheck:
    """What is open of a card on this day."""
    texts = {field.name: getattr(card.citation, field.name).text for field in fields(card.citation)}
    unchecked = unchecked_fields(card)
    return CardCheck(
        key=card.key,
        unchecked=unchecked,
        empty=tuple(name for name in unchecked if not texts.get(name, card.conflicts)),
        results=tuple(result.what for result in card.results if not result.checked),
        checked_on=card.checked_on,
        is_old=may_have_changed(card, today),
    )


def unchecked_fields(card: ResearchCard) -> tuple[str, ...]:
    """The fields of the citation that nobody has read at the source, and who paid where that is not known."""
    cited = card.citation
    open_fields = [field.name for field in fields(cited) if not getattr(cited, field.name).checked]
    return (*open_fields, *(() if card.conflicts_checked else ("conflicts",)))


def checked_words(card: ResearchCard, today: date) -> str:
    """When a card was compared with its source, and that it may have changed where that is long ago."""
    if card.checked_on is None:
        # Translators: said of a research card: nobody compared it with its source
        return _("not checked yet")
    is_old = may_have_changed(card, today)
    # Translators: "checked {day}": when a research card was last compared with its source
    words = _("checked {day}, more than two years ago: it may have changed") if is_old else _("checked {day}")
    return words.format(day=day_text(card.checked_on))
