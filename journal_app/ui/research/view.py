# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Research screen as widgets: the list, or the card that lies open in its place."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.ui.research.card_view import CardView
from journal_app.ui.research.list_view import ListView
from journal_app.ui.research.state import BrowserQuestion, CardPage, ListState


class ResearchView(QStackedWidget):
    """Its two parts carry the signals; what it is told goes to the one it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ListView(self)
        self.card = CardView(self)
        self._open = ""
        self.addWidget(self.list)
        self.addWidget(self.card)

    def set_list(self, state: ListState) -> None:
        """Show the list, or have it ready behind a card."""
        self.list.set_list(state)

    def set_page(self, page: CardPage | None) -> None:
        """Show a card in the list's place, or the list again, where the card was opened."""
        former, self._open = self._open, page.key if page else ""
        if page is not None:
            self.card.set_page(page)
            self.setCurrentWidget(self.card)
            if former != page.key:
                self.card.take_focus()
        elif former:
            self.setCurrentWidget(self.list)
            self.list.go_back_to(former)

    def set_question(self, question: BrowserQuestion | None) -> None:
        """Ask before the first link is opened, or ask no more."""
        self.card.set_question(question)

    def take_focus(self) -> None:
        """The card that lies open, else the field to look for words."""
        if self._open:
            self.card.take_focus()
        else:
            self.list.take_focus()
