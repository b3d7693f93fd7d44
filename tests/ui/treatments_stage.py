# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the tests of the Treatments screen share: a view that keeps what it is told, and a viewer that shows nothing."""

from pathlib import Path

from journal_app.ui.beside.state import Block
from journal_app.ui.fields import FieldProblem
from journal_app.ui.treatments.state import FormState, Part, RemarkState, TreatmentsState


class SeenView:
    """What the presenter told its view."""

    def __init__(self) -> None:
        self.state = TreatmentsState()
        self.blocks: tuple[Block, ...] = ()
        self.form = FormState()
        self.problems: dict[str, FieldProblem] = {}
        self.remarks: tuple[RemarkState, ...] = ()
        self.shown: list[tuple[Part, str]] = []
        self.parts: list[Part] = []

    def set_state(self, state: TreatmentsState) -> None:
        self.state = state

    def show_part(self, part: Part) -> None:
        self.parts.append(part)

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def set_form(self, form: FormState) -> None:
        self.form = form

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = {problem.field: problem for problem in problems}

    def set_remarks(self, remarks: tuple[RemarkState, ...]) -> None:
        self.remarks = remarks

    def show_row(self, part: Part, fact_id: str) -> None:
        self.shown.append((part, fact_id))


class NoViewer:
    """Keeps what it was to show."""

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def write(self, name: str, content: bytes) -> Path:
        return Path(name)

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def ask_where(self, name: str) -> Path | None:
        return None
