# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Research screen as the shell knows it: view and presenter joined."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.ui.browser import Browser
from journal_app.ui.desk import Desk
from journal_app.ui.destinations import file_for_research
from journal_app.ui.research.presenter import Presenter
from journal_app.ui.research.view import ResearchView
from journal_app.ui.screen import Screen
from journal_app.ui.widgets.ask_file import ask_for_file, ask_where_to_write
from journal_app.words import _


class ResearchScreen(Screen):
    """Changes with cards and marks, and with every kind of fact that carries a note."""

    kinds = frozenset(
        {
            Kind.CARD,
            Kind.CARD_MARK,
            Kind.DAY,
            Kind.SCORE,
            Kind.LAB_RESULT,
            Kind.INFUSION,
            Kind.REACTION,
            Kind.EVENT,
            Kind.COURSE,
            Kind.COURSE_DAY,
            Kind.ANSWER_SET,
            Kind.APPOINTMENT,
            Kind.FOLLOW_UP,
        }
    )

    def __init__(self, desk: Desk) -> None:
        view = ResearchView()
        presenter = Presenter(desk, view, Browser())
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.list.wished.connect(presenter.look_for)
        view.list.opened.connect(presenter.open_card)
        view.list.more_wanted.connect(presenter.show_more)
        view.list.day_wanted.connect(lambda day: desk.go_to("today", day.isoformat()))
        view.card.closed.connect(presenter.close_card)
        view.card.opened.connect(presenter.open_card)
        view.card.marked.connect(presenter.mark)
        view.card.ask_wanted.connect(presenter.ask)
        view.card.followed.connect(presenter.follow)
        view.card.browser_wanted.connect(presenter.go_outside)
        view.card.browser_unwanted.connect(presenter.stay)
        view.card.remove_wanted.connect(presenter.remove)
        view.card.edit_wanted.connect(presenter.edit)
        self._connect_adding()

    def _connect_adding(self) -> None:
        view, adding, form = self._view, self._presenter.adding, self._view.form
        view.list.add.clicked.connect(adding.start)
        view.list.add_file.clicked.connect(self._on_add_file)
        view.list.plan.wanted.connect(adding.keep_plan)
        view.list.plan.unwanted.connect(adding.drop_plan)
        view.list.own.file_wanted.connect(self._on_file_wanted)
        form.edited.connect(lambda: adding.hold(form.typed()))
        form.save_requested.connect(lambda: adding.save(form.typed()))
        form.close_requested.connect(lambda: adding.close(form.typed()))

    def _on_add_file(self) -> None:
        # Translators: "References (*.ris *.nbib *.txt *.xml *.bib *.json)": kind of file in a dialog; what stands in
        # brackets stays
        # Translators: "All files (*)": kind of file in a dialog; what stands in brackets stays
        kinds = [_("References (*.ris *.nbib *.txt *.xml *.bib *.json)"), _("All files (*)")]
        read = self._presenter.adding.read_file
        ask_for_file(self._view, _("Add from a file"), kinds, lambda path: read(Path(path)))

    def _on_file_wanted(self, form: str, ending: str) -> None:
        # Translators: "my-texts": name proposed for a file, without its ending
        path = ask_where_to_write(self._view, _("Your own texts as a file"), f"{_('my-texts')}.{ending}")
        if path is not None:
            self._presenter.adding.write_file(path, form)

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def show(self, what: str) -> None:
        """Lay the card with this key open, or show what a file of references would add."""
        path = file_for_research(what)
        if path is not None:
            self._presenter.adding.read_file(path)
        else:
            self._presenter.open_card(what)

    def place(self) -> str:
        """The card that lies open."""
        return self._presenter.opened

    def take_focus(self) -> None:
        """The card that lies open, else the field to look for words."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does
        return _("Keys: Ctrl+F look for words · Enter look at once · Q ask about a card · Esc from a card to the list")


def make_screen(desk: Desk) -> Screen:
    """The Research screen at a desk."""
    return ResearchScreen(desk)
