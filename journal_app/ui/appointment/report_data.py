# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The data of the report's days written beside it, as a workbook, as tables or as FHIR. Knows no Qt.

Hides that a folder of tables is never written over, while a file was agreed to in the dialog, and which of all there is
to say of a form fits into one message: what it cannot hold, and that it is not encrypted.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.report.appointment.dates import Dates
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.messages import Message, MessageKind
from journal_app.words import _

if TYPE_CHECKING:  # the writers are loaded for whoever wants some
    from journal_app.exchange.outgoing import Written

CSV, XLSX, FHIR = "csv", "xlsx", "fhir"
"""As in ``exchange.outgoing``."""


class ReportData:
    """The one intent: write it. ``dates`` gives the days of the report, or None while they need a look."""

    def __init__(self, desk: Desk, dates: Callable[[], Dates | None]) -> None:
        self._desk = desk
        self._dates = dates

    def write(self, form: str, path: Path) -> None:
        """Write the data of the report's days, in one of the forms, to a file or into a folder."""
        dates = self._dates()
        if dates is None:
            self._desk.say(_("The days of the report need a look first. Nothing was written."))
            return
        task = Task(_("Writing the data"))
        self._desk.read(
            lambda facts: _written(facts, form, path, dates, task),
            lambda written: self._say(path, dates, written),
            task=task,
        )

    def _say(self, path: Path, dates: Dates, written: "Written") -> None:
        days = _("It holds {dates}.").format(dates=dates.words())
        message = Message(
            text=_("The data is at {path}").format(path=path),
            detail=" ".join((days, *written.in_short)),
            kind=MessageKind.SAVED,
        )
        self._desk.messages.show_message(message)


def _written(facts: Facts, form: str, path: Path, dates: Dates, task: Task) -> "Written":
    from journal_app.exchange import outgoing
    from journal_app.exchange.chosen import Chosen

    chosen = Chosen(first=dates.first, last=dates.last)
    return outgoing.write(facts, path, form, chosen, replace=form != CSV, check=task.check)
