# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What Today asks and shows, and when a day ends."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.settings.state import ChoicesState
from journal_app.ui.settings.switches import KeptField, Switch
from journal_app.ui.theme import current
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _


class DaySection(QWidget):
    """Its parts tell what the reader chose: ``parts``, ``yesterday`` and ``day_end``."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = Switch(
            _("Score the parts of a day apart"),
            _("Morning, midday, evening and night, each with its own score. Off, one score stands for the whole day."),
        )
        self.yesterday = Switch(
            _("Show yesterday’s value"),
            _("It appears once today’s is given and never before, because it would pull today’s answer towards it."),
        )
        self.day_end = KeptField(_("A day ends at"), _("04:00 unless you choose another time"))
        self.day_end.line.setPlaceholderText(_("HH:MM"))
        self.day_words = label("")
        self._lay_out()

    def set_choices(self, state: ChoicesState) -> None:
        """Show what is chosen."""
        self.parts.show_state(is_on=state.has_parts, can_change=state.can_change)
        self.yesterday.show_state(is_on=state.shows_yesterday, can_change=state.can_change)

    def set_day_end(self, text: str, words: str, *, can_change: bool) -> None:
        """Show when a day ends and what that means."""
        self.day_words.setText(words)
        self.day_end.show_text(text, can_change=can_change)

    def _lay_out(self) -> None:
        asks = Card(_("What Today asks and shows"))
        asks.body.addWidget(self.parts)
        asks.body.addWidget(self.yesterday)
        ends = Card(_("When a day ends"))
        ends.body.addWidget(self.day_words)
        line = Flow(top=True)
        line.addWidget(self.day_end)
        ends.body.addLayout(line)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        body.addWidget(asks)
        body.addWidget(ends)
