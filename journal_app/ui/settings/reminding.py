# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reminders, the tray, and starting with the computer: what there is, and what this desktop does not offer."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.settings.state import RemindersState
from journal_app.ui.settings.switches import KeptField, Switch
from journal_app.ui.theme import current
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _


class RemindingSection(QWidget):
    """Its parts tell what the reader chose: ``reminds``, ``time``, ``stays`` and ``starts``."""

    def __init__(self) -> None:
        super().__init__()
        self.reminds = Switch(_("Remind me of an empty day"))
        # Translators: "At": label of a field, before a time of day such as 20:00: when to be reminded
        self.time = KeptField(_("At"), _("Hours and minutes, such as 20:00"))
        self.time.line.setPlaceholderText(_("HH:MM"))
        self.stays = Switch(_("Keep running in the tray"))
        self.starts = Switch(_("Start with the computer"))
        self._lay_out()

    def set_reminders(self, state: RemindersState) -> None:
        """Show what is chosen on this machine."""
        self.reminds.show_state(is_on=bool(state.time))
        self.reminds.set_words(state.words)
        self.time.show_text(state.time)
        self.time.setVisible(bool(state.time))
        self.stays.show_state(is_on=state.stays_in_tray, can_change=state.has_tray or state.stays_in_tray)
        self.stays.set_words(_tray_words() if state.has_tray else _("This desktop has no tray to keep running in."))
        self.starts.show_state(is_on=state.starts_at_login, can_change=state.can_start_at_login)
        self.starts.set_words(_start_words() if state.can_start_at_login else _no_start_words())

    def set_time_problem(self, message: str) -> None:
        """Say beside the time what is wrong, or nothing."""
        self.time.refuse(message)

    def _lay_out(self) -> None:
        # Translators: heading: one that comes each day
        reminder = Card(_("Reminder"))
        reminder.body.addWidget(self.reminds)
        line = Flow(top=True)
        line.addWidget(self.time)
        reminder.body.addLayout(line)
        # Translators: heading: whether Iron Journal runs in the background
        running = Card(_("Running"))
        running.body.addWidget(label(_("A reminder can only come while Iron Journal runs.")))
        running.body.addWidget(self.stays)
        running.body.addWidget(self.starts)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        body.addWidget(reminder)
        body.addWidget(running)


def _tray_words() -> str:
    return _(
        "When you close the window it waits in the tray; Quit there, or Ctrl+Q, ends the program. Its journal stays"
        " open meanwhile, until it is locked: another window or the command line can read this journal but not write"
        " in it. No reminder comes while it is locked."
    )


def _start_words() -> str:
    return _("The window opens with this journal when you log in. A passphrase is asked for as always.")


def _no_start_words() -> str:
    return _(
        "Not offered here: nobody has tried it on this system yet. You can add Iron Journal to the system’s own list"
        " of programs that start when you log in."
    )
