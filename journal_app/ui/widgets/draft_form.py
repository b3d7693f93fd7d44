# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A form whose fields are named as the texts of a draft are.

Hides that a draft holds more than its form asks for (which fact it changes, whose it was).
"""

from dataclasses import asdict, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journal_app.domain.frozen_json import AnyDataclass
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.words import _

D = TypeVar("D", bound=AnyDataclass)


class DraftFields(EntryForm, Generic[D]):
    """A form of the fields ``NAMES``."""

    NAMES: tuple[str, ...] = ()

    def __init__(self, heading: str, blank: D, save: str = "", close: str = "") -> None:
        super().__init__(heading, save or _("Save"), close or _("Close"))
        self._draft = blank

    def show_draft(self, heading: str, draft: D | None, focus: str) -> None:
        """Show a draft, if one is given; fields that agree are left alone, and without a ``focus`` so is the focus."""
        self.set_heading(heading)
        if draft is not None:
            self._draft = draft
            texts = asdict(draft)
            for name in self.NAMES:
                if self.text(name) != texts[name]:
                    self.set_text(name, texts[name])
        if focus:
            field = self.field(focus)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, QLineEdit):
                field.selectAll()

    def draft(self) -> D:
        """What stands in the fields now."""
        typed: dict[str, Any] = {name: self.text(name) for name in self.NAMES}
        return replace(self._draft, **typed)
