# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Questionnaires with the wording of their authors, and what their answers add up to.

Hides how a total is made of incomplete answers. A total is a plain number of a plain number; nothing here says what
it means. The rules (domain notes: Arrieta 2017 for the PHQ-9, the rest ours and on the careful side):

- with every item answered the total is their sum;
- where the questionnaire allows it (PHQ-9: 7 of 9), each missing item counts as the mean of the answered ones, and the
  total says that it is estimated;
- nothing is ever put in for an item named in ``never_estimated`` (PHQ-9 item 9). Is it missing, the total is of the
  other items only, out of their own most, and is not kept as a score: it is no total of this questionnaire.
"""

import json
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.known import Source

Answers = Mapping[str, int]
"""The number chosen for each item answered, by the item's key."""

_TENTH = Decimal("0.1")


class Rule(StrEnum):
    """How answers become a total."""

    SUM = "sum"
    NONE = "none"


@frozen
class Answer:
    """One answer to choose: its number and the authors' words."""

    value: int
    words: str


@frozen
class Item:
    """One thing asked. ``key`` names it for ever; ``number`` is how the authors count it.

    ``question`` stands below the text where an item is asked in more than one way. ``numbered`` says that the authors
    print the numbers of its answers. From the answer ``contacts_from`` on, the contacts for a crisis are shown
    beside it.
    """

    key: str
    number: str
    text: str
    answers: tuple[Answer, ...]
    question: str = ""
    numbered: bool = True
    contacts_from: int | None = None

    def shows_contacts(self, value: int | None) -> bool:
        """Whether this answer shows the contacts for a crisis."""
        return value is not None and self.contacts_from is not None and value >= self.contacts_from


@frozen
class Questionnaire:
    """A questionnaire as its authors print it. ``wording`` is the version that answers are kept with."""

    key: str
    name: str
    full_name: str
    about: str
    minutes: int
    wording: str
    language: str
    stem: str
    notice: str
    licence: str
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    rule: Rule
    needs: int = 0
    never_estimated: frozenset[str] = frozenset()


@frozen
class Total:
    """What answers add up to. ``value`` is None where they add up to nothing: unscored, or too few.

    ``most`` is the highest total there can be of what is counted; ``left_out`` names items nothing was put in for.
    """

    answered: int
    asked: int
    value: Decimal | None = None
    most: int = 0
    is_estimated: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def score(self) -> Decimal | None:
        """The number to keep: only a total of the whole questionnaire."""
        return None if self.left_out else self.value


def total_of(questionnaire: Questionnaire, answers: Answers) -> Total:
    """What these answers add up to; answers to items that are not asked are ignored."""
    given = {item.key: answers[item.key] for item in questionnaire.items if item.key in answers}
    plain = Total(answered=len(given), asked=len(questionnaire.items))
    if questionnaire.rule is Rule.NONE or len(given) < questionnaire.needs:
        return plain
    left_out = tuple(
        item.number
        for item in questionnaire.items
        if item.key in questionnaire.never_estimated and item.key not in given
    )
    counted = [
        item for item in questionnaire.items if item.key in given or item.key not in questionnaire.never_estimated
    ]
    missing = len(counted) - len(given)
    return Total(
        answered=plain.answered,
        asked=plain.asked,
        value=_filled_up(sum(given.values()), len(counted), len(given)),
        most=sum(max(answer.value for answer in item.answers) for item in counted),
        is_estimated=missing > 0,
        left_out=left_out,
    )


def _filled_up(total: int, counted: int, given: int) -> Decimal:
    """The sum with each missing item at the mean of the given ones, to a tenth."""
    if counted == given:
        return Decimal(total)
    full = (Decimal(total) * counted / given).quantize(_TENTH, ROUND_HALF_UP)
    return full.quantize(Decimal(1)) if full == full.to_integral_value() else full


def shows_contacts(questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether any of these answers shows the contacts for a crisis."""
    return any(item.shows_contacts(answers.get(item.key)) for item in questionnaire.items)


def write_answers(answers: Answers) -> str:
    """Answers as an answer set keeps them: a JSON object of item to number, without the items skipped."""
    return json.dumps(dict(answers), separators=(",", ":"))


def read_answers(text: str) -> dict[str, int]:
    """Answers out of an answer set; whatever in it is no whole number is left aside."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(key): value for key, value in found.items() if isinstance(value, int) and not isinstance(value, bool)}
