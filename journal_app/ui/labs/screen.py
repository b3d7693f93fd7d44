# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Labs screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.shown_units import ShownUnit
from journal_app.ui.attaching import Attaching
from journal_app.ui.desk import Desk
from journal_app.ui.labs.presenter import Presenter
from journal_app.ui.labs.view import LabsView
from journal_app.ui.private_files import private_files
from journal_app.ui.screen import Screen
from journal_app.ui.subject_words import pointed_at
from journal_app.words import _


class LabsScreen(Screen):
    """Results change with results and their letters, their marks with infusions, and their units with settings.

    The research beside them changes with the reader's cards and marks.
    """

    kinds = frozenset({Kind.LAB_RESULT, Kind.INFUSION, Kind.SETTING, Kind.ATTACHMENT, Kind.CARD, Kind.CARD_MARK})

    def __init__(self, desk: Desk) -> None:
        view = LabsView()
        self._desk = desk
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.add_requested.connect(presenter.start_adding)
        view.edit_requested.connect(presenter.start_editing)
        view.edit_draw_requested.connect(presenter.start_editing_draw)
        view.delete_requested.connect(presenter.delete)
        view.save_requested.connect(presenter.save)
        view.close_requested.connect(presenter.close)
        view.answered.connect(presenter.answer)
        view.analyte_named.connect(presenter.suggest_for)
        view.looked.connect(presenter.look_over)
        view.held.connect(presenter.hold)
        view.waiting_told.connect(presenter.say_waiting)
        looking = presenter.looking
        view.units_chosen.connect(lambda units: looking.show_units(ShownUnit(units)))
        view.unit_chosen.connect(looking.show_unit)
        view.choose_requested.connect(looking.choose)
        view.choose_none_requested.connect(looking.choose_none)
        view.research.card_wanted.connect(looking.beside.open_card)
        view.research.ask_wanted.connect(looking.beside.ask)
        letters = Attaching(desk, private_files())
        view.attach_requested.connect(
            lambda result, paths: letters.attach(lambda facts: facts.get(LabResult, result), paths)
        )
        view.letter_requested.connect(letters.open)
        view.letter_removed.connect(letters.remove)

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def show(self, what: str) -> None:
        """Choose the result that a pointer leads to."""
        self._desk.glance(lambda facts: pointed_at(facts, what), self._view.table.show_result)

    def take_focus(self) -> None:
        """The table where there is one, else the button that begins it."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does
        return _("Keys: arrows to read · Space to compare two · Enter to change · Del to delete")


def make_screen(desk: Desk) -> Screen:
    """The Labs screen at a desk."""
    return LabsScreen(desk)
