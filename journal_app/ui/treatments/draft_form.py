# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the forms of the Treatments screen share: what is known of a treatment, below its fields.

Hides when something typed is worth looking up.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.treatments.remarks import Remarks
from journal_app.ui.treatments.state import Draft, FormState, RemarkState
from journal_app.ui.widgets.draft_form import DraftFields
from journal_app.ui.widgets.forms import is_being_filled
from journal_app.ui.widgets.messages import announce


class DraftForm(DraftFields[Draft]):
    """A form of the fields ``NAMES``. Signal ``named(is_whole)`` when what is typed may name something known."""

    named = Signal(bool)

    def __init__(self, heading: str, blank: Draft) -> None:
        super().__init__(heading, blank)
        self.remarks = Remarks(self)

    def finish(self) -> None:
        """Put the buttons below the fields, and below them what is known: nothing moves when that appears."""
        self.add_buttons()
        self.body.addWidget(self.remarks)

    def watch_name(self, field: QLineEdit) -> None:
        """Tell when something is named in a field, by typing or by a program that reads the screen."""
        field.textChanged.connect(lambda _text: None if is_being_filled(field) else self.named.emit(False))  # noqa: FBT003 -- a signal
        field.editingFinished.connect(lambda: self.named.emit(True))  # noqa: FBT003 -- the same

    def open(self, state: FormState) -> None:
        """Show a draft, if one is given; fields that agree are left alone, and without a ``focus`` so is the focus."""
        self.show_draft(state.heading, state.draft, state.focus)

    def set_remarks(self, remarks: tuple[RemarkState, ...]) -> None:
        """Say what is known of what was named; a screen reader says it too."""
        if self.remarks.set_remarks(remarks) and remarks:
            announce(self.remarks, " ".join(remark.words for remark in remarks))
