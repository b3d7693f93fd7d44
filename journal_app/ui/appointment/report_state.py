# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the report part of the Appointment screen shows, and what the reader wishes for. Knows no Qt and no journal."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from journal_app.domain.frozen import frozen
from journal_app.report.appointment.asked import USUAL, Part
from journal_app.report.pages import Paper
from journal_app.ui.fields import FieldProblem
from journal_app.ui.options import Option


class Since(StrEnum):
    """From when on the report tells."""

    LAST = "last"
    QUARTER = "quarter"
    HALF_YEAR = "half a year"
    YEAR = "year"
    OWN = "own"


@frozen
class ReportWish:
    """A report as the reader wishes for it; days, birth date and number as typed.

    None of it is kept: birth date and number are in the journal nowhere, and a note is ticked for one report only.
    ``language`` is that of the pages; empty for the one of the screen.
    """

    since: Since = Since.LAST
    first: str = ""
    last: str = ""
    paper: Paper = Paper.A4
    language: str = ""
    parts: frozenset[Part] = USUAL
    birth_date: str = ""
    clinic_number: str = ""
    notes: frozenset[str] = frozenset()


@frozen
class NoteState:
    """A note that can be ticked: where it stands, and what it says."""

    id: str
    title: str
    words: str
    is_on: bool = False


@frozen
class ReportState:
    """What there is to choose, and what the report will be about. ``more_notes`` are those not listed yet."""

    wish: ReportWish = ReportWish()
    said: str = ""
    problems: tuple[FieldProblem, ...] = ()
    parts: tuple[Option, ...] = ()
    findings: str = ""
    notes: tuple[NoteState, ...] = ()
    more_notes: int = 0


@frozen
class Page:
    """One page as a PNG; ``name`` says which it is, ``words`` what stands on it."""

    content: bytes
    name: str
    words: str


@frozen
class PagesState:
    """The pages as far as they are drawn, the one in view by its place, and what is said of them."""

    pages: tuple[Page, ...] = ()
    place: int = 0
    said: str = ""


class View(Protocol):
    """What the presenter of the report needs of the screen."""

    def set_report(self, state: ReportState) -> None:
        """Show what can be chosen."""

    def set_pages(self, state: PagesState) -> None:
        """Show a page."""

    def open_file(self, path: Path) -> None:
        """Show a file in the system's viewer."""


class Printer(Protocol):
    """A printer that the reader chose."""

    def put(self, pages: Sequence[bytes]) -> bool:
        """Print pages that are PNG; False where the printer does not take them."""


class Printers(Protocol):
    """The printers of this machine."""

    def are_there(self) -> bool:
        """Whether there is one."""

    def ask(self, paper: Paper) -> Printer | None:
        """Let the reader choose one; None when they think better of it."""
