# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can say about the open file: each answer has it looked at anew. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from journal_app.exchange.previews.answers import Answers, DayOrder
from journal_app.ui.imports.answering import (
    Answered,
    answer_columns,
    answer_name,
    answer_word,
)
from journal_app.ui.imports.chosen_file import ChosenFile
from journal_app.ui.imports.encodings import chosen_encoding
from journal_app.ui.imports.looking import Plan
from journal_app.ui.imports.state import TypedColumns, TypedName


class Answering:
    """The intents. ``look`` is called with the file once something else was said of it."""

    def __init__(
        self,
        given: Callable[[], ChosenFile | None],
        look: Callable[[ChosenFile], None],
        show: Callable[[], None],
        today: Callable[[], date],
    ) -> None:
        self._given = given
        self._look = look
        self._show = show
        self._today = today

    def choose_encoding(self, encoding: str) -> None:
        """Read the text in another encoding."""
        file = self._given()
        if file is None or file.looked is None or chosen_encoding(file.looked.plan.encoding) == encoding:
            return
        self._say(file, replace(file.holding, encoding=encoding))

    def choose_person(self, key: str) -> None:
        """Take the records of one person."""
        file = self._given()
        if file is not None:
            self._say(file, replace(file.holding, person=key))

    def choose_day_order(self, order: str) -> None:
        """Read days with the day, or the month, first."""
        file = self._given()
        if file is not None:
            self._say(file, replace(file.holding, day_order=DayOrder(order)))

    def answer_word(self, word: str, typed: str) -> None:
        """Let a word of the source stand for a number."""
        self._answer(
            word,
            lambda looked, answers: next(
                (answer_word(answers, ask, typed) for ask in looked.plan.asks.words if ask.word == word), None
            ),
        )

    def answer_name(self, typed: TypedName) -> None:
        """Say what the values under one name of the source are here."""
        self._answer(
            typed.name,
            lambda looked, answers: next(
                (
                    answer_name(answers, ask, typed, looked.trackers)
                    for ask in looked.plan.asks.trackers
                    if ask.name == typed.name
                ),
                None,
            ),
        )

    def answer_columns(self, typed: TypedColumns) -> None:
        """Say what the columns of a table are."""
        fields = (f"{typed.name}:day", f"{typed.name}:header_line")

        def answer(looked: Plan, answers: Answers) -> Answered | None:
            asked = (ask for ask in looked.plan.asks.columns if ask.name == typed.name)
            answered = next((answer_columns(answers, ask, typed, self._today()) for ask in asked), None)
            return replace(answered, field=f"{typed.name}:{answered.field}") if answered is not None else None

        self._answer(fields[0], answer, *fields[1:])

    def _answer(self, field: str, answer: Callable[[Plan, Answers], Answered | None], *others: str) -> None:
        """Take an answer, or say beside its field what is wrong with it."""
        file = self._given()
        if file is None or file.looked is None:
            return
        answered = answer(file.looked, file.holding)
        if answered is None:
            return
        for name in (field, *others):
            file.problems.pop(name, None)
        if answered.problem:
            file.problems[answered.field] = answered.problem
            self._show()
        else:
            self._say(file, answered.answers)

    def _say(self, file: ChosenFile, answers: Answers) -> None:
        """Something else holds of the file; what holds already is not looked at again."""
        if answers == file.holding:
            self._show()
            return
        file.answers = answers
        self._look(file)
