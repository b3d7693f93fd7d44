# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Treatments screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.treatments.presenter import Presenter
from journal_app.ui.treatments.view import TreatmentsView
from journal_app.words import _


class TreatmentsScreen(Screen):
    """Changes with infusions, reactions and events."""

    kinds = frozenset({Kind.INFUSION, Kind.REACTION, Kind.EVENT})

    def __init__(self, desk: Desk) -> None:
        view = TreatmentsView()
        presenter = Presenter(desk, view)
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.infusion_requested.connect(presenter.start_infusion)
        view.event_requested.connect(presenter.start_event)
        view.reaction_requested.connect(presenter.start_reaction)
        view.infusion_edit_requested.connect(presenter.edit_infusion)
        view.event_edit_requested.connect(presenter.edit_event)
        view.infusion_delete_requested.connect(presenter.delete_infusion)
        view.reaction_delete_requested.connect(presenter.delete_reaction)
        view.event_delete_requested.connect(presenter.delete_event)
        view.save_requested.connect(presenter.save)
        view.close_requested.connect(presenter.close)
        view.answered.connect(presenter.answer)
        view.product_named.connect(presenter.name_product)

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()

    def take_focus(self) -> None:
        """The infusions where there are any, else the button that begins them."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _("Keys: arrows to read · Enter to change · Del to delete")


def make_screen(desk: Desk) -> Screen:
    """The Treatments screen at a desk."""
    return TreatmentsScreen(desk)
