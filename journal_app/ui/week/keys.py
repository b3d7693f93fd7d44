# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How keys pressed in the grid become scores. Knows no Qt.

Hides what needs a memory: after a 1 the cell waits, because a 0 would make it ten; any other digit belongs to the
next cell already. And Backspace right after a digit takes that digit back, although the grid has gone on.
"""

from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.scales import TEN, number_of_key
from journal_app.ui.week.state import ColumnState, Face, Place, WeekState
from journal_app.words import _


class Refusal(StrEnum):
    """Why a key that looks like an answer gives none here."""

    NO_STEP = "no step"
    NO_ANSWER = "no answer"


@frozen
class Scored:
    """A key scored ``place`` with ``number``; ``then`` is where the grid stands afterwards."""

    place: Place
    number: int
    then: Place


class GridKeys:
    """The keys of the grid. Invariant: what is remembered is about the key pressed last."""

    def __init__(self) -> None:
        self._waiting: Place | None = None
        self._scored: tuple[Place, Place] | None = None

    def forget(self) -> None:
        """Anything but a digit has happened."""
        self._waiting = self._scored = None

    def is_scoring(self, key: str, column: ColumnState) -> bool:
        """Whether a key looks like an answer in a column of buttons, fitting or not."""
        if column.face is Face.STEPS:
            return number_of_key(key) is not None
        return column.face is Face.YES_NO and (key.casefold() in _answers() or (key.isascii() and key.isdigit()))

    def read(self, key: str, place: Place, week: WeekState) -> Scored | Refusal | Place:
        """What a key does at ``place``: a score, a refusal, or a place to go on to where the key is then read again."""
        is_ten = key == "0" and self._waiting == place
        if self._waiting == place and not is_ten:
            self.forget()
            return week.next_place(place) or self.read(key, place, week)
        column = week.columns[place.column]
        number = TEN if is_ten else _number(key, column)
        self.forget()
        if number is None or (column.face is Face.STEPS and number not in column.steps):
            return Refusal.NO_STEP if column.face is Face.STEPS else Refusal.NO_ANSWER
        waits = number == 1 and TEN in column.steps
        then = place if waits else week.next_place(place) or place
        self._waiting = place if waits else None
        self._scored = (place, then)
        return Scored(place=place, number=number, then=then)

    def place_to_clear(self, place: Place, week: WeekState) -> Place:
        """Where Backspace clears: here, or the cell just scored when this one, come to by that, is empty."""
        scored = self._scored
        self.forget()
        return scored[0] if scored and scored[1] == place and not week.cell(place).text else place


def taken_words(column: ColumnState) -> str:
    """What a column takes, for whoever pressed a key that it does not."""
    if column.face is Face.YES_NO:
        return _("{tracker} takes Y or N.").format(tracker=column.name)
    low, high = column.steps[0], column.steps[-1]
    return _("{tracker} takes numbers from {low} to {high}.").format(tracker=column.name, low=low, high=high)


def _number(key: str, column: ColumnState) -> int | None:
    if column.face is Face.YES_NO:
        return _answers().get(key.casefold())
    return number_of_key(key)


def _answers() -> dict[str, int]:
    """Keys for yes and no: their first letters in English and in the language spoken, and 1 and 0."""
    return {_("No")[0].casefold(): 0, _("Yes")[0].casefold(): 1, "n": 0, "y": 1, "0": 0, "1": 1}
