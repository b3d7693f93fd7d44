# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Research screen as widgets: the list, or in its place the card that lies open or the form of one."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.ui.fields import FieldProblem
from journal_app.ui.research.card_view import CardView
from journal_app.ui.research.form import CardForm
from journal_app.ui.research.list_view import ListView
from journal_app.ui.research.state import BrowserQuestion, CardPage, ListState, PlanState
from journal_app.ui.research.typed import TypedCard
from journal_app.ui.widgets.surfaces import Page


class ResearchView(QStackedWidget):
    """Its two parts carry the signals; what it is told goes to the one it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ListView(self)
        self.card = CardView(self)
        self.form = CardForm()
        self._form_page = Page(self)
        self._form_page.body.addWidget(self.form)
        self._form_page.body.addStretch(1)
        self._open = ""
        self.addWidget(self.list)
        self.addWidget(self.card)
        self.addWidget(self._form_page)

    def set_list(self, state: ListState) -> None:
        """Show the list, or have it ready behind a card."""
        self.list.set_list(state)

    def set_page(self, page: CardPage | None) -> None:
        """Show a card in the list's place, or the list again, where the card was opened."""
        former, self._open = self._open, page.key if page else ""
        if page is not None:
            self.card.set_page(page)
            if self.currentWidget() is self._form_page and former == page.key:
                return  # it is being changed
            self.setCurrentWidget(self.card)
            if former != page.key:
                self.card.take_focus()
        elif former:
            self.setCurrentWidget(self.list)
            self.list.go_back_to(former)

    def set_form(self, typed: TypedCard | None, heading: str) -> None:
        """Open the form in the place of everything else, or put it away."""
        if typed is not None:
            self.setCurrentWidget(self._form_page)
            self._form_page.verticalScrollBar().setValue(0)
            self.form.open(typed, heading)
        elif self.currentWidget() is self._form_page:
            self.setCurrentWidget(self.card if self._open else self.list)
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the form's fields what is wrong."""
        self.form.set_problems(problems)

    def set_plan(self, plan: PlanState | None) -> None:
        """Show what a file would add, or put that away."""
        self.list.plan.set_plan(plan)
        if plan is not None:
            self.setCurrentWidget(self.list)
            self.list.page.verticalScrollBar().setValue(0)
        else:
            self.list.take_focus()

    def set_question(self, question: BrowserQuestion | None) -> None:
        """Ask before the first link is opened, or ask no more."""
        self.card.set_question(question)

    def take_focus(self) -> None:
        """The card that lies open, else the field to look for words."""
        if self.currentWidget() is self._form_page:
            self.form.field("title").setFocus()
        elif self._open:
            self.card.take_focus()
        else:
            self.list.take_focus()
