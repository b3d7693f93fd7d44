# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Settings screen as the shell knows it: view, presenter and the look of this machine joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.preferences import FOLLOW_SYSTEM, Preferences, read_preferences, wear
from journal_app.ui.screen import Screen
from journal_app.ui.settings.presenter import Presenter
from journal_app.ui.settings.state import LookState
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.theme import current
from journal_app.words import _


class MachineLooks:
    """The look as it is worn now; only whether the system is followed is asked of the file."""

    def worn(self) -> LookState:
        """What is chosen now."""
        sizes = current().sizes
        is_following = read_preferences().theme == FOLLOW_SYSTEM
        return LookState(
            theme=FOLLOW_SYSTEM if is_following else current().tokens.name,
            text_percent=sizes.text_percent,
            interface_percent=sizes.interface_percent,
        )

    def wear(self, look: LookState) -> None:
        """Put a look on and keep it for the next start."""
        wear(Preferences(theme=look.theme, text_percent=look.text_percent, interface_percent=look.interface_percent))


class SettingsScreen(Screen):
    """Shows trackers and settings of the journal, and the look of this machine."""

    kinds = frozenset({Kind.TRACKER, Kind.SETTING})

    def __init__(self, desk: Desk) -> None:
        view = SettingsView()
        presenter = Presenter(desk, view, MachineLooks())
        self.widget = view
        self._view = view
        self._presenter = presenter
        view.add_requested.connect(presenter.start_adding)
        view.offer_requested.connect(presenter.add_offered)
        view.edit_requested.connect(presenter.start_editing)
        view.move_requested.connect(presenter.move)
        view.put_away_requested.connect(presenter.put_away)
        view.return_requested.connect(presenter.bring_back)
        view.save_requested.connect(presenter.save)
        view.close_requested.connect(presenter.close)
        view.day_end.typed.connect(presenter.set_day_ends)
        view.look.theme_chosen.connect(presenter.choose_theme)
        view.look.text_stepped.connect(presenter.step_text)
        view.look.interface_stepped.connect(presenter.step_interface)
        view.restyled.connect(presenter.refresh_look)

    def refresh(self) -> None:
        """Read the settings again and show them."""
        self._presenter.refresh()

    def take_focus(self) -> None:
        """The list of trackers."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        return _("Keys: Enter to change · Alt+↑ Alt+↓ to move · Del to put away")

    def leave(self) -> None:
        """Keep a time that is still being typed."""
        self._view.hand_over()


def make_screen(desk: Desk) -> Screen:
    """The Settings screen at a desk."""
    return SettingsScreen(desk)
