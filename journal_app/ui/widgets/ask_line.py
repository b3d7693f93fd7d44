# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The line below a screen in which something in view is asked about: Enter keeps the question, Escape leaves it.

Hides where the keyboard goes back to when the line is put away.
"""

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from journal_app.domain.drafts import QuestionDraft
from journal_app.ui.widgets.draft_form import DraftFields
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.forms import form_row, text_field
from journal_app.words import _

_FIELD_PX = 960


class AskLine(DraftFields[QuestionDraft]):
    """A form of one line; see ``EntryForm`` for its signals."""

    NAMES = ("text",)

    def __init__(self) -> None:
        # Translators: "Leave it": a button: no question is kept
        super().__init__(_("Ask at my appointment"), QuestionDraft(), _("Keep the question"), _("Leave it"))
        self._before: QWidget | None = None
        self.add_line([("text", form_row(_("My question"), text_field(), width_px=_FIELD_PX))])
        self.add_buttons()

    def open_line(self, about: str, draft: QuestionDraft) -> None:
        """Show a question about something, chosen whole: typing replaces it."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.show()
        # Translators: "Ask about: {subject}": heading of a form: a question to a doctor about this
        heading = _("Ask about: {subject}").format(subject=about) if about else _("Ask at my appointment")
        self.show_draft(heading, draft, "text")

    def close_line(self) -> None:
        """Go out of sight, and give the keyboard back to whatever had it."""
        had_focus, before = holds_focus(self), self._before
        self.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus()
