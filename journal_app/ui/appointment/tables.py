# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Scores and blood results as tables, for whoever wants numbers beside the report. Knows no Qt.

Hides that the tables hold every day of the journal, whatever days the report is about, which is said.
"""

from pathlib import Path

from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.messages import Message, MessageKind
from journal_app.words import _


class Tables:
    """The one intent: write them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def write(self, folder: Path) -> None:
        """Write the tables into a folder; no file is ever replaced."""
        self._desk.read(lambda facts: _written(facts, folder), self._on_written, task=Task(_("Writing the tables")))

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        message = Message(
            text=_("The tables are at {paths}").format(paths=", ".join(map(str, paths))),
            detail=_("They hold the scores and blood results of every day of the journal."),
            kind=MessageKind.SAVED,
        )
        self._desk.messages.show_message(message)


def _written(facts: Facts, folder: Path) -> tuple[Path, ...]:
    from journal_app.exchange.exporting import write_tables

    return write_tables(facts, folder)
