# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A section of the Treatments screen. Hides that what is known of the chosen fact by its name stands below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from journal_app.ui.treatments.remarks import Remarks
from journal_app.ui.treatments.state import TreatmentRow
from journal_app.ui.widgets.row_section import RowSection, SectionWords


class Section(RowSection):
    """A list of facts, with remarks on the chosen one."""

    def __init__(
        self, words: SectionWords, columns: Sequence[tuple[str, int]], more: tuple[QPushButton, ...] = ()
    ) -> None:
        super().__init__(words, columns, more)
        self.remarks = Remarks()
        self.chosen.body.insertWidget(2, self.remarks)

    def _on_current(self) -> None:
        row = self.current_row()
        self.remarks.set_remarks(row.remarks if isinstance(row, TreatmentRow) else ())
        super()._on_current()
