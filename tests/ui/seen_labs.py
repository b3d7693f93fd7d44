# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the presenter of the Labs screen tells its view, for tests without one."""

from journal_app.ui.beside.state import Block
from journal_app.ui.fields import FieldProblem
from journal_app.ui.labs.state import FormState, LabsState, PairState


class SeenView:
    """What was told last."""

    def __init__(self) -> None:
        self.state = LabsState()
        self.blocks: tuple[Block, ...] = ()
        self.form = FormState()
        self.pair = PairState()
        self.problems: dict[str, FieldProblem] = {}
        self.remarks: dict[str, str] = {}
        self.suggested: list[tuple[int, str, str]] = []

    def set_state(self, state: LabsState) -> None:
        self.state = state

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def set_pair(self, pair: PairState) -> None:
        self.pair = pair

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem for problem in problems}

    def set_remarks(self, remarks: tuple[FieldProblem, ...]) -> None:
        self.remarks = {remark.field: remark.words for remark in remarks}

    def suggest(self, line: int, unit: str, printed_range: str) -> None:
        self.suggested.append((line, unit, printed_range))


def cell_texts(state: LabsState) -> list[list[str]]:
    """The values of a table, row by row; nothing where there is no result."""
    return [[cell.value if cell else "" for cell in row] for row in state.cells]
