# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Labs screen shows, as values. Knows no Qt and no journal."""

from journal_app.domain.drafts import LabDraft
from journal_app.domain.frozen import frozen
from journal_app.domain.shown_units import ShownUnit
from journal_app.ui.attachment_words import AttachmentState


@frozen
class UnitChoice:
    """The units an analyte can be shown in, each by its UCUM code and in words; "" is as it was printed."""

    analyte: str
    name: str
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""


@frozen
class CellState:
    """One result, with the letters kept of its draw.

    ``printed`` is what the sheet says beside or instead of ``value``: a range, a value in its own unit. ``mark`` says
    that it was drawn soon after an iron infusion; ``details`` are all there is to read; ``name`` says which result it
    is, in a few words.
    """

    id: str
    value: str
    printed: str
    mark: str
    details: str
    name: str = ""
    letters: tuple[AttachmentState, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """What stands in the table, line by line."""
        return tuple(line for line in (self.value, self.printed, self.mark) if line)


@frozen
class LabsState:
    """The table, newest draw first: ``cells[row][column]`` belongs to ``analytes[row]`` and ``draws[column]``.

    ``units`` says for each row in which unit it is shown.
    """

    analytes: tuple[str, ...] = ()
    draws: tuple[str, ...] = ()
    cells: tuple[tuple[CellState | None, ...], ...] = ()
    summary: str = ""
    laboratories: tuple[str, ...] = ()
    units: tuple[UnitChoice, ...] = ()
    overall: ShownUnit = ShownUnit.PRINTED
    can_change: bool = True


@frozen
class PairState:
    """The results chosen to look at side by side, none, one or two, each in words.

    ``analytes`` are those of the results. With two either a ``fact`` and the ``notes`` that belong to it, or the
    ``reasons`` why there is none.
    """

    ids: tuple[str, ...] = ()
    analytes: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    fact: str = ""
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hint: str = ""


@frozen
class SheetDraft:
    """An unfinished sheet: its lines as typed, the ids of kept results it is to change, and where the focus was."""

    lines: tuple[LabDraft, ...] = ()
    editing: tuple[str, ...] = ()
    focus: str = "day"


@frozen
class FormState:
    """The form as it is opened; ``heading`` is empty when it is closed.

    ``lines`` are the lines of the sheet, the first of which also says what the draw is; with ``grows`` there is always
    a blank one more. ``focus`` names the field to begin at.
    """

    heading: str = ""
    lines: tuple[LabDraft, ...] = (LabDraft(),)
    grows: bool = False
    focus: str = "day"


def field_name(name: str, line: int) -> str:
    """What the form calls a field of a line: value, value 2, value 3."""
    return f"{name} {line + 1}" if line else name


def name_and_line(field: str) -> tuple[str, int]:
    """The field and the line that ``field_name`` put together."""
    name, _blank, number = field.partition(" ")
    return name, int(number or 1) - 1
