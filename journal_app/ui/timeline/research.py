# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research cards beside the chart: a headline each, and on a press what was found and what it cannot say."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.timeline.state import CardBeside
from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _


class ResearchBeside(Card):
    """One card lies open at most; which one stays while others come into view."""

    def __init__(self) -> None:
        super().__init__(_("Research on what is in view"))
        self._cards: tuple[CardBeside, ...] = ()
        self.headlines: dict[str, Button] = {}
        self._opened: dict[str, QWidget] = {}
        self.open_key = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(current().sizes.px(4))
        self.body.addLayout(self._list)
        self.hide()

    def set_cards(self, cards: tuple[CardBeside, ...]) -> None:
        """Show these, or nothing at all."""
        self.setVisible(bool(cards))
        if cards == self._cards:
            return
        focused = next((key for key, button in self.headlines.items() if button.hasFocus()), "")
        self._cards = cards
        self.headlines, self._opened = {}, {}
        clear(self._list)
        for card in cards:
            self._list.addWidget(self._line(card))
        if focused in self.headlines:
            self.headlines[focused].setFocus()

    def _line(self, card: CardBeside) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().sizes.px(4))
        button = quiet_button(_("Read"), line)
        button.setAccessibleName(_("Read: {headline}").format(headline=card.headline))
        button.clicked.connect(partial(self._on_read, card.key))
        words = self._words(card)
        words.setVisible(card.key == self.open_key)
        column.addWidget(label(card.headline, "label"))
        column.addWidget(label(f"{card.kind} · {card.reason}", "soft"))
        column.addWidget(button)
        column.addWidget(words)
        self.headlines[card.key], self._opened[card.key] = button, words
        return line

    def _words(self, card: CardBeside) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, current().sizes.px(8))
        said = (
            (card.found, ""),
            (_("What it cannot say: {words}").format(words=card.cannot_say), ""),
            (_("Who paid, who sells: {words}").format(words=card.conflicts) if card.conflicts else "", "soft"),
            (f"{card.source} · {card.checked}", "soft"),
        )
        for text, look in said:
            if text:
                column.addWidget(label(text, look))
        return words

    def _on_read(self, key: str) -> None:
        self.open_key = "" if key == self.open_key else key
        for known, words in self._opened.items():
            words.setVisible(known == self.open_key)
