# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The language of the window, as widgets: a list of the languages there are, and why one cannot be shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.spoken_languages import LanguageState
from journal_app.ui.widgets.choice_list import ChoiceList
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

WIDTH_PX = 420


class LanguageCard(Card):
    """``chosen`` carries the code of the language that the reader chose; the card shows it when it is told to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The language of this window"), parent)
        self.list = ChoiceList()
        self.list.chosen.connect(self.chosen)
        self.row = form_row(_("Language"), self.list, width_px=WIDTH_PX)
        line = Flow(top=True)
        line.addWidget(self.row)
        self.body.addLayout(line)
        told = _(
            "It changes at once, with dates and numbers, and nothing has to be started again. What is not translated"
            " yet is said in English. What you wrote stays as you wrote it, and so do questionnaires and research"
            " cards, whose words are their authors’. Commands in a terminal speak as the system does."
        )
        self.body.addWidget(label(told, "soft"))

    def set_language(self, state: LanguageState) -> None:
        """Show what is chosen, and what stands in the way of another one."""
        self.list.set_choices(state.choices)
        self.list.show_choice(state.chosen)
        self.row.set_problem(state.problem)
        if state.problem:
            announce(self.list, state.problem)
