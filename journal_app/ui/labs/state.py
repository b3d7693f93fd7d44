# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Labs screen shows, as values. Knows no Qt and no journal."""

from dataclasses import dataclass, field

from journal_app.domain.drafts import LabDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class CellState:
    """One result. ``mark`` says that it was drawn soon after an iron infusion; ``details`` are all there is to read."""

    id: str
    value: str
    printed: str
    mark: str
    details: str

    def lines(self) -> tuple[str, ...]:
        """What stands in the table, line by line."""
        return tuple(line for line in (self.value, self.printed, self.mark) if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabsState:
    """The table, newest draw first: ``cells[row][column]`` belongs to ``analytes[row]`` and ``draws[column]``."""

    analytes: tuple[str, ...] = ()
    draws: tuple[str, ...] = ()
    cells: tuple[tuple[CellState | None, ...], ...] = ()
    summary: str = ""
    laboratories: tuple[str, ...] = ()
    can_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """The form as it is opened; ``focus`` names the field to begin at. ``heading`` is empty when it is closed."""

    heading: str = ""
    draft: LabDraft = field(default_factory=LabDraft)
    focus: str = "day"
