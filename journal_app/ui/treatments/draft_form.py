# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the forms of the Treatments screen share: fields that are named as the texts of a draft are.

Hides that a draft holds more than its form asks for (whose infusion it was, which fact it changes).
"""

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.treatments.remarks import Remarks
from journal_app.ui.treatments.state import Draft, FormState, RemarkState
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import is_being_filled
from journal_app.ui.widgets.messages import announce
from journal_app.words import _


class DraftForm(EntryForm):
    """A form of the fields ``NAMES``. Signal ``named(is_whole)`` when what is typed may name something known."""

    NAMES: tuple[str, ...] = ()
    named = Signal(bool)

    def __init__(self, heading: str, blank: Draft) -> None:
        super().__init__(heading, _("Save"), _("Close"))
        self._draft = blank
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
        self.set_heading(state.heading)
        if state.draft is not None:
            self._draft = state.draft
            texts = asdict(state.draft)
            for name in self.NAMES:
                if self.text(name) != texts[name]:
                    self.set_text(name, texts[name])
        if state.focus:
            field = self.field(state.focus)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, QLineEdit):
                field.selectAll()

    def draft(self) -> Draft:
        """What stands in the fields now."""
        typed: dict[str, Any] = {name: self.text(name) for name in self.NAMES}
        return replace(self._draft, **typed)

    def set_remarks(self, remarks: tuple[RemarkState, ...]) -> None:
        """Say what is known of what was named; a screen reader says it too."""
        if self.remarks.set_remarks(remarks) and remarks:
            announce(self.remarks, " ".join(remark.words for remark in remarks))
