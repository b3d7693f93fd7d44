# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the reader makes of a card, as buttons that stay pressed.

Hides that helpful and not helpful put each other out, and that pressing one again takes it back.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.records import CardMark
from journal_app.ui.widgets.buttons import choice_button
from journal_app.ui.widgets.flow import Flow
from journal_app.words import _, pgettext

HELPFUL, UNHELPFUL = "helpful", "unhelpful"


class MarkRow(QWidget):
    """Signal ``pressed()`` when one was."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Translators: a button that stays down: keeps a research card to be found again
        self.saved = choice_button(pgettext("keep a research card at hand", "Save"), self)
        # Translators: a button that stays down: the reader marks a research card
        self.helpful = choice_button(_("Helpful"), self)
        self.unhelpful = choice_button(_("Not helpful"), self)
        self.discuss = choice_button(_("Discuss at my appointment"), self)
        row = Flow(self)
        for button in (self.saved, self.helpful, self.unhelpful, self.discuss):
            row.addWidget(button)
        self.helpful.clicked.connect(partial(self.unhelpful.setChecked, False))  # noqa: FBT003 -- Qt takes it by position
        self.unhelpful.clicked.connect(partial(self.helpful.setChecked, False))  # noqa: FBT003 -- the same
        for button in (self.saved, self.helpful, self.unhelpful, self.discuss):
            button.clicked.connect(self.pressed)

    def set_mark(self, mark: CardMark, *, can_change: bool) -> None:
        """Show what was made of a card."""
        self.saved.setChecked(mark.saved)
        self.helpful.setChecked(mark.found == HELPFUL)
        self.unhelpful.setChecked(mark.found == UNHELPFUL)
        self.discuss.setChecked(mark.discuss)
        self.setEnabled(can_change)

    def mark(self, before: CardMark, note: str) -> CardMark:
        """What is made of the card now."""
        found = HELPFUL if self.helpful.isChecked() else UNHELPFUL if self.unhelpful.isChecked() else ""
        saved, discuss = self.saved.isChecked(), self.discuss.isChecked()
        return replace(before, saved=saved, found=found, discuss=discuss, note=note.strip())
